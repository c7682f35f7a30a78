"""Figures of the convolution notebook: layers, filters and pooling."""
