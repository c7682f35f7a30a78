"""What the jail is asked to run: a case, its part of the suite, and which functions stand in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from invigilator.checking import values
from invigilator.checking.cases import Case
from invigilator.checking.expectations import RecordedCase, StandIns
from invigilator.checking.run_case import Suite
from invigilator.checking.stand_ins import Calls

#: Longer requests are made anew each time.
MAX_KEPT = 64 * 1024


class Requests:
    """The requests of one assignment, which are the same for all of its submissions.

    Parameters
    ----------
    suite : Suite
        What the cases share.
    stand_ins : dict
        By case and function, the recorded calls that may answer in its place.
    """

    def __init__(self, suite: Suite, stand_ins: StandIns) -> None:
        self.suite = suite
        self.stand_ins = stand_ins
        self._kept: dict[tuple[Case | str, ...], bytes] = {}

    def calls(self, recorded: RecordedCase, names: Collection[str]) -> dict[str, Calls]:
        """The calls that a case has recorded of functions with these names."""
        known = self.stand_ins.get(recorded.case.name, {})
        return {name: known[name] for name in names if name in known}

    def packed(self, recorded: RecordedCase, calls: Mapping[str, Calls]) -> bytes:
        """The request for a case, in which the judge answers these calls: their names go in."""
        key: tuple[Case | str, ...] = (recorded.case, *calls)
        if key in self._kept:
            return self._kept[key]
        request = values.pack(
            {
                "case": vars(replace(recorded.case, accept=None, description="")),
                "suite": vars(self.suite.part_for(recorded.case)),
                "stand_ins": list(calls),
            }
        )
        if len(request) <= MAX_KEPT:
            self._kept[key] = request
        return request
