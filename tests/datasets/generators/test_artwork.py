"""Reading drawings from npm archives."""

import io
import json
import tarfile

import pytest

from datasets.generators.artwork import ArtSet, load_drawings

SQUARE = '<path d="M0 0h8v4h-8z" fill="#f00"/>'
ICONS = {
    "icons": {"cat": {"body": SQUARE}, "dog": {"body": SQUARE, "width": 32, "height": 32}},
    "width": 16,
    "height": 16,
}
ART_SET = ArtSet("toys", "1.0.0", "MIT")


@pytest.fixture
def folder(tmp_path):
    with tarfile.open(tmp_path / "iconify-json-toys-1.0.0.tgz", "w:gz") as archive:
        for name, content in (("icons", ICONS), ("info", {"license": {"spdx": "MIT"}})):
            text = json.dumps(content).encode()
            member = tarfile.TarInfo(f"package/{name}.json")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text))
    return tmp_path


def test_drawings_come_in_the_order_of_the_package(folder):
    assert [drawing.name for drawing in load_drawings(ART_SET, folder)] == ["cat", "dog"]


def test_rendered_drawing_is_cut_to_what_is_drawn(folder):
    cat, dog = (drawing.render() for drawing in load_drawings(ART_SET, folder))
    assert (cat.mode, cat.size) == ("RGBA", (64, 32))
    assert dog.size == (32, 16)
    assert cat.getpixel((10, 10)) == (255, 0, 0, 255)


def test_missing_archive_is_named_with_the_command_that_fetches_it(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"npm pack @iconify-json/toys@1\.0\.0"):
        list(load_drawings(ART_SET, tmp_path))


def test_changed_licence_stops_the_work(folder):
    with pytest.raises(ValueError, match=r"states the licence MIT, not CC-BY-4\.0"):
        list(load_drawings(ArtSet("toys", "1.0.0", "CC-BY-4.0"), folder))
