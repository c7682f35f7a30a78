"""Whose a file is, and for which assignment, is told by its name or its folder."""

import pytest

from invigilator.watching.addresses import AddressBook

TWO = AddressBook({"sums", "means"}, others={"other"}, courses={"course1"})
ONE = AddressBook({"sums"}, others={"means"}, courses={"course1"})


def told(book, path):
    place = book.address(tuple(path.split("/")))
    return place and (place.student, place.assignment, "/".join(place.parts))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ada/sums/sums.ipynb", ("ada", "sums", "ada/sums")),
        ("ada/sums/helper.py", ("ada", "sums", "ada/sums")),
        ("ada/means/draft.ipynb", ("ada", "means", "ada/means")),
        ("sums/ada.ipynb", ("ada", "sums", "sums/ada.ipynb")),
        ("sums/ada/whatever.ipynb", ("ada", "sums", "sums/ada")),
        ("sums/ada/data/x.csv", ("ada", "sums", "sums/ada")),
        ("course1/sums/ada.ipynb", ("ada", "sums", "course1/sums/ada.ipynb")),
        ("ada_means.ipynb", ("ada", "means", "ada_means.ipynb")),
        ("means-ada.ipynb", ("ada", "means", "means-ada.ipynb")),
        ("ada/sums.ipynb", ("ada", "sums", "ada/sums.ipynb")),
        ("ada/Sums (1).ipynb", ("ada", "sums", "ada/Sums (1).ipynb")),
        ("ada+sums+2026-01-02 10:00 UTC+x/sums.ipynb", ("ada", "sums", None)),
        ("ada.ipynb", None),
        ("sums.ipynb", None),
        ("sums/readme.txt", None),
        ("ada/notes.txt", None),
        ("other/ada.ipynb", None),
        ("ada/other/sums.ipynb", None),
        ("ada/.ipynb_checkpoints/sums.ipynb", None),
        (".sums.ipynb", None),
        ("summary.ipynb", None),
    ],
)
def test_of_several_assignments(path, expected):
    if expected and expected[2] is None:
        expected = (*expected[:2], path.split("/")[0])
    assert told(TWO, path) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ada.ipynb", ("ada", "sums", "ada.ipynb")),
        ("ada_sums.ipynb", ("ada", "sums", "ada_sums.ipynb")),
        ("ada/homework.ipynb", ("ada", "sums", "ada")),
        ("ada/sums.ipynb", ("ada", "sums", "ada")),
        ("ada/data.csv", ("ada", "sums", "ada")),
        ("ada/sums/sums.ipynb", ("ada", "sums", "ada/sums")),
        ("ada/means/means.ipynb", None),
        ("grades.csv", None),
    ],
)
def test_of_the_only_assignment(path, expected):
    assert told(ONE, path) == expected


def test_the_longer_name_of_two_is_meant():
    book = AddressBook({"convolution", "convolution_application"})
    assert told(book, "ada_convolution_application.ipynb")[1] == "convolution_application"
