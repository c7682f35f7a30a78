"""From verdicts to results: what instructors and students may read of them."""

from __future__ import annotations

from collections.abc import Sequence

from invigilator.autograding.remarks import Troubles
from invigilator.autograding.result import CaseResult, ExerciseResult
from invigilator.checking.rendering import WORDS, explain, is_filled
from invigilator.checking.verdict import CaseVerdict, ExerciseVerdict

#: Characters of a message that are kept: what is told of a student's values may be of any length.
MAX_MESSAGE = 4000

#: Errors whose names may be told of hidden cases: no name of a student's choice is among them.
KNOWN_ERRORS = (
    "AttributeError",
    "IndexError",
    "KeyError",
    "NameError",
    "TypeError",
    "UnboundLocalError",
    "ValueError",
    "ZeroDivisionError",
)
HIDDEN_WORDS = {
    "failed": "The answer is wrong for inputs other than the visible ones.",
    "missing": "What the exercise asks for is not defined.",
    "error": "Your code raised an error for inputs other than the visible ones.",
    "timeout": "Your code took too long.",
    "killed": "Your code ended the process or used more resources than allowed.",
}


def exercise_result(verdict: ExerciseVerdict, troubles: Troubles) -> ExerciseResult:
    """The result of one exercise.

    Parameters
    ----------
    verdict : ExerciseVerdict
        What the judge says.
    troubles : Troubles
        What went wrong in the cells behind it.
    """
    trouble = _trouble(verdict, troubles)
    message = " ".join(filter(None, [trouble or _message(verdict), _cause(verdict, troubles)]))
    return ExerciseResult(
        name=verdict.exercise.name,
        points=verdict.exercise.points,
        score=verdict.score,
        status=verdict.status,
        message=message[:MAX_MESSAGE],
        depends_on=list(verdict.depends_on),
        cases=_case_results(verdict),
    )


def _trouble(verdict: ExerciseVerdict, troubles: Troubles) -> str:
    return troubles.with_missing(verdict.exercise) if verdict.status == "missing" else ""


def _cause(verdict: ExerciseVerdict, troubles: Troubles) -> str:
    """The cell that is to blame for a name that an answer misses in a visible case."""
    found = [each.outcome for each in verdict.visible if each.outcome.error]
    errors = [f"{each.error}: {each.message}" for each in found]
    return troubles.behind(errors[0]) if errors and verdict.status != "passed" else ""


def _case_results(verdict: ExerciseVerdict) -> list[CaseResult]:
    results, number, filled = [], 0, is_filled(verdict)
    for case in verdict.cases:
        number += case.recorded.case.hidden
        results.append(_case_result(case, filled, verdict.mistake, f"hidden case {number}"))
    return results


def _case_result(
    case: CaseVerdict, filled: bool, mistake: str | None, hidden_name: str
) -> CaseResult:
    hidden, passed = case.recorded.case.hidden, case.status == "passed"
    message = HIDDEN_WORDS[case.status] if hidden and not passed else ""
    if not hidden and not passed:
        message = "\n".join(_explained(case, filled))
    return CaseResult(
        name=hidden_name if hidden else case.recorded.case.name,
        hidden=hidden,
        status=case.status,
        message=message[:MAX_MESSAGE],
        mistake=None if passed else mistake,
    )


def _explained(case: CaseVerdict, filled: bool) -> list[str]:
    """What the first run of a visible case tells, when nothing hidden was in reach."""
    first = case.first or case
    return explain(first, filled) if first.status != "passed" else []


def _message(verdict: ExerciseVerdict) -> str:
    if verdict.status == "passed":
        names = ", ".join(verdict.depends_on)
        told = f"Right by itself; it builds on {names}, where not everything is right yet."
        return told if names else ""
    return verdict.hint or _first_reason(verdict) or WORDS[verdict.status]


def _first_reason(verdict: ExerciseVerdict) -> str:
    wrong = [case for case in verdict.cases if case.status != "passed"]
    seen, filled = [case for case in wrong if not case.recorded.case.hidden], is_filled(verdict)
    visible = [line for case in seen for line in _explained(case, filled)]
    return visible[0] if visible else _hidden_reason(wrong) if wrong else ""


def _hidden_reason(wrong: Sequence[CaseVerdict]) -> str:
    """What the first hidden case that fails tells: its kind, written for students to read."""
    first = wrong[0]
    told = HIDDEN_WORDS[first.status]
    if first.outcome.error in KNOWN_ERRORS:
        told = f"Your code raised {first.outcome.error} for inputs other than the visible ones."
    case = first.recorded.case
    kind = case.kind or case.description.partition("\n")[0].rstrip(".")
    return f"{told} The first input that fails: {kind}." if kind else told
