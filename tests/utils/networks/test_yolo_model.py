"""The network of the car detection notebook."""

import numpy as np
import pytest

pytestmark = pytest.mark.frameworks


@pytest.mark.parametrize(
    ("shape", "anchors", "classes", "output"),
    [((128, 160, 3), 3, 6, (8, 10, 33)), ((64, 48, 3), 2, 1, (4, 3, 12))],
)
def test_output_has_a_cell_for_16_pixels(shape, anchors, classes, output):
    from coursework.networks.detector import build_yolo

    assert build_yolo(shape, anchors, classes).output_shape == (None, *output)


def test_trained_network_is_calm_about_an_empty_wall():
    from coursework.networks.detector import load_yolo

    model = load_yolo()
    feats = model.predict(np.full((1, 128, 160, 3), 0.5, dtype=np.float32), verbose=0)
    confidence = 1 / (1 + np.exp(-feats.reshape(8, 10, 3, 11)[..., 4]))
    assert model.count_params() == 520_433
    assert np.median(confidence) < 0.05
