"""The solution of the car detection notebook gives the known numbers, and other answers pass."""

import numpy as np
import pytest

from coursework.data.street_scenes import load_street_scenes
from coursework.metrics.detection import Detections, mean_average_precision, precision_recall
from tables import right, told, wrong
from yolo_utils import preprocess_image, read_anchors, read_classes

TARGET = "course4/car_detection_yolo"

pytestmark = pytest.mark.frameworks

CLASSIC_SUPPRESSION = """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    import tensorflow as tf
    nms_indices = tf.image.non_max_suppression(boxes, scores, max_boxes, iou_threshold)
    return [tf.gather(each, nms_indices) for each in (scores, boxes, classes)]
"""

TOLD = [
    wrong("iou: classic", "height", ("max(xi2 - xi1, 0)", "(xi2 - xi1)")),
    wrong("yolo_non_max_suppression", "a car in front of a bus", answer=CLASSIC_SUPPRESSION),
    wrong("yolo_filter_boxes: classic", "exactly at the threshold", (">=", ">")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((2, 1, 4, 3), (1, 2, 3, 4), 0.14285714285714285),
        ((1, 2, 3, 4), (5, 6, 7, 8), 0),
        ((0, 0, 2, 2), (3, 0, 5, 2), 0),
        ((0, 0, 4, 2), (1, 0, 3, 1), 0.25),
        ((0, 0, 2, 3), (2, 3, 4, 6), 0),
    ],
)
def test_known_overlap(names, first, second, expected):
    assert names.iou(first, second) == pytest.approx(expected, abs=1e-15)
    assert names.iou(second, first) == pytest.approx(expected, abs=1e-15)


def test_a_thing_comes_back_from_its_raw_numbers(names):
    """A box of 1.5 x 2.4 cells at row 3.25, column 6.5 of a grid of 8 x 10."""
    feats = np.full((8, 10, 33), -20.0)
    anchors = np.array([[1.0, 1.0], [1.2, 3.0], [2.0, 2.0]])
    logit = np.log(0.25 / 0.75)
    feats[3, 6, 11:22] = [0, logit, np.log(2), np.log(0.5), 5, 0, 0, 9, 0, 0, 0]
    outputs = names.yolo_head(feats, anchors, 6)
    scores, boxes, classes = names.yolo_eval(outputs, (80.0, 200.0))
    np.testing.assert_array_equal(classes, [2])
    np.testing.assert_allclose(boxes, [[25, 106, 40, 154]], rtol=1e-12)
    assert 0.99 < scores[0] < 1


def test_worked_example_of_the_score(names):
    shared = np.array([0.1, 0.75, 0.1, 0.02, 0.02, 0.01]).reshape(1, 1, 1, 6)
    box = np.array([0.1, 0.2, 0.3, 0.4]).reshape(1, 1, 1, 4)
    scores, boxes, classes = names.yolo_filter_boxes(np.full((1, 1, 1, 1), 0.8), box, shared, 0.5)
    np.testing.assert_allclose(scores, [0.6])
    np.testing.assert_array_equal(classes, [1])
    np.testing.assert_array_equal(boxes, [[0.1, 0.2, 0.3, 0.4]])


def test_shipped_network_finds_what_is_in_held_out_scenes(names):
    """On every second scene, so that it is over soon."""
    from coursework.networks.detector import load_yolo

    scenes = load_street_scenes()[0]
    data = np.concatenate([preprocess_image(each, (128, 160))[1] for each in scenes.images[::2]])
    anchors, classes = read_anchors("street_anchors.txt"), read_classes("street_classes.txt")
    found = [
        Detections(*names.yolo_eval(names.yolo_head(feats, anchors, 6), (256, 320), 100, 0.05))
        for feats in load_yolo().predict(data, verbose=0)
    ]
    truth = scenes.boxes[::2], scenes.classes[::2]
    curves = [precision_recall(found, *truth, kind, names.iou) for kind, _ in enumerate(classes)]
    assert mean_average_precision(curves) > 0.85
