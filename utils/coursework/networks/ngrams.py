"""Language models of letters that count: bigrams, trigrams and longer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

END = "\n"


class Ngrams:
    """Predict a letter from the last few by counting; rare contexts lean on shorter ones.

    The chance of a letter after a context of k letters is ``(count + 5 * p) / (total + 5)``, where
    `p` is its chance after the last k - 1 letters of the context.

    Parameters
    ----------
    names : iterable of str
        What to count in.
    order : int
        1 counts single letters, 2 pairs (bigrams), 3 triples (trigrams), and so on.
    """

    STRENGTH = 5.0

    def __init__(self, names: Iterable[str], order: int) -> None:
        self.order = order
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.letters: set[str] = {END}
        for name in names:
            self.letters |= set(name)
            text = name + END
            for place, letter in enumerate(text):
                for length in range(min(order - 1, place) + 1):
                    self.counts[text[place - length : place]][letter] += 1

    def chance(self, letter: str, before: str) -> float:
        """How likely a letter is after what stands before it in the name."""
        context = before[-(self.order - 1) :] if self.order > 1 else ""
        return self._chance(letter, context)

    def _chance(self, letter: str, context: str) -> float:
        shorter = self._chance(letter, context[1:]) if context else 1 / len(self.letters)
        counts = self.counts.get(context)
        if counts is None:
            return shorter
        total = sum(counts.values())
        return (counts[letter] + self.STRENGTH * shorter) / (total + self.STRENGTH)

    def perplexity(self, names: Iterable[str]) -> float:
        """Perplexity of a letter in names, their ends included."""
        losses = [
            -np.log(self.chance(letter, name[:place]))
            for name in names
            for place, letter in enumerate(name + END)
        ]
        return float(np.exp(np.mean(losses)))

    def sample(self, rng: np.random.Generator, longest: int = 50) -> str:
        """Invent a name, letter by letter."""
        letters, name = sorted(self.letters), ""
        while len(name) < longest:
            chances = np.array([self.chance(letter, name) for letter in letters])
            letter = str(rng.choice(letters, p=chances / chances.sum()))
            if letter == END:
                break
            name += letter
        return name
