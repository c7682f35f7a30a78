"""Helpers of the planar data classification notebook, under their classic names."""

from coursework.data.planar import extra_sets as load_extra_datasets
from coursework.data.planar import flower as load_planar_dataset
from coursework.figures.plotting import plot_decision_boundary
from coursework.networks.activations import sigmoid

__all__ = ["load_extra_datasets", "load_planar_dataset", "plot_decision_boundary", "sigmoid"]
