"""The two notebooks made of a source."""

import json

import nbformat
import pytest

from invigilator.authoring.release import as_text, instructor_notebook, release_notebook
from invigilator.authoring.source import read_source


@pytest.fixture
def release(tiny):
    return release_notebook(read_source(tiny))


@pytest.fixture
def instructor(tiny):
    return instructor_notebook(read_source(tiny))


def cell_of(notebook, cell_id):
    return next(cell for cell in notebook.cells if cell.id == cell_id)


def ids(notebook):
    return [cell.id for cell in notebook.cells]


def test_the_student_gets_stubs_and_bare_checks(release):
    assert cell_of(release, "mean").source.splitlines() == [
        "# GRADED FUNCTION: mean",
        "def mean(values):",
        '    """Return the mean."""',
        "    ### START CODE HERE ### (≈ 2 lines of code)",
        "    total = None",
        "    average = None",
        "    ### END CODE HERE ###",
        "    return average",
    ]
    assert cell_of(release, "check-mean").source == 'check("mean")'
    assert "HIDDEN" not in as_text(release)


def test_the_instructor_gets_answers_and_hidden_tests(instructor):
    assert "average = total / len(values)" in cell_of(instructor, "mean").source
    assert cell_of(instructor, "check-sizes").source.splitlines() == [
        'check("sizes")',
        "### BEGIN HIDDEN TESTS",
        'check.score("sizes", points=2.5)',
        "### END HIDDEN TESTS",
    ]


def test_a_students_cell_is_nbgraders_solution_cell(release):
    cell = cell_of(release, "mean")
    assert {
        key: cell.metadata.nbgrader[key] for key in ("grade", "solution", "locked", "task")
    } == {
        "grade": False,
        "solution": True,
        "locked": False,
        "task": False,
    }
    assert cell.metadata.nbgrader.grade_id == "mean"
    assert cell.metadata.nbgrader.schema_version == 3
    assert "points" not in cell.metadata.nbgrader
    assert cell.metadata.deletable is False


def test_a_check_is_nbgraders_locked_test_cell(release):
    cell = cell_of(release, "check-sizes")
    assert {
        key: cell.metadata.nbgrader[key] for key in ("grade", "solution", "locked", "task")
    } == {
        "grade": True,
        "solution": False,
        "locked": True,
        "task": False,
    }
    assert cell.metadata.nbgrader.points == 2.5
    assert cell.metadata.editable is False


def test_a_reflection_is_graded_by_hand(release):
    cell = cell_of(release, "reflection")
    assert cell.cell_type == "markdown"
    assert cell.source == "Why does the mean move more than the median?"
    assert cell.metadata.nbgrader.grade
    assert cell.metadata.nbgrader.solution
    assert not cell.metadata.nbgrader.locked
    assert cell.metadata.nbgrader.points == 5


def test_a_demo_keeps_its_tag_and_plain_cells_have_no_metadata(release):
    demo = next(cell for cell in release.cells if "demo is for students" in cell.source)
    assert demo.metadata == {"tags": ["demo", "raises-exception"]}
    assert release.cells[0].metadata == {}


def test_what_a_figure_shows_stands_in_the_metadata_of_its_cell(release, edit):
    tiny = edit('# %% tags=["demo"]', '# %% tags=["demo"] alt="A = [1, 2] | B"')
    cell = next(c for c in release_notebook(read_source(tiny)).cells if "alt" in c.metadata)
    assert cell.metadata == {"alt": "A = [1, 2] | B", "tags": ["demo", "raises-exception"]}
    assert ids(release_notebook(read_source(tiny))) == ids(release)


def test_ids_are_unique_and_the_same_in_both_notebooks(release, instructor):
    assert len(set(ids(release))) == len(release.cells)
    assert ids(release) == ids(instructor)
    assert [cell.source for cell in release.cells].count("Now the mean of any list.") == 2


def test_an_edit_changes_the_id_of_its_cell_only(release, edit):
    changed = release_notebook(read_source(edit("sum over the count", "sum by the count")))
    assert ids(changed)[0] != ids(release)[0]
    assert ids(changed)[1:] == ids(release)[1:]


def test_the_text_is_a_clean_notebook_and_always_the_same(tiny, release):
    text = as_text(release)
    assert text == as_text(release_notebook(read_source(tiny)))
    assert text.startswith('{\n "cells": [')
    assert text.endswith("}\n")
    assert "≈" in text
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    code = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
