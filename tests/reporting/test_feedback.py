"""A student's page, read as a browser's parser reads it."""

import pytest

from invigilator.autograding.result import Question
from invigilator.course import Assignment, Course
from invigilator.folder_names import folder_name
from invigilator.reporting.feedback import render_feedback
from invigilator.reporting.files import write_feedback

SENTENCE = "The cost is the mean over the examples: divide by m."


@pytest.fixture
def read(make, parse):
    """Read the page on a submission with these exercises."""

    def read(*exercises, title="Means", **values):
        return parse(render_feedback(make.result("ada", exercises, **values), title))

    return read


def test_it_tells_the_total_and_every_exercise(read, make):
    page = read(
        make.exercise("double", points=7.5),
        make.exercise("average", "partial", points=5.0, message="Right on some inputs."),
    )

    assert "Feedback for ada Means" in page.text
    assert "10 of 12.5 points 1 of 2 exercises right" in page.text
    assert "double ✓ passed 7.5 of 7.5" in page.text
    assert "average ◐ partly right 2.5 of 5 points Right on some inputs." in page.text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("passed", "✓ passed"),
        ("partial", "◐ partly right"),
        ("failed", "✗ not right yet"),
        ("missing", "– not found"),
        ("error", "! raised an error"),
        ("timeout", "∞ took too long"),
        ("killed", "† stopped the kernel"),
    ],
)
def test_every_status_has_a_mark_and_words(read, make, status, words):
    assert f"propagate {words}" in read(make.exercise(status=status)).text


def test_it_says_what_an_exercise_builds_on(read, make):
    page = read(make.exercise("optimize", "failed", depends_on=["propagate", "sigmoid"]))
    assert "It builds on propagate, sigmoid, where not everything is right yet" in page.text


def test_visible_cases_say_what_was_wrong(read, make):
    message = "dw: expected shape (4, 1), got (1, 4)\nfirst difference at (0, 0)"
    page = read(make.exercise(cases=[make.case("failed", message=message)]))
    assert f"two numbers: not right yet {' '.join(message.split())}" in page.text


def test_of_all_hidden_cases_together_one_word_is_said(make, parse):
    secrets = {"name": "secret_name", "message": "expected secret_value, printed secret_print"}
    cases = [
        make.case(),
        make.case("failed", hidden=True, mistake=SENTENCE, **secrets),
        make.case("passed", hidden=True, **secrets),
        make.case("error", hidden=True, **secrets),
    ]
    html = render_feedback(make.result("ada", [make.exercise("f", "partial", cases)]), "Means")

    text = parse(html).text
    assert text.count("other inputs:") == 1
    assert "other inputs: partly right" in text
    assert "raised an error" not in text
    assert "secret" not in html


def test_a_mistake_is_told_once(read, make):
    cases = [make.case("failed", mistake=SENTENCE), make.case("failed", hidden=True)]
    same = [make.case("failed", hidden=True, mistake=SENTENCE)] * 2

    assert read(make.exercise("f", "failed", cases + same)).text.count(SENTENCE) == 1
    headed = read(make.exercise("f", "failed", cases + same, message=SENTENCE))
    assert headed.text.count(SENTENCE) == 1
    judged = [make.case("failed", message=SENTENCE, mistake=SENTENCE)]
    assert read(make.exercise("f", "failed", judged + same)).text.count(SENTENCE) == 1


def test_a_message_that_a_case_repeats_is_told_once(read, make):
    cases = [make.case("failed", message="cost: expected 1, got 2\ndw: off by 3")]
    page = read(make.exercise("f", "failed", cases, message="cost: expected 1, got 2"))
    assert page.text.count("cost: expected 1, got 2") == 1


def test_notes_are_shown(read, make):
    page = read(make.exercise(), notes=["propagate is defined twice; the last one counts"])
    assert "Notes on your notebook propagate is defined twice" in page.text


def test_a_rejected_submission_gets_its_reason_and_what_to_do(make, parse):
    page = parse(render_feedback(make.rejected(reason="The file is empty."), "Means"))

    assert "not graded This submission could not be graded The file is empty." in page.text
    assert "hand it in again" in page.text
    assert "of 0 points" not in page.text


def test_hostile_text_is_shown_as_text(make, parse):
    hostile = make.hostile
    case = make.case("failed", message=hostile, mistake=hostile, name=hostile)
    texts = {"message": hostile, "depends_on": [hostile]}
    exercise = make.exercise(hostile, "failed", [case], **texts)
    result = make.result(hostile, [exercise], notes=[hostile], notebook=hostile, reason=hostile)
    html = render_feedback(result, hostile)

    page = parse(html)
    assert not {"script", "img", "iframe"} & set(page.tags)
    assert "<script>alert(1)</script> [bold]& evil {{ 7 * 7 }}" in page.text
    assert not {"\x1b", "\x07", "\u202e"} & set(html)


def test_an_endless_message_is_cut(make):
    exercise = make.exercise("f", "error", message="x" * 10_000_000)
    assert len(render_feedback(make.result("ada", [exercise]), "Means")) < 100_000


def test_the_page_stands_alone_and_runs_nothing(read, make):
    page = read(make.exercise(cases=[make.case()]))

    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert all(value.startswith("#") for value in page.values("href"))
    assert "src" not in dict(page.attributes)
    assert any("default-src 'none'" in value for value in page.values("content"))


def test_every_link_and_label_has_its_target(read, make):
    page = read(make.exercise("double"), make.exercise("average"), notes=["a note"])

    ids = page.values("id")
    targets = [value.removeprefix("#") for value in page.values("href")]
    assert set(targets + page.values("aria-labelledby")) <= set(ids)
    assert len(ids) == len(set(ids))
    assert len(targets) == 2


def test_the_instructors_folders_are_not_told(make):
    assert "/class/" not in render_feedback(make.result("ada", [make.exercise()]), "Means")


@pytest.mark.parametrize("name", ["x" * 255, "名" * 100, "a/b", "..", "\u202egnp", "two\nlines"])
def test_no_name_keeps_others_from_their_pages(make, tmp_path, name):
    assignment = Assignment("course1", "means", Course(tmp_path))
    write_feedback(assignment, [make.result(name), make.result("ada")], tmp_path / "pages")
    pages = {page.name for page in (tmp_path / "pages").iterdir()}
    assert pages == {f"{folder_name(name)}.html", "ada.html"}


def test_a_question_graded_by_hand_waits_until_points_are_given(make, read):
    waiting = read(make.exercise(), questions=[Question("reflection", 5.0)])
    assert "reflection: waiting for your instructor (up to 5 points, not included" in waiting.text
    given = read(make.exercise(), questions=[Question("reflection", 5.0, 3.5, "Say why.")])
    assert "reflection: 3.5 of 5 points" in given.text
    assert "Say why." in given.text
