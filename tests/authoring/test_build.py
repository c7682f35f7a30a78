"""`course build` and `course build --check`: what is written, and what is refused where."""

import json
from dataclasses import replace

import pytest

from invigilator.authoring.build import build, check
from invigilator.exceptions import DriftError, SourceError


@pytest.fixture
def built(tiny):
    build([tiny])
    return tiny


def rewrite(assignment, change):
    """Change the stored release as a notebook."""
    notebook = json.loads(assignment.release.read_text())
    change(notebook["cells"])
    text = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True)
    assignment.release.write_text(text + "\n")


def index_of(cells, cell_id):
    return next(index for index, cell in enumerate(cells) if cell["id"] == cell_id)


def test_build_writes_both_notebooks_and_says_which(tiny):
    assert tiny.home.assignments() == [tiny]
    assert build([tiny]) == [tiny.release, tiny.instructor_notebook]
    assert "HIDDEN TESTS" in tiny.instructor_notebook.read_text()
    assert "HIDDEN TESTS" not in tiny.release.read_text()


def test_a_fresh_build_passes_the_check(built):
    check([built])
    rewrite(built, lambda cells: None)
    check([built])


def test_one_changed_character_is_drift(built):
    text = built.release.read_text()
    assert text.count("average = None") == 1
    built.release.write_text(text.replace("average = None", "average = Nine"))
    with pytest.raises(DriftError) as raised:
        check([built])
    place, remedy = str(raised.value).splitlines()
    assert place.startswith("course9/release/tiny/tiny.ipynb: cell mean, line 6 is ")
    assert place.endswith("'    average = Nine', the source gives '    average = None'.")
    assert remedy == "Run: course build course9/tiny"


def test_a_changed_source_is_drift(built, edit):
    edit("raise RuntimeError", "raise ValueError")
    with pytest.raises(DriftError, match=r"cell code-\w+, line 1 is 'raise RuntimeError"):
        check([built])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda cells: cells.pop(),
            "cell markdown-.*, line 1 is missing",
        ),
        (
            lambda cells: cells.append({**cells[0], "id": "new"}),
            "cell new, line 1 is not in the source",
        ),
        (
            lambda cells: cells[index_of(cells, "check-mean")]["metadata"]["nbgrader"].update(
                points=9
            ),
            'cell check-mean is .*"points": 9.* the source gives .*"points": 10',
        ),
        (
            lambda cells: cells[0].update(id="other"),
            "cell other is .*, the source gives",
        ),
        (lambda cells: cells[0].update(cell_type="raw"), 'is .{"cell_type": "raw"'),
        (
            lambda cells: cells[index_of(cells, "mean")].update(
                outputs=[{"output_type": "stream", "name": "stdout", "text": "2"}]
            ),
            "cell mean has outputs",
        ),
        (lambda cells: cells[1].update(execution_count=3), "cell code-.* has outputs"),
        (lambda cells: cells[0].update(id="mean"), "2 cells have the id mean"),
        (
            lambda cells: cells[index_of(cells, "sizes")]["metadata"]["nbgrader"].update(
                grade_id="mean"
            ),
            "2 cells have the grade_id mean",
        ),
    ],
)
def test_every_other_difference_is_named(built, change, message):
    rewrite(built, change)
    with pytest.raises(DriftError, match=message):
        check([built])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a notebook"),
        ("[]", "is not a notebook"),
        ('{"cells": [1]}', "is not a notebook"),
        ("{}", "is not a notebook"),
    ],
)
def test_a_release_that_is_no_notebook_is_drift(built, text, message):
    built.release.write_text(text)
    with pytest.raises(DriftError, match=message):
        check([built])


def test_other_formatting_is_drift(built):
    built.release.write_text(built.release.read_text() + "\n")
    with pytest.raises(DriftError, match="in another format"):
        check([built])


def test_a_missing_release_is_drift(tiny):
    with pytest.raises(DriftError, match=r"tiny\.ipynb: it does not exist"):
        check([tiny])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "# The mean is the sum",
            "# It is total / len(values), the sum",
            "holds the answer of mean",
        ),
        (
            "    average = total / len(values)\n    ### END CODE HERE ###",
            "    average = 1",
            "no END",
        ),
    ],
)
def test_a_broken_source_is_neither_built_nor_passed(built, edit, old, new, message):
    before = built.release.read_text()
    edit(old, new)
    for command in (build, check):
        with pytest.raises(SourceError, match=message):
            command([built])
    assert built.release.read_text() == before


def test_the_check_lists_all_assignments(built, edit):
    built.release.unlink()
    other = replace(built, course="course8", name="other")
    other.source.parent.mkdir(parents=True)
    other.source.write_text("# %%\nx = 1\n")
    with pytest.raises(SourceError) as raised:
        check([built, other])
    assert "other.py: no exercise" in str(raised.value)
    assert "tiny.ipynb: it does not exist" in str(raised.value)
