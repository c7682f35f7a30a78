"""Verdicts: scores, the sentence that fits, and who is to blame."""

from functools import partial

import pytest

from invigilator.checking.cases import Case
from invigilator.checking.expectations import Exercise, RecordedCase
from invigilator.checking.run_case import Outcome
from invigilator.checking.verdict import CaseVerdict, score_exercise

RIGHT = "def double(x): return 2 * x\ndef double_and_one(x): return double(x) + 1\n"


def test_right_answers_get_all_points(judged):
    verdicts = judged(RIGHT)
    assert {name: v.score for name, v in verdicts.items()} == {"double": 4, "double_and_one": 6}
    assert all(v.status == "passed" for v in verdicts.values())


def test_a_known_mistake_is_named_by_its_sentence(judged):
    verdict = judged(RIGHT.replace("2 * x", "x * x"))["double"]
    assert (verdict.status, verdict.score, verdict.mistake) == ("failed", 0, "You square.")


def test_an_unknown_mistake_gets_no_sentence(judged):
    assert judged(RIGHT.replace("2 * x", "2 * x + 1"))["double"].mistake is None


def test_a_mixture_of_two_mistakes_gets_no_sentence(judged):
    answer = "x * x if x == 3 else x + 2"
    assert judged(RIGHT.replace("2 * x", answer))["double"].mistake is None


def test_a_wrong_function_does_not_cost_what_builds_on_it(judged):
    verdict = judged(RIGHT.replace("2 * x", "x * x"))["double_and_one"]
    assert (verdict.status, verdict.score, verdict.depends_on) == ("passed", 6, ("double",))


def test_a_function_that_is_wrong_itself_is_not_excused(judged):
    code = "def double(x): return x * x\ndef double_and_one(x): return double(x) + 2\n"
    assert judged(code)["double_and_one"].score == 0


def test_answers_copied_from_the_visible_case_are_worth_nothing(judged):
    verdict = judged(RIGHT.replace("2 * x", "6"))["double"]
    assert [case.status for case in verdict.cases] == ["passed", "failed"]
    assert (verdict.status, verdict.score) == ("failed", 0)


def test_the_hidden_case_alone_counts_by_its_share(judged):
    verdict = judged(RIGHT.replace("2 * x", "2 * x if x != 3 else 0"))["double"]
    assert (verdict.status, verdict.score) == ("partial", 2)


def test_a_missing_function_is_missing(judged):
    assert judged("pass")["double"].status == "missing"


def test_an_error_is_an_error_with_the_line_that_raised(judged):
    verdict = judged(RIGHT.replace("2 * x", "x / 0"))["double"]
    assert verdict.status == "error"
    assert verdict.cases[0].outcome.error == "ZeroDivisionError"
    assert verdict.cases[0].outcome.line.startswith("line 1")


def test_an_exit_is_an_error_not_an_end(judged):
    assert judged(RIGHT.replace("2 * x", "exit()"))["double"].status == "error"


def test_a_value_that_cannot_be_compared_is_an_error(judged):
    verdict = judged(RIGHT.replace("2 * x", "object()"))["double"]
    assert verdict.status == "error"
    assert "cannot be compared" in verdict.cases[0].outcome.message


@pytest.mark.parametrize(
    ("observations", "hint"),
    [
        (["Only W is wrong here.", "Only W is wrong here."], "Only W is wrong here."),
        (
            ["Only W is wrong here.", "Only b is wrong here."],
            "In the case “Two rows”: only W is wrong here.",
        ),
        (["", "Your W is 0."], "In the case “the third case”: your W is 0."),
        (["W and b are swapped.", ""], "In the case “Two rows”: W and b are swapped."),
        (["", ""], ""),
    ],
)
def test_an_observation_that_does_not_hold_in_all_visible_cases_names_its_case(observations, hint):
    cases = [
        Case("first", "f", False, "", (), description="Two rows.\nMore of them."),
        Case("the_third_case", "f", False, "", ()),
    ]
    wrong = [
        CaseVerdict(
            RecordedCase(case, "f", None), Outcome("value", 1), "failed", observe=partial(str, seen)
        )
        for case, seen in zip(cases, observations, strict=True)
    ]
    assert score_exercise(Exercise("f", "function", 1, ("f",)), wrong).hint == hint


def test_a_sentence_that_fits_the_visible_cases_alone_is_told_in_grading_too():
    seen = {"Add, do not multiply.": Outcome("value", 6)}
    hidden = {"Add, do not multiply.": Outcome("value", 12)}
    wrong = [
        CaseVerdict(
            RecordedCase(Case(name, "f", name == "hidden", "", ()), "f", 5, known),
            Outcome("value", 6),
            "failed",
        )
        for name, known in (("visible", seen), ("hidden", hidden))
    ]
    verdict = score_exercise(Exercise("f", "function", 1, ("f",)), wrong)
    assert verdict.mistake is None
    assert verdict.hint == "Add, do not multiply."
