"""Drawings of what stands and moves in a street, grouped by kind and by artist."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from datasets.generators.artwork import ArtSet, load_drawings
from datasets.generators.cats import turn_hue

TRAIN_STYLES = (
    ArtSet("emojione", "1.2.3", "CC-BY-4.0"),
    ArtSet("fluent-emoji-flat", "1.2.6", "MIT"),
    ArtSet("fxemoji", "1.2.2", "Apache-2.0"),
    ArtSet("noto-v1", "1.2.5", "Apache-2.0"),
    ArtSet("streamline-emojis", "1.2.4", "CC-BY-4.0"),
    ArtSet("twemoji", "1.2.5", "CC-BY-4.0"),
)
UNSEEN_STYLES = (ArtSet("noto", "1.2.9", "Apache-2.0"),)

CLASSES = ("car", "bus", "lorry", "bicycle", "person", "traffic light")
SCENERY = ("house", "tree")
DRAWINGS = {
    "car": "automobile oncomingautomobile sportutilityvehicle taxi oncomingtaxi policecar"
    " oncomingpolicecar",
    "bus": "bus oncomingbus trolleybus",
    "lorry": "deliverytruck articulatedlorry",
    "bicycle": "bicycle",
    "person": "walking manwalking womanwalking personwalking manstanding womanstanding"
    " personstanding",
    "traffic light": "verticaltrafficlight horizontaltrafficlight",
    "house": "house housewithgarden officebuilding",
    "tree": "deciduoustree evergreentree",
}
PAINTED = ("car", "bus", "lorry", "bicycle")
VARIANTS = ("1", "2", "facingright", "light", "mediumlight", "medium", "mediumdark", "dark")


@dataclass(frozen=True)
class Artwork:
    """Rendered drawings to choose from.

    Attributes
    ----------
    figures : dict
        For each kind, one list of pictures (RGBA) for each artist who has drawn it.
    """

    figures: dict[str, list[list[Image.Image]]]

    def choose(self, kind: str, rng: np.random.Generator) -> Image.Image:
        """Choose an artist, then one of the drawings, both at random.

        Parameters
        ----------
        kind : str
            One of the classes, or a kind of scenery.
        rng : Generator
            Source of the choice, of mirroring, and of the hue where the thing may be painted.

        Returns
        -------
        Image
            RGBA, cut to what is drawn.
        """
        artists = self.figures[kind]
        drawings = artists[rng.integers(len(artists))]
        figure = drawings[rng.integers(len(drawings))]
        if rng.random() < 0.5:
            figure = figure.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        if kind in PAINTED and rng.random() < 0.8:
            painted = turn_hue(figure, rng)
            painted.putalpha(figure.getchannel("A"))
            return painted
        return figure


def load_artwork(styles: Iterable[ArtSet], icons: Path) -> Artwork:
    """Render all drawings of streets in some art sets.

    Parameters
    ----------
    styles : iterable of ArtSet
        The artists.
    icons : Path
        Folder with the archives.

    Returns
    -------
    Artwork
        The drawings.
    """
    figures: dict[str, list[list[Image.Image]]] = {kind: [] for kind in DRAWINGS}
    for style in styles:
        found: dict[str, list[Image.Image]] = {kind: [] for kind in DRAWINGS}
        for drawing in load_drawings(style, icons):
            kind = kind_of(drawing.name)
            if kind is not None:
                found[kind].append(drawing.render())
        for kind, drawings in found.items():
            figures[kind] += [drawings] if drawings else []
    return Artwork(figures)


def kind_of(name: str) -> str | None:
    """Tell what a drawing of this name shows, in whatever tone of skin; None if nothing of ours."""
    plain = name.replace("-", "").removesuffix("skintone")
    for kind, names in DRAWINGS.items():
        for wanted in names.split():
            if plain == wanted or plain.removeprefix(wanted) in _variants(plain):
                return kind
    return None


def _variants(name: str) -> tuple[str, ...]:
    """Endings by which the variants of a person differ."""
    if not name.startswith(("man", "woman", "person")):
        return ()
    return VARIANTS + tuple(f"facingright{variant}" for variant in VARIANTS)
