"""What holds for every assignment: mistakes are seen, and other right answers are tested."""

from collections import Counter

import pytest

from answers import right_answers, unseen_mistakes
from project import COURSE

TARGETS = [assignment.target for assignment in COURSE.assignments()]

#: How many known mistakes of an exercise may pass all its visible cases: a mistake that only a
#: hidden case can show, such as a rare input, or a mistake that is not worth a visible case.
UNSEEN = {
    "course1/logistic_regression": {"sigmoid": 1},
    "course1/python_basics": {"sigmoid": 1},
    "course2/gradient_checking": {"gradient_check": 1},
    "course2/optimization_methods": {"random_mini_batches": 1},
    "course4/convolution_application": {"forward_propagation": 1},
}  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_known_mistakes_show_in_the_notebook(target: str) -> None:
    unseen = unseen_mistakes(target)
    found = Counter(mistake.partition(":")[0] for mistake in unseen)
    assert not found - Counter(UNSEEN.get(target, {})), unseen


@pytest.mark.parametrize("target", TARGETS)
def test_other_right_answers_are_tested(target: str) -> None:
    course, name = target.split("/")
    module = COURSE.root / "tests" / course / f"test_{name}.py"
    assert right_answers(target)
    assert "right(TARGET)" in module.read_text(encoding="utf-8")
