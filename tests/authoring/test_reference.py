"""Running the reference solution: as in a notebook, and leaving nothing behind."""

import os

import pytest

from invigilator.authoring.reference import execute, shipped_data

MAGICS = """%matplotlib inline
text = '''
%d of %d
!important
'''
if text:
    !ls
"""


def test_magics_are_left_out_and_texts_stay_whole():
    names = {"In": [""]}
    execute(MAGICS, names)
    assert names["text"] == "\n%d of %d\n!important\n"
    assert names["In"] == ["", MAGICS]


def test_what_stands_below_a_magic_of_the_whole_cell_is_run():
    names = {"In": [""]}
    execute("%%time\nn = 1", names)
    assert names["n"] == 1


@pytest.mark.parametrize("value", [None, "elsewhere"])
def test_the_environment_is_as_it_was(monkeypatch, value):
    for name in ("COURSE_DATA", "MPLBACKEND"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
        if value is not None:
            monkeypatch.setenv(name, value)
    with shipped_data():
        assert "COURSE_DATA" not in os.environ
        assert os.environ["MPLBACKEND"] == (value or "agg")
    assert {os.environ.get(name) for name in ("COURSE_DATA", "MPLBACKEND")} == {value}
