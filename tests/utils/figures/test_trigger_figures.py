"""The figures of the notebook on trigger words show the numbers that they are given."""

import matplotlib.pyplot as plt
import numpy as np

from coursework.figures.trigger_word_detection import (
    draw_example,
    draw_label_rule,
    draw_tradeoff,
    draw_training,
    draw_words,
)


def test_example_marks_detections_in_seconds():
    y, p = np.zeros(10), np.linspace(0, 1, 10)
    draw_example(np.zeros((4, 20)), y, p, 0.5, [6])
    below = plt.gcf().axes[1]
    np.testing.assert_array_equal(below.lines[0].get_ydata(), p)
    assert below.lines[-1].get_xdata()[0] == 6


def test_label_rule_colours_the_labelled_steps():
    y = np.zeros(100)
    y[32:35] = 1
    draw_label_rule(100, (2400, 3150), y)
    assert len(plt.gca().containers[1]) == 3


def test_chosen_threshold_is_marked():
    draw_tradeoff([0.2, 0.5, 0.8], [0.9, 0.8, 0.6], [4.0, 1.0, 0.5], 0.5)
    right = plt.gcf().axes[1]
    assert right.lines[1].get_xydata().tolist() == [[1.0, 0.8]]


def test_curves_and_words():
    draw_training({"loss": [2.0, 1.0], "val_loss": [3.0, 2.5]})
    assert [line.get_ydata()[-1] for line in plt.gca().lines] == [1.0, 2.5]
    draw_words({"activate": 0.9, "actor": 0.1}, "Words")
    assert [bar.get_width() for bar in plt.gca().patches] == [0.9, 0.1]
