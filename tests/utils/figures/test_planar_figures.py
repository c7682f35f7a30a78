"""The figures of the planar data notebook, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.patches import Circle

from coursework.figures import planar_data_classification as planar_figures


@pytest.fixture
def points():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(2, 20))
    return X, (X[:1] > 0).astype(int)


def right_half(points):
    return (points[:, 0] > 0).astype(float)


@pytest.mark.parametrize(("n_x", "n_h", "n_y"), [(2, 4, 1), (3, 2, 2)])
def test_every_unit_is_a_circle_and_every_weight_a_line(n_x, n_h, n_y):
    planar_figures.draw_network(n_x, n_h, n_y)
    (axes,) = plt.gcf().axes
    assert sum(isinstance(patch, Circle) for patch in axes.patches) == n_x + n_h + n_y
    assert len(axes.lines) == n_x * n_h + n_h * n_y
    texts = {text.get_text() for text in axes.texts}
    assert {f"$x_{{{n_x}}}$", f"$a^{{[1]}}_{{{n_h}}}$", f"$a^{{[2]}}_{{{n_y}}}$"} <= texts


def test_each_classifier_has_its_panel_with_its_own_points(points):
    X, Y = points
    panels = [(f"network {i}", right_half, X[:, : 5 + i], Y[:, : 5 + i]) for i in range(5)]
    planar_figures.draw_boundaries(panels, columns=3)
    grid = plt.gcf().axes
    assert len(grid) == 6
    assert [axes.get_title() for axes in grid] == [*(f"network {i}" for i in range(5)), ""]
    drawn = [len(axes.collections[-1].get_offsets()) for axes in grid[:5]]
    assert drawn == [5, 6, 7, 8, 9]


def test_hidden_units_and_output_are_drawn_over_the_plane(points):
    X, Y = points
    asked = []

    def forward(places):
        asked.append(places)
        A1 = np.tanh(np.stack([places[0], places[1], places[0] - places[1]]))
        return {"A1": A1, "A2": 1 / (1 + np.exp(-places[:1]))}

    planar_figures.draw_hidden_units(forward, X, Y)
    titles = [axes.get_title() for axes in plt.gcf().axes]
    assert titles == ["hidden unit 1", "hidden unit 2", "hidden unit 3", "output: P(blue)"]
    (places,) = asked
    assert (places.min(axis=1) < X.min(axis=1)).all()
    assert (places.max(axis=1) > X.max(axis=1)).all()
    assert len(plt.gcf().axes[-1].collections[-1].get_offsets()) == 20
