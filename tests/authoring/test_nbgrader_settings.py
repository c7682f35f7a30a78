"""Plain nbgrader, the real one, in a built course."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from traitlets.config import Config

from invigilator.authoring.build import build
from invigilator.authoring.nbgrader_settings import configure


@pytest.fixture
def nbgrader(tiny, tmp_path):
    """Run nbgrader's commands in the course, with no settings but the course's own."""
    build([tiny])
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "JUPYTER_CONFIG_DIR": str(tmp_path / "jupyter"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }

    def run(*arguments):
        command = [sys.executable, "-m", "nbgrader", *arguments]
        done = subprocess.run(
            command, cwd=tiny.course_folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done

    return run


def test_generate_assignment_gives_our_release_and_no_answer(tiny, nbgrader):
    ours = tiny.release.read_text()
    nbgrader("generate_assignment", "tiny", "--force")
    assert tiny.release.read_text() == ours
    assert [path.name for path in tiny.release.parent.iterdir()] == ["tiny.ipynb"]


def test_autograde_reads_partial_credit_skips_demos_and_forgives_warnings(tiny, nbgrader):
    nbgrader("generate_assignment", "tiny", "--force")
    folder = tiny.course_folder / "submitted" / "ann" / "tiny"
    folder.mkdir(parents=True)
    shutil.copy(tiny.release, folder)

    nbgrader("autograde", "tiny")
    nbgrader("export")

    graded = tiny.course_folder / "autograded" / "ann" / "tiny"
    assert [path.name for path in graded.iterdir()] == ["tiny.ipynb"]
    notebook = nbformat.read(graded / "tiny.ipynb", as_version=4)
    demo = next(cell for cell in notebook.cells if "demo is for students" in cell.source)
    assert demo.outputs == []
    with (tiny.course_folder / "grades.csv").open() as file:
        (row,) = csv.DictReader(file)
    assert (row["score"], row["max_score"]) == ("11.25", "27.5")


def test_a_limit_of_the_course_counts_for_nbgrader(tmp_path):
    config = Config()
    configure(config, tmp_path / "course3")
    assert config.Execute.timeout == 120
    assert config.CourseDirectory.course_id == "course3"

    config = Config()
    config.Limits.cell_seconds = 7
    configure(config, tmp_path)
    assert config.Execute.timeout == 7
