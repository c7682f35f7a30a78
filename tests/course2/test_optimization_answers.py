"""Other answers to the optimization methods: right ones pass, wrong ones are told why not."""

import pytest

from answers import verdict_on

TARGET = "course2/optimization_methods"


test_right_answer = right(TARGET)


def test_labels_of_one_row_only_are_told_so() -> None:
    answer = CLASSIC_BATCHES.replace("RESHAPED", ".reshape((1, m))")
    verdict = verdict_on(TARGET, "random_mini_batches", answer)
    assert verdict.status == "partial"
    assert "Labels may have several rows" in (verdict.mistake or "")


def test_epsilon_under_the_root_is_told_so() -> None:
    answer = CLASSIC_ADAM.replace("[key]) + epsilon)", "[key] + epsilon))")
    verdict = verdict_on(TARGET, "update_parameters_with_adam", answer)
    assert verdict.status != "passed"
    assert "under the root" in (verdict.mistake or "")
