"""The `course` command: its contract, its messages and its exit status."""

import json
import os
import re
import shutil
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import invigilator
from invigilator.authoring.numerics import profiles
from invigilator.cli import main
from invigilator.course import Course
from invigilator.course_copy import copy_assignment
from invigilator.exceptions import CourseError
from invigilator.sample_class import SampleClass
from project import COURSE, ROOT

TARGET = "course1/logistic_regression"
COMMANDS = (
    "new",
    "build",
    "record",
    "grade",
    "watch",
    "report",
    "bundle",
    "site",
    "doctor",
    "demo",
    "lab",
)
RESULT = (
    "student assignment notebook status reason score max_score seconds exercises notes questions "
    "failure"
)
EXERCISE = "name points score status message depends_on cases"
CASE = "name hidden status message mistake"


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """The project in another folder, in which nothing has been graded."""
    root = tmp_path_factory.mktemp("clone")
    for folder in ("graders", "utils"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
    for folder in ("source", "release"):
        shutil.copytree(ROOT / "course1" / folder, root / "course1" / folder)
    shutil.copy(ROOT / "course1" / "nbgrader_config.py", root / "course1")
    (root / "datasets").symlink_to(ROOT / "datasets")
    shutil.copy(ROOT / "invigilator.toml", root)
    return root


@pytest.fixture(scope="module")
def course(clone):
    """Run the command in the clone, in a process of its own."""
    code = "from invigilator.cli import main; main()"
    paths = os.pathsep.join([str(clone), str(clone / "utils")])
    environment = {**os.environ, "PYTHONPATH": paths, "COLUMNS": "200"}

    def run(*arguments, **more):
        command = [sys.executable, "-c", code, *map(str, arguments)]
        own = {**environment, **more}
        return subprocess.run(command, cwd=clone, env=own, capture_output=True, text=True)

    return run


@pytest.fixture(scope="module")
def sample(clone):
    return SampleClass(Course.at(clone).one(TARGET))


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory, sample):
    """Two files anywhere on disk, one of them no notebook."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "Grace Hopper.ipynb").write_text(json.dumps(sample.mistaken("propagate")))
    (folder / "prose.ipynb").write_text("Dear professor, my dog ate the notebook.")
    return folder


@pytest.fixture(scope="module")
def graded(course, handed_in):
    """What the command said and wrote of them."""
    results = handed_in / "out.json"
    pages = handed_in / "pages"
    done = course("grade", TARGET, handed_in, "--json", results, "--feedback", pages)
    assert done.returncode == 0, done.stderr
    return done, json.loads(results.read_text("utf-8"))


def invoke(*arguments):
    """Run the command in this process; for what ends before it grades or writes."""
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_lists_the_commands(flag):
    result = invoke(flag)
    assert result.exit_code == 0
    assert all(f"\n  {command} " in result.output for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    result = invoke(command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command):
    options = [each for each in main.commands[command].params if isinstance(each, click.Option)]
    assert [each.opts for each in options if not each.help] == []


def test_the_numerics_are_named_in_the_help():
    told = " ".join(invoke("record", "--help").output.split())
    assert all(f" {name}" in told for name in profiles())


def test_of_each_kind_of_numerics_is_told_what_is_proven():
    asked = ["record", "course1/python_basics", "--check", "--numerics", "one-thread,plain"]
    *each, last = invoke("--root", str(ROOT), *asked).output.splitlines()
    told = [re.fullmatch(r"(\S+): 1 of 1 proven in \d+ s\.", line) for line in each]
    assert [line and line[1] for line in told] == ["one-thread", "plain"]
    assert last == "The checks of 1 assignment are proven, and match what is stored."


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["record", TARGET, "--numerics", "plain"], "--numerics is for --check"),
        (["grade", TARGET, ".", "--workers", "2", "--cluster", "tcp://a:1"], "workers of its own"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(arguments, told):
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert told in result.output


def test_without_jupyterlab_the_lab_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", os.environ["PATH"])  # to which the command adds Python's folder
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    result = invoke("--root", str(ROOT), "lab")
    assert result.exit_code == 2
    assert "pip install jupyterlab" in result.output


def test_without_sphinx_the_site_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sphinx.cmd.build", None)
    monkeypatch.delitem(sys.modules, "invigilator.authoring.site.build", raising=False)
    result = invoke("--root", ROOT, "site")
    assert result.exit_code == 2
    assert "The site is built with sphinx, which is not installed here" in result.output
    assert 'pip install "invigilator[site]"' in result.output


def test_the_way_into_a_new_course_can_be_typed_whatever_its_name(course, tmp_path):
    folder = tmp_path / "bad name"
    assert f"To go on:  cd '{folder}' && course lab" in course("new", folder).stdout


def test_help_imports_nothing_heavy():
    heavy = "nbgrader nbformat nbclient nbconvert jupytext jupyter_client sqlalchemy tensorflow"
    code = (
        "import sys; from invigilator.cli import main; main(['--help'], standalone_mode=False); "
        f"print('imported:', [m for m in {heavy.split()} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "imported: []" in done.stdout


def test_each_result_has_the_fields_of_the_contract(graded):
    _, results = graded
    assert [each["student"] for each in results] == ["Grace Hopper", "prose"]
    for result in results:
        assert list(result) == RESULT.split()
        assert result["assignment"] == TARGET
    for exercise in results[0]["exercises"]:
        assert list(exercise) == EXERCISE.split()
        assert all(list(case) == CASE.split() for case in exercise["cases"])


def test_the_results_are_those_of_the_notebooks(graded, handed_in):
    grace, prose = graded[1]
    assert (grace["status"], grace["score"], grace["max_score"]) == ("graded", 80, 100)
    assert grace["notebook"] == str(handed_in / "Grace Hopper.ipynb")
    assert sum(each["score"] for each in grace["exercises"]) == 80
    (wrong,) = [each for each in grace["exercises"] if each["status"] != "passed"]
    assert (wrong["name"], wrong["points"], wrong["score"]) == ("propagate", 20, 0)
    assert (prose["status"], prose["score"], prose["exercises"]) == ("rejected", 0, [])
    assert "not a notebook" in prose["reason"]


def test_a_table_and_pages_are_for_people(graded, handed_in):
    done, _ = graded
    assert "Grace Hopper" in done.stdout
    assert "not a notebook" in done.stdout
    pages = sorted(path.name for path in (handed_in / "pages").iterdir())
    assert pages == ["Grace Hopper.html", "prose.html"]


def test_files_elsewhere_leave_nbgraders_folders_alone(graded, clone):
    found = {path.name for path in (clone / "course1").iterdir()}
    assert found.isdisjoint({"gradebook.db", "autograded", "feedback", "submitted"})


def test_what_is_graded_already_is_not_graded_again(graded, course, handed_in):
    again = handed_in / "again.json"
    done = course("grade", TARGET, handed_in / "Grace Hopper.ipynb", "--json", again)
    assert done.returncode == 0
    assert json.loads(again.read_text("utf-8")) == graded[1][:1]


def test_where_no_sandbox_can_be_had_grading_refuses(course, sample, tmp_path):
    forbidding = tmp_path / "bwrap"
    forbidding.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2; exit 1")
    forbidding.chmod(0o755)
    (tmp_path / "bob.ipynb").write_text(json.dumps(sample.solved()))
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = course("grade", TARGET, tmp_path / "bob.ipynb", PATH=path)
    assert done.returncode == 2
    assert "No permissions to create new namespace" in done.stderr
    assert "--no-sandbox" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_report_is_written_from_what_has_been_graded(graded, course, clone):
    done = course("report", TARGET)
    assert done.returncode == 0
    path = done.stdout.removeprefix("Report: ").strip()
    assert path == str(clone / "course1" / "reports" / "logistic_regression.html")
    with open(path, encoding="utf-8") as page:
        assert "Grace Hopper" in page.read()


def test_without_sandbox_a_loud_warning_comes_first(course, sample, tmp_path):
    (tmp_path / "ada.ipynb").write_text(json.dumps(sample.solved()))
    results = tmp_path / "out.json"
    arguments = ("grade", TARGET, tmp_path / "ada.ipynb", "--no-sandbox", "--json", results)
    done = course(*arguments, "--workers", 1, "--force")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("WITHOUT SANDBOX: submissions run as you.")
    assert json.loads(results.read_text())[0]["score"] == 100


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["grade", "course1/logistic_regresion", "x"], "Did you mean course1/logistic_regression?"),
        (["grade", "nothing", "x"], "There is no 'nothing'. Targets are: course1"),
        (["grade", "sigmoid", "x"], "and their assignments: COURSE/NAME"),
        (["grade", "course1/x", "x"], "Targets are: course1/deep_network_application, "),
        (["grade", "course1", "x"], "course1/logistic_regression"),
        (["grade", TARGET, "/nowhere/x.ipynb"], "/nowhere/x.ipynb does not exist"),
        (["grade", TARGET], "Missing argument"),
        (["grade", TARGET, "x", "--workers", "0"], "--workers"),
        (["grade", TARGET, "x", "--cores", "2"], "No such option"),
        (["report", "course1/logistic"], "Did you mean course1/logistic_regression?"),
        (["build", "course77"], "There is no 'course77'"),
        (["record", "--check", "course77"], "There is no 'course77'"),
        (["teach"], "No such command"),
    ],
)
def test_unusable_arguments_end_with_status_2_and_a_sentence(arguments, message):
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output


def test_an_empty_folder_ends_with_status_2(tmp_path):
    result = invoke("grade", TARGET, tmp_path)
    assert result.exit_code == 2
    assert "holds no notebooks. Name a folder with .ipynb files" in result.output


def test_a_layout_can_be_forced_and_what_is_found_only_listed(tmp_path):
    for name in ("ada_5_77_hw", "bo_6_78_hw"):
        (tmp_path / f"{name}.ipynb").write_text("{}")
    (tmp_path / "grades.csv").write_text("")
    listed = invoke("grade", TARGET, tmp_path, "--list")
    assert listed.exit_code == 0
    told = " ".join(listed.output.split())
    assert "read as Canvas's download: 2 students; 3 files found: 2 to grade, 1 ignored" in told
    assert "notebook of ada_5: ada_5_77_hw.ipynb" in told
    assert "ignored: grades.csv (neither a notebook nor what is handed in for one)" in told
    named = invoke("grade", TARGET, tmp_path, "--list", "--layout", "names")
    assert "notebook of ada_5_77_hw: ada_5_77_hw.ipynb" in " ".join(named.output.split())


def test_a_layout_that_is_none_or_does_not_fit_ends_with_status_2(tmp_path):
    (tmp_path / "ada.ipynb").write_text("{}")
    unknown = invoke("grade", TARGET, tmp_path, "--layout", "moodel")
    assert unknown.exit_code == 2
    assert "moodle" in unknown.output
    unfit = invoke("grade", TARGET, tmp_path, "--layout", "moodle")
    assert unfit.exit_code == 2
    assert "cannot be read as Moodle's download" in unfit.output


def test_an_error_cannot_steer_the_terminal(tmp_path):
    result = invoke("grade", TARGET, tmp_path / "a\x1b[2Jb")
    assert result.exit_code == 2
    assert "does not exist" in result.output
    assert "\x1b[2J" not in result.output


def test_results_are_not_computed_when_they_cannot_be_written(tmp_path, handed_in):
    result = invoke("grade", TARGET, handed_in, "--json", tmp_path / "missing" / "out.json")
    assert result.exit_code == 2
    assert "is not a folder. Make it first." in result.output


@pytest.mark.parametrize(
    ("option", "place", "told"),
    [
        ("--json", "", "it is a folder. Name a file in it."),
        ("--feedback", "taken.txt", "taken.txt is a file. Name another."),
        ("--feedback", "taken.txt/pages", "taken.txt is a file. Name another."),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_grading(
    tmp_path, handed_in, option, place, told
):
    (tmp_path / "taken.txt").write_text("years of work")
    result = invoke("grade", TARGET, handed_in, option, tmp_path / place)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())
    assert (tmp_path / "taken.txt").read_text() == "years of work"


@pytest.mark.parametrize(
    ("more", "told"),
    [((), "the same command goes on"), (("--force",), "command, without --force,")],
)
def test_an_interrupted_run_says_that_what_is_graded_is_kept(
    tmp_path, monkeypatch, handed_in, more, told
):
    def interrupted(*_):
        raise KeyboardInterrupt

    own = copy_assignment(COURSE.one(TARGET), tmp_path / "own")
    monkeypatch.setattr("invigilator.grading_run.grade_all", interrupted)
    result = invoke("--root", own.root, "grade", TARGET, handed_in, *more)
    assert result.exit_code == 1
    assert "Stopped. What is graded is kept: the same command" in result.output
    assert told in result.output


def test_a_gradebook_that_cannot_be_written_withholds_no_result(tmp_path, handed_in):
    own = copy_assignment(COURSE.one(TARGET), tmp_path / "own")
    (own.course_folder / "gradebook.db").write_text("no database")
    places = ("--json", tmp_path / "out.json", "--feedback", tmp_path / "pages")
    prose = handed_in / "prose.ipynb"
    result = invoke("--root", own.root, "grade", TARGET, prose, "--gradebook", *places)
    assert result.exit_code == 2
    assert "not a notebook" in result.output
    assert "gradebook.db cannot be used" in " ".join(result.output.split())
    assert [each["student"] for each in json.loads(places[1].read_text("utf-8"))] == ["prose"]
    assert (places[3] / "prose.html").is_file()


def test_a_report_before_any_grading_says_what_to_run(course):
    done = course("report", "course1/python_basics")
    assert done.returncode == 2
    assert "No submission to course1/python_basics has been graded yet" in done.stderr
    assert "course grade course1/python_basics course1/submitted" in done.stderr


def test_a_demo_takes_no_folder_that_holds_something_else(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    result = invoke("demo", tmp_path)
    assert result.exit_code == 2
    assert "is not empty" in result.output
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_one_submission_is_graded_from_python(clone, sample, tmp_path):
    path = tmp_path / "ada.ipynb"
    path.write_text(json.dumps(sample.solved()))
    result = invigilator.grade(path, TARGET, clone)
    assert (result.student, result.score, result.max_score) == ("ada", 100, 100)


def test_nothing_is_graded_from_python_against_stale_values(tmp_path, sample):
    assignment = copy_assignment(COURSE.one(TARGET), tmp_path / "own")
    source = assignment.source.read_text().replace("/ m", "/m", 1)
    assignment.source.write_text(source)
    path = tmp_path / "ada.ipynb"
    path.write_text(json.dumps(sample.solved()))
    with pytest.raises(CourseError, match="course record course1/logistic_regression"):
        invigilator.grade(path, TARGET, assignment.root)
