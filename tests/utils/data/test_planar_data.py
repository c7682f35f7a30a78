"""Point sets: shapes, classes, and the global random state that they leave alone."""

from collections.abc import Callable

import numpy as np
import pytest

import dnn_app_utils
import init_utils
import opt_utils
import planar_utils
import reg_utils
import testCases
import tf_utils
from coursework.data.planar import circles, flower, moons


@pytest.mark.parametrize("examples", [400, 60])
@pytest.mark.parametrize(
    "draw", [lambda n: flower(n), lambda n: circles(n, seed=5), lambda n: moons(n, seed=5)]
)
def test_points_are_columns_in_two_classes_of_equal_size(
    draw: Callable[[int], tuple[np.ndarray, np.ndarray]], examples: int
) -> None:
    X, Y = draw(examples)
    assert X.shape == (2, examples)
    assert Y.shape == (1, examples)
    np.testing.assert_array_equal(np.bincount(Y[0]), [examples / 2, examples / 2])


def test_inner_circle_is_class_1() -> None:
    X, Y = circles(200, seed=1)
    radius = np.linalg.norm(X, axis=0)
    assert radius[Y[0] == 0].mean() == pytest.approx(1.0, abs=0.02)
    assert radius[Y[0] == 1].mean() == pytest.approx(0.8, abs=0.02)


def test_extra_sets_are_rows_with_one_label_each() -> None:
    sets = planar_utils.load_extra_datasets()
    assert [(X.shape, Y.shape) for X, Y in sets] == 5 * [((200, 2), (200,))]
    assert [len(np.unique(Y)) for _, Y in sets] == [2, 2, 6, 2, 2]


def test_extra_sets_are_the_same_for_everyone() -> None:
    for (X, Y), (X_again, Y_again) in zip(
        planar_utils.load_extra_datasets(), planar_utils.load_extra_datasets(), strict=True
    ):
        np.testing.assert_array_equal(X, X_again)
        np.testing.assert_array_equal(Y, Y_again)


@pytest.mark.parametrize(
    "draw",
    [
        planar_utils.load_planar_dataset,
        planar_utils.load_extra_datasets,
        init_utils.load_dataset,
        opt_utils.load_dataset,
        opt_utils.load_params_and_grads,
        testCases.forward_propagation_with_dropout_test_case,
        lambda: dnn_app_utils.initialize_parameters(3, 2, 1),
        lambda: dnn_app_utils.initialize_parameters_deep([3, 2, 1]),
        lambda: reg_utils.initialize_parameters([3, 2, 1]),
        lambda: opt_utils.initialize_parameters([3, 2, 1]),
        lambda: tf_utils.random_mini_batches(np.ones((2, 9)), np.ones((1, 9)), 4),
    ],
)
def test_global_random_state_is_left_alone(draw: Callable[[], object]) -> None:
    np.random.seed(11)
    expected = np.random.rand()
    np.random.seed(11)
    draw()
    assert np.random.rand() == expected
