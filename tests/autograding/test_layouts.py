"""The layouts of learning platforms, packed and unpacked: who is there, with which file."""

import pytest
from collecting import NAME, NOTEBOOK, fates, graded, inventory, rejected, unpacked, zipped

from invigilator.exceptions import UnusablePath

BLACKBOARD = "HW 1_{}_attempt_2026-11-{}-10-15-33"
D2L = "{}-900 - {} - Nov {}, 2026 {}"
METADATA = b"""---
submission_101:
  :submitters:
  - :name: Ada Lovelace
    :sid: '17'
    :email: ada@example.org
  :created_at: 2026-11-27
submission_102:
  :submitters:
  - :name: Bo Li
    :sid:
"""

#: The layout that is recognised, the files, who is graded and who is rejected.
PLATFORMS = {
    "moodle, folders": (
        "moodle",
        [
            "Ada Lovelace_17_assignsubmission_file_/hw.ipynb",
            "Bo Li_18_assignsubmission_file_/a/b.ipynb",
            "Cy_19_assignsubmission_file_/report.pdf",
        ],
        ["Ada Lovelace_17", "Bo Li_18"],
        ["Cy_19"],
    ),
    "moodle, files": (
        "moodle",
        ["Ada L_17_assignsubmission_file_hw.ipynb", "Bo_18_assignsubmission_file_hw.html"],
        ["Ada L_17"],
        ["Bo_18"],
    ),
    "moodle, online text": (
        "moodle",
        [
            "Ada L_17_assignsubmission_file_/hw.ipynb",
            "Ada L_17_assignsubmission_onlinetext_/onlinetext.html",
            "Bo_18_assignsubmission_onlinetext_/onlinetext.html",
        ],
        ["Ada L_17"],
        ["Bo_18"],
    ),
    "moodle, in a course folder": (
        "moodle",
        [
            "Machine learning/Week 3/Ada_17_assignsubmission_file_/hw.ipynb",
            "Machine learning/Week 3/Bo_18_assignsubmission_file_/hw.ipynb",
            "Machine learning/.DS_Store",
        ],
        ["Ada_17", "Bo_18"],
        [],
    ),
    "canvas": (
        "canvas",
        [
            "lovelaceada_4711_9983_hw.ipynb",
            "libo_LATE_4712_9984_hw-1.ipynb",
            "ngcy_4713_9985_hw.zip",
            "oedi_4714_text.html",
        ],
        ["libo_4712", "lovelaceada_4711"],
        ["ngcy_4713", "oedi_4714"],
    ),
    "canvas, anonymous": (
        "canvas",
        ["anon_aB3xY_9983_hw.ipynb", "LATE_anon_Qq1zz_9984_hw.ipynb"],
        ["anon_Qq1zz", "anon_aB3xY"],
        [],
    ),
    "canvas, several files of one": (
        "canvas",
        [
            "ada_4711_9983_logistic_regression.ipynb",
            "ada_4711_9984_my_helpers.py",
            "bo_4712_9985_logistic_regression.ipynb",
            "bo_4712_9986_draft.ipynb",
        ],
        ["ada_4711", "bo_4712"],
        [],
    ),
    "gradescope": (
        "gradescope",
        {
            "assignment_5_export/submission_metadata.yml": METADATA,
            "assignment_5_export/submission_101/hw.ipynb": NOTEBOOK,
            "assignment_5_export/submission_102/hw.ipynb": NOTEBOOK,
            "assignment_5_export/submission_103/hw.pdf": b"%PDF",
        },
        ["Ada Lovelace_17", "Bo Li"],
        ["submission_103"],
    ),
    "blackboard": (
        "blackboard",
        [
            BLACKBOARD.format("ada_l", 27) + "_hw.ipynb",
            BLACKBOARD.format("ada_l", 27) + ".txt",
            BLACKBOARD.format("bo", 26) + "_hw.ipynb",
            BLACKBOARD.format("bo", 26) + ".txt",
        ],
        ["ada_l", "bo"],
        [],
    ),
    "brightspace": (
        "brightspace",
        [
            D2L.format(17, "Ada Lovelace", 27, "1015 AM") + "/hw.ipynb",
            D2L.format(18, "Bo-Anne Li", 26, "1:15 PM") + " - hw.ipynb",
            "index.html",
        ],
        ["Ada Lovelace_17", "Bo-Anne Li_18"],
        [],
    ),
    "nbgrader": (
        "nbgrader",
        [
            f"submitted/ada/{NAME}/{NAME}.ipynb",
            f"submitted/ada/{NAME}/timestamp.txt",
            f"submitted/bo/{NAME}/hw.ipynb",
            f"submitted/cy/{NAME}/hw.docx",
        ],
        ["ada", "bo"],
        ["cy"],
    ),
    "nbgrader, a whole course": (
        "nbgrader",
        [
            f"source/{NAME}/{NAME}.ipynb",
            f"release/{NAME}/{NAME}.ipynb",
            f"submitted/ada/{NAME}/{NAME}.ipynb",
            f"autograded/ada/{NAME}/{NAME}.ipynb",
        ],
        ["ada"],
        [],
    ),
    "classroom": (
        "classroom",
        [
            "logistic-regression-submissions/logistic-regression-ada/hw.ipynb",
            "logistic-regression-submissions/logistic-regression-ada/.git/HEAD",
            "logistic-regression-submissions/logistic-regression-bo-li/README.md",
        ],
        ["ada"],
        ["bo-li"],
    ),
    "vocareum": (
        "vocareum",
        [
            "ada@x.org/submission_1/hw.ipynb",
            "ada@x.org/submission_2/hw.ipynb",
            "bo@x.org/work/hw.ipynb",
        ],
        ["ada@x.org", "bo@x.org"],
        [],
    ),
    "names, files": (
        "names",
        ["ada.ipynb", "bo.IPYNB", "cy.ipynb.txt", "di.pdf", "ed.docx", "grades.csv", "index.html"],
        ["ada", "bo", "cy"],
        ["di", "ed"],
    ),
    "names, folders": (
        "names",
        ["ada/hw.ipynb", "bo/x/y/hw.ipynb", "cy/hw.py", "instructions.pdf"],
        ["ada", "bo"],
        ["cy"],
    ),
    "names, files of many suffixes": (
        "names",
        ["ada.ipynb", "ada.html", "ada.pdf"],
        ["ada"],
        [],
    ),
    "names, numbers that are no users": (
        "names",
        ["homework_2_20231234_lee.ipynb", "homework_2_20235678_kim.ipynb"],
        ["homework_2_20231234_lee", "homework_2_20235678_kim"],
        [],
    ),
    "names, dates": (
        "names",
        ["ada_2026_11_27.ipynb", "ada_2026_11_28.ipynb"],
        ["ada_2026_11_27", "ada_2026_11_28"],
        [],
    ),
    "names, one file of one student in two platforms' styles": (
        "names",
        ["ada_5_77_a.ipynb", "ada_5_78_b.ipynb"],
        ["ada_5_77_a", "ada_5_78_b"],
        [],
    ),
    "names, zipped again": (
        "names",
        {"ada.zip": zipped(["hw.ipynb"]), "bo.ZIP": zipped(["a/b/hw.ipynb", "__MACOSX/._b"])},
        ["ada", "bo"],
        [],
    ),
    "names, in folders for all": (
        "names",
        ["Downloads/submissions/ada.ipynb", "Downloads/submissions/bo.ipynb"],
        ["ada", "bo"],
        [],
    ),
    "names, in a folder of the assignment": (
        "names",
        [f"Week 3/{NAME}/ada.ipynb", f"Week 3/{NAME}/bo.ipynb"],
        ["ada", "bo"],
        [],
    ),
    "names, a page that is no text of Canvas's": (
        "names",
        ["my_report_text.html", "ada.ipynb"],
        ["ada"],
        ["my_report_text"],
    ),
    "a class in an archive in a folder": (
        "moodle",
        {"Downloads/class.zip": zipped(["A_1_assignsubmission_file_/x.ipynb"])},
        ["A_1"],
        [],
    ),
    "a class of each section": (
        "names",
        [
            "s1/A_1_assignsubmission_file_/x.ipynb",
            "s1/B_2_assignsubmission_file_/x.ipynb",
            "s2/C_3_assignsubmission_file_/x.ipynb",
        ],
        ["A_1", "B_2", "C_3"],
        [],
    ),
}


@pytest.fixture(params=["zip", "folder"])
def source(request, tmp_path):
    """Make files, in an archive or a folder of any name."""

    def made(files, name="export (1)"):
        if request.param == "folder":
            return unpacked(tmp_path / name, files)
        (tmp_path / f"{name}.zip").write_bytes(zipped(files))
        return tmp_path / f"{name}.zip"

    return made


@pytest.mark.parametrize("case", PLATFORMS.values(), ids=PLATFORMS)
def test_whoever_is_in_a_platforms_download_is_graded_or_rejected_by_name(source, case):
    layout, files, has, lacks = case
    found = inventory(source(files))
    assert found.sources[0].layout == layout
    assert graded(found) == has
    assert list(rejected(found)) == lacks
    assert all("there is no .ipynb file" in reason for reason in rejected(found).values())


def test_of_several_attempts_the_last_one_counts_and_that_is_said(source):
    first, last = BLACKBOARD.format("ada", 26), BLACKBOARD.format("ada", 27)
    found = inventory(source([f"{first}_hw.ipynb", f"{last}_hw.ipynb"]))
    (ada,) = found.handed
    assert ada.path.name == f"{last}_hw.ipynb"
    assert ada.notes == ("2 attempts; the last one counts, of 2026-11-27-10-15-33",)
    assert fates(found) == {f"{first}_hw.ipynb": "ignored", f"{last}_hw.ipynb": "notebook"}


def test_attempts_in_brightspace_are_ordered_by_time_not_by_letters(source):
    morning, noon = D2L.format(17, "Ada", 27, "945 AM"), D2L.format(17, "Ada", 27, "1230 PM")
    (ada,) = inventory(source([f"{noon}/hw.ipynb", f"{morning}/hw.ipynb"])).handed
    assert ada.path.parent.name == noon


def test_a_resubmission_to_canvas_counts_for_the_earlier_one(source):
    files = ["ada_4711_9983_hw.ipynb", "ada_4711_9991_hw-1.ipynb", "bo_4712_9985_hw.ipynb"]
    ada, _ = inventory(source(files)).handed
    assert ada.path.name == "ada_4711_9991_hw-1.ipynb"
    assert ada.notes == ("handed in again; hw-1.ipynb counts",)


def test_companions_have_the_names_that_the_student_gave_them(source):
    files = ["ada_4711_9983_hw.ipynb", "ada_4711_9984_my_helpers.py", "bo_4712_9985_hw.ipynb"]
    ada, _ = inventory(source(files)).handed
    (companion,) = ada.companions
    assert str(companion.name) == "my_helpers.py"
    assert companion.read(100) == b"text"


@pytest.mark.parametrize(
    ("files", "student"),
    [
        ([f"{NAME}.ipynb", "my_helpers.py"], "ada"),
        ([f"submissions/{NAME}.ipynb"], "ada"),
        ([f"{NAME}/{NAME} (1).ipynb", f"{NAME}/data.csv"], "ada"),
        (["submissions/bo.ipynb"], "bo"),
        (["bo/homework.ipynb"], "bo"),
        (["bo/homework.ipynb", "bo/notes.pdf"], "bo"),
        ([f"bo/{NAME}.ipynb", "bo/draft.ipynb"], "bo"),
    ],
)
def test_what_one_student_has_handed_in_bears_no_name_of_a_folder_for_all(source, files, student):
    assert graded(inventory(source(files, "ada"))) == [student]


def test_the_reading_that_gives_more_students_wins(source):
    found = inventory(source(["class/ada.ipynb", "class/bo.ipynb"]))
    assert graded(found) == ["ada", "bo"]
    assert found.sources[0].within == ("class",)


def test_a_layout_can_be_forced(source):
    path = source(["ada_5_77_a.ipynb", "ada_5_78_a-1.ipynb"])
    assert graded(inventory(path)) == ["ada_5_77_a", "ada_5_78_a-1"]
    assert graded(inventory(path, layout="canvas")) == ["ada_5"]


def test_a_layout_that_does_not_fit_is_refused(source):
    path = source(["ada.ipynb"])
    with pytest.raises(UnusablePath, match="cannot be read as Moodle's download"):
        inventory(path, layout="moodle")


def test_in_the_layout_of_names_a_platforms_names_are_kept_whole(source):
    path = source(["ada_4711_9983_hw.ipynb", "bo_4712_9984_hw.ipynb"])
    assert graded(inventory(path, layout="names")) == [
        "ada_4711_9983_hw",
        "bo_4712_9984_hw",
    ]
