"""The classic import of the residual networks brings the classic names."""

import numpy as np
import pytest

pytestmark = pytest.mark.frameworks


def test_star_import() -> None:
    names: dict[str, object] = {}
    exec("from resnets_utils import *", names)
    assert {"load_dataset", "convert_to_one_hot", "progress"} <= set(names)


def test_one_hot_labels_are_columns() -> None:
    from resnets_utils import convert_to_one_hot

    assert np.array_equal(convert_to_one_hot(np.array([[1, 0]]), 3), [[0, 1], [1, 0], [0, 0]])
