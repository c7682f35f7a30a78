"""What stands for a function, whatever its names, comments and order: winnowed rows of tokens.

Tokens are those of the syntax tree: comments, layout and docstrings are not in it, names that a
function binds itself are all alike, and each statement stands for itself, so that their order does
not count.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from invigilator.checking.conventions import headline, parsed, python

#: Tokens in a row that make a fingerprint, and how many such rows one of them stands for.
ROW, WINDOW = 10, 4
#: Tokens of a statement, and of a function, below which they say nothing.
SHORT_STATEMENT, SHORT_FUNCTION = 5, 40


@dataclass(frozen=True)
class Statement:
    """A statement: its lines, and what it looks like, with how many tokens each sign stands for."""

    first: int
    last: int
    signs: Mapping[bytes, float]


@dataclass(frozen=True)
class Function:
    """A function, or what a cell has apart from functions."""

    name: str
    lines: Sequence[str]
    statements: Sequence[Statement]

    @cached_property
    def signs(self) -> frozenset[bytes]:
        """The signs of all its statements."""
        return frozenset(sign for statement in self.statements for sign in statement.signs)


def functions(cells: Sequence[str], shortest: int = SHORT_FUNCTION) -> list[Function]:
    """The functions of code cells that are not too short, and what else the cells have."""
    found = []
    for cell in cells:
        tree = parsed(cell)
        lines = _lines(cell)
        for name, nodes in _pieces(tree, headline(cell)):
            local = _bound(nodes)
            rows = [(node, list(_header(node, local))) for node in _statements(nodes)]
            if nodes and sum(len(tokens) for _, tokens in rows) >= shortest:
                first, last = nodes[0].lineno, _end(nodes[-1])
                statements = [_statement(node, tokens, first) for node, tokens in rows]
                found.append(Function(name, lines[first - 1 : last], statements))
    return found


def _lines(cell: str) -> list[str]:
    try:
        return python(cell).splitlines()
    except SyntaxError:
        return []


def _pieces(tree: ast.Module, name: str) -> Iterator[tuple[str, list[ast.stmt]]]:
    rest = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, [node]
        elif not isinstance(node, ast.Import | ast.ImportFrom):
            rest.append(node)
    yield name or "code outside functions", rest


def _statements(nodes: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements, each before those inside it; texts that stand alone are comments."""
    waiting = list(reversed(nodes))  # no recursion: each `elif` is nested in the one before it
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        yield node
        inside = [s for block in ("body", "orelse", "finalbody") for s in getattr(node, block, [])]
        for each in (*getattr(node, "handlers", []), *getattr(node, "cases", [])):
            inside += each.body
        waiting += reversed(inside)


def _bound(nodes: Sequence[ast.stmt]) -> set[str]:
    """The names that statements bind, at any depth."""
    found = set()
    for node in (each for top in nodes for each in ast.walk(top)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    return found


def _header(node: ast.stmt, local: set[str]) -> Iterator[str]:
    """The tokens of a statement, without the statements inside it."""
    yield type(node).__name__
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from _tokens(child, local)


def _tokens(expression: ast.AST, local: set[str]) -> Iterator[str]:
    waiting = [expression]  # no recursion: an expression may be nested very deeply
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.expr_context):
            continue
        if isinstance(node, ast.Name):
            yield "name" if node.id in local else node.id
        elif isinstance(node, ast.arg):
            yield "name"
        elif isinstance(node, ast.Constant):
            yield "text" if isinstance(node.value, str) else repr(node.value)
        else:
            label = getattr(node, "attr", None) or getattr(node, "arg", None)
            yield label if isinstance(label, str) else type(node).__name__
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _statement(node: ast.stmt, tokens: Sequence[str], first: int) -> Statement:
    """A statement with its lines counted from the first one of its function."""
    inside = [n for n in ast.iter_child_nodes(node) if isinstance(n, ast.stmt)]
    last = max(node.lineno, inside[0].lineno - 1) if inside else _end(node)
    return Statement(node.lineno - first, last - first, _signs(tokens))


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _signs(tokens: Sequence[str]) -> dict[bytes, float]:
    """What stands for a statement: of each window of rows the one with the smallest hash."""
    if len(tokens) < SHORT_STATEMENT:
        return {}
    rows = [tokens[n : n + ROW] for n in range(max(1, len(tokens) - ROW + 1))]
    hashes = [hashlib.blake2b("\0".join(row).encode(), digest_size=8).digest() for row in rows]
    windows = range(max(1, len(hashes) - WINDOW + 1))
    kept = {min(hashes[n : n + WINDOW]) for n in windows}
    return dict.fromkeys(kept, len(tokens) / len(kept))
