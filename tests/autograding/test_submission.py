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
        (b'{"cells": []}', "without any cell"),
        (b'{"cells": [null]}', "without any cell"),
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


TEXT = json.dumps(
    {"nbformat": 4, "cells": [{**CODE, "source": "# écrit par José\nx = 'é'"}]}, ensure_ascii=False
)
SOURCE = "# écrit par José\nx = 'é'"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (TEXT.encode("utf-16"), "written in UTF-16, not in UTF-8"),
        (TEXT.encode("utf-16-le"), "written in UTF-16"),
        (TEXT.encode("utf-16-be"), "written in UTF-16"),
        (TEXT.encode("utf-32"), "written in UTF-32"),
        (TEXT.encode("cp1252"), "read as Windows-1252"),
        (b"\xef\xbb\xbf" * 2 + TEXT.encode(), "begins with 2 byte order marks"),
    ],
)
def test_other_encodings_are_read_where_they_are_certain_and_that_is_noted(data, note):
    read = parse(data)
    assert read.cells[0].source == SOURCE
    (told,) = read.notes
    assert note in told


def test_a_bad_byte_is_replaced_and_noted():
    read = parse(TEXT.encode().replace(b"Jos", b"J\xe9s"))
    assert read.cells[0].source == SOURCE.replace("Jos", "J\ufffds")
    assert read.notes == ("one byte is not UTF-8; \ufffd stands in the place",)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (TEXT.encode("utf-16") + b"\x00", "damaged text in UTF-16"),
        (TEXT.encode().replace(b"Jos", b"\xe9\x81" * 20), "Its encoding is not clear"),
        (b"\x00\x01\x02\x03\xff" * 9, "binary data"),
    ],
)
def test_an_encoding_that_is_not_certain_is_refused_by_name(data, told):
    with pytest.raises(Unreadable, match=told):
        parse(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"\n<HTML lang=en>", "a web page"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b'{"cells": [\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> x\n]}', "merge conflict"),
    ],
)
def test_what_is_often_handed_in_for_a_notebook_is_called_by_its_name(data, told):
    with pytest.raises(Unreadable, match=told):
        parse(data)


@pytest.mark.parametrize(
    ("version", "note"),
    [
        ({"nbformat": 3}, "old notebook format 3"),
        ({"nbformat": 5}, "notebook format 5, which is not known; it was read as format 4"),
        ({"nbformat": "3"}, "old notebook format 3"),
        ({"nbformat": "x"}, "notebook format x, which is not known"),
        ({}, "the notebook does not say its format"),
    ],
)
def test_what_a_notebook_says_of_its_format_is_told_rightly(version, note):
    read = parse(json.dumps({"cells": [CODE], **version}).encode())
    assert note in read.notes[0]


def test_a_format_that_is_written_as_text_is_read_as_its_number():
    assert parse(json.dumps({"cells": [CODE], "nbformat": "4"}).encode()).notes == ()


def in_language(*sources, **metadata):
    cells = [{"cell_type": "code", "source": source} for source in sources]
    return json.dumps({"nbformat": 4, "cells": cells, "metadata": metadata}).encode()


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"name": "ir", "language": "R"}, "language_info": {"name": "R"}},
        {"kernelspec": {"name": "ir"}},
        {"language_info": {"name": "R"}},
    ],
)
def test_a_notebook_in_another_language_is_refused_by_the_languages_name(metadata):
    data = in_language("library(tidyverse)", "f <- function(z) {\n  z\n}", **metadata)
    with pytest.raises(Unreadable, match="It is a notebook in R, and this assignment is in Python"):
        parse(data)


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"kernelspec": {"name": "python3", "language": "python"}},
        {"kernelspec": {"name": "conda-env-r-py", "language": "python"}},
        {"kernelspec": {"name": "ir"}, "language_info": {"name": "python"}},
        {"kernelspec": "R", "language_info": ["R"]},
        {"language_info": {"name": "sage"}},
    ],
)
def test_a_notebook_that_does_not_say_so_is_in_python(metadata):
    assert len(parse(in_language("library(x)", **metadata)).cells) == 1


def test_a_notebook_that_defines_a_function_in_python_is_in_python():
    data = in_language("def f(x):\n    return x", kernelspec={"name": "ir", "language": "R"})
    assert parse(data).cells[0].source.startswith("def f")


def test_too_large_a_file_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(submission, "MAX_BYTES", 2**20)
    with pytest.raises(Unreadable, match="larger than 1 MiB"):
        parse(notebook({**CODE, "source": "x" * 2**20}))
