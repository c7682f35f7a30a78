"""Makes the cat / non-cat pictures out of openly licensed drawings.

Run as ``python -m datasets.generators.cats --icons DIR`` in the root of the repository, where DIR
holds the archives of the art sets (see ``datasets/README.md``). The styles of the test pictures
do not occur among the training pictures. Size, place, angle and hue of a drawing and the
background are random, so that none of them tells the classes apart.
"""

import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from datasets.generators.artwork import ArtSet, Drawing, load_drawings
from datasets.generators.hdf5_pair import Examples, shuffle, write_pair

SIDE = 64
SEED = 28

TRAIN_STYLES = (
    ArtSet("emojione", "1.2.3", "CC-BY-4.0"),
    ArtSet("fxemoji", "1.2.2", "Apache-2.0"),
    ArtSet("noto-v1", "1.2.5", "Apache-2.0"),
    ArtSet("streamline-emojis", "1.2.4", "CC-BY-4.0"),
    ArtSet("twemoji", "1.2.5", "CC-BY-4.0"),
)
TEST_STYLES = (
    ArtSet("fluent-emoji-flat", "1.2.6", "MIT"),
    ArtSet("noto", "1.2.9", "Apache-2.0"),
)

ANIMALS = """
    ant baby-chick badger bat bear bird blowfish boar bug butterfly camel chicken chipmunk cow
    cow-face cricket crocodile deer dog dog-face dolphin dove dragon dragon-face duck eagle elephant
    ewe fish flamingo fox frog front-facing-baby-chick giraffe goat gorilla hamster hatching-chick
    hedgehog hippopotamus honeybee horse horse-face kangaroo koala lady-beetle lizard llama monkey
    monkey-face mouse mouse-face octopus orangutan otter owl ox panda parrot peacock penguin pig
    pig-face rabbit rabbit-face raccoon ram rat rhinoceros rooster sauropod scorpion shark skunk
    sloth snail snake spider spiral-shell spouting-whale swan t-rex tropical-fish turtle
    two-hump-camel unicorn water-buffalo whale wolf zebra
"""
THINGS = """
    airplane ambulance anchor automobile backpack balloon banana basketball beer-mug bell bicycle
    birthday-cake book books bread bridge-at-night bus cactus camera carrot castle cherries church
    cloud crown deciduous-tree doughnut drum evergreen-tree fire full-moon
    globe-showing-europe-africa grapes guitar hamburger hammer helicopter high-heeled-shoe
    hot-beverage hourglass-done house ice-cream key lemon light-bulb locomotive mount-fuji mushroom
    necktie palm-tree pear pineapple pizza radio rainbow red-apple rocket rose sailboat scissors
    snowflake soccer-ball star strawberry sunflower t-shirt telephone television tent tomato tractor
    train trophy trumpet tulip umbrella violin volcano watch watermelon wrapped-gift
"""
SHARE_OF_THINGS = 0.4


def is_cat(name: str) -> bool:
    """Tell whether a drawing of this name shows a cat: its face or the whole animal."""
    return name == "catside" or "cat" in name.split("-")


def choose(
    drawings: list[Drawing], cats: int, others: int, rng: np.random.Generator
) -> tuple[list[Drawing], list[int]]:
    """Choose drawings at random; one is repeated only after all of its kind have been taken.

    Parameters
    ----------
    drawings : list of Drawing
        What there is.
    cats, others : int
        How many of each class to choose; 40 % of the others are things, the rest animals.
    rng : Generator
        Source of chance.

    Returns
    -------
    chosen : list of Drawing
        The cats, then the others.
    labels : list of int
        1 for the cats, 0 for the others.
    """
    things = round(SHARE_OF_THINGS * others)
    kinds = (
        ([drawing for drawing in drawings if is_cat(drawing.name)], cats),
        (_named(drawings, ANIMALS.split()), others - things),
        (_named(drawings, THINGS.split()), things),
    )
    chosen: list[Drawing] = []
    for kind, number in kinds:
        order = rng.permutation(len(kind))
        chosen += [kind[order[i % len(kind)]] for i in range(number)]
    return chosen, [1] * cats + [0] * others


def picture(drawing: Drawing, rng: np.random.Generator) -> Image.Image:
    """Place a drawing at random on a random background.

    Parameters
    ----------
    drawing : Drawing
        What to show.
    rng : Generator
        Source of size (90 to 100 % of the side), angle (within 8 degrees), mirroring, hue (any)
        and place (within 2 % of the middle).

    Returns
    -------
    Image
        RGB, 64 x 64 pixels.
    """
    figure = drawing.render()
    scale = SIDE * rng.uniform(0.9, 1.0) / max(figure.size)
    figure = figure.resize([max(1, round(scale * length)) for length in figure.size])
    figure = figure.rotate(rng.uniform(-8, 8), Image.Resampling.BICUBIC, expand=True)
    if rng.random() < 0.5:
        figure = figure.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    x, y = SIDE * (0.5 + rng.uniform(-0.02, 0.02, 2)) - np.array(figure.size) / 2
    canvas = background(rng)
    canvas.paste(turn_hue(figure, rng), (round(x), round(y)), figure.getchannel("A"))
    return canvas


def background(rng: np.random.Generator) -> Image.Image:
    """Four random colours, one in each corner, flowing into each other."""
    corners = rng.integers(20, 201, (2, 2, 3), dtype=np.uint8)
    return Image.fromarray(corners).resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def turn_hue(figure: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Turn all hues of a drawing by the same random angle; greys stay as they are."""
    hue, saturation, value = figure.convert("RGB").convert("HSV").split()
    turn = int(rng.integers(256))
    turned = hue.point([(level + turn) % 256 for level in range(256)])
    return Image.merge("HSV", (turned, saturation, value)).convert("RGB")


def make_examples(
    styles: tuple[ArtSet, ...], icons: Path, cats: int, others: int, rng: np.random.Generator
) -> Examples:
    """Make labelled pictures in the given styles, shuffled."""
    drawings = [drawing for style in styles for drawing in load_drawings(style, icons)]
    chosen, labels = choose(drawings, cats, others, rng)
    pictures = np.stack([np.asarray(picture(drawing, rng)) for drawing in chosen])
    return shuffle(pictures, labels, rng)


def _named(drawings: list[Drawing], names: list[str]) -> list[Drawing]:
    """Drawings of these names; of several numbered versions, the first."""
    return [drawing for drawing in drawings if drawing.name.removesuffix("-1") in names]


def main() -> None:
    """Write the two files."""
    parser = argparse.ArgumentParser(description="Make the cat / non-cat pictures.")
    parser.add_argument(
        "--icons", type=Path, required=True, help="folder with the archives of the art sets"
    )
    icons: Path = parser.parse_args().icons
    rng = np.random.default_rng(SEED)
    train = make_examples(TRAIN_STYLES, icons, cats=72, others=137, rng=rng)
    test = make_examples(TEST_STYLES, icons, cats=25, others=25, rng=rng)
    write_pair("catvnoncat", train, test, np.array([b"non-cat", b"cat"]))


if __name__ == "__main__":
    main()
