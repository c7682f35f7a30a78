"""Precision, recall and mean average precision."""

import numpy as np
import pytest

from coursework.metrics.detection import (
    Detections,
    match,
    mean_average_precision,
    most_mistakes,
    precision_recall,
)


def overlap(first, second):
    """Overlap of intervals of rows; columns are the same in all boxes here."""
    common = max(0.0, min(first[2], second[2]) - max(first[0], second[0]))
    return common / (first[2] - first[0] + second[2] - second[0] - common)


def rows(*intervals):
    return np.array([[start, 0, stop, 1] for start, stop in intervals], dtype=float).reshape(-1, 4)


def detections(*found):
    scores, intervals, classes = zip(*found, strict=True)
    return Detections(np.array(scores), rows(*intervals), np.array(classes))


NOTHING = Detections(np.zeros(0), rows(), np.zeros(0, dtype=int))


def test_better_score_gets_the_box():
    found = detections((0.6, (0, 10), 0), (0.9, (1, 11), 0))
    np.testing.assert_array_equal(match(found, rows((0, 10)), np.array([0]), overlap), [-1, 0])


def test_class_must_agree():
    found = detections((0.9, (0, 10), 1), (0.8, (20, 30), 0))
    true = rows((0, 10), (20, 30))
    np.testing.assert_array_equal(match(found, true, np.array([0, 0]), overlap), [-1, 1])


def test_overlap_at_the_threshold_counts():
    found = detections((0.9, (0, 5), 0))
    assert match(found, rows((0, 10)), np.array([0]), overlap, threshold=0.5) == [0]
    assert match(found, rows((0, 10)), np.array([0]), overlap, threshold=0.51) == [-1]


def test_curve_over_several_pictures():
    found = [
        detections((0.9, (0, 10), 0), (0.7, (50, 60), 0), (0.95, (0, 10), 1)),
        detections((0.8, (20, 30), 0)),
        NOTHING,
    ]
    boxes = [rows((0, 10)), rows((20, 30)), rows((0, 10), (20, 30))]
    classes = [np.array([0]), np.array([0]), np.array([0, 1])]
    curve = precision_recall(found, boxes, classes, 0, overlap)
    np.testing.assert_allclose(curve.recall, [1 / 3, 2 / 3, 2 / 3])
    np.testing.assert_allclose(curve.precision, [1, 1, 2 / 3])
    assert curve.average_precision == pytest.approx(2 / 3)


def test_dent_in_the_curve_is_filled():
    found = [detections((0.9, (50, 60), 0), (0.8, (0, 10), 0))]
    curve = precision_recall(found, [rows((0, 10))], [np.array([0])], 0, overlap)
    assert curve.average_precision == pytest.approx(0.5)


def test_nothing_found_is_worth_nothing():
    curve = precision_recall([NOTHING], [rows((0, 10))], [np.array([0])], 0, overlap)
    assert curve.average_precision == 0


def test_class_without_true_boxes_has_no_recall():
    with pytest.raises(ValueError, match="no recall"):
        precision_recall([NOTHING], [rows()], [np.zeros(0, dtype=int)], 2, overlap)


def test_mean_is_over_the_classes():
    found = [detections((0.9, (0, 10), 0))]
    boxes, classes = [rows((0, 10), (20, 30))], [np.array([0, 1])]
    curves = [precision_recall(found, boxes, classes, kind, overlap) for kind in (0, 1)]
    assert mean_average_precision(curves) == pytest.approx(0.5)


def test_worst_picture_comes_first():
    right = detections((0.9, (0, 10), 0))
    found = [right, NOTHING, detections((0.9, (40, 50), 0))]
    truth = [rows((0, 10))] * 3
    assert most_mistakes(found, truth, [np.array([0])] * 3, overlap) == [2, 1, 0]
