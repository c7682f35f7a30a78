"""The pages in a real browser: quiet, as wide as the screen, in the theme of the reader."""

import pytest

from invigilator.autograding.journal import ClassBook
from invigilator.course import Assignment, Course
from invigilator.folder_names import folder_name
from invigilator.reporting.class_report import render_report
from invigilator.reporting.feedback import render_feedback
from invigilator.reporting.files import write_report

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


NAMES = [
    "Ada Lovelace_17",
    "José",
    "Jose\u0301",
    "李博",
    "100% ada",
    "a#1",
    "a?b=c&d",
    "a+b",
    "a:b;c",
    "a'b\"c",
    "a<b>c",
    "%41da",
    "a\\b",
    "a/b",
    "[ada](x)",
    "{{ 7 * 7 }}",
    "\u202egnp",
    "a\nb",
    "ж" * 120,
    "~ada@x.org",
]


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_every_link_of_the_class_report_leads_to_its_students_page(browser, make, tmp_path):
    assignment = Assignment("course1", "means", Course(tmp_path))
    results = [make.result(name) for name in NAMES]
    for number, result in enumerate(results):
        folder = assignment.course_folder / "feedback" / folder_name(result.student) / "means"
        folder.mkdir(parents=True)
        (folder / "means.html").write_text(render_feedback(result, f"Page {number}"), "utf-8")
    ClassBook(assignment).add(results)
    tab = browser.new_page()
    tab.goto(write_report(assignment).as_uri())
    links = tab.evaluate("[...document.querySelectorAll('a')].map(link => link.href)")
    reached = set()
    for link in links:
        tab.goto(link)
        reached.add(tab.inner_text("h1"))
    tab.close()
    assert reached == {f"Page {number}" for number in range(len(NAMES))}
