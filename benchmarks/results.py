"""`RESULTS.md`: one section for each kind of run, each replaced by the latest run of its kind."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.row import Row

PATH = Path(__file__).parent / "RESULTS.md"
HEAD = "# Results\n\nWritten by the scripts in this folder; `make bench` runs the main ones.\n"
TABLE_HEAD = """\
| | submissions | wall s each | CPU s each | MiB (PSS) per worker | mean score |
|---|---:|---:|---:|---:|---:|
"""


def replace_section(title: str, text: str, path: Path = PATH) -> None:
    """Put a section in the place of the one of the same title, or at the end."""
    stored = path.read_text("utf-8") if path.exists() else HEAD
    parts = re.split(r"^(?=## )", stored, flags=re.MULTILINE)
    sections = {part.splitlines()[0][3:]: f"{part.rstrip()}\n\n" for part in parts[1:]}
    sections[title] = f"## {title}\n\n{text.strip()}\n\n"
    path.write_text((parts[0].rstrip() + "\n\n" + "".join(sections.values())).rstrip() + "\n")


def machine() -> str:
    """What of this machine matters to the figures."""
    memory = round(psutil.virtual_memory().total / 2**30)
    cores, version = os.cpu_count(), platform.python_version()
    return f"{cores} cores ({platform.machine()}), {memory} GiB of memory, Python {version}."


def table(rows: Sequence[Row]) -> str:
    """A line for each grader."""
    return TABLE_HEAD + "".join(map(_line, rows))


def ratios(rows: Sequence[Row]) -> str:
    """How many times as long the peers take, and how far `course grade` is from the limit."""
    ours = [row for row in rows if row.name.startswith("course grade")]
    peers = [row for row in rows if row.name.startswith(("nbgrader", "otter"))]
    limits = [row for row in rows if row.name.startswith("limit")]
    lines = [
        f"- {peer.name} takes {peer.wall / own.wall:.1f} times the wall time of {own.name}, "
        f"and {peer.cpu / own.cpu:.1f} times its CPU time."
        for own in ours
        for peer in peers
    ]
    lines += [
        f"- {own.name} takes {own.cpu / limit.cpu:.1f} times the CPU time of the {limit.name}."
        for own in ours
        for limit in limits
    ]
    return "\n".join(lines)


def _line(row: Row) -> str:
    memory = f"{row.worker_mb:.0f}" if row.usage.rest_mb or row.usage.main_mb else "–"
    score = "–" if row.mean_score is None else f"{row.mean_score:.1f}"
    return (
        f"| {row.name} | {row.submissions} | {row.wall:.2f} | {row.cpu:.2f} "
        f"| {memory} | {score} |\n"
    )
