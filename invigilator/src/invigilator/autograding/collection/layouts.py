"""Which layout a listing has: that of a platform, or names of students on files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from invigilator.autograding.collection import platforms
from invigilator.autograding.collection.entries import Entry, Placed, is_folder, tops
from invigilator.autograding.collection.looking import why_no_notebook
from invigilator.autograding.collection.names import (
    kind_of,
    readable,
    same,
    stem,
    suffix,
    unnumbered,
    why_folder_ignored,
    why_ignored,
)
from invigilator.autograding.collection.readings import (
    Group,
    Match,
    Reading,
    Tops,
    folders,
    matching,
    may_be_notebook,
)
from invigilator.autograding.layout_names import LAYOUTS

MADE_BY_PLATFORMS = ("gradescope", "moodle", "blackboard", "brightspace", "canvas")
GENERIC = frozenset(
    [
        "submissions",
        "submission",
        "submitted",
        "subs",
        "handed_in",
        "handins",
        "class",
        "students",
        "student",
        "download",
        "downloads",
        "notebooks",
        "export",
        "all",
        "archive",
        "files",
        "homework",
        "assignment",
        "assignments",
        "data",
    ]
)
STEPS = frozenset({"source", "release", "autograded", "feedback"})
BESIDE = "it lies beside the students' files"


@dataclass(frozen=True)
class Task:
    """What is collected: an assignment, the course's others, and the layout, if one is forced."""

    assignment: str
    others: frozenset[str] = frozenset()
    layout: str | None = None


def read_listing(entries: Iterable[Entry], source: Path, task: Task) -> Reading:
    """Read what a source holds, in the layout that fits, or in the one that is forced."""
    placed = [Placed(each.parts, each, _why_ignored(each)) for each in entries]
    if student := _student_around(source, task, placed):
        return Reading("nbgrader", [Group(student, placed)])
    reading = _Reader(task).read(placed, (stem(source.name),))
    one_file = source.is_file() and kind_of(source.name) != "archive"
    if one_file and not reading.groups:
        return Reading("names", [Group(stem(source.name), placed)])
    return reading


def _why_ignored(entry: Entry) -> str:
    if entry.what == "folder":
        return entry.why or why_ignored((*entry.parts, ""))
    return why_ignored(entry.parts)


def _student_around(source: Path, task: Task, placed: Sequence[Placed]) -> str:
    """The student in whose folder of nbgrader's tree a source lies; empty if it lies elsewhere."""
    if task.layout not in (None, "nbgrader"):
        return ""
    path = source.resolve()
    folder = path if path.is_dir() else path.parent
    if folder.name == task.assignment and folder.parent.parent.name == "submitted":
        return readable(folder.parent.name)
    in_submitted = path.is_dir() and path.parent.name == "submitted"
    return readable(path.name) if in_submitted and _holds(placed, task.assignment) else ""


def _holds(placed: Iterable[Placed], assignment: str) -> bool:
    return any(each.parts[0] == assignment and len(each.parts) > 1 for each in placed)


@dataclass(frozen=True)
class _Reader:
    """Reads listings for a task."""

    task: Task

    def read(self, placed: Sequence[Placed], above: tuple[str, ...]) -> Reading:
        """The reading that finds most students; what lies around everything is taken away."""
        here, ignored = _apart(placed)
        reading = self._best(tops(here), above)
        reading.ignored += ignored
        return reading

    def _best(self, found: Tops, above: tuple[str, ...]) -> Reading:
        platform = self.platform(found, above)
        if platform is not None and (platform.sure or self.task.layout):
            return platform
        plain = self.names(found, above)
        if platform is not None and platform.students >= plain.students:
            return platform
        if self.task.layout == "names":
            return plain
        return self._inside(found, above, plain) or plain

    def _inside(self, found: Tops, above: tuple[str, ...], plain: Reading) -> Reading | None:
        """The reading of what lies in the only folder, if that says more than the folder."""
        holding = folders(found)
        beside = [top for top in found if top not in holding]
        if len(holding) != 1 or any(self.is_students(found[top][0]) for top in beside):
            return None
        only = holding[0]
        deeper = [each.below(1) for each in found[only] if len(each.parts) > 1]
        inner = self.read(deeper, (*above, stem(only)))
        inner.within = (only, *inner.within)
        inner.ignored += [(each, BESIDE) for top in beside for each in found[top]]
        return inner if self._says_more(inner, plain, only, above) else None

    def _says_more(self, inner: Reading, plain: Reading, only: str, above: tuple[str, ...]) -> bool:
        if inner.layout != "names":
            return bool(inner.groups)
        if any(self._is_assignment(group.student) for group in inner.groups):
            return False
        generic = self._is_generic(only) or same(stem(only)) == same(unnumbered(above[-1]))
        return inner.students > plain.students or (generic and inner.students > 0)

    def platform(
        self, found: Tops, above: tuple[str, ...], among: Iterable[str] = LAYOUTS
    ) -> Reading | None:
        """The reading of the platform that finds most students, if any of them fits."""

        def rest(others: Tops) -> Reading:
            return self.names(others, above, strays=False)

        slugs = (self.task.assignment, above[-1].removesuffix("-submissions"))
        layouts = {
            "gradescope": lambda: platforms.gradescope(found, rest),
            "moodle": lambda: platforms.moodle(found, rest),
            "blackboard": lambda: platforms.blackboard(found, rest),
            "brightspace": lambda: platforms.brightspace(found, rest),
            "canvas": lambda: platforms.canvas(found, rest),
            "nbgrader": lambda: self.nbgrader(found, above),
            "classroom": lambda: platforms.classroom(found, rest, slugs),
            "vocareum": lambda: platforms.vocareum(found, rest),
        }
        wanted = [self.task.layout] if self.task.layout else among
        readings = [layouts[name]() for name in wanted if name in layouts]
        fitting = [each for each in readings if each is not None]
        return max(fitting, key=lambda each: len(each.groups), default=None)

    def nbgrader(self, found: Tops, above: tuple[str, ...]) -> Reading | None:
        """A folder for each student, with folders of assignments in it."""
        if "submitted" in found and STEPS & {*found}:
            inner = self.read([each.below(1) for each in found["submitted"]], (*above, "submitted"))
            others = [each for top in found if top != "submitted" for each in found[top]]
            inner.ignored += [(each, "it lies outside submitted/") for each in others]
            inner.within = ("submitted", *inner.within)
            return inner
        names = {self.task.assignment, *self.task.others}
        every = (each.parts for files in found.values() for each in files)
        if not any(len(parts) > 2 and parts[1] in names for parts in every):
            return None
        inside = {*folders(found)}
        match = {top: Match(stem(top) if kind_of(top) == "archive" else top) for top in inside}
        return matching(
            "nbgrader", found, match.get, lambda others: self.names(others, above, strays=False)
        )

    def names(self, found: Tops, above: tuple[str, ...], strays: bool = True) -> Reading:
        """Each file and each folder is named after its student.

        With `strays`, documents are taken for students' as well, unless only folders are; and
        folders are looked into for a whole class.
        """
        if strays and self._is_one_students(found):
            everything = [each for files in found.values() for each in files]
            return Reading("names", [Group(self._named(self.task.assignment, above), everything)])
        reading = Reading("names", [])
        groups: dict[str, Group] = {}
        documents = strays and not self._only_folders(found)
        for top, files in found.items():
            if strays and (inner := self._class_inside(top, files, above)):
                reading.groups += inner.groups
                reading.ignored += inner.ignored
            elif is_folder(files):
                name = stem(top) if kind_of(top) == "archive" else top
                self._add(groups, name, [each.below(1) for each in files])
            elif self.is_students(files[0]) or (documents and self._is_stray(files[0])):
                self._add(groups, stem(top), files)
            else:
                reading.ignored += [(each, _why_nobodys(each)) for each in files]
        reading.groups += groups.values()
        if len(reading.groups) == 1:
            reading.groups[0].student = self._named(reading.groups[0].student, above)
        return reading

    def _is_one_students(self, found: Tops) -> bool:
        """Whether the only notebook bears the assignment's name, so that all else goes with it."""
        every = [each for files in found.values() for each in files]
        notebooks = [each for each in every if may_be_notebook(each)]
        if len(notebooks) != 1 or len(notebooks[0].parts) > 1 or len(every) == 1:
            return False
        others = [files[0] for files in found.values() if not is_folder(files)]
        others = [each for each in others if each is not notebooks[0]]
        theirs = self._is_assignment(notebooks[0].name)
        return theirs and not any(map(self._may_be_anothers, others))

    def _may_be_anothers(self, placed: Placed) -> bool:
        """Whether a file beside a notebook may be all that another student has handed in."""
        work = suffix(placed.name) in ("py", "png", "jpg", "jpeg")
        telling = self.is_students(placed) or (placed.entry.kind == "document" and not work)
        return telling and not self._is_assignment(placed.name)

    def _class_inside(
        self, top: str, files: list[Placed], above: tuple[str, ...]
    ) -> Reading | None:
        """What a folder beside others holds, if a platform has made that folder."""
        if self.task.layout or not is_folder(files):
            return None
        here, ignored = _apart([each.below(1) for each in files if len(each.parts) > 1])
        reading = self.platform(tops(here), (*above, stem(top)), MADE_BY_PLATFORMS)
        if reading is None or not reading.sure:
            return None
        reading.ignored += ignored
        return reading

    @staticmethod
    def _add(groups: dict[str, Group], student: str, files: list[Placed]) -> None:
        groups.setdefault(same(student), Group(student)).files.extend(files)

    def _named(self, name: str, above: tuple[str, ...]) -> str:
        """The student of a name; where it is the assignment's, the one of what lies around it."""
        if not self._is_assignment(name):
            return name
        around = (each for each in reversed(above) if each)
        usable = (each for each in around if not self._is_generic(each))
        return next(usable, name)

    def _is_assignment(self, name: str) -> bool:
        plain = unnumbered(stem(name)).casefold().replace("-", "_").replace(" ", "_")
        return plain == self.task.assignment.casefold()

    def _is_generic(self, name: str) -> bool:
        plain = unnumbered(stem(name)).casefold().replace("-", "_").replace(" ", "_")
        return plain in GENERIC or self._is_assignment(name) or plain.startswith("course")

    def _only_folders(self, found: Tops) -> bool:
        loose = [files[0] for files in found.values() if not is_folder(files)]
        return bool(folders(found)) and not any(map(self.is_students, loose))

    @staticmethod
    def is_students(placed: Placed) -> bool:
        """Whether a file that lies in no folder is a student's, by its name or what it is."""
        kind = placed.entry.kind
        link = placed.entry.what == "unreadable" and not suffix(placed.entry.name)
        return kind in ("notebook", "archive") or may_be_notebook(placed) or link

    @staticmethod
    def _is_stray(placed: Placed) -> bool:
        """Whether a file that lies in no folder may be all that a student has handed in."""
        name = placed.entry.name.lower()
        if name in ("index.html", "index.htm"):
            return False
        telling = placed.entry.kind == "document" or suffix(name) == "json"
        return telling or (placed.entry.kind == "maybe" and not why_no_notebook(placed.entry))


def _apart(placed: Iterable[Placed]) -> tuple[list[Placed], list[tuple[Placed, str]]]:
    """The entries, and apart from them those whose top is nobody's."""
    here: list[Placed] = []
    ignored: list[tuple[Placed, str]] = []
    for each in placed:
        top = each.parts[0]
        alone = len(each.parts) == 1
        reason = each.ignored if alone else why_folder_ignored(top)
        if reason:
            ignored.append((each, reason))
        else:
            here.append(each)
    return here, ignored


def _why_nobodys(placed: Placed) -> str:
    if placed.entry.name.lower() in ("index.html", "index.htm"):
        return "a platform's index page"
    return "neither a notebook nor what is handed in for one"
