"""The instructor's page, read as a browser's parser reads it."""

import re

import pytest

from invigilator.autograding.result import Question
from invigilator.checking.rendering import RUN_AGAIN
from invigilator.reporting.class_report import render_report

SENTENCE = "The cost is the mean over the examples: divide by m."
OTHER = "The exponent has lost its minus sign."


@pytest.fixture
def read(parse):
    """Read the report on these results."""

    def read(*results, pages=None):
        return parse(render_report("course1/means", results, pages))

    return read


def section(page, start, end):
    return page.text.partition(start)[2].partition(end)[0].strip()


def test_it_counts_submissions_and_scores(read, make):
    results = [make.result(f"s{score}", score=score, max_score=100.0) for score in (20, 90, 100)]
    page = read(*results, make.rejected())

    counts = "Submissions 4 Graded 3 Rejected 1 Mean score 70% Median score 90% Need a look 1"
    assert counts in page.text


def test_the_distribution_is_drawn_and_told(read, make):
    scores = (0, 9.99, 10, 70, 100, 100)
    page = read(*(make.result(f"s{n}", score=s, max_score=100.0) for n, s in enumerate(scores)))

    assert page.tags.count("rect") == 4
    assert (
        "2 submissions from 0 to 10 percent. 1 submission from 10 to 20 percent. "
        "1 submission from 70 to 80 percent. 2 submissions from 90 to 100 percent."
    ) in page.text


def test_rejected_submissions_do_not_count_as_zero(read, make):
    page = read(make.result(score=8.0, max_score=10.0), make.rejected())
    assert "Mean score 80%" in page.text


def test_exercises_have_the_mean_share_of_their_points(read, make):
    def with_statuses(student, first, second):
        exercises = [make.exercise("double", first), make.exercise("average", second, points=4.0)]
        return make.result(student, exercises)

    page = read(with_statuses("a", "passed", "failed"), with_statuses("b", "passed", "partial"))

    told = section(page, "How hard each exercise was", "What needs your attention")
    assert "Hardest: average." in told
    assert "double 100% 10 2 passed" in told
    assert "average 25% 4 1 not right yet, 1 partly right" in told


def test_wrong_answers_that_fit_no_known_mistake_are_counted(read, make):
    known = [make.case("failed", mistake=SENTENCE)]
    unknown = [make.case("error", hidden=True)]
    unanswered = f"y is still None: {RUN_AGAIN}"
    page = read(
        make.result("a", [make.exercise("double", "failed", known)]),
        make.result("b", [make.exercise("double", "partial", unknown)]),
        make.result("c", [make.exercise("double", "error", unknown)]),
        make.result("d", [make.exercise("double", "killed", unknown), make.exercise("average")]),
        make.result("e", [make.exercise("double", "failed", unknown, message=unanswered)]),
    )

    told = section(page, "How hard each exercise was", "The most frequent mistakes")
    assert "; 2 with no known mistake average" in told
    assert told.count("known mistake") == 1


def test_mistakes_are_counted_by_student_the_most_frequent_first(read, make):
    def with_mistakes(student, *mistakes):
        cases = [make.case("failed", mistake=each, hidden=True) for each in mistakes]
        return make.result(student, [make.exercise("propagate", "failed", cases)])

    page = read(
        with_mistakes("a", SENTENCE, SENTENCE),
        with_mistakes("b", OTHER, SENTENCE),
        with_mistakes("c"),
    )

    told = section(page, "Exercise Mistake", "What needs your attention")
    assert told == f"2 propagate {SENTENCE} 1 propagate {OTHER}"


def test_what_needs_a_human_is_listed_by_student(read, make):
    stopped = make.case("killed", hidden=True)
    page = read(
        make.rejected("zed", "The file is empty."),
        make.result("bob", [make.exercise("double", "partial", [stopped])]),
        make.result("ada", [make.exercise("average", "missing", message="It was not found.")]),
        make.result("cyd", [make.exercise("double", "failed")]),
        make.result("eve", notes=["double is defined twice"]),
    )

    told = section(page, "What needs your attention", "Time spent on grading")
    assert told == (
        "ada – not found average: It was not found. bob † stopped the kernel double: "
        "eve i note double is defined twice zed – not graded The file is empty."
    )


def test_time_spent_is_told(read, make):
    page = read(*(make.result(f"s{n}", seconds=n) for n in range(1, 8)))

    told = section(page, "Time spent on grading", "Students")
    assert "28 s in all; 4.0 s for the median submission." in told
    assert re.findall(r"s\d", told) == ["s7", "s6", "s5", "s4", "s3"]


def test_students_stand_by_name_with_links_to_their_pages(read, make):
    results = [make.result("bob b", [make.exercise()]), make.result("Ada"), make.rejected("cyd")]
    page = read(*results, pages={"bob b": "../feedback/bob b/means#1.html"})

    assert set(page.values("href")) == {"../feedback/bob%20b/means%231.html"}
    told = page.text.rpartition("Exercises Time")[2]
    assert re.findall("Ada|bob b|cyd", told) == ["Ada", "bob b", "cyd"]
    assert "bob b 10 of 10 ✓ propagate: passed;" in told


def test_points_given_by_hand_stand_beside_the_score(read, make):
    page = read(
        make.result("ada", [make.exercise()], questions=[Question("why", 10.0, 8.0)]),
        make.result("bob", [make.exercise()], questions=[Question("why", 10.0)]),
        make.rejected("cyd"),
    )
    told = page.text.rpartition("Exercises By hand Time")[2]
    assert "8 of 10" in section(page, "ada 10 of 10 ✓ propagate: passed;", "bob")
    assert "10 waiting" in told.partition("bob")[2]
    assert "By hand" not in read(make.result("ada")).text


def test_a_page_cannot_be_a_script(read, make):
    page = read(make.result("ada"), pages={"ada": "javascript:alert(1)"})
    assert set(page.values("href")) == {"javascript%3Aalert%281%29"}


def test_hostile_text_is_shown_as_text(make, parse):
    hostile = make.hostile
    case = make.case("killed", message=hostile, mistake=hostile, name=hostile)
    exercise = make.exercise(hostile, "killed", [case], message=hostile)
    results = [make.result(hostile, [exercise], notes=[hostile]), make.rejected("z", hostile)]
    html = render_report(hostile, results)

    page = parse(html)
    assert "script" not in page.tags
    assert "<script>alert(1)</script> [bold]& evil {{ 7 * 7 }}" in page.text
    assert not {"\x1b", "\x07", "\u202e"} & set(html)


def test_the_page_stands_alone(read, make):
    page = read(make.result("ada", [make.exercise()]))

    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert "src" not in dict(page.attributes)
    ids = page.values("id")
    labels = [each for value in page.values("aria-labelledby") for each in value.split()]
    assert set(labels) <= set(ids)
    assert len(ids) == len(set(ids))


def test_an_empty_class_has_a_report(read):
    assert "There are no submissions yet." in read().text
