"""The date translator has the published sizes, runs on JAX, and other right answers pass."""

import numpy as np
import pytest

from answers import on_jax
from tables import right, told, wrong

TARGET = "course5/machine_translation_attention"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong(
        "attention_by_hand: by einsum", "", ("return", "weights = weights / weights\n    return")
    ),
    wrong("modelf: classic", "made with s0", ("(a, s)", "(a, s0)")),
    wrong("one_step_attention: classic", "order in the list", ("[a, s_prev]", "[s_prev, a]")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)
PUBLISHED = {"bidirectional": 17920, "attention_hidden": 1290, "attention_energies": 11,
             "decoder": 33024, "character": 715}  # fmt: skip


def test_published_numbers_of_parameters(names) -> None:
    model = names.modelf(30, 10, 32, 64, 37, 11)
    sizes = {each.name.split("_1")[0]: each.count_params() for each in model.layers}
    assert {name: sizes[name] for name in PUBLISHED if name in sizes} | {
        "bidirectional": next(
            size for name, size in sizes.items() if name.startswith("bidirectional")
        )
    } == PUBLISHED
    assert model.count_params() == 52960
    assert len(model.outputs) == 10


def test_two_models_share_no_weights(names) -> None:
    one, other = (names.modelf(4, 2, 2, 3, 5, 4) for _ in range(2))
    assert not {id(each) for each in one.weights} & {id(each) for each in other.weights}


def test_layers_and_arrays_agree(names) -> None:
    rng = np.random.default_rng(1)
    a = rng.normal(size=(3, 5, 4)).astype("float32")
    s = rng.normal(size=(3, 2)).astype("float32")
    shared = names.make_shared_layers(5, 2, 11)
    context = np.asarray(names.one_step_attention(a, s))
    arrays = [np.asarray(each) for layer in shared[:2] for each in layer.weights]
    by_hand, alphas = names.attention_by_hand(a, s, *arrays)
    np.testing.assert_allclose(context, by_hand, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(alphas.sum(axis=1), 1, rtol=1e-6)
    assert np.all(by_hand <= a.max(axis=1, keepdims=True))
    assert np.all(by_hand >= a.min(axis=1, keepdims=True))


def test_gradients_reach_every_weight(names) -> None:
    import tensorflow as tf

    model = names.modelf(4, 2, 2, 3, 5, 4)
    rng = np.random.default_rng(2)
    inputs = [rng.normal(size=shape).astype("float32") for shape in [(6, 4, 5), (6, 3), (6, 3)]]
    with tf.GradientTape() as tape:
        loss = sum(tf.reduce_sum(each[:, 0]) for each in model(inputs))
    gradients = tape.gradient(loss, [each.value for each in model.trainable_weights])
    # One number added to all energies changes nothing, so its gradient alone is zero.
    still = [
        w.path
        for w, g in zip(model.trainable_weights, gradients, strict=True)
        if np.abs(g).max() < 1e-9
    ]
    assert still in ([], [model.get_layer("attention_energies").bias.path])


TRAINING = """
import numpy as np

names.keras.utils.set_random_seed(1)
letters = {each: i for i, each in enumerate([*"0123456789/", "<unk>", "<pad>"])}
rng = np.random.default_rng(1)
pairs = [(f"{d}/{m}", f"{m}{d}") for d, m in rng.integers(0, 10, (600, 2))]
written = {str(i): i for i in range(10)}
_, _, Xoh, Yoh = names.preprocess_data(pairs, letters, written, 4, 2)
model = names.modelf(4, 2, 8, 16, len(letters), 10)
names.compile_the_model(model, learning_rate=0.02)
start = np.zeros((600, 16), dtype="float32")
losses = model.fit(
    [Xoh, start, start], list(Yoh.swapaxes(0, 1)), batch_size=50, epochs=20, verbose=0
).history["loss"]
inverse = {i: each for each, i in written.items()}
texts, truths = zip(*pairs[:50])
share = names.exact_match(names.translate(model, texts, letters, inverse, 4, 16), truths)
from coursework.networks.attention_map import attention_weights_of
weights = attention_weights_of(model, Xoh[:3])
print(json.dumps([names.keras.backend.backend(), losses[0], losses[-1], share,
                  list(weights.shape), float(np.abs(weights.sum(axis=2) - 1).max())]))
"""


def test_the_solution_trains_on_jax() -> None:
    backend, first, last, share, shape, off = on_jax(TARGET, TRAINING)
    assert backend == "jax"
    assert last < 0.3 < first
    assert share > 0.9
    assert shape == [3, 2, 4]
    assert off < 1e-5
