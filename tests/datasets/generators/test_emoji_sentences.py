"""The sentences of the emoji files."""

import pytest

from datasets.generators.emoji_sentences import by_class, lines, pairs_of, shuffled, write


def test_lines_are_stripped_and_numbered_by_text():
    assert lines("\n a b \n\n c\n") == ["a b", "c"]
    assert by_class(["x\ny", "z"]) == [("x", 0), ("y", 0), ("z", 1)]


def test_pairs_are_a_smile_and_none():
    assert pairs_of("good not bad | bad not good") == [("good not bad", 2), ("bad not good", 3)]


def test_a_pair_with_other_words_is_refused():
    with pytest.raises(ValueError, match="same words"):
        pairs_of("good not bad | bad not fine")


def test_shuffling_keeps_all_and_repeats():
    examples = [(str(k), k) for k in range(20)]
    assert shuffled(examples, 3) == shuffled(examples, 3) != examples
    assert sorted(shuffled(examples, 3), key=lambda each: each[1]) == examples


def test_one_sentence_on_each_line(tmp_path):
    write([("well done", 2)], tmp_path / "some.csv")
    assert (tmp_path / "some.csv").read_text() == "well done,2\n"
