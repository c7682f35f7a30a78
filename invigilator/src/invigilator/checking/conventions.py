"""The conventions of our notebooks, in one place: headlines, checks, and what a cell defines."""

from __future__ import annotations

import ast
import re
import symtable
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from invigilator.checking.short_texts import kept_if_short

#: The first line of a student's cell.
HEADLINE = re.compile(r"# (GRADED FUNCTION|EXERCISE): ([A-Za-z_][A-Za-z0-9_]*)\s*(?:\n|$)")
#: A call that checks one exercise.
CHECK = re.compile(r"check\(\s*[\"'](\w+)[\"']\s*\)")
#: A line without an answer: a comment, a call of the checker, or nothing.
COMMENT_OR_CHECK = re.compile(r"(check(\.\w+)?\([^()]*\)\s*)?(#.*)?")

#: What Python raises for code that it cannot take in.
UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError)

#: What a marker line says of the figures of its cell, for those who cannot see them.
ALT_TEXT = re.compile(r'^(# %%.*?) alt=(?:"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\')', re.MULTILINE)

#: Where a line may hold what IPython alone understands. The blanks are those of one line only: with
#: all white space, many empty lines would take a time that grows with their square.
MAGIC = re.compile(r"^[^\S\n]*[%!?]|[%!?][^\S\n]*$|=[^\S\n]*[%!]", re.MULTILINE)
#: The same, and what else it translates.
ESCAPE = re.compile(rf"{MAGIC.pattern}|^[^\S\n]*[,;/]", re.MULTILINE)
#: IPython reads the whole cell again for each of these: how many are translated, and how many
#: characters it may read for that.
MOST_ESCAPES, MOST_READ = 20, 100_000

#: A line that begins to define or assign a name, as far as can be told without parsing.
BEGINNING = re.compile(r"^(?:(?:async +)?(?:def|class) +(\w+)|(\w+)\s*=[^=])", re.MULTILINE)

_parsing = threading.Lock()

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def python(cell: str) -> str:
    """The code of a student's cell as plain Python: magics become calls, as IPython makes them.

    Raises
    ------
    SyntaxError
        If IPython cannot make sense of it, or would take very long to.
    """
    if _is_plain(cell):
        return cell
    escapes = len(ESCAPE.findall(cell))
    if escapes > MOST_ESCAPES or escapes * len(cell) > MOST_READ:
        raise SyntaxError("too many magics to translate")
    return _translated(cell)


def syntax_tree(code: str) -> ast.Module:
    """The syntax tree of code of ours: a cell, or a whole notebook or module.

    Raises
    ------
    SyntaxError
        If it does not parse.
    """
    return _tree(code, _translated)


def parsed(cell: str) -> ast.Module:
    """The syntax tree of a cell; an empty one where it does not parse."""
    try:
        return _tree(cell, python)
    except UNPARSABLE:
        return ast.Module([], [])


@kept_if_short
def defined(cell: str) -> frozenset[str]:
    """The names that a cell defines or assigns at its top level, imports left out.

    Of a cell that does not parse, they are guessed from the beginnings of its lines.
    """
    tree = parsed(cell)
    if not tree.body:
        return frozenset(found[1] or found[2] for found in BEGINNING.finditer(cell))
    return frozenset(provided(tree))


def provided(tree: ast.Module) -> list[str]:
    """The names that a cell defines or assigns at its top level, in the order of the text."""
    return list(dict.fromkeys(name for statement in tree.body for name in bound(statement)))


def functions(tree: ast.Module) -> set[str]:
    """The functions, and classes, that a cell defines at its top level."""
    return {each.name for each in tree.body if isinstance(each, DEFINITIONS)}


def checked(cell: str) -> set[str]:
    """The exercises that lines of a cell check."""
    return {found[1] for line in cell.splitlines() if (found := CHECK.match(line))}


@kept_if_short
def imported(cell: str) -> Mapping[str, str]:
    """By name, the module that a cell imports it from, or that it is."""
    return MappingProxyType(imported_in(parsed(cell)))


def imported_in(tree: ast.AST) -> dict[str, str]:
    """The same of a syntax tree."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            for alias in node.names:
                found[alias.asname or alias.name.split(".")[0]] = module or alias.name
    return found


def taken(source: str) -> set[str]:
    """The global names that the code of a cell reads, in its functions too."""
    return _taken(symtable.symtable(source, "<cell>", "exec"))


def set_in(statement: ast.stmt) -> frozenset[str]:
    """The names that a statement sets where it stands, those of imports among them."""
    return frozenset({*bound(statement), *imported_in(statement)})


def code_of(source: str) -> str:
    """The code cells of a source in percent format, with their marker lines.

    Prose is left out, and so are the alt texts of figures.
    """
    cells = re.split(r"^(?=# %%)", ALT_TEXT.sub(r"\1", source), flags=re.MULTILINE)
    return "".join(cell for cell in cells if not re.match(r"# %%.*\[markdown\](?!.*points)", cell))


def headline(cell: str) -> str:
    """The exercise that a cell says it answers; empty if it says none."""
    found = HEADLINE.match(cell.lstrip())
    return found[2] if found else ""


def _tree(code: str, translate: Callable[[str], str]) -> ast.Module:
    """The syntax tree of code, translated first only where it is no Python and may hold magics."""
    try:
        return _parse(code)
    except UNPARSABLE:
        if not MAGIC.search(code):
            raise
    return _parse(translate(code))


def _parse(code: str) -> ast.Module:
    """The syntax tree of Python code, made by one thread at a time.

    Python 3.11 counts the depth of all trees that are being made together, and may raise
    SystemError where two are: https://github.com/python/cpython/issues/106905.
    """
    with _parsing:
        return ast.parse(code)


def _is_plain(code: str) -> bool:
    """Whether there is nothing for IPython to translate."""
    if not MAGIC.search(code):
        return True
    try:
        _parse(code)
    except UNPARSABLE:
        return False
    return True


@lru_cache(maxsize=256)
def _translated(code: str) -> str:
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        return str(TransformerManager().transform_cell(code))
    except RuntimeError as error:
        raise SyntaxError("magics without an end") from error


def bound(statement: ast.AST) -> Iterator[str]:
    """The names that a statement binds in its own scope, imports left out."""
    waiting = [statement]  # no recursion: a student's expression may be nested very deeply
    while waiting:
        node = waiting.pop()
        if isinstance(node, DEFINITIONS):
            yield node.name
        elif isinstance(node, COMPREHENSIONS):
            assigned = (each for each in ast.walk(node) if isinstance(each, ast.NamedExpr))
            yield from (each.target.id for each in assigned)  # they bind outside
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif not isinstance(node, ast.Lambda):
            waiting += reversed([*ast.iter_child_nodes(node)])


def _taken(table: symtable.SymbolTable) -> set[str]:
    top = table.get_type() == "module"
    names = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (top or symbol.is_global())
    }
    return names.union(*map(_taken, table.get_children()))
