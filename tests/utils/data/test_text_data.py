"""Texts of course 5: letter strings, sentences of CVs, pieces of words, stories about rooms."""

import numpy as np
import pytest

from coursework.data import letter_strings
from coursework.data.cv_sentences import load_cv_sentences
from coursework.data.pieces import PieceTokenizer
from coursework.data.room_stories import stories, vocabulary

#: Words of places that training and tests have in common.
SHARED = {"New", "San", "Santa", "St", "Port", "Lake", "Bad", "am"}
SHARED |= {"North", "South", "East", "West"}


def test_pairs_are_strings_and_their_reverses():
    source, target = letter_strings.pairs(50, [2, 5, 12], seed=3)
    assert source.shape == (50, 13)
    assert target.shape == (50, 14)
    for row, reverse in zip(source, target, strict=True):
        assert letter_strings.text(reverse) == letter_strings.text(row)[::-1]
        assert len(letter_strings.text(row)) in (2, 5, 12)
    assert letter_strings.names(target[0, :1]) == ["START"]


def test_pairs_to_avoid_are_not_drawn():
    known, _ = letter_strings.pairs(60, [1, 2], seed=0)
    new, _ = letter_strings.pairs(30, [1, 2], seed=0, avoid=known)
    assert not {row.tobytes() for row in known} & {row.tobytes() for row in new}


def test_words_are_cut_into_the_longest_pieces():
    tokenizer = PieceTokenizer(["a", "ab", "##c", "##cd"], length=8)
    assert tokenizer.cut("abcd") == ["ab", "##cd"]
    assert tokenizer.cut("axc") == ["a", "[UNK]", "##c"]
    encoded = tokenizer([["abc", "a"], ["a"]])
    assert encoded["input_ids"].shape == (2, 8)
    assert encoded.word_ids(0) == [None, 0, 0, 1, None, None, None, None]
    assert tokenizer([["abc"] * 9])["input_ids"].shape == (1, 8)


def test_what_is_held_out_of_the_sentences_is_not_in_training():
    cvs = load_cv_sentences()
    assert [len(part.words) for part in (cvs.train, cvs.new_names, cvs.new_templates)] == [
        3000, 300, 300,
    ]  # fmt: skip

    def words_of(part, kind):
        wanted = {cvs.tag_names.index(f"{prefix}-{kind}") for prefix in "BI"}
        return {
            word
            for sentence, tags in zip(part.words, part.tags, strict=True)
            for word, tag in zip(sentence, tags, strict=True)
            if tag in wanted and word not in SHARED
        }

    for part in (cvs.new_names, cvs.new_templates):
        assert not words_of(part, "Name") & words_of(cvs.train, "Name")
        assert not words_of(part, "Location") & words_of(cvs.train, "Location")


@pytest.mark.parametrize("held_out", [False, True])
def test_the_answer_stands_in_the_sentence_that_supports_it(held_out):
    words = {"[CLS]", "[SEP]", *vocabulary()}
    for story in stories(100, seed=2, held_out=held_out):
        start, end = story.support
        assert " ".join(story.answer) in " ".join(story.tokens[start:end])
        assert story.tokens[end - 1] == "."
        assert set(story.tokens) <= words


def test_held_out_questions_are_about_facts_that_no_other_story_has():
    def facts(drawn):
        return {" ".join(s.tokens[slice(*s.support)]) for s in drawn}

    assert not facts(stories(300, 1)) & facts(stories(300, 2, held_out=True))
    assert np.mean([len(s.answer) for s in stories(100, 1)]) > 1
