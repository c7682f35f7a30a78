"""Results in a real gradebook of nbgrader's, read back through nbgrader."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import replace

import nbformat
import pytest
from nbgrader.utils import notebook_hash

from invigilator.autograding.result import Question
from invigilator.folder_names import folder_name
from invigilator.gradebook import GradebookError, record_results


@pytest.fixture
def gradebook(assignment):
    """Open the course's gradebook, as formgrader would."""
    from nbgrader.api import Gradebook

    url = f"sqlite:///{assignment.course_folder}/gradebook.db"
    opened = []

    def open_gradebook():
        opened.append(Gradebook(url, ""))
        return opened[-1]

    yield open_gradebook
    for each in opened:
        each.close()


@pytest.fixture
def grades(gradebook):
    """All grades of a student, by the cell's name."""

    def read(student):
        notebook = gradebook().find_submission_notebook("means", "means", student)
        return {grade.name: grade.to_dict() for grade in notebook.grades}

    return read


def run_nbgrader(assignment, *arguments):
    command = [sys.executable, "-m", "nbgrader", *arguments]
    done = subprocess.run(command, cwd=assignment.course_folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def autograded(assignment, student):
    path = assignment.course_folder / "autograded" / student / "means" / "means.ipynb"
    return nbformat.read(path, as_version=4)


def sources(notebook):
    return [cell.source for cell in notebook.cells]


def answered(release, text="Because nothing has no count."):
    release["cells"][-1]["source"] = text
    return release


def grade_by_hand(gradebook, student, cell, **values):
    opened = gradebook()
    grade = opened.find_grade(cell, "means", "means", student)
    for name, value in {"needs_manual_grade": False, **values}.items():
        setattr(grade, name, value)
    opened.db.commit()


def test_scores_come_out_of_nbgrader_export(assignment, make_result, make_rejected, release):
    results = [make_result("ada"), make_result("bob", "failed", "partial"), make_rejected("cyd")]
    record_results(assignment, [(result, release) for result in results])

    run_nbgrader(assignment, "export")

    with (assignment.course_folder / "grades.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {name: row["score"] for name, row in rows.items()} == {
        "ada": "10.0",
        "bob": "2.0",
        "cyd": "0.0",
    }
    assert {row["max_score"] for row in rows.values()} == {"15.0"}


def test_a_gradebook_is_made_where_there_is_none(
    assignment, make_result, release, grades, monkeypatch
):
    (assignment.course_folder / "gradebook.db").unlink()
    monkeypatch.setenv("PATH", "/usr/bin")

    record_results(assignment, [(make_result("ada"), release)])

    assert grades("ada")["check-double"]["auto_score"] == 6


def test_each_check_gets_its_score(assignment, make_result, release, grades):
    record_results(assignment, [(make_result("bob", "failed", "partial"), release)])

    found = grades("bob")
    assert {name: grade["auto_score"] for name, grade in found.items()} == {
        "check-double": 0,
        "check-average": 2,
        "reflection": 0,
    }
    assert not any(grade["needs_manual_grade"] for grade in found.values())


def test_a_given_answer_waits_for_a_human(assignment, make_result, release, grades):
    record_results(assignment, [(make_result("ada"), answered(release))])

    reflection = grades("ada")["reflection"]
    assert reflection["auto_score"] is None
    assert reflection["needs_manual_grade"]


def test_an_answer_that_is_gone_waits_for_a_human(assignment, make_result, release, grades):
    del release["cells"][-1]

    record_results(assignment, [(make_result("ada"), release)])

    assert grades("ada")["reflection"]["needs_manual_grade"]
    assert autograded(assignment, "ada").cells[-1].metadata.nbgrader.grade_id == "reflection"


def test_recording_again_changes_nothing(assignment, make_result, make_rejected, release, grades):
    graded = [(make_result("ada"), answered(release)), (make_rejected("cyd"), None)]

    def everything():
        record_results(assignment, graded)
        folders = [assignment.course_folder / step for step in ("autograded", "feedback")]
        files = [path for folder in folders for path in sorted(folder.rglob("*"))]
        texts = {path: path.read_text() for path in files if path.is_file()}
        return grades("ada"), grades("cyd"), texts

    assert everything() == everything()


def test_manual_scores_and_comments_stay(assignment, make_result, release, gradebook, grades):
    record_results(assignment, [(make_result("ada"), answered(release))])
    grade_by_hand(gradebook, "ada", "reflection", manual_score=4.0)
    grade_by_hand(gradebook, "ada", "check-double", manual_score=5.0, extra_credit=1.0)
    opened = gradebook()
    opened.find_comment("reflection", "means", "means", "ada").manual_comment = "Well said."
    opened.db.commit()

    record_results(assignment, [(make_result("ada", average="partial"), release)])

    found = grades("ada")
    assert found["reflection"]["manual_score"] == 4
    assert (found["check-double"]["manual_score"], found["check-double"]["extra_credit"]) == (5, 1)
    assert found["check-average"]["auto_score"] == 2
    assert not any(grade["needs_manual_grade"] for grade in found.values())
    comment = gradebook().find_comment("reflection", "means", "means", "ada")
    assert comment.comment == "Well said."


@pytest.mark.parametrize(
    ("text", "double", "cell"),
    [
        ("A better answer.", "passed", "reflection"),
        ("Because nothing has no count.", "failed", "check-double"),
    ],
)
def test_a_manual_score_is_reviewed_when_its_ground_changes(
    assignment, make_result, release, gradebook, grades, text, double, cell
):
    record_results(assignment, [(make_result("ada"), answered(release))])
    for each in ("reflection", "check-double"):
        grade_by_hand(gradebook, "ada", each, manual_score=3.0)

    record_results(assignment, [(make_result("ada", double), answered(release, text))])

    marked = {name for name, grade in grades("ada").items() if grade["needs_manual_grade"]}
    assert marked == {cell}


def test_a_rejected_submission_stands_out_in_formgrader(
    assignment, make_rejected, gradebook, grades
):
    reason = "It is not a notebook: <script>alert(1)</script>"
    record_results(assignment, [(make_rejected("cyd", reason), None)])

    (listed,) = gradebook().submission_dicts("means")
    assert (listed["score"], listed["needs_manual_grade"]) == (0, True)
    assert all(grade["auto_score"] == 0 for grade in grades("cyd").values())
    shown = autograded(assignment, "cyd")
    assert "It is not a notebook: &lt;script&gt;" in shown.cells[0].source
    assert [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in shown.cells[2:]] == [
        "double",
        "check-double",
        "average",
        "check-average",
        "reflection",
    ]


def test_a_graded_submission_loses_the_mark_of_its_rejection(
    assignment, make_result, make_rejected, release, grades
):
    record_results(assignment, [(make_rejected("cyd"), None)])
    record_results(assignment, [(make_result("cyd"), release)])

    found = grades("cyd")
    assert found["check-double"]["auto_score"] == 6
    assert not any(grade["needs_manual_grade"] for grade in found.values())


def test_without_the_executed_notebook_nothing_counts_as_unanswered(
    assignment, make_result, grades
):
    record_results(assignment, [(make_result("ada"), None)])

    assert grades("ada")["check-double"]["auto_score"] == 6
    assert grades("ada")["reflection"]["needs_manual_grade"]


def test_the_release_and_the_hidden_tests_stay_where_they_are(assignment, make_result, release):
    before = assignment.release.read_bytes()

    record_results(assignment, [(make_result("ada"), release)])

    assert assignment.release.read_bytes() == before
    for step in ("autograded", "feedback"):
        for path in (assignment.course_folder / step).rglob("*.*"):
            assert "secret_of_the_checks" not in path.read_text()


def test_nbgrader_makes_its_own_feedback_of_the_autograded_notebook(
    assignment, make_result, release
):
    record_results(assignment, [(make_result("bob", "failed"), release)])

    run_nbgrader(assignment, "generate_feedback", "means", "--force")

    page = (assignment.course_folder / "feedback/bob/means/means.html").read_text()
    assert "means (Score: 4.0 / 15.0)" in page
    assert "double: not right yet" in page


def test_files_that_nbgrader_made_read_only_are_replaced(assignment, make_result, release):
    record_results(assignment, [(make_result("bob", "failed"), release)])
    path = assignment.course_folder / "autograded/bob/means/means.ipynb"
    path.chmod(0o444)

    record_results(assignment, [(make_result("bob"), release)])

    assert "double: passed" in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_late_submission_is_dealt_with_by_the_policy_of_the_course(
    assignment, make_result, release, gradebook
):
    (assignment.course_folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
    )
    gradebook().update_or_create_assignment("means", duedate="2026-01-01 12:00:00 UTC")
    stamp = assignment.course_folder / "submitted/ada/means/timestamp.txt"
    stamp.parent.mkdir(parents=True)
    stamp.write_text("2026-01-02 12:00:00 UTC\n")

    record_results(assignment, [(make_result("ada"), release)])
    late = gradebook().find_submission("means", "ada")
    assert (late.score, late.late_submission_penalty) == (10, 10)
    copy = assignment.course_folder / "autograded/ada/means/timestamp.txt"
    assert copy.read_text() == stamp.read_text()

    stamp.write_text("2025-12-31 12:00:00 UTC\n")
    record_results(assignment, [(make_result("ada"), release)])
    assert not gradebook().find_submission("means", "ada").late_submission_penalty


def test_a_time_stamp_that_is_none_is_left_out(assignment, make_result, release, gradebook):
    stamp = assignment.course_folder / "submitted/ada/means/timestamp.txt"
    stamp.parent.mkdir(parents=True)
    stamp.write_text("the day after tomorrow")

    record_results(assignment, [(make_result("ada"), release)])

    assert gradebook().find_submission("means", "ada").timestamp is None
    assert not (assignment.course_folder / "autograded/ada/means/timestamp.txt").exists()


def test_feedback_goes_back_through_the_exchange_of_nbgrader(
    assignment, make_result, release, tmp_path
):
    (assignment.course_folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'course1'\n"
        f"c.Exchange.root = '{tmp_path / 'exchange'}'\n"
    )
    outbox = tmp_path / "exchange" / "course1" / "feedback"
    outbox.mkdir(parents=True)
    came_along = {
        "timestamp.txt": "2026-01-02 12:00:00 UTC",
        "submission_secret.txt": "f" * 128,
    }
    for name, text in came_along.items():
        path = assignment.course_folder / "submitted/ada/means" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    record_results(assignment, [(make_result("ada"), release)])
    run_nbgrader(assignment, "release_feedback", "means")

    secret = came_along["submission_secret.txt"]
    page = outbox / f"{notebook_hash(secret=secret, notebook_id='means')}.html"
    assert "Feedback for ada" in page.read_text()


def test_points_of_a_check_may_change_after_the_first_submissions(
    assignment, make_result, release, gradebook
):
    record_results(assignment, [(make_result("ada"), release)])
    for path in (assignment.release, assignment.instructor_notebook):
        notebook = json.loads(path.read_text())
        notebook["cells"][2]["metadata"]["nbgrader"]["points"] = 8
        path.write_text(json.dumps(notebook))
    result = make_result("ada")
    double = replace(result.exercises[0], points=8, score=8)

    again = replace(result, exercises=[double, result.exercises[1]])
    record_results(assignment, [(again, release)])

    submission = gradebook().find_submission("means", "ada")
    assert (submission.score, submission.max_score) == (12, 17)


def test_a_new_check_after_the_first_submissions_is_refused_with_a_way_out(
    assignment, make_result, release
):
    record_results(assignment, [(make_result("ada"), release)])
    for path in (assignment.release, assignment.instructor_notebook):
        notebook = json.loads(path.read_text())
        del notebook["cells"][3:5]
        path.write_text(json.dumps(notebook))
    result = make_result("ada")

    with pytest.raises(GradebookError, match="nbgrader db assignment remove means --force"):
        record_results(assignment, [(replace(result, exercises=result.exercises[:1]), release)])


def test_an_assignment_that_is_not_built_says_what_to_run(assignment, make_result, release):
    assignment.instructor_notebook.unlink()
    with pytest.raises(GradebookError, match=r"means\.ipynb does not exist.*course build"):
        record_results(assignment, [(make_result("ada"), release)])
    assignment.release.unlink()
    with pytest.raises(GradebookError, match=r"release.*does not exist. Run `course build"):
        record_results(assignment, [(make_result("ada"), release)])


def test_results_of_another_version_are_refused(assignment, make_result, release):
    result = make_result("ada")
    other = replace(result, exercises=[replace(result.exercises[0], points=60)])

    with pytest.raises(GradebookError, match=r"double at 60 points.*course record"):
        record_results(assignment, [(other, release)])


@pytest.mark.parametrize("name", ["..", "a/b", "", "nul\0", "two\nlines", "\u202egnp", "x" * 300])
def test_a_name_that_cannot_name_a_folder_gets_a_safe_one(
    assignment, make_result, release, grades, name
):
    record_results(assignment, [(make_result(name), release), (make_result("ada"), release)])
    safe = folder_name(name)
    assert grades(safe)["check-double"]["auto_score"] == 6
    assert grades("ada")["check-double"]["auto_score"] == 6
    assert (assignment.course_folder / "feedback" / safe / "means" / "means.html").is_file()


@pytest.mark.parametrize("what", ["link", "pipe", "folder that is a link"])
def test_what_lies_beside_a_submission_is_read_only_if_it_is_a_file(
    assignment, make_result, release, tmp_path, what
):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "submission_secret.txt").write_text("the instructor's")
    own = assignment.course_folder / "submitted" / "ada" / "means"
    own.parent.mkdir(parents=True)
    if what == "folder that is a link":
        own.symlink_to(tmp_path / "secret")
    else:
        own.mkdir()
    if what == "link":
        (own / "submission_secret.txt").symlink_to(tmp_path / "secret" / "submission_secret.txt")
    if what == "pipe":
        os.mkfifo(own / "submission_secret.txt")
        os.mkfifo(own / "timestamp.txt")
    record_results(assignment, [(make_result("ada"), release)])
    feedback = assignment.course_folder / "feedback" / "ada" / "means"
    assert [each.name for each in feedback.iterdir()] == ["means.html"]


def test_a_gradebook_in_use_is_waited_for(assignment, make_result, release, holder, grades):
    told = []

    def notify(message):
        told.append(message)
        holder.rollback()

    record_results(assignment, [(make_result("ada"), release)], notify=notify)

    assert len(told) == 1
    assert "in use by another program; waiting 60 s at most" in told[0]
    assert grades("ada")["check-double"]["auto_score"] == 6


@pytest.mark.usefixtures("holder")
def test_a_gradebook_in_use_for_too_long_says_what_to_close(assignment, make_result, release):
    told = []
    with pytest.raises(GradebookError, match="Close formgrader"):
        record_results(
            assignment, [(make_result("ada"), release)], patience=0.5, notify=told.append
        )
    assert told


def test_a_broken_gradebook_says_what_to_do(assignment, make_result, release):
    (assignment.course_folder / "gradebook.db").write_bytes(b"no database at all" * 100)

    with pytest.raises(GradebookError, match=r"file is not a database.*move it away"):
        record_results(assignment, [(make_result("ada"), release)])


def test_points_given_by_hand_and_their_comment_stand_on_the_feedback_page(
    assignment, make_result, release, gradebook
):
    result = make_result("ada", questions=[Question("reflection", 5.0)])
    page = assignment.course_folder / "feedback" / "ada" / "means" / "means.html"
    record_results(assignment, [(result, answered(release))])
    assert "waiting for your instructor" in page.read_text("utf-8")
    grade_by_hand(gradebook, "ada", "reflection", manual_score=4.0)
    opened = gradebook()
    opened.find_comment("reflection", "means", "means", "ada").manual_comment = "Well said."
    opened.db.commit()
    record_results(assignment, [(result, release)])
    text = page.read_text("utf-8")
    assert "waiting" not in text
    assert "4 of 5 points" in text
    assert "Well said." in text


def test_points_that_override_a_check_are_the_students_points(
    assignment, make_result, release, gradebook
):
    result = make_result("ada", "failed")
    record_results(assignment, [(result, release)])
    grade_by_hand(gradebook, "ada", "check-double", manual_score=5.0)
    (told,) = record_results(assignment, [(result, release)])

    double, average = told.exercises
    assert (double.score, average.score, told.score) == (5, 4, 9)
    assert "Your instructor gave these points." in double.message
    page = assignment.course_folder / "feedback" / "ada" / "means" / "means.html"
    assert "9</strong>" in page.read_text("utf-8")
