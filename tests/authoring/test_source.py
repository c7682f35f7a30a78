"""Reading a source notebook: its cells, its exercises, and the conventions it must keep."""

import pytest

from invigilator.authoring.source import read_source
from invigilator.exceptions import SourceError
from invigilator.freshness import fingerprint


def line_of(assignment, text):
    lines = assignment.source.read_text().splitlines()
    return next(row for row, line in enumerate(lines, 1) if text in line)


def test_cells_know_their_kind_text_points_and_tags(tiny):
    source = read_source(tiny)
    assert source.cells[0].kind == "markdown"
    assert source.cells[0].source == "# Means\n\nThe mean is the sum over the count."
    assert source.cells[3].source == 'check("sizes")'
    assert source.cells[3].points == 2.5
    assert [cell.tags for cell in source.cells[-3:]] == [["demo"], ["reflection"], []]
    assert source.points == 27.5


def test_cells_know_their_line_in_the_file(tiny):
    lines = [cell.line for cell in read_source(tiny).cells]
    texts = ["# # Means", "import warnings", "# EXERCISE: sizes", 'check("sizes")']
    assert lines[:4] == [line_of(tiny, text) for text in texts]


def test_a_magic_command_is_code(edit):
    tiny = edit("import warnings\n", "# %matplotlib inline\nimport warnings\n")
    assert read_source(tiny).cells[1].source.startswith("%matplotlib inline\nimport warnings")


def test_exercises_in_their_order(tiny):
    sizes, mean, spread = read_source(tiny).exercises
    assert (sizes.name, sizes.kind, sizes.points) == ("sizes", "values", 2.5)
    assert sizes.provides == ["number"]
    assert (mean.name, mean.kind, mean.points) == ("mean", "function", 10)
    assert mean.provides == ["mean"]
    assert (spread.cell, spread.check) == (mean.cell + 2, mean.check + 2)


def test_an_exercise_knows_the_earlier_ones_it_builds_on(edit):
    tiny = edit("    total = sum(values)", "    total = sum(values) + 0 * number")
    sizes, mean, spread = read_source(tiny).exercises
    assert (sizes.calls, mean.calls) == ([], ["sizes"])
    assert spread.calls == ["sizes", "mean"]


def test_calls_are_followed_through_other_exercises(edit):
    edit("    total = sum(values)", "    total = sum(values) + 0 * number")
    _, _, spread = read_source(
        edit(" for each in values) / number", " for each in values)")
    ).exercises
    assert spread.calls == ["sizes", "mean"]


def test_a_local_name_is_no_call(edit):
    tiny = edit("    total = sum(values)", "    number = total = sum(values)\n    total = number")
    assert read_source(tiny).exercises[1].calls == []


def test_a_name_within_a_comprehension_is_no_answer(edit):
    number = edit("number = len(data) + 0 * 1", "number = len([each for each in data])")
    assert read_source(number).exercises[0].provides == ["number"]


def test_what_a_cell_provides(edit):
    answer = "number = len(data) + 0 * 1"
    more = "number, [first, *_] = len(data), data\nclass Box: pass\ndef helper(): inner = 1"
    names = ["number", "first", "_", "Box", "helper"]
    assert read_source(edit(answer, more)).exercises[0].provides == names


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('# %% points=2.5\ncheck("sizes")\n', "", "# EXERCISE: sizes", "has no check"),
        (
            'check("sizes")',
            'check("mean")',
            'check("mean")',
            "check.'mean'. follows exercise 'sizes'",
        ),
        ('check("sizes")', 'check("sizes"); 1', "# EXERCISE: sizes", "has no check"),
        ("# EXERCISE: sizes", "# sizes", "### START CODE", "would be released"),
        ("# EXERCISE: sizes", f"# EXERCISE: {'s' * 60}", f"# EXERCISE: {'s' * 60}", "longer than"),
        (
            "# GRADED FUNCTION: mean",
            "# GRADED FUNCTION: means",
            "FUNCTION: means",
            "no function 'means'",
        ),
        ("number = len(data) + 0 * 1", "print(data)", "# EXERCISE: sizes", "assigns no name"),
        ("number = len(data) + 0 * 1", "number = len(data", "number = len", "not Python"),
        ("# %% points=2.5", "# %%", "# %%\ncheck", "'sizes' has no points"),
        ("# %% points=2.5", "# %% points=0", "# %% points=0", "greater than 0, not 0"),
        ("# %% points=2.5", '# %% points="5"', '# %% points="5"', "greater than 0, not '5'"),
        ("# %% points=2.5", "# %% points=5 tags=['demo']", "# %% points=5 tags", "takes no tags"),
        ("# %% points=2.5", "# %% points=abc", "# %% points=abc", "cannot be read at 'points=abc'"),
        ("# %% points=2.5", "# %% points=5 name='a'", "# %% points=5 name", "unknown 'name'"),
        ("# %% points=2.5", "# %% points=5 Check", "# %% points=5 Check", "unknown 'Check'"),
        ('# %% tags=["demo"]', '# %% tags=["dmeo"]', '# %% tags=["dmeo"]', "unknown 'dmeo'"),
        ('# %% tags=["demo"]', "# %% alt=1", "# %% alt=1", "a text for each figure"),
        ('# %% tags=["demo"]', "# %% alt='a |  | b'", "# %% alt='a", "a text for each figure"),
        ("[markdown]\n# # Means", "[markdown] alt='a'\n# # Means", "# %% [m", "a code cell draws"),
        ('# %% tags=["demo"]', "# %% points=1", "# %% points=1\n", "neither a check nor"),
        (
            '# %% tags=["demo"]',
            '# %% tags=["reflection"]',
            '# %% tags=["reflection"]',
            "is a markdown",
        ),
        ('["reflection"] points=5', '["reflection"]', '["reflection"]', "reflection has no points"),
        (
            "check = Checks()",
            'check = Checks()\ncheck("mean")',
            'check("mean")',
            "without its exercise",
        ),
        ("data = [1, 2, 3]", "### START CODE HERE ###", "### START CODE HERE ###", "no END"),
        (
            "# %%\n# EXERCISE: sizes",
            "# %% points=1\n# EXERCISE: sizes",
            "# %% points=1\n",
            "points belong",
        ),
        ("# %% [markdown]\n# # Means", "# %% [raw]\n# # Means", "# %% [raw]", "not raw"),
    ],
)
def test_a_broken_convention_is_named_with_file_and_line(edit, old, new, place, message):
    tiny = edit(old, new)
    text = tiny.source.read_text()
    line = text.count("\n", 0, text.index(place)) + 1
    with pytest.raises(SourceError, match=message) as raised:
        read_source(tiny)
    file, number, _ = str(raised.value).split(":", 2)
    assert file == "course9/source/tiny/tiny.py"
    assert int(number) == line


def test_two_exercises_of_one_name_are_refused(edit):
    edit("# GRADED FUNCTION: spread", "# GRADED FUNCTION: mean\nmean = 0")
    tiny = edit('check("spread")', 'check("mean") ')
    second = line_of(tiny, "mean = 0") - 1
    with pytest.raises(SourceError, match=f":{second}: there is an exercise 'mean' already"):
        read_source(tiny)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    average = total / len(values)\n    ### END CODE HERE ###\n", "    average = 1\n"),
        ("    ### START CODE HERE ### (≈ 2 lines of code)\n    total", "    total"),
    ],
)
def test_a_missing_marker_is_named_with_its_line(edit, old, new):
    tiny = edit(old, new)
    left = "### START CODE HERE ### (≈ 2" if "END" in old else "### END"
    start = line_of(tiny, "# GRADED FUNCTION: mean")
    lines = tiny.source.read_text().splitlines()
    line = next(row for row in range(start, len(lines)) if left in lines[row - 1])
    with pytest.raises(SourceError, match=f"^course9/source/tiny/tiny.py:{line}: "):
        read_source(tiny)


def test_a_source_without_an_exercise_is_refused(tiny):
    tiny.source.write_text("# %%\nx = 1\n")
    with pytest.raises(SourceError, match=r"tiny\.py: no exercise"):
        read_source(tiny)


def test_text_before_the_first_cell_is_refused(tiny):
    tiny.source.write_text("x = 1\n\n# %%\ny = 1\n")
    with pytest.raises(SourceError, match="2 cells but 1 lines that begin with '# %%'"):
        read_source(tiny)


def test_an_unreadable_source_is_refused(tiny):
    tiny.source.write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match=r"tiny\.py cannot be read"):
        read_source(tiny)


def test_texts_of_figures_make_nothing_stale(tiny, edit):
    grader = tiny.root / "grader.py"
    grader.write_text("")
    before = fingerprint(tiny.source, grader)
    edit('# %% tags=["demo"]', '# %% tags=["demo"] alt="A \\"thin\\" line, [markdown] | 98%"')

    assert read_source(tiny).cells[-3].alt_texts == ['A "thin" line, [markdown]', "98%"]
    assert fingerprint(tiny.source, grader) == before
