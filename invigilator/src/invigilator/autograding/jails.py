"""The jails of one process: a warm one for each kind of assignment, ended when it is not used."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.util import Finalize

from invigilator.autograding.settings import Settings
from invigilator.course import Assignment, Course
from invigilator.helper_modules import importable
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import View
from invigilator.sandbox.preload import FRAMEWORKS


@dataclass
class Jails:
    """Jails by target.

    Parameters
    ----------
    settings : Settings
        How to grade in them.
    """

    settings: Settings
    _started: dict[str, Jail] = field(default_factory=dict)
    _used: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Finalize(None, self.close, exitpriority=0)  # at the end of a forked process, too

    def __len__(self) -> int:
        return len(self._started)

    def __iter__(self) -> Iterator[Jail]:
        return iter(self._started.values())

    def get(self, target: str) -> Jail:
        """A jail for the next submission, which may still be starting.

        Raises
        ------
        SandboxUnavailable
            If this machine cannot make one.
        """
        jail = self._started.get(target)
        if jail is None or not jail.reusable:
            self.drop(target)
            jail = self._started[target] = self._start(target)
        self._used[target] = time.monotonic()
        return jail

    def drop(self, target: str) -> None:
        """End the jail of an assignment, if there is one."""
        jail = self._started.pop(target, None)
        if jail is not None:
            jail.close()

    def let_go(self, seconds: float, most: int) -> None:
        """End the jails that were not used for so long, and the oldest beyond so many."""
        recent = sorted(self._started, key=self._age)
        for place, target in enumerate(recent):
            if place >= most or self._age(target) >= seconds:
                self.drop(target)

    def close(self) -> None:
        """End all jails."""
        for target in list(self._started):
            self.drop(target)

    def _age(self, target: str) -> float:
        """How long ago a jail was used, in seconds."""
        return time.monotonic() - self._used.get(target, 0.0)

    def _start(self, target: str) -> Jail:
        """Start a jail; while it does, find out which framework its kernels need."""
        assignment = Course.at(self.settings.root).one(target)
        limits = self.settings.limits
        helpers = tuple(sorted(importable(assignment)))
        view = View(assignment.home, (assignment.visible,), helpers)
        jail = Jail(view, limits, sandboxed=self.settings.sandboxed)
        try:
            _load(jail, assignment, limits)
        except BaseException:
            jail.close()
            raise
        return jail


def _load(jail: Jail, assignment: Assignment, limits: Limits) -> None:
    """Have a jail that is starting import what the kernels of an assignment need."""
    from invigilator.autograding.outline import modules  # these import NumPy
    from invigilator.checking.store import read_header

    framework = read_header(assignment.visible).framework
    if framework:  # helpers may compute, after which a framework does not survive a fork
        jail.load(FRAMEWORKS[framework], limits.for_framework())
    else:
        jail.load((), limits, modules(assignment.release), jail.view.helper_names())
