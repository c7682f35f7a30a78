"""The models of the jazz notebook have the known sizes, and other right answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course5/jazz_improvisation"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong(
        "djmodel: classic",
        "nothing is remembered",
        ("initial_state=[a, c]", "initial_state=[a0, c0]"),
    ),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def test_known_number_of_parameters(names: SimpleNamespace) -> None:
    for n_values, parameters in ((90, 45530), (78, 41678)):
        reshaper, cell, densor = names.make_layers(n_values, 64)
        model = names.djmodel(3, cell, densor, reshaper)
        assert model.count_params() == parameters
        assert (cell.count_params(), densor.count_params())[n_values == 78] > 0
    assert names.music_inference_model(cell, densor, 2).count_params() == 41678


def test_predictions_depend_on_the_past_only(names: SimpleNamespace) -> None:
    reshaper, cell, densor = names.make_layers(5, 4)
    model = names.djmodel(4, cell, densor, reshaper)
    X, states = np.random.default_rng(1).normal(size=(1, 4, 5)), np.zeros((1, 4))
    before = [np.asarray(each) for each in model([X, states, states])]
    X[0, 2] += 1
    after = [np.asarray(each) for each in model([X, states, states])]
    same = [bool(np.allclose(a, b, atol=1e-7)) for a, b in zip(before, after, strict=True)]
    assert same == [True, True, False, False]


def test_a_real_lstm_of_keras_gives_the_same(names: SimpleNamespace) -> None:
    keras = names.keras
    reshaper, cell, densor = names.make_layers(5, 4)
    model = names.djmodel(3, cell, densor, reshaper)
    X, states = np.random.default_rng(2).normal(size=(2, 3, 5)), np.zeros((2, 4))
    whole = keras.layers.LSTM(4, return_sequences=True)
    whole.build((2, 3, 5))
    whole.set_weights(cell.get_weights())
    expected = np.asarray(densor(whole(X)))
    found = np.stack([np.asarray(each) for each in model([X, states, states])], axis=1)
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_a_played_solo_is_read_off(names: SimpleNamespace) -> None:
    _, cell, densor = names.make_layers(6, 4)
    model = names.music_inference_model(cell, densor, Ty=5)
    x, states = np.zeros((1, 1, 6)), np.zeros((1, 4))
    results, indices = names.predict_and_sample(model, x, states, states)
    assert (results.shape, indices.shape) == ((5, 6), (5, 1))
    np.testing.assert_array_equal(results.argmax(axis=1), indices[:, 0])
