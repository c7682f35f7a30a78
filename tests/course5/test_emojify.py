"""The solution of emojify has the known sizes and the published numbers; other answers pass."""

import os
from types import SimpleNamespace

import numpy as np
import pytest

from answers import unseen_mistakes, verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

from coursework.data.word_vectors import load_word_vectors  # noqa: E402

TARGET = "course5/emojify"

#: The map of the classic tests: fourteen words in the plane.
PLANE = {
    "a": (3, 3), "synonym_of_a": (3, 3), "a_nw": (2, 4), "a_s": (3, 2), "c": (-2, 1),
    "c_n": (-2, 2), "c_ne": (-1, 2), "c_e": (-1, 1), "c_se": (-1, 0), "c_s": (-2, 0),
    "c_sw": (-3, 0), "c_w": (-3, 1), "c_nw": (-3, 2),
}  # fmt: skip


@pytest.fixture(scope="module")
def plane() -> dict[str, np.ndarray]:
    return {word: np.array(place, dtype=float) for word, place in PLANE.items()}


@pytest.mark.parametrize(
    ("sentence", "average"),
    [
        ("a a_nw c_w a_s", [1.25, 2.5]),
        ("love a a_nw c_w a_s", [1.25, 2.5]),
        ("love", [0, 0]),
        ("c_se foo a a_nw c_w a_s deeplearning c_nw", [1 / 6, 2]),
    ],
)
def test_published_averages(
    sentence: str, average: list[float], names: SimpleNamespace, plane: dict[str, np.ndarray]
) -> None:
    assert names.sentence_to_avg(sentence, plane) == pytest.approx(average)


def test_published_average_of_word_vectors(
    names: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To 2e-4: the shipped vectors are rounded to half precision."""
    monkeypatch.delenv("COURSE_DATA", raising=False)
    vectors = dict(zip(*load_word_vectors(), strict=True))
    published = [
        -0.008005, 0.56370833, -0.50427333, 0.258865, 0.55131103,
        0.03104983, -0.21013718, 0.16893933, -0.09590267, 0.141784,
    ]  # fmt: skip
    average = names.sentence_to_avg("Morrocan couscous is my favorite dish", vectors)
    np.testing.assert_allclose(average[:10], published, atol=2e-4)


def test_published_rows(names: SimpleNamespace) -> None:
    words = "i like learning deep machine love smile"
    numbers = {word: number for number, word in enumerate(words.split(), start=1)}
    sentences = np.array(
        ["I like deep learning", "deep smile love machine", "machine learning smile"]
    )
    rows = names.sentences_to_indices(sentences, numbers, 4)
    assert rows.tolist() == [[1, 2, 4, 3], [4, 7, 6, 5], [5, 3, 7, 0]]


def test_published_parameters(names: SimpleNamespace, plane: dict[str, np.ndarray]) -> None:
    numbers = {word: number for number, word in enumerate(sorted(plane), start=1)}
    model = names.Emojify_V2((4,), plane, numbers)
    counts = [layer.count_params() for layer in model.layers if layer.count_params()]
    assert counts == [2 * (len(plane) + 1), 67072, 131584, 645]


def test_the_classic_model_has_its_number_of_trained_parameters(names: SimpleNamespace) -> None:
    vectors = {"good": np.zeros(50), "food": np.ones(50)}
    model = names.Emojify_V2((10,), vectors, {"food": 1, "good": 2})
    trained = sum(int(np.prod(each.shape)) for each in model.trainable_weights)
    assert (trained, model.count_params() - trained) == (223877, 150)


def test_gradients_reach_every_trained_weight(
    names: SimpleNamespace, plane: dict[str, np.ndarray]
) -> None:
    numbers = {word: number for number, word in enumerate(plane, start=1)}
    names.keras.utils.set_random_seed(3)
    model = names.Emojify_V2((4,), plane, numbers)
    before = [each.numpy().copy() for each in model.weights]
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", run_eagerly=True)
    rows = np.array([[1, 2, 3, 0], [4, 5, 0, 0]])
    model.train_on_batch(rows, np.array([0, 4]))
    changed = [not np.array_equal(a, b.numpy()) for a, b in zip(before, model.weights, strict=True)]
    assert changed == [False] + [True] * 8


@pytest.mark.classic
@pytest.mark.skipif("COURSE_DATA" not in os.environ, reason="COURSE_DATA names no classic files")
def test_published_run(names: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    X, Y, X_test, Y_test = names.load_dataset()
    vectors = dict(zip(*load_word_vectors(), strict=True))
    np.random.seed(1)
    pred, W, b = names.model(X, Y, vectors)
    assert np.mean(pred[:, 0] == Y) == pytest.approx(0.977272727273, abs=0.02)
    found = names.predict(X_test, Y_test, W, b, vectors)
    assert np.mean(found[:, 0] == Y_test) == pytest.approx(0.857142857143, abs=0.04)


CLASSIC_AVERAGE = """
def sentence_to_avg(sentence, word_to_vec_map):
    any_word = next(iter(word_to_vec_map.keys()))
    words = sentence.lower().split()
    avg = np.zeros(word_to_vec_map[any_word].shape)
    count = 0
    for w in words:
        if w in word_to_vec_map:
            avg += word_to_vec_map[w]
            count += 1
    if count > 0:
        avg = avg / count
    return avg
"""

CLASSIC_MODEL = """
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    m = Y.shape[0]
    n_y = len(np.unique(Y))
    n_h = word_to_vec_map[next(iter(word_to_vec_map))].shape[0]
    W = np.random.randn(n_y, n_h) / np.sqrt(n_h)
    b = np.zeros((n_y,))
    Y_oh = convert_to_one_hot(Y, C=n_y)
    for t in range(num_iterations):
        for i in range(m):
            avg = sentence_to_avg(X[i], word_to_vec_map)
            z = np.dot(W, avg) + b
            a = softmax(z)
            cost = -np.sum(Y_oh[i] * np.log(a))
            dz = a - Y_oh[i]
            W = W - learning_rate * np.dot(dz.reshape(n_y, 1), avg.reshape(1, n_h))
            b = b - learning_rate * dz
    return predict(X, Y, W, b, word_to_vec_map), W, b
"""

CLASSIC_ROWS = """
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((X.shape[0], max_len))
    for i in range(X.shape[0]):
        j = 0
        for w in X[i].lower().split():
            if w in word_to_index and j < max_len:
                X_indices[i, j] = word_to_index[w]
                j = j + 1
    return X_indices
"""

LAYER_FROM_A_CONSTANT = """
def pretrained_embedding_layer(word_to_vec_map, word_to_index):
    n, (n_h,) = len(word_to_index), next(iter(word_to_vec_map.values())).shape
    rows = [word_to_vec_map[w] for w in sorted(word_to_index, key=word_to_index.get)]
    start = keras.initializers.Constant(np.vstack([np.zeros(n_h), *rows]))
    return layers.Embedding(n + 1, n_h, embeddings_initializer=start, trainable=False,
                            mask_zero=True)
"""

CLASSIC_V2 = """
def Emojify_V2(input_shape, word_to_vec_map, word_to_index):
    sentence_indices = keras.layers.Input(shape=input_shape, dtype="int32")
    embedding_layer = pretrained_embedding_layer(word_to_vec_map, word_to_index)
    embeddings = embedding_layer(sentence_indices)
    X = layers.LSTM(128, return_sequences=True)(embeddings)
    X = layers.Dropout(0.5)(X)
    X = layers.LSTM(128, return_sequences=False)(X)
    X = layers.Dropout(0.5)(X)
    X = layers.Dense(5)(X)
    X = layers.Activation("softmax")(X)
    return keras.Model(inputs=sentence_indices, outputs=X)
"""

V2_AS_LIST = """
def Emojify_V2(input_shape, word_to_vec_map, word_to_index):
    return keras.Sequential([
        keras.Input(shape=input_shape, dtype="int32"),
        pretrained_embedding_layer(word_to_vec_map, word_to_index),
        layers.LSTM(units=128, return_sequences=True), layers.Dropout(rate=0.5),
        layers.LSTM(units=128), layers.Dropout(rate=0.5),
        layers.Dense(5, "softmax"),
    ])
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("sentence_to_avg", CLASSIC_AVERAGE),
        ("model", CLASSIC_MODEL),
        ("sentences_to_indices", CLASSIC_ROWS),
        ("pretrained_embedding_layer", LAYER_FROM_A_CONSTANT),
        ("Emojify_V2", CLASSIC_V2),
        ("Emojify_V2", V2_AS_LIST),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


@pytest.mark.parametrize(
    ("exercise", "answer", "right", "wrong", "told"),
    [
        ("pretrained_embedding_layer", LAYER_FROM_A_CONSTANT, "trainable=False,", "",
         "trainable=False"),
        ("Emojify_V2", CLASSIC_V2, "layers.Dense(5)", 'layers.Dense(5, activation="softmax")',
         "twice"),
    ],
)  # fmt: skip
def test_a_published_mistake_is_told(
    exercise: str, answer: str, right: str, wrong: str, told: str
) -> None:
    verdict = verdict_on(TARGET, exercise, answer.replace(right, wrong))
    assert verdict.status != "passed"
    assert told in (verdict.mistake or "")


def test_every_known_mistake_fails_visibly() -> None:
    assert unseen_mistakes(TARGET) == []
