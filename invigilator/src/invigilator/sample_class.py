"""A class of sample submissions to one assignment: right, wrong, odd and hostile ones."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from invigilator.authoring.recorder import load_grader
from invigilator.authoring.source import read_source
from invigilator.checking.cases import patched
from invigilator.course import Assignment, Course
from invigilator.exceptions import CourseError, UnknownTarget

#: In the folder of a course's graders: who of the sample class hands in what.
SAMPLE = "sample_class.toml"
Notebook = dict[str, Any]


@dataclass(frozen=True)
class Changed:
    """Code that a student has put behind the right answer to an exercise."""

    exercise: str
    code: str


@dataclass(frozen=True)
class Roll:
    """Who of a sample class does what, in addition to those in every sample class.

    Parameters
    ----------
    target : str
        The assignment that the class hands in.
    mistaken : mapping of str to str
        By student, the exercise in which the first known mistake is made.
    changed : mapping of str to Changed
        By student, what stands behind an answer.
    """

    target: str
    mistaken: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, Changed] = field(default_factory=dict)

    @classmethod
    def of(cls, course: Course) -> Roll:
        """The roll that a course keeps, or else its first assignment with nobody in particular.

        Raises
        ------
        CourseError
            If the course has no assignment, or its roll cannot be read.
        """
        path = course.graders_folder / SAMPLE
        if path.is_file():
            try:
                return cls._read(tomllib.loads(path.read_text(encoding="utf-8")))
            except (ValueError, TypeError) as error:
                raise CourseError(f"{path} cannot be used: {error}.") from error
        for assignment in course.assignments():
            return cls(assignment.target)
        raise UnknownTarget(f"{course.root} has no assignment yet. Write one, then try again.")

    @classmethod
    def _read(cls, table: dict[str, Any]) -> Roll:
        changed = {name: Changed(**each) for name, each in table.pop("changed", {}).items()}
        return cls(**table, changed=changed)


@dataclass(frozen=True)
class SampleClass:
    """Makes the submissions from the released notebook and the reference answers.

    Parameters
    ----------
    assignment : Assignment
        What is handed in, built and recorded.
    """

    assignment: Assignment

    @cached_property
    def roll(self) -> Roll:
        """Who does what, if the course's own class hands in this assignment."""
        roll = Roll.of(self.assignment.home)
        return roll if roll.target == self.assignment.target else Roll(self.assignment.target)

    def submissions(self) -> dict[str, tuple[str, bytes]]:
        """By student, the name and the content of the file handed in."""
        usual = self.assignment.release.name
        notebooks = {
            **self._everywhere(),
            **{student: self.mistaken(name) for student, name in self.roll.mistaken.items()},
            **{student: self.changed(student) for student in self.roll.changed},
        }
        files = {s: (usual, json.dumps(n).encode()) for s, n in notebooks.items()}
        files["jon"] = ("homework 2 (1).ipynb", json.dumps(self.solved()).encode())
        files["sven"] = (usual, b"Dear professor, my dog ate the notebook.")
        return files

    def _everywhere(self) -> dict[str, Notebook]:
        """The notebooks that are in the class of every assignment."""
        notebooks = {
            "ada": self.solved(),
            "emil": self.released(),
            "kim": stripped(self.solved()),
        }
        functions = [name for name, answer in self._references.items() if "def " in answer]
        if not functions:
            return notebooks
        first, middle, last = functions[0], functions[len(functions) // 2], functions[-1]
        return {
            **notebooks,
            "leo": with_copied_cell(self.solved(), middle),
            "lena": with_split_cell(self.solved(), last),
            "mia": with_moved_answer(self.solved(), first),
        }

    def released(self) -> Notebook:
        """The notebook as students get it."""
        return dict(json.loads(self.assignment.release.read_text("utf-8")))

    def solved(self, instead: Mapping[str, str] | None = None) -> Notebook:
        """The notebook with the reference answers, some of them replaced."""
        answers = {**self._references, **(instead or {})}
        notebook = self.released()
        for cell in notebook["cells"]:
            if cell["id"] in answers:
                cell["source"] = answers[cell["id"]]
        return notebook

    def mistaken(self, exercise: str) -> Notebook:
        """The notebook with the first known mistake in one exercise."""
        mistakes = load_grader(self.assignment).known_mistakes
        mistake = next((each for each in mistakes if each.exercise == exercise), None)
        if mistake is None:
            raise CourseError(f"{self.assignment.grader} knows no mistake in {exercise!r}.")
        return self.solved({exercise: patched(self._references[exercise], mistake)})

    def changed(self, student: str) -> Notebook:
        """The notebook of one who has put other code behind a right answer."""
        change = self.roll.changed[student]
        return with_code_behind(self.solved(), change.exercise, change.code)

    @cached_property
    def _references(self) -> Mapping[str, str]:
        """The reference answers."""
        return read_source(self.assignment).answers


def find_cell(notebook: Notebook, exercise: str) -> int:
    """The place of the cell that answers an exercise."""
    return next(n for n, cell in enumerate(notebook["cells"]) if cell["id"] == exercise)


def with_code_behind(notebook: Notebook, exercise: str, code: str) -> Notebook:
    """Put more code at the end of the cell that answers an exercise."""
    cell = notebook["cells"][find_cell(notebook, exercise)]
    cell["source"] = "".join(cell["source"]) + "\n" + code
    return notebook


def stripped(notebook: Notebook) -> Notebook:
    """Drop ids and metadata, as some front ends do."""
    cells = [{k: v for k, v in cell.items() if k != "id"} for cell in notebook["cells"]]
    return {**notebook, "metadata": {}, "cells": [{**cell, "metadata": {}} for cell in cells]}


def with_copied_cell(notebook: Notebook, exercise: str) -> Notebook:
    """Copy the cell that answers an exercise, metadata and all."""
    place = find_cell(notebook, exercise)
    notebook["cells"].insert(place + 1, deepcopy(notebook["cells"][place]))
    return notebook


def with_split_cell(notebook: Notebook, exercise: str) -> Notebook:
    """Split the cell that answers an exercise before the function."""
    place = find_cell(notebook, exercise)
    cell = notebook["cells"][place]
    head, _, body = "".join(cell["source"]).partition("def ")
    rest = {**deepcopy(cell), "id": f"{exercise}-2", "source": "def " + body}
    notebook["cells"][place : place + 1] = [{**cell, "source": head}, rest]
    return notebook


def with_moved_answer(notebook: Notebook, exercise: str) -> Notebook:
    """Move an answer into a new cell at another place, and leave its own cell empty."""
    cell = notebook["cells"][find_cell(notebook, exercise)]
    place = find_cell(notebook, f"check-{exercise}")
    moved = {"id": "moved", "cell_type": "code", "metadata": {}, "outputs": []}
    notebook["cells"].insert(place, {**moved, "execution_count": None, "source": cell["source"]})
    cell["source"] = "# see below"
    return notebook
