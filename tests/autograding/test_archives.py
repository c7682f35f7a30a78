"""Archives from learning platforms, graded without being unpacked."""

import os
import zipfile

import pytest
from collecting import NOTEBOOK, tarred
from collecting import zipped as zip_of

from invigilator.autograding.collection import collect, collect_one, tars
from invigilator.exceptions import UnusablePath

NAME = "logistic_regression"


@pytest.fixture
def zipped(tmp_path):
    """Make a zip archive of files of these names."""

    def made(*names, archive="class.zip"):
        with zipfile.ZipFile(tmp_path / archive, "w") as file:
            for name in names:
                file.writestr(name, "{}")
        return tmp_path / archive

    return made


@pytest.mark.parametrize(
    ("name", "student"),
    {
        "Ada Lovelace_17_assignsubmission_file_": "Ada Lovelace_17",
        "Ada Lovelace_17_assignsubmission_file_my_answers": "Ada Lovelace_17",
        "lovelaceada_4711_9983_logistic_regression": "lovelaceada_4711",
        "lovelaceada_LATE_4711_9983_logistic_regression-2": "lovelaceada_4711",
        "anon_aB3xY_9983_logistic_regression": "anon_aB3xY",
        "LATE_anon_aB3xY_9983_logistic_regression": "anon_aB3xY",
        "ada": "ada",
        "ada_lovelace_7": "ada_lovelace_7",
        "ada_lovelace_logistic_regression": "ada_lovelace_logistic_regression",
        "homework_2_20231234_lee": "homework_2_20231234_lee",
        "ada_2026_11_27": "ada_2026_11_27",
    }.items(),
)
def test_names_of_platforms_say_whose_a_file_is(tmp_path, name, student):
    (tmp_path / f"{name}.ipynb").write_text("{}")
    (handed,) = collect([tmp_path / f"{name}.ipynb"], NAME)
    assert handed.student == student


@pytest.mark.parametrize(
    "names",
    [
        ["ada.ipynb", "bob.ipynb", "__MACOSX/._ada.ipynb", "notes.txt"],
        ["class/ada/answers.ipynb", f"class/bob/{NAME}.ipynb", "class/bob/other.ipynb"],
        [f"submitted/ada/{NAME}/{NAME}.ipynb", f"submitted/bob/{NAME}/{NAME}.ipynb"],
    ],
)
def test_files_folders_and_nbgraders_layout(zipped, names):
    handed = collect([zipped(*names)], NAME)
    assert [each.student for each in handed] == ["ada", "bob"]
    assert [each.read(9).decode() for each in handed] == ["{}", "{}"]


def test_the_archives_of_moodle_and_canvas(zipped):
    moodle = zipped(
        "Ada L_1_assignsubmission_file_/answers.ipynb",
        "Bob_2_assignsubmission_file_answers.ipynb",
        "Cy_3_assignsubmission_file_/essay.pdf",
    )
    ada, bob, cy = collect([moodle], NAME)
    assert (ada.student, bob.student, cy.student) == ("Ada L_1", "Bob_2", "Cy_3")
    assert "there is no .ipynb file, only essay.pdf (a PDF)" in cy.reason
    canvas = zipped("adal_5_77_a.ipynb", "bob_LATE_6_78_a-1.ipynb", archive="canvas.zip")
    assert [each.student for each in collect([canvas], NAME)] == ["adal_5", "bob_6"]


def test_a_platforms_archive_may_be_unpacked_too(tmp_path):
    folder = tmp_path / "Ada L_1_assignsubmission_file_"
    folder.mkdir()
    (folder / "x.ipynb").write_text("{}")
    (handed,) = collect([tmp_path], NAME)
    assert handed.student == "Ada L_1"


def test_a_name_that_leads_out_of_the_archive_is_a_name_like_any_other(zipped):
    (handed,) = collect([zipped("../../evil.ipynb")], NAME)
    assert handed.read(9).decode() == "{}"


def test_what_is_no_archive_or_holds_no_notebook_is_said(zipped, tmp_path):
    (tmp_path / "broken.zip").write_text("none")
    with pytest.raises(UnusablePath, match=r"broken\.zip cannot be read: it is not a zip archive"):
        collect([tmp_path / "broken.zip"], NAME)
    with pytest.raises(UnusablePath, match="holds no notebooks"):
        collect([zipped("notes.txt")], NAME)


def test_other_assignments_in_an_archive_are_not_looked_at(zipped):
    archive = zipped(f"ada/{NAME}/{NAME}.ipynb", "bob/python_basics/python_basics.ipynb")
    (handed,) = collect([archive], NAME, ["python_basics"])
    assert handed.student == "ada"


@pytest.mark.parametrize("packed", [tarred, lambda files: zip_of({"hw.tgz": tarred(files)})])
def test_an_archive_that_is_handed_in_again_is_read_again(tmp_path, packed):
    path = tmp_path / ("ada.tar.gz" if packed is tarred else "ada.zip")
    read = []
    for answer in (b"first", b"other"):
        before = path.stat() if path.exists() else None
        path.write_bytes(packed({"hw.ipynb": NOTEBOOK + answer}))
        if before:
            os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))
        read.append(collect_one(path, "ada", NAME).read(100))
    assert read == [NOTEBOOK + b"first", NOTEBOOK + b"other"]


def test_another_archive_may_be_unpacked_while_one_is_opened(tmp_path, monkeypatch):
    """As it happens where several threads read what arrives."""
    for student in ("ada", "bob"):
        path = tmp_path / f"{student}.tgz"
        path.write_bytes(tarred({"hw.ipynb": NOTEBOOK + student.encode()}))

    def open_later(*arguments):
        monkeypatch.setattr(tars, "open", open)
        assert take("bob") == b"bob"
        return open(*arguments)

    def take(student):
        found = collect_one(tmp_path / f"{student}.tgz", student, NAME)
        return found.read(100).removeprefix(NOTEBOOK)

    monkeypatch.setattr(tars, "open", open_later, raising=False)
    assert take("ada") == b"ada"
