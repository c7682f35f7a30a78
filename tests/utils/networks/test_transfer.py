"""What transfer learning is compared with."""

import numpy as np
import pytest

pytestmark = pytest.mark.frameworks


def tail_of_four_layers():
    """A frozen tail of an input and three layers, of which only the last may learn."""
    import keras

    X = inputs = keras.Input((2, 2, 3))
    for _ in range(3):
        X = keras.layers.Dense(3)(X)
    return keras.Model(inputs, X, trainable=False)


def test_a_tail_with_a_head_starts_from_both_and_leaves_the_tail_alone():
    from coursework.networks.transfer import fit_logits, head_on, tail_with_head

    tail, head = tail_of_four_layers(), head_on((2, 2, 3))
    rng = np.random.default_rng(0)
    X, y, before = rng.normal(size=(8, 2, 2, 3)), np.arange(8) % 2, tail.get_weights()
    model = tail_with_head(tail, head)
    expected = head.predict(tail.predict(X, verbose=0), verbose=0)
    np.testing.assert_allclose(model.predict(X, verbose=0), expected, rtol=1e-4, atol=1e-6)
    assert len(model.trainable_weights) == 4
    fit_logits(model, X, y, epochs=1, rate=0.1)
    for old, new in zip(before, tail.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


def test_batch_norm_of_a_tail_keeps_its_stored_averages():
    """Keras 3 lets `fit` override training=False in a call, so freezing has to do it."""
    import keras

    from coursework.networks.transfer import fit_logits, head_on, tail_with_head

    X = inputs = keras.Input((2, 2, 3))
    for _ in range(4):
        X = keras.layers.BatchNormalization()(keras.layers.Dense(3)(X))
    tail = keras.Model(inputs, X, trainable=False)
    model = tail_with_head(tail, head_on((2, 2, 3)))
    rng = np.random.default_rng(0)
    fit_logits(model, rng.normal(5, 2, (8, 2, 2, 3)), np.arange(8) % 2, epochs=1, rate=0.1)
    (copy,) = (each for each in model.layers if len(getattr(each, "layers", [])) == 9)
    for layer in copy.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            np.testing.assert_array_equal(layer.moving_mean, np.zeros(3))


def test_accuracy_compares_logits_with_zero():
    import keras

    from coursework.networks.transfer import accuracy

    inputs = keras.Input((1,))
    same = keras.Model(inputs, keras.layers.Identity()(inputs))
    found = accuracy(same, np.array([[-0.3], [0.2], [0.4]]), np.array([0, 1, 0]))
    assert found == pytest.approx(2 / 3)


def test_the_small_network_gives_one_logit():
    from coursework.networks.transfer import small_network

    assert small_network((32, 32, 3)).output_shape == (None, 1)
