"""Expectations come out of their file as they went in."""

import fcntl
import json
from dataclasses import replace

import h5py
import numpy as np
import pytest

from invigilator.authoring.snapshots import differences, split
from invigilator.checking.exceptions import ExpectationsMissing, MalformedValue
from invigilator.checking.run_case import Suite
from invigilator.checking.store import read, read_both, write
from invigilator.checking.values import pack, unpack


def test_a_file_holds_what_was_written(expectations, tmp_path):
    write(tmp_path / "a.h5", expectations)
    assert differences(read(tmp_path / "a.h5"), expectations) == []


def test_many_long_mistakes_come_back_though_an_answer_of_that_size_is_refused(
    expectations, tmp_path
):
    first, *others = expectations.cases
    long = {
        f"Mistake {n}.": replace(first.mistakes["You square."], value=[0] * 60_000) for n in (1, 2)
    }
    long_ones = replace(expectations, cases=(replace(first, mistakes=long), *others))
    write(tmp_path / "a.h5", long_ones)
    assert differences(read(tmp_path / "a.h5"), long_ones) == []
    with pytest.raises(MalformedValue):
        unpack(pack([0] * 120_000))


def test_the_visible_part_has_nothing_hidden_and_no_recorded_call(expectations, tmp_path):
    visible, _ = split(expectations)
    write(tmp_path / "a.h5", visible)
    content = (tmp_path / "a.h5").read_bytes()
    assert b"twice_three" in content
    for secret in (b"twice_seven", b"stand_ins", b"seven"):
        assert secret not in content


def test_helpers_that_helpers_need_travel_with_them_in_any_order(expectations):
    helpers = [
        "def first():\n    return later()\n",
        "def later():\n    return 1\n",
        "def no(): 0\n",
    ]
    case = replace(expectations.cases[0].case, source="def case(double):\n    return first()\n")
    visible, hidden = split(
        replace(
            expectations,
            suite=Suite("", helpers, {}),
            cases=(replace(expectations.cases[0], case=case),),
        )
    )
    assert visible.suite.helpers == helpers[:2]
    assert hidden.suite.helpers == []


def test_both_parts_make_the_whole(expectations, tmp_path):
    visible, hidden = split(expectations)
    write(tmp_path / "a.h5", visible)
    write(tmp_path / "a.hidden.h5", hidden)
    whole = read_both(tmp_path / "a.h5", tmp_path / "a.hidden.h5")
    assert {r.case.name for r in whole.cases} == {r.case.name for r in expectations.cases}
    assert whole.suite.givens == {"seven": 7}
    assert whole.stand_ins == expectations.stand_ins


def test_one_changed_number_is_found_and_named(expectations, tmp_path):
    write(tmp_path / "a.h5", expectations)
    with h5py.File(tmp_path / "a.h5", "r+") as file:
        tree = file["cases/twice_seven/expected/tree"]
        tree[()] = tree[()].replace(b"14", b"15")
    (found,) = differences(read(tmp_path / "a.h5"), expectations)
    assert "twice_seven" in found
    assert "expected 15, got 14" in found


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(ExpectationsMissing, match="course record"):
        read(tmp_path / "none.h5")


@pytest.mark.parametrize("content", [b"", b"not HDF5", b"version https://git-lfs.github.com"])
def test_a_broken_file_says_so(tmp_path, content):
    (tmp_path / "a.h5").write_bytes(content)
    with pytest.raises(ExpectationsMissing, match="cannot be read"):
        read(tmp_path / "a.h5")


@pytest.mark.parametrize(
    ("found", "remedy"), [(2, "run `course record`"), (99, "install the newer engine")]
)
def test_a_file_of_another_version_says_which_and_what_to_do(expectations, tmp_path, found, remedy):
    path = tmp_path / "a.h5"
    write(path, expectations)
    with h5py.File(path, "r+") as file:
        header = json.loads(file["header"][()]) | {"format": found}
        del file["header"]
        file["header"] = json.dumps(header)
    with pytest.raises(ExpectationsMissing, match=f"has format {found}.*{remedy}"):
        read(path)


@pytest.mark.parametrize("place", ["header", "cases/twice_seven/mistakes", "givens/seven/tree"])
def test_a_file_without_one_of_its_parts_says_that_it_cannot_be_read(expectations, tmp_path, place):
    path = tmp_path / "a.h5"
    write(path, expectations)
    with h5py.File(path, "r+") as file:
        del file[place]
    with pytest.raises(ExpectationsMissing, match=r"a\.h5 cannot be read .*course record"):
        read(path)


@pytest.mark.parametrize("packed", [b"", b"no value", pack({"a": {"b": 1}}), pack([1, 2])])
def test_mistakes_and_calls_that_cannot_be_unpacked_say_so_when_they_are_needed(
    expectations, tmp_path, packed
):
    path = tmp_path / "a.h5"
    write(path, expectations)
    with h5py.File(path, "r+") as file:
        calls = [
            f"stand_ins/{name}/{f}" for name in file["stand_ins"] for f in file["stand_ins"][name]
        ]
        for place in ("cases/twice_seven/mistakes", *calls):
            del file[place]
            file[place] = np.frombuffer(packed, np.uint8)
    found = read(path)
    damaged = [each.mistakes for each in found.cases if each.case.name == "twice_seven"]
    for each in (*damaged, *found.stand_ins.values()):
        with pytest.raises(ExpectationsMissing, match=r"a\.h5 cannot be read .*course record"):
            each.get("double")


def test_a_file_of_a_later_hdf5_says_that_it_cannot_be_read(expectations, tmp_path):
    path = tmp_path / "a.h5"
    write(path, expectations)
    content = bytearray(path.read_bytes())
    content[8] = 250  # the version of the superblock
    path.write_bytes(content)
    with pytest.raises(ExpectationsMissing, match="cannot be read as stored expectations"):
        read(path)


def test_a_file_that_another_program_has_locked_is_read(expectations, tmp_path):
    write(tmp_path / "a.h5", expectations)
    with (tmp_path / "a.h5").open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert differences(read(tmp_path / "a.h5"), expectations) == []


def test_arrays_come_back_with_their_dtype(expectations, tmp_path):
    givens = {"x": np.arange(3, dtype=np.float32), "names": ["a", "ü"]}
    write(tmp_path / "a.h5", replace(expectations, suite=Suite("", [], givens), cases=()))
    back = read(tmp_path / "a.h5").suite.givens
    assert back["x"].dtype == np.float32
    assert back["names"] == ["a", "ü"]
