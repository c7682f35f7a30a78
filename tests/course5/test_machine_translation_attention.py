"""The date translator has the published sizes, runs on JAX, and other right answers pass."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from answers import unseen_mistakes, verdict_on
from project import ROOT

pytestmark = pytest.mark.frameworks


TARGET = "course5/machine_translation_attention"
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


def test_the_solution_trains_on_jax() -> None:
    """The same code on another backend, in a process of its own."""
    folders = os.pathsep.join(map(str, (ROOT, ROOT / "utils", ROOT / "tests")))
    environment = {**os.environ, "KERAS_BACKEND": "jax", "PYTHONPATH": folders}
    run = subprocess.run(
        [sys.executable, "-c", TRAINING],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    backend, first, last, share, shape, off = json.loads(run.stdout.splitlines()[-1])
    assert backend == "jax"
    assert last < 0.3 < first
    assert share > 0.9
    assert shape == [3, 2, 4]
    assert off < 1e-5


test_right_answer = right(TARGET)


def test_mistakes_in_other_words_are_told() -> None:
    answer = EINSUM.replace("return", "weights = weights / weights\n    return")
    assert verdict_on(TARGET, "attention_by_hand", answer).status != "passed"
    verdict = verdict_on(TARGET, "modelf", CLASSIC_MODEL.replace("(a, s)", "(a, s0)"))
    assert "gets s0 at every step" in (verdict.mistake or "")
    answer = CLASSIC_STEP.replace("[a, s_prev]", "[s_prev, a]")
    verdict = verdict_on(TARGET, "one_step_attention", answer)
    assert "order in the list" in (verdict.mistake or "")


