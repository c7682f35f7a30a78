"""Which submissions are alike beyond what all were given: winnowing over normalised tokens.

Tokens are those of the syntax tree: comments, layout and docstrings are not in it, names that a
function binds itself are all alike, and each statement stands for itself, so that their order does
not count. What the release or the reference has, and what much of the class has, is left out.
"""

from __future__ import annotations

import ast
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from invigilator.checking.conventions import headline, parsed, python

#: Tokens in a row that make a fingerprint, and how many such rows one of them stands for.
ROW, WINDOW = 10, 4
#: Tokens of a statement, and of a function, below which they say nothing.
SHORT_STATEMENT, SHORT_FUNCTION = 5, 40
#: What a pair must have in common: so many tokens, and such a share of the smaller one's own.
FEWEST, SHARE = 80, 0.7
#: What more students than this have, and a larger share of the class, is common knowledge.
COMMON, COMMON_SHARE = 4, 0.15


@dataclass(frozen=True)
class Statement:
    """A statement: its lines, and what it looks like, with how many tokens each sign stands for."""

    first: int
    last: int
    signs: Mapping[bytes, float]


@dataclass(frozen=True)
class Function:
    """A function, or what a cell has besides functions."""

    name: str
    lines: Sequence[str]
    statements: Sequence[Statement]


@dataclass(frozen=True)
class Line:
    """A line of source, and whether it is in what two have in common."""

    text: str
    shared: bool


@dataclass(frozen=True)
class Side:
    """A function of one of two students."""

    name: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Pair:
    """Two students whose answers are alike.

    Parameters
    ----------
    students
        Both.
    share
        The share of the smaller one's own tokens that the other has as well.
    functions
        Side by side, the functions with something in common.
    """

    students: tuple[str, str]
    share: float
    functions: Sequence[tuple[Side, Side]]


def similar(submissions: Mapping[str, Sequence[str]], given: Sequence[str]) -> list[Pair]:
    """The pairs that are alike, the most alike first.

    Parameters
    ----------
    submissions
        By student, the code cells.
    given
        The code cells of the release and of the reference: whoever has them has them from there.
    """
    known = {sign for each in functions(given, 0) for s in each.statements for sign in s.signs}
    everyone = {student: functions(cells) for student, cells in submissions.items()}
    own = {student: _weights(every, known) for student, every in everyone.items()}
    holders = Counter(sign for weights in own.values() for sign in weights)
    most = max(COMMON, COMMON_SHARE * len(own))
    own = {s: {k: v for k, v in w.items() if holders[k] <= most} for s, w in own.items()}
    found = []
    for (one, other), signs in _in_common(own).items():
        tokens = sum(min(own[one][sign], own[other][sign]) for sign in signs)
        least = min(sum(own[one].values()), sum(own[other].values()))
        if tokens >= FEWEST and tokens >= SHARE * least:
            sides = _side_by_side(everyone[one], everyone[other], signs)
            found.append(Pair((one, other), min(tokens / least, 1.0), sides))
    return sorted(found, key=lambda pair: (-pair.share, pair.students))


def functions(cells: Sequence[str], shortest: int = SHORT_FUNCTION) -> list[Function]:
    """The functions of code cells that are not too short, and what the cells have besides."""
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
    for node in nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        yield node
        for block in ("body", "orelse", "finalbody"):
            yield from _statements(getattr(node, block, []))
        for each in (*getattr(node, "handlers", []), *getattr(node, "cases", [])):
            yield from _statements(each.body)


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


def _tokens(node: ast.AST, local: set[str]) -> Iterator[str]:
    if isinstance(node, ast.expr_context):
        return
    if isinstance(node, ast.Name):
        yield "name" if node.id in local else node.id
    elif isinstance(node, ast.arg):
        yield "name"
    elif isinstance(node, ast.Constant):
        yield "text" if isinstance(node.value, str) else repr(node.value)
    else:
        label = getattr(node, "attr", None) or getattr(node, "arg", None)
        yield label if isinstance(label, str) else type(node).__name__
        for child in ast.iter_child_nodes(node):
            yield from _tokens(child, local)


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


def _weights(every: Sequence[Function], known: set[bytes]) -> dict[bytes, float]:
    """By sign, the tokens it stands for, without what is known."""
    signs = (s.signs for each in every for s in each.statements)
    return {sign: weight for own in signs for sign, weight in own.items() if sign not in known}


def _in_common(own: Mapping[str, Mapping[bytes, float]]) -> dict[tuple[str, str], set[bytes]]:
    """By pair of students, the signs that both have."""
    holders: dict[bytes, list[str]] = defaultdict(list)
    for student in sorted(own):
        for sign in own[student]:
            holders[sign].append(student)
    found: dict[tuple[str, str], set[bytes]] = defaultdict(set)
    for sign, students in holders.items():
        for one, other in combinations(students, 2):
            found[one, other].add(sign)
    return found


def _side_by_side(
    one: Sequence[Function], other: Sequence[Function], signs: set[bytes]
) -> list[tuple[Side, Side]]:
    """Each function of one with the function of the other that has most in common with it."""
    found = []
    for function in one:
        mine = _signs_of(function) & signs
        best = max(other, key=lambda each: len(_signs_of(each) & mine), default=None)
        if mine and best is not None and (shared := _signs_of(best) & mine):
            found.append((_side(function, shared), _side(best, shared)))
    return found


def _signs_of(function: Function) -> set[bytes]:
    return {sign for statement in function.statements for sign in statement.signs}


def _side(function: Function, shared: set[bytes]) -> Side:
    marked = {
        line
        for each in function.statements
        if shared & set(each.signs)
        for line in range(each.first, each.last + 1)
    }
    lines = [Line(text, number in marked) for number, text in enumerate(function.lines)]
    return Side(function.name, lines)
