"""`course new`, and the engine out of its wheel in an environment without this project."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import tutorial
from invigilator import scaffold
from project import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of the engine."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder]
    subprocess.run([*command, ROOT / "invigilator"], check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def course(wheel, tmp_path_factory):
    """The `course` command of an environment that has the wheel, and its dependencies alone."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    here = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    (packages / "dependencies.pth").write_text(f"{here}\n")
    own = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}

    def run(*arguments, cwd):
        code = "from invigilator.cli import main; main(prog_name='course')"
        command = [folder / "bin" / "python", "-c", code, *arguments]
        return subprocess.run(
            command, cwd=cwd, env={**own, "COLUMNS": "200"}, capture_output=True, text=True
        )

    return run


def test_the_wheel_holds_the_engine_and_no_course(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top.split("-")[0] for top in tops} == {"invigilator"}
    assert not [name for name in names if name.endswith((".h5", ".ipynb"))]
    assert "invigilator/py.typed" in names
    assert any(name.endswith("jupyter_server_config.d/invigilator.json") for name in names)


def test_the_template_is_what_the_tutorial_writes():
    for name, content in tutorial.files().items():
        assert (scaffold.TEMPLATE / name).read_text("utf-8") == content


def test_a_course_of_ones_own_grades_a_right_and_a_wrong_notebook(course, tmp_path):
    made = course("new", "mine", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    mine = tmp_path / "mine"
    solved = json.loads((mine / "course1/source/moving_average/moving_average.ipynb").read_text())
    handed_in = mine / "submissions"
    handed_in.mkdir()
    (handed_in / "ada.ipynb").write_text(json.dumps(solved))
    (handed_in / "bob.ipynb").write_text(json.dumps(solved).replace("sums / width", "sums"))
    done = course(
        "grade", "course1/moving_average", "submissions", "--json", "results.json", cwd=mine
    )
    assert done.returncode == 0, done.stderr
    ada, bob = json.loads((mine / "results.json").read_text())
    assert (ada["score"], bob["score"]) == (90, 45)
    assert bob["exercises"][0]["message"].startswith("A mean is a sum over the number of values")
    report = course("report", "course1/moving_average", cwd=mine)
    assert report.returncode == 0, report.stderr
    demo = course("demo", cwd=mine)
    assert demo.returncode == 0, demo.stderr
    assert "Graded 8 submissions" in demo.stdout


def test_outside_a_course_one_is_told_what_to_do(course, tmp_path):
    done = course("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "is not inside a course" in done.stderr
    assert "course new NAME" in done.stderr


def test_a_folder_that_holds_something_is_left_alone(course, tmp_path):
    (tmp_path / "thesis.tex").touch()
    done = course("new", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]
