"""A question that a person grades, from the released notebook to the page and the export."""

import shutil

import pytest
from click.testing import CliRunner
from formgrader import Formgrader, exported

import tutorial
from invigilator.authoring import build, record
from invigilator.cli import main
from invigilator.course import Course
from invigilator.reporting.files import write_report

pytestmark = pytest.mark.browser

QUESTION = "Question."
ANSWER = "The exponential one: it keeps one number, the window keeps the last k."
COMMENT = "Right. And at the start?\nThink of the correction."


@pytest.fixture
def averages(tmp_path):
    """The assignment of the tutorial, built and recorded."""
    root = tutorial.clone(tmp_path / "project")
    for name, text in tutorial.files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assignment = Course.at(root).one(tutorial.TARGET)
    build.build([assignment])
    record.record([assignment])
    return assignment


@pytest.fixture
def grade(averages):
    """Grade what was handed in with the command; return what it prints."""

    def run():
        submitted = averages.course_folder / "submitted"
        arguments = ["--root", averages.root, "grade", averages.target, submitted]
        done = CliRunner().invoke(main, list(map(str, arguments)), env={"COLUMNS": "200"})
        assert done.exit_code == 0, done.output
        return done.output

    return run


def test_a_question_goes_from_the_notebook_to_the_page_and_the_export(averages, lab, visit, grade):
    course = averages.course_folder
    home = course / "home" / "moving_average.ipynb"
    home.parent.mkdir()
    shutil.copy(averages.release, home)
    server = lab(course)
    notebook = server.open(visit.page(), "home/moving_average.ipynb")
    notebook.answer(QUESTION, ANSWER)
    notebook.save()

    handed_in = course / "submitted" / "eve" / "moving_average" / home.name
    handed_in.parent.mkdir(parents=True)
    shutil.copy(home, handed_in)
    assert "10 points in 1 submission are still to be graded by hand" in grade()
    page = visit.page()
    feedback = course / "feedback" / "eve" / "moving_average" / "moving_average.html"
    page.goto(feedback.as_uri())
    assert page.get_by_text("waiting for your instructor").is_visible()
    page.goto(write_report(averages).as_uri())
    assert page.get_by_text("Points to grade by hand").is_visible()

    formgrader = Formgrader(visit.page(), server.address)
    formgrader.open("moving_average", "0 / 100")
    assert formgrader.page.get_by_text(ANSWER).is_visible()
    formgrader.give("reflection", 8)
    formgrader.comment("reflection", COMMENT)

    assert "graded by hand" not in grade()
    page.goto(feedback.as_uri())
    questions = page.get_by_role("region", name="Questions graded by hand")
    assert "8 of 10 points" in questions.inner_text()
    assert COMMENT in questions.inner_text()
    page.goto(write_report(averages).as_uri())
    assert page.get_by_text("Points to grade by hand").count() == 0
    assert exported(course) == {"moving_average": {"eve": 8}}
    assert visit.foreign == []
