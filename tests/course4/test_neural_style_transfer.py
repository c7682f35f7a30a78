"""The solution of the style transfer notebook gives the known numbers, and other answers pass."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import verdict_on

pytestmark = pytest.mark.frameworks


TARGET = "course4/neural_style_transfer"


@dataclass(frozen=True)
class Reference:
    """A number or an array, and the way to it."""

    name: str
    recipe: Callable[[SimpleNamespace], Any]
    value: Any
    tolerance: float = 1e-5


def drawn(names: SimpleNamespace, shape: tuple[int, ...], *operations: int) -> list[Any]:
    """Random tensors with mean 1 and deviation 4, as a graph with seed 1 draws them.

    A graph gives each of its random operations a number of its own; it belongs to the seed.
    """
    names.tf.random.set_seed(1)  # forget what the same operations have drawn before
    draw = names.tf.raw_ops.RandomStandardNormal
    return [
        4 * draw(shape=shape, dtype="float32", seed=1, seed2=number) + 1 for number in operations
    ]


def drawn_at_once(names: SimpleNamespace, shape: tuple[int, ...], count: int) -> list[Any]:
    """Random tensors with mean 1 and deviation 4, as seed 1 draws them without a graph."""
    names.tf.random.set_seed(1)
    return [names.tf.random.normal(shape, mean=1, stddev=4) for _ in range(count)]


def total(names: SimpleNamespace) -> float:
    np.random.seed(3)
    return float(names.total_cost(np.random.randn(), np.random.randn()))


BLOCK = (1, 4, 4, 3)
GRAM = [
    [6.42230511, -4.42912197, -2.09668207],
    [-4.42912197, 19.46583748, 19.56387138],
    [-2.09668207, 19.56387138, 20.6864624],
]
PRINTED_COSTS = [
    (7877.67, 1.26257e08, 5.05035e09),
    (15186.9, 2.35781e07, 9.43276e08),
    (18354.2, 2.76287e06, 1.10698e08),
    (18500.9, 2.4289e06, 9.73408e07),
]

REFERENCES = [
    Reference("content", lambda n: n.compute_content_cost(*drawn(n, BLOCK, 3, 9)), 6.76559),
    Reference("Gram matrix", lambda n: n.gram_matrix(*drawn(n, (3, 2), 3)), GRAM),
    Reference("style", lambda n: n.compute_layer_style_cost(*drawn(n, BLOCK, 3, 9)), 9.19028),
    Reference("total", total, 35.34667875478276, 1e-15),
    Reference(
        "content, eager", lambda n: n.compute_content_cost(*drawn_at_once(n, BLOCK, 2)), 7.0568767
    ),
    Reference(
        "style, eager", lambda n: n.compute_layer_style_cost(*drawn_at_once(n, BLOCK, 2)), 14.017806
    ),
    *(
        Reference(f"printed {J:.4g}", lambda n, c=content, s=style: n.total_cost(c, s), J)
        for content, style, J in PRINTED_COSTS
    ),
]


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.name)
def test_known_number(reference: Reference, names: SimpleNamespace) -> None:
    got = np.asarray(reference.recipe(names))
    assert got.shape == np.shape(reference.value)
    np.testing.assert_allclose(got, reference.value, rtol=reference.tolerance)


test_right_answer = right(TARGET)


def test_a_straight_reshape_is_told_so() -> None:
    answer = CLASSIC_LAYER.replace("[n_H * n_W, n_C]))", "[n_C, n_H * n_W]))").replace(
        "tf.transpose(tf.reshape", "(tf.reshape"
    )
    verdict = verdict_on(TARGET, "compute_layer_style_cost", answer)
    assert verdict.status != "passed"
    assert "mixes the channels" in (verdict.mistake or "")


def test_a_picture_out_of_range_is_told_so() -> None:
    answer = STEP_AS_GRAPH.replace("-CONFIG.MEANS, 255.0 - CONFIG.MEANS", "-1e9, 1e9")
    verdict = verdict_on(TARGET, "train_step", answer)
    assert verdict.status != "passed"
    assert "not clipped" in (verdict.mistake or "")
