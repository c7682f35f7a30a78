"""The dates: right texts need Babel, the rest is tested here."""

from datetime import date

import numpy as np
import pytest

from coursework.data.dates import load_dates
from datasets.generators.dates import PATTERNS, all_days, refuse_two_meanings, split_days, tidied


def test_text_is_tidied():
    assert tidied("Samstag, 9.\u202fMai\u00a01998") == "samstag 9. mai 1998"


def test_no_pattern_uses_the_year_of_the_week():
    assert not [each for patterns in PATTERNS.values() for each in patterns if "Y" in each]


def test_days_are_split_without_overlap():
    training, held_out = split_days(np.random.default_rng(1))
    assert len(all_days()) == len(training) + len(held_out) == 36525
    assert not set(training) & set(held_out)
    assert 3400 < len(held_out) < 3900


def test_two_meanings_are_refused():
    refuse_two_meanings([("9 may 98", "1998-05-09", 0), ("9 may 98", "1998-05-09", 0)])
    with pytest.raises(ValueError, match="may be 1998-04-05"):
        refuse_two_meanings([("4/5/98", "1998-05-04", 0), ("4/5/98", "1998-04-05", 0)])


def test_no_day_of_the_test_set_is_in_the_training_set():
    days = {part: {iso for _, iso in load_dates(part)[0]} for part in ("train", "test", "italian")}
    assert not days["train"] & (days["test"] | days["italian"])
    assert all(date(1930, 1, 1) <= date.fromisoformat(each) <= date(2029, 12, 31)
               for each in set().union(*days.values()))  # fmt: skip


def test_years_in_the_texts_are_those_of_the_calendar():
    """Around New Year the year of the week would differ."""
    pairs = load_dates("train")[0] + load_dates("test")[0]
    turns = [(text, iso) for text, iso in pairs if iso[5:] in ("12-31", "12-30", "01-01", "01-02")]
    assert len(turns) > 60
    assert not [pair for pair in turns if not pair[0].endswith(pair[1][2:4])]
