# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Car detection: one look, many boxes
#
# A classifier says *what* is in an image. A car needs to know more: what, *where*, and how many.
# YOLO ("you only look once") answers all three with a single pass through a convolutional network.
# The network, however, gives you nothing but a block of raw numbers, hundreds of boxes, most of
# them nonsense. Here you write everything that turns the block into a few good boxes.
#
# **When you are done you can**
#
# - decode the raw output of a detector: grid, anchors, sigmoid, exponential, softmax;
# - discard weak boxes, without a loop;
# - measure how well two boxes agree, in all the awkward cases;
# - keep one box for each object, without losing a car that is in front of a bus;
# - judge a detector fairly: precision, recall, mean average precision.
#
# **You need** `convolution_step_by_step` and NumPy's boolean masks. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# Everything you write is NumPy: once the network has spoken, no gradient is needed. The network
# itself is a Keras model. The two lines with `environ` keep TensorFlow quiet; they must come before
# it is imported.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import matplotlib.pyplot as plt
import numpy as np
from tqdm.auto import tqdm

from coursework.figures.car_detection_yolo import detections as detection_figures
from coursework.figures.car_detection_yolo import grid as yolo_figures
from coursework.metrics.detection import (Detections, match, mean_average_precision, most_mistakes,
                              precision_recall)
from coursework.data.street_scenes import load_street_scenes
from yolo_utils import (draw_boxes, generate_colors, preprocess_image, read_anchors, read_classes,
                        scale_boxes, yolo_boxes_to_corners)

# %%
from graders import Checker

check = Checker("course4/car_detection_yolo")

# %% [markdown]
# ## 2. The streets
#
# The images are drawn by a program: streets in perspective, by day, at dusk and at night, filled
# with emoji artwork under open licences. So the true boxes are known to the pixel. The scenes you
# load here were **held out**: the network was trained on 6,000 others. In a second, smaller set
# even the artist is new to it.

# %%
class_names = read_classes("street_classes.txt")
print(class_names)

# %% tags=["demo"]
scenes, unseen = load_street_scenes()
print("held-out scenes:", scenes.images.shape, "and by an unseen artist:", unseen.images.shape)

# %% tags=["demo"] alt="Six drawn street scenes with a labelled frame around every car, bus, lorry, bicycle, person and traffic light."
def as_detections(scenes, i):
    """What is truly in scene i, in the form in which detections are drawn."""
    return Detections(np.ones(len(scenes.boxes[i])), scenes.boxes[i], scenes.classes[i])


marked = [detection_figures.mark(scenes.images[i], as_detections(scenes, i), class_names) for i in range(6)]
detection_figures.show_labelled(marked, [f"{len(scenes.boxes[i])} true boxes" for i in range(6)])
plt.suptitle("What a perfect detector would answer")
plt.show()

# %% [markdown]
# Look for the hard spots: objects that cover each other, objects cut off by the edge, traffic
# lights of a few pixels, blue cars at night.
#
# ### How to write down a box
#
# Two notations are in use, and mixing them up is the most frequent bug in this field:
#
# | | numbers | used for |
# |---|---|---|
# | **centre and size** | $b_x, b_y$ and $b_w, b_h$: column first, as in geometry | what the network predicts |
# | **corners** | $y_1, x_1, y_2, x_2$: row first, as in an array; upper left, then lower right | everything after that |
#
# Rows count from the top. Both are first given as *fractions* of the image's width and height, from
# 0 to 1, so that they do not depend on its size. All our images are wider than they are high (256 ×
# 320 pixels): swap the two, and you will see it.

# %% [markdown]
# ## 3. Grid and anchors
#
# The network takes an image of 128 × 160 pixels. It halves height and width four times, so its last
# layer is a grid of $n_H \times n_W = 8 \times 10$ cells. **An object belongs to the cell that
# contains its centre.** That cell alone should find it.
#
# What if a person stands in front of a bus, with both centres in one cell? For that, each cell has
# several **anchors**: typical box shapes. Each anchor makes a prediction of its own, and does so by
# stretching its shape a little, which is easier to learn than a size from nothing. Ours were found
# by $k$-means on the sizes of 25,000 training boxes.

# %%
anchors = read_anchors("street_anchors.txt")
print("width and height, in cells:")
print(anchors)

# %% tags=["demo"] alt="A street scene under a grid of 8 × 10 cells: on the left the true boxes, their centres as white dots and the cells in charge shaded, on the right the three anchors drawn at one cell."
yolo_figures.draw_grid(scenes.images[1], scenes.boxes[1], (8, 10), anchors)
plt.show()

# %% [markdown]
# **Left:** each object with its box, its centre (white dot) and the cell in charge. **Right:** the
# $A = 3$ anchors at one cell, in their true size.
#
# For each anchor the network outputs $5 + C$ numbers, where $C = 6$ is the number of classes:
#
# $$(t_x, t_y, \; t_w, t_h, \; t_c, \; s_1, \ldots, s_C)$$
#
# With $A = 3$ that makes $3 \cdot 11 = 33$ numbers per cell, one anchor after the other. So the
# output for one image has the shape $(8, 10, 33)$ and holds $8 \cdot 10 \cdot 3 = 240$ boxes,
# whatever is in the image.

# %% tags=["demo"]
from coursework.networks.detector import load_yolo

model = load_yolo()
model.summary()

# %% [markdown]
# Half a million weights: a hundredth of the network in the classic course (which knew 80 classes, 5
# anchors and a grid of 19 × 19), and built the same way. Batch normalization keeps training stable,
# and the last layer is a convolution with 1 × 1 filters: the same small classifier at every cell.

# %% tags=["demo"]
image, image_data = preprocess_image(scenes.images[0], model_image_size=(128, 160))
feats = model.predict(image_data, verbose=0)[0]
print("in:", image_data.shape, " out:", feats.shape)
print("raw numbers of one anchor:", feats[4, 5, :11].round(1))

# %% [markdown]
# ## 4. From raw numbers to boxes
#
# The last layer has no activation, so its numbers can be anything. For the cell in row $i$ and column
# $j$, and an anchor of width $a_w$ and height $a_h$ (in cells), they mean:
#
# $$b_x = \frac{\sigma(t_x) + j}{n_W} \qquad b_y = \frac{\sigma(t_y) + i}{n_H} \qquad
# b_w = \frac{a_w \, e^{t_w}}{n_W} \qquad b_h = \frac{a_h \, e^{t_h}}{n_H}$$
#
# $$p_c = \sigma(t_c) \qquad\qquad (c_1, \ldots, c_C) = \mathrm{softmax}(s_1, \ldots, s_C)$$
#
# - The **sigmoid** $\sigma$ keeps the centre inside its cell, between 0 and 1. Adding the column
#   and the row says which cell it is; dividing by the size of the grid turns cells into fractions
#   of the image.
# - The **exponential** keeps sizes positive: $t_w = 0$ is the anchor itself, $t_w = 0.7$ twice its width.
# - $p_c$ is the **confidence** that there is anything at all. The **softmax** says which class it
#   is, *given* that there is something.
#
# These two helpers are provided:

# %%
def sigmoid(z):
    """Squeeze each number of an array into the range from 0 to 1."""
    return 1 / (1 + np.exp(-np.clip(z, -50, 50)))


def softmax(s):
    """Turn the last axis of an array into probabilities: positive, sum 1."""
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% [markdown]
# And the numbers $(j, i)$ of all cells, **column first**, because $b_x$ comes before $b_y$. The third
# axis has length 1: broadcasting repeats it for every anchor.

# %%
def cell_numbers(n_H, n_W):
    """Column and row of each cell, shape (n_H, n_W, 1, 2)."""
    columns, rows = np.meshgrid(np.arange(n_W), np.arange(n_H))
    return np.stack([columns, rows], axis=-1)[:, :, np.newaxis, :]


# %% tags=["demo"]
cells = cell_numbers(8, 10)
print("shape:", cells.shape, "  cell in row 2, column 7:", cells[2, 7, 0])

# %% [markdown]
# ### Exercise 1: `yolo_head`
#
# Decode all cells and anchors at once. The first lines bring the output into the shape
# $(n_H, n_W, A, 5 + C)$; the rest is slices of its last axis. Mind that
#
# - `t[..., 0:2]` keeps the axis and holds $t_x$ and $t_y$ together, so that one line handles both;
# - `anchors` has the shape $(A, 2)$ and fits against the last two axes;
# - `box_confidence` should have the shape $(n_H, n_W, A, 1)$, with a last axis of length 1;
# - the size of the grid must be in the order of $x$ and $y$.

# %%
# GRADED FUNCTION: yolo_head
def yolo_head(feats, anchors, num_classes):
    """Decode the output of the network for one image.

    Arguments:
    feats -- raw numbers, shape (n_H, n_W, A * (5 + C))
    anchors -- width and height of each anchor in cells, shape (A, 2)
    num_classes -- number of classes C

    Returns:
    box_confidence -- probability that there is an object, shape (n_H, n_W, A, 1)
    box_xy -- centre (x, y) as fractions of the image's width and height, shape (n_H, n_W, A, 2)
    box_wh -- width and height, likewise, shape (n_H, n_W, A, 2)
    box_class_probs -- probability of each class, shape (n_H, n_W, A, C)
    """
    n_H, n_W = feats.shape[:2]
    t = np.reshape(feats, (n_H, n_W, len(anchors), 5 + num_classes))

    ### START CODE HERE ### (≈ 5 lines of code)
    # Size of the grid, in the order of x and y
    grid = np.array([n_W, n_H])
    box_xy = (sigmoid(t[..., 0:2]) + cell_numbers(n_H, n_W)) / grid
    box_wh = anchors * np.exp(t[..., 2:4]) / grid
    box_confidence = sigmoid(t[..., 4:5])
    box_class_probs = softmax(t[..., 5:])
    ### END CODE HERE ###

    return box_confidence, box_xy, box_wh, box_class_probs


# %% points=25
check("yolo_head")

# %% [markdown]
# For what follows, corners are more convenient. A helper turns centre and size into $(y_1, x_1,
# y_2, x_2)$, and `scale_boxes` turns fractions into pixels:

# %% tags=["demo"]
box_confidence, box_xy, box_wh, box_class_probs = yolo_head(feats, anchors, len(class_names))
boxes = yolo_boxes_to_corners(box_xy, box_wh)
best = np.unravel_index(box_confidence.argmax(), box_confidence.shape[:3])
print("most confident: row, column, anchor", tuple(int(i) for i in best))
print("corners, fractions:", boxes[best].round(3))
print("corners, pixels:   ", scale_boxes(boxes[best], (256, 320)).round(1))
print("class:", class_names[box_class_probs[best].argmax()])

# %% [markdown]
# ## 5. Discarding weak boxes
#
# Each of the 240 boxes has a confidence and $C$ class probabilities. Their product is the **score**
# of the box for each class, the probability that there is such an object:
#
# $$\text{score}_k = p_c \cdot c_k$$
#
# | | car | bus | lorry | bicycle | person | traffic light |
# |---|---|---|---|---|---|---|
# | $c_k$ | 0.10 | 0.75 | 0.10 | 0.02 | 0.02 | 0.01 |
# | $p_c \cdot c_k$ for $p_c = 0.8$ | 0.08 | **0.60** | 0.08 | 0.016 | 0.016 | 0.008 |
#
# The box gets its best class, here *bus*, number 1, with the score 0.60. If that score is at least
# the **threshold**, the box stays.
#
# ### Exercise 2: `yolo_filter_boxes`
#
# 1. Scores of all boxes and classes, by broadcasting $(n_H, n_W, A, 1)$ against $(n_H, n_W, A, C)$.
# 2. The best class and its score: `np.argmax` and `np.max` along the axis of the classes.
# 3. A boolean mask: `True` where the score is **at least** `threshold`.
# 4. Index scores, boxes and classes with the mask. From an array of shape $(n_H, n_W, A, 4)$, a mask of
#    shape $(n_H, n_W, A)$ picks rows: the result has the shape (number of `True`, 4).

# %%
# GRADED FUNCTION: yolo_filter_boxes
def yolo_filter_boxes(box_confidence, boxes, box_class_probs, threshold=0.6):
    """Keep the boxes whose best class has a score of at least the threshold.

    Arguments:
    box_confidence -- shape (n_H, n_W, A, 1)
    boxes -- corners (y1, x1, y2, x2), shape (n_H, n_W, A, 4)
    box_class_probs -- shape (n_H, n_W, A, C)
    threshold -- the lowest score to keep

    Returns:
    scores -- score of each box kept, shape (n,)
    boxes -- its corners, shape (n, 4)
    classes -- its class, whole numbers of shape (n,)
    """
    # Step 1: scores of all classes
    ### START CODE HERE ### (≈ 1 line of code)
    box_scores = box_confidence * box_class_probs
    ### END CODE HERE ###

    # Step 2: the best class of each box, and its score
    ### START CODE HERE ### (≈ 2 lines of code)
    box_classes = np.argmax(box_scores, axis=-1)
    box_class_scores = np.max(box_scores, axis=-1)
    ### END CODE HERE ###

    # Step 3: the mask
    ### START CODE HERE ### (≈ 1 line of code)
    keep = box_class_scores >= threshold
    ### END CODE HERE ###

    # Step 4: what the mask keeps
    ### START CODE HERE ### (≈ 3 lines of code)
    scores = box_class_scores[keep]
    boxes = boxes[keep]
    classes = box_classes[keep]
    ### END CODE HERE ###

    return scores, boxes, classes


# %% points=20
check("yolo_filter_boxes")

# %% tags=["demo"] alt="The same scene three times: a tangle of 240 boxes at a threshold of 0, then 13 boxes at 0.05 and 11 at 0.3; some objects still have two."
def remaining(threshold):
    """Boxes of the first scene that pass a threshold, in pixels."""
    scores, kept, classes = yolo_filter_boxes(box_confidence, boxes, box_class_probs, threshold)
    return Detections(scores, scale_boxes(kept, (256, 320)), classes)


stages = {f"score ≥ {threshold}": remaining(threshold) for threshold in (0.0, 0.05, 0.3)}
yolo_figures.draw_sorting_out(scenes.images[0], stages, class_names)
plt.show()

# %% [markdown]
# **From left to right** the threshold rises, and the tangle clears. The better a score, the bolder
# the line. But even on the right some objects have more than one box, because neighbouring cells
# and other anchors saw them too. A higher threshold is no remedy: it would remove the only box of a
# faint object before the duplicates of a clear one.

# %% [markdown]
# ## 6. How well do two boxes agree?
#
# To find duplicates we need a measure. The **intersection over union** divides the area that two
# boxes share by the area that they cover together:
#
# $$\mathrm{IoU}(B_1, B_2) = \frac{|B_1 \cap B_2|}{|B_1 \cup B_2|}, \qquad
# |B_1 \cup B_2| = |B_1| + |B_2| - |B_1 \cap B_2|$$
#
# It is 1 for equal boxes, 0 for boxes that share nothing, and it does not depend on the units.
#
# The shared part of two boxes is a box again. It starts at the *larger* of the two upper rows and
# at the larger of the two left columns, and ends at the *smaller* of the lower rows and right
# columns.
#
# If the boxes miss each other, that "box" ends before it starts: its height or its width is
# negative. **Such a length counts as 0.** Otherwise two negative lengths give a positive area, and
# boxes in opposite corners of an image may "agree" completely. Widely copied solutions have exactly
# this bug: for $(1, 2, 3, 4)$ and $(5, 6, 7, 8)$ they answer 1.
#
# ### Exercise 3: `iou`
#
# Python's `max` and `min` will do.

# %%
# GRADED FUNCTION: iou
def iou(box1, box2):
    """Intersection over union of two boxes.

    Arguments:
    box1, box2 -- corners, arrays of four numbers (y1, x1, y2, x2); both have an area above 0

    Returns:
    iou -- a number from 0 to 1
    """
    # The box that both share, and its area
    ### START CODE HERE ### (≈ 5 lines of code)
    y1 = max(box1[0], box2[0])
    x1 = max(box1[1], box2[1])
    y2 = min(box1[2], box2[2])
    x2 = min(box1[3], box2[3])
    intersection = max(y2 - y1, 0) * max(x2 - x1, 0)
    ### END CODE HERE ###

    # The area that they cover together
    ### START CODE HERE ### (≈ 3 lines of code)
    area1 = (box1[2] - box1[0]) * (box1[3] - box1[1])
    area2 = (box2[2] - box2[0]) * (box2[3] - box2[1])
    union = area1 + area2 - intersection
    ### END CODE HERE ###

    return intersection / union


# %% points=15
check("iou")

# %% tags=["demo"] alt="Five pairs of rectangles, overlapping, one in the other, touching, side by side and in opposite corners, each with its IoU; it is 0 for the last three."
pairs = {
    "overlapping": ((0, 0, 3, 4), (1, 2, 5, 6)),
    "one in the other": ((0, 0, 5, 6), (1, 1, 4, 4)),
    "touching": ((1, 0, 4, 3), (1, 3, 5, 6)),
    "side by side": ((1, 0, 4, 2), (1, 4, 4, 6)),
    "in opposite corners": ((0, 0, 2, 3), (3, 4, 5, 6)),
}
yolo_figures.draw_overlaps(pairs, iou)
plt.show()

# %% [markdown]
# ## 7. One box for each object
#
# **Non-max suppression** is a simple rule. Go through the boxes, the best score first:
#
# - if the box agrees too well (IoU **above** `iou_threshold`) with a box *of the same class* that
#   you have already kept, it is a duplicate: drop it;
# - otherwise keep it.
#
# At the end, keep at most `max_boxes`: the ones with the best scores.
#
# *Of the same class* matters. A car right in front of a bus overlaps it a lot. If classes could
# suppress each other, the less certain of the two would vanish, although it was there. (Much
# published code does just that, for instance when it passes all classes to
# `tf.image.non_max_suppression` at once.)
#
# ### Exercise 4: `yolo_non_max_suppression`
#
# `np.argsort` sorts in ascending order; applied to the negative scores, it gives the best first. In
# the loop, compare box `i` with the boxes in `kept` that are of its class. Both steps may be plain
# Python: `all(...)` and `any(...)` are useful. Indexing an array with a list of numbers gives the
# rows in that order.

# %%
# GRADED FUNCTION: yolo_non_max_suppression
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    """Of boxes of one class that agree too well, keep the best.

    Arguments:
    scores -- shape (n,)
    boxes -- corners (y1, x1, y2, x2), shape (n, 4)
    classes -- whole numbers, shape (n,)
    max_boxes -- how many boxes to keep at most, over all classes
    iou_threshold -- boxes of one class whose IoU is above it are duplicates

    Returns:
    scores, boxes, classes -- of the boxes kept, best score first: shapes (k,), (k, 4), (k,)
    """
    # Numbers of the boxes, the best score first
    ### START CODE HERE ### (≈ 1 line of code)
    order = np.argsort(-scores)
    ### END CODE HERE ###

    kept = []
    for i in order:
        # Append i to kept, unless a box of the same class in kept agrees too well with it
        ### START CODE HERE ### (≈ 3 lines of code)
        rivals = [j for j in kept if classes[j] == classes[i]]
        if all(iou(boxes[i], boxes[j]) <= iou_threshold for j in rivals):
            kept.append(i)
        ### END CODE HERE ###

    # The best ones, at most max_boxes of them (dtype=int, as the list may be empty)
    ### START CODE HERE ### (≈ 1 line of code)
    best = np.array(kept[:max_boxes], dtype=int)
    ### END CODE HERE ###

    return scores[best], boxes[best], classes[best]


# %% points=25
check("yolo_non_max_suppression")

# %% [markdown]
# Here is why classes must be kept apart. **Left:** what passed the threshold. **Middle:** your
# suppression. **Right:** the same, with all classes treated as one.

# %% tags=["demo"] alt="Four boxes of a car before a bus; class by class, one of each is kept, with all classes as one only the bus is left."
def as_one_class(found, iou_threshold):
    """Suppress boxes regardless of their class: not a good idea."""
    scores, kept, numbers = yolo_non_max_suppression(
        found.scores, found.boxes, np.zeros(len(found.scores), dtype=int), 50, iou_threshold)
    place = [int(np.flatnonzero((found.boxes == box).all(axis=1))[0]) for box in kept]
    return Detections(scores, kept, found.classes[place])


before = Detections(np.array([0.9, 0.8, 0.7, 0.6]),
                    np.array([[60, 90, 190, 250], [95, 100, 200, 255], [64, 84, 186, 244],
                              [90, 110, 205, 250]], dtype=float), np.array([1, 0, 1, 0]))
after = Detections(*yolo_non_max_suppression(*before, 50, 0.5))
stages = {"before": before, "class by class": after, "all classes as one": as_one_class(before, 0.5)}
empty_street = np.full((256, 320, 3), 110, dtype=np.uint8)
yolo_figures.draw_sorting_out(empty_street, stages, class_names)
plt.show()

# %% [markdown]
# ## 8. All together
#
# ### Exercise 5: `yolo_eval`
#
# This goes from the four arrays that `yolo_head` returned to the final boxes:
#
# 1. corners from centres and sizes: `yolo_boxes_to_corners(box_xy, box_wh)`;
# 2. discard weak boxes: `yolo_filter_boxes`;
# 3. fractions become pixels: `scale_boxes(boxes, image_shape)`, where `image_shape` is (height, width);
# 4. discard duplicates: `yolo_non_max_suppression`.
#
# Pass on `score_threshold`, `max_boxes` and `iou_threshold`, or the defaults will be used instead.

# %%
# GRADED FUNCTION: yolo_eval
def yolo_eval(yolo_outputs, image_shape=(256.0, 320.0), max_boxes=10, score_threshold=0.6,
              iou_threshold=0.5):
    """Turn the decoded output for one image into its final boxes.

    Arguments:
    yolo_outputs -- box_confidence, box_xy, box_wh and box_class_probs, as from yolo_head
    image_shape -- height and width of the image that the boxes should fit
    max_boxes -- how many boxes to keep at most
    score_threshold -- the lowest score to keep
    iou_threshold -- boxes of one class whose IoU is above it are duplicates

    Returns:
    scores -- shape (k,), best first
    boxes -- corners (y1, x1, y2, x2) in pixels, shape (k, 4)
    classes -- shape (k,)
    """
    box_confidence, box_xy, box_wh, box_class_probs = yolo_outputs

    ### START CODE HERE ### (≈ 4 lines of code)
    boxes = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(
        box_confidence, boxes, box_class_probs, score_threshold)
    boxes = scale_boxes(boxes, image_shape)
    scores, boxes, classes = yolo_non_max_suppression(
        scores, boxes, classes, max_boxes, iou_threshold)
    ### END CODE HERE ###

    return scores, boxes, classes


# %% points=15
check("yolo_eval")

# %% [markdown]
# ## 9. Look once
#
# Now the whole way, from an image to boxes:

# %% tags=["demo"] alt="A street scene with the detector's boxes, each labelled with its class and score."
def predict(picture, score_threshold=0.4, max_boxes=30):
    """Find everything in an image: a file name, or an array of shape (height, width, 3)."""
    image, image_data = preprocess_image(picture, model_image_size=(128, 160))
    feats = model.predict(image_data, verbose=0)[0]
    outputs = yolo_head(feats, anchors, len(class_names))
    return image, yolo_eval(outputs, (image.height, image.width), max_boxes, score_threshold)


image, (out_scores, out_boxes, out_classes) = predict(scenes.images[4])
for score, box, kind in zip(out_scores, out_boxes, out_classes):
    print(f"{class_names[kind]:13} {score:.2f}  rows {box[0]:4.0f} to {box[2]:4.0f},"
          f"  columns {box[1]:4.0f} to {box[3]:4.0f}")
draw_boxes(image, out_scores, out_boxes, out_classes, class_names, generate_colors(class_names))
image

# %% [markdown]
# The same scene, stage by stage:

# %% tags=["demo"] alt="A scene at three stages: all boxes, those with a score of at least 0.4, and those left after non-max suppression, about one for each object."
outputs = yolo_head(model.predict(preprocess_image(scenes.images[4], (128, 160))[1], verbose=0)[0],
                    anchors, len(class_names))
stages = {title: Detections(*yolo_eval(outputs, (256, 320), 300, score, overlap))
          for title, score, overlap in (("everything", 0.0, 1.0), ("score ≥ 0.4", 0.4, 1.0),
                                        ("and no duplicates", 0.4, 0.5))}
yolo_figures.draw_sorting_out(scenes.images[4], stages, class_names)
plt.show()

# %% tags=["demo"] alt="Nine held-out street scenes with the boxes that the detector found; most objects have one labelled frame, a few small ones have none."
marked = [detection_figures.mark(scenes.images[i], Detections(*predict(scenes.images[i])[1]), class_names)
          for i in range(2, 11)]
detection_figures.show_labelled(marked, [f"scene {i}" for i in range(2, 11)])
plt.suptitle("Found in scenes that the network has never seen")
plt.show()

# %% [markdown]
# ## 10. How good is it?
#
# Looking is not measuring. Call a found box a **hit** if it overlaps a true box of its class with
# IoU ≥ 0.5, and no better box has claimed that one already. Then
#
# - **precision** is the share of the found boxes that are hits;
# - **recall** is the share of the true boxes that are hit.
#
# A low threshold finds more (recall up) and makes more mistakes (precision down). So a single pair
# of numbers says little; let the threshold fall from 1 to 0 and draw the curve. The area below it
# is the **average precision** of a class, and its mean over the classes is the **mAP**, by which
# detectors are compared. For the mAP, keep all boxes down to a score of 0.02.
#
# `precision_recall` does the counting, **with your `iou`**.

# %% tags=["demo"] alt="Precision against recall for each of six classes; the curves of bus, lorry and car reach farthest into the upper right corner, that of the traffic light least."
def find_all(scenes):
    """All boxes in all scenes, down to a low score."""
    data = np.concatenate([preprocess_image(picture, (128, 160))[1] for picture in scenes.images])
    outputs = [yolo_head(feats, anchors, len(class_names)) for feats in model.predict(data, verbose=0)]
    return [Detections(*yolo_eval(each, (256, 320), 100, 0.02)) for each in tqdm(outputs)]


def judge(found, scenes):
    """Precision and recall of every class."""
    return [precision_recall(found, scenes.boxes, scenes.classes, kind, iou)
            for kind in range(len(class_names))]


found = find_all(scenes)
curves = judge(found, scenes)
detection_figures.draw_curves(curves, class_names)
plt.show()

# %% tags=["demo"]
curves_unseen = judge(find_all(unseen), unseen)
print("average precision           known artists   unseen artist")
for name, known, new in zip(class_names, curves, curves_unseen):
    print(f"{name:27} {known.average_precision:10.3f} {new.average_precision:15.3f}")
print(f"{'mAP at IoU 0.5':27} {mean_average_precision(curves):10.3f} "
      f"{mean_average_precision(curves_unseen):15.3f}")

# %% [markdown]
# On new scenes with drawings by known artists the mAP is about **0.90**. Cars, buses and lorries
# are found best. People and traffic lights are narrow: an error of two or three pixels is enough to
# push the IoU below 0.5, and then a good find counts for nothing. On scenes by the unseen artist
# the mAP falls to about **0.76**. That gap tells how much of what was learned is about streets, and
# how much about the style of six artists. (Forty scenes are few: for the rarer classes a handful of
# boxes makes the number.)
#
# ### Where it fails
#
# The scenes below have the most mistakes at a threshold of 0.4. Look at them before you read on: what
# do the mistakes have in common?

# %% tags=["demo"] alt="Six scenes with the most mistakes: right boxes in green, wrong ones in red, missed objects in dashed white; many red boxes overlap a dashed one."
def at_least(found, threshold):
    """The boxes with a score of at least the threshold."""
    good = found.scores >= threshold
    return Detections(found.scores[good], found.boxes[good], found.classes[good])


shown = [at_least(each, 0.4) for each in found]
worst = most_mistakes(shown, scenes.boxes, scenes.classes, iou)[:6]
detection_figures.draw_mistakes(scenes.images[worst], [shown[i] for i in worst],
                           [scenes.boxes[i] for i in worst], [scenes.classes[i] for i in worst],
                           class_names, iou)
plt.show()

# %% [markdown]
# Many mistakes come in pairs. A red box that overlaps a dashed one is an object that was seen, but
# not framed well enough: it counts as wrong *and* as missed. Other objects hide each other, or are
# far away and dark. Does size explain it? Here is the recall for small and for large objects; the
# size is the square root of the area, and a cell of the grid is 32 pixels wide.

# %% tags=["demo"]
sizes, hits = [], []
for each, true_boxes, true_classes in zip(shown, scenes.boxes, scenes.classes):
    partners = match(each, true_boxes, true_classes, iou)
    hits += [i in partners for i in range(len(true_boxes))]
    sizes += list(np.sqrt(np.prod(true_boxes[:, 2:] - true_boxes[:, :2], axis=1)))

for low, high in ((0, 30), (30, 50), (50, 80), (80, 300)):
    inside = [hit for hit, size in zip(hits, sizes) if low <= size < high]
    print(f"{low:3} to {high:3} pixels: {np.mean(inside):4.0%} of {len(inside)} found")

# %% [markdown]
# ### How much overlap is allowed?
#
# `iou_threshold` is a compromise as well. If it is too low, a row of parked cars becomes one car.
# If it is too high, every car is counted twice.

# %% tags=["demo"] alt="The mean average precision against the threshold of suppression from 0.1 to 0.9: highest in the middle, lower at both ends."
feats_of = model.predict(
    np.concatenate([preprocess_image(picture, (128, 160))[1] for picture in scenes.images]), verbose=0)
decoded = [yolo_head(feats, anchors, len(class_names)) for feats in feats_of]
overlaps = [0.1, 0.3, 0.5, 0.7, 0.9]
means = [mean_average_precision(judge(
    [Detections(*yolo_eval(each, (256, 320), 100, 0.02, overlap)) for each in decoded], scenes))
    for overlap in tqdm(overlaps)]
plt.figure(figsize=(6, 3.4))
plt.plot(overlaps, means, "o-")
plt.title("The best threshold of suppression lies in between")
plt.xlabel("iou_threshold")
plt.ylabel("mAP at IoU 0.5")
plt.show()

# %% [markdown]
# ## 11. A street of your own (optional)
#
# Name an image file in the cell below. Do not expect much from a photograph: the network knows
# emoji. Drawings work better, such as a screenshot with a few vehicles on a grey road.

# %% tags=["demo"]
own_picture = None  # such as "my_street.png"
if own_picture:
    image, (out_scores, out_boxes, out_classes) = predict(own_picture, score_threshold=0.3)
    draw_boxes(image, out_scores, out_boxes, out_classes, class_names, generate_colors(class_names))
    display(image)

# %% [markdown]
# ## 12. What you have learned
#
# - A detector of this kind is a convolutional network with a grid of answers. Sigmoid, exponential and
#   softmax give the raw numbers their meaning; the grid says where, the anchor says how large.
# - A score is confidence times class probability. A threshold on it trades precision for recall.
# - IoU must cope with boxes that miss each other: lengths below 0 count as 0.
# - Suppression removes duplicates, and must do so class by class.
# - mAP sums up a detector in one number; looking at its mistakes tells you what to do about them.
#
# **Where it goes next.** Later detectors decode grids at several scales, which helps with small
# objects; some do without anchors (the cell predicts the size directly) and some without
# suppression (they are trained to report each object once). For every *pixel* instead of every box
# there is semantic segmentation, in `image_segmentation_unet`. The classic network, with 51 million
# weights and 80 classes, needs exactly the code that you have just written.

# %%
check.summary()
