"""Texts for language models of letters: names of genera, and plays."""

from coursework.data.files import find_files, own_files

MACBETH = "when shall we three meet again"


def load_names() -> list[str]:
    """Read the names of genera, in random order and in small letters.

    Returns
    -------
    list of str
        1,933 names of the shipped file ``genera.txt``, or those of the user's own ``dinos.txt``.
    """
    (path,) = own_files("dinos.txt") or find_files("genera.txt")
    return [line.strip().lower() for line in path.read_text("utf-8").splitlines() if line.strip()]


def load_plays() -> tuple[str, str]:
    """Read the plays.

    Returns
    -------
    training : str
        Six plays by Shakespeare, their spoken lines in small letters.
    held_out : str
        Another one, *Macbeth*.
    """
    (path,) = find_files("plays.txt")
    text = path.read_text("utf-8")
    start = text.index(MACBETH)
    return text[:start], text[start:]
