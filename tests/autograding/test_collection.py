"""Which files are whose, in every layout in which submissions arrive."""

import os

import pytest

from invigilator.autograding.collection import collect
from invigilator.exceptions import UnusablePath

NAME = "logistic_regression"


@pytest.fixture
def make(tmp_path):
    """Make files below a folder and return the folder."""

    def made(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("{}")
        return tmp_path

    return made


def students(*paths):
    return [each.student for each in collect(paths, NAME)]


def test_one_file_belongs_to_the_student_it_is_named_after(make):
    path = make("ada.ipynb") / "ada.ipynb"
    (handed,) = collect([path], NAME)
    assert (handed.student, handed.path, handed.reason) == ("ada", path, "")


def test_any_file_may_be_named_even_one_that_is_no_notebook(make):
    path = make("ada.pdf") / "ada.pdf"
    (handed,) = collect([path], NAME)
    assert handed.student == "ada"
    assert "only ada.pdf (a PDF)" in handed.reason
    assert "Ask for the notebook itself" in handed.reason


def test_a_folder_of_notebooks(make):
    folder = make("zoe.ipynb", "ada.ipynb", "read me.txt", ".ada.ipynb")
    assert students(folder) == ["ada", "zoe"]


def test_the_submitted_folder_of_nbgrader(make):
    folder = make(
        f"submitted/ada/{NAME}/{NAME}.ipynb",
        f"submitted/ada/{NAME}/timestamp.txt",
        "submitted/ada/python_basics/python_basics.ipynb",
        f"submitted/bob/{NAME}/{NAME}.ipynb",
    )
    assert students(folder / "submitted") == ["ada", "bob"]


@pytest.mark.parametrize("file", ["python_basics.ipynb", "homework.ipynb", "answers.pdf"])
def test_whoever_has_only_handed_in_another_assignment_is_not_there(make, file):
    folder = make(f"submitted/ada/{NAME}/{NAME}.ipynb", f"submitted/bob/python_basics/{file}")
    (handed,) = collect([folder / "submitted"], NAME, ["python_basics"])
    assert handed.student == "ada"


def test_a_folder_that_is_named_after_no_assignment_is_looked_into(make):
    folder = make("submitted/ada/log_reg/homework.ipynb", "submitted/ada/python_basics/x.ipynb")
    (handed,) = collect([folder / "submitted"], NAME, ["python_basics"])
    assert (handed.path.name, handed.reason) == ("homework.ipynb", "")


def test_where_only_other_assignments_are_there_is_nothing_to_grade(make):
    folder = make("submitted/bob/python_basics/python_basics.ipynb")
    with pytest.raises(UnusablePath, match="holds no notebooks"):
        collect([folder / "submitted"], NAME, ["python_basics"])


def test_one_file_of_the_submitted_folder_belongs_to_the_student_of_its_folder(make):
    name = f"submitted/ada/{NAME}/{NAME}.ipynb"
    assert students(make(name) / name) == ["ada"]


def test_a_folder_for_each_student_as_moodle_makes_them(make):
    folder = make(
        "Ada Lovelace_1234_assignsubmission_file/my homework.ipynb",
        "Bob Noyce_99_assignsubmission_file/deep/inside/x.ipynb",
    )
    assert students(folder) == [
        "Ada Lovelace_1234",
        "Bob Noyce_99",
    ]


def test_a_renamed_notebook_is_found(make):
    folder = make(
        f"submitted/ada/{NAME}/homework (1).ipynb",
        "submitted/ada/python_basics/python_basics.ipynb",
    )
    (handed,) = collect([folder / "submitted"], NAME)
    assert (handed.path.name, handed.reason) == ("homework (1).ipynb", "")


def test_the_notebook_of_the_right_name_is_taken_where_there_are_several(make):
    folder = make(f"submitted/ada/{NAME}/{NAME}.ipynb", f"submitted/ada/{NAME}/notes.ipynb")
    (handed,) = collect([folder / "submitted"], NAME)
    assert (handed.path.name, handed.reason) == (f"{NAME}.ipynb", "")


def test_what_may_be_another_version_beside_a_notebook_is_told(make):
    (handed,) = collect([make("ada/hw.ipynb", "ada/hw.ipynb.txt", "ada/data.txt")], NAME)
    assert handed.path.name == "hw.ipynb"
    (note,) = handed.notes
    assert note.startswith("hw.ipynb.txt lies beside the notebook")


def test_two_notebooks_of_one_student_are_refused_and_named(make):
    folder = make(f"submitted/ada/{NAME}/a.ipynb", f"submitted/ada/{NAME}/b.ipynb")
    (handed,) = collect([folder / "submitted"], NAME)
    places = f"ada/{NAME}/a.ipynb and ada/{NAME}/b.ipynb"  # and nothing of this machine
    assert handed.reason == f"there are 2 notebooks of ada: {places}; keep one of them"


def test_two_paths_with_a_notebook_of_the_same_student_cost_nobody_else(make):
    folder = make("monday/ada.ipynb", "tuesday/ada.ipynb", "tuesday/bob.ipynb")
    ada, bob = collect([folder / "monday", folder / "tuesday"], NAME)
    assert "2 notebooks of ada: monday/ada.ipynb and tuesday/ada.ipynb; keep" in ada.reason
    assert bob.reason == ""


def test_the_same_file_named_twice_is_one(make):
    folder = make("ada.ipynb")
    (handed,) = collect([folder / "ada.ipynb", folder, folder / "ada.ipynb"], NAME)
    assert handed.reason == ""


def test_checkpoints_are_no_submissions(make):
    folder = make(
        "ada.ipynb",
        ".ipynb_checkpoints/ada-checkpoint.ipynb",
        f"bob/{NAME}/homework.ipynb",
        f"bob/{NAME}/.ipynb_checkpoints/homework-checkpoint.ipynb",
    )
    assert [each.reason for each in collect([folder], NAME)] == ["", ""]


def test_a_student_with_other_files_only_is_refused_and_they_are_named(make):
    folder = make("ada/answers.pdf", "bob/x.ipynb")
    ada, bob = collect([folder], NAME)
    assert "no .ipynb file, only answers.pdf" in ada.reason
    assert bob.reason == ""


def test_a_missing_path_is_an_error(tmp_path):
    with pytest.raises(UnusablePath, match=r"nowhere does not exist\. Name a notebook"):
        collect([tmp_path / "nowhere"], NAME)


@pytest.mark.parametrize("files", [[], ["notes.txt"], [".ipynb_checkpoints/a.ipynb"]])
def test_a_folder_with_nothing_to_grade_is_an_error(make, tmp_path, files):
    with pytest.raises(UnusablePath, match="holds no notebooks"):
        collect([make(*files)], NAME)


def test_a_folder_that_may_not_be_read_is_an_error(make):
    folder = make("ada.ipynb")
    folder.chmod(0)
    try:
        if os.access(folder, os.R_OK):
            pytest.skip("this user may read everything")
        with pytest.raises(UnusablePath, match=r"cannot be read: Permission denied\."):
            collect([folder], NAME)
    finally:
        folder.chmod(0o755)


def test_a_path_that_the_file_system_refuses_is_an_error(tmp_path):
    with pytest.raises(UnusablePath, match=r"cannot be read: File name too long\."):
        collect([tmp_path / ("x" * 300)], NAME)
