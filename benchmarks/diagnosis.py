"""How many wrong answers are told in a sentence: pairs of known mistakes, and mutants.

`python -m benchmarks.diagnosis` samples both over all assignments without a framework (with --all,
over all), and writes how many are told by a known mistake, by a pair of them, and by a relation.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import click

from benchmarks.results import replace_section
from benchmarks.wrong_answers import Wrong, mutants_of, pairs_of, sampled
from invigilator.authoring.attempts import Attempt, judge_attempt
from invigilator.authoring.reference import Reference
from invigilator.authoring.source import read_source
from invigilator.checking.diagnosis import EXPLAINS, IN_ADDITION, diagnose
from invigilator.checking.expectations import Expectations
from invigilator.checking.store import read_both, read_header
from invigilator.checking.verdict import CaseVerdict
from invigilator.checking.wrong_outputs import AND
from invigilator.course import Assignment, Course

SEED = 20


@dataclass(frozen=True)
class Told:
    """What a student is told: by single mistakes, with pairs by outputs, recorded, relations."""

    target: str
    exercise: str
    change: str
    status: str
    single: str | None
    outputs: str | None
    recorded: str | None
    remark: str
    relation: str
    error: str
    kind: str
    expected: tuple[str, ...] = ()

    @property
    def way(self) -> str:
        """The first way in which it is told."""
        if self.status == "passed":
            return "passes"
        if EXPLAINS in (self.recorded or ""):
            return "one output"
        for way in ("single", "outputs", "recorded", "remark", "relation", "error", "kind"):
            if getattr(self, way):
                return way
        return "nothing"

    @property
    def is_misleading(self) -> bool:
        """Whether the sentence is none of those of the mistakes that were made."""
        sentences, _, _ = (self.recorded or "").partition(EXPLAINS)
        told = set(sentences.split(IN_ADDITION)) - {""}
        return bool(told and self.expected) and not told <= set(self.expected)


@click.command()
@click.argument("targets", nargs=-1)
@click.option("--pairs", default=500, show_default=True)
@click.option("--mutants", "changed", default=500, show_default=True)
@click.option("--all", "every", is_flag=True, help="Frameworks as well.")
@click.option("--details", type=click.Path(path_type=Path), help="Write every answer there.")
def main(
    targets: Sequence[str], pairs: int, changed: int, every: bool, details: Path | None
) -> None:
    """Sample wrong answers, judge them, and write to RESULTS.md how many are told in a sentence."""
    course = Course.around()
    chosen = [a for t in targets for a in course.select(t)] or course.assignments()
    if not every:
        chosen = [each for each in chosen if read_header(each.visible).framework is None]
    draw = random.Random(SEED)
    two = sampled([w for each in chosen for w in pairs_of(each)], pairs, draw)
    one = sampled([w for each in chosen for w in mutants_of(each)], changed, draw)
    told = [list(_judged(chosen, two)), list(_judged(chosen, one))]
    if details:
        details.write_text(json.dumps([[asdict(t) for t in each] for each in told], indent=1))
    text = _table(*told)
    click.echo(text)
    if not targets:
        replace_section("What wrong answers are told" + (", all" if every else ""), text)


def _judged(assignments: Sequence[Assignment], answers: Sequence[Wrong]) -> Iterator[Told]:
    for assignment in assignments:
        mine = [each for each in answers if each.target == assignment.target]
        if mine:
            expectations = read_both(assignment.visible, assignment.hidden)
            reference = Reference(read_source(assignment))
            yield from (_told(each, expectations, reference) for each in mine)


def _told(wrong: Wrong, expectations: Expectations, reference: Reference) -> Told:
    """Judge one wrong answer by all cases of its exercise."""
    attempt = Attempt(wrong.exercise, wrong.answer)
    verdict = judge_attempt(attempt, expectations, reference)
    cases, found = expectations.cases_of(wrong.exercise), verdict.cases
    if any(each.status == "timeout" for each in found):
        return _told_of_a_hang(wrong)
    outputs = diagnose([_without_pairs(each) for each in verdict.cases])
    single = outputs if outputs in cases[0].mistakes else None
    visible = [each for each in found if not each.recorded.case.hidden]
    return Told(
        *(wrong.target, wrong.exercise, wrong.change, verdict.status),
        *(single, outputs, verdict.mistake),
        remark=_first(each.remark for each in visible),
        relation=_first(each.observation for each in visible),
        error=_first(each.outcome.error for each in found),
        kind=_kind(found) if all(each.status == "passed" for each in visible) else "",
        expected=wrong.sentences,
    )


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _kind(found: Sequence[CaseVerdict]) -> str:
    """What is told of the first hidden case that fails."""
    failed = [each.recorded.case for each in found if each.status != "passed"]
    return _first(each.kind or each.description for each in failed)


def _told_of_a_hang(wrong: Wrong) -> Told:
    place = wrong.target, wrong.exercise, wrong.change
    return Told(*place, "timeout", None, None, None, "", "", "timeout", "", wrong.sentences)


def _without_pairs(verdict: CaseVerdict) -> CaseVerdict:
    known = verdict.recorded.mistakes
    single = {sentence: each for sentence, each in known.items() if AND not in sentence}
    return replace(verdict, recorded=replace(verdict.recorded, mistakes=single))


def _table(pairs: Sequence[Told], changed: Sequence[Told]) -> str:
    """One column for each sample; each row adds what one more way of telling brings."""
    rows = {
        "told by one known mistake": "single",
        "by two, matched output by output": "outputs",
        "by two, recorded together": "recorded",
        "by one that explains an output, and that there is more": "one output",
        "by the case's own predicate": "remark",
        "by a relation": "relation",
        "by their own error only": "error",
        "by the kind of the first hidden input that fails": "kind",
        "only as numbers": "nothing",
        "pass (equivalent, or a hole)": "passes",
    }
    counts = [Counter(told.way for told in sample) for sample in (pairs, changed)]
    lines = [f"| {title} | {counts[0][way]} | {counts[1][way]} |" for title, way in rows.items()]
    lost = sum(told.is_misleading for told in pairs)
    head = "| | pairs of mistakes | mutants of one token |\n|---|---:|---:|"
    total = f"| together | {len(pairs)} | {len(changed)} |"
    foot = f"Of the pairs, {lost} are told a sentence of a third mistake."
    return "\n".join([head, *lines, total, "", foot])


if __name__ == "__main__":
    main()
