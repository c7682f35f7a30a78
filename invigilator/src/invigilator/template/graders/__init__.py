"""What is checked: cases, known mistakes, expected values. Notebooks import `Checker`."""

from invigilator.checking.checker import Checker

__all__ = ["Checker"]
