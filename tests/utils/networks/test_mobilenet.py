"""The trunk of MobileNetV2 has the known sizes, and its weights say what they said before."""

import numpy as np
import pytest

pytestmark = pytest.mark.frameworks

# The first features of one image by the network of the package, in single precision (PyTorch 2.13).
PACKAGE = (2.8445, 0.2155, 4.1864, 0.0, 0.0866, 0.0627, 1.5804, 4.1005)


@pytest.fixture(scope="module")
def trunk():
    from coursework.networks.mobilenet import load_mobilenet

    return load_mobilenet((96, 96, 3))


def test_the_trunk_has_the_published_size(trunk):
    assert trunk.count_params() == 2257984
    assert trunk.output_shape == (None, 3, 3, 1280)
    names = [layer.name for layer in trunk.layers]
    assert names[names.index("block_13_expand") - 1] == "block_12_add"
    assert names[-3:] == ["Conv_1", "Conv_1_bn", "out_relu"]
    trainable = sum(int(np.prod(each.shape)) for each in trunk.trainable_weights)
    assert trunk.count_params() - trainable == 34112


def test_features_of_a_known_image_are_those_of_the_package(trunk):
    from datasets.generators.mobilenet_weights import known_pixels

    features = trunk.predict(known_pixels() / 127.5 - 1, verbose=0).mean(axis=(1, 2))[0]
    np.testing.assert_allclose(features[: len(PACKAGE)], PACKAGE, atol=0.08)


def test_layers_are_those_of_keras(trunk):
    import keras

    known = keras.applications.MobileNetV2((96, 96, 3), include_top=False, weights=None)
    extra = {"colours", "Conv1_pad"}
    ours = [layer.name for layer in trunk.layers[1:] if layer.name not in extra]
    assert ours == [layer.name for layer in known.layers[1:]]
    shapes = [tuple(each.shape) for each in trunk.weights]
    assert shapes == [tuple(each.shape) for each in known.weights]
