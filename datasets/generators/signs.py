"""Makes the pictures of hands that show the numbers 0 to 5.

Run as ``python -m datasets.generators.signs`` in the root of the repository; it needs nothing
but NumPy and h5py. The number is the count of stretched fingers. Skin, light, background, side
of the body, size, place and angle are random, so that only the shape tells the number.
"""

import numpy as np
from numpy.typing import NDArray

from datasets.generators.hand import FloatArray, Pose, draw, hand
from datasets.generators.hdf5_pair import Examples, shuffle, write_pair

SIDE = 64
SEED = 6

RAISED_FINGERS: tuple[tuple[tuple[int, ...], ...], ...] = (
    ((),),
    ((1,),),
    ((1, 2),),
    ((1, 2, 3), (0, 1, 2)),
    ((1, 2, 3, 4),),
    ((0, 1, 2, 3, 4),),
)
SKINS = np.array(
    [
        (255, 219, 172),
        (241, 194, 125),
        (224, 172, 105),
        (198, 134, 66),
        (141, 85, 36),
        (92, 58, 33),
    ]
)


def picture(number: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Draw a hand that shows a number.

    Parameters
    ----------
    number : int
        0 to 5. Two ways of showing 3 are equally frequent.
    rng : Generator
        Source of everything else.

    Returns
    -------
    ndarray of uint8, shape (64, 64, 3)
        Red, green and blue.
    """
    ways = RAISED_FINGERS[number]
    parts = hand(ways[rng.integers(len(ways))], rng)
    skin = SKINS[rng.integers(len(SKINS))] * rng.uniform(0.93, 1.05) + rng.uniform(-4, 4, 3)
    light = rng.uniform(-0.5, 0.5, 2)
    canvas = draw(parts, random_pose(rng), skin, background(rng), light)
    return canvas.clip(0, 255).astype(np.uint8)


def random_pose(rng: np.random.Generator) -> Pose:
    """Choose size, place, angle (within 15 degrees) and side of the body at random."""
    return Pose(
        centre=np.array([0.0, -0.4]) + rng.uniform(-0.15, 0.15, 2),
        half_side=rng.uniform(1.3, 1.55),
        angle=np.deg2rad(rng.uniform(-15, 15)),
        mirrored=bool(rng.random() < 0.5),
    )


def background(rng: np.random.Generator) -> FloatArray:
    """Draw a wall of one colour, a little darker towards one side."""
    colour = rng.uniform(110, 240) + rng.uniform(-25, 25, 3)
    slope = np.linspace(1, rng.uniform(0.8, 1), SIDE)
    return slope[:: rng.choice([-1, 1]), None, None] * colour * np.ones((SIDE, SIDE, 1))


def make_examples(per_number: int, rng: np.random.Generator) -> Examples:
    """Make the same number of pictures for each number, shuffled."""
    labels = [number for number in range(6) for _ in range(per_number)]
    return shuffle(np.stack([picture(label, rng) for label in labels]), labels, rng)


def main() -> None:
    """Write the two files."""
    rng = np.random.default_rng(SEED)
    train = make_examples(per_number=180, rng=rng)
    test = make_examples(per_number=20, rng=rng)
    write_pair("signs", train, test, np.arange(6, dtype=np.int64))


if __name__ == "__main__":
    main()
