"""Wrong answers that nobody has recorded: reference answers with one token changed."""

from __future__ import annotations

import ast
import io
import keyword
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

from invigilator.authoring.regions import regions

OPERATORS = {
    "+": "-", "-": "+", "*": "/", "/": "*", "//": "/", "**": "*", "@": "*", "+=": "-=", "-=": "+=",
    "*=": "/=", "/=": "*=", "==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">",
}  # fmt: skip
WORDS = {"True": "False", "False": "True", "and": "or", "or": "and", "max": "min", "sum": "mean",
    "mean": "sum", "argmax": "argmin", "ones": "zeros", "zeros": "ones", "dot": "multiply",
    "multiply": "add", "exp": "log", "log": "exp", "maximum": "minimum"}  # fmt: skip
NUMBERED = re.compile(r"(\D+)([12])(\D*)")


@dataclass(frozen=True)
class Mutant:
    """An answer with one token changed, and a line that says which."""

    exercise: str
    answer: str
    change: str


def mutants(exercise: str, answer: str) -> Iterator[Mutant]:
    """Every mutant of a reference answer that is still Python."""
    lines = answer.splitlines(keepends=True)
    rows = {n for each in regions(answer) for n in range(each.start + 1, each.end)}
    tokens = list(tokenize.generate_tokens(io.StringIO(answer).readline))
    names = {t.string for t in tokens if t.type == tokenize.NAME}
    for token in tokens:
        row, column = token.start
        if row not in rows or token.end[0] != row:
            continue
        for new in dict.fromkeys(_others(token, names)):
            line = lines[row - 1]
            changed = line[:column] + new + line[token.end[1] :]
            text = "".join([*lines[: row - 1], changed, *lines[row:]])
            if _is_python(text):
                yield Mutant(exercise, text, f"{line.strip()}  ->  {changed.strip()}")


def _others(token: tokenize.TokenInfo, names: set[str]) -> Iterator[str]:
    """What may stand in the place of a token."""
    text = token.string
    if token.type == tokenize.OP and text in OPERATORS:
        yield OPERATORS[text]
    elif token.type == tokenize.NUMBER and text.isdigit():
        yield from (str(int(text) + 1), str(abs(int(text) - 1)))
    elif token.type == tokenize.NUMBER:
        yield f"{text}*10"
    elif text in WORDS:
        yield WORDS[text]
    elif token.type == tokenize.NAME and not keyword.iskeyword(text):
        yield from _neighbours(text, names)


def _neighbours(name: str, names: set[str]) -> Iterator[str]:
    """Names of the same answer that differ in one digit, or in case."""
    if found := NUMBERED.fullmatch(name):
        yield from {f"{found[1]}{3 - int(found[2])}{found[3]}"} & names
    yield from {name.swapcase()} & names


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True
