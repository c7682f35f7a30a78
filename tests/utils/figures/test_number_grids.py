"""Grids of numbers, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import to_hex

from coursework.figures.number_grids import draw_numbers, frame_cells, row_of_grids, window_faces


def test_every_cell_has_its_number_where_matrices_have_it():
    axes = plt.gca()
    draw_numbers(axes, np.array([[1.0, -2.5, 1 / 3], [0.0, -0.001, 10.0]]), "six")
    texts = {text.get_position(): text.get_text() for text in axes.texts}
    assert [texts[column, 0] for column in range(3)] == ["1", "−2.5", "0.33"]
    assert [texts[column, 1] for column in range(3)] == ["0", "0", "10"]
    assert axes.get_title() == "six"
    assert axes.get_ylim()[0] > axes.get_ylim()[1]


def test_colours_follow_the_numbers_unless_they_are_given():
    by_sign, given = row_of_grids([2, 2], 2)
    draw_numbers(by_sign, np.array([[-1.0, 0.0, 1.0]]), "")
    negative, zero, positive = (patch.get_facecolor() for patch in by_sign.patches)
    assert to_hex(zero) == "#ffffff"
    assert negative[2] > negative[0]
    assert positive[0] > positive[2]
    draw_numbers(given, np.zeros((1, 2)), "", np.array([["#123456", "white"]]))
    assert [to_hex(patch.get_facecolor()) for patch in given.patches] == ["#123456", "#ffffff"]


def test_a_matrix_of_zeros_is_white():
    draw_numbers(plt.gca(), np.zeros((2, 2)), "")
    assert {to_hex(patch.get_facecolor()) for patch in plt.gca().patches} == {"#ffffff"}


def test_a_frame_surrounds_its_cells():
    frame_cells(plt.gca(), (2, 1, 3))
    (frame,) = plt.gca().patches
    assert (frame.get_xy(), frame.get_width(), frame.get_height()) == ((0.5, 1.5), 3, 3)


def test_windows_side_by_side_have_colours_of_their_own():
    faces = window_faces((4, 6), 2)
    assert faces.shape == (4, 6)
    windows = [set(faces[i : i + 2, j : j + 2].flat) for i in (0, 2) for j in (0, 2, 4)]
    assert {len(window) for window in windows} == {1}
    assert len(set.union(*windows)) == 6
