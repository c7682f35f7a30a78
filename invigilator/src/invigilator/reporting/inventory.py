"""What collecting has found, on the terminal: how it was read, what was left out, and why."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from invigilator.autograding.collection.inventory import Fate, Inventory, Item, SourceRead, counts
from invigilator.autograding.layout_names import LAYOUTS
from invigilator.checking.wording import count, listed
from invigilator.reporting.text import one_line

NAMES = 3
#: So many of the last names of a path are told: nbgrader has the student's third from the end.
DEPTH = 3
REASONS = 12
WORDS: dict[Fate, str] = {
    "notebook": "to grade",
    "companion": "beside them",
    "rejected": "from students who cannot be graded",
    "ignored": "ignored",
}


def print_inventory(inventory: Inventory, console: Console, whole: bool = False) -> None:
    """How each source was read, and what of it counts for nothing; with `whole`, each file.

    Names come from students: they are printed as plain text without control characters.
    """
    for source in inventory.sources:
        console.print(Text(_headline(source)))
        if whole:
            _print_lines([_line(item) for item in source.items], console)
        else:
            _print_lines(_left_out(source.items), console)


def _headline(source: SourceRead) -> str:
    inside = f", inside {'/'.join(source.within)}" if source.within else ""
    students = count(source.students, "student")
    found = counts(source.items)
    files = count(sum(found.values()), "file")
    fates = ", ".join(f"{number} {WORDS[fate]}" for fate, number in found.items() if number)
    read = f"read {LAYOUTS[source.layout]}{inside}"
    return one_line(f"{source.path}: {read}: {students}; {files} found: {fates}.", 400)


def _left_out(items: Sequence[Item]) -> list[str]:
    """One line for each reason why files are ignored."""
    by_reason: dict[str, list[Item]] = {}
    for item in items:
        if item.fate == "ignored":
            by_reason.setdefault(item.reason, []).append(item)
    lines = [_ignored(reason, some) for reason, some in list(by_reason.items())[:REASONS]]
    more = len(by_reason) - REASONS
    return [*lines, f"ignored for {count(more, 'more reason')}"] if more > 0 else lines


def _ignored(reason: str, items: Sequence[Item]) -> str:
    names = [one_line("/".join(item.entry.parts[-DEPTH:]), 80) for item in items[:NAMES]]
    total = sum(item.entry.count for item in items)
    return f"ignored ({reason}): {listed(names, NAMES, total)}"


def _line(item: Item) -> str:
    reason = f" ({item.reason})" if item.reason else ""
    student = f" of {item.student}" if item.student else ""
    return f"{item.fate}{student}: {'/'.join(item.entry.parts)}{reason}"


def _print_lines(lines: Sequence[str], console: Console) -> None:
    for line in lines:
        console.print(Text(f"  {one_line(line, 300)}", style="dim"))
