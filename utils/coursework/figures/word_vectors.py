"""Figures of word vectors: angles, analogies in the plane, scores, and gender before and after."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from coursework.figures.palette import BLUE, GREY, ORANGE

Vectors = NDArray[np.float64]
#: Where the name of a point may stand: beside its left, its right, below and above.
SIDES: tuple[dict[str, Any], ...] = (
    {"xytext": (-7, 0), "ha": "right", "va": "center"},
    {"xytext": (7, 0), "ha": "left", "va": "center"},
    {"xytext": (0, -6), "ha": "center", "va": "top"},
    {"xytext": (0, 6), "ha": "center", "va": "bottom"},
)


def draw_angles(degrees: Sequence[float], length: float = 1.0) -> None:
    """Draw two vectors at several angles, with their cosine similarity and their distance.

    Parameters
    ----------
    degrees : sequence of float
        The angle between the vectors, one panel for each.
    length : float
        Length of the second vector; the first one has length 1.
    """
    _, grid = plt.subplots(
        1, len(degrees), figsize=(3.1 * len(degrees), 3.1), squeeze=False, layout="constrained"
    )
    for axes, angle in zip(grid.flat, degrees, strict=True):
        u = np.array([1.0, 0.0])
        v = length * np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        for vector, color, name in ((u, BLUE, "u"), (v, ORANGE, "v")):
            _draw_arrow(axes, np.zeros(2), vector, color)
            axes.text(*(vector * 1.1 + 0.05), name, color=color, ha="center", va="center")
        axes.plot(*np.transpose([u, v]), color=GREY, linestyle=":")
        title = f"{angle:g}°: cosine similarity {np.cos(np.radians(angle)):.2f}"
        axes.set_title(f"{title}\ndistance {np.linalg.norm(u - v):.2f}", fontsize=10)
        reach = max(1.0, length) * 1.25
        axes.set(xlim=(-reach, reach), ylim=(-0.35 * reach, reach), aspect="equal")
        axes.set(xticks=[], yticks=[])


def draw_pairs(pairs: Sequence[tuple[str, str]], word_to_vec_map: Mapping[str, Vectors]) -> None:
    """Draw pairs of words as arrows in the plane that shows most of their vectors.

    Parameters
    ----------
    pairs : sequence of tuple of str
        Pairs of words that differ in the same way.
    word_to_vec_map : mapping
        The vector of each word, shape (size,).
    """
    words = [word for pair in pairs for word in pair]
    vectors = np.stack([word_to_vec_map[word] for word in words])
    centred = vectors - vectors.mean(axis=0)
    plane = np.linalg.svd(centred, full_matrices=False)[2][:2]
    places = dict(zip(words, centred @ plane.T, strict=True))
    along = np.linspace(0, 1, 10)[:, None]
    arrows = [places[first] + along * (places[second] - places[first]) for first, second in pairs]
    _, axes = plt.subplots(figsize=(8, 4.6), layout="constrained")
    for first, second in pairs:
        _draw_arrow(axes, places[first], places[second] - places[first], GREY)
        for word, color in ((first, BLUE), (second, ORANGE)):
            axes.plot(*places[word], "o", color=color, markersize=5)
            side = _free_side(places[word], np.concatenate(arrows))
            axes.annotate(word, places[word], textcoords="offset points", **side)
    axes.margins(0.12)
    axes.set(title="Each arrow is a difference of two words, in the plane of largest spread")
    axes.set(xticks=[], yticks=[])


def draw_scores(scores: Mapping[str, Mapping[str, float]]) -> None:
    """Draw the share of right analogies, for each kind and each rule.

    Parameters
    ----------
    scores : mapping
        By the name of the rule, the share for each kind of analogy.
    """
    kinds = list(next(iter(scores.values())))
    _, axes = plt.subplots(figsize=(8.5, 3.8), layout="constrained")
    width = 0.8 / len(scores)
    for k, (rule, shares) in enumerate(scores.items()):
        places = np.arange(len(kinds)) + (k - (len(scores) - 1) / 2) * width
        color = (BLUE, ORANGE, GREY)[k % 3]
        axes.bar(places, [100 * shares[kind] for kind in kinds], width, label=rule, color=color)
    axes.set_xticks(range(len(kinds)), kinds, rotation=20)
    axes.set(ylabel="right answers in percent", ylim=(0, 105), title="Analogies by kind and rule")
    axes.legend()


def draw_bias(before: Mapping[str, float], after: Mapping[str, float], title: str) -> None:
    """Draw the cosine similarity of words with a direction, before and after a change.

    Parameters
    ----------
    before, after : mapping
        The similarity of each word.
    title : str
        Title of the figure.
    """
    words = sorted(before, key=lambda word: before[word])
    rows = np.arange(len(words))
    _, axes = plt.subplots(figsize=(7, 0.19 * len(words) + 1), layout="constrained")
    axes.hlines(rows, [before[w] for w in words], [after[w] for w in words], color=GREY, alpha=0.4)
    axes.plot([before[word] for word in words], rows, "o", color=BLUE, label="before", markersize=4)
    axes.plot([after[word] for word in words], rows, "o", color=ORANGE, label="after", markersize=4)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_yticks(rows, words, fontsize=8)
    axes.set(title=title, xlabel="cosine similarity; towards man on the left, woman on the right")
    axes.set_ylim(-1, len(words))
    axes.legend(loc="lower right")


def draw_equalized(
    before: tuple[Vectors, Vectors],
    after: tuple[Vectors, Vectors],
    names: tuple[str, str],
    direction: Vectors,
    neutral: Mapping[str, Vectors],
) -> None:
    """Draw a pair before and after it is made equal, beside neutral words.

    The horizontal axis is the direction; the vertical one is the part across it that the pair has
    in common.

    Parameters
    ----------
    before, after : tuple of ndarray, each of shape (size,)
        Vectors of the pair.
    names : tuple of str
        The two words.
    direction : ndarray, shape (size,)
        The direction in which the pair may differ.
    neutral : mapping
        Vectors of words that have no part along the direction.
    """
    across = _unit(np.mean(after, axis=0))
    axis = np.stack([_unit(direction), across])
    _, panels = plt.subplots(
        1, 2, figsize=(10, 3.8), sharex=True, sharey=True, layout="constrained"
    )
    for axes, pair, title in zip(panels, (before, after), ("before", "after"), strict=True):
        for vector, name, color in zip(pair, names, (BLUE, ORANGE), strict=True):
            _draw_word(axes, axis @ vector, name, color)
        for word, vector in neutral.items():
            _draw_word(axes, axis @ vector, word, GREY)
        axes.axvline(0, color="black", linewidth=0.8)
        axes.set(title=title, xlabel="part along the direction")
        axes.margins(0.2)
    panels[0].set_ylabel("part across it")


def draw_company(bias: Sequence[float], before: Sequence[float], after: Sequence[float]) -> None:
    """Draw how the original leaning of words goes with that of their neighbours.

    Parameters
    ----------
    bias : sequence of float
        Cosine similarity of each word with the gender direction, in the original vectors.
    before, after : sequence of float
        Share of words from the positive side among the neighbours of each word.
    """
    _, panels = plt.subplots(1, 2, figsize=(10, 3.8), sharey=True, layout="constrained")
    for axes, shares, title in zip(
        panels, (before, after), ("original vectors", "direction removed"), strict=True
    ):
        axes.plot(bias, 100 * np.asarray(shares), "o", color=BLUE, alpha=0.6)
        r = np.corrcoef(bias, shares)[0, 1]
        axes.set(title=f"{title}: correlation {r:.2f}", ylim=(-3, 103))
        axes.set_xlabel("original similarity with the gender direction")
    panels[0].set_ylabel("leaning to woman among\n100 neighbours, in percent")


def _free_side(place: Vectors, obstacles: Vectors) -> dict[str, Any]:
    """The side of a point on which the nearest of some other points is farthest away."""
    width = np.ptp(obstacles, axis=0)

    def room(side: dict[str, Any]) -> float:
        step = width * np.sign(side["xytext"]) * (0.06, 0.05)
        return float(np.hypot(*((obstacles - place - step) / width).T).min())

    return max(SIDES, key=room)


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector))


def _draw_word(axes: Axes, place: Vectors, name: str, color: str) -> None:
    _draw_arrow(axes, np.zeros(2), place, color)
    x, y = place
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
    axes.annotate(
        name, (x, y), (0, 4), textcoords="offset points", ha="center", color=color, bbox=ground
    )
    axes.plot(*place, marker="", color=color)


def _draw_arrow(axes: Axes, start: Vectors, step: Vectors, color: str) -> None:
    (x, y), (x_start, y_start) = start + step, start
    axes.annotate(
        "",
        (x, y),
        (x_start, y_start),
        arrowprops={"arrowstyle": "-|>", "color": color, "linewidth": 1.6},
    )
    axes.update_datalim([start, start + step])
