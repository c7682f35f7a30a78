"""Cases and known mistakes of the moving averages."""

import numpy as np

from invigilator.checking import Grader

grader = Grader("course1/moving_average")


@grader.given
def temperatures(rng):
    """Something that goes up and down: 12 values."""
    return 15 + 5 * np.sin(np.arange(12.0)) + rng.normal(size=12)


@grader.case
def five_values(moving_average):
    """Five values, and a window of two."""
    return moving_average(np.array([1.0, 3.0, 2.0, 6.0, 5.0]), 2)


@grader.case(hidden=True)
def a_wide_window(moving_average, temperatures):
    """A window of seven."""
    return moving_average(temperatures, 7)


@grader.case(hidden=True)
def narrowest_and_widest(moving_average, rng):
    """A window of one value, and one of all."""
    x = rng.normal(size=9)
    return {"of one": moving_average(x, 1), "of all": moving_average(x, 9)}


wrong = grader.mistakes("moving_average")
wrong(
    "A mean is a sum over the number of values: divide by the width of the window.",
    ("sums / width", "sums"),
)
wrong(
    "Each mean is over one window: divide by its width, not by the number of all values.",
    ("sums / width", "sums / len(x)"),
)
wrong(
    "At the ends, windows reach beyond the values. Keep only the places where a window fits.",
    ('mode="valid"', 'mode="same"'),
)


@grader.case
def four_values(exponential_average):
    """Four values, beta of one half."""
    return exponential_average(np.array([4.0, 2.0, 3.0, 1.0]), 0.5)


wrong = grader.mistakes("exponential_average")
wrong(
    "beta is the share of the old average; the new value has the rest.",
    ("beta * v + (1 - beta) * value", "(1 - beta) * v + beta * value"),
)
wrong(
    "The first averages are too small, because v starts at 0. Correct them.",
    ("v / (1 - beta**t)", "v"),
)
wrong(
    "Correct what you report, not v: the next step goes on from v as it was.",
    ("average = v /", "average = v = v /"),
)


@grader.case(hidden=True)
def slow_to_forget(exponential_average, temperatures):
    """Twelve values, a large beta."""
    return exponential_average(temperatures, 0.9)


@grader.case(hidden=True)
def no_memory_and_one_value(exponential_average, rng):
    """A beta of 0, and a single value."""
    return {
        "beta of 0": exponential_average(rng.normal(size=5), 0.0),
        "one value": exponential_average(rng.normal(size=1), 0.7),
    }
