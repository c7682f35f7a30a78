"""Street scenes that the detector has never seen, with the true boxes."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coursework.data.files import find_files, read_hdf5

FILE = "street_scenes.h5"
SCENES = 160
UNSEEN = 40
BOXES = 1213


class StreetScenes(NamedTuple):
    """Images and what is in them.

    Attributes
    ----------
    images : ndarray of uint8, shape (m, 256, 320, 3)
        Pictures: red, green and blue from 0 to 255.
    boxes : list of ndarray, each of shape (number of boxes, 4)
        For each image the corners (y1, x1, y2, x2) of what is in it, in pixels.
    classes : list of ndarray of int, each of shape (number of boxes,)
        Their classes.
    """

    images: NDArray[np.uint8]
    boxes: list[NDArray[np.float64]]
    classes: list[NDArray[np.int64]]

    def part(self, start: int, stop: int) -> "StreetScenes":
        """The scenes from `start` up to, but without, `stop`."""
        return StreetScenes(
            self.images[start:stop], self.boxes[start:stop], self.classes[start:stop]
        )


def load_street_scenes() -> tuple[StreetScenes, StreetScenes]:
    """Read the held-out scenes.

    Returns
    -------
    scenes : StreetScenes
        120 new scenes with drawings by artists whose work the detector was trained on.
    unseen : StreetScenes
        40 new scenes with drawings by an artist of whom it has seen nothing.

    Raises
    ------
    CourseDataError
        If the file is missing or holds something else; the message says what to do.
    """
    (path,) = find_files(FILE)
    found = read_hdf5(
        path,
        {
            "images": ((SCENES, 256, 320, 3), "uint8"),
            "boxes": ((BOXES, 4), "float64"),
            "classes": ((BOXES,), "int64"),
            "pictures": ((BOXES,), "int64"),
        },
    )
    numbers = [found["pictures"] == i for i in range(SCENES)]
    boxes, classes = ([found[key][each] for each in numbers] for key in ("boxes", "classes"))
    scenes = StreetScenes(found["images"], boxes, classes)
    return scenes.part(0, SCENES - UNSEEN), scenes.part(SCENES - UNSEEN, SCENES)
