"""What trains a segmenter: weights of classes, batches, and a U-Net that hands nothing across."""

import numpy as np
import pytest

pytestmark = pytest.mark.frameworks


def test_weights_are_one_on_average_and_larger_for_rare_classes():
    from coursework.networks.segmentation import class_weights

    masks = np.array([[0, 0, 0, 0], [0, 0, 1, 2]])
    weights = class_weights(masks, 3)
    assert weights[masks].mean() == pytest.approx(1)
    assert weights[0] < weights[1] == weights[2]
    np.testing.assert_allclose(class_weights(masks, 3, power=0), 1)


def test_halved_scenes_keep_their_places():
    from coursework.networks.segmentation import halved

    images = np.arange(2 * 4 * 6 * 3).reshape(2, 4, 6, 3)
    small, masks = halved(images, images[..., 0])
    assert small.shape == (2, 2, 3, 3)
    np.testing.assert_array_equal(small[0, 0, 0], images[0, :2, :2].mean(axis=(0, 1)).round())
    np.testing.assert_array_equal(masks[0], images[0, ::2, ::2, 0])


def test_images_and_masks_are_mirrored_together():
    from coursework.networks.segmentation import Batches

    masks = np.tile(np.arange(4), (5, 2, 1))
    images = np.repeat(masks[..., None], 3, axis=-1).astype(np.uint8)
    batches = Batches(images, masks, np.array([1.0, 2.0, 3.0, 4.0]), steps=20, seed=0)
    mirrored = 0
    for index in range(len(batches)):
        inputs, labels, weights = batches[index]
        np.testing.assert_allclose((inputs[..., 0] + 1) * 127.5, labels, atol=1e-4)
        np.testing.assert_array_equal(weights, labels + 1)
        mirrored += labels[0, 0, 0] == 3
    assert 4 < mirrored < 16


def blocks():
    from keras import layers

    def down(X, n, dropout, pooling):
        X = layers.Conv2D(n, 1)(X)
        return (layers.MaxPooling2D()(X) if pooling else X), X

    def up(X, skip, n):
        merged = layers.concatenate([layers.UpSampling2D()(X), skip])
        return layers.Conv2D(n, 1)(merged)

    return down, up


def test_without_skips_only_what_comes_from_below_counts():
    from coursework.networks.segmentation import unet_without_skips

    model = unet_without_skips(*blocks(), (16, 16, 3), 2, 4)
    X = np.random.default_rng(1).normal(size=(1, 16, 16, 3)).astype(np.float32)
    found = model.predict(X, verbose=0)
    assert found.shape == (1, 16, 16, 4)
    inner = found[0, 2:14, 2:14].reshape(-1, 4)
    np.testing.assert_allclose(inner, inner[:1].repeat(len(inner), axis=0), atol=1e-5)


def test_a_tiny_network_learns_two_colours():
    import keras

    from coursework.networks.segmentation import Batches, predict_classes, train_segmenter

    masks = np.random.default_rng(2).integers(0, 2, (16, 4, 4))
    images = np.repeat(masks[..., None] * 200, 3, axis=-1).astype(np.uint8)
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((4, 4, 3)), keras.layers.Conv2D(2, 1)])
    parts = []
    batches = Batches(images, masks, np.ones(2), steps=40, seed=0)
    train_segmenter(model, batches, 3, rate=0.1, after_part=lambda: parts.append(1))
    assert len(parts) == 3
    np.testing.assert_array_equal(predict_classes(model, images), masks)
