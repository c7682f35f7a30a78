"""Makes the pictures of the style transfer notebook: a photograph and four paintings.

They come from two Debian packages, which are only unpacked, not installed. Run as

    python -m datasets.generators.style_pictures --unpacked debian

in the root of the repository; ``datasets/README.md`` says how to fill the folder ``debian``.
"""

import argparse
import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps

from datasets.generators.qt_resources import ResourceFile

FOLDER = Path(__file__).resolve().parent.parent
SIZE = (400, 300)
QUALITY = 90
BORDER = 0.04

DETAILS = "usr/share/gcompris-qt/rcc/details.rcc"
IN_DETAILS = "/gcompris/src/activities/details/resource/image/"
STARRY_NIGHT = "usr/share/doc/opencv-doc/examples/data/starry_night.jpg"

SOURCES = {
    "eilean_donan": "EilanDonanCastle",
    "cafe_terrace": "Gogh4",
    "church_at_auvers": "Eglise_dAuvers-sur-Oise",
    "night_cafe": "Van_Gogh_The_Night_Cafe",
}
NAMES = [*SOURCES, "starry_night"]


def originals(unpacked: Path) -> Iterator[tuple[str, Image.Image]]:
    """Open the pictures.

    Parameters
    ----------
    unpacked : Path
        Folder into which the two packages are unpacked.

    Yields
    ------
    name : str
        The name that the picture gets here.
    picture : Image
        The picture in its original size.
    """
    files = ResourceFile(unpacked / DETAILS).files()
    for name, source in SOURCES.items():
        yield name, Image.open(io.BytesIO(files[f"{IN_DETAILS}{source}_background.webp"]))
    yield NAMES[-1], Image.open(unpacked / STARRY_NIGHT)


def cut(picture: Image.Image) -> Image.Image:
    """Cut off the border, then the largest middle part of 4 : 3; scale it to 400 × 300 pixels."""
    return ImageOps.fit(picture.convert("RGB"), SIZE, Image.Resampling.LANCZOS, bleed=BORDER)


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description="Make the pictures for style transfer.")
    parser.add_argument("--unpacked", type=Path, required=True, help="the unpacked packages")
    for name, picture in originals(parser.parse_args().unpacked):
        path = FOLDER / f"{name}.jpg"
        cut(picture).save(path, quality=QUALITY, optimize=True)
        print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
