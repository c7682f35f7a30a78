"""What a class's results come to: counts, shares and what needs a human."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from invigilator.autograding.result import ExerciseResult, SubmissionResult
from invigilator.checking.rendering import RUN_AGAIN
from invigilator.checking.verdict import ExerciseStatus
from invigilator.reporting.figures import points, share

BINS = 10
NEEDS_HUMAN = ("killed", "timeout", "missing")
WRONG = ("failed", "partial", "error")


@dataclass(frozen=True)
class Difficulty:
    """One exercise over the class: mean share of its points and how often each status came.

    `unexplained` counts the wrong answers that fit no known mistake; a stub is none.
    """

    name: str
    points: float
    mean_share: float
    statuses: Sequence[tuple[ExerciseStatus, int]]
    unexplained: int


@dataclass(frozen=True)
class MistakeCount:
    """A known mistake and the number of students who made it."""

    exercise: str
    sentence: str
    students: int


@dataclass(frozen=True)
class Attention:
    """Something of one submission that an instructor should look at.

    `exercise` is empty where the whole notebook is meant; `status` is that of an exercise,
    ``"rejected"`` or ``"note"``.
    """

    student: str
    exercise: str
    status: str
    message: str


def graded(results: Sequence[SubmissionResult]) -> list[SubmissionResult]:
    """The submissions that were not rejected."""
    return [result for result in results if result.status == "graded"]


def by_hand(result: SubmissionResult) -> str:
    """The points that a person gave for a submission's questions, or those that wait for one."""
    if not result.questions:
        return "–"
    if result.waiting:
        return f"{points(result.waiting)} waiting"
    return f"{points(result.given)} of {points(result.by_hand)}"


def score_share(result: SubmissionResult) -> float:
    """The share of all points that a submission got, between 0 and 1."""
    return share(result.score, result.max_score)


def mean_and_median(shares: Sequence[float]) -> tuple[float, float]:
    """Mean and median; both 0 without any value."""
    return (mean(shares), median(shares)) if shares else (0.0, 0.0)


def distribution(shares: Sequence[float]) -> list[int]:
    """How many shares lie in each tenth from 0 to 1; a share of 1 lies in the last."""
    counts = Counter(min(int(BINS * each + 1e-9), BINS - 1) for each in shares)
    return [counts[index] for index in range(BINS)]


def difficulties(results: Sequence[SubmissionResult]) -> list[Difficulty]:
    """Every exercise that occurs, in the notebook's order."""
    found: dict[str, list[ExerciseResult]] = {}
    for result in results:
        for exercise in result.exercises:
            found.setdefault(exercise.name, []).append(exercise)
    return [
        Difficulty(
            name=name,
            points=max(each.points for each in every),
            mean_share=mean(share(each.score, each.points) for each in every),
            statuses=Counter(each.status for each in every).most_common(),
            unexplained=sum(map(_is_unexplained, every)),
        )
        for name, every in found.items()
    ]


def _is_unexplained(exercise: ExerciseResult) -> bool:
    told = RUN_AGAIN in exercise.message or any(case.mistake for case in exercise.cases)
    return exercise.status in WRONG and not told


def mistakes(results: Sequence[SubmissionResult]) -> list[MistakeCount]:
    """Known mistakes, the most frequent first; each student counts once for each."""
    made = Counter(
        pair
        for result in results
        for pair in {
            (exercise.name, case.mistake)
            for exercise in result.exercises
            for case in exercise.cases
            if case.mistake
        }
    )
    ordered = sorted(made.items(), key=lambda item: (-item[1], item[0]))
    return [MistakeCount(name, sentence, students) for (name, sentence), students in ordered]


def attention(results: Sequence[SubmissionResult]) -> list[Attention]:
    """What needs your attention: rejected, stopped or late-running code, missing answers, notes."""
    return [
        each
        for result in sorted(results, key=lambda result: result.student)
        for each in _attention_of(result)
    ]


def _attention_of(result: SubmissionResult) -> Iterator[Attention]:
    if result.status == "rejected":
        yield Attention(result.student, "", "rejected", result.cause)
    for exercise in result.exercises:
        statuses = {exercise.status, *(case.status for case in exercise.cases)}
        for status in NEEDS_HUMAN:
            if status in statuses:
                yield Attention(result.student, exercise.name, status, exercise.message)
                break
    for note in result.notes:
        yield Attention(result.student, "", "note", note)
