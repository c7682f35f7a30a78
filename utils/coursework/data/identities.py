"""Images of drawn people, each of them several times."""

from typing import NamedTuple

from coursework.data.files import find_files, read_hdf5
from coursework.data.image_sets import SIDE, Pictures

PEOPLE = {"train": (400, 5), "validation": (40, 6), "test": (60, 6)}


class Identities(NamedTuple):
    """Images of three groups of people, of which none is in two groups.

    Attributes
    ----------
    train : ndarray of uint8, shape (400, 5, 64, 64, 3)
        400 people to learn from, five images of each: red, green and blue from 0 to 255.
    validation : ndarray of uint8, shape (40, 6, 64, 64, 3)
        40 other people, to choose settings by.
    test : ndarray of uint8, shape (60, 6, 64, 64, 3)
        60 others again, to measure with.
    """

    train: Pictures
    validation: Pictures
    test: Pictures


def load_identities() -> Identities:
    """Read the images of all people.

    Returns
    -------
    Identities
        Three arrays; the first axis counts people, the second the images of one person.

    Raises
    ------
    CourseDataError
        If the file is missing or holds something else; the message says what to do.
    """
    (path,) = find_files("identities.h5")
    layout = {part: ((*counts, SIDE, SIDE, 3), "uint8") for part, counts in PEOPLE.items()}
    return Identities(**read_hdf5(path, layout))
