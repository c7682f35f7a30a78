"""The `course` command: thin; each command imports what it needs when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from invigilator.authoring.numerics import DEFAULT
from invigilator.authoring.numerics import SETTINGS as NUMERICS
from invigilator.autograding.layout_names import LAYOUTS
from invigilator.checking.wording import count
from invigilator.exceptions import CourseError

if TYPE_CHECKING:
    from invigilator.course import Assignment, Course

#: Characters of a message that are printed.
LONGEST = 20_000


class Refusal(click.ClickException):
    """What a user can fix, said in a sentence, with exit status 2."""

    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:
        """Print the sentence, without what a terminal would carry out."""
        from invigilator.reporting.text import clean

        click.secho(clean(self.message, LONGEST), fg="red", err=True, file=file)


class Commands(click.Group):
    """Commands in the order of the work, with errors that need no traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Keep the order in which the commands are declared."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> None:
        """Run a command; an error of ours becomes click's."""
        try:
            super().invoke(ctx)
        except CourseError as error:
            raise Refusal(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="invigilator")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The course; by default the one around the current folder.",
)
def main(root: Path | None) -> None:
    """Build, check, grade and show the deep-learning course notebooks.

    A TARGET is a course (course1) or an assignment (course1/logistic_regression).

    \b
    To see what it does:  course demo
    To grade a class:     course grade course1/logistic_regression FOLDER
                          course report course1/logistic_regression
    To study:             course lab

    Guides: docs/instructor.md, and docs/tutorial.md on writing an assignment.
    """  # noqa: D301 - click's mark
    bin_folder = str(Path(sys.executable).parent)
    if bin_folder not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = bin_folder + os.pathsep + os.environ.get("PATH", "")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="NAME")
def new(folder: Path) -> None:
    """Make a course of your own in a new folder NAME.

    It holds the assignment of the tutorial, built and proven: change it, or add others beside it.
    """
    from invigilator.scaffold import TARGET, new_course

    new_course(folder)
    click.echo(f"A course with one assignment, {TARGET}: {folder}")
    click.echo(f"To go on:  cd {folder} && course lab")


@main.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--check", is_flag=True, help="Write nothing; fail if stored files have drifted.")
def build(targets: Sequence[str], check: bool) -> None:
    """Make the students' notebooks from the sources.

    nbgrader's source notebooks, with solutions and hidden tests, are made as well. Without a
    TARGET, all assignments are built.
    """
    from invigilator.authoring import build as step

    chosen = _chosen(targets)
    if check:
        step.check(chosen)
        match = "matches its source" if len(chosen) == 1 else "match their sources"
        click.echo(f"{count(len(chosen), 'release notebook')} {match}.")
    else:
        _list_written(step.build(chosen))


@main.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--check", is_flag=True, help="Write nothing; fail if stored values have drifted.")
@click.option(
    "--numerics",
    metavar="NAME",
    help=f"With --check: compute as another machine does. One of {', '.join(NUMERICS)}; several, "
    "with commas between them; or all.",
)
@click.option(
    "--list",
    "only_list",
    is_flag=True,
    help="Only list, of what is stored, which cases follow through wrong earlier answers.",
)
def record(targets: Sequence[str], check: bool, numerics: str | None, only_list: bool) -> None:
    """Store the expected values, and prove that every check works.

    A check is proven if the solution passes, the stub and a forger fail, and each known mistake
    fails and is told by its own sentence. Without a TARGET, all assignments are recorded.
    """
    from invigilator.authoring import record as step

    if numerics and not check:
        raise click.UsageError("--numerics is for --check: add it.")
    chosen = _chosen(targets)
    if only_list:
        click.echo(step.list_follow_through(chosen), nl=False)
    elif check:
        step.check(chosen, _numerics(numerics or DEFAULT))
        proven = count(len(chosen), "assignment")
        click.echo(f"The checks of {proven} are proven, and match what is stored.")
    else:
        _list_written(step.record(chosen))


@main.command()
@click.argument("target")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Write results to this file."
)
@click.option(
    "--feedback", type=click.Path(path_type=Path), help="Write feedback pages to this folder."
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="How many to grade at once on this machine (default: one for each core).",
)
@click.option("--cluster", metavar="ADDRESS", help="Grade on the Dask cluster of this scheduler.")
@click.option("--no-sandbox", is_flag=True, help="Run students' code unprotected. Dangerous.")
@click.option("--cold", is_flag=True, help="Start each kernel from scratch. Slow; for comparison.")
@click.option(
    "--gradebook/--no-gradebook",
    default=None,
    help="Write nbgrader's gradebook.db, autograded/ and feedback/; by default for "
    "what is in the course's submitted/.",
)
@click.option("--force", is_flag=True, help="Grade again what has been graded already.")
@click.option(
    "--layout",
    type=click.Choice(LAYOUTS),
    metavar="NAME",
    help=f"Read every PATH as one of: {', '.join(LAYOUTS)}.",
)
@click.option("--list", "only_list", is_flag=True, help="Only list what is found, file by file.")
def grade(
    target: str,
    paths: Sequence[Path],
    workers: int | None,
    cluster: str | None,
    no_sandbox: bool,
    cold: bool,
    **options: Any,
) -> None:
    """Grade notebooks: files, folders, zip archives, submitted/.

    A PATH is a notebook, a folder of notebooks or with one folder for each student, a
    download from a learning platform (zip, tar or unpacked), or nbgrader's submitted/. The first
    lines say how it was read. What has been graded before is not graded again.

    \b
    course grade course1/logistic_regression submissions --feedback pages
    course grade course1/logistic_regression course1/submitted
    """  # noqa: D301 - click's mark
    if workers and cluster:
        raise click.UsageError("--workers is for this machine: a cluster has workers of its own.")
    from invigilator.autograding.executors import executor_for

    assignment = _course().one(target)
    with executor_for(assignment, workers, no_sandbox, cold, cluster) as executor:
        if not options["only_list"] and assignment.visible.is_file():
            executor.prepare(assignment.target)  # it starts while the rest is imported
        from invigilator.grading_run import Options, run

        run(assignment, paths, Options(**options), executor)


@main.command()
@click.argument("words", nargs=-1, required=True, metavar="TARGET... [FOLDER]")
@click.option(
    "--feedback", type=click.Path(path_type=Path), help="Write feedback pages to this folder."
)
@click.option(
    "--tries",
    type=click.IntRange(1),
    help="How many submissions to grade for each student on one day.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="How many to grade at once (default: one for each core).",
)
@click.option("--no-sandbox", is_flag=True, help="Run students' code unprotected. Dangerous.")
def watch(
    words: Sequence[str],
    feedback: Path | None,
    tries: int | None,
    workers: int | None,
    no_sandbox: bool,
) -> None:
    """Grade submissions as they arrive in FOLDER, until Ctrl-C.

    Without a FOLDER, the course's submitted/ is watched. A file's assignment is told by its
    name or its folder: STUDENT/ASSIGNMENT/ or ASSIGNMENT/STUDENT. With several TARGETs, each
    has its feedback in a folder of its own. What has been graded is not graded again.

    \b
    course watch course1 --feedback pages --tries 5
    course watch course1/logistic_regression inbox --feedback pages
    """  # noqa: D301 - click's mark
    from invigilator.grading_run import UNPROTECTED
    from invigilator.watching.command import make_watch, run_watch, targets_and_folder
    from invigilator.watching.inbox import Rules

    chosen, folder = targets_and_folder(_course(), words)
    if no_sandbox:
        click.secho(UNPROTECTED, fg="red", bold=True)
    rules = Rules(tries, feedback)
    run_watch(make_watch(chosen, folder, rules, click.echo, workers, not no_sandbox))


@main.command()
@click.argument("target")
def report(target: str) -> None:
    """Write the class report from the results of `course grade`."""
    from invigilator.reporting.files import write_report

    click.echo(f"Report: {write_report(_course().one(target))}")


@main.command()
@click.argument("target")
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A new folder, or an empty one.",
)
def bundle(target: str, folder: Path) -> None:
    """Make the folder that students get, and a zip of it.

    It holds notebooks, helper modules, checks, data and a page on how to begin; no solution and
    no hidden case.
    """
    from invigilator.authoring import bundle as step

    click.echo(f"Bundle: {folder} and {step.bundle(_course().select(target), folder)}")


@main.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to write it (default: docs/_build/site).",
)
def site(targets: Sequence[str], folder: Path | None) -> None:
    """Build the site: executed solutions, syllabi, guides, reference.

    Without a TARGET, all assignments are on it.
    """
    from invigilator.authoring.site.build import build_site

    front_page = build_site(_chosen(targets), folder, click.echo)
    click.echo(f"Site: {front_page}")


@main.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
def doctor(targets: Sequence[str]) -> None:
    """Check that everything grading needs is there, and say what to do if not.

    It looks at Python, the sandbox (a kernel is started in it), disks, memory, installed versions
    and the assignments: all of them, or those of the TARGETs. Exit status 0 if grading would work.
    """
    from rich.console import Console

    from invigilator.doctor import examine, print_findings, works
    from invigilator.doctor.examination import BAD, GOOD

    course = _course() if targets else _course_if_any()
    chosen = _chosen(targets) if course else []
    good = works(print_findings(examine(course, chosen), Console()))
    click.echo(GOOD if good else BAD)
    sys.exit(0 if good else 1)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
def demo(folder: Path) -> None:
    """Grade a class of sample submissions, good, odd and hostile.

    Everything is written to FOLDER; without one, to demo.
    """
    from invigilator.demo import run_demo

    run_demo(_course(), folder)


@main.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, resolve_path=True),
    help="A folder with data files of your own; the same as setting COURSE_DATA.",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def lab(data: str | None, arguments: Sequence[str]) -> None:
    """Open JupyterLab on the notebooks of all courses.

    ARGUMENTS after -- are passed on to JupyterLab.
    """
    course = _course()
    jupyter = Path(sys.executable).parent / "jupyter-lab"
    if not jupyter.is_file():
        raise CourseError(
            f"{jupyter} is missing: run `{sys.executable} -m pip install jupyterlab`."
        )
    if data:
        os.environ["COURSE_DATA"] = data
    path = [*course.python_path, os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, path))
    os.execv(jupyter, [str(jupyter), f"--ServerApp.root_dir={course.root}", *arguments])  # noqa: S606


def _chosen(targets: Sequence[str]) -> list[Assignment]:
    course = _course()
    if not targets:
        return course.assignments()
    return [each for target in targets for each in course.select(target)]


def _course() -> Course:
    """The course that --root names, or the one that we stand in."""
    from invigilator.course import Course

    root: Path | None = click.get_current_context().find_root().params.get("root")
    return Course.at(root) if root else Course.around()


def _course_if_any() -> Course | None:
    """The course, where there is one; what --root names must be one."""
    try:
        return _course()
    except CourseError:
        if click.get_current_context().find_root().params.get("root"):
            raise
        return None


def _numerics(names: str) -> list[str]:
    from invigilator.authoring.numerics import profiles

    known = profiles()
    chosen = list(known) if names == "all" else names.split(",")
    if unknown := [name for name in chosen if name not in known]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(known)}, all.")
    return chosen


def _list_written(paths: Sequence[Path]) -> None:
    for path in paths:
        click.echo(f"wrote {os.path.relpath(path)}")
