"""Interim."""
import numpy as np
def load_dataset():
    r = np.random.RandomState(0)
    return (r.randint(0, 256, (209, 64, 64, 3)).astype(np.uint8), r.randint(0, 2, (1, 209)),
            r.randint(0, 256, (50, 64, 64, 3)).astype(np.uint8), r.randint(0, 2, (1, 50)), np.array([b"non-cat", b"cat"]))
