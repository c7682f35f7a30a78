"""Names of students as names of folders: kept where every system bears them, else safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invigilator.folder_names import folder_name

BORNE = ["ada", "Ada Lovelace_17", "José Ñandú", "李博", "Ωμέγα", "a'b", "a&b", "100%", "a#1?"]
ODD = ["", ".", "..", "a/b", "a\\b", " a", "a ", "a.", "-rf", "a\nb", "a\0b", "\u202egnp"]
ODD += ["x" * 255, "é" * 120, "名" * 80, "\udce9", "a_b-c14cddc0", "\x1b[2J"]
ODD += ["<img src=x onerror=alert(1)>", 'a";alert(1)//']


@pytest.mark.parametrize("student", BORNE)
def test_a_name_that_can_be_borne_is_kept(student):
    assert folder_name(student) == student


@pytest.mark.parametrize("student", ODD)
def test_another_name_gets_a_safe_one(student, tmp_path):
    name = folder_name(student)
    assert name != student
    assert name.isprintable()
    (tmp_path / name).mkdir()
    (tmp_path / f"{name}.html").write_text("")
    assert folder_name(student) == name


def test_students_whose_safe_names_look_alike_keep_names_of_their_own():
    assert len({folder_name(student) for student in [*BORNE, *ODD]}) == len(BORNE) + len(ODD)
    assert folder_name(folder_name("a/b")) != folder_name("a/b")


@given(st.text(), st.text())
def test_no_two_students_share_a_folder(one, other):
    assert (folder_name(one) == folder_name(other)) == (one == other)
