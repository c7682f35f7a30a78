"""What students install: the locked versions of what their notebooks import."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from invigilator.checking.store import read_header
from invigilator.course import Assignment

NEEDED = ("numpy", "h5py", "matplotlib", "scikit-learn", "scipy", "pillow", "tqdm", "ipywidgets",
          "mido", "jupyterlab", "ipykernel")  # fmt: skip
FRAMEWORK = ("tensorflow", "tensorflow-cpu", "keras")
#: Without these no notebook opens or is checked, and without this no framework is there; their
#: newest versions will do where the lock says nothing.
ALWAYS, ALWAYS_FRAMEWORK = ("numpy", "h5py", "jupyterlab", "ipykernel"), ("tensorflow",)
LOCK = "requirements.lock"
#: The oldest Python, and the first for which TensorFlow has no wheels.
OLDEST, TOO_NEW = "3.11", "3.14"
FIRST, SECOND = "requirements.txt", "requirements-tensorflow.txt"
#: What the two take, measured in empty environments with Python 3.11, 3.12 and 3.13 on Linux,
#: without pip's cache, on two cores that had other things to do.
FIRST_COST, SECOND_COST = "two to five minutes and 650 MB", "two to five minutes and 1.4 GB"
#: Where all lies that a student need not open; a project that is installed in place.
SUPPORT = Path("support")


def needing_tensorflow(assignments: Sequence[Assignment]) -> list[Assignment]:
    """The assignments that need TensorFlow and Keras."""
    return [each for each in assignments if read_header(each.visible).framework]


def pythons(assignments: Sequence[Assignment]) -> str:
    """Which Pythons will do, as in ``requires-python``."""
    limit = f",<{TOO_NEW}" if needing_tensorflow(assignments) else ""
    return f">={OLDEST}{limit}"


def is_measured(assignments: Sequence[Assignment]) -> bool:
    """Whether the lock has versions of all with which time, sizes and Pythons were measured."""
    names = NEEDED + (FRAMEWORK if needing_tensorflow(assignments) else ())
    pins = _pins(_lock(assignments), names)
    return {_name(pin) for pin in pins if "==" in pin} == set(names)


def dependencies(assignments: Sequence[Assignment]) -> list[str]:
    """What all notebooks need, as requirements of the bundle's own project."""
    pins = _with(ALWAYS, _pins(_lock(assignments), NEEDED))
    if needing_tensorflow(assignments):
        return pins
    return [either for pin in pins for either in _or_newer(pin)]


def write_requirements(assignments: Sequence[Assignment], folder: Path) -> None:
    """Write what to install: the bundle's own project and, apart from it, TensorFlow.

    What the project needs is said in its own file, so that pip looks at the Python first, and
    says so if it will not do. TensorFlow is more than twice as large as all else together, so it
    is a second step that can wait until its notebooks come.
    """
    _write(folder / FIRST, [f"-e ./{SUPPORT}"])
    if needing_tensorflow(assignments):
        _write(folder / SECOND, _pins(_lock(assignments), FRAMEWORK) or ALWAYS_FRAMEWORK)


def _lock(assignments: Sequence[Assignment]) -> list[str]:
    lock = assignments[0].root / LOCK
    return lock.read_text("utf-8").splitlines() if lock.is_file() else []


def _with(names: Sequence[str], pins: Sequence[str]) -> list[str]:
    """Pins, and those of the names that they do not speak of."""
    pinned = {_name(pin) for pin in pins}
    return [*pins, *(name for name in names if name not in pinned)]


def _or_newer(pin: str) -> Iterator[str]:
    """A locked version for the Pythons it is tested with, and at least that one for newer ones."""
    if "==" not in pin:
        yield pin
        return
    yield f"{pin} ; python_version < '{TOO_NEW}'"
    yield f"{pin.replace('==', '>=')} ; python_version >= '{TOO_NEW}'"


def _pins(lines: Sequence[str], names: Sequence[str]) -> list[str]:
    return [line for line in lines if _name(line) in names]


def _name(line: str) -> str:
    return re.split(r"[=\s;]", line)[0]


def _write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
