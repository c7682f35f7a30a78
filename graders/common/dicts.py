"""Dictionaries: of what a student returns, and of words."""


def entries(mapping, *keys):
    """Some entries of a student's dict; None for what is not there."""
    return {key: mapping.get(key) if isinstance(mapping, dict) else None for key in keys}


def random_map(rng, words, size):
    """Vectors of so many numbers for the words of a text."""
    return {word: rng.normal(size=size) for word in words.split()}
