"""Files handed in: edited to deceive, made to choke the reader, or not what they seem."""

import json

import pytest
from submissions import CLASS, TARGET, WRONG, attacking

from invigilator.autograding.batch import grade_all
from invigilator.autograding.beside import Beside
from invigilator.autograding.causes import Causes
from invigilator.autograding.client import CellReply
from invigilator.autograding.collection import collect
from invigilator.autograding.import_cells import statements
from invigilator.autograding.journal import Journal
from invigilator.autograding.outline import Outline
from invigilator.autograding.recheck import bends
from invigilator.autograding.remarks import Troubles
from invigilator.autograding.submission import Cell, Submission, Unreadable, parse, require_likely
from invigilator.checking.store import read_both
from invigilator.course import Course
from invigilator.exceptions import UnusablePath
from invigilator.gradebook.sanitize import prose
from invigilator.reporting.similarity_signs import functions
from invigilator.reporting.text import clean
from invigilator.sample_class import find_cell, stripped, with_copied_cell, with_split_cell
from project import COURSE

FULL = 100
EXPECTATIONS = read_both(COURSE.one(TARGET).visible, COURSE.one(TARGET).hidden)


def score(graded):
    return graded.result.score


def test_deleted_checks_change_nothing(grade, repelled):
    honest, hostile = CLASS.solved(), attacking("")
    for notebook in (honest, hostile):
        cells = notebook["cells"]
        notebook["cells"] = [cell for cell in cells if not cell["id"].startswith("check-")]
    assert score(grade(honest)) == FULL
    repelled(hostile)


def test_edited_points_types_and_checks_change_nothing(repelled):
    notebook = attacking("")
    for cell in notebook["cells"]:
        if cell["id"].startswith("check-"):
            cell["source"] = "20"
            cell["metadata"]["nbgrader"] |= {"points": 1000, "grade": False, "solution": True}
            cell["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "1000"}}]
    repelled(notebook)


def test_checks_of_other_types_change_nothing(repelled):
    notebook = attacking("")
    for cell in notebook["cells"]:
        if cell["id"].startswith("check-"):
            cell["cell_type"] = "markdown"
    repelled(notebook)


@pytest.mark.parametrize("change", [with_copied_cell, with_split_cell])
@pytest.mark.parametrize("exercise", ["sigmoid", "propagate"])
def test_honest_copies_and_splits_keep_their_points(grade, change, exercise):
    assert score(grade(change(CLASS.solved(), exercise))) == FULL


def test_honest_work_without_metadata_keeps_its_points(grade):
    assert score(grade(stripped(CLASS.solved()))) == FULL


def test_a_wrong_answer_cannot_hide_behind_metadata(repelled):
    notebook = stripped(attacking(""))
    cell = next(cell for cell in notebook["cells"] if WRONG in "".join(cell["source"]))
    cell["metadata"] = {"tags": ["demo"], "nbgrader": {"grade_id": "sigmoid", "points": 20}}
    repelled(notebook)


def test_a_right_answer_that_is_replaced_later_does_not_count(repelled):
    notebook = CLASS.solved()
    place = find_cell(notebook, "propagate")
    wrong = {**notebook["cells"][place], "id": "again", "source": WRONG}
    notebook["cells"].insert(place + 1, wrong)
    repelled(notebook)


CHOKING = {
    "a number of five thousand digits": b'{"cells": [], "x": ' + b"1" * 5000 + b"}",
    "nesting without end": b'{"cells": ' + b"[" * 10**6 + b"]" * 10**6 + b"}",
    "no text": b"\xff\xfe" * 1000,
    "a pickle": b"\x80\x04cos\nsystem\n(S'true'\ntR.",
    "an archive": b"PK\x03\x04" + bytes(100),
    "sheets that are none": b'{"worksheets": [1, {"cells": null}, {"cells": [1]}], "cells": null}',
    "cells that are none": b'{"cells": {"0": 1}}',
    "nothing": b"",
    "lists without end": b'{"cells": [' + b"[]," * 4_000_000 + b"[]]}",
    "words without end": b'{"cells": [' + b'"ab",' * 6_000_000 + b'""]}',
    "a megabyte of code": json.dumps(
        {"cells": [{"cell_type": "code", "source": "1<" * 10**6 + "1"}]}
    ).encode(),
}


@pytest.mark.parametrize("content", CHOKING.values(), ids=CHOKING)
def test_files_that_are_no_notebooks_are_rejected_with_a_reason(grade, content):
    result = grade(content).result
    assert (result.status, result.score) == ("rejected", 0)
    assert result.reason.startswith("eve.ipynb: It ") or "The file is empty" in result.reason
    assert len(result.reason) < 500


SOURCES = {
    "blank lines": "\n" * 400_000 + "x",
    "blanks": " " * 100_000 + "x",
    "brackets": "(" * 100_000,
    "signs": "-" * 100_000 + "1",
    "sums": "x = " + "1+" * 50_000 + "1",
    "a zero byte": "x = 1\0",
    "a lone surrogate": "x = '\ud800'",
    "names": "a\n" * 50_000,
    "magics": "%time\n" * 60_000,
    "questions": "a?\n" * 100 + "x = 1\n" * 10_000,
    "other escapes": "!a\n" + ",a b\n" * 600,
    "negations": "x = " + "not " * 2000 + "1",
    "subscripts": "x = a" + "[0]" * 2000,
    "powers": "x = " + "1**" * 2000 + "1",
    "conditions": "x = " + "1 if 1 else " * 2000 + "1",
    "branches": "if 0: pass\n" + "elif 1: x = 1\n" * 3000,
    "sums behind an import": "import q\nx = " + "1+" * 3000 + "1",
    "calls of magics": "get_ipython().run_line_magic('a', '" * 10_000,
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_no_source_holds_up_the_reader(source):
    outline = Outline(frozenset(), frozenset(), frozenset())
    cell = Cell("code", source)
    assert outline.to_run(Submission((cell,)), []) == [0]
    assert bends(source) in (True, False)
    assert all(isinstance(each, str) for each in statements(source))
    assert isinstance(functions([source]), list)
    reply = CellReply("error", error="E", failed=((source, "E"),))
    assert all(len(note) < 1000 for note in Causes([cell], {0: reply}).notes())


@pytest.mark.parametrize("sign", ["\n", " ", "\t", "# ", "\x90", "\x1b", "$", "<"])
def test_no_prose_holds_up_the_reader(sign):
    text = sign * 400_000
    cell = Cell("markdown", text)
    troubles = Troubles(Submission((cell,)), {}, Causes([cell], {}), Beside({}))
    assert troubles.with_missing(EXPECTATIONS.exercises[0]) == ""
    assert isinstance(prose(text), str)
    assert isinstance(clean(f"{text}\x1b", 10**6), str)


def test_prose_without_end_is_refused(grade):
    cells = [{"cell_type": "markdown", "source": "a" * 2**20}] * 17
    result = grade({"cells": cells}).result
    assert result.status == "rejected"
    assert "pictures" in result.reason


def test_odd_sources_cost_their_own_cell_alone(grade, repelled):
    notebook = attacking("")
    template = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    sources = [
        SOURCES["a zero byte"],
        SOURCES["a lone surrogate"],
        "(" * 1000,
        "\n" * 1000 + "x = 1",
        SOURCES["negations"],
        SOURCES["sums behind an import"],
    ]
    sources += [["x = 1", None, 5], {"a": 1}, None, 7, [[["x"]]]]
    notebook["cells"] += [{**template, "source": source} for source in sources]
    notebook["cells"] += [
        {},
        None,
        5,
        {"cell_type": ["code"], "source": "x", "id": {}, "metadata": 1},
    ]
    repelled(notebook)


def test_a_kernel_that_claims_to_be_unfit_is_replaced_once(repelled):
    """A pristine kernel then runs its cells in forks, however odd they are."""
    notebook = attacking("""
import invigilator.sandbox.probe as probe
def can_fork(*_): return False
probe.Probe.can_fork = can_fork
""")
    deep = "y = " + "(" * 80 + "1" + "+1)" * 80 + "\nz = " + "1+" * 900 + "1"
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": deep})
    repelled(notebook)


class Deaf:
    """An executor that never gets anything to do."""

    def run(self, jobs):
        assert not jobs
        return iter(())


def test_links_are_not_followed(tmp_path, course, worker):
    """A link could hand in the instructor's solution, or another student's work."""
    assignment = Course.at(course).one(TARGET)
    bob = course / "course1" / "submitted" / "bob" / assignment.name
    submitted = tmp_path / "submitted"
    own = submitted / "eve" / assignment.name
    own.mkdir(parents=True)
    (own / assignment.release.name).symlink_to(bob / assignment.release.name)
    (submitted / "mallory").mkdir()
    (submitted / "mallory" / assignment.name).symlink_to(bob)
    handed = collect([submitted], assignment.name)
    journal = Journal(assignment, worker.settings)
    results = [each.result for each in grade_all(handed, assignment, Deaf(), journal)]
    assert [(r.student, r.status) for r in results] == [
        ("eve", "rejected"),
        ("mallory", "rejected"),
    ]
    assert all("link" in r.reason for r in results)


def test_a_long_file_is_left_to_a_worker():
    """The watch, which handles all submissions, takes no long file apart."""
    whole = b'{"cells": [' + b"[]," * 2**20 + b"[]]}"
    require_likely(whole)  # not taken apart: there is no cell in it
    require_likely(whole.decode().encode("utf-16"))
    for part in (whole[:-1], whole.replace(b"cells", b"sells"), b"%PDF" + whole):
        with pytest.raises(Unreadable):
            require_likely(part)
    with pytest.raises(Unreadable, match="without any cell"):
        parse(whole)


def test_a_file_named_by_name_is_no_link(tmp_path):
    """One that a student has laid in the place of it would be graded as the student's own."""
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob" / "hw.ipynb").write_text(json.dumps(CLASS.solved()))
    eve = tmp_path / "eve.ipynb"
    eve.symlink_to(tmp_path / "bob" / "hw.ipynb")
    with pytest.raises(UnusablePath, match="it is a link to another file; ask for the file itself"):
        collect([eve], "logistic_regression")
    (tmp_path / "class").symlink_to(tmp_path / "bob")
    (handed,) = collect([tmp_path / "class"], "logistic_regression")
    assert not handed.reason
