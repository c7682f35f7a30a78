"""Figures of the car detection notebook: the grid, and what a detector found."""
