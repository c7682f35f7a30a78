"""`course record --list`: which cases follow through wrong answers to earlier exercises."""

import pytest
from click.testing import CliRunner

from invigilator.authoring.record import record
from invigilator.checking.store import read
from invigilator.cli import main
from invigilator.course import Assignment, Course

HEAD = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %%
import numpy as np
"""
EXERCISE = '''
# %%
# GRADED FUNCTION: {name}
def {name}(x):
    """Return something."""
    ### START CODE HERE ###
    {answer}
    ### END CODE HERE ###
    return y

# %% points=10
check("{name}")
'''
ANSWERS = {
    "mean": "y = np.sum(x) / x.size",
    "doubled": "x *= 2\n    y = x",
    "centred": "y = x - mean(x)",
    "spread": "y = mean(doubled(x) ** 2)",
}
CASES = '''

@grader.case{hidden}
def {case}({name}, rng):
    """Random numbers."""
    return {name}({data})
'''


def grader():
    lines = ["import numpy as np\nfrom invigilator.checking import Grader\n"]
    lines.append('grader = Grader("course9/chain")\n')
    for name, answer in ANSWERS.items():
        for number in range(3):
            hidden = "(hidden=True)" if number else ""
            case, data = f"{name}_{number}", f"rng.normal(size={number + 3})"
            lines.append(CASES.format(hidden=hidden, case=case, name=name, data=data))
        last = answer.splitlines()[-1].strip()
        lines.append(f"wrong = grader.mistakes({name!r})\n")
        for shift in (1, 2, 3):
            change = (last, f"{last} + {shift}")
            lines.append(f"wrong('It is {shift} more.', {change!r})\n")
    return "".join(lines)


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    """An assignment whose exercises build on each other, recorded."""
    root = tmp_path_factory.mktemp("course")
    (root / "invigilator.toml").write_text("")
    assignment = Assignment("course9", "chain", Course(root))
    source = HEAD + "".join(EXERCISE.format(name=n, answer=a) for n, a in ANSWERS.items())
    for path, text in ((assignment.source, source), (assignment.grader, grader())):
        path.parent.mkdir(parents=True)
        path.write_text(text)
    record([assignment])
    return assignment


def test_the_list_counts_what_follows_through_and_says_why_the_rest_does_not(chain):
    result = CliRunner().invoke(main, ["--root", str(chain.root), "record", "--list"])
    assert result.exit_code == 0
    assert "| course9/chain | 12 | 6 | 0 | 3 | 3 | 0 |" in result.output
    reason = "case spread_0, no stand-in for doubled: it changes its arguments."
    assert reason in result.output
    assert result.output.count("no stand-in for") == 3


def test_students_do_not_get_the_list(chain):
    assert read(chain.visible).lost == {}
    assert b"changes its arguments" not in chain.visible.read_bytes()
