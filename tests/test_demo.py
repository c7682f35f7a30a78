"""The demo: a class of sample submissions, from files to gradebook, feedback and report."""

import json

import pytest
from nbgrader.api import Gradebook

from invigilator.authoring.recorder import load_grader
from invigilator.demo import run_demo
from invigilator.sample_class import Roll
from project import COURSE

ROLL = Roll.of(COURSE)
TARGET, MISTAKEN = ROLL.target, ROLL.mistaken
NAME = "logistic_regression"
FULL = ["ada", "bea", "carl", "jon", "kim", "lena", "leo", "mia", "nils"]
LOST = {
    **MISTAKEN,
    "olga": "sigmoid",
    "paul": "initialize_with_zeros",
    "quin": "predict",
    "rosa": "propagate",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The folder of the demo, run once; it adds nothing to the project's own course folder."""
    folder = tmp_path_factory.mktemp("demo")
    project = COURSE.one(TARGET).course_folder
    before = sorted(project.iterdir())
    run_demo(COURSE, folder)
    assert sorted(project.iterdir()) == before
    return folder


@pytest.fixture(scope="module")
def results(demo):
    """By student, what the demo says of the submission."""
    found = json.loads((demo / "results.json").read_text("utf-8"))
    return {each["student"]: each for each in found}


@pytest.fixture(scope="module")
def report(demo):
    """The page about the class."""
    return demo / "course1" / "reports" / f"{NAME}.html"


def lost(result):
    return [each for each in result["exercises"] if each["score"] < each["points"]]


def test_everyone_has_a_result(results):
    assert set(results) == {*FULL, *LOST, "dora", "emil", "sven"}
    assert {each["assignment"] for each in results.values()} == {TARGET}


@pytest.mark.parametrize("student", FULL)
def test_right_work_gets_all_points(results, student):
    assert results[student]["score"] == 100


@pytest.mark.parametrize(("student", "exercise"), LOST.items())
def test_what_is_wrong_hangs_bursts_or_attacks_costs_its_exercise_alone(results, student, exercise):
    (wrong,) = lost(results[student])
    assert (wrong["name"], wrong["score"]) == (exercise, 0)
    assert results[student]["score"] == 100 - wrong["points"]


@pytest.mark.parametrize(("student", "exercise"), MISTAKEN.items())
def test_known_mistakes_are_named_by_their_own_sentences(results, student, exercise):
    mistakes = load_grader(COURSE.one(TARGET)).known_mistakes
    sentence = next(each.sentence for each in mistakes if each.exercise == exercise)
    (wrong,) = lost(results[student])
    assert wrong["message"] == sentence


def test_the_stub_gets_nothing_and_prose_is_rejected(results):
    assert (results["emil"]["status"], results["emil"]["score"]) == ("graded", 0)
    assert (results["sven"]["status"], results["sven"]["score"]) == ("rejected", 0)
    assert "not a notebook" in results["sven"]["reason"]


def test_the_gradebook_of_nbgrader_has_the_scores(demo, results):
    with Gradebook(f"sqlite:///{demo / 'course1' / 'gradebook.db'}") as book:
        stored = {each.student.id: each.score for each in book.assignment_submissions(NAME)}
    assert stored == {student: result["score"] for student, result in results.items()}


def test_everyone_has_feedback_and_an_executed_notebook(demo, results):
    for student in results:
        assert (demo / "course1" / "feedback" / student / NAME / f"{NAME}.html").is_file()
        assert (demo / "course1" / "autograded" / student / NAME / f"{NAME}.ipynb").is_file()


def test_the_report_names_everyone_and_links_to_the_feedback(report, results):
    text = report.read_text("utf-8")
    for student in results:
        assert f"../feedback/{student}/{NAME}/{NAME}.html" in text


@pytest.mark.browser
def test_the_report_shows_how_the_class_did(report, results, browser, picture):
    page = browser.new_page(viewport={"width": 1000, "height": 1100}, color_scheme="light")
    page.goto(report.as_uri())
    assert page.get_by_role("heading", name=TARGET).is_visible()
    assert page.get_by_role("img", name="Number of submissions by score").is_visible()
    picture(page, "report-light")
    page.close()
