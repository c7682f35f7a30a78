"""The style of a source's text: what jupytext and Python would read otherwise than it is meant."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator, Sequence

from invigilator.checking.conventions import ALT_TEXT
from invigilator.exceptions import SourceError

MARKER = re.compile(r"# %%(\s|$)")
PROSE = re.compile(r"# %%.*\[(markdown|md)\]|# %% (markdown|md)\b")
#: How the other styles that jupytext reads begin a cell.
OTHER_STYLES = re.compile(r"\s*#\s*%%|# In\[[\d ]*\]|# \+ \{|# COMMAND -{5,}|# region\b")
#: Lines of prose that begin an entry of a list, and what is no sign of a formula in a line.
ENTRY = re.compile(r"#\s*(?:[-+*]|\d+[.)])\s")
NO_FORMULA = re.compile(r"`[^`]*`|\\\$|\$\$")
#: What some programs take for the end of a line, and others do not.
LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def require_style(text: str, file: str) -> None:
    """Refuse what would be read otherwise than its author means it.

    Raises
    ------
    SourceError
        If a cell begins in another style than ``# %%``, a marker stands in a string, code stands
        in a cell of prose, a list begins within a formula, or a line holds a character that is a
        line end to some programs only; the message names file and line.
    """
    rows = text.split("\n")
    in_strings, in_formulas = set(_rows_in_strings(text)), set(_rows_in_formulas(rows))
    prose = False
    for line, row in enumerate(rows, 1):
        if MARKER.match(row):
            prose = bool(PROSE.match(ALT_TEXT.sub(r"\1", row)))
        if prose and line in in_formulas and ENTRY.match(row):
            problem = "a list begins within a formula: break the line before the formula."
            raise SourceError(f"{file}:{line}: {problem}")
        if problem := _problem(row, prose, line in in_strings):
            raise SourceError(f"{file}:{line}: {problem}")
    if not any(map(MARKER.match, rows)):
        raise SourceError(f"{file}: no line begins with '# %%': each cell begins with one.")


def _problem(row: str, prose: bool, in_string: bool) -> str:
    """What is wrong with a line; empty if nothing is."""
    if found := LINE_ENDS.search(row):
        code = ord(found[0])
        return f"the character U+{code:04X} ends a line to some programs: write '\\u{code:04x}'."
    if MARKER.match(row):
        return "a line of a string begins with '# %%': begin it with something else." * in_string
    if OTHER_STYLES.match(row) and not in_string:
        return f"a cell begins with '# %%' and a space, not with {row.strip()[:20]!r}."
    if prose and row.strip() and not row.startswith("#"):
        return (
            f"{row.strip()[:30]!r} stands in a cell of prose: begin the line with '# ' if it is "
            "prose, or a new cell with '# %%' if it is code."
        )
    return ""


def _rows_in_formulas(rows: Sequence[str]) -> Iterator[int]:
    """The lines of prose that go on with a formula of the line before."""
    within = False
    for line, row in enumerate(rows, 1):
        within = within and bool(row.strip("# \r")) and not MARKER.match(row)
        if within:
            yield line
        within ^= NO_FORMULA.sub("", row).count("$") % 2 == 1


def _rows_in_strings(text: str) -> Iterator[int]:
    """The lines within strings of several lines, but for their first one."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.STRING:
                yield from range(token.start[0] + 1, token.end[0] + 1)
    except (tokenize.TokenError, SyntaxError):
        return
