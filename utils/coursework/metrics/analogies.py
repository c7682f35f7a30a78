"""How many analogies word vectors complete rightly, by three rules."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from tqdm.auto import tqdm

from coursework.data.analogies import Question

Vectors = NDArray[np.float64]
Numbers = NDArray[np.intp]
Rule = Callable[[Numbers, Vectors], Vectors]

BATCH = 128


def by_difference(places: Numbers, vectors: Vectors) -> Vectors:
    """Cosine similarity of b - a and w - c, for each question and each word w."""
    a, b, c = (vectors[places[:, k]] for k in range(3))
    direction = _normalized(b - a)
    along = direction @ vectors.T - np.sum(direction * c, axis=1, keepdims=True)
    squares = np.sum(vectors**2, axis=1) - 2 * c @ vectors.T + np.sum(c**2, axis=1, keepdims=True)
    similarity = along / np.sqrt(np.maximum(squares, 1e-12))
    np.put_along_axis(similarity, places[:, 2:3], -np.inf, axis=1)
    return np.asarray(similarity)


def by_sum(places: Numbers, vectors: Vectors) -> Vectors:
    """Cosine similarity of b - a + c and w, all of them scaled to length 1 first."""
    unit = _normalized(vectors)
    a, b, c = (unit[places[:, k]] for k in range(3))
    return _normalized(b - a + c) @ unit.T


def by_nearest(places: Numbers, vectors: Vectors) -> Vectors:
    """Cosine similarity of c and w: the first pair is not looked at."""
    unit = _normalized(vectors)
    return unit[places[:, 2]] @ unit.T


def analogy_scores(
    questions: Mapping[str, Sequence[Question]],
    word_to_vec_map: Mapping[str, Vectors],
    rule: Rule = by_difference,
    skip_inputs: bool = True,
) -> dict[str, float]:
    """Complete analogies and count the right answers.

    Parameters
    ----------
    questions : mapping
        For each kind of analogy its questions ``(a, b, c, d)``: a is to b as c is to d.
    word_to_vec_map : mapping
        The vector of each word, shape (size,).
    rule : callable
        Gives each word a number for each question; the largest makes the answer.
    skip_inputs : bool
        Whether a, b and c are no possible answers.

    Returns
    -------
    dict
        For each kind of analogy the share of right answers, from 0 to 1.
    """
    vectors = np.stack(list(word_to_vec_map.values()))
    numbers = {word: i for i, word in enumerate(word_to_vec_map)}
    scores = {}
    for kind, asked in tqdm(questions.items(), unit="kinds"):
        places = np.array([[numbers[word] for word in question] for question in asked])
        parts = [places[start : start + BATCH] for start in range(0, len(places), BATCH)]
        answers = np.concatenate([_answers(part, vectors, rule, skip_inputs) for part in parts])
        scores[kind] = float(np.mean(answers == places[:, 3]))
    return scores


def _answers(places: Numbers, vectors: Vectors, rule: Rule, skip_inputs: bool) -> Numbers:
    """Numbers of the words that answer questions, given by the numbers of their words."""
    similarity = rule(places, vectors)
    if skip_inputs:
        np.put_along_axis(similarity, places[:, :3], -np.inf, axis=1)
    return np.asarray(np.argmax(similarity, axis=1))


def _normalized(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
