"""`course watch`: from the arrival of a submission to its feedback page, with a kill on the way."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click

from benchmarks.results import machine, replace_section
from benchmarks.submissions import Notebook, lay_out, notebooks
from invigilator.course import Assignment

COURSE = "from invigilator.cli import main; main(prog_name='course')"
LOOK_SECONDS = 0.05
PATIENCE_SECONDS = 300.0


@dataclass
class Arrivals:
    """Submissions that arrive one by one in a watched folder.

    Parameters
    ----------
    assignment : Assignment
        What they answer, in a course folder of its own.
    workers : int
        How many are graded at once.
    every : float
        Seconds between two arrivals.
    """

    assignment: Assignment
    workers: int
    every: float
    arrived: dict[str, float] = field(default_factory=dict)
    told: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder = self.assignment.root
        self.inbox, self.pages = self.folder / "inbox", self.folder / "pages"
        self.log = self.folder / "watch.log"
        self.inbox.mkdir()

    def run(self, submissions: dict[str, Notebook]) -> None:
        """Hand them in; kill the watch after half of them, and start it again."""
        process = self._start()
        try:
            for number, (student, notebook) in enumerate(submissions.items()):
                self._hand_in(student, notebook)
                if number == len(submissions) // 2:
                    _kill(process)
                    process = self._start()
                self._look(self.every)
            self._look(PATIENCE_SECONDS)
        finally:
            _kill(process)

    def seconds(self) -> list[float]:
        """By arrival, the time until the feedback page was there."""
        return [self.told[each] - self.arrived[each] for each in self.arrived if each in self.told]

    def lines(self) -> Counter[str]:
        """How many times the log tells of each student."""
        words = [line.split() for line in self.log.read_text().splitlines()]
        names = [each[2].rstrip(":") for each in words if len(each) > 2]
        return Counter(name for name in names if name in self.arrived)

    def _start(self) -> subprocess.Popen[bytes]:
        """The command, when it has said that it watches."""
        said = self.log.stat().st_size if self.log.exists() else 0
        command = [sys.executable, "-c", COURSE, "--root", str(self.folder), "watch"]
        command += [self.assignment.target, str(self.inbox), "--feedback", str(self.pages)]
        command += ["--workers", str(self.workers)]
        with self.log.open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        while self.log.stat().st_size == said and process.poll() is None:
            time.sleep(LOOK_SECONDS)
        return process

    def _hand_in(self, student: str, notebook: Notebook) -> None:
        unfinished = self.folder / "upload"
        unfinished.write_text(json.dumps(notebook), "utf-8")
        unfinished.rename(self.inbox / f"{student}.ipynb")
        self.arrived[student] = time.monotonic()

    def _look(self, seconds: float) -> None:
        """Note pages as they come, for so long or until all are there."""
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until:
            for path in self.pages.glob("*.html"):
                self.told.setdefault(path.stem, now)
            if seconds == PATIENCE_SECONDS and len(self.told) == len(self.arrived):
                return
            time.sleep(LOOK_SECONDS)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the watch and all that it has started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@click.command()
@click.option("--submissions", default=50, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option("--every", default=2.0, show_default=True, help="Seconds between two arrivals.")
def main(submissions: int, workers: int, every: float) -> None:
    """Let submissions arrive, kill the watch once, and write how long feedback took."""
    with tempfile.TemporaryDirectory(prefix="course-arrivals-") as name:
        assignment = lay_out(Path(name))
        arrivals = Arrivals(assignment, workers, every)
        arrivals.run(notebooks(assignment, submissions))
        text = f"{machine()}\n\n{_summary(arrivals, workers, every)}"
    replace_section("From arrival to feedback", text)
    click.echo(text)


def _summary(arrivals: Arrivals, workers: int, every: float) -> str:
    seconds, lines = sorted(arrivals.seconds()), arrivals.lines()
    lost = len(arrivals.arrived) - len(seconds)
    twice = sum(count > 1 for count in lines.values())
    if not seconds:
        return f"{lost} submissions arrived, and none was given feedback."
    return f"""\
{len(arrivals.arrived)} submissions of {arrivals.assignment.target}, one every {every:g} s, \
{workers} workers; `course watch` was killed with SIGKILL after half of them, and started again.

From arrival to feedback page: median {statistics.median(seconds):.1f} s, nine in ten within \
{seconds[int(0.9 * len(seconds))]:.1f} s, worst {seconds[-1]:.1f} s (restart included). \
{lost} lost, {twice} told twice."""


if __name__ == "__main__":
    main()
