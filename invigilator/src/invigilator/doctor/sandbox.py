"""The sandbox: found, started, and made to fork one kernel, as for a submission."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from invigilator.course import Course
from invigilator.doctor.finding import Finding
from invigilator.exceptions import KernelFailure, SandboxUnavailable
from invigilator.sandbox.bubblewrap import HOW_TO_GET_IT, find
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import View

ELSEWHERE = "Grade on Linux: a virtual machine, WSL 2 on Windows, or a server."


def sandbox_findings(course: Course | None, limits: Limits) -> Iterator[Finding]:
    """Whether students' code can be locked away here."""
    if sys.platform != "linux":
        yield Finding("Sandbox", "bad", f"there is none for {sys.platform}", ELSEWHERE)
        return
    try:
        yield Finding("Sandbox", "good", _version(find()))
    except SandboxUnavailable:
        yield Finding("Sandbox", "bad", "bubblewrap (bwrap) is not installed", HOW_TO_GET_IT)
        return
    if course is not None:
        yield _tried(course, limits)


def _version(path: str) -> str:
    """What bubblewrap says of itself, and where it is."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)  # noqa: S603
        said = done.stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        said = ""
    return f"{said or 'bubblewrap'} ({path})"


def _tried(course: Course, limits: Limits) -> Finding:
    """A kernel forked in a jail and ended again."""
    try:
        with Jail(View(course), limits, ()) as jail:
            jail.fork().kill()
            isolated = jail.isolated
    except (SandboxUnavailable, KernelFailure) as error:
        why, _, _ = str(error).partition(f"\n{HOW_TO_GET_IT}")
        return Finding("Namespaces", "bad", why, HOW_TO_GET_IT)
    if isolated:
        return Finding("Namespaces", "good", "a kernel was started in namespaces of its own")
    told = "kernels get no namespaces of their own here: each submission starts a new sandbox"
    return Finding("Namespaces", "note", told, "Nothing has to be done; grading is slower.")
