"""Figures of the notebook on recurrent networks."""
