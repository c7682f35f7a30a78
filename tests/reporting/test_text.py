"""Text from a student's code, made fit to be shown."""

import pytest

from invigilator.reporting.text import clean, one_line


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("\x1bPq data\x1b\\sixel", "sixel"),
        ("a\x00b\x08c\x7f", "abc"),
        ("user\u202etxt.exe\u2066", "usertxt.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("half\ud800", "half"),
        ("over\rwrite\u2028line", "over\nwrite\nline"),
        ("tab\tand\nline ✓ é", "tab\tand\nline ✓ é"),
    ],
)
def test_only_what_can_be_seen_stays(hostile, shown):
    assert clean(hostile) == shown


@pytest.mark.parametrize("text", ["\x1b[" * 500_000, "\x1b]" + "x" * 1_000_000, "y" * 1_000_000])
def test_what_is_shown_is_bounded(text):
    assert len(clean(text, limit=100)) < 150


def test_what_is_cut_off_is_counted():
    assert clean("x" * 30, limit=10) == "xxxxxxxxxx … (20 more characters)"
    assert clean("x" * 10, limit=10) == "x" * 10


def test_one_line_is_one_line():
    assert one_line("first\n  second\r\x1b[1Athird") == "first second third"
    assert one_line("x" * 30, limit=10) == "xxxxxxxxx…"
