"""Measures of how good a model is."""
