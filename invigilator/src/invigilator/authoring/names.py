"""Which names a cell gives to the cells after it, and which it takes from those before."""

from __future__ import annotations

import ast
import symtable

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def functions(tree: ast.Module) -> set[str]:
    """The functions, and classes, that a cell defines at its top level."""
    return {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}


def provided(tree: ast.Module) -> list[str]:
    """The names that a cell defines or assigns at its top level, in the order of the text."""
    names: list[str] = []
    for statement in tree.body:
        if isinstance(statement, DEFINITIONS):
            names.append(statement.name)
        else:
            names.extend(_assigned(statement))
    return list(dict.fromkeys(names))


def _assigned(statement: ast.stmt) -> list[str]:
    return [
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]


def taken(source: str) -> set[str]:
    """The global names that the code of a cell reads, in its functions too."""
    return _taken(symtable.symtable(source, "<cell>", "exec"))


def _taken(table: symtable.SymbolTable) -> set[str]:
    top = table.get_type() == "module"
    names = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (top or symbol.is_global())
    }
    return names.union(*map(_taken, table.get_children()))
