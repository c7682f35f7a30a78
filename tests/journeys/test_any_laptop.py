"""A student's laptop is not ours: odd folders, other encodings, front ends without HTML."""

import os
import subprocess
import sys

import pytest

from invigilator.authoring.bundle import bundle
from invigilator.authoring.source import read_source
from project import COURSE

ASSIGNMENT = COURSE.one("course1/python_basics")
#: Without UTF-8 mode, in a locale of plain ASCII; output as Windows writes it into a pipe.
OLD = {
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "cp1252",
    "PYTHONWARNDEFAULTENCODING": "1",
    "MPLBACKEND": "agg",
}
SESSION = """
import sys
from graders import Checker
check = Checker("{target}")
for answer, name in {answers!r}:
    exec(answer, vars(sys.modules["__main__"]))
    try:
        check(name)
    except Exception as error:
        print(type(error).__name__)
check.summary()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A bundle in a folder whose name has spaces and umlauts."""
    to = tmp_path_factory.mktemp("laptop") / "Université – my course (copy)" / "hand out"
    to.parent.mkdir()
    bundle([ASSIGNMENT], to)
    return to


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """The file of a plain session: the reference answers, and one that is wrong."""
    source = read_source(ASSIGNMENT)
    lines = [
        line for cell in source.cells if cell.kind == "code" for line in cell.source.split("\n")
    ]
    provided = [line for line in lines if line.startswith(("import ", "from "))]
    right = [(source.answer(each).source, each.name) for each in source.exercises]
    wrong = (f"def {source.exercises[-1].name}(*_): return None", source.exercises[-1].name)
    checks = SESSION.format(target=ASSIGNMENT.target, answers=[*right, wrong])
    path = tmp_path_factory.mktemp("session") / "session.py"
    path.write_text("\n".join([*provided, checks]), encoding="utf-8")
    return path


@pytest.fixture
def run(folder, session):
    """Run the session beside a notebook of the bundle; return what it prints."""

    def start(environment):
        path = os.pathsep.join([str(folder / "support"), str(folder / "support" / "utils")])
        own = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
        done = subprocess.run(
            [sys.executable, session],
            cwd=folder / "course1" / "python_basics",
            env={**own, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            capture_output=True,
        )
        told = done.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8"))
        assert done.returncode == 0, told + done.stderr.decode("utf-8", "replace")
        return told, done.stderr.decode("utf-8", "replace")

    return start


def test_in_a_folder_with_spaces_and_umlauts_checks_work(run):
    told, _ = run({"MPLBACKEND": "agg"})
    assert told.count(": passed") >= len(read_source(ASSIGNMENT).exercises)
    assert "CheckFailed" in told
    assert "<div" not in told


def test_in_an_old_locale_checks_are_shown_in_characters_that_it_has(run):
    told, complaints = run(OLD)
    assert told.count(": passed") >= len(read_source(ASSIGNMENT).exercises)
    assert "+ " in told
    assert "x " in told
    assert "✓" not in told
    ours = [line for line in complaints.splitlines() if "EncodingWarning" in line]
    assert not [line for line in ours if "invigilator" in line or "coursework" in line]


def test_nothing_is_written_beside_the_notebook(run, folder):
    notebook = folder / "course1" / "python_basics"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    notebook.chmod(0o555)
    try:
        told, _ = run({"MPLBACKEND": "agg"})
    finally:
        notebook.chmod(0o755)
    assert "CheckFailed" in told
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
