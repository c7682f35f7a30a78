"""`course grade`: one run of grading, from paths to what people read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from invigilator.atomic import write_text
from invigilator.autograding.batch import grade_all
from invigilator.autograding.collection import Handed, Inventory, take_inventory
from invigilator.autograding.executors import Executor
from invigilator.autograding.grade import Graded
from invigilator.autograding.journal import ClassBook, Journal
from invigilator.autograding.result import SubmissionResult
from invigilator.course import Assignment
from invigilator.folder_names import folder_name
from invigilator.freshness import require_fresh
from invigilator.output_places import require_file, require_folder
from invigilator.reporting.inventory import print_inventory
from invigilator.reporting.progress import grading_progress
from invigilator.reporting.table import print_table
from invigilator.reporting.text import json_text, one_line

MAX_TOLD = 10
UNPROTECTED = (
    "WITHOUT SANDBOX: submissions run as you. They can read and change your files, the gradebook "
    "and other students' work, use the network, and go on running after grading. Only the "
    "judge's comparison is still out of their reach. Do this with code you trust, or in a "
    "container that you throw away."
)


@dataclass(frozen=True)
class Options:
    """The options of `course grade`, but for those that say where to grade."""

    json_file: Path | None = None
    feedback: Path | None = None
    gradebook: bool | None = None
    force: bool = False
    layout: str | None = None
    only_list: bool = False


def run(
    assignment: Assignment,
    paths: Sequence[Path],
    options: Options,
    executor: Executor,
) -> list[SubmissionResult]:
    """Grade what the paths name; print the table, and write what the options ask for.

    Raises
    ------
    CourseError
        If an argument is unusable; nothing is graded then.
    """
    console = Console()
    require_fresh(assignment)
    ClassBook(assignment).read()  # a damaged one is told before hours of grading, not after
    inventory = _inventory(paths, assignment, options.layout)
    if not executor.settings.sandboxed:
        console.print(UNPROTECTED, style="bold red")
    print_inventory(inventory, console, whole=options.only_list)
    if options.only_list:
        return []
    handed = inventory.handed
    if options.json_file:
        require_file(options.json_file)
    if options.feedback:
        require_folder(options.feedback)
    with_gradebook = _wants_gradebook(options, paths, assignment)
    if with_gradebook:
        _ensure_built(assignment)
    if with_gradebook or options.feedback:
        _tell_folder_names(handed, console)
    journal = Journal(assignment, executor.settings)
    todo = grade_all(handed, assignment, executor, journal, options.force)
    graded = _watched(todo, assignment.target, len(handed), console, with_gradebook)
    results = [each.result for each in graded]
    ClassBook(assignment).add(results)
    try:
        if with_gradebook:
            results = _record(assignment, graded, console)
            ClassBook(assignment).add(results)
    finally:  # a gradebook that cannot be written withholds no result
        _write_files(assignment, results, options)
        print_table(results, console)
    return results


def _inventory(paths: Sequence[Path], assignment: Assignment, layout: str | None) -> Inventory:
    """The submissions of an assignment; those of the course's other assignments are left alone."""
    others = {each.name for each in assignment.home.select(assignment.course)} - {assignment.name}
    return take_inventory(paths, assignment.name, others, layout)


def _tell_folder_names(handed: Sequence[Handed], console: Console) -> None:
    """Say which students' names cannot name a folder, and how they are called there."""
    names = {each.student: folder_name(each.student) for each in handed}
    odd = [(student, name) for student, name in names.items() if student != name]
    for student, name in odd[:MAX_TOLD]:
        told = f"In folder names and in the gradebook, {one_line(student, 60)} is called {name}."
        console.print(Text(told))
    if len(odd) > MAX_TOLD:
        console.print(f"{len(odd) - MAX_TOLD} more students have such names.")


def _write_files(
    assignment: Assignment, results: Sequence[SubmissionResult], options: Options
) -> None:
    """Write the results and the feedback pages where the options want them."""
    if options.json_file:
        text = json_text([result.to_json() for result in results])
        _write_results(options.json_file, text + "\n")
    if options.feedback:
        from invigilator.reporting.files import write_feedback

        write_feedback(assignment, results, options.feedback)


def _write_results(path: Path, text: str) -> None:
    """Replace a file as a whole; write to a link or a pipe, such as /dev/stdout, as it is."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.write_text(text, "utf-8")
    else:
        write_text(path, text)


def _watched(
    graded: Iterable[Graded], target: str, count: int, console: Console, with_notebooks: bool
) -> list[Graded]:
    """What is graded, with its progress on the terminal, in the order of the students.

    Executed notebooks are kept in memory only where they are used.
    """
    kept = []
    with grading_progress(console) as progress:
        task = progress.add_task(target, total=count)
        for each in graded:
            kept.append(each if with_notebooks else replace(each, notebook=None))
            progress.advance(task)
    return sorted(kept, key=lambda each: each.result.student)


def _wants_gradebook(options: Options, paths: Sequence[Path], assignment: Assignment) -> bool:
    if options.gradebook is not None:
        return options.gradebook
    submitted = (assignment.course_folder / "submitted").resolve()
    return all(path.resolve().is_relative_to(submitted) for path in paths)


def _ensure_built(assignment: Assignment) -> None:
    """Make nbgrader's source notebook where it is missing: it is not in git."""
    if not assignment.instructor_notebook.exists():
        from invigilator.authoring import build

        build.build([assignment])


def _record(
    assignment: Assignment, graded: Sequence[Graded], console: Console
) -> list[SubmissionResult]:
    """Write the gradebook; return the results with what a person has given for questions."""
    from invigilator.gradebook.book import record_results

    with console.status("writing the gradebook"):
        told = record_results(assignment, [(each.result, each.notebook) for each in graded])
    console.print(f"Gradebook: {os.path.relpath(assignment.course_folder / 'gradebook.db')}")
    return told
