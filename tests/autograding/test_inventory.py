"""Everything that is found has one fate, the counts add up, and no student vanishes."""

import io
import os
import string
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from collecting import NAME, NOTEBOOK, fates, graded, inventory, rejected, tarred, unpacked, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from invigilator.autograding.collection import take_inventory
from invigilator.autograding.collection.inventory import counts
from invigilator.exceptions import UnusablePath
from invigilator.reporting.inventory import print_inventory

FILES = {
    "ada/hw.ipynb": "notebook",
    "ada/helpers.py": "companion",
    "ada/data/small.csv": "companion",
    "ada/.ipynb_checkpoints/hw-checkpoint.ipynb": "ignored",
    "ada/.DS_Store": "ignored",
    "bo/hw.pdf": "rejected",
    "bo/notes.txt": "rejected",
    "cy/a.ipynb": "rejected",
    "cy/b.ipynb": "rejected",
    "__MACOSX/ada/._hw.ipynb": "ignored",
    "index.html": "ignored",
    "grades.csv": "ignored",
}


@pytest.fixture
def printed():
    """What is printed of an inventory."""

    def text(found, **options):
        buffer = io.StringIO()
        print_inventory(found, Console(file=buffer, width=500), **options)
        return buffer.getvalue()

    return text


def test_each_file_has_one_fate(tmp_path):
    (tmp_path / "class.zip").write_bytes(zipped(list(FILES)))
    found = inventory(tmp_path / "class.zip")
    assert fates(found) == FILES
    assert len(found.items) == len(FILES)
    assert counts(found.items) == Counter(FILES.values())


def test_on_disk_a_folder_that_is_not_looked_into_is_one(tmp_path):
    folder = unpacked(tmp_path / "class", [*FILES, "ada/venv/lib/x.py", "ada/env/pyvenv.cfg"])
    (folder / "di").mkdir()
    found = fates(inventory(folder))
    assert found["ada/venv"] == found["ada/env"] == found["__MACOSX"] == "ignored"
    assert found["di"] == "rejected"


def test_what_is_found_is_printed_with_counts_and_reasons(tmp_path, printed):
    (tmp_path / "class.zip").write_bytes(zipped([f"class/{name}" for name in FILES]))
    found = inventory(tmp_path / "class.zip")
    text = printed(found)
    assert "as files or folders that are named after their students, inside class:" in text
    assert "3 students; 12 files found: 1 to grade, 2 beside them, 4 from students who" in text
    assert "cannot be graded, 5 ignored" in text
    assert "ignored (macOS's own): " in text
    assert "hw.pdf" not in text
    assert len(printed(found, whole=True).splitlines()) == 1 + len(FILES)


def test_names_cannot_steer_the_terminal(tmp_path, printed):
    (tmp_path / "class.zip").write_bytes(zipped(["a\x1b[2Jb.ipynb", "\u202egnp.csv", "c.ipynb"]))
    text = printed(inventory(tmp_path / "class.zip"), whole=True)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_companions_are_few_small_and_beside_the_notebook(tmp_path):
    files = {f"ada/work/part{n}.txt": b"x" for n in range(150)}
    files |= {"ada/work/hw.ipynb": NOTEBOOK, "ada/work/large.bin": bytes(6 * 2**20)}
    files |= {"ada/elsewhere.csv": b"x", "ada/work/other.zip": zipped(["x.csv"])}
    (handed,) = inventory(unpacked(tmp_path / "class", files)).handed
    names = {str(each.name) for each in handed.companions}
    assert len(names) == 100
    assert "other.zip" in names
    assert {"large.bin", "elsewhere.csv", "../elsewhere.csv", "hw.ipynb"}.isdisjoint(names)


def test_a_companion_never_leads_out_of_its_folder(tmp_path):
    (tmp_path / "c.zip").write_bytes(zipped(["ada/hw.ipynb", "ada/../../evil.py", "/ada/x.py"]))
    for handed in inventory(tmp_path / "c.zip").handed:
        for companion in handed.companions:
            assert not companion.name.is_absolute()
            assert ".." not in companion.name.parts


@pytest.mark.parametrize(
    "name", ["hw.ipynb.txt", "hw.ipynb.json", "hw.json", "hw.IPYNB", "hw.txt", "hw.ipynb.download"]
)
def test_what_browsers_make_of_a_notebooks_name_is_looked_into(tmp_path, name):
    found = inventory(unpacked(tmp_path / "class", {f"ada/{name}": NOTEBOOK, "bo/x.ipynb": b""}))
    assert graded(found) == ["ada", "bo"]


@pytest.mark.parametrize("name", ["hw.ipynb.txt", "hw.ipynb.json", "hw.json", "hw"])
@pytest.mark.parametrize("content", [b"", b"text", b'{"a": 1}', b"\x89PNG", b"[1"])
def test_what_holds_no_notebook_is_rejected_with_what_was_found(tmp_path, name, content):
    found = inventory(unpacked(tmp_path / "class", {f"ada/{name}": content}))
    reason = rejected(found)["ada"]
    assert reason.startswith(f"there is no .ipynb file, only {name} (it ")
    assert "Ask for the notebook itself" in reason


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("hw.zip", b"broken", "it is not a zip archive"),
        ("hw.7z", b"7z", ".7z are not read: ask for a .zip"),
        ("hw.RAR", b"Rar!", ".rar are not read"),
        ("hw.ipynb.gz", b"\x1f\x8bbroken", ".gz files are not read"),
        ("hw.tar", b"broken" * 100, "it is not a tar archive"),
        ("hw.html", b"<html>", "an exported page"),
        ("hw.py", b"x", "a script"),
        ("hw.docx", b"PK", "a Word document"),
        ("hw.zip", zipped([]), "an archive with nothing in it"),
        ("hw.zip", zipped(["notes.pdf"]), "notes.pdf (a PDF)"),
    ],
)
def test_other_files_are_rejected_with_what_they_are(tmp_path, name, content, told):
    found = inventory(unpacked(tmp_path / "class", {f"ada/{name}": content}))
    assert told in rejected(found)["ada"]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_archives_are_read(tmp_path, mode):
    suffix = mode.replace("w", ".tar").replace(":", ".")
    path = tmp_path / f"class{suffix}"
    path.write_bytes(tarred({"class/ada.ipynb": NOTEBOOK, "class/bo.ipynb": b"bo's"}, mode))
    found = inventory(path)
    assert graded(found) == ["ada", "bo"]
    assert [each.read(1000) for each in found.handed] == [NOTEBOOK, b"bo's"]


def test_a_students_archive_beside_a_notebook_is_one_file(tmp_path):
    files = {"ada/hw.ipynb": NOTEBOOK, "ada/old.zip": zipped(["hw.ipynb", "x.csv"])}
    found = inventory(unpacked(tmp_path / "class", files | {"bo/hw.ipynb": NOTEBOOK}))
    assert fates(found)["ada/old.zip"] == "companion"
    assert len(found.items) == 3


def test_the_nearest_name_is_taken_where_several_notebooks_are(tmp_path):
    names = [f"ada/{NAME} (1).ipynb", "ada/scratch.ipynb"]
    (ada,) = inventory(unpacked(tmp_path / "class", names)).handed
    assert ada.path.name == f"{NAME} (1).ipynb"


def test_an_archive_among_several_paths_costs_its_own_student_alone(tmp_path):
    (tmp_path / "ada.zip").write_bytes(b"broken")
    (tmp_path / "bo.ipynb").write_bytes(NOTEBOOK)
    found = take_inventory([tmp_path / "ada.zip", tmp_path / "bo.ipynb"], NAME)
    assert graded(found) == ["bo"]
    assert "it is not a zip archive" in rejected(found)["ada"]


def test_a_student_with_a_notebook_at_one_place_and_none_at_another_is_graded(tmp_path):
    folders = [tmp_path / "monday", tmp_path / "tuesday"]
    unpacked(folders[0], ["ada/hw.pdf", "bo/hw.ipynb"])
    unpacked(folders[1], ["ada/hw.ipynb", "bo/hw.ipynb"])
    found = take_inventory(folders, NAME)
    assert graded(found) == ["ada"]
    assert "2 notebooks of bo" in rejected(found)["bo"]


#: Sources, and what becomes of the students: the bytes that count, or words of the reason.
SEVERAL = {
    "a path in an archive": (
        {"ada.ipynb": b"own", "bo.zip": {"ada/hw.ipynb": b"forged", "bo/hw.ipynb": b"own"}},
        {"ada": b"own", "bo": b"own"},
    ),
    "nothing else in the archive": (
        {"ada.ipynb": b"own", "bo.zip": {"ada/hw.ipynb": b"forged"}},
        {"ada": b"own", "bo": "bo.zip holds no notebook of bo, only ada/hw.ipynb under another"},
    ),
    "names as Canvas makes them": (
        {
            "ada_12_1234_hw.ipynb": b"own",
            "bo_13_1235_hw.zip": {"ada_12_1236_hw.ipynb": b"forged", "bo_13_1237_x.ipynb": b"own"},
        },
        {"ada_12": b"own", "bo_13": b"own"},
    ),
    "the own source is an archive": (
        {"ada.zip": {"hw.ipynb": b"own", "x.py": b""}, "bo.zip": {"ada/hw.ipynb": b"forged"}},
        {"ada": b"own", "bo": "no notebook of bo"},
    ),
    "the own source has a name of Canvas": (
        {
            "ada_12_1234_hw.zip": {"hw.ipynb": b"own"},
            "bo_13_1235_hw.zip": {"ada_12_1236_hw.ipynb": b"forged"},
        },
        {"ada_12": b"own", "bo_13": "no notebook of bo_13"},
    ),
    "the own source is a folder": (
        {"ada": {"hw.ipynb": b"own"}, "bo": {"ada/hw.ipynb": b"forged"}},
        {"ada": b"own", "bo": "no notebook of bo"},
    ),
    "the own source holds no notebook": (
        {"ada.pdf": b"own", "bo.zip": {"ada/hw.ipynb": b"forged", "bo/hw.ipynb": b"own"}},
        {"ada": "only ada.pdf", "bo": b"own"},
    ),
    "the own source is damaged": (
        {"ada.zip": b"broken", "bo.zip": {"ada/hw.ipynb": b"forged", "bo/hw.ipynb": b"own"}},
        {"ada": "not a zip archive", "bo": b"own"},
    ),
    "the own source holds several": (
        {"ada.zip": {"x.ipynb": b"x", "y.ipynb": b"y"}, "bo.zip": {"ada.ipynb": b"forged"}},
        {"ada": "only x.ipynb and y.ipynb under", "bo": "no notebook of bo", "x": b"x", "y": b"y"},
    ),
    "the others are in the class's archive": (
        {"all.zip": {"ada.ipynb": b"own", "bo.ipynb": b"x"}, "bo.zip": {"ada/hw.ipynb": b"own"}},
        {"ada": b"own", "bo": b"own"},
    ),
    "the name of the class's archive": (
        {"2026.zip": {"ada.ipynb": b"own", "cy.ipynb": b"own"}, "bo.zip": {"2026/x.ipynb": b"x"}},
        {"ada": b"own", "cy": b"own", "bo": "no notebook of bo", "2026": "no notebook of 2026"},
    ),
}


@pytest.mark.parametrize(("sources", "students"), SEVERAL.values(), ids=SEVERAL)
def test_nobody_hands_in_for_a_student_with_a_source_of_their_own(tmp_path, sources, students):
    for name, content in sources.items():
        if isinstance(content, bytes):
            (tmp_path / name).write_bytes(content)
        elif name.endswith(".zip"):
            (tmp_path / name).write_bytes(zipped(content))
        else:
            unpacked(tmp_path / name, content)
    found = take_inventory([tmp_path / name for name in sources], NAME)
    assert [each.student for each in found.handed] == sorted(students)
    for each in found.handed:
        told = students[each.student]
        if isinstance(told, bytes):
            assert (each.reason, each.read(10)) == ("", told)
        else:
            assert told in each.reason
    files = sum(len(each) if isinstance(each, dict) else 1 for each in sources.values())
    assert sum(counts(found.items).values()) == files
    assert counts(found.items)["notebook"] == len(graded(found))


@pytest.mark.parametrize("more", [[], ["bo.ipynb"]])
def test_what_bears_the_name_of_anothers_source_is_told_with_the_reason(tmp_path, printed, more):
    (tmp_path / "ada.ipynb").write_bytes(NOTEBOOK)
    (tmp_path / "bo.zip").write_bytes(zipped(["ada/hw.ipynb", *more]))
    found = take_inventory([tmp_path / "ada.ipynb", tmp_path / "bo.zip"], NAME)
    told = printed(found) + "".join(rejected(found).values())
    assert "ada/hw.ipynb" in told
    assert "(ada's own submission is ada.ipynb)" in printed(found, whole=True)
    assert more == [] or "ignored (ada's own submission is ada.ipynb): ada/hw.ipynb" in told


def test_a_folder_for_all_that_gives_nothing_is_no_student(tmp_path):
    unpacked(tmp_path / "submissions", ["ada.ipynb"])
    (tmp_path / "ada.ipynb").write_bytes(b"corrected")
    found = take_inventory([tmp_path / "submissions", tmp_path / "ada.ipynb"], NAME)
    (ada,) = found.handed
    assert (ada.student, ada.read(10)) == ("ada", b"corrected")


def test_students_without_a_notebook_beside_the_one_handed_out_are_there(tmp_path):
    folder = unpacked(tmp_path / "class", [f"{NAME}.ipynb", "ada/hw.pdf", "bo/hw.docx"])
    (folder / "cy").mkdir()
    assert {"ada", "bo", "cy"} <= set(rejected(inventory(folder)))


def test_bytes_are_read_when_their_turn_comes(tmp_path):
    (tmp_path / "ada.ipynb").write_bytes(NOTEBOOK)
    (ada,) = inventory(tmp_path / "ada.ipynb").handed
    (tmp_path / "ada.ipynb").write_bytes(b"later")
    assert ada.read(100) == b"later"
    assert ada.read(2) == b"la"


@pytest.mark.parametrize("where", ["zip", "tar", "disk"])
def test_links_and_pipes_are_neither_followed_nor_opened(tmp_path, where):
    folder = unpacked(tmp_path / "class", ["bo.ipynb"])
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(NOTEBOOK)
    source = folder
    if where == "disk":
        (folder / "ada.ipynb").symlink_to(secret)
        (folder / "cy").symlink_to(tmp_path)
        os.mkfifo(folder / "di.ipynb")
        (folder / "ed").mkdir()
        (folder / "ed" / "hw.ipynb").symlink_to(secret)
    elif where == "zip":
        source = tmp_path / "class.zip"
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("bo.ipynb", NOTEBOOK)
            for name, mode in {"ada": 0o120777, "di": 0o010644}.items():
                info = zipfile.ZipInfo(f"{name}.ipynb")
                info.create_system, info.external_attr = 3, mode << 16
                archive.writestr(info, str(secret))
    else:
        source = tmp_path / "class.tar"
        source.write_bytes(linked({"ada.ipynb": str(secret)}))
    found = inventory(source)
    assert graded(found) == ["bo"]
    assert "it is a link to another file; ask for the file itself" in rejected(found)["ada"]
    if where == "disk":
        assert {"cy", "ed"} <= set(rejected(found))
    if where != "tar":
        assert "it is a device or a pipe" in rejected(found)["di"]


def linked(links):
    """A tar archive with a notebook and symbolic links."""
    import tarfile

    buffer = io.BytesIO(tarred({"bo.ipynb": NOTEBOOK}, "w"))
    with tarfile.open(fileobj=buffer, mode="a") as archive:
        for name, target in links.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return buffer.getvalue()


WORDS = st.text(string.ascii_letters + " _-.é名\\()1", min_size=1, max_size=12)
SUFFIXES = st.sampled_from(
    [".ipynb", ".IPYNB", ".ipynb.txt", ".json", ".pdf", ".html", ".zip", ".tar.gz", "", ".csv"]
)
FOLDERS = st.sampled_from(
    [
        "ada",
        "bo",
        "submitted",
        NAME,
        "__MACOSX",
        ".git",
        "venv",
        "python_basics",
        "class",
        "Ada L_17_assignsubmission_file_",
        "submission_1",
        "17-9 - Ada - Nov 1, 2026 1000 AM",
    ]
)
FILENAMES = st.one_of(
    st.builds(lambda stem, suffix: stem + suffix, WORDS, SUFFIXES),
    st.sampled_from(["ada_12_99_hw.ipynb", "bo_13_98_hw.ipynb", f"{NAME}.ipynb", ".DS_Store"]),
)
TREES = st.lists(
    st.builds(
        lambda folders, name: "/".join([*folders, name]),
        st.lists(FOLDERS | WORDS, max_size=4),
        FILENAMES,
    ),
    min_size=1,
    max_size=12,
)
GENERATED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def taken(source):
    try:
        return inventory(source, ["python_basics"])
    except UnusablePath:
        return None


def require_whole(found, files):
    """Each file has one fate, alone or with the folder or archive that it lies in."""
    places = Counter("/".join(item.entry.parts) for item in found.items)
    for name in files:
        above = ["/".join(name.split("/")[:end]) for end in range(1, name.count("/") + 2)]
        assert sum(places[each] for each in above) == Counter(files)[name], name
    total = sum(item.entry.count for item in found.items)
    assert total == sum(counts(found.items).values())
    students = {item.student for item in found.items if item.fate in ("notebook", "rejected")}
    assert students == {each.student for each in found.handed}
    notebooks = [item for item in found.items if item.fate == "notebook"]
    assert len(notebooks) == sum(not each.reason for each in found.handed)


@GENERATED
@given(TREES)
def test_the_counts_add_up_for_any_tree_on_disk(names):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name in names:
            path = Path(folder) / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(NOTEBOOK if "ipynb" in name.lower() else b"text")
            except OSError:
                continue
            files.append(str(path.resolve().relative_to(Path(folder).resolve())))
        found = taken(Path(folder))
        if found is not None:
            require_whole(found, sorted(set(files)))


@GENERATED
@given(TREES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_counts_add_up_for_any_archive(names):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "class.zip"
        with zipfile.ZipFile(source, "w") as archive:
            for name in names:
                archive.writestr(name, NOTEBOOK if "ipynb" in name.lower() else b"text")
        found = taken(source)
        if found is not None:
            require_whole(found, [each for name in names if (each := normal(name))])


def normal(name):
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
