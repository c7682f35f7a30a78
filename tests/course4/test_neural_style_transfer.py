"""The solution of the style transfer notebook gives the known numbers, and other answers pass."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

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


CLASSIC_CONTENT = """
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.get_shape().as_list()
    a_C_unrolled = tf.transpose(tf.reshape(a_C, [n_H * n_W, n_C]))
    a_G_unrolled = tf.transpose(tf.reshape(a_G, [n_H * n_W, n_C]))
    J_content = 1 / (4 * n_H * n_W * n_C) * tf.reduce_sum(
        tf.square(tf.subtract(a_C_unrolled, a_G_unrolled)))
    return J_content
"""

CONTENT_AS_MEAN = """
def compute_content_cost(a_C, a_G):
    return keras.ops.mean((a_G - a_C) ** 2) / 4
"""

CLASSIC_GRAM = """
def gram_matrix(A):
    return tf.matmul(A, A, transpose_b=True)
"""

GRAM_BY_EINSUM = """
def gram_matrix(A):
    return tf.einsum("ik,jk->ij", A, A)
"""

CLASSIC_LAYER = """
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.get_shape().as_list()
    a_S = tf.transpose(tf.reshape(a_S, [n_H * n_W, n_C]))
    a_G = tf.transpose(tf.reshape(a_G, [n_H * n_W, n_C]))
    GS = gram_matrix(a_S)
    GG = gram_matrix(a_G)
    return tf.reduce_sum(tf.square(tf.subtract(GS, GG))) / (2 * n_C * n_H * n_W) ** 2
"""

LAYER_BY_TRANSPOSING_FIRST = """
def compute_layer_style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_S.shape
    grams = [gram_matrix(tf.reshape(tf.transpose(a, perm=[0, 3, 1, 2]), [n_C, -1]))
             for a in (a_S, a_G)]
    return tf.reduce_mean((grams[0] - grams[1]) ** 2) / 4 / (n_H * n_W) ** 2
"""

LAYER_BY_EINSUM = """
def compute_layer_style_cost(a_S, a_G):
    gram = lambda a: tf.einsum("bijc,bijd->bcd", a, a)
    size = tf.cast(tf.size(a_G), tf.float32)
    return tf.reduce_sum(tf.square(gram(a_S) - gram(a_G))) / (4 * size ** 2)
"""

STYLE_IN_A_LINE = """
def compute_style_cost(style, generated, STYLE_LAYERS):
    return sum(coeff * compute_layer_style_cost(style[name], generated[name])
               for name, coeff in STYLE_LAYERS)
"""

STYLE_BY_ADDING_N = """
def compute_style_cost(style, generated, STYLE_LAYERS):
    J_style = 0
    for i in range(len(STYLE_LAYERS)):
        layer_name, coeff = STYLE_LAYERS[i]
        J_style += coeff * compute_layer_style_cost(style[layer_name], generated[layer_name])
    return tf.convert_to_tensor(J_style)
"""

TOTAL_AS_GRAPH = """
@tf.function()
def total_cost(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content + beta * J_style
"""

STEP_AS_GRAPH = """
@tf.function
def train_step(
    image, model, content, style, optimizer, alpha=10, beta=40, style_layers=STYLE_LAYERS
):
    with tf.GradientTape() as tape:
        a_G = model(image)
        J_style = compute_style_cost(style, a_G, style_layers)
        J_content = compute_content_cost(content[CONTENT_LAYER], a_G[CONTENT_LAYER])
        J = total_cost(J_content, J_style, alpha=alpha, beta=beta)
    grad = tape.gradient(J, [image])
    optimizer.apply_gradients(zip(grad, [image]))
    image.assign(tf.clip_by_value(image, -CONFIG.MEANS, 255.0 - CONFIG.MEANS))
    return J, J_content, J_style
"""

STEP_WITH_ONE_COLOUR_AFTER_ANOTHER = """
def train_step(
    image, model, content, style, optimizer, alpha=10, beta=40, style_layers=STYLE_LAYERS
):
    with tf.GradientTape() as tape:
        tape.watch(image)
        generated = model(image)
        J_content = compute_content_cost(content[CONTENT_LAYER], generated[CONTENT_LAYER])
        J_style = compute_style_cost(style, generated, style_layers)
        J = alpha * J_content + beta * J_style
    optimizer.apply([tape.gradient(J, image)], [image])
    colours = image.numpy()
    for c, mean in enumerate([123.68, 116.779, 103.939]):
        colours[..., c] = np.clip(colours[..., c], -mean, 255 - mean)
    image.assign(colours)
    return [J.numpy(), J_content.numpy(), J_style.numpy()]
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("compute_content_cost", CLASSIC_CONTENT),
        ("compute_content_cost", CONTENT_AS_MEAN),
        ("gram_matrix", CLASSIC_GRAM),
        ("gram_matrix", GRAM_BY_EINSUM),
        ("compute_layer_style_cost", CLASSIC_LAYER),
        ("compute_layer_style_cost", LAYER_BY_TRANSPOSING_FIRST),
        ("compute_layer_style_cost", LAYER_BY_EINSUM),
        ("compute_style_cost", STYLE_IN_A_LINE),
        ("compute_style_cost", STYLE_BY_ADDING_N),
        ("total_cost", TOTAL_AS_GRAPH),
        ("train_step", STEP_AS_GRAPH),
        ("train_step", STEP_WITH_ONE_COLOUR_AFTER_ANOTHER),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


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
