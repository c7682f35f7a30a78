"""Labelled examples for classifiers."""

import numpy as np


def examples(rng, n_x, m):
    """Two overlapping classes: X of shape (n_x, m), and labels Y of shape (1, m)."""
    Y = rng.permutation(np.arange(m) % 3 == 0).astype(int).reshape(1, m)
    return rng.normal(size=(n_x, m)) + 0.8 * Y, Y
