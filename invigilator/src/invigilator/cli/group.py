"""The `course` command itself: what all its commands share."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

import click

from invigilator.exceptions import CourseError

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
