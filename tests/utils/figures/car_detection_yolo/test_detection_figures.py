"""The figures of the car detection notebook show what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures.car_detection_yolo.detections import (
    draw_curves,
    draw_mistakes,
    mark,
    show_labelled,
)
from coursework.figures.car_detection_yolo.grid import draw_grid, draw_overlaps, draw_sorting_out
from coursework.metrics.detection import Curve, Detections

IMAGE = np.full((40, 60, 3), 90, dtype=np.uint8)
BOXES = np.array([[5.0, 10.0, 15.0, 40.0], [20.0, 30.0, 38.0, 55.0]])
FOUND = Detections(np.array([0.9, 0.6]), BOXES, np.array([1, 0]))
NAMES = ["car", "bus"]


def equal(first, second):
    return float(np.array_equal(first, second))


def test_marks_go_into_a_larger_copy():
    marked = mark(IMAGE, FOUND, NAMES)
    assert marked.size == (120, 80)
    assert (IMAGE == 90).all()
    assert (np.asarray(marked) != 90).any()


def test_pictures_have_their_titles():
    show_labelled([IMAGE, IMAGE], ["first", "second"], columns=2)
    assert [axes.get_title() for axes in plt.gcf().axes] == ["first", "second"]


def test_curves_carry_their_averages():
    curve = Curve(np.array([0.5, 1.0]), np.array([1.0, 0.8]), 0.9)
    draw_curves([curve, curve], NAMES)
    (axes,) = plt.gcf().axes
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["car: 0.90", "bus: 0.90"]
    np.testing.assert_array_equal(axes.lines[0].get_xydata(), [[0.5, 1.0], [1.0, 0.8]])


@pytest.mark.parametrize(
    ("kinds", "title"),
    [([1, 0], "2 right, 0 wrong, 0 missed"), ([1, 1], "1 right, 1 wrong, 1 missed")],
)
def test_mistakes_are_counted(kinds, title):
    draw_mistakes([IMAGE], [FOUND], [BOXES], [np.array(kinds)], NAMES, equal)
    assert plt.gcf().axes[0].get_title() == title


def test_cell_in_charge_and_anchors_are_drawn_in_pixels():
    draw_grid(IMAGE, BOXES[:1], (4, 6), np.array([[3.0, 1.0]]))
    cell, box, anchor = (patch for axes in plt.gcf().axes for patch in axes.patches)
    assert cell.get_bbox().bounds == (20, 10, 10, 10)
    assert box.get_bbox().bounds == (10, 5, 30, 10)
    assert anchor.get_bbox().bounds == (20, 20, 30, 10)


def test_overlap_stands_above_the_pair():
    draw_overlaps({"apart": ((0, 0, 1, 2), (3, 3, 4, 5)), "same": ((0, 0, 1, 2),) * 2}, equal)
    titles = [axes.get_title() for axes in plt.gcf().axes]
    assert titles == ["apart\nIoU = 0.000", "same\nIoU = 1.000"]


def test_stages_say_how_many_are_left():
    left = Detections(FOUND.scores[:1], BOXES[:1], FOUND.classes[:1])
    draw_sorting_out(IMAGE, {"before": FOUND, "after": left}, NAMES)
    panels = plt.gcf().axes
    assert [axes.get_title() for axes in panels] == ["before: 2 boxes", "after: 1 box"]
    assert [len(axes.patches) for axes in panels] == [2, 1]
