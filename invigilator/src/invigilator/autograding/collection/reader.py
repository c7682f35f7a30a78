"""Read a listing: the platform that fits, names of students, and what lies around everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from invigilator.autograding.collection import platforms
from invigilator.autograding.collection.by_names import (
    apart,
    is_assignment,
    is_generic,
    is_one_students,
    is_stray,
    is_students,
    named,
    only_folders,
    why_nobodys,
)
from invigilator.autograding.collection.canvas import canvas
from invigilator.autograding.collection.entries import Placed, is_folder, tops
from invigilator.autograding.collection.gradescope import gradescope
from invigilator.autograding.collection.names import kind_of, same, stem, unnumbered
from invigilator.autograding.collection.readings import (
    Group,
    Match,
    Reading,
    Tops,
    folders,
    matching,
)
from invigilator.autograding.layout_names import LAYOUTS

MADE_BY_PLATFORMS = ("gradescope", "moodle", "blackboard", "brightspace", "canvas")
STEPS = frozenset({"source", "release", "autograded", "feedback"})
BESIDE = "it lies beside the students' files"


@dataclass(frozen=True)
class Task:
    """What is collected: an assignment, the course's others, and the layout, if one is forced."""

    assignment: str
    others: frozenset[str] = frozenset()
    layout: str | None = None


@dataclass(frozen=True)
class Reader:
    """Reads listings for a task."""

    task: Task

    def read(self, placed: Sequence[Placed], above: tuple[str, ...]) -> Reading:
        """The reading that finds most students; what lies around everything is taken away."""
        here, ignored = apart(placed)
        reading = self._best(tops(here), above)
        reading.ignored += ignored
        return reading

    def _best(self, found: Tops, above: tuple[str, ...]) -> Reading:
        platform = self.platform(found, above)
        if platform is not None and (platform.sure or self.task.layout):
            return platform
        plain = self.names(found, above)
        if self.task.layout == "names":
            return plain
        best = self._inside(found, above, plain) or plain
        return platform if platform and platform.students >= best.students else best

    def _inside(self, found: Tops, above: tuple[str, ...], plain: Reading) -> Reading | None:
        """The reading of what lies in the only folder, if that says more than the folder."""
        holding = folders(found)
        beside = [top for top in found if top not in holding]
        if len(holding) != 1 or any(is_students(found[top][0]) for top in beside):
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
        assignment = self.task.assignment
        if any(is_assignment(group.student, assignment) for group in inner.groups):
            return False
        named_alike = same(stem(only)) == same(unnumbered(above[-1]))
        generic = named_alike or is_generic(only, assignment)
        return inner.students > plain.students or (generic and inner.students > 0)

    def platform(
        self, found: Tops, above: tuple[str, ...], among: Iterable[str] = LAYOUTS
    ) -> Reading | None:
        """The reading of the platform that finds most students, if any of them fits."""

        def rest(others: Tops) -> Reading:
            return self.names(others, above, strays=False)

        slugs = (self.task.assignment, above[-1].removesuffix("-submissions"))
        layouts = {
            "gradescope": lambda: gradescope(found, rest),
            "moodle": lambda: platforms.moodle(found, rest),
            "blackboard": lambda: platforms.blackboard(found, rest),
            "brightspace": lambda: platforms.brightspace(found, rest),
            "canvas": lambda: canvas(found, rest),
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
        reading = matching(
            "nbgrader", found, match.get, lambda others: self.names(others, above, strays=False)
        )
        if reading is not None:
            reading.sure = len(reading.groups) > 1 or "submitted" in above
        return reading

    def names(self, found: Tops, above: tuple[str, ...], strays: bool = True) -> Reading:
        """Each file and each folder is named after its student.

        With `strays`, documents are taken for students' as well, unless only folders are; and
        folders are looked into for a whole class each.
        """
        if strays and is_one_students(found, self.task.assignment):
            everything = [each for files in found.values() for each in files]
            student = named(self.task.assignment, above, self.task.assignment)
            return Reading("names", [Group(student, everything)])
        reading = Reading("names", [])
        groups: dict[str, Group] = {}
        documents = strays and not only_folders(found)
        classes = self._classes_inside(found, above) if strays else {}
        for top, files in found.items():
            if top in classes:
                reading.groups += classes[top].groups
                reading.ignored += classes[top].ignored
            elif is_folder(files):
                name = stem(top) if kind_of(top) == "archive" else top
                self._add(groups, name, [each.below(1) for each in files])
            elif is_students(files[0]) or (documents and is_stray(files[0])):
                self._add(groups, stem(top), files)
            else:
                reading.ignored += [(each, why_nobodys(each)) for each in files]
        reading.groups += groups.values()
        if len(reading.groups) == 1:
            reading.groups[0].student = named(
                reading.groups[0].student, above, self.task.assignment
            )
        return reading

    def _classes_inside(self, found: Tops, above: tuple[str, ...]) -> dict[str, Reading]:
        """What folders hold that a platform has made, where there is nothing else of students'.

        Beside the work of one student, a folder is another student's, whatever is in it: else its
        contents could be made to look like handed in by others.
        """
        classes = {}
        for top, files in found.items():
            inner = self._class_inside(top, files, above)
            if inner is not None:
                classes[top] = inner
            elif is_folder(files) or is_students(files[0]):
                return {}
        return classes

    def _class_inside(
        self, top: str, files: list[Placed], above: tuple[str, ...]
    ) -> Reading | None:
        """What a folder beside others holds, if a platform has made that folder."""
        if self.task.layout or not is_folder(files):
            return None
        here, ignored = apart([each.below(1) for each in files if len(each.parts) > 1])
        reading = self.platform(tops(here), (*above, stem(top)), MADE_BY_PLATFORMS)
        if reading is None or not reading.sure:
            return None
        reading.ignored += ignored
        return reading

    @staticmethod
    def _add(groups: dict[str, Group], student: str, files: list[Placed]) -> None:
        groups.setdefault(same(student), Group(student)).files.extend(files)
