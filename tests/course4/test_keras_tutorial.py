"""The solution of the Keras tutorial has the known sizes, runs on JAX, and other answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

from answers import on_jax
from tables import right, told, wrong

TARGET = "course4/keras_tutorial"
DOOR = (64, 64, 3)

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong(
        "HappyModel: classic",
        "starts again from the input",
        ("ZeroPadding2D((1, 1))(X)", "ZeroPadding2D((1, 1))(X_input)"),
    ),
    wrong("HappyModel: as a list", "dropout", ("Flatten(),", "Flatten(), layers.Dropout(0.4),")),
    wrong("happy_block: classic", "fixed in training mode", ("3)(X)", "3)(X, training=True)")),
    wrong("compile_model: with objects", "for logits", ("entropy()", "entropy(from_logits=True)")),
    wrong(
        "train_model: on a part",
        "not shuffled",
        ("validation_data", "shuffle=False, validation_data"),
    ),
    wrong("predict_picture: by a call", "not prepared", (" / 255.0", "")),
    wrong("evaluate_model: by hand", "training mode", ("training=False", "training=True")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


@pytest.mark.parametrize(("model", "parameters"), [("first_model", 37633), ("HappyModel", 8305)])
def test_known_number_of_parameters(model: str, parameters: int, names: SimpleNamespace) -> None:
    assert getattr(names, model)(DOOR).count_params() == parameters


def test_a_single_block_has_the_sizes_of_the_published_summary(names: SimpleNamespace) -> None:
    """Of the classic model whose blocks all start from the input only the last one is left."""
    X_input = names.keras.Input(shape=DOOR)
    X = names.layers.Flatten()(names.happy_block(X_input, 32))
    model = names.keras.Model(X_input, names.layers.Dense(1, activation="sigmoid")(X))
    sizes = {type(each).__name__: each.count_params() for each in model.layers}
    assert (sizes["Conv2D"], sizes["BatchNormalization"], sizes["Dense"]) == (896, 128, 32769)
    assert model.count_params() == 33793
    assert sum(int(np.prod(each.shape)) for each in model.non_trainable_weights) == 64


def test_counted_parameters_are_those_of_the_layers(names: SimpleNamespace) -> None:
    layers = names.first_model(DOOR).layers
    convolution, norm = (each for each in layers if each.name.startswith(("conv", "batch")))
    trainable, non_trainable = names.count_parameters(7, 3, 32)
    assert trainable == convolution.count_params() + 64
    assert trainable + non_trainable == convolution.count_params() + norm.count_params()


TRAINING = """
import numpy as np

names.keras.utils.set_random_seed(2)
rng = np.random.default_rng(2)
labels = rng.integers(0, 2, (100, 1))
bright = names.prepare(rng.integers(0, 128, (100, 8, 8, 3)) + 127 * labels[..., None, None])
model = names.compile_model(names.HappyModel((8, 8, 3)), learning_rate=0.01)
counted = model.count_params()
history = names.train_model(model, bright, labels, epochs=25, batch_size=8)
loss, accuracy = names.evaluate_model(model, bright[80:], labels[80:])
chance = names.predict_picture(model, np.full((8, 8, 3), 190))
print(json.dumps([names.keras.backend.backend(), counted, history["loss"], accuracy, chance]))
"""


def test_the_solution_trains_on_jax() -> None:
    backend, parameters, losses, accuracy, chance = on_jax(TARGET, TRAINING)
    assert backend == "jax"
    assert parameters == 224 + 32 + 1168 + 64 + 4640 + 128 + 33
    assert losses[-1] < 0.1 < losses[0]
    assert accuracy > 0.95
    assert chance > 0.9
