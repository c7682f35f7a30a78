"""Small stand-ins for pairs of picture files."""

import h5py
import numpy as np


def write_part(folder, part, subject, labels, classes):
    """Write one file of a pair; every pixel of picture i is i % 256."""
    shade = np.arange(len(labels)).astype(np.uint8)
    with h5py.File(folder / f"{part}_{subject}.h5", "w") as file:
        file[f"{part}_set_x"] = np.tile(shade[:, None, None, None], (1, 64, 64, 3))
        file[f"{part}_set_y"] = labels
        file["list_classes"] = classes
