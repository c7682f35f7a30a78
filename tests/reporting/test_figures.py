"""Numbers as people read them."""

import pytest

from invigilator.reporting import figures


@pytest.mark.parametrize(
    ("value", "shown"), [(7.0, "7"), (7.5, "7.5"), (100, "100"), (1 / 3, "0.33"), (0, "0")]
)
def test_points_have_no_idle_zeros(value, shown):
    assert figures.points(value) == shown


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [(0, "0%"), (0.001, "1%"), (0.505, "50%"), (0.999, "99%"), (1, "100%")],
)
def test_only_the_whole_is_a_hundred_per_cent(fraction, shown):
    assert figures.percent(fraction) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.04, "0.0 s"),
        (9.94, "9.9 s"),
        (9.96, "10 s"),
        (59.7, "1 min 00 s"),
        (3599.9, "1 h 00 min"),
        (7260, "2 h 01 min"),
    ],
)
def test_durations_have_the_unit_that_suits(seconds, shown):
    assert figures.duration(seconds) == shown


def test_a_share_of_nothing_is_nothing():
    assert figures.share(3, 0) == 0
    assert figures.share(3, 4) == 0.75
