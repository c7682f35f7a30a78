"""Finding data files, and what is said about those that cannot be used."""

import h5py
import numpy as np
import pytest
from scipy.io import savemat

from coursework.data.files import (
    SHIPPED,
    CourseDataError,
    find_files,
    own_files,
    read_hdf5,
    read_mat,
)

LAYOUT = {"values": ((2, 3), "int64"), "names": ((2,), "S7")}


@pytest.fixture(autouse=True)
def _no_own_folder(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "example.h5"


def write(path, **arrays):
    with h5py.File(path, "w") as file:
        for key, array in arrays.items():
            file[key] = array


def write_example(path):
    write(path, values=np.arange(6).reshape(2, 3), names=np.array([b"non-cat", b"cat"]))


def test_arrays_come_back_as_written(path):
    write_example(path)
    arrays = read_hdf5(path, LAYOUT)
    np.testing.assert_array_equal(arrays["values"], [[0, 1, 2], [3, 4, 5]])
    assert arrays["names"].tolist() == [b"non-cat", b"cat"]


def test_narrow_integers_are_widened(path):
    write(path, values=np.full((2, 3), 200, np.uint8), names=np.array([b"a", b"b"]))
    arrays = read_hdf5(path, LAYOUT)
    assert (arrays["values"].dtype, arrays["names"].dtype) == (np.int64, np.dtype("S7"))
    assert arrays["values"].max() == 200


def test_keys_that_nobody_asks_for_are_left_out(path):
    write_example(path)
    assert set(read_hdf5(path, {"names": ((2,), "S7")})) == {"names"}


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        ({"images": np.zeros(2)}, ["lacks values, names", "it holds images"]),
        ({}, ["lacks values, names", "it holds no arrays"]),
        (
            {"values": np.zeros((3, 3), int), "names": np.array([b"a", b"b"])},
            ["values should have shape (2, 3)", "has shape (3, 3)"],
        ),
        (
            {"values": np.zeros((2, 3)), "names": np.array([b"a", b"b"])},
            ["values should have shape (2, 3) and dtype int64", "dtype float64"],
        ),
        (
            {"values": np.zeros((2, 3), int), "names": np.array([b"a", b"much too long"])},
            ["names should have shape (2,) and dtype S7", "dtype |S13"],
        ),
    ],
    ids=["other keys", "no keys", "shape", "dtype", "long names"],
)
def test_other_contents_are_refused(path, arrays, words):
    write(path, **arrays)
    assert_refused(path, words)


def test_group_in_place_of_an_array_is_refused(path):
    with h5py.File(path, "w") as file:
        file.create_group("values")
        file["names"] = np.array([b"a", b"b"])
    assert_refused(path, ["lacks values", "it holds names"])


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_truncated_file_is_refused(path, kept):
    write(path, values=np.zeros((2, 3), int), names=np.array([b"a", b"b"]))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole))])
    assert_refused(path, ["damaged or incomplete"])


def test_damaged_chunk_is_refused(path):
    noise = np.random.default_rng(0).integers(0, 1000, (2, 3))
    with h5py.File(path, "w") as file:
        file.create_dataset("values", data=noise, compression="gzip")
        file["names"] = np.array([b"a", b"b"])
        chunk = file["values"].id.get_chunk_info(0)
    contents = bytearray(path.read_bytes())
    contents[chunk.byte_offset : chunk.byte_offset + chunk.size] = bytes(chunk.size)
    path.write_bytes(contents)
    assert_refused(path, ["damaged or incomplete"])


def test_git_lfs_pointer_is_refused(path):
    path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n")
    with pytest.raises(CourseDataError, match="Git LFS pointer") as caught:
        read_hdf5(path, LAYOUT)
    assert str(path) in str(caught.value)
    assert "git lfs pull" in str(caught.value)


@pytest.mark.parametrize(
    ("contents", "words"),
    [(b"<!DOCTYPE html>", "begins with b'<!DOCTYP'"), (b"", "is empty")],
    ids=["web page", "empty"],
)
def test_other_formats_are_refused(path, contents, words):
    path.write_bytes(contents)
    assert_refused(path, ["is not an HDF5 file", words])


def assert_refused(path, words):
    """The message names the file, what was found, and what to do."""
    with pytest.raises(CourseDataError) as caught:
        read_hdf5(path, LAYOUT)
    for part in [str(path), *words, "unset COURSE_DATA"]:
        assert part in str(caught.value)


def test_matlab_arrays_come_back_as_written(tmp_path):
    path = tmp_path / "data.mat"
    savemat(path, {"X": np.eye(2), "y": np.ones((2, 1), np.uint8)})
    arrays = read_mat(path, {"X": ((2, 2), "float64"), "y": ((2, 1), "int64")})
    np.testing.assert_array_equal(arrays["X"], np.eye(2))
    assert arrays["y"].dtype == np.int64


def test_matlab_file_of_other_contents_is_refused(tmp_path):
    path = tmp_path / "data.mat"
    savemat(path, {"X": np.eye(2)})
    with pytest.raises(CourseDataError, match="lacks y; it holds X"):
        read_mat(path, {"X": ((2, 2), "float64"), "y": ((2, 1), "int64")})


@pytest.mark.parametrize("contents", [b"", b"<!DOCTYPE html>" * 20, b"\0" * 200])
def test_other_file_in_place_of_a_matlab_file_is_refused(tmp_path, contents):
    path = tmp_path / "data.mat"
    path.write_bytes(contents)
    with pytest.raises(CourseDataError, match="no readable MATLAB file") as caught:
        read_mat(path, {"X": ((2, 2), "float64")})
    assert "unset COURSE_DATA" in str(caught.value)


def test_shipped_files_are_found_without_a_setting():
    assert own_files("train_signs.h5") is None
    assert find_files("train_signs.h5") == [SHIPPED / "train_signs.h5"]


def test_empty_setting_counts_as_none(monkeypatch):
    monkeypatch.setenv("COURSE_DATA", "")
    assert find_files("train_signs.h5") == [SHIPPED / "train_signs.h5"]


def test_own_files_come_first(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    (tmp_path / "train_signs.h5").touch()
    assert find_files("train_signs.h5") == [tmp_path / "train_signs.h5"]


def test_half_a_pair_of_own_files_is_not_mixed_with_the_shipped_half(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    (tmp_path / "test_signs.h5").touch()
    names = ("train_signs.h5", "test_signs.h5")
    assert find_files(*names) == [SHIPPED / name for name in names]


def test_folder_may_start_with_a_tilde(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COURSE_DATA", "~/data")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "data.mat").touch()
    assert own_files("data.mat") == [tmp_path / "data" / "data.mat"]


def test_folder_that_does_not_exist_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(CourseDataError, match=r"nowhere.*no such folder.*unset it"):
        find_files("train_signs.h5")


def test_missing_shipped_file_is_an_error():
    with pytest.raises(CourseDataError) as caught:
        find_files("train_dogs.h5")
    assert str(SHIPPED / "train_dogs.h5") in str(caught.value)
    assert "git restore datasets" in str(caught.value)
