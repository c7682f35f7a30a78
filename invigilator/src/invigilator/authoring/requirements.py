"""What students install: the locked versions of what their notebooks import."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from invigilator.checking.store import read
from invigilator.course import Assignment

NEEDED = ("numpy", "h5py", "matplotlib", "scikit-learn", "scipy", "pillow", "tqdm", "ipywidgets",
          "mido", "jupyterlab", "ipykernel")  # fmt: skip
FRAMEWORK = ("tensorflow", "tensorflow-cpu", "keras")
LOCK = "requirements.lock"
FIRST, SECOND = "requirements.txt", "requirements-tensorflow.txt"


def needing_tensorflow(assignments: Sequence[Assignment]) -> list[Assignment]:
    """The assignments that need TensorFlow and Keras."""
    return [each for each in assignments if read(each.visible).framework]


def write_requirements(assignments: Sequence[Assignment], folder: Path) -> None:
    """Write what all notebooks need, and, apart from it, what those with TensorFlow need.

    TensorFlow is as large as all else together five times over, so it is a second step that can
    wait until its notebooks come.
    """
    lock = assignments[0].root / LOCK
    lines = lock.read_text("utf-8").splitlines() if lock.is_file() else []
    _write(folder / FIRST, [*_pins(lines, NEEDED), "-e ."])
    if needing_tensorflow(assignments):
        _write(folder / SECOND, _pins(lines, FRAMEWORK))


def _pins(lines: Sequence[str], names: Sequence[str]) -> list[str]:
    return [line for line in lines if re.split(r"[=\s;]", line)[0] in names]


def _write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
