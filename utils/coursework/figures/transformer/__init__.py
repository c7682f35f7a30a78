"""Figures of the Transformer: positions, masks, attention weights and the parts it is made of."""

from coursework.figures.transformer.diagrams import draw_layer, draw_transformer
from coursework.figures.transformer.positions import draw_positions, draw_similarities
from coursework.figures.transformer.weights import draw_heads, draw_masks, draw_saturation

__all__ = [
    "draw_heads",
    "draw_layer",
    "draw_masks",
    "draw_positions",
    "draw_saturation",
    "draw_similarities",
    "draw_transformer",
]
