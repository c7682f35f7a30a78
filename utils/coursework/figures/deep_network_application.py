"""Charts that compare trained image classifiers, and show what their first layer looks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE

TWO_SIDED_95 = 1.96


def wilson_interval(share: float, m: int) -> tuple[float, float]:
    """Range of true shares that fit an observed one, with 95% confidence.

    Unlike the plain ``share ± 1.96 s``, it stays between 0 and 1 and holds for small `m`
    (E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, 1927).

    Parameters
    ----------
    share : float
        Share of right answers, 0 to 1.
    m : int
        Number of answers, at least 1.

    Returns
    -------
    low, high : float
        Ends of the range.
    """
    z2 = TWO_SIDED_95**2
    centre = (share + z2 / (2 * m)) / (1 + z2 / m)
    spread = np.sqrt(z2 * (share * (1 - share) / m + z2 / (4 * m * m))) / (1 + z2 / m)
    return float(centre - spread), float(centre + spread)


def draw_accuracies(
    shares: Mapping[str, tuple[float, float]], m_train: int, m_test: int, lazy: float
) -> None:
    """Draw training and test accuracies as bars, with the range that so few images leave open.

    Parameters
    ----------
    shares : mapping from str to (float, float)
        By the name of a network: its share of right answers in training and test set, 0 to 1.
    m_train, m_test : int
        How many images the two sets have.
    lazy : float
        Share of the more frequent class in the test set.
    """
    _, axes = plt.subplots(figsize=(8.5, 3.9), layout="constrained")
    sets = (("training set", m_train, BLUE), ("test set", m_test, ORANGE))
    for part, (name, m, color) in enumerate(sets):
        heights = np.array([100 * both[part] for both in shares.values()])
        ends = np.array([wilson_interval(both[part], m) for both in shares.values()]).T
        whiskers = np.abs(100 * ends - heights)
        places = np.arange(len(shares)) + 0.38 * part - 0.19
        axes.bar(
            places, heights, 0.36, yerr=whiskers, color=color, ecolor=GREY, capsize=4, label=name
        )
        for place, height in zip(places, heights, strict=True):
            axes.text(place, 4, f"{height:.0f}", ha="center", color="white", fontsize=12)
    axes.axhline(100 * lazy, color=GREY, linestyle="--", label="lazy rule, test set")
    axes.set_xticks(np.arange(len(shares)), list(shares))
    axes.set(title="Share of right answers in percent", ylim=(0, 112))
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1))


def draw_starts(shares: Mapping[str, Sequence[float]], lazy: float) -> None:
    """Draw the test accuracy of each start as a dot, and the mean of each network as a line.

    Parameters
    ----------
    shares : mapping from str to sequence of float
        By the name of a network: its share of right answers from each start, 0 to 1.
    lazy : float
        Share of the more frequent class in the test set.
    """
    _, axes = plt.subplots(figsize=(8.5, 3.6), layout="constrained")
    for place, values in enumerate(shares.values()):
        percent = 100 * np.sort(values)
        beside = place + np.linspace(-0.22, 0.22, len(percent))
        axes.plot(beside, percent, "o", color=ORANGE, alpha=0.8)
        axes.hlines(percent.mean(), place - 0.32, place + 0.32, color=BLUE, linewidth=2.5)
        axes.text(place + 0.35, percent.mean(), f"{percent.mean():.0f}", va="center", color=BLUE)
    axes.axhline(100 * lazy, color=GREY, linestyle="--")
    axes.text(-0.48, 100 * lazy + 0.6, "lazy rule", color=GREY)
    axes.set_xticks(np.arange(len(shares)), list(shares))
    axes.set(title="Test accuracy in percent: a dot for each start, a line for the mean")
    axes.set_xlim(-0.5, len(shares) - 0.3)


def draw_hidden_units(W1: FloatArray, outgoing: Sequence[float], num_px: int) -> None:
    """Draw the weights of each unit of the first layer as an image.

    Parameters
    ----------
    W1 : ndarray, shape (n, num_px * num_px * 3)
        Weights of the first layer.
    outgoing : sequence of float
        The weight with which each unit enters the next layer; the order goes by it.
    num_px : int
        Height and width of an image in pixels.
    """
    figure, panels = plt.subplots(
        1, len(W1), figsize=(1.75 * len(W1), 2.5), squeeze=False, layout="constrained"
    )
    order = np.argsort(outgoing)[::-1]
    for axes, unit in zip(panels.flat, order, strict=True):
        image = W1[unit].reshape(num_px, num_px, 3)
        low, high = np.percentile(image, (1, 99))
        axes.imshow(np.clip((image - low) / (high - low), 0, 1))
        side = "for a cat" if outgoing[unit] > 0 else "against"
        axes.set_title(f"unit {unit + 1}\n{outgoing[unit]:+.2f}: {side}", fontsize=10)
        axes.axis("off")
    figure.suptitle("Weights of each hidden unit as an image, and its weight in the output")
