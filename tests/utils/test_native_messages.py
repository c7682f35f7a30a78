"""Messages of libraries in C++ are hidden while they are loaded, and only then."""

import os

import pytest

from coursework.native_messages import hidden_messages


def test_nothing_is_seen_of_what_is_written_inside(capfd: pytest.CaptureFixture[str]) -> None:
    with hidden_messages():
        os.write(2, b"inside")
    os.write(2, b"outside")
    assert capfd.readouterr().err == "outside"


def test_an_error_comes_through(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ImportError, match="no such library"), hidden_messages():
        raise ImportError("no such library")
    os.write(2, b"afterwards")
    assert capfd.readouterr().err == "afterwards"
