"""Stored expectations: what the reference solution and each known mistake give, in HDF5.

A visible file goes to students; a hidden one holds hidden cases and recorded calls and stays with
the instructor. Values lie as readable datasets, their structure as JSON beside them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import h5py
import numpy as np

from invigilator.checking import values
from invigilator.checking.cases import Case
from invigilator.checking.deferred import Deferred
from invigilator.checking.exceptions import ExpectationsMissing
from invigilator.checking.expectations import (
    Exercise,
    Expectations,
    Header,
    RecordedCase,
    StandIns,
)
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.stand_ins import Calls

FORMAT = 3
#: What reading raises where a file does not hold what it should.
UNREADABLE = (LookupError, ValueError, TypeError, AttributeError)
Read = TypeVar("Read")


def write(path: Path, expectations: Expectations) -> None:
    """Store expectations in one file, replacing it whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with h5py.File(unfinished, "w") as file:
        file["header"] = json.dumps(_header(expectations), indent=1)
        for name, value in expectations.suite.givens.items():
            _write_value(file.create_group(f"givens/{name}"), value)
        for recorded in expectations.cases:
            _write_case(file.create_group(f"cases/{recorded.case.name}"), recorded)
        for name, calls in expectations.stand_ins.items():
            for function, each in calls.items():
                _write_packed(file.require_group(f"stand_ins/{name}"), function, each.as_plain())
    os.replace(unfinished, path)


def read(path: Path) -> Expectations:
    """The expectations that `write` stored.

    Raises
    ------
    ExpectationsMissing
        If the file is not there, is not such a file, or is of another version.
    """
    return _read_by(_read, path)


def read_header(path: Path) -> Header:
    """What expectations say of themselves, without a value of theirs.

    Raises
    ------
    ExpectationsMissing
        As `read` does.
    """
    return _read_by(_read_header, path)


def _read_by(reader: Callable[[h5py.File], Read], path: Path) -> Read:
    if not path.is_file():
        raise ExpectationsMissing(
            f"The stored expectations {path.name} are missing in {path.parent}. Students: take the "
            "course folder again. Instructors: run `course record`."
        )
    try:
        with h5py.File(path, "r", locking=False) as file:
            _require_format(path, json.loads(file["header"][()]).get("format"))
            return reader(file)
    except ExpectationsMissing:
        raise
    except (*UNREADABLE, OSError, RuntimeError) as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path | str, error: Exception) -> ExpectationsMissing:
    return ExpectationsMissing(
        f"{path} cannot be read as stored expectations ({error}). "
        "Take the course folder again, or run `course record`."
    )


def _require_format(path: Path, found: Any) -> None:
    if found == FORMAT:
        return
    if isinstance(found, int) and found > FORMAT:
        remedy = "Students: take the course folder again. Instructors: install the newer engine."
    else:
        remedy = "Students: take the course folder again. Instructors: run `course record`."
    raise ExpectationsMissing(
        f"{path} was recorded by another version of the engine: it has format {found}, and this "
        f"one reads format {FORMAT}. {remedy}"
    )


def read_both(visible: Path, hidden: Path) -> Expectations:
    """Visible and hidden expectations of an assignment as one."""
    return read(visible).joined(read(hidden))


def _header(expectations: Expectations) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "target": expectations.target,
        "fingerprint": expectations.fingerprint,
        "framework": expectations.framework,
        "exercises": [asdict(each) for each in expectations.exercises],
        "preamble": expectations.suite.preamble,
        "helpers": list(expectations.suite.helpers),
        "givens": list(expectations.suite.givens),
        "cases": [
            {"case": asdict(c.case), "exercise": c.exercise, "changes": c.changes}
            for c in expectations.cases
        ],
        "lost": expectations.lost,
    }


def _read(file: h5py.File) -> Expectations:
    header = json.loads(file["header"][()])
    givens = {name: _read_value(file["givens"][name]) for name in header["givens"]}
    return Expectations(
        target=header["target"],
        fingerprint=header["fingerprint"],
        framework=header["framework"],
        exercises=tuple(_exercise(each) for each in header["exercises"]),
        suite=Suite(header["preamble"], header["helpers"], givens),
        cases=tuple(_read_case(file["cases"], each) for each in header["cases"]),
        stand_ins=_read_stand_ins(file),
        lost=header.get("lost", {}),
    )


def _read_header(file: h5py.File) -> Header:
    found = json.loads(file["header"][()])
    points = sum(each["points"] for each in found["exercises"])
    return Header(found["fingerprint"], found["framework"], points)


def _exercise(data: dict[str, Any]) -> Exercise:
    return Exercise(**{**data, "provides": tuple(data["provides"]), "calls": tuple(data["calls"])})


def _write_case(group: h5py.Group, recorded: RecordedCase) -> None:
    """Write the expected value as datasets to look at; those of the mistakes, many, as bytes."""
    _write_value(group.create_group("expected"), recorded.expected)
    outcomes = {sentence: vars(outcome) for sentence, outcome in recorded.mistakes.items()}
    _write_packed(group, "mistakes", outcomes)


def _read_case(groups: h5py.Group, header: dict[str, Any]) -> RecordedCase:
    data = header["case"]
    case = Case(**{**data, "parameters": tuple(data["parameters"])})
    group = groups[case.name]
    mistakes = _deferred(group, _outcomes, ["mistakes"])
    expected = _read_value(group["expected"])
    return RecordedCase(case, header["exercise"], expected, mistakes, tuple(header["changes"]))


def _outcomes(packed: Mapping[str, bytes]) -> dict[str, Outcome]:
    """What each known mistake gives in a case, by its sentence."""
    outcomes = values.unpack(packed["mistakes"], bounded=False)
    return {sentence: Outcome.of(outcome) for sentence, outcome in outcomes.items()}


def _read_stand_ins(file: h5py.File) -> StandIns:
    cases = file.get("stand_ins", {})
    return {name: _deferred(group, _calls, group) for name, group in cases.items()}


def _calls(packed: Mapping[str, bytes]) -> dict[str, Calls]:
    """The recorded calls of functions, by their names."""
    return {f: Calls.from_plain(values.unpack(each, bounded=False)) for f, each in packed.items()}


def _write_packed(group: h5py.Group, name: str, value: Any) -> None:
    packed = np.frombuffer(values.pack(value), np.uint8)
    group.create_dataset(name, data=packed, compression="gzip", shuffle=False)


def _deferred(
    group: h5py.Group, make: Callable[[Mapping[str, bytes]], dict[str, Read]], names: Iterable[str]
) -> Deferred[Read]:
    """What is made of what `_write_packed` wrote, when it is looked at: unpacking takes long."""
    packed = {name: group[name][()].tobytes() for name in names}
    return Deferred(partial(_made, group.file.filename, make, packed))


def _made(
    path: str, make: Callable[[Mapping[str, bytes]], dict[str, Read]], packed: Mapping[str, bytes]
) -> dict[str, Read]:
    try:
        return make(packed)
    except UNREADABLE as error:
        raise _unreadable(path, error) from None


def _write_value(group: h5py.Group, value: Any) -> None:
    tree, arrays = values.encode(value)
    group["tree"] = json.dumps(tree)
    for number, array in enumerate(arrays):
        group[str(number)] = array


def _read_value(group: h5py.Group) -> Any:
    tree = json.loads(group["tree"][()])
    arrays = [group[str(number)][()] for number in range(len(group) - 1)]
    return values.decode(tree, [np.asarray(array) for array in arrays])
