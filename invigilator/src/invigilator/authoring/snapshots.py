"""Expectations as two files, and the differences between what is stored and what is computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from invigilator.checking.compare import compare
from invigilator.checking.expectations import Expectations, RecordedCase
from invigilator.checking.run_case import Outcome, Suite, named_helpers
from invigilator.checking.verdict import judge_case

#: Coarser than the rounding of another machine's BLAS.
RTOL = 1e-6


def split(expectations: Expectations) -> tuple[Expectations, Expectations]:
    """The visible part, which goes to students, and the hidden part, which does not."""
    visible = _part(expectations, [r for r in expectations.cases if not r.case.hidden])
    visible = replace(visible, stand_ins={}, lost={})
    hidden = _part(expectations, [r for r in expectations.cases if r.case.hidden])
    suite = Suite(
        hidden.suite.preamble,
        [text for text in hidden.suite.helpers if text not in visible.suite.helpers],
        {k: v for k, v in hidden.suite.givens.items() if k not in visible.suite.givens},
    )
    return visible, replace(hidden, suite=suite)


def changes(stored: Expectations, fresh: Expectations) -> list[str]:
    """Which parts of stored expectations are not the fresh ones, values left out."""
    old, new = _frame(stored), _frame(fresh)
    places = [place for place in {**old, **new} if old.get(place) != new.get(place)]
    return [f"{place}: {_change(place, old, new)}" for place in places]


def _change(place: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    if place not in old:
        return "not recorded yet"
    return "changed since it was recorded" if place in new else "no longer there"


def differences(stored: Expectations, fresh: Expectations) -> list[str]:
    """Where stored given data and expected values are not the fresh ones, each place named.

    Numbers are held to the tolerance of their case. What known mistakes give is a help for the
    diagnosis and may be rounding noise: it is not compared here, but judged by the proof.
    """
    found = _differing("given", stored.suite.givens, fresh.suite.givens, RTOL)
    for old, new in zip(stored.cases, fresh.cases, strict=True):
        verdict = judge_case(old, Outcome("value", new.expected), stored.suite)
        if verdict.status != "passed":
            texts = [verdict.remark] if verdict.remark else [d.text for d in verdict.differences]
            found += [f"case {new.case.name}: stored is not computed: {text}" for text in texts]
    return found


def _differing(place: str, stored: Any, fresh: Any, rtol: float) -> list[str]:
    found = compare(stored, fresh, rtol)
    return [
        f"{place}, {each.path or 'value'}: stored is not computed: {each.text}" for each in found
    ]


def _frame(expectations: Expectations) -> dict[str, Any]:
    """Everything but the values, by its place."""
    suite = expectations.suite
    return {
        "target": expectations.target,
        "framework": expectations.framework,
        **{f"exercise {each.name}": each for each in expectations.exercises},
        **{f"stand-ins of case {n}": sorted(c) for n, c in expectations.stand_ins.items()},
        "what has no stand-in": expectations.lost,
        "imports": suite.preamble,
        "helpers": list(suite.helpers),
        "names of given data": list(suite.givens),
        **{f"case {r.case.name}": (r.case, r.exercise) for r in expectations.cases},
        **{f"mistakes in case {r.case.name}": list(r.mistakes) for r in expectations.cases},
        "text of the source or the grader module": expectations.fingerprint,
    }


def _part(expectations: Expectations, cases: Sequence[RecordedCase]) -> Expectations:
    """Expectations with some of the cases and no more helpers and data than these need."""
    texts = [t for r in cases for t in (r.case.source, r.case.accept, r.case.world) if t]
    needed = named_helpers(expectations.suite.helpers, texts)
    parameters = {name for r in cases for name in r.case.parameters}
    givens = {k: v for k, v in expectations.suite.givens.items() if k in parameters}
    suite = Suite(expectations.suite.preamble, needed, givens)
    return replace(expectations, cases=tuple(cases), suite=suite)
