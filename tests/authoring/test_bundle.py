"""The student's folder works alone and gives nothing away."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version

import pytest

from invigilator.authoring.bundle import bundle
from invigilator.authoring.data_files import data_files
from invigilator.authoring.recorder import load_grader
from invigilator.authoring.source import read_source
from invigilator.checking.cases import patched
from invigilator.checking.store import read
from invigilator.exceptions import CourseError
from invigilator.scaffold import new_course
from project import COURSE, ROOT

ASSIGNMENT = COURSE.one("course1/logistic_regression")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    to = tmp_path_factory.mktemp("bundle") / "student"
    bundle([ASSIGNMENT], to)
    return to


def contents(folder):
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_no_solution_and_nothing_hidden_is_in_it(folder):
    names = [path.name for path in folder.rglob("*")]
    assert not [name for name in names if name.endswith(".hidden.h5")]
    sources = [
        path for path in folder.rglob(f"{ASSIGNMENT.name}.py") if "figures" not in path.parts
    ]
    assert sources == []
    everything = contents(folder)
    hidden = read(ASSIGNMENT.hidden)
    for recorded in hidden.cases:
        assert recorded.case.source.encode() not in everything
    references = read_source(ASSIGNMENT).answers
    for reference in references.values():
        assert reference.encode() not in everything
    for mistake in load_grader(ASSIGNMENT).known_mistakes:
        wrong = patched(references[mistake.exercise], mistake)
        assert wrong.encode() not in everything


def test_the_data_that_its_notebooks_read_are_in_it_and_no_others(folder):
    names = {path.name for path in (folder / "support" / "datasets").iterdir()}
    assert names == {"README.md", "train_catvnoncat.h5", "test_catvnoncat.h5"}


def test_every_data_file_is_read_by_some_assignment():
    read_ones = {path for each in COURSE.assignments() for path in data_files(each)}
    shipped = {path for path in (ROOT / "datasets").glob("*.*") if path.suffix != ".md"}
    assert read_ones == shipped


def test_the_archive_holds_the_folder(folder):
    with zipfile.ZipFile(folder.with_suffix(".zip")) as archive:
        assert f"student/course1/{ASSIGNMENT.name}/{ASSIGNMENT.name}.ipynb" in archive.namelist()


def test_checks_and_helpers_work_from_the_folder_alone(folder):
    code = f"""
import lr_utils, graders
from graders import Checker
assert graders.__file__.startswith({str(folder)!r}), graders.__file__
assert lr_utils.__file__.startswith({str(folder)!r})
assert lr_utils.load_dataset()[0].shape == (209, 64, 64, 3)
def initialize_with_zeros(dim):
    import numpy as np
    return np.zeros((dim, 1)), 0.0
check = Checker("course1/logistic_regression")
check("initialize_with_zeros")
check.summary()
"""
    path = os.pathsep.join([str(folder / "support"), str(folder / "support" / "utils")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "✓ initialize_with_zeros: passed" in done.stdout


def test_versions_are_those_of_the_lock(folder):
    lock = (ROOT / "requirements.lock").read_text().splitlines()
    project = tomllib.loads((folder / "support" / "pyproject.toml").read_text())["project"]
    assert (folder / "requirements.txt").read_text() == "-e ./support\n"
    pins = [line.split(" ;")[0] for line in project["dependencies"] if "==" in line]
    assert len(pins) > 8
    assert set(pins) <= set(lock)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(CourseError, match="not empty"):
        bundle([ASSIGNMENT], tmp_path)


#: Of all that its helpers could read, what the notebooks of course 5 do read.
COURSE_5 = {
    *("cv_sentences.h5", "dates.h5", "genera.txt", "glove_6b_50d.h5", "plays.txt", "tesss.csv"),
    *("train_emoji.csv", "trigger_words.h5", "word_order.csv"),
}


def test_a_helper_that_reads_nothing_brings_no_data(tmp_path):
    bundle(COURSE.select("course5"), tmp_path / "student")
    data = tmp_path / "student" / "support" / "datasets"
    assert {path.name for path in data.iterdir()} == COURSE_5 | {"README.md"}


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """A course as `course new` writes it, which pins no versions."""
    return new_course(tmp_path_factory.mktemp("courses") / "mine")


def bundled(course, to):
    """The README of a bundle of all assignments of a course, and what its project needs."""
    bundle(course.assignments(), to)
    project = tomllib.loads((to / "support" / "pyproject.toml").read_text())["project"]
    return (to / "README.md").read_text("utf-8"), project["dependencies"]


def test_a_course_without_pins_promises_nothing_that_was_not_measured(mine, tmp_path):
    text, needs = bundled(mine, tmp_path / "student")
    assert "You need Python 3.11 or newer.\n" in text
    for promise in ("takes", "MB", "tested", "TensorFlow", "COURSE_DATA", "datasets"):
        assert promise not in text
    assert sorted(needs) == ["h5py", "ipykernel", "jupyterlab", "matplotlib", "numpy"]


def test_a_course_without_a_lock_installs_what_opens_and_checks_its_notebooks(mine, tmp_path):
    (mine.root / "requirements.lock").rename(tmp_path / "kept")
    try:
        _, needs = bundled(mine, tmp_path / "student")
    finally:
        (tmp_path / "kept").rename(mine.root / "requirements.lock")
    assert set(needs) == {"h5py", "ipykernel", "jupyterlab", "numpy"}


def test_a_readme_says_what_installing_takes_where_it_was_measured(folder):
    text = (folder / "README.md").read_text("utf-8")
    assert re.search(r"3\.13 are tested\)\. Installing takes .* and \d+ MB\.\n", text)
    assert "`COURSE_DATA`" in text


def test_a_course_with_nothing_but_notebooks_makes_a_bundle(tmp_path):
    bare = new_course(tmp_path / "bare")
    for name in ("LICENSE", "LICENSE-CONTENT.md"):
        (bare.root / name).unlink()
    for folder in (bare.data_folder, bare.helpers_folder):
        shutil.rmtree(folder)
    text, _ = bundled(bare, tmp_path / "student")
    assert "icence" not in text
    assert (tmp_path / "student" / "course1" / "moving_average" / "moving_average.ipynb").is_file()


def test_the_licences_that_a_course_has_are_in_its_bundle(folder):
    text = (folder / "README.md").read_text("utf-8")
    linked = re.findall(r"\]\((support/[^)]+)\)", text.partition("Licences: ")[2])
    assert linked == ["support/LICENSE", "support/LICENSE-CONTENT.md", "support/datasets/README.md"]
    assert all((folder / each).is_file() for each in linked)


@pytest.mark.parametrize(
    ("missing", "advice"),
    [
        (lambda each: each.release, "Run `course build course1/moving_average` and"),
        (lambda each: each.visible, "Run `course build course1/moving_average` and"),
        (lambda each: each.home.graders_folder / "__init__.py", "`course new NAME` writes one"),
    ],
)
def test_where_something_is_missing_nothing_is_written(mine, tmp_path, missing, advice):
    (assignment,) = mine.assignments()
    path = missing(assignment)
    path.rename(tmp_path / "kept")
    try:
        with pytest.raises(CourseError, match=re.escape(advice)):
            bundle([assignment], tmp_path / "student")
    finally:
        (tmp_path / "kept").rename(path)
    assert not (tmp_path / "student").exists()


def test_what_is_stale_makes_no_bundle(tmp_path):
    (assignment,) = new_course(tmp_path / "own").assignments()
    source = assignment.source.read_text("utf-8")
    assignment.source.write_text(source.replace("sums / width", "sums / (width)"), "utf-8")
    with pytest.raises(CourseError, match=r"is stale: .* Run `course record course1/moving_aver"):
        bundle([assignment], tmp_path / "student")
    assert not (tmp_path / "student").exists()


def test_the_version_is_the_engines(folder):
    project = tomllib.loads((folder / "support" / "pyproject.toml").read_text())["project"]
    assert project["version"] == version("invigilator")
