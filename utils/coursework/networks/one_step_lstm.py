"""A single step of an LSTM as a layer, to be called as often as a model needs it."""

from __future__ import annotations

from typing import Any

import keras


class OneStepLSTM(keras.layers.Layer):  # type: ignore[misc]
    """What ``keras.layers.LSTM(units, return_state=True)`` does with sequences of one step.

    The layer of Keras puts a loop into the model at each call, and thirty loops take minutes to
    prepare. This one computes its step without a loop. It is called in the same way.

    Parameters
    ----------
    units : int
        Number of hidden units.
    """

    def __init__(self, units: int, **options: Any) -> None:
        super().__init__(**options)
        self.units = units
        self.cell = keras.layers.LSTMCell(units)
        self.input_spec = keras.layers.InputSpec(ndim=3)

    def build(self, inputs_shape: Any, initial_state_shape: Any = None) -> None:
        """Make the weights, from the shape (m, 1, n_x) of the input."""
        self.cell.build((inputs_shape[0], inputs_shape[-1]))
        self.built = True

    def call(self, inputs: Any, initial_state: Any = None) -> tuple[Any, Any, Any]:
        """Take one step.

        Parameters
        ----------
        inputs : tensor, shape (m, 1, n_x)
            The input, with an axis for time.
        initial_state : list of two tensors, shape (m, units), optional
            Hidden state and cell state before the step; zeros if there are none.

        Returns
        -------
        tuple of three tensors, shape (m, units)
            The output, which is the hidden state, then both states after the step.
        """
        if initial_state is None:
            zeros = keras.ops.zeros((keras.ops.shape(inputs)[0], self.units))
            initial_state = [zeros, zeros]
        output, states = self.cell(inputs[:, 0], list(initial_state))
        return output, states[0], states[1]
