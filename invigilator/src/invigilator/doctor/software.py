"""The installed packages: whether the engine's are there, and whether they are the lock's."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from invigilator.checking.wording import listed
from invigilator.doctor.finding import Finding
from invigilator.doctor.machine import ENGINE

LOCK = "requirements.lock"
INSTALL = f"pip install -r {LOCK}"
#: How many packages a line names.
NAMED = 6


def package_finding() -> Finding:
    """Whether what the engine imports is installed, in versions that it works with."""
    wanted = [Requirement(text) for text in requires(ENGINE) or ()]
    needed = [each for each in wanted if each.marker is None or each.marker.evaluate({"extra": ""})]
    wrong = [told for each in needed if (told := _lacking(each))]
    if not wrong:
        return Finding("Packages", "good", f"all {len(needed)} that the engine needs are installed")
    return Finding("Packages", "bad", listed(wrong, NAMED), f"Run `{INSTALL}` in the environment.")


def lock_finding(root: Path) -> Finding:
    """Whether the installed versions are those that the course was tested with."""
    path = root / LOCK
    if not path.is_file():
        advice = "To grade the same way on all machines, write the output of `pip freeze` there."
        return Finding("Versions", "note", f"there is no {LOCK} to compare with", advice)
    pins = [pin for pin in _pins(path) if pin.marker is None or pin.marker.evaluate()]
    others = [told for pin in pins if (told := _lacking(pin))]
    if not others:
        return Finding("Versions", "good", f"all {len(pins)} are those of {LOCK}")
    told = f"{len(others)} of {len(pins)} are not those of {LOCK}: {listed(others, NAMED)}"
    return Finding("Versions", "note", told, f"Scores may differ in rare cases. Run `{INSTALL}`.")


def framework_findings(users: dict[str, list[str]]) -> Iterator[Finding]:
    """Whether the frameworks are installed that assignments need.

    Parameters
    ----------
    users
        By framework, the targets of the assignments that need it.
    """
    for framework, targets in users.items():
        name = {"tensorflow": "TensorFlow"}.get(framework, framework)
        if find_spec(framework) is not None:
            yield Finding(name, "good", f"{_version_of(framework)}, for {_counted(targets)}")
        else:
            advice = f"`{INSTALL}`, or, where it is not in that file, `pip install {framework}`."
            yield Finding(name, "bad", f"not installed; {listed(targets, NAMED)} need it", advice)


def _version_of(framework: str) -> str:
    for package in (framework, f"{framework}-cpu"):
        try:
            return version(package)
        except PackageNotFoundError:
            continue
    return "installed"


def _counted(targets: list[str]) -> str:
    return targets[0] if len(targets) == 1 else f"{len(targets)} assignments"


def _lacking(wanted: Requirement) -> str:
    """What is wrong with a package; empty if it is there in a version that fits."""
    try:
        found = version(wanted.name)
    except PackageNotFoundError:
        return f"{wanted.name} is missing"
    if wanted.specifier.contains(found, prereleases=True):
        return ""
    return f"{wanted.name} is {found}, not {str(wanted.specifier).removeprefix('==')}"


def _pins(path: Path) -> Iterator[Requirement]:
    for line in path.read_text("utf-8").splitlines():
        text = line.partition(" #")[0].strip()
        if text and not text.startswith(("#", "-")):
            try:
                yield Requirement(text)
            except InvalidRequirement:
                continue
