"""Helpers of the residual networks notebook, under their classic names."""

from coursework.data.signs import load_signs as load_dataset
from coursework.progress_bar import progress
from tf_utils import convert_to_one_hot

__all__ = ["convert_to_one_hot", "load_dataset", "progress"]
