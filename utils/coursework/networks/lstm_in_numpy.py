"""An LSTM with the weights of Keras, computed with NumPy one step at a time."""

import numpy as np

from coursework.array_types import FloatArray
from coursework.networks.activations import sigmoid


class LstmInNumpy:
    """An LSTM and the dense layer on top of it, for one sequence; starts from states of zeros.

    Parameters
    ----------
    W : ndarray, shape (n_x, 4 * n_a)
        Weights of the input; Keras orders the gates i, f, c, o.
    U : ndarray, shape (n_a, 4 * n_a)
        Weights of the hidden state.
    b : ndarray, shape (4 * n_a,)
        Biases.
    Wy : ndarray, shape (n_a, n_y)
        Weights of the dense layer.
    by : ndarray, shape (n_y,)
        Biases of the dense layer.
    """

    def __init__(
        self, W: FloatArray, U: FloatArray, b: FloatArray, Wy: FloatArray, by: FloatArray
    ) -> None:
        weights = (np.asarray(each, dtype=np.float64) for each in (W, U, b, Wy, by))
        self.W, self.U, self.b, self.Wy, self.by = weights
        self.a = self.c = np.zeros(self.U.shape[0])

    def step(self, x: FloatArray) -> FloatArray:
        """Read an input of shape (n_x,); the scores of the next one, shape (n_y,)."""
        i, f, candidate, o = np.split(x @ self.W + self.a @ self.U + self.b, 4)
        self.c = sigmoid(f) * self.c + sigmoid(i) * np.tanh(candidate)
        self.a = sigmoid(o) * np.tanh(self.c)
        scores: FloatArray = self.a @ self.Wy + self.by
        return scores


def draw(scores: FloatArray, temperature: float, rng: np.random.Generator) -> int:
    """Draw a number by the softmax of scores that are divided by a temperature."""
    chances = np.exp((scores - scores.max()) / temperature)
    return int(rng.choice(len(scores), p=chances / chances.sum()))
