"""`course record`: what it stores, and what it refuses to store or to pass."""

import os
import shutil
import sys
from dataclasses import replace

import h5py
import pytest

from invigilator.authoring.record import check, record
from invigilator.authoring.reference import outcomes
from invigilator.checking.exceptions import GraderError
from invigilator.checking.judge import judge
from invigilator.checking.store import read, read_both, write
from invigilator.checking.wrong_outputs import AND
from invigilator.course import Assignment, Course
from invigilator.exceptions import DriftError, SourceError

SOURCE = '''
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Means

# %%
import numpy as np

# %%
# GRADED FUNCTION: mean
def mean(x):
    """Return the mean of an array."""
    ### START CODE HERE ###
    total = np.sum(x)
    average = total / x.size
    ### END CODE HERE ###
    return average

# %% points=10
check("mean")

# %% tags=["demo"]
raise RuntimeError("demos are not for recording")
'''

GRADER = '''
import numpy as np

from invigilator.checking import Grader

grader = Grader("course9/means")


@grader.given
def table(rng):
    return rng.normal(size=(3, 4))


@grader.helper
def column(values):
    return np.array(values).reshape(-1, 1)


@grader.case
def small(mean):
    """Three numbers."""
    return mean(column([1.0, 2.0, 4.5]))


@grader.case(hidden=True)
def matrix(mean, table):
    return mean(table)


@grader.case(hidden=True)
def many(mean, rng):
    return mean(rng.normal(size=9))


wrong = grader.mistakes("mean")
wrong("Divide by the count.", ("total / x.size", "total"))
wrong("Count all numbers.", ("x.size", "len(x)"))
wrong("Add them up.", ("np.sum(x)", "np.max(x)"))
'''

COUNTING = 'wrong("Count all numbers.", ("x.size", "len(x)"))'


@pytest.fixture(scope="module")
def _recorded(tmp_path_factory):
    """The course folder, recorded once."""
    means = Assignment("course9", "means", Course(tmp_path_factory.mktemp("course")))
    for path, text in ((means.source, SOURCE), (means.grader, GRADER)):
        path.parent.mkdir(parents=True)
        path.write_text(text.lstrip("\n"))
    record([means])
    return means


@pytest.fixture
def means(_recorded, tmp_path, monkeypatch):
    """An assignment of one exercise, with its expectations recorded."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    shutil.copytree(_recorded.root, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "graders" / "course9" / "__pycache__", ignore_errors=True)
    return Assignment("course9", "means", Course(tmp_path))


def edit(path, old, new):
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def complaint(step, means):
    with pytest.raises(DriftError) as raised:
        step([means])
    return str(raised.value)


def test_what_is_recorded_passes_its_check(means):
    check([means])


def test_the_files_hold_what_the_solution_and_each_mistake_give(means):
    cases = {r.case.name: r for r in read_both(means.visible, means.hidden).cases}
    assert cases["small"].expected == 2.5
    values = {sentence: o.value for sentence, o in cases["small"].mistakes.items()}
    pair = values.pop(AND.join(["Divide by the count.", "Add them up."]))
    assert values == {"Divide by the count.": 7.5, "Count all numbers.": 2.5, "Add them up.": 1.5}
    assert pair == 4.5


def test_the_two_most_frequent_mistakes_that_go_together_are_told_at_once(means):
    expectations = read_both(means.visible, means.hidden)
    namespace = {"__name__": "__main__"}
    exec("def mean(x): return x.max()", namespace)

    def run(cases, _):
        return outcomes([each.case for each in cases], expectations.suite, namespace)

    verdict = judge(expectations, run)["mean"]
    assert verdict.mistake == "Divide by the count. In addition: Add them up."


def test_mistakes_that_change_the_same_text_make_no_pair(means):
    edit(means.grader, '("np.sum(x)", "np.max(x)")', '("total / x.size", "total - x.size")')
    record([means])
    (small,) = read(means.visible).cases
    assert list(small.mistakes) == ["Divide by the count.", "Count all numbers.", "Add them up."]


def test_two_mistakes_that_make_up_for_each_other_make_no_pair(means):
    """They give right values, and would be told to whoever only changed an input."""
    doubled = 'wrong("Count all numbers once.", ("x.size", "(2 * x.size)"))'
    twice = 'wrong("Add them up once.", ("np.sum(x)", "2 * np.sum(x)"))\n'
    edit(means.grader, 'wrong("Divide by', f'{twice}{doubled}\nwrong("Divide by')
    record([means])
    assert not [s for s in read(means.visible).cases[0].mistakes if AND in s]


def test_students_get_no_hidden_case_no_answer_and_no_data_of_hidden_cases(means):
    visible = read(means.visible)
    assert [r.case.name for r in visible.cases] == ["small"]
    assert visible.stand_ins == {}
    assert visible.suite.givens == {}
    content = means.visible.read_bytes()
    assert b"column" in content
    for secret in (b"matrix", b"many", b"table", b"np.sum(x)"):
        assert secret not in content


def test_to_record_twice_gives_the_same(means):
    before = means.hidden.read_bytes()
    record([means])
    assert means.hidden.read_bytes() == before
    check([means])


@pytest.mark.parametrize(
    ("file", "dataset", "place"),
    [
        ("visible", "cases/small/expected/0", "case small: stored is not computed"),
        ("hidden", "cases/matrix/expected/0", "case matrix: stored is not computed"),
        ("hidden", "givens/table/0", "given, table: stored is not computed"),
    ],
)
def test_a_changed_stored_value_is_found_and_named(means, file, dataset, place):
    with h5py.File(getattr(means, file), "r+") as stored:
        stored[dataset][...] = stored[dataset][()] + 1e-3
    message = complaint(check, means)
    assert place in message
    assert "course record" in message


def test_what_a_mistake_gives_may_be_another_number_as_long_as_it_is_told(means):
    """It may be rounding noise, which another processor gives otherwise."""
    stored = read(means.hidden)
    many = next(recorded for recorded in stored.cases if recorded.case.name == "many")
    outcome = many.mistakes["Add them up."]
    changed = {**many.mistakes, "Add them up.": replace(outcome, value=outcome.value * (1 + 1e-9))}
    cases = [replace(r, mistakes=changed) if r is many else r for r in stored.cases]
    write(means.hidden, replace(stored, cases=tuple(cases)))
    check([means])


def test_a_character_changed_in_the_solution_is_found_and_named(means):
    edit(means.source, "return average", "return +average")
    assert "text of the source or the grader module: changed" in complaint(check, means)


def test_a_word_of_prose_changed_is_no_drift(means):
    edit(means.source, "# Means", "# The mean")
    check([means])


def test_a_character_changed_in_the_grader_is_found_and_named(means):
    edit(means.grader, "4.5]", "4.6]")
    message = complaint(check, means)
    assert "case small: changed since it was recorded" in message
    assert "case matrix" not in message


def test_a_case_that_is_new_and_one_that_is_gone_are_told_so(means):
    edit(means.grader, "def many(mean, rng)", "def more(mean, rng)")
    message = complaint(check, means)
    assert "case more: not recorded yet" in message
    assert "case many: no longer there" in message


def test_an_exercise_without_cases_is_told_so_and_no_more(means):
    demo = '# %% tags=["demo"]'
    added = "# %%\n# EXERCISE: two\n### START CODE HERE ###\ntwo = 2\n### END CODE HERE ###\n\n"
    edit(means.source, demo, f'{added}# %% points=10\ncheck("two")\n\n{demo}')
    message = complaint(record, means)
    assert "1 problem.\n  - two: it has no cases, so that nothing of it is checked\n" in message
    assert "exercise two: not recorded yet" in complaint(check, means)


def test_a_changed_helper_and_a_changed_sentence_are_found(means):
    edit(means.grader, "(-1, 1)", "(1, -1)")
    edit(means.grader, '"Add them up."', '"Add up."')
    message = complaint(check, means)
    assert "helpers" in message
    assert "mistakes in case many" in message


def test_each_kind_of_numerics_is_reported_when_it_ends(means):
    edit(means.grader, "4.5]", "4.6]")
    ended = []
    with pytest.raises(DriftError) as raised:
        check([means], ["default", "one-thread"], lambda name, bad: ended.append((name, bad)))
    assert ended == [("default", [means]), ("one-thread", [means])]
    assert "under the numerics 'one-thread'" in str(raised.value)
    ended.clear()
    edit(means.grader, "4.6]", "4.5]")
    check([means], ["default"], lambda name, bad: ended.append((name, bad)))
    assert ended == [("default", [])]


def test_a_missing_file_is_named(means):
    means.hidden.unlink()
    assert "means.hidden.h5 are missing" in complaint(check, means)


@pytest.mark.parametrize(
    ("old", "new", "flaw"),
    [
        ('"np.max(x)"', '"x.sum()"', "the mistake 'Add them up.' passes every case"),
        (
            '("np.sum(x)", "np.max(x)")',
            '("x.size", "1")',
            "two sentences for the same visible",
        ),
        (
            '("np.sum(x)", "np.max(x)")',
            '("x.size", "1")',
            "the mistake 'Add them up.' is told by no sentence",
        ),
        (
            '"np.max(x)"',
            '"np.max(x"',
            "the mistake 'Add them up.' leaves mean undefined: is it valid",
        ),
        ("return mean(table)", "return 'of no use'", "mean: the stub passes matrix"),
        ("@grader.case\n", "@grader.case(hidden=True)\n", "0 visible cases, at least 1 needed"),
        ("(hidden=True)\ndef many", "\ndef many", "1 hidden case, at least 2 needed"),
        ("def many(mean, rng)", "def many(mean, answer_on, rng)", "1 hidden case, at least 2"),
        (COUNTING, "", "2 known mistakes, at least 3 needed"),
    ],
)
def test_an_unproven_check_is_neither_recorded_nor_passed(means, old, new, flaw):
    edit(means.grader, old, new)
    before = means.visible.read_bytes(), means.hidden.read_bytes()
    assert flaw in complaint(record, means)
    assert (means.visible.read_bytes(), means.hidden.read_bytes()) == before
    assert flaw in complaint(check, means)


@pytest.mark.parametrize(
    ("rule", "how"),
    [
        ("len(got) == 3", "the form of the value, filled with zeros"),
        ("got == expected[: len(got)]", "the form of the value, filled with zeros, emptied"),
        (
            "got and got[1:] == expected[1 : len(got)]",
            "the form of the value, filled with zeros, cut to one element",
        ),
    ],
)
def test_a_predicate_that_invented_values_satisfy_is_named_with_them(means, rule, how):
    edit(means.grader, "return mean(table)", "return [mean(row) for row in table]")
    edit(
        means.grader,
        "@grader.case(hidden=True)\ndef matrix",
        f"def as_rows(got, expected):\n    return {rule}\n\n\n"
        "@grader.case(hidden=True, accept=as_rows)\ndef matrix",
    )
    assert f"mean: a forger passes matrix with {how}\n" in complaint(record, means)


def test_numbers_written_in_a_case_are_no_secret(means):
    finite = '{{"finite": bool(np.isfinite({})), "rows": {}}}'.format
    visible = "mean(column([1.0, 2.0, 4.5]))"
    edit(means.grader, f"return {visible}", f"return {finite(visible, 3)}")
    edit(means.grader, "return mean(table)", f"return {finite('mean(table)', 12)}")
    how = "the value of the visible case small, with numbers from its own source"
    assert f"mean: a forger passes matrix with {how}\n" in complaint(record, means)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("def many(mean, rng)", "def many(rng)", "case 'many' names no exercise"),
        ("return mean(table)", "return mean(missing)", "'matrix' gives no value .* NameError"),
        ("def matrix(mean, table)", "def matrix(mean, sum)", "'matrix' gives no value .*missing"),
        ("return mean(table)", "return {1.0}", r"A set cannot be compared: .* of them\.$"),
        ("def table(rng)", "def table(dice)", "given 'table' asks for 'dice'"),
        ('mistakes("mean")', 'mistakes("sum")', "a mistake in 'sum', no exercise"),
        ('"Add them up."', '"Count all numbers."', "'Count all numbers.' stands twice"),
        ('("np.sum(x)"', '("x"', "replaces 'x', which occurs . times"),
        ("def many", "def matrix", "'matrix' is declared twice"),
        ('Grader("course9/means")', 'Grader("course9/mean")', "must make grader = Grader"),
    ],
)
def test_a_grader_that_breaks_a_convention_is_told_so(means, old, new, message):
    edit(means.grader, old, new)
    with pytest.raises(GraderError, match=message):
        record([means])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "import numpy as np\n",
            "import numpy as np\n1 / 0\n",
            r"raises ZeroDivisionError at line 2:",
        ),
        ("def table(rng):", "def table(rng)", r"raises SyntaxError at line \d+:"),
        ("size=(3, 4)", "size=-1", r"The given 'table' of .* raises ValueError at line \d+:"),
    ],
)
def test_a_grader_that_raises_is_told_its_line_and_the_traceback_is_kept(means, old, new, message):
    edit(means.grader, old, new)
    with pytest.raises(GraderError, match=message) as raised:
        record([means])
    assert os.path.relpath(means.failures) in str(raised.value)
    assert "Traceback (most recent call last)" in means.failures.read_text()


def test_an_assignment_without_grader_module_is_told_what_to_write(means):
    means.grader.unlink()
    with pytest.raises(GraderError, match=r"has no grader module: write .*means\.py"):
        record([means])


def test_a_solution_that_raises_is_named_with_its_line(means):
    edit(means.source, "import numpy as np", "import numpy as np\n1 / 0")
    with pytest.raises(SourceError, match=r"means\.py, cell at line \d+: .* ZeroDivisionError"):
        record([means])


SHARED = """
import math

import numpy as np


def rounded(values):
    return np.array([math.floor(each) for each in halved(values)])


def halved(values):
    return [each / 2 for each in values]
"""


@pytest.fixture
def sharing(means, monkeypatch):
    """The same assignment; its cases have helpers from a module that several graders share."""
    shared = means.home.graders_folder / "shared" / "numbers.py"
    shared.parent.mkdir()
    shared.write_text(SHARED.lstrip("\n"))
    means.home.graders_folder.joinpath("__init__.py").touch()
    own = "from invigilator.checking import Grader\n"
    edit(means.grader, own, f"from graders.shared.numbers import rounded\n{own}")
    edit(means.grader, 'means")\n', 'means")\ngrader.include(rounded)\n')
    edit(means.grader, "column([1.0, 2.0, 4.5])", "column(rounded([2.0, 4.0, 9.0]))")
    for name in ("graders", "graders.shared", "graders.shared.numbers"):
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(means.root)
    return means, shared


def test_shared_helpers_travel_with_the_cases_with_what_they_need(sharing):
    means, _ = sharing
    record([means])
    suite = read(means.visible).suite
    assert "import math" in suite.preamble
    assert "graders" not in suite.preamble
    assert [text.split("(")[0] for text in suite.helpers] == [
        "def rounded",
        "def halved",
        "def column",
    ]
    check([means])


def test_a_change_of_a_shared_module_makes_expectations_stale(sharing):
    means, shared = sharing
    record([means])
    edit(shared, "each / 2 for", "each * 0.5 for")
    assert "text of the source or the grader module: changed" in complaint(check, means)
