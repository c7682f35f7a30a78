"""How good a detector is: precision, recall, and mean average precision."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Overlap = Callable[[Array, Array], float]


class Detections(NamedTuple):
    """What was found in one image.

    Attributes
    ----------
    scores : ndarray, shape (n,)
        Scores.
    boxes : ndarray, shape (n, 4)
        Corners (y1, x1, y2, x2).
    classes : ndarray of int, shape (n,)
        Classes.
    """

    scores: Array
    boxes: Array
    classes: Array


class Curve(NamedTuple):
    """Precision and recall of one class as the threshold falls.

    Attributes
    ----------
    recall : ndarray, shape (n,)
        Share of the true boxes that are found.
    precision : ndarray, shape (n,)
        Share of the boxes found that are true.
    average_precision : float
        Area under the curve, each precision raised to the best at that recall or beyond.
    """

    recall: Array
    precision: Array
    average_precision: float


def match(
    found: Detections, boxes: Array, classes: Array, iou: Overlap, threshold: float = 0.5
) -> NDArray[np.int64]:
    """Give each box found, best score first, the true box of its class that it overlaps most.

    Parameters
    ----------
    found : Detections
        What was found in an image.
    boxes, classes : ndarray, shapes (k, 4) and (k,)
        What is in it.
    iou : function
        Overlap of two boxes.
    threshold : float
        The least overlap that counts.

    Returns
    -------
    ndarray of int, shape (n,)
        For each box found the number of its true box; -1 if there is none, or a box with a
        better score has got it.
    """
    partners = np.full(len(found.scores), -1)
    for i in np.argsort(-np.asarray(found.scores), kind="stable"):
        rivals = np.flatnonzero(classes == found.classes[i])
        overlaps = [iou(found.boxes[i], boxes[j]) for j in rivals]
        if overlaps and max(overlaps) >= threshold:
            best = rivals[int(np.argmax(overlaps))]
            partners[i] = -1 if best in partners else best
    return partners


def precision_recall(
    found: Sequence[Detections],
    boxes: Sequence[Array],
    classes: Sequence[Array],
    kind: int,
    iou: Overlap,
    threshold: float = 0.5,
) -> Curve:
    """Compute the curve of one class over many images.

    Parameters
    ----------
    found : sequence of Detections
        What was found in each image, down to a low score.
    boxes, classes : sequence of ndarray
        What is in each image.
    kind : int
        The class.
    iou : function
        Overlap of two boxes.
    threshold : float
        The least overlap of a hit.

    Returns
    -------
    Curve
        One point for each box found, best score first.

    Raises
    ------
    ValueError
        If no image holds a true box of the class.
    """
    number = sum(int(np.sum(each == kind)) for each in classes)
    if number == 0:
        raise ValueError(f"No image holds a true box of class {kind}, so there is no recall.")
    scores, hits = [np.zeros(0)], [np.zeros(0, dtype=bool)]
    for each, true_boxes, true_classes in zip(found, boxes, classes, strict=True):
        of_kind = np.asarray(each.classes) == kind
        partners = match(each, true_boxes, true_classes, iou, threshold)
        scores.append(np.asarray(each.scores)[of_kind])
        hits.append(partners[of_kind] >= 0)
    order = np.argsort(-np.concatenate(scores), kind="stable")
    right = np.cumsum(np.concatenate(hits)[order])
    recall, precision = right / number, right / np.arange(1, len(right) + 1)
    return Curve(recall, precision, _area(recall, precision))


def mean_average_precision(curves: Sequence[Curve]) -> float:
    """Mean of the average precisions of all classes (mAP)."""
    return float(np.mean([curve.average_precision for curve in curves]))


def _area(recall: Array, precision: Array) -> float:
    """Area under the curve, made to fall: at each recall the best precision from there on."""
    falling = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(np.diff(recall, prepend=0) * falling))


def most_mistakes(
    found: Sequence[Detections], boxes: Sequence[Array], classes: Sequence[Array], iou: Overlap
) -> list[int]:
    """Order images by their mistakes: boxes found that are wrong, and true ones missed.

    Parameters
    ----------
    found : sequence of Detections
        What was found in each image.
    boxes, classes : sequence of ndarray
        What is in each image.
    iou : function
        Overlap of two boxes.

    Returns
    -------
    list of int
        Numbers of the images, the one with the most mistakes first.
    """
    mistakes = []
    for each, true_boxes, true_classes in zip(found, boxes, classes, strict=True):
        partners = match(each, true_boxes, true_classes, iou)
        hits = int(np.sum(partners >= 0))
        mistakes.append(len(partners) + len(true_boxes) - 2 * hits)
    return [int(i) for i in np.argsort(-np.array(mistakes), kind="stable")]
