"""An instructor: formgrader, a grade by hand, the export, the class report and the feedback."""

import json
import shutil

import pytest
from formgrader import Formgrader, exported

import tutorial
from invigilator.authoring import build, record
from invigilator.autograding.executors import executor_for
from invigilator.course import Assignment, Course
from invigilator.grading_run import Options, run
from invigilator.reporting.files import write_report
from invigilator.sample_class import SampleClass
from project import COURSE

pytestmark = pytest.mark.browser

SENTENCE = "Cost, dw and db are means over the examples; a division by m is missing."
ANSWER = "The one that forgets: no window has to be kept."
#: In the text of the tutorial's assignment.
FORMULAS = 9


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A graded course of two assignments: logistic regression as cloned, and the tutorial's."""
    root = tutorial.clone(tmp_path_factory.mktemp("course"))
    regression, averages = _regression(root), _averages(root)
    build.build([averages])
    record.record([averages])
    submitted = _hand_in(regression, averages)
    for assignment in (regression, averages):
        with executor_for(assignment) as executor:
            run(assignment, [submitted], Options(), executor)
    return regression


def _regression(root):
    original = COURSE.one("course1/logistic_regression")
    assignment = Assignment(original.course, original.name, Course.at(root))
    for part in ("source", "release", "visible", "hidden"):
        target = getattr(assignment, part)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(getattr(original, part), target)
    return assignment


def _averages(root):
    for name, text in tutorial.files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Course.at(root).one(tutorial.TARGET)


def _hand_in(regression, averages):
    sample = SampleClass(regression)
    answered = json.loads(averages.instructor_notebook.read_text("utf-8"))
    (question,) = [cell for cell in answered["cells"] if cell["id"] == "reflection"]
    question["source"] = ANSWER
    handed_in = {
        ("ada", regression.name): json.dumps(sample.solved()),
        ("bob", regression.name): json.dumps(sample.mistaken("propagate")),
        ("cyd", regression.name): "Dear professor, my dog ate the notebook.",
        ("ada", averages.name): json.dumps(answered),
        ("bob", averages.name): averages.release.read_text("utf-8"),
    }
    submitted = regression.course_folder / "submitted"
    for (student, name), text in handed_in.items():
        path = submitted / student / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return submitted


def test_formgrader_shows_our_grading_and_a_grade_by_hand_is_exported(course, lab, visit, picture):
    server = lab(course.course_folder)
    page = visit.page()
    formgrader = Formgrader(page, server.address)
    scores = {"ada": "100 / 100", "bob": "80 / 100", "cyd": "0 / 100"}
    assert formgrader.scores("logistic_regression") == scores
    assert formgrader.scores("moving_average") == {"ada": "90 / 100", "bob": "0 / 100"}

    formgrader.open("logistic_regression", "80 / 100")
    verdict = page.get_by_text("✗ propagate: not right yet")
    verdict.wait_for()
    assert page.get_by_text(SENTENCE).is_visible()
    assert page.locator("input.score#check-propagate").get_attribute("placeholder") == "0"
    verdict.scroll_into_view_if_needed()
    picture(page, "formgrader-light")

    formgrader.open("moving_average", "90 / 100")
    page.locator("mjx-container svg").first.wait_for()
    assert page.locator("mjx-container").count() == FORMULAS
    assert page.locator("[data-mml-node=merror]").count() == 0
    assert page.get_by_text(ANSWER).is_visible()
    formgrader.give("reflection", 8)
    page.get_by_text(ANSWER).scroll_into_view_if_needed()
    picture(page, "formgrader-by-hand-light")
    assert formgrader.scores("moving_average")["ada"] == "98 / 100"

    scores = exported(course.course_folder)
    assert scores["logistic_regression"] == {"ada": 100, "bob": 80, "cyd": 0}
    assert scores["moving_average"] == {"ada": 98, "bob": 0, "cyd": 0}
    assert (visit.complaints, visit.foreign) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_leads_to_the_feedback(course, visit, scheme):
    page = visit.page(scheme=scheme)
    page.goto(write_report(course).as_uri())
    assert page.get_by_role("img", name="Number of submissions by score").is_visible()
    mistakes = page.get_by_role("table", name="Mistakes, how many students made each")
    (row,) = mistakes.locator("tbody tr").all()
    assert row.inner_text().split("\t")[0].strip() == "1"
    assert SENTENCE in row.inner_text()

    page.get_by_role("link", name="bob").first.click()
    page.get_by_role(
        "heading", name="Logistic regression: one neuron learns to see cats"
    ).wait_for()
    assert page.get_by_text(SENTENCE).is_visible()
    assert (visit.complaints, visit.foreign) == ([], [])
