"""Bringing weights from PyTorch's layout into that of Keras."""

import h5py
import numpy as np
import pytest

from datasets.generators.mobilenet_weights import convert, write

STATE = {
    "features.0.0.weight": np.arange(2 * 3 * 3 * 3.0).reshape(2, 3, 3, 3),
    "features.0.1.weight": np.array([1.0, 2.0]),
    "features.0.1.num_batches_tracked": np.array(7),
    "features.1.conv.0.weight": np.arange(2 * 9.0).reshape(2, 1, 3, 3),
}
NAMES = ["Conv1/kernel", "bn_Conv1/gamma", "expanded_conv_depthwise/kernel"]


def test_filters_are_turned_and_counters_left_out():
    weights = convert(STATE, NAMES)
    assert weights["Conv1/kernel"].shape == (3, 3, 3, 2)
    assert weights["Conv1/kernel"][1, 2, 0, 1] == STATE["features.0.0.weight"][1, 0, 1, 2]
    assert weights["expanded_conv_depthwise/kernel"].shape == (3, 3, 2, 1)
    np.testing.assert_array_equal(weights["bn_Conv1/gamma"], [1, 2])


def test_another_network_is_refused():
    with pytest.raises(ValueError, match="zip"):
        convert(STATE, NAMES[:2])


def test_filters_are_written_in_half_precision(tmp_path):
    write(convert(STATE, NAMES), tmp_path / "weights.h5")
    with h5py.File(tmp_path / "weights.h5") as file:
        assert "MIT" in file.attrs["origin"]
        assert file["Conv1/kernel"].dtype == np.float16
        assert file["bn_Conv1/gamma"].dtype == np.float32
