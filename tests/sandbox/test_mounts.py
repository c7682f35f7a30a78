"""What of the host a jail sees: matplotlib's lists of fonts, if they are ours."""

import pytest

from invigilator.sandbox.mounts import View, font_lists
from invigilator.sandbox.paths import FONTS
from project import COURSE


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """matplotlib's folder, with a list of ours, another file, and a link to one elsewhere."""
    folder = tmp_path / "matplotlib"
    folder.mkdir()
    (folder / "fontlist-v390.json").write_text("{}")
    (folder / "tex.cache").write_text("")
    (tmp_path / "secret").write_text("the solutions")
    (folder / "fontlist-v999.json").symlink_to(tmp_path / "secret")
    monkeypatch.setenv("MPLCONFIGDIR", str(folder))
    return folder


def test_only_a_list_of_fonts_of_ours_is_shown(cache):
    assert font_lists() == [cache / "fontlist-v390.json"]
    assert (cache / "fontlist-v390.json", FONTS / "fontlist-v390.json") in View(COURSE).mounts()


def test_without_a_cache_nothing_is_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path / "nowhere"))
    assert font_lists() == []
