"""Choices out of few: a name, or None."""


def are_names(chosen):
    """Whether all that was chosen are names, or None."""
    return all(each is None or isinstance(each, str) for each in chosen)


def in_words(chosen):
    """Names, or None, as one text: chance seldom gives all of a wrong one. Others as they are."""
    return ", ".join(map(str, chosen)) if are_names(chosen) else list(chosen)
