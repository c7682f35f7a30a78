"""How authors' editors write a source: each style is accepted, or refused with its line."""

import pytest

from invigilator.authoring.build import build
from invigilator.authoring.source import read_source
from invigilator.exceptions import SourceError


def refusal(tiny):
    """The line and the sentence of what is refused."""
    with pytest.raises(SourceError) as raised:
        read_source(tiny)
    file, line, sentence = str(raised.value).split(":", 2)
    assert file == "course9/source/tiny/tiny.py"
    return int(line), sentence


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tiny):
    plain = read_source(tiny).cells
    text = tiny.source.read_text()
    tiny.source.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_source(tiny).cells == plain


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0c", "\x1e"])
def test_a_character_that_only_some_programs_take_for_a_line_end_is_refused(edit, character):
    tiny = edit('"""Return the mean."""', f'"""Return{character}the mean."""')
    rows = tiny.source.read_text().split("\n")
    line, sentence = refusal(tiny)
    assert character in rows[line - 1]
    assert f"write '\\u{ord(character):04x}'" in sentence


@pytest.mark.parametrize("code", ["x = 1", "    return 1", "import numpy as np", '"""'])
def test_code_that_slid_into_a_cell_of_prose_is_refused(edit, code):
    tiny = edit("# Now the mean of any list.\n\n# %%\n", f"# Now the mean.\n{code}\n\n# %%\n")
    line, sentence = refusal(tiny)
    assert tiny.source.read_text().split("\n")[line - 1] == code
    assert "stands in a cell of prose" in sentence
    assert "a new cell with '# %%' if it is code" in sentence


def test_blank_lines_and_comments_of_prose_are_prose(edit):
    tiny = edit("# Now the mean of any list.\n\n# %%\n", "# Now\n\n#the mean.\n#\n\n# %%\n")
    assert any("the mean." in cell.source for cell in read_source(tiny).cells)


@pytest.mark.parametrize("sign", ["-", "+", "*", "2."])
def test_a_line_that_would_begin_a_list_within_a_formula_is_refused(edit, sign):
    tiny = edit(
        "# The mean is the sum over the count.", f"# The step from $a$ to $e_w\n# {sign} e_c$."
    )
    line, sentence = refusal(tiny)
    assert tiny.source.read_text().split("\n")[line - 1] == f"# {sign} e_c$."
    assert "a list begins within a formula" in sentence


@pytest.mark.parametrize(
    "prose",
    [
        "# It costs 5\\$:\n# - a lot",
        "# `$PATH`:\n# - a name",
        "# $$a\n# + b$$",
        "# $a\n# = b$\n# - c",
    ],
)
def test_a_list_outside_of_a_formula_and_a_formula_of_several_lines_are_accepted(edit, prose):
    tiny = edit("# The mean is the sum over the count.", prose)
    assert any(
        prose.splitlines()[-1].removeprefix("# ") in c.source for c in read_source(tiny).cells
    )


@pytest.mark.parametrize(
    "marker", ["#%%", "# %%%", "    # %%", "# %%x", "# In[3]:", "# + {}", "# COMMAND ----------"]
)
def test_other_styles_that_jupytext_reads_are_refused(edit, marker):
    tiny = edit("data = [1, 2, 3]", f"data = [1, 2, 3]\n{marker}\nmore = 1")
    line, sentence = refusal(tiny)
    assert tiny.source.read_text().split("\n")[line - 1] == marker
    assert "a cell begins with '# %%' and a space" in sentence


def test_a_marker_in_a_string_is_refused(edit):
    tiny = edit("data = [1, 2, 3]", 'data = """\n# %% no cell\n"""')
    line, sentence = refusal(tiny)
    assert tiny.source.read_text().split("\n")[line - 1] == "# %% no cell"
    assert "a line of a string" in sentence


def test_a_source_in_the_light_style_is_refused(tiny):
    tiny.source.write_text("# # Means\n\nx = 1\n")
    with pytest.raises(SourceError, match="no line begins with '# %%'"):
        read_source(tiny)


@pytest.mark.parametrize(
    "headline",
    ["# GRADED FUNCTION: σ", "# GRADED FUNCTION mean", "# EXERCISE: a b", "#EXERCISE: a"],
)
def test_a_headline_that_is_none_is_refused(edit, headline):
    tiny = edit("# GRADED FUNCTION: mean", headline)
    line, sentence = refusal(tiny)
    assert tiny.source.read_text().split("\n")[line - 1] == headline
    assert "is no headline of an exercise" in sentence
    assert "letters a to z" in sentence


def test_greek_letters_elsewhere_are_accepted(edit):
    tiny = edit("data = [1, 2, 3]", "def σ(ζ):\n    return ζ\n\n\ndata = [1, 2, σ(3)]")
    build([tiny])
    assert "def σ(ζ)" in tiny.release.read_text("utf-8")
