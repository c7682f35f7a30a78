"""Archives that are damaged or made to harm: each costs its own student at most."""

import contextlib
import io
import os
import random
import struct
import zipfile

import pytest
from collecting import NOTEBOOK, graded, inventory, rejected, tarred, unpacked, zipped

from invigilator.autograding.collection import take_inventory
from invigilator.autograding.collection.content import Unobtainable
from invigilator.exceptions import UnusablePath

STUDENTS = ["ada", "bo", "cy", "di", "ed"]
#: How many damaged archives of each kind are tried.
MUTATIONS = 1500


def content_of(student):
    """A notebook that is one student's, packed to some kilobytes."""
    noise = random.Random(student).randbytes(1500).hex()
    return f'{{"nbformat": 4, "cells": [], "of": "{student}", "noise": "{noise}"}}'.encode()


@pytest.fixture
def collected(tmp_path):
    """Collect an archive of these bytes."""

    def made(data, name="class.zip"):
        (tmp_path / name).write_bytes(data)
        return inventory(tmp_path / name)

    return made


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("/etc/ada.ipynb", "etc"),
        ("../../ada.ipynb", "ada"),
        ("C:\\Users\\x\\ada.ipynb", "Users"),
        ("ada\\hw.ipynb", "ada"),
        ("ada//hw.ipynb", "ada"),
        ("ada/./hw.ipynb", "ada"),
    ],
)
def test_a_name_that_leads_elsewhere_is_a_place_in_the_archive(collected, name, student):
    found = collected(zipped([name, "zoe/hw.ipynb"]))
    assert sorted(graded(found)) == sorted([student, "zoe"])


@pytest.mark.parametrize(
    "names",
    [
        ["ada//hw.ipynb", "ada/hw.ipynb"],
        ["ada\\hw.ipynb", "ada/hw.ipynb"],
        ["jos\u00e9/hw.ipynb", "jose\u0301/hw.ipynb"],
        ["ada.ipynb", "./ada.ipynb"],
    ],
)
def test_two_names_that_are_the_same_are_both_named(collected, names):
    found = collected(zipped([*names, "zoe.ipynb"]))
    assert graded(found) == ["zoe"]
    (reason,) = rejected(found).values()
    assert all(name in reason for name in names)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_two_notebooks(collected):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("ada.ipynb", "ada.ipynb", "bo.ipynb"):
            archive.writestr(name, NOTEBOOK)
    found = collected(buffer.getvalue())
    assert graded(found) == ["bo"]
    assert "2 notebooks of ada" in rejected(found)["ada"]


def test_capitals_make_two_students(collected):
    assert graded(collected(zipped(["Ada.ipynb", "ada.ipynb"]))) == ["Ada", "ada"]


def test_an_archive_cannot_take_the_place_of_another_ones_member(tmp_path):
    (tmp_path / "class.zip").write_bytes(zipped({"ada.ipynb": b"ada's", "bo.ipynb": b"bo's"}))
    (tmp_path / "z.zip").write_bytes(zipped({"../class.zip/ada.ipynb": b"z's", "z.ipynb": b"z's"}))
    found = take_inventory([tmp_path / "class.zip", tmp_path / "z.zip"], "hw")
    texts = {each.student: each.read(9) for each in found.handed if not each.reason}
    assert texts["ada"] == b"ada's"
    assert texts["bo"] == b"bo's"


@pytest.mark.parametrize(
    "raw", [b"Jos\xe9.ipynb", b"\x8e\xb1\x8e\xcf.ipynb", "名.ipynb".encode(), b"\xff\xfe\xfd.ipynb"]
)
@pytest.mark.parametrize("said_to_be_utf8", [False, True])
def test_names_in_any_code_page(collected, raw, said_to_be_utf8):
    data = zipped({"0123456789ab": NOTEBOOK, "bo.ipynb": NOTEBOOK})
    padded = raw.rjust(12, b"_")
    data = data.replace(b"0123456789ab", padded)
    if said_to_be_utf8:
        place = data.index(b"PK\x01\x02")
        data = data[: place + 8] + struct.pack("<H", 0x800) + data[place + 10 :]
    found = collected(data)
    assert len(graded(found)) == 2
    assert all(each.read(100) == NOTEBOOK for each in found.handed)
    for each in found.handed:
        each.student.encode("utf-8")


def test_names_on_disk_that_are_not_utf8(tmp_path):
    folder = unpacked(tmp_path / "class", ["bo.ipynb"])
    with open(os.fsencode(folder) + b"/Jos\xe9.ipynb", "wb") as file:
        file.write(NOTEBOOK)
    assert graded(inventory(folder)) == ["José", "bo"]


def test_thousands_of_nested_folders_in_an_archive(collected):
    found = collected(zipped(["ada/" + "d/" * 30_000 + "hw.ipynb", "ada2/hw.ipynb"]))
    assert graded(found) == ["ada2"]
    assert "more than 64 folders deep" in rejected(found)["ada"]


@pytest.fixture
def deep(tmp_path):
    """A folder of folders in folders, deeper than any path can say."""
    folder = tmp_path / "class" / "ada"
    folder.mkdir(parents=True)
    for _ in range(1900):
        (folder / "outer").mkdir()
        if (folder / "d").exists():
            (folder / "d").rename(folder / "outer" / "d")
        (folder / "outer").rename(folder / "d")
    yield folder
    while (folder / "d").exists():
        if (folder / "d" / "d").exists():
            (folder / "d" / "d").rename(folder / "inner")
        (folder / "d").rmdir()
        if (folder / "inner").exists():
            (folder / "inner").rename(folder / "d")


def test_thousands_of_nested_folders_on_disk(deep):
    unpacked(deep.parent, ["ada/hw.ipynb", "bo/hw.ipynb"])
    assert graded(inventory(deep.parent)) == ["ada", "bo"]


@pytest.mark.parametrize("nested", [False, True])
def test_thousands_of_files(collected, nested):
    files = {f"{n}.txt": b"" for n in range(60_000)} | {"hw.ipynb": NOTEBOOK}
    data = {"ada/hw.zip": zipped(files)} if nested else {f"ada/{n}": c for n, c in files.items()}
    found = collected(zipped(data | {"bo/hw.ipynb": NOTEBOOK}))
    assert graded(found) == ["ada", "bo"]
    assert sum(item.entry.count for item in found.items) == 60_002


def test_many_large_archives_are_cut_and_what_is_cut_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr("invigilator.autograding.collection.sources.BUDGET", 5000)
    many = zipped({f"{n}.txt": b"" for n in range(6000)} | {"hw.ipynb": NOTEBOOK})
    found = inventory(unpacked(tmp_path / "c", {f"s{n}/hw.zip": many for n in range(3)}))
    assert graded(found) == ["s0", "s1", "s2"]
    assert sum(item.entry.count for item in found.items) == 3 * 6001


def test_a_member_that_unpacks_to_gigabytes_is_read_to_its_bound(collected):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("ada.ipynb", "w", force_zip64=True) as file:
            for _ in range(64):
                file.write(bytes(2**20))
        archive.writestr("bo.ipynb", NOTEBOOK)
    ada, bo = collected(buffer.getvalue()).handed
    assert ada.read(1000) == bytes(1000)
    assert bo.read(1000) == NOTEBOOK


def test_a_packed_tar_archive_that_unpacks_to_gigabytes_is_one_students(tmp_path, monkeypatch):
    monkeypatch.setattr("invigilator.autograding.collection.tars.MAX_UNPACKED", 2**20)
    bomb = tarred({"hw.ipynb": NOTEBOOK, "zeros": bytes(2**21)})
    found = inventory(unpacked(tmp_path / "c", {"ada/hw.tgz": bomb, "bo/hw.ipynb": NOTEBOOK}))
    assert graded(found) == ["bo"]
    assert "unpacks to more than 1 MiB" in rejected(found)["ada"]


def test_archives_in_archives_in_archives_end(tmp_path):
    data = zipped(["hw.ipynb"])
    for _ in range(6):
        data = zipped({"hw.zip": data})
    found = inventory(unpacked(tmp_path / "c", {"ada/hw.zip": data, "bo/hw.ipynb": NOTEBOOK}))
    assert graded(found) == ["bo"]
    assert "an archive in an archive" in rejected(found)["ada"]


@pytest.mark.parametrize(
    ("offset", "value", "told"),
    [
        (8, b"\x01\x00", "it is encrypted: ask for it without a password"),
        (10, b"\x0e\x00", "a method that is not read (LZMA)"),
        (10, b"\x09\x00", "a method that is not read (Deflate64)"),
        (10, b"\x63\x00", "a method that is not read (AES)"),
    ],
)
def test_what_cannot_be_unpacked_costs_its_own_student(collected, offset, value, told):
    data = bytearray(zipped(["ada.ipynb", "bo.ipynb"]))
    place = data.index(b"PK\x01\x02") + offset
    data[place : place + 2] = value
    found = collected(bytes(data))
    assert graded(found) == ["bo"]
    assert told in rejected(found)["ada"]


def test_a_truncated_archive_gives_all_that_is_whole(collected):
    data = zipped({f"{name}.ipynb": content_of(name) for name in STUDENTS})
    found = collected(data[: data.index(b"ed.ipynb") + 100])
    assert [each.student for each in found.handed] == STUDENTS
    assert [each.read(10**4) for each in found.handed[:4]] == [*map(content_of, STUDENTS[:4])]
    with pytest.raises(Unobtainable, match="ends too early"):
        found.handed[4].read(10**4)


def test_a_directory_longer_than_is_read_is_one_students(tmp_path, monkeypatch):
    monkeypatch.setattr("invigilator.autograding.collection.sources.LONGEST_INSIDE", 1000)
    many = zipped([f"{n}.ipynb" for n in range(100)])
    found = inventory(unpacked(tmp_path / "c", {"ada/hw.zip": many, "bo/hw.ipynb": NOTEBOOK}))
    assert graded(found) == ["bo"]
    assert "more files than are read" in rejected(found)["ada"]


def test_headers_without_end_are_read_to_a_bound(collected):
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 9, 0)
    member = header + b"ada.ipynb"
    with pytest.raises(UnusablePath, match=r"holds no notebooks|cannot be read"):
        collected(b"PK\x03\x04" * 300_000, "headers.zip")
    assert len(collected(member * 2000, "members.zip").handed) == 1


def mutated(data, kind, rng):
    """Damaged bytes, and the stretch of the original that is no longer there or another."""
    place = rng.randrange(len(data))
    behind = place + rng.choice([1, 1, 2, 4, 16, 200])
    noise = rng.randbytes(behind - place)
    if kind == "changed":
        return data[:place] + noise + data[behind:], (place, behind)
    if kind == "removed":
        return data[:place] + data[behind:], (place, behind)
    if kind == "inserted":
        return data[:place] + noise + data[place:], (place, place)
    return data[:place], (place, len(data))


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_no_damage_makes_a_student_vanish(collected, kind):
    """Everyone whose bytes are untouched is listed; nothing but `UnusablePath` is ever raised."""
    files = {f"{name}.ipynb": content_of(name) for name in STUDENTS}
    data = zipped(files) if kind == "zip" else tarred(files, "w")
    first = b"PK\x03\x04" if kind == "zip" else b""
    marks = [data.index(f"{name}.ipynb".encode()) for name in STUDENTS]
    begins = [mark - 30 if first else mark for mark in marks]
    end = data.index(b"PK\x01\x02") if first else len(data)
    spans = dict(zip(STUDENTS, zip(begins, [*begins[1:], end], strict=True), strict=True))
    rng = random.Random(12)
    for number in range(MUTATIONS):
        how = rng.choice(["changed", "changed", "removed", "inserted", "cut"])
        broken, (low, high) = mutated(data, how, rng)
        untouched = {s for s, (a, b) in spans.items() if high <= a or low >= b}
        if how == "inserted":
            untouched = {s for s, (a, b) in spans.items() if not a < low < b}
        if kind == "tar" and how in ("removed", "inserted"):
            untouched = set()  # nothing behind stands where a block begins
        try:
            found = collected(broken, f"class.{kind}")
        except UnusablePath:
            assert not untouched, number
            continue
        listed = {each.student for each in found.handed}
        assert sum(item.entry.count for item in found.items) >= len(untouched), number
        assert untouched <= listed or high > end, (number, how, low, high)
        for each in found.handed:
            if each.student in untouched and not each.reason and high <= end:
                assert each.read(10**6) == content_of(each.student), (number, how)
            else:
                with contextlib.suppress(Unobtainable):
                    each.read(10**6)


DAMAGED = {
    "hw.zip": zipped({"a/hw.ipynb": content_of("ada"), "x.py": b"x" * 500, "d/": b""}),
    "hw.tar": tarred({"hw.ipynb": content_of("ada"), "x.py": b"x"}, "w"),
    "hw.tgz": tarred({"hw.ipynb": content_of("ada"), "x.py": b"x"}),
    "hw.tar.bz2": tarred({"hw.ipynb": content_of("ada")}, "w:bz2"),
    "hw.tar.xz": tarred({"hw.ipynb": content_of("ada")}, "w:xz"),
}


def test_a_students_damaged_archive_costs_nobody_else(tmp_path):
    rng = random.Random(5)
    folder = unpacked(tmp_path / "class", ["bo/hw.ipynb"])
    for number in range(400):
        name = rng.choice([*DAMAGED])
        damaged, _ = mutated(DAMAGED[name], rng.choice(["changed", "removed", "cut"]), rng)
        unpacked(folder, {f"ada/{name}": damaged})
        found = inventory(folder)
        assert [each.student for each in found.handed] == ["ada", "bo"], number
        for each in found.handed:
            with contextlib.suppress(Unobtainable):
                each.read(10**6)
        (folder / "ada" / name).unlink()


LIST = "".join(
    f"submission_{number}:\n  :submitters:\n  - :name: {name}\n    :sid: {name}\n"
    for number, name in ((1, "bo"), (2, "cy"))
).encode()
LIKE_DOWNLOADS = {
    "gradescope": {
        "submission_metadata.yml": LIST,
        "submission_1/x.ipynb": NOTEBOOK,
        "submission_2/x.ipynb": NOTEBOOK,
    },
    "moodle": [f"{name}_12_assignsubmission_file_/x.ipynb" for name in ("bo", "cy")],
    "moodle, deeper": [f"all/{name}_12_assignsubmission_file_/x.ipynb" for name in ("bo", "cy")],
    "canvas": ["bo_12_1234_x.ipynb", "cy_13_1235_x.ipynb"],
    "blackboard": [f"hw_{s}_attempt_2026-01-01-10-10-10_x.ipynb" for s in ("bo", "cy")],
    "brightspace": [f"12-4 - {s} - Nov 1, 2026 1010 AM/x.ipynb" for s in ("bo", "cy")],
}


@pytest.mark.parametrize("files", LIKE_DOWNLOADS.values(), ids=LIKE_DOWNLOADS)
@pytest.mark.parametrize("packed", [True, False])
def test_what_one_student_packs_is_never_anothers(tmp_path, files, packed):
    """Names and lists as a platform makes them, among the work of one student."""
    folder = unpacked(tmp_path / "class", [f"{name}.ipynb" for name in STUDENTS[1:]])
    if packed:
        (folder / "ada.zip").write_bytes(zipped(files))
    else:
        unpacked(folder / "ada", files)
    found = inventory(folder)
    assert sorted(each.student for each in found.handed) == STUDENTS
    assert {*graded(found)} >= {*STUDENTS[1:]}
    assert found.sources[0].layout == "names"
