"""Drawn faces in the openly licensed styles of DiceBear.

Needs the packages ``dicebear-core`` and ``dicebear-styles``, in the versions that
``datasets/README.md`` names, and ``resvg-py``. The same style, seed and options give the same face.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import resvg_py
from dicebear import Avatar, OptionsDescriptor, Style
from numpy.typing import ArrayLike, NDArray
from PIL import Image

WHITE = (255, 255, 255)


@dataclass(frozen=True)
class FaceStyle:
    """A style of drawing, and where in the drawing the face is.

    Attributes
    ----------
    name : str
        Name of the style in the package ``dicebear-styles``.
    licence : str
        Name of the licence that the style must state.
    left, top, side : float
        The square that holds the face, as fractions of the drawing.
    """

    name: str
    licence: str
    left: float
    top: float
    side: float


MICAH = FaceStyle("micah", "CC BY 4.0", left=0.2, top=0.2, side=0.66)
PERSONAS = FaceStyle("personas", "CC BY 4.0", left=0.2, top=0.2, side=0.6)
LORELEI = FaceStyle("lorelei", "CC0 1.0", left=0.2, top=0.2, side=0.6)
MOODS = FaceStyle("moods", "CC0 1.0", left=0.0, top=0.0, side=1.0)


def draw_face(
    style: FaceStyle,
    seed: str,
    options: Mapping[str, Any] | None = None,
    side: int = 64,
    background: ArrayLike = WHITE,
) -> NDArray[np.uint8]:
    """Draw a face.

    Parameters
    ----------
    style : FaceStyle
        How to draw it.
    seed : str
        Decides whatever the options leave open.
    options : mapping, optional
        Options of DiceBear, such as ``{"mouthVariant": ["smile"], "glassesProbability": 0,
        "baseColor": ["#ac6651"], "rotate": 5, "translateX": 2, "scale": 1.1}``. Angles are in
        degrees, shifts in percent of the whole drawing.
    side : int
        Height and width of the picture in pixels.
    background : array-like
        What is seen behind the face: a colour or a picture of shape (side, side, 3), 0 to 255.

    Returns
    -------
    ndarray of uint8, shape (side, side, 3)
        Red, green and blue.

    Raises
    ------
    ValueError
        If the style states another licence than expected, or lacks a part that is asked for.
    OptionsValidationError
        If DiceBear does not know one of the options.
    """
    options = {**(options or {}), "seed": seed, "size": side}
    _check_variants(style, options)
    svg = _cut_to_face(style, Avatar(_load(style), options).to_string())
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))
    layers = np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"), dtype=float)
    cover = layers[..., 3:] / 255
    return (cover * layers[..., :3] + (1 - cover) * background).round().astype(np.uint8)


def parts(style: FaceStyle, name: str) -> list[str]:
    """List what a part of the face can look like.

    Parameters
    ----------
    style : FaceStyle
        The style.
    name : str
        A part, such as ``mouth`` or ``hair``.

    Returns
    -------
    list of str
        The values that the option ``<name>Variant`` may take.
    """
    variants: list[str] = _descriptor(style)[f"{name}Variant"]["values"]
    return variants


@cache
def _load(style: FaceStyle) -> Style:
    """Read the definition of a style, once."""
    definition = json.loads(files("dicebear_styles").joinpath(f"{style.name}.json").read_text())
    licence = definition["meta"]["license"]["name"]
    if licence != style.licence:
        raise ValueError(
            f"The style {style.name} states the licence {licence}, not {style.licence}: check it."
        )
    return Style(definition)


@cache
def _descriptor(style: FaceStyle) -> dict[str, Any]:
    """Describe all options of a style."""
    descriptor: dict[str, Any] = OptionsDescriptor(_load(style)).to_json()
    return descriptor


def _check_variants(style: FaceStyle, options: Mapping[str, Any]) -> None:
    """Refuse a variant that the style lacks; DiceBear would leave out the part without a word."""
    for option, chosen in options.items():
        known = _descriptor(style).get(option, {}).get("values") if "Variant" in option else None
        unknown = sorted(set(chosen) - set(known)) if known else []
        if unknown:
            raise ValueError(
                f"{style.name} has no {option} {', '.join(unknown)}; it has {', '.join(known)}."
            )


def _cut_to_face(style: FaceStyle, svg: str) -> str:
    """Show only the part of the drawing that holds the face."""
    whole = _load(style).canvas().width()
    box = " ".join(f"{whole * part:g}" for part in (style.left, style.top, style.side, style.side))
    return svg.replace(f'viewBox="0 0 {whole:g} {whole:g}"', f'viewBox="{box}"', 1)
