"""What grading says of a submission: plain data, the contract of ``--json``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from invigilator.checking.ruling import CaseStatus
from invigilator.checking.verdict import ExerciseStatus


@dataclass(frozen=True)
class CaseResult:
    """One check of one exercise; of a hidden case the message gives nothing away."""

    name: str
    hidden: bool
    status: CaseStatus
    message: str = ""
    mistake: str | None = None


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise: its points, its score and the cases behind them."""

    name: str
    points: float
    score: float
    status: ExerciseStatus
    message: str = ""
    depends_on: list[str] = field(default_factory=list)
    cases: list[CaseResult] = field(default_factory=list)


@dataclass(frozen=True)
class Question:
    """A question that a person grades: its points, and what was given; None while it waits."""

    name: str
    points: float
    score: float | None = None
    comment: str = ""


@dataclass(frozen=True)
class SubmissionResult:
    """One submission: graded, or rejected with a reason; never lost.

    The reason is for the student. Where grading itself has failed, `failure` says how, and that
    is for the instructor alone: it stands on no student's page.
    """

    student: str
    assignment: str
    notebook: str
    status: Literal["graded", "rejected"]
    reason: str = ""
    score: float = 0.0
    max_score: float = 0.0
    seconds: float = 0.0
    exercises: list[ExerciseResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    failure: str = ""

    @property
    def cause(self) -> str:
        """Why there is no grade, as the instructor reads it."""
        return self.failure or self.reason

    @property
    def waiting(self) -> float:
        """The points that a person has still to give or to refuse."""
        return sum(each.points for each in self.questions if each.score is None)

    @property
    def given(self) -> float:
        """The points that a person has given for questions."""
        return sum(each.score or 0.0 for each in self.questions)

    @property
    def by_hand(self) -> float:
        """The points that a person may give for questions."""
        return sum(each.points for each in self.questions)

    def to_json(self) -> dict[str, Any]:
        """The result as JSON's own types; lists are shared with it, so leave them as they are."""
        exercises = [
            {**vars(each), "cases": [dict(vars(case)) for case in each.cases]}
            for each in self.exercises
        ]
        questions = [dict(vars(each)) for each in self.questions]
        return {**vars(self), "exercises": exercises, "questions": questions}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> SubmissionResult:
        """The result that `to_json` wrote."""
        exercises = [
            ExerciseResult(**{**each, "cases": [CaseResult(**case) for case in each["cases"]]})
            for each in data["exercises"]
        ]
        questions = [Question(**each) for each in data.get("questions", [])]
        return cls(**{**data, "exercises": exercises, "questions": questions})
