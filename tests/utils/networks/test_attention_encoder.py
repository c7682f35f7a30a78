"""The encoder that later notebooks get: positions, padding, and its size."""

import numpy as np
import pytest

pytestmark = pytest.mark.frameworks


def test_padding_changes_nothing_and_order_does():
    import keras

    from coursework.networks.attention_encoder import ProvidedEncoder, position_waves

    keras.utils.set_random_seed(1)
    encoder = ProvidedEncoder(2, 8, 2, 16, 20, 6)
    alone = np.asarray(encoder(np.array([[3, 4, 5]])))
    padded = np.asarray(encoder(np.array([[3, 4, 5, 0, 0]])))
    np.testing.assert_allclose(padded[:, :3], alone, atol=1e-5)
    turned = np.asarray(encoder(np.array([[5, 4, 3]])))[:, ::-1]
    assert np.abs(turned - alone).max() > 0.01
    waves = position_waves(5, 8)
    assert waves.shape == (1, 5, 8)
    np.testing.assert_allclose((waves**2).sum(axis=-1), 4, rtol=1e-5)
