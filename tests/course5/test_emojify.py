"""The solution of emojify has the known sizes and the published numbers; other answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

from coursework.data.word_vectors import load_word_vectors
from tables import right, told, wrong

TARGET = "course5/emojify"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong(
        "pretrained_embedding_layer: from a constant", "trainable=False", ("trainable=False,", "")
    ),
    wrong(
        "Emojify_V2: classic", "twice", ("layers.Dense(5)", 'layers.Dense(5, activation="softmax")')
    ),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)

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
def test_published_run(names: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    X, Y, X_test, Y_test = names.load_dataset()
    vectors = dict(zip(*load_word_vectors(), strict=True))
    np.random.seed(1)
    pred, W, b = names.model(X, Y, vectors)
    assert np.mean(pred[:, 0] == Y) == pytest.approx(0.977272727273, abs=0.02)
    found = names.predict(X_test, Y_test, W, b, vectors)
    assert np.mean(found[:, 0] == Y_test) == pytest.approx(0.857142857143, abs=0.04)
