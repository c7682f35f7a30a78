"""What is taken out of a network is gone, and the rest is the same."""

from collections import Counter
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

HELPERS = "coursework.networks.variants"

pytestmark = pytest.mark.frameworks


def kinds(model: Any) -> Counter[str]:
    return Counter(type(layer).__name__ for layer in model.layers)


def added(X: Any, shortcut: Any) -> Any:
    import keras

    return keras.layers.Add()([X, shortcut])


def network(meet: Callable[[Any, Any], Any]) -> Any:
    """Two blocks; the shortcut of the second has a layer of its own."""
    import keras

    inputs = keras.Input((6, 5, 3))
    X = inputs
    for block, shortcut in enumerate((lambda X: X, keras.layers.Conv2D(3, 1, name="projection"))):
        kept = X
        for each in "ab":
            name = f"conv{block}{each}"
            X = keras.layers.Conv2D(3, 3, padding="same", name=name)(X)
            X = keras.layers.BatchNormalization()(X)
        X = keras.layers.ReLU()(meet(X, shortcut(kept)))
    return keras.Model(inputs, keras.layers.Flatten()(X))


@pytest.mark.parametrize(
    "meet",
    [
        added,
        lambda X, shortcut: added(shortcut, X),
        lambda X, shortcut: shortcut + X,
    ],
    ids=["main path first", "shortcut first", "operator"],
)
def test_the_longer_path_stays(helpers: ModuleType, meet: Callable[[Any, Any], Any]) -> None:
    plain = helpers.without_shortcuts(network(meet))
    layers = [each.name for each in plain.layers if type(each).__name__ == "Conv2D"]
    assert layers == ["conv0a", "conv0b", "conv1a", "conv1b"]
    assert kinds(plain) == {
        "InputLayer": 1, "Conv2D": 4, "BatchNormalization": 4, "ReLU": 2, "Flatten": 1,
    }  # fmt: skip
    assert plain.output_shape == (None, 90)


def test_normalization_goes_and_shortcuts_stay(helpers: ModuleType) -> None:
    model = network(added)
    bare = helpers.without_normalization(model)
    assert kinds(model) - kinds(bare) == {"BatchNormalization": 4}
    assert not kinds(bare) - kinds(model)
    assert bare.output_shape == model.output_shape
