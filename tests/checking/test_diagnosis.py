"""The sentence for an answer with several outputs: one mistake, two, or one of more."""

import numpy as np
import pytest

from invigilator.checking.cases import Case
from invigilator.checking.expectations import Exercise, RecordedCase
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.verdict import judge_case, score_exercise
from invigilator.checking.wrong_outputs import AND

A, B = "dW misses 1/m.", "db misses 1/m."
BOTH = f"{A} In addition: {B}"
RECORDED = AND.join([A, B])


def outputs(scale, dW=1.0, db=1.0, cost=1.0):
    """What an answer returns: each output the right one times a factor."""
    right = {"dW": np.arange(1.0, 5.0), "db": 0.7, "cost": 2.5}
    factors = {"dW": dW, "db": db, "cost": cost}
    return {name: right[name] * scale * factors[name] for name in right}


def told(answer, mistakes, right=outputs):
    """The sentence for an answer; all are functions of the size of the case's data."""
    found = []
    for name, size in (("small", 3), ("large", 8)):
        case = Case(name, "backward", name == "large", "", ())
        known = {sentence: Outcome("value", wrong(size)) for sentence, wrong in mistakes.items()}
        recorded = RecordedCase(case, "backward", right(size), known)
        found.append(judge_case(recorded, Outcome("value", answer(size)), Suite()))
    return score_exercise(Exercise("backward", "function", 10, ("backward",)), found).mistake


@pytest.fixture
def mistakes():
    return {
        A: lambda m: outputs(m, dW=m),
        B: lambda m: outputs(m, db=m, cost=m),
        RECORDED: lambda m: outputs(m, dW=m * m, db=m, cost=m),
    }


def test_two_mistakes_in_two_outputs_are_both_told(mistakes):
    assert told(lambda m: outputs(m, dW=m, db=m, cost=m), mistakes) == BOTH


def test_two_mistakes_that_meet_in_one_output_are_told_where_they_are_recorded(mistakes):
    assert told(lambda m: outputs(m, dW=m * m, db=m, cost=m), mistakes) == BOTH


def test_one_mistake_is_told_alone_where_the_pair_gives_the_same(mistakes):
    mistakes[RECORDED] = mistakes[A]
    assert told(lambda m: outputs(m, dW=m), mistakes) == A


def test_a_mistake_that_explains_one_output_is_told_with_the_word_that_there_is_more(mistakes):
    sentence = told(lambda m: outputs(m, dW=m, db=1.5), mistakes)
    assert sentence == f"{A} That explains dW, but not all that is wrong."


def test_an_output_that_agrees_in_one_case_only_is_no_hint(mistakes):
    assert told(lambda m: outputs(m, dW=m if m == 3 else 1.5, db=1.5), mistakes) is None


def test_an_output_that_two_mistakes_explain_is_no_hint(mistakes):
    mistakes["dW is summed."] = lambda m: outputs(m, dW=m, cost=0.5)
    assert told(lambda m: outputs(m, dW=m, db=1.5), mistakes) is None


def test_of_half_a_mistake_and_one_that_spares_what_is_right_the_latter_is_told(mistakes):
    mistakes = {A: mistakes[A], "dW and db miss 1/m.": lambda m: outputs(m, dW=m, db=m)}
    assert told(lambda m: outputs(m, dW=m), mistakes) == A
    assert told(lambda m: outputs(m, db=m), mistakes) == "dW and db miss 1/m."


def test_two_mistakes_that_spare_what_is_right_are_told_before_a_pair_that_does_not(mistakes):
    of_more = AND.join(["The cost is doubled.", "dW and db miss 1/m."])
    mistakes = {
        A: mistakes[A],
        "The cost is doubled.": lambda m: outputs(m, cost=2.0),
        of_more: lambda m: outputs(m, dW=m, db=m, cost=2.0),
    }
    both = f"{A} In addition: The cost is doubled."
    assert told(lambda m: outputs(m, dW=m, cost=2.0), mistakes) == both


@pytest.mark.parametrize(("dtype", "size"), [(np.float32, 1e-7), (np.float64, 1e-15)])
def test_what_is_noise_beside_the_expected_numbers_agrees_with_any_noise(dtype, size):
    """Where gradients cancel, each processor leaves another rounding error."""

    def right(m):
        return {"dW": np.array([1.0, m], dtype), "db": 0.5 * m}

    def noise(m, seed):
        numbers = np.random.default_rng(seed).normal(size=2)
        return {"dW": (size * numbers).astype(dtype), "db": 0.25 * m}

    here = {A: lambda m: noise(m, 0)}
    assert told(lambda m: noise(m, 1), here, right) == A
    assert told(lambda m: {**noise(m, 1), "db": 0.1 * m}, here, right) is None
    assert told(lambda m: {**noise(m, 1), "dW": np.zeros(2, dtype)}, here, right) == A


def test_zeros_are_not_told_as_a_mistake_that_gives_noise():
    def right(m):
        return np.array([1.0, 2.0, m], np.float32)

    def cancelled(m):
        return np.array([3e-8, -6e-8, 1e-8], np.float32)

    assert told(lambda m: np.zeros(3, np.float32), {A: cancelled}, right) is None


def test_a_huge_number_hides_no_other():
    """A mask of -1e9 is no measure of what the rest may be off by rounding."""

    def right(m):
        return {"weights": np.array([0.5, 0.2, 0.3], np.float32)}

    def masked(m, first=2.0):
        return {"weights": np.array([first, 1.5, -1e9], np.float32)}

    assert told(masked, {A: masked}, right) == A
    assert told(lambda m: masked(m, 0.5), {A: masked}, right) is None


def test_a_small_number_among_large_ones_may_be_off_by_their_rounding():
    def right(m):
        return {"A": np.array([0.01, 0.02, 0.03], np.float32)}

    def unscaled(m, rounding=0.0):
        return {"A": np.array([8.0, 5.0, 1e-3 + rounding], np.float32)}

    assert told(lambda m: unscaled(m, 2e-6), {A: unscaled}, right) == A
    assert told(lambda m: unscaled(m, 2e-4), {A: unscaled}, right) is None


def test_small_numbers_that_are_no_noise_are_compared(mistakes):
    mistakes[A] = lambda m: outputs(m, dW=1e-7)
    assert told(lambda m: outputs(m, dW=1e-7), mistakes) == A
    assert told(lambda m: outputs(m, dW=2e-7), mistakes) is None


def test_outputs_that_lie_in_others_are_matched_one_by_one(mistakes):
    deep = {s: lambda m, f=f: {"by default": f(m), "once more": f(m)} for s, f in mistakes.items()}
    sentence = told(
        lambda m: {"by default": outputs(m, dW=m), "once more": outputs(m, dW=m, db=m, cost=m)},
        deep,
        lambda m: {"by default": outputs(m), "once more": outputs(m)},
    )
    assert sentence == BOTH


def test_what_is_no_number_in_both_is_no_hint(mistakes):
    mistakes["Zero divides zero."] = lambda m: outputs(m, db=np.nan, cost=np.nan)
    assert told(lambda m: outputs(m, dW=1.5, db=np.nan), mistakes) is None


@pytest.mark.parametrize("nothing", [0.0, np.nan, np.inf])
def test_an_output_of_one_number_everywhere_is_no_hint(mistakes, nothing):
    mistakes["You return dW before the loop."] = lambda m: outputs(m, dW=nothing, db=m)
    assert told(lambda m: outputs(m, dW=nothing), mistakes) is None
    assert told(lambda m: outputs(m, dW=nothing, db=1.5), mistakes) is None


def test_a_whole_answer_of_zeros_is_that_of_the_mistake_that_gives_them(mistakes):
    mistakes["Nothing is added up."] = lambda m: outputs(0)
    assert told(lambda m: outputs(0), mistakes) == "Nothing is added up."


def test_zeros_beside_an_output_that_tells_are_of_the_same_mistake(mistakes):
    mistakes["The sum is left out."] = lambda m: outputs(m, dW=m, db=0, cost=m)
    assert told(lambda m: outputs(m, dW=m, db=0), mistakes) == "The sum is left out."


def test_of_two_mistakes_each_explains_something_that_tells(mistakes):
    mistakes["db is not added up."] = lambda m: outputs(m, db=0, cost=1.7)
    sentence = told(lambda m: outputs(m, dW=m, db=0), mistakes)
    assert sentence == f"{A} That explains dW, but not all that is wrong."


@pytest.mark.parametrize(("right", "wrong"), [(True, False), (3, None), (0, 1)])
def test_an_output_with_few_values_is_no_hint(right, wrong):
    def both(m, first, second):
        return {"first": first, "second": second, "size": m}

    sentence = told(
        lambda m: both(m, wrong, right),
        {"Both are wrong.": lambda m: both(m, wrong, wrong)},
        lambda m: both(m, right, right),
    )
    assert sentence is None


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("line 7 of inner, called from line 9 of outer: return x['W']", True),
        ("line 7 of other, called from line 9 of outer: return x['W']", False),
        ("line 9: return x['W']", False),
    ],
)
def test_the_same_error_in_another_function_is_of_another_cause(line, is_told):
    def raising(line):
        return Outcome("error", error="KeyError", message="'W'", line=line)

    known = {A: raising("line 3 of inner, called from line 2 of outer")}
    recorded = RecordedCase(Case("small", "outer", False, "", ()), "outer", 1.0, known)
    found = judge_case(recorded, raising(line), Suite())
    verdict = score_exercise(Exercise("outer", "function", 10, ("outer",)), [found])
    assert (verdict.mistake == A) is is_told
