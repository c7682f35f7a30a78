"""Openly licensed drawings from the icon packages of the npm scope ``@iconify-json``.

The archives lie in one folder, as ``npm pack`` leaves them.
"""

import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resvg_py
from PIL import Image

Json = dict[str, Any]

RENDERED_SIDE = 128


@dataclass(frozen=True)
class ArtSet:
    """One package of drawings in one style.

    Attributes
    ----------
    name : str
        Name of the package within its scope.
    version : str
        The version our files are made of.
    licence : str
        SPDX identifier of the licence that the package must state.
    """

    name: str
    version: str
    licence: str

    @property
    def package(self) -> str:
        """What ``npm pack`` is asked for."""
        return f"@iconify-json/{self.name}@{self.version}"

    @property
    def archive(self) -> str:
        """File name that ``npm pack`` gives the archive."""
        return f"iconify-json-{self.name}-{self.version}.tgz"


@dataclass(frozen=True)
class Drawing:
    """One drawing.

    Attributes
    ----------
    art_set : ArtSet
        Where it comes from.
    name : str
        What it shows, in lower-case words joined by hyphens.
    svg : str
        The drawing itself.
    """

    art_set: ArtSet
    name: str
    svg: str

    def render(self) -> Image.Image:
        """Turn the drawing into pixels.

        Returns
        -------
        Image
            RGBA, longer side at most 128 pixels, cut to what is drawn.
        """
        png = bytes(resvg_py.svg_to_bytes(svg_string=self.svg, skip_system_fonts=True))
        image = Image.open(io.BytesIO(png)).convert("RGBA")
        return image.crop(image.getchannel("A").getbbox())


def load_drawings(art_set: ArtSet, folder: Path) -> Iterator[Drawing]:
    """Read all drawings of a set.

    Parameters
    ----------
    art_set : ArtSet
        The set.
    folder : Path
        Folder with its archive.

    Yields
    ------
    Drawing
        The drawings in the order of the package.

    Raises
    ------
    FileNotFoundError
        If the archive is not there.
    ValueError
        If the package states another licence than the one expected.
    """
    path = folder / art_set.archive
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is missing: run `npm pack {art_set.package}` in {folder} first."
        )
    with tarfile.open(path) as archive:
        icons = _member(archive, "package/icons.json")
        licence = _member(archive, "package/info.json")["license"]["spdx"]
    if licence != art_set.licence:
        raise ValueError(f"{path} states the licence {licence}, not {art_set.licence}: check it.")
    for name, icon in icons["icons"].items():
        yield Drawing(art_set, name, _as_svg({**icons, **icon}))


def _member(archive: tarfile.TarFile, name: str) -> Json:
    """Read one JSON file of an archive."""
    file = archive.extractfile(name)
    if file is None:
        raise ValueError(f"The archive has no file {name}.")
    content: Json = json.load(file)
    return content


def _as_svg(icon: Json) -> str:
    """Complete the body of an icon to a whole SVG document."""
    left, top = icon.get("left", 0), icon.get("top", 0)
    width, height = icon.get("width", 16), icon.get("height", 16)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{left} {top} {width} {height}" width="{RENDERED_SIDE}" '
        f'height="{RENDERED_SIDE}">{icon["body"]}</svg>'
    )
