"""What checks raise, with texts that say what to do."""

from __future__ import annotations

from typing import Any


class CourseError(Exception):
    """Base of every error that people can act on; the `course` command shows its text alone."""


class CheckFailed(Exception):
    """Raised by a check in a notebook when an exercise is not right yet."""

    def _render_traceback_(self) -> list[str]:
        """Tell IPython to show the sentence alone, without the frames of the checker."""
        return [f"CheckFailed: {self}"]


class UnsupportedValue(TypeError):
    """Raised when a value is not made of arrays, numbers, text, None and containers of them."""


class MalformedValue(ValueError):
    """Raised when bytes that should hold a value do not."""


class NameMissing(NameError):
    """Raised when a case asks for a name that the student has not defined; its text is the name."""


class NotRepeatable(Exception):
    """Raised when an answer cannot be run once more, which says nothing of it."""


class WorldLeft(Exception):
    """Raised when a case has not played its world to the end."""


class ExpectationsMissing(CourseError, FileNotFoundError):
    """Raised when the stored expectations of an assignment are not where they should be."""


class GraderError(CourseError, ValueError):
    """Raised when a grader module breaks a convention; the message says how to fix it."""


def unsupported(value: Any, path: str) -> UnsupportedValue:
    """The error for a value that cannot be compared, naming where it stands."""
    place = f" in {path}" if path else ""
    is_array = type(value).__name__ == "ndarray"
    what = "An array that holds no numbers" if is_array else f"A {type(value).__name__}"
    return UnsupportedValue(
        f"{what}{place} cannot be compared: "
        "return arrays, numbers, text, None, or dicts, lists and tuples of them."
    )
