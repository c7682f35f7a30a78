"""The solution of project_simulator leads the league; other good policies pass, bad ones do not."""

from types import SimpleNamespace
from typing import Any

import pytest

from answers import answer_to, expectations, verdict_on
from coursework.simulator import league_table
from coursework.simulator.league import REFERENCE
from tables import right, told, wrong

TARGET = "course3/project_simulator"

#: The actions differ, but it is a habit nevertheless.
HABIT = """
def next_step(report, history, weeks_left):
    return "tune" if weeks_left > 1 else "ship"
"""

TOLD = [
    wrong(
        "next_step",
        "Your policy mostly tunes, and what that wins is mostly luck",
        answer=HABIT,
        most=0,
    ),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def test_the_solution_leads_the_league_and_doing_nothing_is_last(names: SimpleNamespace) -> None:
    table = league_table({"solution": names.next_step}, seeds=range(200))
    means = {name: float(errors.mean()) for name, errors in table.items()}
    assert means["solution"] == pytest.approx(REFERENCE, abs=5e-5)
    assert next(iter(means)) == "solution"
    assert list(means)[-1] == "does nothing"
    assert len(means) == 9
    assert sorted(means.values())[1] > 1.5 * means["solution"]


def test_every_case_of_the_gains_has_a_stand_in_for_the_gaps() -> None:
    recorded = expectations(TARGET)
    cases = [each.case.name for each in recorded.cases_of("expected_gain")]
    assert [name for name in cases if name not in recorded.stand_ins] == []


@pytest.mark.parametrize("action", ["collect_data", 7, None])
def test_an_unknown_action_is_told_and_names_the_known_ones(action: Any) -> None:
    answer = f"def next_step(report, history, weeks_left):\n    return {action!r}"
    verdict = verdict_on(TARGET, "next_step", answer)
    assert verdict.score == 0
    assert all(
        "which is no action. The actions are bigger_model" in c.remark for c in verdict.cases
    )


def test_an_error_in_some_projects_costs_only_their_cases() -> None:
    large = 'if report["dev_examples"] < 2000:'
    small = 'if report["dev_examples"] < 200:\n        raise KeyError("small")\n    if False:'
    answer = answer_to(TARGET, "next_step: without weeks", (large, small))
    verdict = verdict_on(TARGET, "next_step", answer)
    failed = {c.recorded.case.name for c in verdict.cases if c.status == "error"}
    assert {"ten_small_dev_sets", "twelve_more_small_dev_sets"} <= failed
    assert verdict.status == "partial"
