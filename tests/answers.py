"""The reference solution of an assignment, and the verdict on another answer to an exercise."""

from functools import cache

from invigilator.authoring.reference import Reference, outcomes
from invigilator.authoring.source import read_source
from invigilator.checking.diagnosis import AND
from invigilator.checking.store import Expectations, read_both
from invigilator.checking.verdict import ExerciseVerdict, judge_case, score_exercise
from project import COURSE


@cache
def solution(target: str) -> Reference:
    """The solution of an assignment, run once; its names are in ``namespace``."""
    return Reference(read_source(COURSE.one(target)))


@cache
def expectations(target: str) -> Expectations:
    """All that is recorded of an assignment, hidden cases included."""
    assignment = COURSE.one(target)
    return read_both(assignment.visible, assignment.hidden)


def verdict_on(target: str, name: str, answer: str) -> ExerciseVerdict:
    """Judge another answer to one exercise, all else being the solution's.

    Parameters
    ----------
    target : str
        The assignment, such as ``course1/logistic_regression``.
    name : str
        The exercise.
    answer : str
        The text of the student's cell.
    """
    recorded, reference = expectations(target), solution(target)
    (exercise,) = (each for each in reference.source.exercises if each.name == name)
    cases = recorded.cases_of(name)
    namespace = reference.with_answer(exercise, answer)
    found = outcomes([each.case for each in cases], recorded.suite, namespace)
    pairs = zip(cases, found, strict=True)
    verdicts = [judge_case(case, outcome, recorded.suite) for case, outcome in pairs]
    return score_exercise(recorded.exercise(name), verdicts)


def told(target: str, name: str, *changes: tuple[str, str]) -> str:
    """The sentence that a student is told whose answer is the solution's with some changes.

    Parameters
    ----------
    target : str
        The assignment, such as ``course1/logistic_regression``.
    name : str
        The exercise.
    changes : tuple of str
        Pairs of a text of the solution and what stands in its place.
    """
    source = solution(target).source
    (exercise,) = (each for each in source.exercises if each.name == name)
    answer = source.answer(exercise).source
    for old, new in changes:
        assert old in answer, f"{old!r} is not in the solution of {name}"
        answer = answer.replace(old, new)
    return verdict_on(target, name, answer).hint


def unseen_mistakes(target: str) -> list[str]:
    """The known mistakes of an assignment that pass every visible case, pairs left out.

    Parameters
    ----------
    target : str
        The assignment, such as ``course1/logistic_regression``.
    """
    recorded, unseen = expectations(target), []
    for exercise in recorded.exercises:
        visible = [each for each in recorded.cases_of(exercise.name) if not each.case.hidden]
        for sentence in (each for each in visible[0].mistakes if AND not in each):
            found = [judge_case(each, each.mistakes[sentence], recorded.suite) for each in visible]
            if all(verdict.status == "passed" for verdict in found):
                unseen.append(f"{exercise.name}: {sentence}")
    return unseen
