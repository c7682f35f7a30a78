"""The solution of the style transfer notebook gives the known numbers, and other answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tables import Known, known_numbers, right, told, wrong

TARGET = "course4/neural_style_transfer"

pytestmark = pytest.mark.frameworks


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


#: The digits of single precision that are published.
TO_5 = {"atol": 0, "rtol": 1e-5}

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

KNOWN_NUMBERS = [
    Known("content", lambda n: n.compute_content_cost(*drawn(n, BLOCK, 3, 9)), 6.76559, **TO_5),
    Known("Gram matrix", lambda n: n.gram_matrix(*drawn(n, (3, 2), 3)), GRAM, **TO_5),
    Known("style", lambda n: n.compute_layer_style_cost(*drawn(n, BLOCK, 3, 9)), 9.19028, **TO_5),
    Known("total", total, 35.34667875478276, 0, 1e-15),
    Known(
        "content, eager",
        lambda n: n.compute_content_cost(*drawn_at_once(n, BLOCK, 2)),
        7.0568767,
        **TO_5,
    ),
    Known(
        "style, eager",
        lambda n: n.compute_layer_style_cost(*drawn_at_once(n, BLOCK, 2)),
        14.017806,
        **TO_5,
    ),
    *(
        Known(f"printed {J:.4g}", lambda n, c=content, s=style: n.total_cost(c, s), J, **TO_5)
        for content, style, J in PRINTED_COSTS
    ),
]

TOLD = [
    wrong(
        "compute_layer_style_cost: classic",
        "mixes the channels",
        ("[n_H * n_W, n_C]))", "[n_C, n_H * n_W]))"),
        ("tf.transpose(tf.reshape", "(tf.reshape"),
    ),
    wrong(
        "train_step: as a graph",
        "not clipped",
        ("-CONFIG.MEANS, 255.0 - CONFIG.MEANS", "-1e9, 1e9"),
    ),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)
