"""Images of cats and of other things, under the classic name of their loader."""

from coursework.data.image_sets import PictureSet, keep_pictures, load_pictures

#: Subject, numbers of images, and the classes' number and dtype.
CATS = "catvnoncat", (209, 50), (2, "S7")


def load_dataset() -> PictureSet:
    """Read the cat / non-cat images.

    Returns
    -------
    train_set_x_orig : ndarray of uint8, shape (209, 64, 64, 3)
        Images for training: red, green and blue from 0 to 255.
    train_set_y : ndarray of int64, shape (1, 209)
        1 for a cat, 0 for anything else.
    test_set_x_orig : ndarray of uint8, shape (50, 64, 64, 3)
        Images for testing. The shipped ones are drawn in styles that the training set lacks.
    test_set_y : ndarray of int64, shape (1, 50)
        Their labels.
    classes : ndarray of bytes, shape (2,)
        ``b"non-cat"`` and ``b"cat"``.

    Raises
    ------
    CourseDataError
        If a file is missing or holds something else; the message says what to do.
    """
    return load_pictures(*CATS)


def warm_up() -> None:
    """Read the images once for all processes that a grader forks."""
    keep_pictures(*CATS)
