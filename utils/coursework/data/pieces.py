"""A small tokenizer: words are cut into the longest pieces that a vocabulary has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

PAD, UNKNOWN, FIRST, LAST = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
CONTINUES = "##"


class Encoded(dict[str, NDArray[np.int64]]):
    """Numbers of pieces under ``input_ids``, and for each piece the word that it comes from."""

    def __init__(self, input_ids: NDArray[np.int64], words: list[list[int | None]]) -> None:
        super().__init__(input_ids=input_ids)
        self._words = words

    def word_ids(self, row: int) -> list[int | None]:
        """For each piece of a sentence, the number of its word in the sentence.

        None stands for [CLS], [SEP] and padding, which belong to no word.
        """
        return list(self._words[row])


class PieceTokenizer:
    """Cut words into pieces, always the longest that fits, and number them.

    Parameters
    ----------
    pieces : sequence of str
        The vocabulary. A piece that continues a word begins with ``##``.
    length : int
        Length of every row of numbers; longer sentences are cut off.
    """

    def __init__(self, pieces: Sequence[str], length: int) -> None:
        self.names = list(dict.fromkeys([PAD, UNKNOWN, FIRST, LAST, *pieces]))
        self.length = length
        self._numbers = {name: number for number, name in enumerate(self.names)}

    def __call__(self, examples: Sequence[Sequence[str]]) -> Encoded:
        """Encode sentences, each a list of words: [CLS], the pieces, [SEP], padding.

        Returns
        -------
        Encoded
            ``input_ids`` of shape (m, length), and the method ``word_ids(row)``.
        """
        rows = [self._encode(words) for words in examples]
        return Encoded(np.array([ids for ids, _ in rows]), [words for _, words in rows])

    def cut(self, word: str) -> list[str]:
        """The pieces of a word; [UNK] where no piece of the vocabulary fits."""
        pieces, start = [], 0
        while start < len(word):
            mark = CONTINUES if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if mark + word[start:e] in self._numbers), None)
            pieces.append(UNKNOWN if end is None else mark + word[start:end])
            start = start + 1 if end is None else end
        return pieces

    def _encode(self, words: Sequence[str]) -> tuple[list[int], list[int | None]]:
        """Numbers of the pieces of one sentence, and the word of each, filled up."""
        cut = [(piece, n) for n, word in enumerate(words) for piece in self.cut(word)]
        cut = cut[: self.length - 2]
        filling = self.length - 2 - len(cut)
        names = [FIRST, *(piece for piece, _ in cut), LAST, *[PAD] * filling]
        numbers = [None, *(n for _, n in cut), None, *[None] * filling]
        return [self._numbers[name] for name in names], numbers
