"""Choices out of few: a name, or None."""


def in_words(chosen):
    """Names, or None, as one text: chance seldom gives all of a wrong one. Others as they are."""
    named = all(each is None or isinstance(each, str) for each in chosen)
    return ", ".join(map(str, chosen)) if named else list(chosen)
