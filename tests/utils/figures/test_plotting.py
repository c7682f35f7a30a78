"""What the pictures show."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

import init_utils
import opt_utils
import reg_utils
from coursework.figures.plotting import plot_decision_boundary, plot_points, print_mislabeled_images

X = np.array([[-1.0, 1.0, 2.0], [0.5, -0.5, 3.0]])
Y = np.array([[0, 1, 1]])


def right_half(points: np.ndarray) -> np.ndarray:
    return points[:, 0] > 0


@pytest.mark.parametrize("y", [Y, Y[0], Y.T, Y.astype(np.uint8)])
def test_points_are_drawn_whatever_the_shape_of_the_labels(y: np.ndarray) -> None:
    plot_points(X, y)
    (points,) = plt.gca().collections
    np.testing.assert_array_equal(points.get_offsets(), X.T)
    np.testing.assert_array_equal(points.get_array(), [0, 1, 1])
    assert (plt.gca().get_xlabel(), plt.gca().get_ylabel()) == ("$x_1$", "$x_2$")
    legend = plt.gca().get_legend()
    assert [text.get_text()[-3:-2] for text in legend.get_texts()] == ["0", "1"]


@pytest.mark.parametrize(
    "model", [right_half, lambda p: right_half(p)[np.newaxis], lambda p: right_half(p)[:, None]]
)
def test_plane_is_coloured_by_the_predicted_class(model) -> None:
    assert plot_decision_boundary(model, X, Y) is None
    regions, _ = plt.gca().collections
    _, class_0, class_1, _ = regions.get_paths()
    assert class_0.contains_point((-1.5, 2.0))
    assert class_1.contains_point((2.5, -1.0))
    assert not class_1.contains_point((-1.5, 2.0))


def test_a_model_with_one_answer_colours_the_whole_plane() -> None:
    plot_decision_boundary(lambda points: np.zeros(len(points)), X, Y)
    regions, _ = plt.gca().collections
    assert regions.get_paths()[1].contains_point((2.9, 3.9))


def test_model_is_asked_for_points_that_reach_beyond_the_data() -> None:
    asked = []

    def model(points: np.ndarray) -> np.ndarray:
        asked.append(points)
        return right_half(points)

    plot_decision_boundary(model, X, Y)
    (points,) = asked
    np.testing.assert_allclose(points.min(axis=0), [-2.0, -1.5])
    np.testing.assert_allclose(points.max(axis=0), [3.0, 4.0])


def test_title_that_was_set_is_kept() -> None:
    plt.title("Model with He initialization")
    plot_decision_boundary(right_half, X, Y)
    assert plt.gca().get_title() == "Model with He initialization"


def test_figure_without_title_gets_one() -> None:
    plot_decision_boundary(right_half, X, Y)
    assert plt.gca().get_title() == "Regions of the predicted classes"


@pytest.mark.parametrize(
    "load", [init_utils.load_dataset, reg_utils.load_2D_dataset, opt_utils.load_dataset]
)
def test_loaders_draw_the_training_points_unless_told_not_to(load) -> None:
    load(plot=False)
    assert not plt.get_fignums()
    train_X, *_ = load()
    (points,) = plt.gca().collections
    np.testing.assert_array_equal(points.get_offsets(), train_X.T)


def test_mislabelled_pictures_are_shown_with_both_classes(capsys) -> None:
    pictures = np.linspace(0, 1, 4 * 12).reshape(12, 4)
    print_mislabeled_images([b"non-cat", b"cat"], pictures, [[0, 1, 1, 0]], [[0, 0, 1, 1]])
    shown = [axes for axes in plt.gcf().axes if axes.images]
    assert [axes.get_title() for axes in shown] == [
        "predicted: non-cat\ntrue: cat",
        "predicted: cat\ntrue: non-cat",
    ]
    np.testing.assert_array_equal(shown[0].images[0].get_array(), pictures[:, 1].reshape(2, 2, 3))
    assert capsys.readouterr().out == "2 of 4 images are mislabelled; 2 are shown.\n"


def test_no_more_pictures_are_drawn_than_the_limit(capsys) -> None:
    print_mislabeled_images(["no", "yes"], np.zeros((12, 9)), np.zeros(9), np.ones(9), limit=7)
    assert sum(bool(axes.images) for axes in plt.gcf().axes) == 7
    assert capsys.readouterr().out == "9 of 9 images are mislabelled; 7 are shown.\n"


def test_nothing_is_drawn_when_all_are_right(capsys) -> None:
    print_mislabeled_images(["no", "yes"], np.zeros((12, 3)), np.zeros(3), np.zeros(3))
    assert not plt.get_fignums()
    assert capsys.readouterr().out == "0 of 3 images are mislabelled; 0 are shown.\n"
