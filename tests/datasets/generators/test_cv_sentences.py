"""Making sentences of CVs: templates are filled in, names are split, pieces are learned."""

import numpy as np

from datasets.generators.cv_phrases import HELD_OUT_TEMPLATES, OTHERS, SKILLS, TEMPLATES
from datasets.generators.cv_sentences import KINDS, chosen, halves, makers_from, plain, tagged
from datasets.generators.word_pieces import learn_pieces, merged

POOL = {"first": ["Ann"], "last": ["Lee", "Fox"], "city": ["New Rome"]}


def test_a_template_becomes_words_with_tags():
    words, tags = tagged(
        "{name} in {location} .", makers_from(POOL, SKILLS), np.random.default_rng(1)
    )
    assert words[0] == "Ann"
    assert words[2:] == ["in", "New", "Rome", "."]
    assert tags == ["B-Name", "I-Name", "O", "B-Location", "I-Location", "O"]


def test_every_template_can_be_filled_in():
    rng, makers = np.random.default_rng(2), makers_from(POOL, SKILLS)
    for template in TEMPLATES + HELD_OUT_TEMPLATES:
        words, tags = tagged(template, makers, rng)
        assert len(words) == len(tags) <= 28
        assert {tag[2:] for tag in tags if tag != "O"} <= set(KINDS)
        assert not set(words) & set(OTHERS)
        assert not any(mark in "".join(words) for mark in "[]{}")


def test_one_alternative_is_chosen():
    found = {chosen("a [b|c|] d", np.random.default_rng(seed)) for seed in range(20)}
    assert found == {"a b d", "a c d", "a  d"}


def test_halves_have_no_word_in_common():
    values = [f"{a} {b}" for a in ("Lima", "Rome", "Oslo", "Bonn") for b in ("Nord", "Port")]
    known, held_out = halves([*values, "Kiew", "Riga", "Turin", "Paris"])
    words = [{word for value in part for word in value.split()} for part in (known, held_out)]
    assert known
    assert held_out
    assert not words[0] & words[1]


def test_marks_are_left_out_of_names():
    assert plain("St. John, (Co.)") == "St John Co"


def test_frequent_neighbors_become_pieces():
    pieces = learn_pieces(["low"] * 5 + ["lot"] * 3 + ["new"], 10)
    assert pieces[-3:] == ["low", "lot", "##ew"]
    assert merged(["a", "##b", "##a", "##b"], ("##a", "##b")) == ["a", "##b", "##ab"]
