"""Marks, words and colours of a status."""

import pytest

from invigilator.checking.looks import FILLS, LOOKS


def luminance(color):
    """The relative luminance of a colour, as WCAG defines it."""
    shares = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ground", ["#ffffff", "#111111", "#1a2028"])
@pytest.mark.parametrize("color", FILLS.values(), ids=FILLS)
def test_a_line_stands_out_on_light_and_on_dark(color, ground):
    low, high = sorted((luminance(color), luminance(ground)))
    assert (high + 0.05) / (low + 0.05) >= 3


def test_each_status_has_a_tone_with_a_colour():
    assert {look.tone for look in LOOKS.values()} == set(FILLS)


def test_no_two_outcomes_have_the_same_mark():
    graded = [look.mark for status, look in LOOKS.items() if status != "changed"]
    assert len(set(graded)) == len(graded)
