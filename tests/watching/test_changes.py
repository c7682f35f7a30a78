"""What the watch is told of a folder in which something changes."""

import threading
import time

import pytest

from invigilator.watching.changes import changes

#: Long enough for the slowest machine; a change comes within a second.
PATIENCE = 60


@pytest.fixture
def told(tmp_path):
    """A watched folder, and a function that waits for a path in it, and gives all that was told."""
    root, stop = tmp_path / "drop", threading.Event()
    root.mkdir()
    stream, seen = changes(root, stop), set()
    next(stream)

    def until(path):
        end = time.monotonic() + PATIENCE
        while path not in seen and time.monotonic() < end:
            seen.update(next(stream))
        assert path in seen
        return seen

    yield root, until
    stop.set()


def test_a_new_folder_and_what_is_put_into_it_are_told(told):
    root, until = told
    (root / "ada").mkdir()
    (root / "ada" / "at once.ipynb").write_text("{}")
    until(root / "ada" / "at once.ipynb")
    (root / "ada" / "later.ipynb").write_text("{}")
    until(root / "ada" / "later.ipynb")


def test_where_a_link_leads_to_is_not_watched(told, tmp_path):
    root, until = told
    elsewhere = tmp_path / "home of somebody"
    elsewhere.mkdir()
    (root / "eve.ipynb").symlink_to(elsewhere)
    until(root / "eve.ipynb")
    (elsewhere / "private.txt").write_text("")
    (root / "bob.ipynb").write_text("{}")
    assert not [path for path in until(root / "bob.ipynb") if path.name == "private.txt"]


def test_a_folder_that_goes_ends_nothing(told):
    root, until = told
    (root / "ada").mkdir()
    until(root / "ada")
    (root / "ada").rmdir()
    (root / "bob").mkdir()
    (root / "bob" / "x.ipynb").write_text("{}")
    until(root / "bob" / "x.ipynb")
    (root / "ada").mkdir()
    (root / "ada" / "again.ipynb").write_text("{}")
    until(root / "ada" / "again.ipynb")
