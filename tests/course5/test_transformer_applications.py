"""The solution of the applications of the Transformer is right, and other right answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

from coursework.data.cv_sentences import load_cv_sentences
from coursework.data.pieces import PieceTokenizer
from coursework.data.room_stories import stories
from tables import right, told, wrong

TARGET = "course5/transformer_applications"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong("find_answer_span: by text", "first occurrence", ("range(first, end)", "range(end)")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def test_every_word_has_one_label_and_the_spans_come_back(names: SimpleNamespace) -> None:
    part, tag_names = load_cv_sentences().new_templates, load_cv_sentences().tag_names
    tokenizer = PieceTokenizer(load_cv_sentences().pieces, 90)
    _, labels = names.tokenize_and_align_labels(tokenizer, part.words, part.tags)
    for row, tags in zip(labels, part.tags, strict=True):
        assert row[row != -100].tolist() == tags
        kept = [tag_names[tag] for tag in tags]
        spans = names.entity_spans(kept)
        assert len(spans) == sum(tag.startswith("B-") for tag in kept)
        assert sum(end - start for start, end, _ in spans) == sum(tag != "O" for tag in kept)


def test_loss_leaves_out_what_has_no_label(names: SimpleNamespace) -> None:
    chances = np.array([[[0.5, 0.25, 0.25], [0.1, 0.1, 0.8], [1 / 3, 1 / 3, 1 / 3]]], "float32")
    loss = float(names.masked_loss(np.array([[1, -100, 0]]), chances))
    assert loss == pytest.approx((np.log(4) + np.log(3)) / 2, rel=1e-6)
    chances[0, 1] = [0.9, 0.05, 0.05]
    assert float(names.masked_loss(np.array([[1, -100, 0]]), chances)) == pytest.approx(loss)


def test_answers_of_stories_are_found_in_their_sentences(names: SimpleNamespace) -> None:
    for story in stories(200, seed=4):
        start, end = names.find_answer_span(*story)
        assert story.support[0] <= start <= end < story.support[1]
        assert story.tokens[start : end + 1] == story.answer


def test_best_span_of_random_scores(names: SimpleNamespace) -> None:
    rng = np.random.default_rng(6)
    for _ in range(20):
        starts, ends = rng.normal(size=(2, 9))
        sums = {(i, j): starts[i] + ends[j] for i in range(9) for j in range(i, min(9, i + 3))}
        assert tuple(names.best_span(starts, ends, 3)) == max(sums, key=sums.__getitem__)
