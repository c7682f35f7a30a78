"""Making the names of genera and the plays."""

from datasets.generators.genus_names import DINOSAURS, FOLDER, genera_of_wordnet, make_text, usable
from datasets.generators.plays import spoken_lines

LINES = [
    "02120997 05 n 02 Felis 0 genus_Felis 0 001 @ 01 n 0000 | type genus of the Felidae",
    "11607071 20 n 02 Pinus 0 genus_Pinus 0 001 @ 01 n 0000 | type genus of the Pinaceae",
    "02121620 05 n 02 cat 0 true_cat 0 001 @ 01 n 0000 | feline mammal",
]
PLAY = """# A play

## ACT I

_Enter two Witches_

**First Witch**
When shall we -- "meet" again [all]
In thunder?

_Exeunt_

**Second Witch**
Anon, caf\u00e9.
"""


def test_only_animals_are_taken():
    assert genera_of_wordnet(LINES) == {"felis"}


def test_names_have_plain_letters_and_a_usable_length():
    assert usable(["rana", "bos", "a-b-c-d", "rana", "x" * 21]) == ["rana"]
    assert usable(DINOSAURS.split()) == sorted(DINOSAURS.split())


def test_names_are_shuffled_but_always_in_the_same_way():
    text = make_text(LINES)
    assert text == make_text(LINES)
    assert sorted(text.split()) == sorted({"felis", *DINOSAURS.split()})
    assert text.split() != sorted(text.split())


def test_shipped_names_hold_the_typed_ones():
    shipped = set((FOLDER / "genera.txt").read_text("utf-8").split())
    assert set(DINOSAURS.split()) <= shipped


def test_only_what_is_spoken_is_left():
    assert spoken_lines(PLAY) == "when shall we -- meet again all\nin thunder?\n\nanon, cafe.\n"
