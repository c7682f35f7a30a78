"""The charts of the step-by-step notebook, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np

from coursework.figures import deep_network_step_by_step as dnn_charts
from dnn_utils import relu, relu_backward, sigmoid, sigmoid_backward


def test_slopes_are_drawn_beside_activations():
    dnn_charts.draw_activations(
        {"ReLU": (relu, relu_backward), "sigmoid": (sigmoid, sigmoid_backward)}
    )
    first, second = plt.gcf().axes
    assert [axes.get_title() for axes in (first, second)] == ["ReLU", "sigmoid"]
    z, slope = first.lines[1].get_data()
    assert np.array_equal(slope, (z > 0).astype(float))
    _, slope = second.lines[1].get_data()
    assert 0.2499 < slope.max() <= 0.25


def test_each_parameter_is_a_point_of_the_gradient_check():
    nudged = {"dW1": np.array([[1.0, 2.0]]), "db1": np.array([[-1.0]])}
    dnn_charts.draw_gradient_check({**nudged, "dW1": np.array([[1.0, 3.0]]), "dA1": 0}, nudged)
    points = [series.get_offsets().tolist() for series in plt.gca().collections]
    assert points == [[[1.0, 1.0], [2.0, 3.0]], [[-1.0, -1.0]]]


def test_the_signal_is_drawn_layer_by_layer():
    dnn_charts.draw_signal({"a": ([1.0, 0.1], [1e-3, 1e-2]), "b": ([1.0, 0.9], [0.1, 0.1])})
    forward, backward = plt.gcf().axes
    assert forward.lines[0].get_xydata().tolist() == [[0, 1.0], [1, 0.1]]
    assert backward.lines[0].get_xydata().tolist() == [[1, 1e-3], [2, 1e-2]]
    assert [label.get_text() for label in forward.get_xticklabels()] == ["input", "1"]
    assert forward.get_yscale() == backward.get_yscale() == "log"
