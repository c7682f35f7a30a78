"""The solution of the face recognition notebook computes by hand what it should; others pass."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course4/face_recognition"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong(
        "who_is_it: classic", "A stranger gets the name", ("identity = None", "pass"), partial=True
    ),
    wrong(
        "triplet_loss: classic",
        "averaged over the triplets",
        ("loss = tf.reduce_sum", "loss = tf.reduce_mean"),
    ),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def loss_by_hand(arrays: list[Any], alpha: float) -> float:
    total = 0.0
    for anchor, positive, negative in zip(*arrays, strict=True):
        near = sum((a - p) ** 2 for a, p in zip(anchor, positive, strict=True))
        far = sum((a - n) ** 2 for a, n in zip(anchor, negative, strict=True))
        total += max(near - far + alpha, 0)
    return total


@pytest.mark.parametrize("alpha", [0.2, 1.0])
def test_loss_agrees_with_loops(names: SimpleNamespace, alpha: float) -> None:
    arrays = [np.random.default_rng(i).normal(size=(6, 128)).astype("float32") for i in range(3)]
    expected = loss_by_hand(arrays, alpha)
    assert float(names.triplet_loss(None, arrays, alpha)) == pytest.approx(expected, rel=1e-5)


def test_equal_encodings_cost_the_margin_of_each_triplet(names: SimpleNamespace) -> None:
    arrays = [np.ones((5, 8), "float32")] * 3
    assert float(names.triplet_loss(None, arrays)) == pytest.approx(5 * 0.2)


@pytest.fixture(scope="module")
def mean_colour() -> Any:
    """A network whose encoding is the mean of each colour."""
    import keras

    pictures = keras.Input((4, 4, 3))
    return keras.Model(pictures, keras.layers.GlobalAveragePooling2D()(pictures))


def plain_picture(*colour: int) -> Any:
    return np.full((4, 4, 3), colour, np.uint8)


@pytest.fixture
def database() -> Iterator[dict[str, Any]]:
    colours = {"younes": [[0.2, 0.2, 0.2]], "kian": [[0.8, 0.8, 0.8]], "tian": [[1.0, 1.0, 1.0]]}
    return {name: np.array(colour, "float32") for name, colour in colours.items()}


def test_resident_is_let_in_and_the_message_names_the_identity(
    names: SimpleNamespace, database: dict[str, Any], mean_colour: Any, capsys: Any
) -> None:
    dist, door_open = names.verify(plain_picture(51, 51, 102), "younes", database, mean_colour)
    assert dist == pytest.approx(0.2, abs=1e-5)
    assert door_open
    assert "younes" in capsys.readouterr().out


def test_somebody_else_stays_outside(
    names: SimpleNamespace, database: dict[str, Any], mean_colour: Any, capsys: Any
) -> None:
    dist, door_open = names.verify(plain_picture(51, 51, 51), "kian", database, mean_colour)
    assert dist == pytest.approx(0.6 * 3**0.5, abs=1e-5)
    assert not door_open
    assert "kian" in capsys.readouterr().out


def test_nearest_person_is_found(
    names: SimpleNamespace, database: dict[str, Any], mean_colour: Any
) -> None:
    min_dist, identity = names.who_is_it(plain_picture(204, 204, 179), database, mean_colour)
    assert (round(float(min_dist), 3), identity) == (0.098, "kian")


def test_stranger_is_nobody(
    names: SimpleNamespace, database: dict[str, Any], mean_colour: Any
) -> None:
    min_dist, identity = names.who_is_it(plain_picture(255, 0, 0), database, mean_colour)
    assert identity is None
    assert min_dist == pytest.approx((0.8**2 + 2 * 0.2**2) ** 0.5, abs=1e-5)
