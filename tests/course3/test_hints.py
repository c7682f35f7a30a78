"""What is told of mistakes whose outputs look like those of others."""

import pytest

from answers import hint_on

METRICS, SPLITS = "course3/metrics_and_goals", "course3/splits_and_mismatch"
CURVES = "course3/learning_curves_and_search"
EVALUATE = "evaluate(settings)"
QUOTIENT = "(target - c) / a"
LAST = "([None] + [each for each in gaps if gaps[each] > 0])[-1]"
IF_NONE = ("    if gaps[name] <= 0:\n        name = None\n", "")
TWO_ARRAYS = "np.zeros(len(thresholds)), np.zeros(len(thresholds))"


@pytest.mark.parametrize(
    ("target", "exercise", "changes", "sentence"),
    [
        (
            METRICS,
            "precision_recall_curve",
            [
                (
                    f"precision, recall = {TWO_ARRAYS}",
                    "precision = recall = np.zeros(len(thresholds))",
                )
            ],
            "one and the same array",
        ),
        (SPLITS, "stable_split", [("parts[i] =", "part =")], "Every example lands in part 0"),
        (SPLITS, "group_split", [("/ 2) / m", "/ 2) // m")], "Every group lands in the first part"),
        (SPLITS, "leaks", [("rows.append(i)", "rows.append(nearest)")], "rows holds row numbers"),
        (SPLITS, "error_gaps", [("test - dev", "test - human")], "not from the human error"),
        (SPLITS, "largest_gap", [("if gaps[name]", "if min(gaps.values())")], "One negative gap"),
        (
            SPLITS,
            "largest_gap",
            [("max(gaps, key=gaps.get)", LAST), IF_NONE],
            "The last gap above 0",
        ),
        (
            CURVES,
            "examples_needed",
            [(f"({QUOTIENT}) ** (-1", f"-np.log({QUOTIENT}) * (1")],
            "logarithm of the n",
        ),
        (CURVES, "diagnose", [("train_error - h", "dev_error - h")], "not of the dev error"),
        (CURVES, "fit_power_law", [("np.log(sizes)", "np.log10(sizes)")], "another logarithm"),
        (CURVES, "fit_power_law", [("= -slope", "= -intercept")], "minus the slope"),
        (CURVES, "random_search", [(EVALUATE, "evaluate(space)")], "given the ranges"),
        (CURVES, "random_search", [(EVALUATE, "evaluate(settings[name])")], "all settings at once"),
        (
            CURVES,
            "diagnose",
            [("train_error - human_error", "abs(train_error - human_error)")],
            "no absolute value",
        ),
    ],
)
def test_a_mistake_is_not_taken_for_another(
    target: str, exercise: str, changes: list[tuple[str, str]], sentence: str
) -> None:
    assert sentence in hint_on(target, exercise, *changes)
