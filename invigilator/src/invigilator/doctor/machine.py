"""The machine: its system, room on its disks, memory and processors that may be used."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

import psutil
from packaging.specifiers import SpecifierSet

from invigilator.doctor.finding import Finding

ENGINE = "invigilator"
GIB = 2**30
#: Free bytes on a disk below which grading fails, and below which it soon may.
TOO_LITTLE, LITTLE = GIB // 10, 2 * GIB
#: Where version 2 of cgroups says what a group of processes may use.
CGROUPS = Path("/sys/fs/cgroup")
MEMBERSHIP = Path("/proc/self/cgroup")


def python_finding() -> Finding:
    """Whether the engine supports this Python."""
    version = platform.python_version()
    supported = str(metadata(ENGINE)["Requires-Python"] or "")
    told = f"{version} ({sys.executable})"
    if SpecifierSet(supported).contains(version, prereleases=True):
        return Finding("Python", "good", told)
    advice = f"Grading needs Python {supported}. Install one, and make the environment with it."
    return Finding("Python", "bad", told, advice)


def disk_findings(root: Path) -> Iterator[Finding]:
    """Whether there is room for results and for jails, and whether it can be written to."""
    for what, folder in (("Course folder", root), ("Temporary folder", temporary())):
        if not os.access(folder, os.W_OK):
            advice = f"Results are written there. Give yourself permission to write in {folder}."
            yield Finding(what, "bad", f"{folder} cannot be written to", advice)
        else:
            yield _room(what, folder, shutil.disk_usage(folder).free)


def temporary() -> Path:
    """The folder for temporary files, in which jails have theirs."""
    return Path(tempfile.gettempdir())


def _room(what: str, folder: Path, free: int) -> Finding:
    told = f"{free / GIB:.1f} GiB free in {folder}"
    if free < TOO_LITTLE:
        return Finding(
            what, "bad", told, f"Grading would fill the disk. Free some space in {folder}."
        )
    if free < LITTLE:
        return Finding(what, "note", told, "A large class may need more. Free some space in time.")
    return Finding(what, "good", told)


def memory_finding(needed_mb: int, workers: int) -> Finding:
    """Whether what one submission may use is there, and for how many at once.

    Parameters
    ----------
    needed_mb
        What the processes of one submission may use, in MiB.
    workers
        How many are graded at once.
    """
    allowed = cgroup_limit("memory.max")
    total = int(psutil.virtual_memory().total)
    usable = min(total, allowed) if allowed else total
    told = f"{usable / GIB:.1f} GiB, {workers} submissions at once"
    if allowed and allowed < total:
        told += f"; a cgroup keeps this process from the machine's {total / GIB:.1f} GiB"
    fits = usable // (needed_mb * 2**20)
    if fits >= workers:
        return Finding("Memory", "good", told)
    at_once = f"grade with `--workers {max(1, fits)}`"
    advice = (
        f"A submission may use up to {needed_mb / 1024:.1f} GiB. If some are killed, {at_once}."
    )
    return Finding("Memory", "note", told, advice)


def processes_finding(needed: int) -> Finding:
    """Whether the cgroup allows as many processes and threads as a submission may have."""
    allowed = cgroup_limit("pids.max")
    if not allowed:
        return Finding("Cgroups", "good", "no limit on the number of processes")
    told = f"{allowed} processes allowed"
    if allowed >= needed:
        return Finding("Cgroups", "good", told)
    advice = f"A submission may have {needed}. Raise the limit (docker run --pids-limit)."
    return Finding("Cgroups", "note", told, advice)


def cgroup_limit(name: str) -> int:
    """The smallest limit of that name on this process and the groups around it; 0 if none."""
    found = []
    for folder in _groups():
        try:
            text = (folder / name).read_text().strip()
        except OSError:
            continue
        if text.isdigit():
            found.append(int(text))
    return min(found, default=0)


def _groups() -> Iterator[Path]:
    """The folders of the cgroups around this process, the innermost first."""
    try:
        lines = MEMBERSHIP.read_text().splitlines()
    except OSError:
        return
    for line in lines:
        number, _, place = line.split(":", 2)
        if number == "0":
            folder = CGROUPS / place.lstrip("/")
            yield folder
            yield from (each for each in folder.parents if each.is_relative_to(CGROUPS))
