"""Any file that a student may hand in is read, or refused with a reason and a remedy."""

import json

import pytest

from invigilator.autograding import submission
from invigilator.autograding.submission import Cell, Unreadable, parse

CODE = {"cell_type": "code", "source": "x = 1\ny = 2"}


def notebook(*cells, **more):
    return json.dumps({"nbformat": 4, "cells": list(cells), **more}).encode()


def test_a_notebook_is_read_with_all_that_helps_to_find_answers():
    metadata = {"nbgrader": {"grade_id": "propagate"}, "tags": ["demo", "slow"]}
    (cell,) = parse(notebook({**CODE, "id": "a1", "metadata": metadata})).cells
    assert cell == Cell("code", "x = 1\ny = 2", "a1", "propagate", ("demo", "slow"))


@pytest.mark.parametrize("source", ["x = 1\ny = 2", ["x = 1\n", "y = 2"]])
def test_without_ids_and_metadata(source):
    read = parse(notebook({"cell_type": "code", "source": source}))
    assert read.cells == (Cell("code", "x = 1\ny = 2"),)
    assert read.notes == ()


def test_a_byte_order_mark_does_no_harm():
    assert parse(b"\xef\xbb\xbf" + notebook(CODE)).cells[0].source == "x = 1\ny = 2"


def test_format_three_has_worksheets_and_inputs():
    sheets = [{"cells": [{"cell_type": "code", "input": ["x = 1"]}]}, {"cells": [CODE]}]
    read = parse(json.dumps({"nbformat": 3, "worksheets": sheets}).encode())
    assert [cell.source for cell in read.cells] == ["x = 1", "x = 1\ny = 2"]
    assert read.notes == ("old notebook format 3",)


@pytest.mark.parametrize(
    "cell",
    [
        {},
        {"cell_type": None, "source": None, "metadata": None},
        {"cell_type": 7, "source": {"a": 1}, "metadata": [], "id": 5},
        {"cell_type": "code", "source": [1, None], "metadata": {"nbgrader": 3, "tags": "demo"}},
        {"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": None}}},
    ],
)
def test_a_deformed_cell_is_read_as_far_as_it_goes(cell):
    found, after = parse(notebook(cell, CODE)).cells
    assert found.source in ("", "1None", "{'a': 1}")
    assert found.tags == ()
    assert after.source == "x = 1\ny = 2"


def test_what_is_no_cell_is_passed_over():
    assert len(parse(notebook(None, "text", 3, [], CODE)).cells) == 1


def test_a_notebook_without_cells_is_a_notebook():
    assert parse(notebook()).cells == ()


def test_lone_surrogates_do_not_break_what_comes_after():
    data = b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}'
    parse(data).cells[0].source.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "a PDF"),
        (b"%PDF-1.4 plain text", "not a notebook"),
        (b"PK\x03\x04\x14\x00\xff", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n\xff", "binary data"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12", "Git-LFS"),
        (b"Dear professor", "not a notebook"),
        (b"x = 1  # a script", "not a notebook"),
        (notebook(CODE)[:-20], "not a notebook"),
        (b"[1, 2]", "not a notebook"),
        (b'"text"', "not a notebook"),
        (b"null", "not a notebook"),
        (b"{}", "no cells"),
        (b'{"cells": null}', "no cells"),
        (b'{"cells": {"a": 1}}', "no cells"),
        (b'{"worksheets": 3}', "no cells"),
        (b'{"a":' * 200_000, "not a notebook"),
        (b"[" * 200_000 + b"]" * 200_000, "not a notebook"),
        (b'{"cells": ' + b"9" * 5000 + b"}", "not a notebook"),
    ],
)
def test_what_is_not_a_notebook_is_refused_with_reason_and_remedy(data, reason):
    with pytest.raises(Unreadable, match=reason) as raised:
        parse(data)
    assert str(raised.value).endswith(".")
    assert "sk for" in str(raised.value) or "Run `git lfs pull`" in str(raised.value)


def test_too_large_a_file_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(submission, "MAX_BYTES", 2**20)
    with pytest.raises(Unreadable, match="larger than 1 MiB"):
        parse(notebook({**CODE, "source": "x" * 2**20}))
