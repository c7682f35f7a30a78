"""Cases and known mistakes of car detection.

Heights and widths differ everywhere, so that exchanging them shows. Where a score or an overlap
lies exactly at a threshold, all numbers are sums of powers of one half and free of rounding.
"""

import numpy as np

from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course4/car_detection_yolo", framework="tensorflow")
grader.include(plain)


@grader.helper
def kept(result):
    """What is left: scores, boxes and classes."""
    scores, boxes, classes = result
    return {"scores": plain(scores), "boxes": plain(boxes), "classes": plain(classes)}


@grader.helper
def corners(rng, *shape):
    """Random boxes (y1, x1, y2, x2) with an area, as parts of an image."""
    starts = rng.uniform(0, 0.7, (*shape, 2))
    return np.concatenate([starts, starts + rng.uniform(0.05, 0.3, (*shape, 2))], axis=-1)


@grader.helper
def shares(rng, *shape):
    """Random probabilities that add up to 1 along the last axis."""
    parts = rng.exponential(size=shape) ** 2
    return parts / parts.sum(axis=-1, keepdims=True)


@grader.helper
def predictions(rng, n_H, n_W, A, C):
    """Confidences, corners and class probabilities of a grid."""
    confidence = rng.uniform(0.2, 1, (n_H, n_W, A, 1))
    return confidence, corners(rng, n_H, n_W, A), shares(rng, n_H, n_W, A, C)


@grader.helper
def crowd(rng, things, doubles, classes):
    """Scores, boxes in pixels and classes of some things, each found several times."""
    starts = np.repeat(rng.uniform(0, 150, (things, 2)), doubles, axis=0)
    sizes = np.repeat(rng.uniform(20, 90, (things, 2)), doubles, axis=0)
    boxes = np.concatenate([starts, starts + sizes], axis=1)
    boxes = boxes + rng.normal(0, 6, boxes.shape)
    scores = rng.permutation(np.linspace(0.35, 0.97, things * doubles))
    kinds = np.repeat(rng.integers(0, classes, things), doubles)
    return scores, boxes, np.where(rng.random(len(kinds)) < 0.2, 0, kinds)


@grader.helper
def decoded(rng, n_H, n_W, A, C):
    """Decoded output: confidences, centres, sizes and class probabilities."""
    confidence = rng.uniform(0.3, 1, (n_H, n_W, A, 1))
    xy, wh = rng.uniform(0.2, 0.8, (n_H, n_W, A, 2)), rng.uniform(0.2, 0.5, (n_H, n_W, A, 2))
    return confidence, xy, wh, shares(rng, n_H, n_W, A, C)


# ---- yolo_head ----


@grader.helper
def heads(result):
    """The four parts of the decoded output."""
    names = ("box_confidence", "box_xy", "box_wh", "box_class_probs")
    return {name: plain(part) for name, part in zip(names, result, strict=True)}


@grader.helper
def raw(rng, n_H, n_W, A, C):
    """Raw numbers of a grid."""
    return rng.normal(0, 1.5, (n_H, n_W, A * (5 + C)))


@grader.case
def two_rows_three_columns(yolo_head, rng):
    """A grid of 2 rows and 3 columns, two anchors, two classes."""
    return heads(yolo_head(raw(rng, 2, 3, 2, 2), np.array([[1.5, 0.5], [0.75, 2.0]]), 2))


@grader.case(hidden=True)
def two_anchors(yolo_head, rng):
    """Three rows, two columns, two anchors, four classes."""
    anchors = np.array([[0.5, 1.25], [3.0, 2.0]])
    return heads(yolo_head(raw(rng, 3, 2, 2, 4), anchors, 4))


@grader.case(hidden=True)
def wide_grid(yolo_head, rng):
    """Two rows, seven columns, three anchors, three classes, numbers of single precision."""
    anchors = rng.uniform(0.5, 4, (3, 2))
    return heads(yolo_head(raw(rng, 2, 7, 3, 3).astype(np.float32), anchors, 3))


@grader.case(hidden=True)
def high_grid(yolo_head, rng):
    """Five rows, three columns, two anchors, two classes."""
    result = heads(yolo_head(raw(rng, 5, 3, 2, 2), rng.uniform(0.5, 4, (2, 2)), 2))
    return {name: None if part is None else part[3:] for name, part in result.items()}


XY = "(sigmoid(t[..., 0:2]) + cell_numbers(n_H, n_W)) / grid"
WH = "anchors * np.exp(t[..., 2:4]) / grid"
CONFIDENCE = "sigmoid(t[..., 4:5])"
PROBS = "softmax(t[..., 5:])"

wrong = grader.mistakes("yolo_head")
wrong(
    "The centre lacks the sigmoid, which keeps it inside its cell.",
    (XY, "(t[..., 0:2] + cell_numbers(n_H, n_W)) / grid"),
)
wrong(
    "All centres lie in the first cell: add the numbers of the cells.",
    (XY, "sigmoid(t[..., 0:2]) / grid"),
)
wrong(
    "The centres are in cells: divide by the size of the grid.",
    (XY, "sigmoid(t[..., 0:2]) + cell_numbers(n_H, n_W)"),
)
wrong(
    "You divide the sigmoid alone; the number of the cell must be divided as well.",
    (XY, "sigmoid(t[..., 0:2]) / grid + cell_numbers(n_H, n_W)"),
)
wrong(
    "Row and column are swapped: x goes with the columns, y with the rows.",
    (XY, "(sigmoid(t[..., 0:2]) + cell_numbers(n_H, n_W)[..., ::-1]) / grid"),
)
wrong(
    "The arguments of cell_numbers are swapped: the number of rows, n_H, comes first.",
    (XY, XY.replace("n_H, n_W", "n_W, n_H")),
)
wrong(
    "The size of the grid is in the wrong order: x belongs to its width.",
    ("np.array([n_W, n_H])", "np.array([n_H, n_W])"),
)
wrong(
    "The sizes lack the exponential, so that some are negative.",
    (WH, "anchors * t[..., 2:4] / grid"),
)
wrong("The sizes lack the anchors, which they should stretch.", (WH, "np.exp(t[..., 2:4]) / grid"))
wrong(
    "The sizes are in cells: divide by the size of the grid.", (WH, "anchors * np.exp(t[..., 2:4])")
)
wrong(
    "The sizes take a sigmoid; they may be larger than the anchor, so it is an exponential.",
    (WH, "anchors * sigmoid(t[..., 2:4]) / grid"),
)
wrong("The confidence lacks the sigmoid: it must lie between 0 and 1.", (CONFIDENCE, "t[..., 4:5]"))
wrong(
    "The confidence has lost its last axis: slice it, so that its length is 1.",
    (CONFIDENCE, "sigmoid(t[..., 4])"),
)
wrong(
    "Each class got a sigmoid of its own; softmax lets them share out the probability.",
    (PROBS, "sigmoid(t[..., 5:])"),
)
wrong("The classes are still raw numbers: turn them into probabilities.", (PROBS, "t[..., 5:]"))
wrong(
    "Only the number of the cell is divided; put brackets around the sum.",
    (XY, "sigmoid(t[..., 0:2]) + cell_numbers(n_H, n_W) / grid"),
)
wrong(
    "The sigmoid is taken of the sum; add the number of the cell after it.",
    (XY, "sigmoid(t[..., 0:2] + cell_numbers(n_H, n_W)) / grid"),
)
wrong(
    "The centre is made of the wrong numbers: t_x and t_y come first.",
    (XY, XY.replace("0:2", "2:4")),
)
wrong("The centre is multiplied by the grid; divide by it.", (XY, XY.replace("/ grid", "* grid")))
wrong(
    "The number of the cell is subtracted; add it.",
    (XY, XY.replace(") + cell", ") - cell")),
)
wrong(
    "The centres are rounded down to 0 by //; divide with /.", (XY, XY.replace("/ grid", "// grid"))
)
wrong(
    "The anchors are divided by the exponential; multiply them.",
    (WH, "anchors / np.exp(t[..., 2:4]) / grid"),
)
wrong(
    "The classes are cut out of feats, where the anchors are not yet separated; cut them out of t.",
    (PROBS, "softmax(feats[..., 5:])"),
)
wrong("The anchors belong to the sizes; the centre needs none.", (XY, f"anchors * {XY}"))
wrong("Both x and y are divided by the width of the grid.", ("np.array([n_W, n_H])", "n_W"))
wrong("Both x and y are divided by the height of the grid.", ("np.array([n_W, n_H])", "n_H"))
wrong("x and y are divided by the number of cells.", ("np.array([n_W, n_H])", "n_H * n_W"))
wrong(
    "The anchors are added; multiply them.",
    (WH, "(anchors + np.exp(t[..., 2:4])) / grid"),
)
wrong(
    "The anchors stand in the exponent; multiply the exponential by them.",
    (WH, "np.exp(anchors * t[..., 2:4]) / grid"),
)
wrong(
    "The sizes are made of t_x and t_y; t_w and t_h follow these.",
    (WH, WH.replace("2:4", "0:2")),
)
wrong("Every anchor gets the size of the first one.", (WH, WH.replace("anchors", "anchors[0]")))
wrong("The sizes are multiplied by the grid; divide by it.", (WH, WH.replace("/ grid", "* grid")))
wrong(
    "Width and height of the anchors are swapped.",
    (WH, WH.replace("anchors", "anchors[:, ::-1]")),
)
wrong(
    "A softmax of a single number is always 1; the confidence takes a sigmoid.",
    (CONFIDENCE, "softmax(t[..., 4:5])"),
)
wrong(
    "The confidence is that of the first class; its number is one before.",
    (CONFIDENCE, "sigmoid(t[..., 5:6])"),
)
wrong(
    "The confidence is made of t_x; it is the number after the sizes.",
    (CONFIDENCE, "sigmoid(t[..., 0:1])"),
)
wrong(
    "The confidence holds the classes as well: end the slice.",
    (CONFIDENCE, "sigmoid(t[..., 4:])"),
)
wrong(
    "The class probabilities include the confidence; the classes begin after it.",
    (PROBS, "softmax(t[..., 4:])"),
)
wrong(
    "The softmax runs over all numbers of a box; take it of the classes alone.",
    (PROBS, "softmax(t)[..., 5:]"),
)
wrong(
    "That is the exponential alone; the probabilities should add up to 1.",
    (PROBS, "np.exp(t[..., 5:])"),
)
wrong(
    "The class probabilities are multiplied by the confidence; that comes in the next exercise.",
    (PROBS, f"{CONFIDENCE} * {PROBS}"),
)
wrong(
    "The confidence is cut out of feats, where the anchors are not apart; cut it out of t.",
    (CONFIDENCE, "sigmoid(feats[..., 4:5])"),
)


# ---- yolo_filter_boxes ----


@grader.case
def a_small_grid(yolo_filter_boxes, rng):
    """Two rows, three columns, two anchors, four classes, threshold 0.45."""
    return kept(yolo_filter_boxes(*predictions(rng, 2, 3, 2, 4), threshold=0.45))


@grader.case
def exactly_at_the_threshold(yolo_filter_boxes, rng):
    """Scores 0.25, 0.375 and 0.5, threshold 0.375."""
    confidence = np.array([0.5, 0.5, 0.5]).reshape(1, 3, 1, 1)
    shared = np.array([[0.5, 0.5], [0.25, 0.75], [1.0, 0.0]]).reshape(1, 3, 1, 2)
    return kept(yolo_filter_boxes(confidence, corners(rng, 1, 3, 1), shared, 0.375))


@grader.case(hidden=True)
def threshold_by_default(yolo_filter_boxes, rng):
    """A larger grid, five anchors, the threshold by default."""
    return kept(yolo_filter_boxes(*predictions(rng, 4, 6, 5, 4)))


@grader.case(hidden=True)
def as_many_anchors_as_classes(yolo_filter_boxes, rng):
    """Three anchors and three classes, a low threshold that lets most boxes pass."""
    return kept(yolo_filter_boxes(*predictions(rng, 3, 4, 3, 3), threshold=0.15))


@grader.case(hidden=True)
def ties_and_an_empty_result(yolo_filter_boxes, rng):
    """Scores at the threshold of 0.1875; then a threshold that nothing reaches."""
    confidence = rng.choice([0.25, 0.375, 0.75], (3, 2, 2, 1))
    shared = rng.permuted(np.full((3, 2, 2, 3), [0.5, 0.25, 0.25]), axis=-1)
    boxes = corners(rng, 3, 2, 2)
    some = kept(yolo_filter_boxes(confidence, boxes, shared, 0.1875))
    none = kept(yolo_filter_boxes(confidence, boxes, shared, 0.875))
    return {**some, "shape of nothing": np.shape(none["boxes"])}


SCORES = "box_confidence * box_class_probs"
KEEP = "box_class_scores >= threshold"

wrong = grader.mistakes("yolo_filter_boxes")
wrong("The class probabilities are not multiplied by the confidence.", (SCORES, "box_class_probs"))
wrong(
    "The class probabilities play no part: multiply the confidence by them.",
    (SCORES, "box_confidence"),
)
wrong(
    "The score is the confidence alone, which is also the sum over the classes; take the largest "
    "of box_scores.",
    ("np.max(box_scores, axis=-1)", "np.max(box_confidence, axis=-1)"),
)
wrong(
    "argmax and max look through the whole array at once: give both axis=-1.",
    ("np.argmax(box_scores, axis=-1)", "np.argmax(box_scores)"),
    ("np.max(box_scores, axis=-1)", "np.max(box_scores)"),
)
wrong(
    "The scores of all classes are kept; keep box_class_scores, those of the best class.",
    ("box_class_scores[keep]", "box_scores[keep]"),
)
wrong(
    "A product with the mask makes zeros of what should be dropped: index with it, [keep].",
    ("box_class_scores[keep]", "box_class_scores * keep"),
    ("boxes[keep]", "boxes * keep[..., np.newaxis]"),
    ("box_classes[keep]", "box_classes * keep"),
)
wrong(
    "np.argwhere gives rows of places, which are no index; the mask itself is one.",
    (KEEP, f"np.argwhere({KEEP})"),
)
wrong(
    "You look for the best anchor of each class; look for the best class along the last axis.",
    ("np.argmax(box_scores, axis=-1)", "np.argmax(box_scores, axis=-2)"),
    ("np.max(box_scores, axis=-1)", "np.max(box_scores, axis=-2)"),
)
wrong(
    "The argmax runs along the wrong axis: the classes are the last one.",
    ("np.argmax(box_scores, axis=-1)", "np.argmax(box_scores, axis=-2)"),
)
wrong(
    "A score exactly at the threshold is enough, but you drop it.",
    (KEEP, "box_class_scores > threshold"),
)
wrong("You keep the weak boxes and drop the good ones.", (KEEP, "box_class_scores < threshold"))
wrong("The threshold is always 0.6; use the argument.", (KEEP, "box_class_scores >= 0.6"))
wrong(
    "The threshold is compared with the confidence; compare it with the score.",
    (KEEP, "box_confidence[..., 0] >= threshold"),
)
wrong(
    "Classes are numbered from 0; yours begin at 1.", ("box_classes[keep]", "box_classes[keep] + 1")
)
wrong(
    "The classes of all boxes are returned; index them with the mask as well.",
    ("box_classes[keep]", "box_classes"),
)


BEST_CLASS, BEST_SCORE = "np.argmax(box_scores, axis=-1)", "np.max(box_scores, axis=-1)"

wrong("Confidence and probabilities are added; multiply them.", (SCORES, SCORES.replace("*", "+")))
wrong(
    "The confidence is divided by the probabilities; multiply them.",
    (SCORES, "box_confidence / box_class_probs"),
)
wrong(
    "That is a matrix product; multiply element by element.",
    (SCORES, "box_confidence @ box_class_probs"),
)
wrong(
    "No box is kept: is the score that of the best class, not the mean over the classes, and "
    "compared with the threshold?",
    (BEST_SCORE, "np.mean(box_scores, axis=-1)"),
)
wrong(
    "The score is the number of the best class; np.max gives the score itself.",
    (BEST_SCORE, BEST_CLASS),
)
wrong(
    "The class is the best score; np.argmax gives the number of the class.",
    (BEST_CLASS, BEST_SCORE),
)
wrong("You look for the worst class.", (BEST_CLASS, "np.argmin(box_scores, axis=-1)"))
wrong(
    "All boxes get class 0: look for the best class among the scores, not the confidence.",
    (BEST_CLASS, "np.argmax(box_confidence, axis=-1)"),
)
wrong(
    "The classes are floats; they should be whole numbers.",
    (BEST_CLASS, f"{BEST_CLASS}.astype(float)"),
)
wrong("The threshold is always 0.5; use the argument.", (KEEP, "box_class_scores >= 0.5"))
wrong("You keep what is at or below the threshold.", (KEEP, "box_class_scores <= threshold"))
wrong(
    "No box is dropped, however low its score is: compare the scores with the threshold.",
    (KEEP, "box_class_scores >= 0"),
)
wrong(
    "The threshold is compared with the probability of the class; compare it with the score.",
    (KEEP, "np.max(box_class_probs, axis=-1) >= threshold"),
)
wrong("The threshold is compared with the number of the class.", (KEEP, "box_classes >= threshold"))
wrong(
    "The mask has an axis too many: compare the best score of each box.",
    (KEEP, "box_scores >= threshold"),
)
wrong(
    "The mask holds 0 and 1, which pick rows by their number; keep it True and False.",
    (KEEP, f"({KEEP}).astype(int)"),
)
wrong(
    "The scores of all boxes are returned; index them with the mask as well.",
    ("box_class_scores[keep]", "box_class_scores"),
)
wrong("The boxes are not indexed with the mask.", ("boxes = boxes[keep]", "boxes = boxes"))
wrong(
    "The confidences are returned in place of the scores.",
    ("box_class_scores[keep]", "box_confidence[keep][:, 0]"),
)


# ---- iou ----


@grader.case
def overlapping(iou):
    """The boxes (2, 1, 4, 3) and (1, 2, 3, 4)."""
    return iou(np.array([2, 1, 4, 3]), np.array([1, 2, 3, 4]))


@grader.case
def missing_each_other(iou):
    """The boxes (1, 2, 3, 4) and (5, 6, 7, 8), which lie apart."""
    return iou(np.array([1, 2, 3, 4]), np.array([5, 6, 7, 8]))


@grader.case
def wide_and_tall(iou):
    """A wide box and a tall one, (0, 0, 2.25, 5) and (1, 3, 9, 6); others beside and above."""
    wide, tall = np.array([0.0, 0.0, 2.25, 5.0]), np.array([1.0, 3.0, 9.0, 6.0])
    return {
        "overlapping": iou(wide, tall),
        "in the other order": iou(tall, wide),
        "beside": iou(wide, np.array([0.5, 6.0, 1.5, 9.0])),
        "above": iou(wide, np.array([3.0, 1.0, 7.0, 4.0])),
        "beside and above": iou(wide, np.array([4.0, 7.0, 5.0, 9.0])),
    }


@grader.case(hidden=True)
def pairs_of_different_shapes(iou, rng):
    """Random boxes, many of which overlap."""
    boxes = corners(rng, 12)
    return [iou(first, second) for first in boxes[:6] for second in boxes[6:]]


@grader.case(hidden=True)
def one_within_the_other(iou):
    """One box contains the other, in both orders; a box and itself."""
    outer, inner = np.array([2.0, 1.0, 9.0, 12.0]), np.array([3.0, 5.0, 8.0, 7.0])
    return [iou(outer, inner), iou(inner, outer), iou(outer, outer)]


@grader.case(hidden=True)
def touching_and_apart(iou, rng):
    """Boxes that share an edge or a corner, lie apart in one direction or in both, or overlap."""
    first = np.array([0.0, 0.0, 2.0, 3.0])
    shifts = [(0, 3), (2, 0), (2, 3), (0, 5), (4, 0), (5, 4), (3, -7), *rng.uniform(0, 2, (5, 2))]
    return [iou(first, first + np.array([y, x, y, x])) for y, x in shifts]


INTERSECTION = "max(y2 - y1, 0) * max(x2 - x1, 0)"
UNION = "area1 + area2 - intersection"
#: Of each box, the right area and what it is with the numbers of other corners.
AREAS = {box: f"({box}[2] - {box}[0]) * ({box}[3] - {box}[1])" for box in ("box1", "box2")}
MIXED = {box: f"({box}[3] - {box}[0]) * ({box}[2] - {box}[1])" for box in AREAS}

wrong = grader.mistakes("iou")
wrong(
    "Boxes that miss each other share nothing: a length below 0 counts as 0.",
    (INTERSECTION, "(y2 - y1) * (x2 - x1)"),
)
wrong(
    "The product of two negative lengths is positive: clamp each length, not the product.",
    (INTERSECTION, "max((y2 - y1) * (x2 - x1), 0)"),
)
wrong(
    "The sign of a length is dropped; a length below 0 counts as 0.",
    (INTERSECTION, "abs(y2 - y1) * abs(x2 - x1)"),
)
wrong(
    "The width of the shared box can be below 0 as well, and then counts as 0.",
    (INTERSECTION, "max(y2 - y1, 0) * (x2 - x1)"),
)
wrong(
    "The height of the shared box can be below 0 as well, and then counts as 0.",
    (INTERSECTION, "(y2 - y1) * max(x2 - x1, 0)"),
)
wrong("The shared part is counted twice in the union: subtract it once.", (UNION, "area1 + area2"))
wrong(
    "You divide by the smaller of the two boxes; divide by their union.",
    (UNION, "min(area1, area2)"),
)
wrong("You divide by the first box; divide by the union of both.", (UNION, "area1"))
wrong(
    "The corners are mixed up: the shared box starts at the larger of the starts.",
    ("y1 = max(box1[0], box2[0])", "y1 = min(box1[0], box2[0])"),
    ("x1 = max(box1[1], box2[1])", "x1 = min(box1[1], box2[1])"),
    ("y2 = min(box1[2], box2[2])", "y2 = max(box1[2], box2[2])"),
    ("x2 = min(box1[3], box2[3])", "x2 = max(box1[3], box2[3])"),
)
wrong(
    "The last two numbers are taken for height and width; they are the lower right corner.",
    (AREAS["box1"], "box1[2] * box1[3]"),
    (AREAS["box2"], "box2[2] * box2[3]"),
)
wrong(
    "Rows and columns are mixed up in the areas: (y1, x1, y2, x2).",
    (AREAS["box1"], "(box1[1] - box1[0]) * (box1[3] - box1[2])"),
    (AREAS["box2"], "(box2[1] - box2[0]) * (box2[3] - box2[2])"),
)
wrong(
    "You add 1 to each length, as for whole pixels; a length is the difference of two corners.",
    (INTERSECTION, "max(y2 - y1 + 1, 0) * max(x2 - x1 + 1, 0)"),
)


IOU = "return intersection / union"

wrong(
    "The shared box starts at the smaller of the starts; it starts at the larger.",
    ("y1 = max(", "y1 = min("),
    ("x1 = max(", "x1 = min("),
)
wrong(
    "The shared box ends at the larger of the ends; it ends at the smaller.",
    ("y2 = min(", "y2 = max("),
    ("x2 = min(", "x2 = max("),
)
wrong(
    "y1 is not the larger of the two starts, where the shared box begins.",
    ("y1 = max(", "y1 = min("),
)
wrong(
    "x1 is not the larger of the two starts, where the shared box begins.",
    ("x1 = max(", "x1 = min("),
)
wrong(
    "y2 is not the smaller of the two ends, where the shared box ends.",
    ("y2 = min(", "y2 = max("),
)
wrong(
    "x2 is not the smaller of the two ends, where the shared box ends.",
    ("x2 = min(", "x2 = max("),
)
wrong(
    "The lengths of the shared box are added; its area is their product.",
    (INTERSECTION, "max(y2 - y1, 0) + max(x2 - x1, 0)"),
)
for side, length in (("height", "y2 - y1"), ("width", "x2 - x1")):
    wrong(
        f"A {side} of the shared box below 0 counts as 0, not as 1.",
        (INTERSECTION, INTERSECTION.replace(f"({length}, 0)", f"({length}, 1)")),
    )
    wrong(
        f"The {side} of the shared box is its area here; multiply it by the other length.",
        (INTERSECTION, f"max({length}, 0)"),
    )
for name, box in (("first", "box1"), ("second", "box2")):
    wrong(
        f"The lengths of the {name} box are added; its area is their product.",
        (f"({box}[2] - {box}[0]) * (", f"({box}[2] - {box}[0]) + ("),
    )
    wrong(
        f"The last two numbers of the {name} box are taken for its height and width; they are its "
        "lower right corner.",
        (AREAS[box], f"{box}[2] * {box}[3]"),
    )
    wrong(
        f"Rows and columns are mixed up in the area of the {name} box: (y1, x1, y2, x2).",
        (
            AREAS[box],
            f"({box}[1] - {box}[0]) * ({box}[3] - {box}[2])",
        ),
    )
wrong(
    "Brackets are missing in the areas: subtract first, then multiply the two lengths.",
    (AREAS["box1"], "box1[2] - box1[0] * box1[3] - box1[1]"),
    (AREAS["box2"], "box2[2] - box2[0] * box2[3] - box2[1]"),
)
wrong("The area of the first box is missing in the union.", (UNION, "area2 - intersection"))
wrong("The area of the second box is missing in the union.", (UNION, "area1 - intersection"))
wrong(
    "The area of the second box counts twice, that of the first not at all.",
    (UNION, "area2 + area2 - intersection"),
)
wrong(
    "The height of the shared box is squared; multiply it by the width.",
    (INTERSECTION, "max(y2 - y1, 0) ** 2"),
)
wrong(
    "Only boxes that miss each other get a shared area: take end minus start, and the larger of "
    "that and 0.",
    (INTERSECTION, "max(y1 - y2, 0) * max(x1 - x2, 0)"),
)
wrong("The area of the shared box loses its decimal part.", (INTERSECTION, f"int({INTERSECTION})"))
wrong("A length below 0 counts as 0, not as 1.", (INTERSECTION, INTERSECTION.replace(", 0", ", 1")))
wrong(
    "The shared part is added to the union; subtract it.",
    (UNION, "area1 + area2 + intersection"),
)
wrong("The shared part is subtracted twice.", (UNION, "area1 + area2 - 2 * intersection"))
wrong(
    "You divide by the larger of the two boxes; divide by their union.",
    (UNION, "max(area1, area2)"),
)
wrong("The two areas are multiplied; add them.", (UNION, "area1 * area2"))
wrong(
    "The area of the second box is subtracted, or comes out negative; add it.",
    (UNION, "area1 - area2 - intersection"),
)
wrong(
    "The area of the first box counts twice, that of the second not at all.",
    (UNION, "area1 + area1 - intersection"),
)
wrong(
    "The lengths are added in the areas; multiply them.",
    ("(box1[2] - box1[0]) * (", "(box1[2] - box1[0]) + ("),
    ("(box2[2] - box2[0]) * (", "(box2[2] - box2[0]) + ("),
)
wrong("The fraction is upside down.", (IOU, "return union / intersection if intersection else 0.0"))
wrong("That is the shared area alone; divide it by the union.", (IOU, "return intersection"))
wrong(
    "Every overlap is 0: does the shared box have an area, and do you divide with /?",
    (IOU, "return intersection // union"),
)
wrong("That is 1 minus the overlap.", (IOU, "return 1 - intersection / union"))
wrong("The overlap is rounded; leave it as it is.", (IOU, "return round(intersection / union, 2)"))
wrong(
    "That is twice the shared area by the sum of both; divide the shared area by the union.",
    (IOU, "return 2 * intersection / (area1 + area2)"),
)
wrong(
    "A height is a y minus a y, a width an x minus an x; the areas mix them.",
    *((AREAS[box], MIXED[box]) for box in AREAS),
)
for name, box in (("first", "box1"), ("second", "box2")):
    wrong(
        f"The area of the {name} box mixes y and x: a height is a y minus a y, a width an x minus "
        "an x.",
        (AREAS[box], MIXED[box]),
    )
wrong(
    "You add 1 to every length, of both boxes and of what they share; a length is the difference "
    "of two corners.",
    (INTERSECTION, "max(y2 - y1 + 1, 0) * max(x2 - x1 + 1, 0)"),
    *((AREAS[box], f"({box}[2] - {box}[0] + 1) * ({box}[3] - {box}[1] + 1)") for box in AREAS),
)
AROUND = "(max(box1[{1}], box2[{1}]) - min(box1[{0}], box2[{0}]))"
wrong(
    "You divide by the smallest box around both; divide by the area that they cover.",
    (UNION, f"{AROUND.format(0, 2)} * {AROUND.format(1, 3)}"),
)
wrong(
    "The two areas are multiplied, before what is shared is subtracted; add them.",
    (UNION, "area1 * area2 - intersection"),
)
for corner, right, typo in (
    ("x2", "min(box1[3], box2[3])", "min(box1[2], box2[3])"),
    ("x2", "min(box1[3], box2[3])", "min(box1[3], box2[2])"),
    ("y2", "min(box1[2], box2[2])", "min(box1[2], box2[3])"),
    ("y2", "min(box1[2], box2[2])", "min(box1[3], box2[2])"),
    ("x1", "max(box1[1], box2[1])", "max(box1[0], box2[1])"),
    ("x1", "max(box1[1], box2[1])", "max(box1[1], box2[0])"),
    ("y1", "max(box1[0], box2[0])", "max(box1[0], box2[1])"),
    ("y1", "max(box1[0], box2[0])", "max(box1[1], box2[0])"),
):
    wrong(f"{corner} compares a y with an x: {typo}.", (right, typo))


# ---- yolo_non_max_suppression ----


@grader.case
def car_before_a_bus(yolo_non_max_suppression):
    """A car and a bus that overlap, and a second box for each."""
    boxes = [[60, 90, 190, 250], [95, 100, 200, 255], [64, 84, 186, 244], [90, 110, 205, 250]]
    scores, classes = np.array([0.9, 0.8, 0.7, 0.85]), np.array([1, 0, 1, 0])
    return kept(yolo_non_max_suppression(scores, np.array(boxes, float), classes))


@grader.case
def overlap_exactly_at_the_threshold(yolo_non_max_suppression):
    """Two cars with an overlap of exactly 0.5; the threshold is 0.5 too."""
    boxes = np.array([[0.0, 0.0, 1.0, 2.0], [0.0, 0.0, 2.0, 2.0], [3.0, 1.0, 4.0, 3.0]])
    return kept(yolo_non_max_suppression(np.array([0.5, 0.75, 0.625]), boxes, np.array([0, 0, 0])))


@grader.helper
def in_a_row():
    """Scores, boxes 4 high and 8 wide, and classes: duplicates, neighbours, and things far away."""
    classes, starts, scores = np.array([
        [2, 1, 0.75], [1, 8, 0.88], [2, 20, 0.85], [1, 14, 0.6], [2, 0, 0.95], [1, 4, 0.83],
        [2, 2, 0.94], [1, 11, 0.7], [1, 0, 0.92], [2, 22, 0.8], [2, 3, 0.93],
    ]).T  # fmt: skip
    boxes = np.stack([0 * starts, starts, 0 * starts + 4, starts + 8], axis=1)
    return scores, boxes, classes.astype(int)


@grader.case
def a_row_of_boxes(yolo_non_max_suppression):
    """Eleven boxes of two classes, threshold 0.4: all that stay, at most three, and of no boxes."""
    nothing = np.zeros(0), np.zeros((0, 4)), np.zeros(0, int)
    return {
        "all": kept(yolo_non_max_suppression(*in_a_row(), 20, iou_threshold=0.4)),
        "at most 3": kept(yolo_non_max_suppression(*in_a_row(), 3, iou_threshold=0.4)),
        "of nothing": kept(yolo_non_max_suppression(*nothing))["scores"],
    }


@grader.case(hidden=True)
def a_crowd(yolo_non_max_suppression, rng):
    """Seven things of three classes, each found five times; at most 25 boxes."""
    return kept(yolo_non_max_suppression(*crowd(rng, 7, 5, 3), max_boxes=25))


@grader.case(hidden=True)
def few_boxes_wanted(yolo_non_max_suppression, rng):
    """Nine things of four classes, each found three times; at most four boxes."""
    return kept(yolo_non_max_suppression(*crowd(rng, 9, 3, 4), max_boxes=4, iou_threshold=0.4))


@grader.case(hidden=True)
def ten_by_default(yolo_non_max_suppression, rng):
    """Sixteen things of two classes, both limits by default."""
    return kept(yolo_non_max_suppression(*crowd(rng, 16, 2, 2)))


@grader.case(hidden=True)
def strict_and_lenient(yolo_non_max_suppression, rng):
    """The same boxes of one class with two thresholds."""
    scores, boxes, _ = crowd(rng, 5, 6, 1)
    classes = np.full(len(scores), 2)
    return [
        kept(yolo_non_max_suppression(scores, boxes, classes, 30, limit)) for limit in (0.2, 0.75)
    ]


@grader.case(hidden=True)
def a_chain_and_nothing(yolo_non_max_suppression, rng):
    """Boxes in a row, each overlapping the next by more than the threshold; then no boxes."""
    starts = np.arange(7)[:, None] * [0.0, 30.0] + rng.uniform(0, 4, (7, 2))
    boxes = np.concatenate([starts, starts + np.array([50.0, 100.0])], axis=1)
    scores = np.linspace(0.95, 0.35, 7)
    chain = kept(yolo_non_max_suppression(scores, boxes, np.ones(7, int), 10, 0.4))
    none = yolo_non_max_suppression(np.zeros(0), np.zeros((0, 4)), np.zeros(0, int))
    return {**chain, "shapes of nothing": [plain(part).shape for part in none]}


RIVALS = "[j for j in kept if classes[j] == classes[i]]"
GOOD = "all(iou(boxes[i], boxes[j]) <= iou_threshold for j in rivals)"
ORDER = "np.argsort(-scores)"
SAME_BEFORE = "sum(classes[j] == classes[i] for j in kept[:n])"
BEST = "best = np.array(kept[:max_boxes], dtype=int)"

wrong = grader.mistakes("yolo_non_max_suppression")
wrong(
    "Boxes of different classes suppress each other, so a car in front of a bus is lost.",
    (RIVALS, "kept"),
)
wrong(
    "You begin with the worst score: sort so that the best comes first.",
    (ORDER, "np.argsort(scores)"),
)
wrong(
    "The boxes are taken as they come: sort them by their scores, best first.",
    (ORDER, "np.arange(len(scores))"),
)
wrong(
    "A box whose overlap is exactly at the threshold stays, but you drop it.",
    (GOOD, GOOD.replace("<=", "<")),
)
wrong(
    "The overlap is compared with a fixed number; use the argument.",
    (GOOD, GOOD.replace("iou_threshold", "0.5")),
)
wrong(
    "A box stays if it agrees with none of those kept; that one of them is far is not enough.",
    (GOOD, f"not rivals or {GOOD.replace('all(', 'any(')}"),
)
wrong(
    "The test is the wrong way around: drop what overlaps too much, and keep the rest.",
    (GOOD, GOOD.replace("<=", ">")),
)
wrong(
    "Each box is compared only with the last one kept; compare it with all of its class.",
    (RIVALS, f"{RIVALS}[-1:]"),
)
wrong(
    "A box that was dropped still drops others: compare with the boxes kept.",
    (RIVALS, "[j for j in order if scores[j] > scores[i] and classes[j] == classes[i]]"),
)
wrong("There are more boxes than max_boxes allows.", (BEST, "best = np.array(kept, dtype=int)"))
wrong(
    "max_boxes is counted for each class; it holds for all classes together.",
    (
        BEST,
        f"best = np.array([i for n, i in enumerate(kept) if {SAME_BEFORE} < max_boxes], dtype=int)",
    ),
)
wrong(
    "The list is cut to max_boxes before the duplicates are gone; cut it at the end.",
    (ORDER, "np.argsort(-scores)[:max_boxes]"),
)
wrong(
    "The boxes come class by class; return them by score, best first.",
    (BEST, f"{BEST}\n    best = best[np.argsort(classes[best], kind='stable')]"),
)
wrong("No box is dropped as a duplicate.", (GOOD, "True"))
wrong(
    "Only one box of each class is left; there may be several things of a class.",
    (GOOD, "not rivals"),
)
wrong(
    "Nothing is kept: append i where a box has no rivals or agrees with none; no box is its own "
    "rival.",
    (GOOD, GOOD.replace("all(", "any(")),
)
wrong(
    "Duplicates drop each other: compare a box with those already kept.",
    (RIVALS, "[j for j in order if classes[j] == classes[i] and j != i]"),
)
wrong(
    "You compare with boxes of other classes; only those of the same class are rivals.",
    (RIVALS, RIVALS.replace("==", "!=")),
)
wrong(
    "The class of j is compared with i, the number of a box; compare the two classes.",
    (RIVALS, "[j for j in kept if classes[j] == i]"),
)
wrong(
    "Each box is compared only with the last one kept, whatever its class.",
    (RIVALS, "kept[-1:]"),
)
wrong(
    "Each box is compared only with the first of its class; compare it with all of its class.",
    (RIVALS, f"{RIVALS}[:1]"),
)
wrong("Only boxes of class 0 are rivals.", (RIVALS, "[j for j in kept if classes[j] == 0]"))
wrong(
    "The overlaps are summed up; each of them alone is compared with the threshold.",
    (GOOD, "sum(iou(boxes[i], boxes[j]) for j in rivals) <= iou_threshold"),
)
wrong("Only the best box is left: go on to the others.", (ORDER, f"{ORDER}[:1]"))
wrong(
    "Boxes are taken by their numbers: order and kept should hold these, not scores.",
    (ORDER, "np.sort(-scores)"),
)
wrong(
    "Each box is put in front of the others; append it, so that the best stays first.",
    ("kept.append(i)", "kept.insert(0, i)"),
)
wrong(
    "The boxes are returned in the order in which they came; return the best first.",
    (BEST, "best = np.array(sorted(kept[:max_boxes]), dtype=int)"),
)
wrong(
    "The last boxes of the list are left; the best come first in it.",
    (BEST, BEST.replace(":max", "-max").replace("boxes]", "boxes:]")),
)
wrong(
    "The best max_boxes boxes are left out; they are the ones to keep.",
    (BEST, BEST.replace("[:max_boxes]", "[max_boxes:]")),
)
wrong("There is one box fewer than max_boxes allows.", (BEST, BEST.replace("boxes]", "boxes - 1]")))
wrong("There is one box more than max_boxes allows.", (BEST, BEST.replace("boxes]", "boxes + 1]")))
wrong(
    "An array made of an empty list holds floats, which cannot index: say dtype=int.",
    (BEST, "best = np.array(kept[:max_boxes])"),
)
wrong(
    "These are places within kept, not numbers of boxes.",
    (BEST, "best = np.argsort(-scores[kept])[:max_boxes]"),
)


# ---- yolo_eval ----


@grader.case
def a_small_output(yolo_eval, rng):
    """A grid of 2 × 3, three anchors, two classes, an image of 120 × 200; all boxes, and four."""
    outputs, shape = decoded(rng, 2, 3, 3, 2), (120.0, 200.0)
    return {
        **kept(yolo_eval(outputs, shape, 20, 0.4, 0.2)),
        "at most 4": kept(yolo_eval(outputs, shape, 4, 0.4, 0.2))["scores"],
    }


@grader.case(hidden=True)
def all_by_default(yolo_eval, rng):
    """A larger grid, all limits by default."""
    return kept(yolo_eval(decoded(rng, 6, 9, 3, 3)))


@grader.case(hidden=True)
def narrow_picture(yolo_eval, rng):
    """An image of 400 × 90 pixels, a low threshold, little overlap allowed, many boxes."""
    outputs = decoded(rng, 5, 3, 2, 2)
    return kept(
        yolo_eval(outputs, (400.0, 90.0), max_boxes=40, score_threshold=0.2, iou_threshold=0.1)
    )


@grader.case(hidden=True)
def three_boxes_wanted(yolo_eval, rng):
    """At most three boxes, much overlap allowed."""
    outputs = decoded(rng, 4, 5, 3, 4)
    return kept(
        yolo_eval(outputs, (64.0, 80.0), max_boxes=3, score_threshold=0.3, iou_threshold=0.8)
    )


CORNERS = "yolo_boxes_to_corners(box_xy, box_wh)"
SCALED = "scale_boxes(boxes, image_shape)"
FILTERED = "box_confidence, boxes, box_class_probs, score_threshold)"
SUPPRESSED = "scores, boxes, classes, max_boxes, iou_threshold)"

wrong = grader.mistakes("yolo_eval")
wrong("The boxes are still fractions of the image: scale them to pixels.", (SCALED, "boxes"))
wrong(
    "Height and width are swapped in scaling; image_shape is (height, width) already.",
    (SCALED, "scale_boxes(boxes, image_shape[::-1])"),
)
wrong(
    "Centres and sizes are taken for corners: convert them first.",
    (CORNERS, "np.concatenate([box_xy, box_wh], axis=-1)"),
)
wrong(
    "Centres and sizes are swapped: first box_xy, then box_wh.",
    (CORNERS, "yolo_boxes_to_corners(box_wh, box_xy)"),
)
wrong(
    "The corners have x before y; leave the order to yolo_boxes_to_corners.",
    (CORNERS, "yolo_boxes_to_corners(box_xy[..., ::-1], box_wh[..., ::-1])"),
)
wrong(
    "score_threshold is not passed on, so the default is used.",
    (FILTERED, "box_confidence, boxes, box_class_probs)"),
)
wrong(
    "max_boxes is not passed on, so the default is used.",
    (SUPPRESSED, "scores, boxes, classes, iou_threshold=iou_threshold)"),
)
wrong(
    "iou_threshold is not passed on, so the default is used.",
    (SUPPRESSED, "scores, boxes, classes, max_boxes)"),
)
wrong(
    "The two thresholds are swapped.",
    (FILTERED, "box_confidence, boxes, box_class_probs, iou_threshold)"),
    (SUPPRESSED, "scores, boxes, classes, max_boxes, score_threshold)"),
)
wrong(
    "No duplicate is dropped: iou_threshold is the fifth argument of yolo_non_max_suppression.",
    (SUPPRESSED, "scores, boxes, classes, max_boxes, max_boxes)"),
)
wrong(
    "The duplicates are still there: suppress them at the end.",
    ("yolo_non_max_suppression(\n        " + SUPPRESSED, "scores, boxes, classes"),
)
wrong(
    "max_boxes and iou_threshold are not passed on, so the defaults are used.",
    (SUPPRESSED, "scores, boxes, classes)"),
)
wrong(
    "Weak boxes are discarded by iou_threshold; score_threshold is meant for that.",
    (FILTERED, FILTERED.replace("score_", "iou_")),
)
wrong(
    "Duplicates are found by score_threshold; iou_threshold is meant for that.",
    (SUPPRESSED, SUPPRESSED.replace("iou_", "score_")),
)
wrong(
    "How many boxes to keep is a whole number: max_boxes comes fourth, before iou_threshold.",
    (SUPPRESSED, "scores, boxes, classes, iou_threshold, max_boxes)"),
)
wrong(
    "The boxes are scaled to the default size; use image_shape.",
    (SCALED, "scale_boxes(boxes, (256.0, 320.0))"),
)
wrong(
    "Rows and columns are both scaled by the height.",
    (SCALED, "scale_boxes(boxes, image_shape[:1] * 2)"),
)
wrong("The boxes are scaled twice.", (SCALED, f"scale_boxes({SCALED}, image_shape)"))
wrong(
    "All boxes are treated as one class; pass the classes on.",
    (SUPPRESSED, SUPPRESSED.replace("classes", "0 * classes")),
)
wrong(
    "Too many values are unpacked: scale_boxes takes the boxes first, yolo_outputs has four "
    "entries, and yolo_filter_boxes returns three.",
    (SCALED, "scale_boxes(image_shape, boxes)"),
)
wrong(
    "yolo_non_max_suppression takes scores, boxes and classes of the boxes that were kept, in this "
    "order, and then max_boxes and iou_threshold, two numbers.",
    (SUPPRESSED, "boxes, scores, classes, max_boxes, iou_threshold)"),
)
wrong(
    "The arguments of yolo_filter_boxes are swapped: first the confidence, then the boxes.",
    (FILTERED, "boxes, box_confidence, box_class_probs, score_threshold)"),
)
