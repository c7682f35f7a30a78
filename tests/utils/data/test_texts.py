"""The texts for language models of letters."""

from coursework.data.texts import load_names, load_plays


def test_names_are_small_letters(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    names = load_names()
    assert len(names) == len(set(names)) == 1933
    assert set("".join(names)) == set("abcdefghijklmnopqrstuvwxyz")
    assert {"tyrannosaurus", "felis"} <= set(names)


def test_names_of_the_classic_course_are_used(monkeypatch, tmp_path):
    (tmp_path / "dinos.txt").write_text("Aachenosaurus\nZuniceratops")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    assert load_names() == ["aachenosaurus", "zuniceratops"]


def test_macbeth_is_held_out():
    plays, macbeth = load_plays()
    assert "to be, or not to be" in plays
    assert "is this a dagger which i see before me" in macbeth.replace("\n", " ")
    assert "is this a dagger which i see" not in plays
    assert len(set(plays + macbeth)) == 36
