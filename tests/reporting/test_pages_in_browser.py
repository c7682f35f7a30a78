"""The pages in a real browser: quiet, as wide as the screen, in the theme of the reader."""

import pytest

from invigilator.reporting.class_report import render_report
from invigilator.reporting.feedback import render_feedback

pytestmark = pytest.mark.browser


@pytest.fixture(params=["feedback", "report"])
def page(request, make, tmp_path):
    """A page with long names and messages, as a file."""
    long = "a_name_of_a_function_that_is_longer_than_a_line_of_a_telephone"
    cases = [make.case("failed", message=f"{long}: expected\n{'1234567890' * 20}", mistake=long)]
    exercises = [make.exercise(long, "killed", cases, message=long), make.exercise()]
    result = make.result("a-student-with-a-very-long-name" * 3, exercises, notes=[long * 3])
    results = [result, make.rejected(reason=long * 3)]
    feedback, report = render_feedback(result, "Means"), render_report("course1/means", results)
    path = tmp_path / "page.html"
    path.write_text(feedback if request.param == "feedback" else report, encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_is_wider_than_the_screen_and_nothing_complains(browser, page, width):
    complaints = []
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto(page)

    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    tab.close()


def test_the_theme_is_the_readers(browser, page):
    def background(scheme):
        tab = browser.new_page(color_scheme=scheme)
        tab.goto(page)
        color = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        tab.close()
        return color

    assert (background("light"), background("dark")) == ("rgb(246, 245, 241)", "rgb(18, 22, 28)")
