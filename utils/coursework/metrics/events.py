"""How well detections fit what was said: recall, and false alarms per minute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

EARLY, LATE = 3, 8

Array = NDArray[Any]


def onsets(y: Array) -> list[int]:
    """The steps at which labels begin.

    Parameters
    ----------
    y : ndarray, shape (Ty,)
        Zeros and ones.

    Returns
    -------
    list of int
        Every step with a one after a zero, or a one at the very beginning.
    """
    ones = np.concatenate([[0], np.asarray(y) > 0.5]).astype(int)
    return [int(step) for step in np.flatnonzero(np.diff(ones) == 1)]


def matched(detections: Sequence[int], truths: Sequence[int]) -> int:
    """How many words are found: those with a detection of their own nearby.

    Parameters
    ----------
    detections : sequence of int
        Steps at which the detector spoke up.
    truths : sequence of int
        Steps at which the labels of the words begin.

    Returns
    -------
    int
        How many words have a detection from 3 steps before to 8 steps after that.
    """
    unused = sorted(detections)
    found = 0
    for truth in sorted(truths):
        near = [step for step in unused if truth - EARLY <= step <= truth + LATE]
        if near:
            unused.remove(near[0])
            found += 1
    return found


def rates(
    detections: Sequence[Sequence[int]], labels: Sequence[Array], seconds: float = 10
) -> tuple[float, float]:
    """Recall and false alarms per minute over several recordings.

    Parameters
    ----------
    detections : sequence of sequence of int
        For each recording, the steps at which the detector spoke up.
    labels : sequence of ndarray, each of shape (Ty,)
        For each recording, zeros and ones.
    seconds : float
        Length of a recording.

    Returns
    -------
    recall : float
        Share of the words that were found.
    alarms : float
        Detections without a word, per minute.
    """
    truths = [onsets(y) for y in labels]
    pairs = list(zip(detections, truths, strict=True))
    hits = sum(matched(found, truth) for found, truth in pairs)
    said = sum(len(truth) for truth in truths)
    false = sum(len(found) for found in detections) - hits
    return hits / max(1, said), false / (len(detections) * seconds / 60)
