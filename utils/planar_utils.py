"""Helpers of the planar data classification notebook, under their classic names."""

from activations import sigmoid
from planar_data import extra_sets as load_extra_datasets
from planar_data import flower as load_planar_dataset
from plotting import plot_decision_boundary

__all__ = ["load_extra_datasets", "load_planar_dataset", "plot_decision_boundary", "sigmoid"]
