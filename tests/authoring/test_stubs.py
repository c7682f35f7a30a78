"""Stubs in the classic style: what stays, what goes, and what is refused."""

import ast
import textwrap

import pytest

from invigilator.authoring.stubs import classic_stub
from invigilator.exceptions import SourceError


def source(text):
    return textwrap.dedent(text).strip("\n")


def stub(answer, head="def f(x):", tail="    return y"):
    """The stubbed inside of a region that holds an answer, without its indentation."""
    cell = [
        head,
        "    ### START CODE HERE ### (≈ 1 line of code)",
        textwrap.indent(source(answer), "    "),
        "    ### END CODE HERE ###",
        tail,
    ]
    lines = classic_stub("\n".join(cell)).splitlines()
    ast.parse("\n".join(lines))
    assert lines[:2] == cell[:2]
    assert lines[-2:] == cell[-2:]
    return textwrap.dedent("\n".join(lines[2:-2]))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("y = 1 / (1 + x)", "y = None"),
        ("a, b = g(x)", "a, b = None, None"),
        ("(a, b) = g(x)", "(a, b) = None, None"),
        ("[a, b] = g(x)", "[a, b] = None, None"),
        ("a, (b, c) = g(x)", "a, (b, c) = None, (None, None)"),
        ("a, *rest = g(x)", "a, *rest = None, None"),
        ("a, = g(x)", "a, = None,"),
        ("a = b = 0", "a = b = None"),
        ("pair = a, b = g(x)", "pair = a, b = None, None"),
        ('parameters["W" + str(l)] = 0', 'parameters["W" + str(l)] = None'),
        ("parameters['W' + str(l)] = 0", "parameters['W' + str(l)] = None"),
        ("self.cost = x.sum()", "self.cost = None"),
        ("y: float = 2 * x", "y: float = None"),
        ("y = (\n    x\n    + 1\n)", "y = None"),
        ("a = 1; b = 2", "a = None\nb = None"),
        ("y = x  # of shape (n, m)", "y = None  # of shape (n, m)"),
        ('y = "# no comment"', "y = None"),
        ("é = 'ü' * x  # Größe", "é = None  # Größe"),
    ],
)
def test_an_assignment_keeps_its_left_side(answer, expected):
    assert stub(answer) == expected


@pytest.mark.parametrize(
    "answer",
    [
        "x += 1",
        "x.append(1)",
        "return x",
        "y: float",
        "import math",
        "assert x",
        "for i in range(3):\n    y = i",
        "while x:\n    y = 1",
        "if x:\n    y = 1\nelse:\n    y = 2",
        "with x as z:\n    y = z",
        "@g\ndef inner():\n    return 1",
        "try:\n    y = 1\nfinally:\n    x = 2",
    ],
)
def test_every_other_statement_goes(answer):
    assert stub(answer + "\ny = x") == "y = None"


def test_comments_stay_as_hints_at_the_level_of_the_answer():
    answer = """
        # First the mean.
        mean = x.mean()
        for each in x:
            # Then every distance.
            total += (each - mean) ** 2  # squared
        y = [
            # one entry
            total,
        ]
    """
    hints = [
        "# First the mean.",
        "mean = None",
        "# Then every distance.",
        "# one entry",
        "y = None",
    ]
    assert stub(answer).splitlines() == hints


def test_a_hash_in_a_string_is_no_comment():
    assert stub('y = """\n# text\n"""') == "y = None"


def test_blank_lines_are_kept_between_but_not_doubled():
    assert stub("\n\na = 1\n\nb.go()\n\n\nc = 2\n") == "a = None\n\nc = None"


def test_an_emptied_function_gets_pass():
    assert stub("return 1 / x", tail="# the end") == "pass"


def test_an_emptied_loop_gets_pass_once():
    cell = source("""
        for i in range(3):
            ### START CODE HERE ###
            total += i
            # and then
            total *= 2
            ### END CODE HERE ###
    """)
    assert classic_stub(cell) == source("""
        for i in range(3):
            ### START CODE HERE ###
            # and then
            pass
            ### END CODE HERE ###
    """)


def test_a_block_emptied_by_two_regions_gets_one_pass():
    cell = source("""
        if x:
            ### START CODE HERE ###
            a += 1
            ### END CODE HERE ###
            ### START CODE HERE ###
            b += 1
            ### END CODE HERE ###
    """)
    result = classic_stub(cell)
    ast.parse(result)
    assert result.count("pass") == 1


def test_no_pass_where_something_is_left():
    head = 'def f(x):\n    """Give one over x."""'
    assert stub("return 1 / x", head=head.splitlines()[0], tail="    return None") == ""
    with_docstring = f"{head}\n    ### START CODE HERE ###\n    return 1\n    ### END CODE HERE ###"
    assert "pass" not in classic_stub(with_docstring)


def test_top_level_values_and_what_stands_around_the_regions():
    cell = source("""
        # EXERCISE: sizes
        ### START CODE HERE ### (≈ 2 lines of code)
        m_train = X.shape[0]
        m_test = Z.shape[0]
        ### END CODE HERE ###

        print(f"{m_train}")
        ### START CODE HERE ###
        print(m_test)
        ### END CODE HERE ###
    """)
    assert classic_stub(cell) == source("""
        # EXERCISE: sizes
        ### START CODE HERE ### (≈ 2 lines of code)
        m_train = None
        m_test = None
        ### END CODE HERE ###

        print(f"{m_train}")
        ### START CODE HERE ###
        ### END CODE HERE ###
    """)


def test_the_stub_of_a_stub_is_the_stub():
    cell = source("""
        def f(x):
            ### START CODE HERE ###
            # Hint.
            a, b = x  # both

            for i in x:
                a += i
            ### END CODE HERE ###
            while a:
                ### START CODE HERE ###
                a -= 1
                ### END CODE HERE ###
            return a
    """)
    once = classic_stub(cell)
    assert classic_stub(once) == once


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("### START CODE HERE ###\nx = 1", "row 1 .*no END CODE HERE"),
        ("x = 1\n### END CODE HERE ###", "row 2 .*no START CODE HERE"),
        ("### START CODE HERE ###\n### START CODE HERE ###\n### END CODE HERE ###", "row 1 "),
        ("x = (", "row 1 .*not Python"),
        ("### START CODE HERE ###\nx = [\n### END CODE HERE ###\n]", "row 2 .*cuts a statement"),
        ("x = [\n### START CODE HERE ###\n1\n### END CODE HERE ###\n]", "row 3 .*cuts"),
        (
            "if x:\n ### START CODE HERE ###\n y = 1\nelse:\n y = 2\n ### END CODE HERE ###",
            "row 4 .*cuts a statement",
        ),
        (
            "### START CODE HERE ###\nfor i in x:\n    y = 1\n    ### END CODE HERE ###\n    z = 2",
            "row 2 .*cuts a statement",
        ),
    ],
)
def test_a_broken_region_is_refused_with_its_row(cell, message):
    with pytest.raises(SourceError, match=message):
        classic_stub(cell)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("if x:\n    y = 1\nelse:\n    y = 2", "y = None"),
        ("for y in x:\n    break", "y = None"),
        ("with open(x) as y:\n    pass", "y = None"),
        ("try:\n    y = 1\nexcept ValueError:\n    y = 2", "y = None"),
        ("def y():\n    return 1", "y = None"),
        ("import numpy as y", "y = None"),
        ("z = 1\nif z:\n    y = z\nz = 2", "z = None\ny = None\nz = None"),
        ("if x:\n    y = 1\nif not x:\n    y = 2", "y = None"),
    ],
)
def test_what_the_rest_returns_is_none_and_not_undefined(answer, expected):
    names = {}
    exec(f"def f(x):\n{textwrap.indent(stub(answer), '    ')}\n    return y", names)
    assert stub(answer) == expected
    assert names["f"](0) is None


def test_what_is_given_or_read_in_the_answer_alone_is_not_set():
    assert stub("if x:\n    y = 1", head="def f(x, y=0):") == ""
    assert stub("if x:\n    y = 1\n    z = [y for y in x]", tail="    return x") == ""
    assert stub("for z in x:\n    pass\ny = z") == "y = None"
