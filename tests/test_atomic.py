"""Files are written whole or not at all."""

import os
import threading

import pytest

from invigilator.atomic import write_json, write_text
from invigilator.exceptions import CourseError


def test_a_reader_finds_the_old_text_or_the_new_one_and_never_a_part(tmp_path):
    page = tmp_path / "pages" / "ada.html"
    texts = {letter * 300_000 for letter in "ab"}
    write_text(page, min(texts))
    found, over = set(), threading.Event()

    def read():
        while not over.is_set():
            found.add(page.read_text())

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(50):
        for text in sorted(texts):
            write_text(page, text)
    over.set()
    reader.join()
    assert found <= texts
    assert [each.name for each in page.parent.iterdir()] == ["ada.html"]


def test_a_file_that_cannot_be_written_stays_as_it_was_and_is_named(tmp_path):
    (tmp_path / "results.json").mkdir()
    told = r"results\.json cannot be written: Is a directory.*give the same command again"
    with pytest.raises(CourseError, match=told):
        write_json(tmp_path / "results.json", [1])
    assert [each.name for each in tmp_path.iterdir()] == ["results.json"]


def test_a_read_only_file_is_replaced_and_a_link_does_not_lead_elsewhere(tmp_path):
    other, page, link = (tmp_path / name for name in ("other", "page", "link"))
    other.write_text("untouched")
    page.write_text("old")
    page.chmod(0o444)
    link.symlink_to(other)
    write_text(page, "new", 0o640)
    write_text(link, "new")
    assert (page.read_text(), link.read_text(), other.read_text()) == ("new", "new", "untouched")
    assert page.stat().st_mode & 0o777 == 0o640
    assert not link.is_symlink()


def test_who_may_read_a_new_file_is_what_the_user_has_set(tmp_path):
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "page", "text")
    finally:
        os.umask(before)
    assert (tmp_path / "page").stat().st_mode & 0o777 == 0o640
