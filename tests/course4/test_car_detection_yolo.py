"""The solution of the car detection notebook gives the known numbers, and other answers pass."""

import numpy as np
import pytest

from answers import verdict_on
from coursework.data.street_scenes import load_street_scenes
from coursework.metrics.detection import Detections, mean_average_precision, precision_recall
from yolo_utils import preprocess_image, read_anchors, read_classes

pytestmark = pytest.mark.frameworks

pytest.importorskip("keras")

TARGET = "course4/car_detection_yolo"


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


HEAD_BY_LOOPS = """
def yolo_head(feats, anchors, num_classes):
    n_H, n_W, _ = np.shape(feats)
    A = len(anchors)
    confidence = np.zeros((n_H, n_W, A, 1))
    xy, wh = np.zeros((n_H, n_W, A, 2)), np.zeros((n_H, n_W, A, 2))
    probs = np.zeros((n_H, n_W, A, num_classes))
    for i in range(n_H):
        for j in range(n_W):
            for a in range(A):
                t = np.asarray(feats, dtype=float)[i, j, a * (5 + num_classes):][:5 + num_classes]
                xy[i, j, a] = [(sigmoid(t[0]) + j) / n_W, (sigmoid(t[1]) + i) / n_H]
                w, h = anchors[a]
                wh[i, j, a] = [w * np.exp(t[2]) / n_W, h * np.exp(t[3]) / n_H]
                confidence[i, j, a, 0] = sigmoid(t[4])
                probs[i, j, a] = np.exp(t[5:]) / np.exp(t[5:]).sum()
    return confidence, xy, wh, probs
"""

HEAD_WITH_KERAS = """
def yolo_head(feats, anchors, num_classes):
    from keras import ops
    n_H, n_W = feats.shape[:2]
    t = ops.reshape(ops.cast(feats, "float64"), (n_H, n_W, len(anchors), 5 + num_classes))
    size = np.array([n_W, n_H], dtype="float64")
    rows, columns = np.indices((n_H, n_W)).astype("float64")
    xy = (ops.sigmoid(t[..., :2]) + np.stack([columns, rows], -1)[:, :, None]) / size
    wh = ops.exp(t[..., 2:4]) * ops.cast(anchors, "float64") / size
    return ops.sigmoid(t[..., 4:5]), xy, wh, ops.softmax(t[..., 5:], axis=-1)
"""

CLASSIC_FILTER = """
def yolo_filter_boxes(box_confidence, boxes, box_class_probs, threshold=.6):
    import tensorflow as tf
    box_scores = box_confidence * box_class_probs
    box_classes = tf.math.argmax(box_scores, axis=-1)
    box_class_scores = tf.math.reduce_max(box_scores, axis=-1)
    filtering_mask = box_class_scores >= threshold
    scores = tf.boolean_mask(box_class_scores, filtering_mask)
    boxes = tf.boolean_mask(boxes, filtering_mask)
    classes = tf.boolean_mask(box_classes, filtering_mask)
    return scores, boxes, classes
"""

FILTER_BY_ROWS = """
def yolo_filter_boxes(box_confidence, boxes, box_class_probs, threshold=0.6):
    all_scores = (box_confidence * box_class_probs).reshape(-1, box_class_probs.shape[-1])
    rows = np.flatnonzero((all_scores >= threshold).any(axis=1))
    classes = all_scores[rows].argmax(axis=1)
    return all_scores[rows, classes], boxes.reshape(-1, 4)[rows], classes
"""

CLASSIC_IOU = """
def iou(box1, box2):
    xi1 = np.maximum(box1[0], box2[0])
    yi1 = np.maximum(box1[1], box2[1])
    xi2 = np.minimum(box1[2], box2[2])
    yi2 = np.minimum(box1[3], box2[3])
    inter_area = max(xi2 - xi1, 0) * max(yi2 - yi1, 0)
    box1_area = (box1[3] - box1[1]) * (box1[2] - box1[0])
    box2_area = (box2[3] - box2[1]) * (box2[2] - box2[0])
    return inter_area / (box1_area + box2_area - inter_area)
"""

IOU_WITH_ARRAYS = """
def iou(box1, box2):
    shared = np.clip(np.minimum(box1[2:], box2[2:]) - np.maximum(box1[:2], box2[:2]), 0, None)
    areas = [np.prod(box[2:] - box[:2]) for box in (box1, box2)]
    return np.prod(shared) / (sum(areas) - np.prod(shared))
"""

SUPPRESSION_CLASS_BY_CLASS = """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    import tensorflow as tf
    kept = []
    for kind in np.unique(classes):
        of_kind = np.flatnonzero(classes == kind)
        good = tf.image.non_max_suppression(
            boxes[of_kind], scores[of_kind], max_boxes, iou_threshold)
        kept.extend(of_kind[good.numpy()])
    kept = sorted(kept, key=lambda i: scores[i], reverse=True)[:max_boxes]
    kept = np.array(kept, dtype=int)
    return scores[kept], boxes[kept], classes[kept]
"""

SUPPRESSION_BY_STRIKING_OUT = """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    left, best = list(np.argsort(scores)[::-1]), []
    while left and len(best) < max_boxes:
        first, *left = left
        best.append(first)
        left = [i for i in left if classes[i] != classes[first]
                or not iou(boxes[first], boxes[i]) > iou_threshold]
    if not best:
        return np.zeros(0), np.zeros((0, 4)), np.zeros(0, dtype=int)
    return scores[best], boxes[best], classes[best]
"""

EVAL_IN_ONE_GO = """
def yolo_eval(yolo_outputs, image_shape=(256., 320.), max_boxes=10, score_threshold=.6,
              iou_threshold=.5):
    confidence, xy, wh, probs = yolo_outputs
    boxes = scale_boxes(yolo_boxes_to_corners(xy, wh), image_shape)
    left = yolo_filter_boxes(confidence, boxes, probs, threshold=score_threshold)
    return yolo_non_max_suppression(*left, max_boxes=max_boxes, iou_threshold=iou_threshold)
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("yolo_head", HEAD_BY_LOOPS),
        ("yolo_head", HEAD_WITH_KERAS),
        ("yolo_filter_boxes", CLASSIC_FILTER),
        ("yolo_filter_boxes", FILTER_BY_ROWS),
        ("iou", CLASSIC_IOU),
        ("iou", IOU_WITH_ARRAYS),
        ("yolo_non_max_suppression", SUPPRESSION_CLASS_BY_CLASS),
        ("yolo_non_max_suppression", SUPPRESSION_BY_STRIKING_OUT),
        ("yolo_eval", EVAL_IN_ONE_GO),
    ],
)
def test_another_right_answer_gets_full_points(exercise, answer):
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


CLASSIC_SUPPRESSION = """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    import tensorflow as tf
    nms_indices = tf.image.non_max_suppression(boxes, scores, max_boxes, iou_threshold)
    return [tf.gather(each, nms_indices) for each in (scores, boxes, classes)]
"""


@pytest.mark.parametrize(
    ("exercise", "answer", "words"),
    [
        ("iou", CLASSIC_IOU.replace("max(xi2 - xi1, 0)", "(xi2 - xi1)"), "height"),
        ("yolo_non_max_suppression", CLASSIC_SUPPRESSION, "a car in front of a bus"),
        ("yolo_filter_boxes", CLASSIC_FILTER.replace(">=", ">"), "exactly at the threshold"),
    ],
)
def test_known_mistake_is_told(exercise, answer, words):
    verdict = verdict_on(TARGET, exercise, answer)
    assert verdict.status != "passed"
    assert words in (verdict.mistake or "")
