"""Learn pieces of words by merging, again and again, the most frequent pair of neighbors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

#: What a piece begins with when it continues a word.
CONTINUES = "##"


def learn_pieces(words: Iterable[str], size: int) -> list[str]:
    """Learn a vocabulary of pieces, after Sennrich, Haddow and Birch (2016).

    Parameters
    ----------
    words : iterable of str
        A text, word by word.
    size : int
        How many pieces at most.

    Returns
    -------
    list of str
        Single characters first, then merged pieces in the order of their merging.
    """
    counts = Counter(words)
    split = {word: [word[0], *(CONTINUES + c for c in word[1:])] for word in counts}
    pieces = sorted({piece for parts in split.values() for piece in parts})
    while len(pieces) < size:
        pairs = pair_counts(split, counts)
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        pieces.append(best[0] + best[1].removeprefix(CONTINUES))
        split = {word: merged(parts, best) for word, parts in split.items()}
    return list(dict.fromkeys(pieces))


def pair_counts(split: dict[str, list[str]], counts: Counter[str]) -> Counter[tuple[str, str]]:
    """How often each pair of neighboring pieces occurs in a text."""
    pairs: Counter[tuple[str, str]] = Counter()
    for word, parts in split.items():
        for pair in pairwise(parts):
            pairs[pair] += counts[word]
    return pairs


def merged(parts: list[str], pair: tuple[str, str]) -> list[str]:
    """The pieces of a word with every occurrence of a pair made one piece."""
    result: list[str] = []
    for part in parts:
        if result and (result[-1], part) == pair:
            result[-1] += part.removeprefix(CONTINUES)
        else:
            result.append(part)
    return result
