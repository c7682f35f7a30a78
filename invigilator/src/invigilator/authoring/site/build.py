"""Build the static site: run what is not stored, lay the pages out, render, inspect, publish."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from nbformat import NotebookNode
from sphinx.cmd.build import build_main

from invigilator.authoring.site.alt_texts import undescribed
from invigilator.authoring.site.execution import Solutions
from invigilator.authoring.site.inspection import faults
from invigilator.authoring.site.pages import Pages
from invigilator.authoring.site.polish import polish
from invigilator.authoring.source import SourceNotebook, read_source
from invigilator.course import Assignment
from invigilator.exceptions import SiteError

SETTINGS = Path(__file__).parent / "settings"
WORKSHOP = "docs/_build"
#: Sphinx leaves this file in the folder of every site that it writes.
SIGN_OF_A_SITE = ".buildinfo"
#: MyST-NB counts a line of a notebook from 10000 times the number of its cell.
NOTEBOOK_LINE = re.compile(r"\.ipynb:(\d+)(\d{4}): ")


def build_site(
    assignments: Sequence[Assignment], to: Path | None, say: Callable[[str], None]
) -> Path:
    """Build the site of some assignments, with all guides and the reference.

    Parameters
    ----------
    assignments : sequence of Assignment
        What to show.
    to : Path, optional
        The folder of the site; an earlier site in it is replaced. By default docs/_build/site.
    say : function
        Is told what is being done, in sentences.

    Returns
    -------
    Path
        The front page.

    Raises
    ------
    SourceError
        If a source breaks a convention of authoring.
    SiteError
        If a solution fails or shows nothing, or a page has a broken link or a missing image.
    """
    root = assignments[0].root
    workshop = root / WORKSHOP
    target = to or workshop / "site"
    if target.exists() and any(target.iterdir()) and not (target / SIGN_OF_A_SITE).exists():
        raise SiteError(f"{target} holds something other than a site. Name a new folder.")
    sources = [read_source(each) for each in assignments]
    workshop.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=workshop) as folder:
        pages, site = Path(folder) / "pages", Path(folder) / "site"
        layout = Pages(root, sources, pages)
        layout.lay_out_texts()
        executed = _execute(sources, Solutions(workshop / "executed"), say)
        layout.lay_out_solutions(executed)
        _say_what_is_undescribed(sources, executed, say)
        say("rendering the pages")
        _render(pages, site, _settings(root))
        _publish(site, target)
    return target / "index.html"


def _execute(
    sources: Sequence[SourceNotebook], solutions: Solutions, say: Callable[[str], None]
) -> list[NotebookNode]:
    """All solutions with their outputs; what fails is told at the end, all at once."""
    executed, failures = [], []
    for source in sources:
        if not solutions.knows(source):
            say(f"running {source.assignment.target}")
        begin = time.monotonic()
        try:
            executed.append(solutions.executed(source))
        except SiteError as error:
            failures.append(str(error))
        else:
            say(f"{source.assignment.target} is ready ({time.monotonic() - begin:.0f} s)")
    if failures:
        raise SiteError("\n".join(failures))
    return executed


def _say_what_is_undescribed(
    sources: Sequence[SourceNotebook], executed: list[NotebookNode], say: Callable[[str], None]
) -> None:
    """Name the figures that say nothing to those who cannot see them."""
    for source, notebook in zip(sources, executed, strict=True):
        for problem in undescribed(source, notebook):
            say(problem)


def _settings(root: Path) -> Path:
    """The folder of Sphinx's settings: the course's own where it has some, else ours."""
    own = root / "docs"
    return own if (own / "conf.py").is_file() else SETTINGS


def _render(pages: Path, site: Path, settings: Path) -> None:
    """Let Sphinx make HTML of the pages; its warnings and what the pages lack are faults."""
    log, said = pages.with_name("warnings.txt"), io.StringIO()
    options = ["-b", "html", "-c", str(settings), "-d", str(pages.with_name("doctrees"))]
    options += ["-j", "auto", "-N", "-q", "-w", str(log)]
    with contextlib.redirect_stderr(said):
        status = build_main([*options, str(pages), str(site)])
    polish(site)
    warnings = [_readable(line, pages) for line in log.read_text("utf-8").splitlines()]
    found = warnings or ([said.getvalue()] if status else faults(site))
    if found:
        heading = "The site is not published. What is wrong in its pages:"
        raise SiteError("\n".join([heading, *found]))


def _readable(warning: str, pages: Path) -> str:
    text = warning.replace(f"{pages}/", "").replace("WARNING: ", "")
    return NOTEBOOK_LINE.sub(lambda n: f".ipynb, cell {n[1]}, line {int(n[2])}: ", text)


def _publish(site: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(site, target)
