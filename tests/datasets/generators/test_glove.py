"""Choosing the words of the vectors that are shipped, and writing them."""

import h5py
import numpy as np

from datasets.generators.glove import RARER, TARGET, keep, write


def test_frequent_words_and_named_rare_ones_are_kept_in_their_order():
    words = ["the", "of", "unheard", "priya", "xyzzy"]
    kept, vectors = keep(words, np.arange(10, dtype=np.float32).reshape(5, 2), most_frequent=2)
    assert kept == ["the", "of", "priya"]
    assert vectors.tolist() == [[0, 1], [2, 3], [6, 7]]
    assert vectors.dtype == np.float16


def test_same_words_give_the_same_file(tmp_path):
    for name in ("one.h5", "two.h5"):
        write(["the", "são"], np.ones((2, 3), dtype=np.float16), tmp_path / name)
    assert (tmp_path / "one.h5").read_bytes() == (tmp_path / "two.h5").read_bytes()


def test_shipped_file_is_small_and_names_its_origin():
    with h5py.File(TARGET) as file:
        words = [word.decode() for word in file["words"][...]]
        assert file["vectors"].dtype == np.float16
        assert "PDDL" in file.attrs["origin"]
    assert len(set(words)) == len(words)
    assert set(words) >= RARER
    assert TARGET.stat().st_size < 5.5e6
