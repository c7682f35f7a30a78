"""Pages for people who hear them, enlarge them or see colors otherwise: axe finds nothing grave."""

import pytest
from test_similarity import DISGUISED, LOOPS

from accessibility import grave_faults
from invigilator.autograding.result import Question
from invigilator.reporting.class_report import render_report
from invigilator.reporting.feedback import render_feedback
from invigilator.reporting.similarity import similar
from invigilator.reporting.similarity_page import render_similarity

pytestmark = pytest.mark.browser
STATUSES = ("passed", "partial", "failed", "missing", "error", "timeout", "killed")


@pytest.fixture
def submission(make):
    """One exercise of each outcome, a question that waits and one that has its points."""
    cases = [
        make.case("failed", message="dw:\n[1, 2]\n[2, 4]", mistake="m is forgotten."),
        make.case("passed", hidden=True),
    ]
    exercises = [make.exercise(f"exercise_{each}", each, cases) for each in STATUSES]
    questions = [Question("why", 5), Question("how", 5, 3, "Say which.\nAnd how.")]
    return make.result("ada", exercises, notes=["A cell was left out."], questions=questions)


@pytest.fixture
def pages(make, submission):
    """By name, the HTML of each kind of page."""
    pair = similar({"bea": [LOOPS], "zoe": [DISGUISED]}, [])
    assert pair
    results = [submission, make.rejected(), make.result("cyd", [make.exercise()])]
    return {
        "feedback": render_feedback(submission, "Means"),
        "rejected": render_feedback(make.rejected(), "Means"),
        "report": render_report("course1/means", results, {"ada": "ada.html"}, pair, "pairs.html"),
        "empty": render_report("course1/means", []),
        "similar": render_similarity("course1/means", pair, "report.html"),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["feedback", "rejected", "report", "empty", "similar"])
def test_axe_finds_nothing_grave(browser, pages, tmp_path, name, scheme):
    path = tmp_path / "page.html"
    path.write_text(pages[name], encoding="utf-8")
    tab = browser.new_page(color_scheme=scheme)
    tab.goto(path.as_uri())
    assert grave_faults(tab) == []
    tab.close()


def test_axe_would_find_what_is_wrong(browser):
    tab = browser.new_page()
    tab.set_content("<html lang=en><title>x</title><main><h1>x</h1><img src='data:,'></main>")
    assert "critical image-alt (1)" in grave_faults(tab)[0]
    tab.close()
