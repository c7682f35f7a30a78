"""Which of a student's files is the notebook, which travel with it, and what to ask for if none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from invigilator.autograding.collection.entries import Placed, outside_archives
from invigilator.autograding.collection.handed import Companion, Handed
from invigilator.autograding.collection.inventory import Fate, Item
from invigilator.autograding.collection.names import DOCUMENTS, readable, stem, suffix, unnumbered
from invigilator.autograding.collection.reader import Task
from invigilator.autograding.collection.readings import Group
from invigilator.autograding.collection.recognition import why_no_notebook
from invigilator.checking.wording import listed

#: What may travel with a notebook: so many files, bytes of each, and bytes of all.
MAX_COMPANIONS, MAX_COMPANION, MAX_TOGETHER = 100, 5 * 2**20, 20 * 2**20
#: How many files of a student are looked into whose names do not say that they are notebooks.
MAX_LOOKS = 20
#: How many files a reason names.
MAX_NAMED = 5
ASK = "Ask for the notebook itself, a file that ends in .ipynb"


@dataclass
class Choice:
    """What became of a student's files; nobody, if they all belong to other assignments."""

    items: list[Item] = field(default_factory=list)
    handed: Handed | None = None


@dataclass
class _Files:
    """A student's files while one is chosen: those not settled yet, and what became of others."""

    student: str
    here: list[Placed]
    items: list[Item] = field(default_factory=list)

    def settle(self, files: Iterable[Placed], fate: Fate, reason: str = "") -> None:
        """Say what became of files, and look at them no more; an opened archive is its files."""
        settled = list(files)
        gone = {id(each) for each in settled}
        self.here = [each for each in self.here if id(each) not in gone]
        self.items += [
            Item(each.entry, fate, reason, self.student)
            for each in settled
            if each.entry.what != "archive"
        ]


def choose(group: Group, task: Task, source: Path) -> Choice:
    """Choose the notebook among what a student has handed in."""
    files = _Files(group.student, list(group.files))
    for placed, why in group.superseded:
        files.settle([placed], "ignored", why)
    others = _of_other_assignments(files.here, task)
    files.settle(others, "ignored", "it belongs to another assignment")
    if others and all(each.ignored for each in files.here if each.entry.what != "archive"):
        files.settle(files.here, "ignored", "nothing else is there")
        return Choice(files.items)
    _take_archives(files)
    _ignore(files)
    _prefer_own_folder(files, task)
    notebooks = _notebooks(files, task)
    if len(notebooks) == 1:
        return _handed(group, files, notebooks[0])
    return _rejected(group, files, notebooks, source)


def _of_other_assignments(files: Iterable[Placed], task: Task) -> list[Placed]:
    names = task.others - {task.assignment}
    return [each for each in files if len(each.parts) > 1 and each.parts[0] in names]


def _take_archives(files: _Files) -> None:
    """Take an archive beside a notebook as one file, and any other as what is in it."""
    outside = list(outside_archives(files.here))
    if any(_is_notebook(each) and not each.ignored for each in outside):
        files.here = outside
    files.here = [each for each in files.here if each.entry.what != "archive"]


def _ignore(files: _Files) -> None:
    for each in [each for each in files.here if each.ignored]:
        files.settle([each], "ignored", each.ignored)


def _prefer_own_folder(files: _Files, task: Task) -> None:
    own = [each for each in files.here if len(each.parts) > 1 and each.parts[0] == task.assignment]
    if any(map(_is_notebook, own)):
        inside = {id(each) for each in own}
        beside = [each for each in files.here if id(each) not in inside]
        files.settle(beside, "ignored", f"it lies beside {task.assignment}/")


def _is_notebook(placed: Placed) -> bool:
    return placed.entry.kind == "notebook"


def _notebooks(files: _Files, task: Task) -> list[Placed]:
    """What may be the notebook: by its name, or by what is in it."""
    named = [each for each in files.here if _is_notebook(each)]
    found = named or [each for each in _doubtful(files.here) if not why_no_notebook(each.entry)]
    for fits in (_exactly, _nearly):
        right = [each for each in found if fits(each, task.assignment)]
        if right:
            return right
    return found


def _doubtful(files: Iterable[Placed]) -> list[Placed]:
    """The files to look into, the likely ones first."""
    found = [each for each in files if each.entry.kind == "maybe" and each.entry.what == "file"]
    found.sort(key=lambda each: (".ipynb" not in each.name.lower(), suffix(each.name) != "json"))
    return found[:MAX_LOOKS]


def _exactly(placed: Placed, assignment: str) -> bool:
    return stem(placed.name) == assignment


def _nearly(placed: Placed, assignment: str) -> bool:
    return unnumbered(stem(placed.name)).casefold() == assignment.casefold()


def _handed(group: Group, files: _Files, notebook: Placed) -> Choice:
    """The notebook, with what travels with it."""
    entry, path = notebook.entry, Path(notebook.entry.shown)
    if entry.content is None or entry.what == "unreadable":
        for each in list(files.here):
            files.settle([each], "rejected", each.entry.why or "it is no notebook")
        return Choice(files.items, Handed(group.student, path, f"{entry.name}: {entry.why}"))
    files.settle([notebook], "notebook")
    notes = [*dict.fromkeys(group.notes), *_other_versions(files.here)]
    companions = _companions(files, notebook)
    if suffix(entry.name) != "ipynb":
        notes.append(f"handed in as {notebook.name or entry.name}, which holds a notebook")
    handed = Handed(group.student, path, "", entry.content, companions, tuple(notes))
    return Choice(files.items, handed)


def _other_versions(files: Iterable[Placed]) -> list[str]:
    """What to say of files beside a notebook that may be newer versions of it."""
    names = [each.name for each in files if each.entry.kind == "maybe" and ".ipynb" in each.name]
    return [
        f"{name} lies beside the notebook and may be another version; it was not graded"
        for name in names[:MAX_NAMED]
    ]


def _companions(files: _Files, notebook: Placed) -> tuple[Companion, ...]:
    """The small files beside and below a notebook, as many as may travel."""
    folder = notebook.parts[:-1]
    found: dict[PurePosixPath, Companion] = {}
    left = MAX_TOGETHER
    for each in sorted(files.here, key=lambda each: (len(each.parts), each.parts)):
        why = _why_it_stays(each, folder, left, len(found))
        name = PurePosixPath(*each.parts[len(folder) :])
        if name in found:
            why = why or "another file has its place"
        elif not why and each.entry.content is not None:
            left -= each.entry.size
            found[name] = Companion(name, each.entry.content, each.entry.size)
        files.items.append(Item(each.entry, "ignored" if why else "companion", why, files.student))
    files.here = []
    return tuple(found.values())


def _why_it_stays(placed: Placed, folder: tuple[str, ...], left: int, taken: int) -> str:
    entry = placed.entry
    if entry.what in ("unreadable", "folder"):
        return entry.why or "an empty folder"
    if _is_notebook(placed):
        return "a notebook other than the one that counts"
    if placed.parts[: len(folder)] != folder:
        return "it is not beside the notebook"
    if entry.size > min(MAX_COMPANION, left):
        return f"more than {MAX_COMPANION // 2**20} MiB, or {MAX_TOGETHER // 2**20} MiB together"
    return f"more than {MAX_COMPANIONS} files" if taken >= MAX_COMPANIONS else ""


def _rejected(group: Group, files: _Files, notebooks: Sequence[Placed], source: Path) -> Choice:
    """A student without a notebook, or with several, with the reason."""
    several = [_below(source, each) for each in notebooks]
    reason = _why_several(group.student, several) if several else _why_none(group, files.here)
    what = "one of several notebooks" if notebooks else "the student has no notebook"
    first = next(iter([*notebooks, *files.here, *group.files]), None)
    path = Path(first.entry.shown) if first else source
    for each in list(files.here):
        files.settle([each], "rejected", each.entry.why or what)
    if not any(item.fate == "rejected" for item in files.items):
        files.items = [replace(item, fate="rejected") for item in files.items]
    handed = Handed(
        group.student, path, reason, notes=tuple(group.notes), several=len(notebooks) > 1
    )
    return Choice(files.items, handed)


def _below(source: Path, placed: Placed) -> str:
    """A place as seen from its source: a student reads nothing of this machine."""
    return placed.entry.shown.removeprefix(f"{readable(str(source))}/")


def _why_several(student: str, paths: Sequence[str]) -> str:
    told = listed(paths, MAX_NAMED)
    return f"there are {len(paths)} notebooks of {student}: {told}; keep one of them"


def _why_none(group: Group, here: Sequence[Placed]) -> str:
    told = [_described(each) for each in here if each.entry.what != "folder"]
    if not told:
        told = [f"{each.entry.name} ({each.ignored})" for each in group.files if each.ignored]
    if not told:
        return f"there is no .ipynb file: nothing is in the folder. {ASK}."
    return f"there is no .ipynb file, only {listed(told, MAX_NAMED)}. {ASK}."


def _described(placed: Placed) -> str:
    """A file by its name, with what it is instead of a notebook."""
    entry = placed.entry
    name = placed.name or entry.name
    if entry.what == "unreadable":
        return f"{name} ({entry.why})"
    if entry.what == "archive":
        return f"{name} (an archive with nothing in it)"
    if entry.kind == "maybe":
        return f"{name} ({why_no_notebook(entry) or 'a notebook among others'})"
    kind = DOCUMENTS.get(suffix(name), "")
    return f"{name} ({kind})" if kind else name
