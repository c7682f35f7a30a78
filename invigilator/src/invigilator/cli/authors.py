"""Commands of those who write and show a course."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from invigilator.authoring.numerics import ALL
from invigilator.authoring.numerics import SETTINGS as NUMERICS
from invigilator.checking.wording import count
from invigilator.cli.at_hand import chosen_of, current_course
from invigilator.course import Assignment
from invigilator.exceptions import CourseError


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="NAME")
def new(folder: Path) -> None:
    """Make a course of your own in a new folder NAME.

    It holds the assignment of the tutorial, built and proven: change it, or add others beside it.
    """
    from invigilator.scaffold import TARGET, new_course

    new_course(folder)
    click.echo(f"A course with one assignment, {TARGET}: {folder}")
    click.echo(f"To go on:  cd {shlex.quote(str(folder))} && course lab")


@click.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--check", is_flag=True, help="Write nothing; fail if stored files have drifted.")
def build(targets: Sequence[str], check: bool) -> None:
    """Make the students' notebooks from the sources.

    nbgrader's source notebooks, with solutions and hidden tests, are made as well. Without a
    TARGET, all assignments are built.
    """
    from invigilator.authoring import build as step

    chosen = chosen_of(targets)
    if check:
        step.check(chosen)
        match = "matches its source" if len(chosen) == 1 else "match their sources"
        click.echo(f"{count(len(chosen), 'release notebook')} {match}.")
    else:
        _list_written(step.build(chosen))


@click.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--check", is_flag=True, help="Write nothing; fail if stored values have drifted.")
@click.option(
    "--numerics",
    metavar="NAME",
    help=f"With --check: compute as another machine does. One of {', '.join(NUMERICS)}; several, "
    f"with commas between them; or all: {', '.join(ALL)}, which have all settings between them.",
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
    chosen = chosen_of(targets)
    if only_list:
        click.echo(step.list_follow_through(chosen), nl=False)
    elif check:
        if numerics:
            step.check(chosen, _numerics(numerics), _teller(len(chosen)))
        else:
            step.check(chosen)
        proven = count(len(chosen), "assignment")
        click.echo(f"The checks of {proven} are proven, and match what is stored.")
    else:
        _list_written(step.record(chosen))


@click.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Show the points and the hint that each answer in FILE gets; TARGET is an assignment.",
)
def hints(targets: Sequence[str], answers: Path | None) -> None:
    """Show which wrong answers get a sentence of their own.

    Without --answers, it counts the known mistakes of each exercise, those that fail where students
    see it, and those that a hint names there; what is missing is listed.

    A FILE of answers holds cells, each under a title: `# %% sigmoid: the sign is forgotten`. Have
    somebody who does not know the checks write it, and see what each answer is told. The answers
    are run here, one after the other and without the sandbox: read them first.
    """
    from invigilator.authoring import attempts
    from invigilator.authoring import hints as step

    chosen = chosen_of(targets)
    if answers is None:
        found = [each for assignment in chosen for each in step.coverage(assignment)]
        click.echo(step.as_table(found), nl=False)
    elif len(chosen) != 1:
        raise click.UsageError("--answers is for the one assignment that they answer: name it.")
    else:
        read = attempts.read_attempts(answers.read_text("utf-8", "replace"))
        for line in attempts.told(chosen[0], read):
            click.echo(line)


@click.command()
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

    click.echo(f"Bundle: {folder} and {step.bundle(current_course().select(target), folder)}")


@click.command()
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
    try:
        from invigilator.authoring.site.build import build_site
    except ModuleNotFoundError as error:
        name = str(error.name).partition(".")[0]
        raise CourseError(
            f"The site is built with {name}, which is not installed here: "
            f'run `{sys.executable} -m pip install "invigilator[site]"`.'
        ) from error

    front_page = build_site(chosen_of(targets), folder, click.echo)
    click.echo(f"Site: {front_page}")


@click.command()
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
    course = current_course()
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


def _numerics(names: str) -> list[str]:
    from invigilator.authoring.numerics import profiles

    known = profiles()
    chosen = list(ALL) if names == "all" else names.split(",")
    if unknown := [name for name in chosen if name not in known]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(known)}, all.")
    return chosen


def _teller(total: int) -> Callable[[str, Sequence[Assignment]], None]:
    """A function that reports, after each kind of numerics, what is proven and what is not."""
    begun = time.monotonic()

    def tell(name: str, unproven: Sequence[Assignment]) -> None:
        nonlocal begun
        begun, seconds = time.monotonic(), time.monotonic() - begun
        missing = f"; not {', '.join(each.target for each in unproven)}" if unproven else ""
        proven = f"{total - len(unproven)} of {total} proven"
        click.echo(f"{name}: {proven} in {seconds:.0f} s{missing}.")

    return tell


def _list_written(paths: Sequence[Path]) -> None:
    for path in paths:
        click.echo(f"wrote {os.path.relpath(path)}")
