"""Figures of the notebooks: one module, or package, for each assignment, and what they share."""
