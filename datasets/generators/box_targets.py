"""From true boxes to what a network in the manner of YOLO should answer."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


def find_anchors(sizes: FloatArray, number: int, rng: np.random.Generator) -> FloatArray:
    """Find typical widths and heights: k-means, where near means a large overlap.

    Parameters
    ----------
    sizes : ndarray, shape (n, 2)
        Width and height of the boxes, in grid cells.
    number : int
        How many anchors to find.
    rng : Generator
        Source of the boxes to start from.

    Returns
    -------
    ndarray, shape (number, 2)
        Width and height of each anchor, the smallest first.
    """
    anchors = sizes[rng.choice(len(sizes), number, replace=False)]
    for _ in range(100):
        nearest = overlap_of_sizes(sizes, anchors).argmax(axis=1)
        anchors = np.stack([np.median(sizes[nearest == k], axis=0) for k in range(number)])
    return anchors[np.argsort(anchors.prod(axis=1))]


def overlap_of_sizes(sizes: FloatArray, anchors: FloatArray) -> FloatArray:
    """Intersection over union of boxes and anchors that share a centre, shape (n, A)."""
    common = np.minimum(sizes[:, None], anchors).prod(axis=-1)
    union = sizes.prod(axis=-1)[:, None] + anchors.prod(axis=-1) - common
    return np.asarray(common / union, dtype=np.float32)


def encode(
    boxes: FloatArray,
    classes: NDArray[np.int64],
    pictures: NDArray[np.int64],
    shape: tuple[int, int, int],
    anchors: FloatArray,
) -> FloatArray:
    """Write each box into the cell of its centre, at the anchor that fits best and is free.

    Parameters
    ----------
    boxes : ndarray, shape (n, 4)
        Corners (y1, x1, y2, x2) as parts of the height and the width, from 0 to 1.
    classes, pictures : ndarray of int, shape (n,)
        The class of each box, and the number of its picture.
    shape : tuple of int
        Number of pictures, rows and columns of the grid.
    anchors : ndarray, shape (A, 2)
        Width and height of the anchors, in grid cells.

    Returns
    -------
    ndarray of float32, shape (m, rows, columns, A, 6)
        x and y of the centre within the cell, the logarithms of width and height over those of
        the anchor, 1 where there is a box, and the class.
    """
    grid = np.array([shape[2], shape[1]], dtype=np.float32)
    low, high = boxes[:, 1::-1] * grid, boxes[:, :1:-1] * grid
    centres, sizes = (low + high) / 2, high - low
    cells = np.minimum(centres.astype(int), grid.astype(int) - 1)
    targets = np.zeros((*shape, len(anchors), 6), dtype=np.float32)
    preferred = np.argsort(-overlap_of_sizes(sizes, anchors), axis=1)
    for i in np.argsort(-sizes.prod(axis=1)):
        cell = targets[pictures[i], cells[i, 1], cells[i, 0]]
        free = [k for k in preferred[i] if cell[k, 4] == 0]
        if free:
            shape_part = np.log(sizes[i] / anchors[free[0]])
            cell[free[0]] = [*(centres[i] - cells[i]), *shape_part, 1, classes[i]]
    return targets
