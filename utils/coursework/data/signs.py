"""Images of hands that show the numbers 0 to 5."""

from coursework.data.image_sets import PictureSet, load_pictures


def load_signs() -> PictureSet:
    """Read the hand signs.

    Returns
    -------
    X_train_orig : ndarray of uint8, shape (1080, 64, 64, 3)
        Images for training: red, green and blue from 0 to 255.
    Y_train_orig : ndarray of int64, shape (1, 1080)
        The number shown, 0 to 5.
    X_test_orig : ndarray of uint8, shape (120, 64, 64, 3)
        Images for testing.
    Y_test_orig : ndarray of int64, shape (1, 120)
        Their labels.
    classes : ndarray of int64, shape (6,)
        The numbers 0 to 5.

    Raises
    ------
    CourseDataError
        If a file is missing or holds something else; the message says what to do.
    """
    return load_pictures("signs", examples=(1080, 120), class_names=(6, "int64"))
