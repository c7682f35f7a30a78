"""A course of its own with secrets around it, one warm worker, and what must hold after attacks."""

import json
import shutil

import pytest
from submissions import CLASS, LIMITS, TARGET, attacking
from traces import kernels_and_parents

from invigilator.autograding.grade import Job
from invigilator.autograding.settings import Settings
from invigilator.autograding.worker import Worker
from project import COURSE, ROOT

SECRET = "the gradebook of all students"


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """The root of a course with one assignment, a gradebook and another student's work."""
    root = tmp_path_factory.mktemp("course")
    original = COURSE.one(TARGET)
    for part in ("graders/__init__.py", "graders/common", "utils", "invigilator.toml"):
        _copy(ROOT / part, root / part)
    for path in (original.visible, original.hidden, original.release, original.source):
        _copy(path, root / path.relative_to(ROOT))
    (root / "datasets").mkdir()
    for path in (ROOT / "datasets").glob("*_catvnoncat.h5"):
        _copy(path, root / "datasets" / path.name)
    (root / "course1" / "gradebook.db").write_text(SECRET)
    other = root / "course1" / "submitted" / "bob" / original.name / original.release.name
    other.parent.mkdir(parents=True)
    other.write_text(json.dumps(CLASS.solved()))
    return root


@pytest.fixture(scope="session")
def worker(course):
    """One worker for all attacks, so that each meets what the one before has left."""
    grading = Worker(Settings(course, LIMITS))
    yield grading
    folders = [jail.folder for jail in grading.jails]
    grading.close()
    assert not [folder for folder in folders if folder.exists()]


@pytest.fixture(autouse=True)
def _nothing_outside_changes(course):
    """No file of the course, or around it, is another one after an attack."""
    before = _state(course)
    yield
    assert _state(course) == before


@pytest.fixture
def grade(worker):
    """Grade a notebook, or bytes, as the submission of a student."""

    def run(notebook, student="eve", limits=LIMITS):
        worker.jails.get(TARGET).limits = limits
        content = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        return worker.grade(Job(student, TARGET, f"{student}.ipynb", content))

    return run


@pytest.fixture
def honest(grade, worker):
    """Grade an honest solution, which must get full marks, and look for what is left over."""

    def check():
        result = grade(CLASS.solved(), "ada").result
        assert (result.score, result.notes) == (result.max_score, [])
        assert len(kernels_and_parents(worker)) == len(worker.jails)

    return check


@pytest.fixture
def earns_nothing(grade):
    """Grade an attack: it must earn nothing, and cost the honest exercises nothing.

    These also show that no attack before it has left anything behind.
    """

    def check(attack, exercise="propagate", limits=LIMITS):
        notebook = attacking(attack, exercise) if isinstance(attack, str) else attack
        graded = grade(notebook, limits=limits)
        assert graded.result.status == "graded"
        for each in graded.result.exercises:
            wanted = 0 if each.name == exercise else each.points
            assert each.score == wanted, f"{each.name}: {each.status} {each.message}"
        return graded

    return check


@pytest.fixture
def repelled(earns_nothing, honest):
    """Grade an attack, which must earn nothing, and then an honest solution in the same jail."""

    def check(attack, exercise="propagate", limits=LIMITS):
        graded = earns_nothing(attack, exercise, limits)
        honest()
        return graded

    return check


def _copy(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _state(root):
    """Every file of a tree with its size and time."""
    files = [path for path in root.rglob("*") if "__pycache__" not in path.parts]
    found = {path: path.lstat() for path in files}
    return {path: (stat.st_mode, stat.st_size, stat.st_mtime_ns) for path, stat in found.items()}
