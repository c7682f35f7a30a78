"""Helpers of the notebook on language models of letters, under their classic names.

The passes over a name are called ``name_forward`` and ``name_backward``: the classic names belong
to what students write in the notebook before.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from coursework.data.texts import load_names, load_plays
from coursework.networks.name_model import (
    initialize_parameters,
    name_backward,
    name_forward,
    update_parameters,
)
from coursework.networks.softmax import softmax

__all__ = [
    "get_initial_loss",
    "get_sample",
    "initialize_parameters",
    "load_names",
    "load_plays",
    "name_backward",
    "name_forward",
    "print_sample",
    "smooth",
    "softmax",
    "update_parameters",
]


def smooth(loss: float, cur_loss: float) -> float:
    """A moving average of losses, to which the newest one contributes a thousandth."""
    return loss * 0.999 + cur_loss * 0.001


def get_initial_loss(vocab_size: int, seq_length: float) -> float:
    """The loss of guessing: all letters equally likely at each of `seq_length` steps."""
    return float(-np.log(1.0 / vocab_size) * seq_length)


def get_sample(sample_ix: Sequence[int], ix_to_char: Mapping[int, str]) -> str:
    """The name that a list of numbers spells, with a capital letter in front."""
    text = "".join(ix_to_char[ix] for ix in sample_ix)
    return text[:1].upper() + text[1:]


def print_sample(sample_ix: Sequence[int], ix_to_char: Mapping[int, str]) -> None:
    """Print the name that a list of numbers spells."""
    print(get_sample(sample_ix, ix_to_char), end="")
