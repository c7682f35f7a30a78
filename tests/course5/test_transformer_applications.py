"""The solution of the applications of the Transformer is right, and other right answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

from answers import unseen_mistakes, verdict_on
from coursework.data.cv_sentences import load_cv_sentences
from coursework.data.pieces import PieceTokenizer
from coursework.data.room_stories import stories

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

TARGET = "course5/transformer_applications"


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


LABELS_BY_FIRST_OCCURRENCE = """
def tokenize_and_align_labels(tokenizer, examples, tags):
    encoded = tokenizer(examples)
    labels = []
    for row, words in enumerate(examples):
        numbers = encoded.word_ids(row)
        labels.append([
            -100 if n is None or numbers.index(n) != p else tags[row][n]
            for p, n in enumerate(numbers)
        ])
    return encoded["input_ids"], np.array(labels)
"""

LOSS_BY_GATHERING = """
def masked_loss(labels, probabilities):
    labels = ops.cast(labels, "int32")
    chosen = ops.one_hot(ops.maximum(labels, 0), probabilities.shape[-1])
    p = ops.sum(chosen * probabilities, axis=-1)
    weights = ops.cast(labels >= 0, probabilities.dtype)
    return -ops.sum(weights * ops.log(p)) / ops.maximum(ops.sum(weights), 1.0)
"""

SPANS_IN_A_WHILE_LOOP = """
def entity_spans(tags):
    spans, start = [], 0
    while start < len(tags):
        end = start + 1
        if tags[start] != "O":
            while end < len(tags) and tags[end] == "I-" + tags[start][2:]:
                end += 1
            spans.append((start, end, tags[start][2:]))
        start = end
    return spans
"""

F1_BY_COUNTS = """
def entity_f1(true_spans, predicted_spans):
    true = {(n, *s) for n, spans in enumerate(true_spans) for s in spans}
    predicted = {(n, *s) for n, spans in enumerate(predicted_spans) for s in spans}
    right = len(true & predicted)
    return (
        np.float64(right / max(1, len(predicted))), right / max(1, len(true)),
        2 * right / max(1, len(true) + len(predicted)),
    )
"""

SPAN_BY_TEXT = """
def find_answer_span(tokens, answer, support):
    first, end = support
    places = [
        p for p in range(first, end)
        if list(tokens[p : p + len(answer)]) == list(answer) and p + len(answer) <= end
    ]
    return [places[0], places[0] + len(answer) - 1] if places else (0, 0)
"""

SPAN_BY_TABLE = """
def best_span(start_scores, end_scores, max_length):
    sums = start_scores[:, np.newaxis] + end_scores[np.newaxis, :]
    allowed = np.triu(np.ones_like(sums)) - np.triu(np.ones_like(sums), max_length)
    return np.unravel_index(np.where(allowed == 1, sums, -np.inf).argmax(), sums.shape)
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("tokenize_and_align_labels", LABELS_BY_FIRST_OCCURRENCE),
        ("masked_loss", LOSS_BY_GATHERING),
        ("entity_spans", SPANS_IN_A_WHILE_LOOP),
        ("entity_f1", F1_BY_COUNTS),
        ("find_answer_span", SPAN_BY_TEXT),
        ("best_span", SPAN_BY_TABLE),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


def test_the_first_occurrence_in_the_text_is_told_so() -> None:
    answer = SPAN_BY_TEXT.replace("range(first, end)", "range(end)")
    verdict = verdict_on(TARGET, "find_answer_span", answer)
    assert verdict.status != "passed"
    assert "first occurrence" in (verdict.mistake or "")


def test_every_known_mistake_is_seen() -> None:
    assert unseen_mistakes(TARGET) == []
