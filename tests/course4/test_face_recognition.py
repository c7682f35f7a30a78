"""The solution of the face recognition notebook computes by hand what it should; others pass."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import verdict_on

pytestmark = pytest.mark.frameworks

keras = pytest.importorskip("keras")

TARGET = "course4/face_recognition"


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


CLASSIC_LOSS = """
import tensorflow as tf

def triplet_loss(y_true, y_pred, alpha = 0.2):
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]
    pos_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, positive)), axis = -1)
    neg_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, negative)), axis = -1)
    basic_loss = tf.add(tf.subtract(pos_dist, neg_dist), alpha)
    loss = tf.reduce_sum(tf.maximum(basic_loss, 0.0))
    return loss
"""

LOSS_BY_PRODUCTS = """
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = (ops.convert_to_tensor(each) for each in y_pred)
    difference = ops.einsum("mn,mn->m", anchor - positive, anchor - positive)
    difference -= ops.einsum("mn,mn->m", anchor - negative, anchor - negative)
    return ops.sum(ops.relu(difference + alpha))
"""

LOSS_BY_LOOP = """
def triplet_loss(y_true, y_pred, alpha=0.2):
    loss = 0.0
    for a, p, n in zip(*[ops.unstack(ops.convert_to_tensor(each)) for each in y_pred]):
        loss = loss + ops.maximum(ops.norm(a - p) ** 2 - ops.norm(a - n) ** 2 + alpha, 0.0)
    return loss
"""

CLASSIC_VERIFY = """
def verify(image_path, identity, database, model):
    encoding = img_to_encoding(image_path, model)
    dist = np.linalg.norm(encoding - database[identity])
    if dist < 0.7:
        print("It's " + str(identity) + ", welcome home!")
        door_open = True
    else:
        print("It's not " + str(identity) + ", please go away")
        door_open = False
    return dist, door_open
"""

VERIFY_BY_OPS = """
def verify(image_path, identity, database, model):
    difference = ops.subtract(img_to_encoding(image_path, model), database[identity])
    dist = ops.sqrt(ops.sum(difference ** 2))
    return float(dist), bool(dist <= 0.7)
"""

WHO_BY_ARGMIN = """
def who_is_it(image_path, database, model):
    distances = np.linalg.norm(np.vstack(list(database.values()))
                               - img_to_encoding(image_path, model), axis=1)
    nearest = np.argmin(distances)
    return distances[nearest], list(database)[nearest] if distances[nearest] < 0.7 else None
"""

WHO_BY_MIN = """
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    found = {name: np.sum((each - encoding) ** 2) ** 0.5 for name, each in database.items()}
    identity = min(found, key=found.get)
    min_dist = found[identity]
    return (min_dist, identity) if min_dist < 0.7 else (min_dist, None)
"""

CLASSIC_WHO = """
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    min_dist = 100
    for (name, db_enc) in database.items():
        dist = np.linalg.norm(encoding - db_enc)
        if dist < min_dist:
            min_dist = dist
            identity = name
    if min_dist > 0.7:
        print("Not in the database.")
    return min_dist, identity
"""

CLASSIC_WHO_WITH_STRANGERS = CLASSIC_WHO.replace('print("Not in the database.")', "identity = None")


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("triplet_loss", CLASSIC_LOSS),
        ("triplet_loss", LOSS_BY_PRODUCTS),
        ("triplet_loss", LOSS_BY_LOOP),
        ("verify", CLASSIC_VERIFY),
        ("verify", VERIFY_BY_OPS),
        ("who_is_it", WHO_BY_ARGMIN),
        ("who_is_it", WHO_BY_MIN),
        ("who_is_it", CLASSIC_WHO_WITH_STRANGERS),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


def test_a_stranger_with_the_name_of_the_nearest_is_told_so() -> None:
    verdict = verdict_on(TARGET, "who_is_it", CLASSIC_WHO)
    assert verdict.status == "partial"
    assert "A stranger gets the name" in (verdict.mistake or "")


def test_a_mean_in_place_of_the_sum_is_told_so() -> None:
    answer = CLASSIC_LOSS.replace("loss = tf.reduce_sum", "loss = tf.reduce_mean")
    verdict = verdict_on(TARGET, "triplet_loss", answer)
    assert verdict.status != "passed"
    assert "averaged over the triplets" in (verdict.mistake or "")
