"""Figures of the residual networks notebook: diagrams, and effects of depth."""
