"""Checks for the course notebooks: the one name that a notebook imports is `Checker`."""

from graders.checking.checker import Checker

__all__ = ["Checker"]
