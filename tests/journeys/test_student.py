"""A student: from the bundle to a notebook that is handed in, in JupyterLab."""

import json
import shutil

import pytest
from click.testing import CliRunner

from accessibility import grave_faults
from invigilator.cli import main
from invigilator.sample_class import SampleClass
from project import COURSE

pytestmark = pytest.mark.browser

NOTEBOOK = "course1/logistic_regression/logistic_regression.ipynb"
MARKER = "# GRADED FUNCTION: sigmoid"
CHECK = 'check("sigmoid")'
#: What checks and the summary show.
SHOWN = ".jp-OutputArea .jp-RenderedHTMLCommon"
ANSWER = f"{MARKER}\ndef sigmoid(z):\n    return {{}}"


@pytest.fixture
def bundle(tmp_path):
    """What a student gets, and nothing else."""
    folder = tmp_path / "bundle"
    result = CliRunner().invoke(main, ["bundle", "course1", "--to", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def student_lab(lab, bundle, scheme="light"):
    """JupyterLab as students see it, with the modules of their bundle."""
    modules = [bundle / "support", bundle / "support" / "utils"]
    return lab(bundle, scheme=scheme, modules=modules, nbgrader=False)


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


def test_the_start_page_leads_to_the_first_notebook(bundle, lab, visit, picture, scheme):
    page = visit.page(1150, 800, scheme)
    started = student_lab(lab, bundle, scheme)
    started.open(page, "START_HERE.ipynb")
    page.get_by_role("heading", name="Start here").wait_for()
    assert page.get_by_text("nbgrader").count() == 0
    assert page.get_by_text("Formgrader").count() == 0
    picture(page, f"start-{scheme}")
    page.locator(".jp-RenderedMarkdown a", has_text="python_basics").click()
    started.opened(page)
    page.get_by_role("heading", name="Python basics").first.wait_for()


def test_a_student_fails_is_helped_succeeds_and_hands_in(bundle, lab, visit, picture, scheme):
    opened = student_lab(lab, bundle, scheme)
    notebook = opened.open(visit.page(1150, 900, scheme), NOTEBOOK)

    notebook.run_all()
    first = notebook.output('check("dataset_dimensions")').first
    first.wait_for()
    assert "still None: fill in the code between" in first.inner_text()
    notebook.output("check.summary()").first.wait_for()
    notebook.menu("Edit", "Clear Outputs of All Cells")

    notebook.write(MARKER, ANSWER.format("1 / (1 + np.exp(z))"))
    notebook.run(MARKER)
    notebook.run(CHECK)
    shown = notebook.output(CHECK).first
    shown.locator("text=Hint.").wait_for()
    assert "✗ sigmoid: not right yet" in shown.inner_text()
    assert "sign" in shown.inner_text()
    assert shown.locator('[role="status"]').count() == 1
    assert grave_faults(notebook.page, SHOWN) == []
    shown.scroll_into_view_if_needed()
    picture(notebook.page, f"check-{scheme}")

    notebook.write(MARKER, ANSWER.format("1 / (1 + np.exp(-z))"))
    notebook.run(MARKER)
    notebook.run(CHECK)
    notebook.output(CHECK).first.locator("text=sigmoid: passed").wait_for()
    notebook.run("check.summary()")
    summary = notebook.output("check.summary()").first
    summary.locator("text=10 of 100 points").wait_for()
    assert "hidden cases" in summary.inner_text()
    assert grave_faults(notebook.page, SHOWN) == []
    notebook.save()

    results = bundle.parent / "results.json"
    arguments = ["grade", "course1/logistic_regression", str(bundle / NOTEBOOK)]
    graded = CliRunner().invoke(main, [*arguments, "--json", str(results)])
    assert graded.exit_code == 0, graded.output
    (result,) = json.loads(results.read_text())
    assert {e["name"]: e["score"] for e in result["exercises"] if e["score"]} == {"sigmoid": 10}


def test_after_a_failure_run_all_goes_on_to_the_summary(bundle, lab, visit, picture):
    path = "course1/python_basics/python_basics.ipynb"
    mistaken = SampleClass(COURSE.one("course1/python_basics")).mistaken("softmax")
    (bundle / path).write_text(json.dumps(mistaken), "utf-8")
    notebook = student_lab(lab, bundle).open(visit.page(1150, 900), path)
    notebook.run_all()
    summary = notebook.output("check.summary()").first
    summary.locator("text=80 of 100 points").wait_for(timeout=500_000)
    assert summary.inner_text().count("not right yet") == 1
    notebook.cell("check.summary()").scroll_into_view_if_needed()
    picture(notebook.page, "summary-light")


def test_with_nothing_filled_in_run_all_reaches_the_summary(bundle, lab, visit):
    shutil.copy(COURSE.one("course1/python_basics").release, bundle / "course1/python_basics")
    path = "course1/python_basics/python_basics.ipynb"
    notebook = student_lab(lab, bundle).open(visit.page(), path)
    notebook.run_all()
    notebook.output("check.summary()").first.locator("text=0 of 100 points").wait_for(
        timeout=500_000
    )


def test_a_cell_that_was_changed_but_not_run_is_noticed(bundle, lab, visit):
    notebook = student_lab(lab, bundle).open(visit.page(), NOTEBOOK)
    notebook.run("from graders import Checker")
    notebook.run("import numpy as np")
    notebook.write(MARKER, ANSWER.format("1 / (1 + np.exp(z))"))
    notebook.run(MARKER)
    notebook.write(MARKER, ANSWER.format("1 / (1 + np.exp(-z))"))
    notebook.save()
    notebook.run(CHECK)
    shown = notebook.output(CHECK).first
    shown.locator("text=was changed after it was run").wait_for()


def test_the_validate_button_of_nbgrader_works(bundle, lab, visit):
    page = visit.page()
    lab(bundle, modules=[bundle / "support", bundle / "support" / "utils"]).open(
        page, "course1/python_basics/python_basics.ipynb"
    )
    page.get_by_role("button", name="Validate").click()
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for()
    dialog.locator("text=cells failed").or_(dialog.locator("text=check(")).first.wait_for()
