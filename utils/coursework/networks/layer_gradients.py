"""How large the gradient is in each layer of a network, on any backend of Keras."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from numpy.typing import ArrayLike


class GradientKeeper(keras.optimizers.Optimizer):  # type: ignore[misc]
    """An optimizer that takes no step, but keeps the gradients that it is handed."""

    def __init__(self) -> None:
        super().__init__(learning_rate=1.0, name="gradient_keeper")

    def build(self, variables: list[Any]) -> None:
        """Make room for one gradient of each variable.

        Parameters
        ----------
        variables : list of keras.Variable
            The trainable variables.
        """
        super().build(variables)
        self.kept = self.add_optimizer_variables(variables, "gradient")

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Keep a gradient and leave its variable as it is.

        Parameters
        ----------
        gradient : tensor
            The gradient of the loss with respect to `variable`.
        variable : keras.Variable
            One of those that the optimizer was built for.
        learning_rate : tensor
            Of no use here.
        """
        self.assign(self.kept[self._get_variable_index(variable)], gradient)


def convolutions(model: keras.Model) -> list[str]:
    """Names of the convolutional layers, from the input to the output.

    Parameters
    ----------
    model : Model
        A functional or sequential model.
    """
    return [each.name for each in model.layers if isinstance(each, keras.layers.Conv2D)]


def gradient_norms(model: keras.Model, X: ArrayLike, Y: ArrayLike) -> dict[str, float]:
    """Measure the gradient of the cross-entropy in each convolutional layer.

    The model is run in training mode, as in a step of training; it stays as it is.

    Parameters
    ----------
    model : Model
        From images to probabilities, shape (m, C).
    X : array_like, shape (m, n_H, n_W, n_C)
        One batch of examples.
    Y : array_like, shape (m, C)
        Their one-hot labels.

    Returns
    -------
    dict
        By the name of the layer, the Euclidean norm of the gradient with respect to its kernel.
    """
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    keeper = GradientKeeper()
    copy.compile(keeper, "categorical_crossentropy", run_eagerly=True)
    copy.train_on_batch(np.asarray(X), np.asarray(Y))
    pairs = zip(copy.trainable_variables, keeper.kept, strict=True)
    gradients = {variable.path: np.asarray(gradient) for variable, gradient in pairs}
    kernels = {name: copy.get_layer(name).kernel.path for name in convolutions(copy)}
    return {name: float(np.linalg.norm(gradients[path])) for name, path in kernels.items()}
