"""The figures of the optimization notebook, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import optimization_methods as descent_figures

WINDOW = ((-2.0, 4.0), (-3.0, 3.0))
PATHS = {
    "slow": np.array([[-1.0, 2.0], [-0.5, 1.0]]),
    "fast": np.array([[-1.0, 2.0], [1.0, 0.0], [1.5, -0.5]]),
}


def bowl(w, b):
    """Lowest at w = 1, b = -1."""
    return (w - 1) ** 2 + 4 * (b + 1) ** 2


def star(axes):
    (line,) = (line for line in axes.lines if line.get_marker() == "*")
    return [line.get_xdata().item(), line.get_ydata().item()]


def paths_in(axes):
    return [np.transpose(line.get_data()) for line in axes.lines if line.get_marker() == "o"]


def test_shuffled_examples_keep_their_colours_and_batches_stand_apart():
    numbers, labels = np.arange(5).reshape(1, 5), np.array([[0, 0, 0, 1, 1]])
    order = [3, 0, 4, 1, 2]
    X, Y = numbers[:, order], labels[:, order]
    descent_figures.draw_shuffling(numbers, labels, [(X[:, :3], Y[:, :3]), (X[:, 3:], Y[:, 3:])])
    before, after = plt.gcf().axes
    assert "mini-batches of 3, 2" in after.get_title()
    colors = {text.get_text(): text.get_bbox_patch().get_facecolor() for text in before.texts}
    assert [text.get_text().strip() for text in after.texts] == ["3", "0", "4", "1", "2"]
    assert [colors[text.get_text()] for text in after.texts] == [
        text.get_bbox_patch().get_facecolor() for text in after.texts
    ]
    assert [text.get_position()[0] for text in after.texts] == [0, 1, 2, 4, 5]


def test_all_paths_stand_on_one_map_with_their_costs_beside_it():
    descent_figures.draw_paths(bowl, PATHS, WINDOW, "A bowl")
    chart, curves = plt.gcf().axes
    assert plt.gcf().get_suptitle() == "A bowl"
    assert star(chart) == pytest.approx([1, -1], abs=0.03)
    for drawn, path in zip(paths_in(chart), PATHS.values(), strict=True):
        assert np.array_equal(drawn, path)
    for line, path in zip(curves.lines, PATHS.values(), strict=True):
        assert line.get_ydata() == pytest.approx(bowl(path[:, 0], path[:, 1]))


def test_each_batch_size_has_its_map_and_counts_its_steps():
    descent_figures.draw_batch_sizes(bowl, PATHS, WINDOW)
    panels = plt.gcf().axes
    assert [axes.get_title() for axes in panels] == ["slow: 1 steps", "fast: 2 steps"]
    for axes, path in zip(panels, PATHS.values(), strict=True):
        (drawn,) = paths_in(axes)
        assert np.array_equal(drawn, path)
