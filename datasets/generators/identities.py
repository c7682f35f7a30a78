"""Makes the pictures of drawn people for face recognition: every person several times.

Run as ``python -m datasets.generators.identities`` in the root of the repository; it needs the
packages that ``avatars`` needs. A person keeps haircut, colour of hair and skin, and marks such as
freckles. Expression, glasses, earrings, pose, background and light change from picture to picture.
"""

from dataclasses import dataclass

import h5py
import numpy as np
from numpy.typing import NDArray

from datasets.generators.avatars import FaceStyle, draw_face, parts
from datasets.generators.hdf5_pair import FOLDER

SIDE = 64
SEED = 21
STYLE = FaceStyle("adventurer", "CC BY 4.0", left=0.04, top=0.06, side=0.92)
PEOPLE = {"train": (400, 5), "validation": (40, 6), "test": (60, 6)}

SKINS = np.array(
    [(244, 214, 186), (236, 185, 140), (205, 145, 98), (158, 96, 52), (110, 66, 38)], float
)
HAIRS = np.array(
    [
        (26, 22, 22),
        (62, 40, 28),
        (106, 72, 42),
        (150, 96, 48),
        (214, 178, 112),
        (240, 228, 190),
        (178, 62, 30),
        (165, 165, 168),
        (206, 120, 150),
        (60, 110, 160),
        (70, 130, 70),
        (96, 50, 110),
    ],
    float,
)

Options = dict[str, object]


@dataclass(frozen=True)
class Person:
    """What stays the same in all pictures of a person.

    Attributes
    ----------
    haircut : str
        Variant of the hair.
    hair, skin : str
        Colours, such as ``#6a4e35``.
    mark : str or None
        Freckles, a birthmark, a moustache or red cheeks.
    """

    haircut: str
    hair: str
    skin: str
    mark: str | None

    def options(self) -> Options:
        """The person in the words of DiceBear."""
        look: Options = {
            "hairVariant": [self.haircut],
            "hairColor": [self.hair],
            "skinColor": [self.skin],
            "detailsProbability": 100 * (self.mark is not None),
        }
        return look | ({"detailsVariant": [self.mark]} if self.mark else {})


def random_person(rng: np.random.Generator) -> Person:
    """Invent a person.

    Parameters
    ----------
    rng : Generator
        Source of chance. Haircuts and colours of hair are equally frequent, skins go evenly from
        light to dark, and two people in five have a mark.

    Returns
    -------
    Person
        The person.
    """
    tone = rng.uniform(0, len(SKINS) - 1)
    skin = [np.interp(tone, range(len(SKINS)), channel) for channel in SKINS.T]
    hair = HAIRS[rng.integers(len(HAIRS))] * rng.uniform(0.9, 1.1)
    haircuts, marks = parts(STYLE, "hair"), parts(STYLE, "details")
    return Person(
        haircut=haircuts[rng.integers(len(haircuts))],
        hair=_code(hair + rng.uniform(-6, 6, 3)),
        skin=_code(np.array(skin) + rng.uniform(-6, 6, 3)),
        mark=marks[rng.integers(len(marks))] if rng.random() < 0.4 else None,
    )


def picture(person: Person, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Take a picture of a person.

    Parameters
    ----------
    person : Person
        Who is seen.
    rng : Generator
        Source of expression, glasses (3 in 10), earrings (2 in 10), angle (within 15 degrees),
        size (within 10 %), place (within 5 % of the side), background and light.

    Returns
    -------
    ndarray of uint8, shape (64, 64, 3)
        Red, green and blue.
    """
    moment: Options = {
        "glassesProbability": 100 * (rng.random() < 0.3),
        "earringsProbability": 100 * (rng.random() < 0.2),
        "rotate": rng.uniform(-15, 15),
        "scale": rng.uniform(0.9, 1.1),
        "translateX": rng.uniform(-5, 5),
        "translateY": rng.uniform(-5, 5),
    }
    for part in ("eyes", "mouth", "eyebrows", "glasses", "earrings"):
        variants = parts(STYLE, part)
        moment[f"{part}Variant"] = [variants[rng.integers(len(variants))]]
    face = draw_face(
        STYLE, "", person.options() | moment, SIDE, background=rng.integers(40, 240, 3)
    )
    return (face * light(rng)).clip(0, 255).astype(np.uint8)


def light(rng: np.random.Generator) -> NDArray[np.float64]:
    """Choose brightness and colour of the light, and a shadow that falls over a part.

    Returns
    -------
    ndarray, shape (64, 64, 3)
        Factors for the pixels.
    """
    angle, edge = rng.uniform(0, 2 * np.pi), rng.uniform(-0.5, 0.5)
    y, x = np.mgrid[0:SIDE, 0:SIDE] / (SIDE - 1) - 0.5
    shadow = np.where(np.cos(angle) * x + np.sin(angle) * y > edge, rng.uniform(0.7, 1.0), 1.0)
    colour = rng.uniform(0.75, 1.1) * rng.uniform(0.93, 1.07, 3)
    return shadow[..., None] * colour


def make_part(people: int, pictures: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Make people and their pictures, shape (people, pictures, 64, 64, 3)."""
    found = [random_person(rng) for _ in range(people)]
    return np.stack([[picture(person, rng) for _ in range(pictures)] for person in found])


def _code(colour: NDArray[np.float64]) -> str:
    """Write a colour as DiceBear wants it."""
    red, green, blue = colour.clip(0, 255).astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"


def main() -> None:
    """Write the file."""
    rng = np.random.default_rng(SEED)
    path = FOLDER / "identities.h5"
    with h5py.File(path, "w") as file:
        for part, (people, pictures) in PEOPLE.items():
            made = make_part(people, pictures, rng)
            file.create_dataset(part, data=made, compression="gzip", compression_opts=9)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
