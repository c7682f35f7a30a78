"""Figures of tagged sentences, aligned labels, scores by kind, and answers pointed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE

#: One colour for each kind of entity, in the order in which kinds turn up.
COLOURS = (BLUE, ORANGE, "#4f8a4c", "#8c5fa8", "#b8860b", "#a83f5d", "#3a8f8f")
KINDS = ("Name", "Company", "Position", "Degree", "College", "Location", "Skill")
WIDTH_OF_LETTER, LINE_LENGTH = 0.095, 110


def draw_tagged(
    words: Sequence[str], tags: Sequence[str], predicted: Sequence[str] | None = None
) -> None:
    """Draw a sentence with its entities underlaid; predicted ones, if given, in a row below.

    Parameters
    ----------
    words : sequence of str
    tags, predicted : sequence of str
        One tag for each word, such as ``B-Name``.
    """
    rows = [("true", tags), ("predicted", predicted)] if predicted else [("", tags)]
    lines = _lines(words)
    height = 0.62 * len(rows) * len(lines)
    _, axes = plt.subplots(figsize=(11.4, height + 0.1), layout="constrained")
    axes.set(xlim=(-1.1 if predicted else -0.1, 10.6), ylim=(-height, 0.1))
    axes.axis("off")
    top = -0.5
    for line in lines:
        for label, row in rows:
            axes.text(-1.05, top + 0.12, label, color=GREY, fontsize=9, va="center")
            _draw_line(axes, top, [words[n] for n in line], [row[n] for n in line])
            top -= 0.6


def _lines(words: Sequence[str]) -> list[list[int]]:
    """The numbers of words that go on each line."""
    lines: list[list[int]] = [[]]
    used = 0
    for number, word in enumerate(words):
        if used + len(word) + 1 > LINE_LENGTH:
            lines.append([])
            used = 0
        lines[-1].append(number)
        used += len(word) + 1
    return lines


def _draw_line(axes: Axes, y: float, words: Sequence[str], tags: Sequence[str]) -> None:
    """Words side by side; each entity gets a band in its colour and its kind above."""
    x = 0.0
    for number, (word, tag) in enumerate(zip(words, tags, strict=True)):
        width = WIDTH_OF_LETTER * len(word)
        if tag != "O":
            colour = COLOURS[KINDS.index(tag[2:]) % len(COLOURS)]
            goes_on = number + 1 < len(tags) and tags[number + 1] == f"I-{tag[2:]}"
            right = x + width + (WIDTH_OF_LETTER if goes_on else 0.02)
            axes.fill_between([x - 0.02, right], y - 0.04, y + 0.28, color=colour, alpha=0.25, lw=0)
            begins = tag.startswith("B-") or number == 0 or tags[number - 1][2:] != tag[2:]
            axes.text(x, y + 0.33, tag[2:] if begins else "", color=colour, fontsize=7.5)
        axes.text(x, y + 0.12, word, family="monospace", fontsize=10.6, va="center")
        x += width + WIDTH_OF_LETTER


def draw_alignment(pieces: Sequence[str], labels: Sequence[int], tag_names: Sequence[str]) -> None:
    """Draw pieces in a row, with the name of the label below each; grey where there is none.

    Parameters
    ----------
    pieces : sequence of str
    labels : sequence of int
        -100 for no label.
    tag_names : sequence of str
    """
    _, axes = plt.subplots(figsize=(11.4, 1.7), layout="constrained")
    axes.set(xlim=(-0.6, len(pieces) - 0.4), ylim=(-1.3, 1.1))
    axes.axis("off")
    axes.set_title("Pieces, and the label of each", fontsize=11)
    for x, (piece, label) in enumerate(zip(pieces, labels, strict=True)):
        name = tag_names[label] if label != -100 else "−100"
        colour = "lightgrey" if label == -100 else GREY if name == "O" else BLUE
        options: dict[str, Any] = {"rotation": 55, "ha": "center", "va": "center", "fontsize": 9}
        axes.text(x, 0.45, piece, family="monospace", **options)
        axes.text(x, -0.75, name, color=colour, **options)


def draw_scores(kinds: Sequence[str], scores: Mapping[str, Sequence[float]]) -> None:
    """Draw F1 for each kind of entity, one bar for each set of sentences.

    Parameters
    ----------
    kinds : sequence of str
    scores : mapping from str to sequence of float
        By the name of a set, the F1 of each kind.
    """
    _, axes = plt.subplots(figsize=(9.5, 3.2), layout="constrained")
    places, width = np.arange(len(kinds)), 0.8 / len(scores)
    for number, (name, values) in enumerate(scores.items()):
        left = places + (number - (len(scores) - 1) / 2) * width
        axes.bar(left, values, width * 0.92, label=name, color=(GREY, BLUE, ORANGE)[number % 3])
    axes.set_xticks(places, kinds)
    axes.set_yticks(np.linspace(0, 1, 6))
    axes.set(ylabel="$F_1$", ylim=(0, 1.22), title="Whole entities, by kind")
    axes.legend(loc="upper center", ncols=len(scores))


def draw_pointing(tokens: Sequence[str], start_scores: FloatArray, end_scores: FloatArray) -> None:
    """Draw the probability of each token to be the start, and the end, of an answer.

    Parameters
    ----------
    tokens : sequence of str, T
    start_scores, end_scores : ndarray, shape (T,)
        Scores before the softmax over tokens.
    """
    _, axes = plt.subplots(figsize=(11.4, 2.6), layout="constrained")
    places = np.arange(len(tokens))
    for shift, scores, name, colour in (
        (-0.2, start_scores, "start", BLUE),
        (0.2, end_scores, "end", ORANGE),
    ):
        chances = np.exp(scores - scores.max())
        axes.bar(places + shift, chances / chances.sum(), 0.4, color=colour, label=name)
    axes.set_xticks(places, tokens, rotation=90, fontsize=9)
    axes.set(ylabel="probability", ylim=(0, 1.05), xlim=(-0.8, len(tokens) - 0.2))
    axes.legend()
