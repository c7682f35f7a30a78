"""Kernels in a jail."""
