"""The page that tells an instructor how a class did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from invigilator.autograding.result import SubmissionResult
from invigilator.checking.looks import Look
from invigilator.reporting import summary
from invigilator.reporting.page import render
from invigilator.reporting.similarity import Pair
from invigilator.reporting.view import LOOKS, REJECTED

SLOWEST = 5
MISTAKES = 20
_NOTE = Look("i", "note", "none")


def render_report(
    target: str,
    results: Sequence[SubmissionResult],
    pages: Mapping[str, str] | None = None,
    pairs: Sequence[Pair] = (),
    beside: str = "",
) -> str:
    """A self-contained HTML page on a class's results.

    Parameters
    ----------
    target
        The assignment, such as ``course1/logistic_regression``.
    results
        Every submission, graded or rejected.
    pages
        Where each student's feedback page lies: a relative path with forward slashes, by student.
        Students that are not named get no link.
    pairs
        Submissions that are alike, the most alike first.
    beside
        Where the page lies that shows these pairs.

    Returns
    -------
    str
        A page without scripts and without anything to load; figures are inline SVG or plain
        boxes, each with its numbers as text.
    """
    graded = summary.graded(results)
    shares = [summary.score_share(result) for result in graded]
    mean, median = summary.mean_and_median(shares)
    mistakes = summary.mistakes(results)
    return render(
        "class_report.html",
        target=target,
        results=sorted(results, key=lambda result: result.student.casefold()),
        graded=graded,
        mean=mean,
        median=median,
        distribution=summary.distribution(shares),
        difficulties=summary.difficulties(results),
        mistakes=mistakes[:MISTAKES],
        more_mistakes=max(len(mistakes) - MISTAKES, 0),
        attention=_by_student(results),
        slowest=sorted(results, key=lambda result: -result.seconds)[:SLOWEST],
        seconds=[result.seconds for result in results],
        questions=any(result.questions for result in results),
        by_hand=summary.by_hand,
        waiting=[result for result in results if result.waiting],
        pairs=pairs[:MISTAKES],
        more_pairs=max(len(pairs) - MISTAKES, 0),
        beside=quote(beside),
        links={student: quote(path) for student, path in (pages or {}).items()},
        looks={**LOOKS, "rejected": REJECTED, "note": _NOTE},
        tones=_tones,
        score_share=summary.score_share,
        mean_and_median=summary.mean_and_median,
    )


def _by_student(
    results: Sequence[SubmissionResult],
) -> list[tuple[str, list[summary.Attention]]]:
    found = summary.attention(results)
    return [
        (student, list(group)) for student, group in groupby(found, key=lambda each: each.student)
    ]


def _tones(statuses: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """How many there are of each tone, from good to none."""
    counts = dict.fromkeys(("good", "part", "bad", "odd", "none"), 0)
    for status, number in statuses:
        counts[LOOKS[status].tone] += number
    return [(tone, number) for tone, number in counts.items() if number]
