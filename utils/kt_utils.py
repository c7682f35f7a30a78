"""Helpers of the Keras tutorial, under their classic names."""

from typing import Any

import keras

from coursework.data.files import find_files, read_hdf5
from coursework.data.image_sets import SIDE, ClassNumbers, Pictures, PictureSet, load_pictures
from coursework.progress_bar import progress

__all__ = ["load_dataset", "load_other_faces", "mean_pred", "progress"]

OTHER_FACES = 60


def load_dataset() -> PictureSet:
    """Read the faces that smile or do not.

    Returns
    -------
    X_train_orig : ndarray of uint8, shape (600, 64, 64, 3)
        Images for training: red, green and blue from 0 to 255.
    Y_train_orig : ndarray of int64, shape (1, 600)
        1 for a smiling face, 0 for any other.
    X_test_orig : ndarray of uint8, shape (150, 64, 64, 3)
        Images for testing. Among the shipped ones no face is in both sets.
    Y_test_orig : ndarray of int64, shape (1, 150)
        Their labels.
    classes : ndarray of int64, shape (2,)
        The numbers 0 and 1.

    Raises
    ------
    CourseDataError
        If a file is missing or holds something else; the message says what to do.
    """
    return load_pictures("happy", examples=(600, 150), class_names=(2, "int64"))


def load_other_faces() -> tuple[Pictures, ClassNumbers]:
    """Read faces by artists of whom the training set has nothing.

    Returns
    -------
    X_other_orig : ndarray of uint8, shape (60, 64, 64, 3)
        30 pen drawings, then 30 round heads.
    Y_other_orig : ndarray of int64, shape (1, 60)
        1 for a smiling face, 0 for any other.

    Raises
    ------
    CourseDataError
        If the file is missing or holds something else; the message says what to do.
    """
    (path,) = find_files("test_other_happy.h5")
    layout = {
        "test_set_x": ((OTHER_FACES, SIDE, SIDE, 3), "uint8"),
        "test_set_y": ((OTHER_FACES,), "int64"),
    }
    arrays = read_hdf5(path, layout)
    return arrays["test_set_x"], arrays["test_set_y"].reshape(1, -1)


def mean_pred(y_true: Any, y_pred: Any) -> Any:
    """Average what the model predicts, as a metric of Keras.

    Parameters
    ----------
    y_true : tensor
        The labels; not used, but Keras passes them to every metric.
    y_pred : tensor
        Predictions, of any shape.

    Returns
    -------
    tensor, shape ()
        The mean prediction.
    """
    return keras.ops.mean(y_pred)
