"""Makes ``train_emoji.csv``, ``tesss.csv`` and ``word_order.csv``: sentences with an emoji each.

All sentences were written for this course, in `emoji_texts`. The first two files have the names of
the classic course; the third holds pairs of sentences with the same words in another order. Run as

    python -m datasets.generators.emoji_sentences

in the root of the repository.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from datasets.generators.emoji_texts import ORDER_PAIRS, TEST, TRAINING, TRAINING_PAIRS

FOLDER = Path(__file__).resolve().parent.parent
SMILE, DISAPPOINTED = 2, 3
SEED = 14

Example = tuple[str, int]


def lines(text: str) -> list[str]:
    """Cut a text into its lines; empty ones and spaces at either end are dropped."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def by_class(texts: Sequence[str]) -> list[Example]:
    """Pair the sentences of one text for each class with the number of the class."""
    return [(sentence, label) for label, text in enumerate(texts) for sentence in lines(text)]


def pairs_of(text: str) -> list[Example]:
    """Take lines such as ``happy not sad | sad not happy`` apart: a smile, and none.

    Raises
    ------
    ValueError
        If the two halves of a line do not have the same words.
    """
    found = []
    for line in lines(text):
        good, bad = (half.strip() for half in line.split("|"))
        if sorted(good.split()) != sorted(bad.split()):
            raise ValueError(f"{line!r} should have the same words on both sides.")
        found += [(good, SMILE), (bad, DISAPPOINTED)]
    return found


def shuffled(examples: Sequence[Example], seed: int) -> list[Example]:
    """The examples in random order."""
    order = np.random.default_rng(seed).permutation(len(examples))
    return [examples[i] for i in order]


def write(examples: Sequence[Example], path: Path) -> None:
    """Write one sentence and its class on each line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(examples)
    print(f"{path}: {len(examples)} sentences")


def main() -> None:
    """Write the three files."""
    training = by_class(TRAINING) + pairs_of(TRAINING_PAIRS)
    write(shuffled(training, SEED), FOLDER / "train_emoji.csv")
    write(shuffled(by_class(TEST), SEED), FOLDER / "tesss.csv")
    write(pairs_of(ORDER_PAIRS), FOLDER / "word_order.csv")


if __name__ == "__main__":
    main()
