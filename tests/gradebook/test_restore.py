"""Notebooks that students have bent, made such that nbgrader takes them."""

import base64
import json
from copy import deepcopy

import nbformat
import pytest
from nbconvert.filters import markdown2html
from nbgrader.nbgraderformat import MetadataValidator

from invigilator.gradebook.restore import restore

PICTURE = base64.b64encode(b"\x89PNG picture").decode()


def grade_ids(notebook):
    marked = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    return [each.get("grade_id") for each in marked]


def restored_answer(release, student, name="double"):
    cells = restore(student, release).notebook["cells"]
    (found,) = [c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == name]
    return found


def validate(notebook):
    read = nbformat.from_dict(notebook)
    nbformat.validate(read)
    MetadataValidator().validate_nb(read)


@pytest.fixture
def student(release):
    """A copy of the release with `double` answered."""
    copy = deepcopy(release)
    copy["cells"][1]["source"] = "# GRADED FUNCTION: double\ndef double(x):\n    return 2 * x"
    return copy


def without_metadata(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell |= {"metadata": {}, "id": f"cell-{number}"}


def with_old_cells(notebook):
    notebook["nbformat_minor"] = 2
    for cell in notebook["cells"]:
        del cell["id"]
        cell["source"] = cell["source"].splitlines(keepends=True)


def with_a_copied_answer(notebook):
    notebook["cells"].insert(1, deepcopy(notebook["cells"][1]))
    notebook["cells"][1]["source"] = "def double(x):\n    return x"


def with_points_and_checks_changed(notebook):
    notebook["cells"][2]["metadata"]["nbgrader"]["points"] = 600
    notebook["cells"][2]["source"] = "print('all passed')"
    notebook["cells"][2]["cell_type"] = "raw"


def with_another_assignments_cell(notebook):
    notebook["cells"].insert(0, deepcopy(notebook["cells"][2]))
    notebook["cells"][0]["metadata"]["nbgrader"]["grade_id"] = "check-of-elsewhere"


def with_junk(notebook):
    notebook["cells"] += [{"cell_type": "raw"}, "no cell", {"source": 3, "metadata": []}]
    notebook["cells"][1]["outputs"] = [7, {"output_type": "unheard of"}, {"output_type": "error"}]
    notebook["cells"][0]["id"] = "not an id!"
    notebook["metadata"] = "none"


@pytest.mark.parametrize(
    "bend",
    [
        without_metadata,
        with_old_cells,
        with_a_copied_answer,
        with_points_and_checks_changed,
        with_another_assignments_cell,
        with_junk,
    ],
)
def test_the_releases_cells_are_back_with_the_students_answer(release, student, bend):
    bend(student)

    notebook = restore(student, release).notebook

    validate(notebook)
    graded = [each for each in grade_ids(notebook) if each]
    assert graded == ["double", "check-double", "average", "check-average", "reflection"]
    assert "return 2 * x" in restored_answer(release, student)["source"]
    check = restored_answer(release, student, "check-double")
    assert check["source"] == 'check("double")'
    assert check["metadata"]["nbgrader"]["points"] == 6


def test_missing_checks_are_added_at_the_end(release, student):
    del student["cells"][2]

    notebook = restore(student, release).notebook

    validate(notebook)
    assert grade_ids(notebook)[-2:] == [None, "check-double"]
    assert "missing from the submission" in notebook["cells"][-2]["source"]


def test_an_answer_in_a_cell_of_the_students_own_is_found_by_its_function(release, student):
    answer = student["cells"].pop(1)
    student["cells"].append({**answer, "id": "own", "metadata": {}, "source": "def double(x): 2"})

    assert restored_answer(release, student)["source"] == "def double(x): 2"


def test_the_question_left_as_it_was_counts_as_unanswered(release, student):
    assert restore(student, release).unanswered == {"reflection"}
    without_metadata(student)
    assert restore(student, release).unanswered == {"reflection"}
    student["cells"][-1]["source"] = "Because."
    assert restore(student, release).unanswered == set()


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "[click](javascript:alert(1))",
        "text\n\n<img src=x onerror=alert(1)>\n\n[a]: javascript:alert(1)\n\n[a]",
        "</div><iframe src='https://example.org'></iframe>",
        "<https://example.org>",
    ],
)
@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_nothing_that_a_student_writes_becomes_markup(release, student, attack, kind):
    student["cells"][0] |= {"source": attack, "cell_type": kind}
    student["cells"][-1]["source"] = attack

    cells = restore(student, release).notebook["cells"]

    for cell in (cells[0], cells[-1]):
        assert cell["cell_type"] == "markdown"
        page = markdown2html(cell["source"]).strip()
        inner = page.removeprefix("<div>").removesuffix("</div>").replace("<br>", "")
        assert "<" not in inner


def test_the_releases_own_prose_keeps_its_markup(release, student):
    assert restore(student, release).notebook["cells"][0]["source"] == (
        "# Means\n\n<b>Read</b> this first: [more](https://example.org)"
    )


def test_only_text_and_pictures_are_kept_of_outputs(release, student):
    bundle = {
        "text/html": "<script>alert(1)</script>",
        "application/javascript": "alert(1)",
        "image/svg+xml": "<svg onload='alert(1)'/>",
        "image/png": [PICTURE[:4], PICTURE[4:]],
        "image/jpeg": '"><script>alert(1)</script>',
        "text/plain": "<Figure>",
    }
    student["cells"][1]["outputs"] = [
        {"output_type": "display_data", "metadata": {"isolated": True}, "data": bundle},
        {"output_type": "execute_result", "metadata": {}, "data": {"text/latex": "$x$"}},
        {"output_type": "stream", "name": "<i>", "text": ["a\x1b[2J", "b"]},
    ]

    answer = restored_answer(release, student)

    assert answer["outputs"] == [
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"image/png": PICTURE, "text/plain": "<Figure>"},
        },
        {"output_type": "stream", "name": "stdout", "text": "ab"},
    ]
    assert "alert" not in json.dumps(answer)


def test_half_a_character_does_not_stop_the_writing(release, student):
    student["cells"][1]["source"] = "def double(x): return '\ud800'"

    json.dumps(restore(student, release).notebook, ensure_ascii=False).encode()


def test_the_arguments_stay_as_they_are(release, student):
    before = deepcopy((student, release))
    restore(student, release)
    assert (student, release) == before
