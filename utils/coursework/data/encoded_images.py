"""Images that a data file holds in the form of WebP, which is a tenth of the size."""

import io

import h5py
import numpy as np
from numpy.typing import NDArray
from PIL import Image


def read_images(file: h5py.Group, name: str) -> NDArray[np.uint8]:
    """Read images of one size.

    Parameters
    ----------
    file : h5py.Group
        Where they are: `<name>_bytes` holds the bytes of all of them, one after the other, and
        `<name>_ends` the place where each ends.
    name : str
        Their name.

    Returns
    -------
    ndarray of uint8, shape (m, height, width, 3)
        Red, green and blue.
    """
    content, ends = file[f"{name}_bytes"][...].tobytes(), file[f"{name}_ends"][...].tolist()
    starts = [0, *ends[:-1]]
    return np.stack(
        [
            np.asarray(Image.open(io.BytesIO(content[start:end])).convert("RGB"))
            for start, end in zip(starts, ends, strict=True)
        ]
    )
