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

pytest.importorskip("tensorflow")

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


TRAINING = """
import json
import numpy as np
from types import SimpleNamespace
from answers import solution

names = SimpleNamespace(**solution("course5/machine_translation_attention").namespace)
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


EINSUM = """
def attention_by_hand(a, s_prev, W1, b1, W2, b2):
    n = a.shape[-1]
    energies = np.tanh(a @ W1[:n] + (s_prev @ W1[n:])[:, None] + b1) @ W2[:, 0] + b2
    weights = np.exp(energies - energies.max())
    weights = np.exp(energies - energies.max(axis=1)[:, None])
    weights = weights / np.sum(weights, axis=1)[:, None]
    return np.einsum("mt,mtn->mn", weights, a)[:, None, :], weights[..., None]
"""

CLASSIC_STEP = """
def one_step_attention(a, s_prev):
    s_prev = repeator(s_prev)
    concat = concatenator([a, s_prev])
    e = densor1(concat)
    energies = densor2(e)
    alphas = activator(energies)
    return dotor([alphas, a])
"""

STEP_BY_OPERATIONS = """
def one_step_attention(a, s_prev):
    copies = ops.repeat(s_prev[:, None], a.shape[1], axis=1)
    alphas = ops.softmax(densor2(densor1(ops.concatenate([a, copies], axis=-1))), axis=1)
    return ops.sum(alphas * a, axis=1, keepdims=True)
"""

CLASSIC_MODEL = """
def modelf(Tx, Ty, n_a, n_s, human_vocab_size, machine_vocab_size):
    X = keras.Input(shape=(Tx, human_vocab_size))
    s0 = keras.Input(shape=(n_s,), name="s0")
    c0 = keras.Input(shape=(n_s,), name="c0")
    s, c, outputs = s0, c0, []
    a = layers.Bidirectional(layers.LSTM(units=n_a, return_sequences=True))(X)
    for t in range(Ty):
        context = one_step_attention(a, s)
        _, s, c = post_activation_LSTM_cell(context, initial_state=[s, c])
        outputs.append(output_layer(inputs=s))
    return keras.Model(inputs=[X, s0, c0], outputs=outputs)
"""

COMPILED = """
def compile_the_model(model, learning_rate=0.01):
    adam = keras.optimizers.Adam(learning_rate, beta_1=0.9, beta_2=0.999)
    model.compile(adam, keras.losses.CategoricalCrossentropy(),
                  metrics=[["accuracy"] for _ in model.outputs])
    return model
"""

TRANSLATED_ONE_BY_ONE = """
def translate(model, texts, human_vocab, inv_machine_vocab, Tx, n_s):
    translations = []
    for text in texts:
        numbers = np.array([string_to_int(text, Tx, human_vocab)])
        X = keras.utils.to_categorical(numbers, num_classes=len(human_vocab))
        outputs = model([X, np.zeros((1, n_s)), np.zeros((1, n_s))])
        translations.append("".join(inv_machine_vocab[int(np.argmax(y))] for y in outputs))
    return translations
"""

MATCHED_BY_NUMPY = """
def exact_match(translations, truths):
    return np.mean(np.array(translations) == np.array(truths))
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("attention_by_hand", EINSUM),
        ("one_step_attention", CLASSIC_STEP),
        ("one_step_attention", STEP_BY_OPERATIONS),
        ("modelf", CLASSIC_MODEL),
        ("compile_the_model", COMPILED),
        ("translate", TRANSLATED_ONE_BY_ONE),
        ("exact_match", MATCHED_BY_NUMPY),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


def test_mistakes_in_other_words_are_told() -> None:
    answer = EINSUM.replace("return", "weights = weights / weights\n    return")
    assert verdict_on(TARGET, "attention_by_hand", answer).status != "passed"
    verdict = verdict_on(TARGET, "modelf", CLASSIC_MODEL.replace("(a, s)", "(a, s0)"))
    assert "gets s0 at every step" in (verdict.mistake or "")
    answer = CLASSIC_STEP.replace("[a, s_prev]", "[s_prev, a]")
    verdict = verdict_on(TARGET, "one_step_attention", answer)
    assert "order in the list" in (verdict.mistake or "")


def test_every_mistake_is_seen_before_grading() -> None:
    assert unseen_mistakes(TARGET) == []
