"""The solution of project_simulator leads the league; other good policies pass, bad ones do not."""

from typing import Any

import pytest

from answers import solution, unseen_mistakes, verdict_on
from coursework.simulator import league_table
from coursework.simulator.league import REFERENCE

TARGET = "course3/project_simulator"


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """The names of the solution."""
    return solution(TARGET).namespace


def test_the_solution_leads_the_league_and_doing_nothing_is_last(names: dict[str, Any]) -> None:
    table = league_table({"solution": names["next_step"]}, seeds=range(200))
    means = {name: float(errors.mean()) for name, errors in table.items()}
    assert means["solution"] == pytest.approx(REFERENCE, abs=5e-5)
    assert next(iter(means)) == "solution"
    assert list(means)[-1] == "does nothing"
    assert len(means) == 9
    assert sorted(means.values())[1] > 1.5 * means["solution"]


def test_mistakes_fail_visibly() -> None:
    assert unseen_mistakes(TARGET) == []


BY_GAPS = """
def next_step(report, history, weeks_left):
    if report["human_error"] is None:
        return "measure_human"
    if report["tags"] is None:
        return "error_analysis"
    if report["dev_examples"] < 1000:
        return "enlarge_dev"
    gaps = read_report(report)
    if gaps["labels"] > 0.03 and weeks_left > 1:
        return "clean_training_labels"
    worst = max(("bias", "variance", "mismatch"), key=gaps.get)
    if worst == "bias":
        return "train_longer" if report["training_slope"] > 0.001 else "bigger_model"
    if worst == "variance":
        return "regularize" if len(history) % 2 else "collect_web"
    return "synthesize" if report["tags"]["shaky"] > report["tags"]["rare"] else "collect_target"
"""

WITHOUT_WEEKS = """
def next_step(report, history, weeks_left):
    for name, action in (("human_error", "measure_human"), ("tags", "error_analysis")):
        if report[name] is None:
            return action
    if report["dev_examples"] < 2000:
        return "enlarge_dev"
    return max((a for a in COSTS if COSTS[a]), key=lambda a: expected_gain(report, a) / COSTS[a])
"""


@pytest.mark.parametrize("answer", [BY_GAPS, WITHOUT_WEEKS], ids=["by gaps", "without weeks"])
def test_other_policies_pass(answer: str) -> None:
    verdict = verdict_on(TARGET, "next_step", answer)
    assert verdict.status == "passed", [(c.recorded.case.name, c.remark) for c in verdict.cases]


@pytest.mark.parametrize("action", ["collect_data", 7])
def test_an_unknown_action_is_told_and_names_the_known_ones(action: Any) -> None:
    answer = f"def next_step(report, history, weeks_left):\n    return {action!r}"
    verdict = verdict_on(TARGET, "next_step", answer)
    assert verdict.score == 0
    assert all(
        "which is no action. The actions are bigger_model" in c.remark for c in verdict.cases
    )


def test_a_policy_that_returns_nothing_is_told_so() -> None:
    verdict = verdict_on(TARGET, "next_step", "def next_step(report, history, weeks_left): pass")
    assert verdict.score == 0
    assert all("returned None: is an action chosen" in case.remark for case in verdict.cases)


def test_gaps_may_be_negative() -> None:
    cut = """
def read_report(report):
    share, tags = report["wrong_training_labels"] or 0, report["tags"] or {"wrong label": 0}
    labels = report["train_error"] * share
    train, train_dev = report["train_error"] - labels, report["train_dev_error"] - labels
    dev = report["dev_error"] * (1 - tags["wrong label"])
    gaps = {"bias": train - (report["human_error"] or 0), "variance": train_dev - train}
    gaps |= {"mismatch": dev - train_dev, "labels": labels}
    return {name: max(0, gap) for name, gap in gaps.items()}
"""
    assert verdict_on(TARGET, "read_report", cut).status == "partial"
    assert verdict_on(TARGET, "read_report", cut.replace("max(0, gap)", "gap")).score == 20


def test_an_error_in_some_projects_costs_only_their_cases() -> None:
    answer = WITHOUT_WEEKS.replace(
        '    if report["dev_examples"] < 2000:',
        '    if report["dev_examples"] < 200:\n        raise KeyError("small")\n    if False:',
    )
    verdict = verdict_on(TARGET, "next_step", answer)
    failed = {c.recorded.case.name for c in verdict.cases if c.status == "error"}
    assert {"ten_small_dev_sets", "twelve_more_small_dev_sets"} <= failed
    assert verdict.status == "partial"


def test_a_habit_is_told_though_the_actions_differ() -> None:
    answer = """
def next_step(report, history, weeks_left):
    return "tune" if weeks_left > 1 else "ship"
"""
    verdict = verdict_on(TARGET, "next_step", answer)
    assert verdict.score == 0
    assert verdict.mistake.startswith(
        "Your policy mostly tunes, and what that wins is mostly luck."
    )


def test_other_right_answers_to_the_small_ones_pass() -> None:
    reading = """
def read_report(report):
    wrong = report["train_error"] * (report["wrong_training_labels"] or 0.0)
    share = report["tags"]["wrong label"] if report["tags"] else 0.0
    levels = [report["human_error"] or 0.0, report["train_error"] - wrong,
              report["train_dev_error"] - wrong, report["dev_error"] - share * report["dev_error"]]
    gaps = dict(zip(("bias", "variance", "mismatch"), np.diff(levels)))
    return gaps | {"labels": wrong}
"""
    assert verdict_on(TARGET, "read_report", reading).status == "passed"
