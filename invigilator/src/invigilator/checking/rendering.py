"""Verdicts as text for a terminal and as HTML for JupyterLab."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

from invigilator.checking.error_texts import raised
from invigilator.checking.looks import FILLS, LOOKS
from invigilator.checking.run_case import BORROWED, Outcome
from invigilator.checking.verdict import CaseVerdict, ExerciseVerdict
from invigilator.checking.wording import listed

WORDS = {status: look.word for status, look in LOOKS.items()}
#: Ends what is told of an answer that is still None.
RUN_AGAIN = "run its cell again."
IN_A_FUNCTION = (
    "fill in what is None, and make sure that the `return` line is there. If you have done so, "
    + RUN_AGAIN
)
IN_A_CELL = (
    "fill in the code between the START and END markers. If you have filled it in, " + RUN_AGAIN
)
#: More outputs than this are not named one by one.
MOST_NAMED = 4
#: A longer name of an output is not told.
LONGEST_NAME = 60
#: The only text that is told as the grader's own of an answer that the course's modules gave.
_BORROWED = re.compile(r"\w+ comes from [\w.]+, a module of the course: write it yourself\.")
#: What Python says of arguments that do not fit a function.
OF_A_CALL = re.compile(r"[\w.]+\(\) (takes|missing|got) ")
STYLE = (
    "border-left:4px solid {color};padding:.4em .9em;margin:.3em 0;line-height:1.5;"
    "color:var(--jp-ui-font-color1,inherit);background:var(--jp-layout-color1,transparent)"
)


def mark(status: str) -> str:
    """The sign of a status; never the only bearer of the news."""
    return LOOKS[status].mark


def color(status: str) -> str:
    """The colour of the line beside a status."""
    return FILLS[LOOKS[status].tone]


def is_filled(verdict: ExerciseVerdict) -> bool:
    """Whether an answer is more than a stub: in some visible case it gives something."""
    found = [each.outcome for each in verdict.visible]
    return any(each.status == "value" and not _is_stub(each.value) for each in found)


def explain(verdict: CaseVerdict, filled: bool = False) -> list[str]:
    """What a student is told of one visible case that did not pass: facts, one in each line.

    `filled` tells that the answer is more than a stub, though it gives nothing here.
    """
    outcome = verdict.outcome
    if outcome.status == "missing":
        name = outcome.message if outcome.message.isidentifier() else "A name"
        return [f"{name} is not defined. Is it spelled so? Run its cell, then check again."]
    if outcome.error == BORROWED and _BORROWED.fullmatch(outcome.message):
        return [outcome.message]
    if outcome.status == "error":
        told = [_of_the_error(outcome)]
        if outcome.error == "NameError":
            told.append(_about_the_name(outcome.message))
        return told
    if verdict.remark:
        return [verdict.remark]
    if outcome.status == "timeout":
        return [f"The case took too long ({outcome.message}): is there a loop that never ends?"]
    if outcome.status == "value" and _is_stub(outcome.value) and not filled:
        return [_still_none(verdict)]
    lines = [f"{d.path + ': ' if d.path else ''}{d.text}" for d in verdict.differences]
    return lines or [f"The case {WORDS[verdict.status]}."]


def _of_the_error(outcome: Outcome) -> str:
    """Whose error it is: where no line of the student raised it, the check could not go on."""
    told = raised(outcome.error, outcome.message)
    if outcome.line:
        return f"Your code raised {told} ({outcome.line})"
    if OF_A_CALL.match(outcome.message):
        return f"Your function cannot be called as the exercise says: {told}"
    return f"The check could not go on with your answer: {told}"


def _about_the_name(message: str) -> str:
    """What to look at where a name is not known."""
    name = next(iter(re.findall(r"name '(\w+)'", message)), "")
    if isinstance(getattr(np, name, None), np.ufunc):
        return f"NumPy has a function of that name: is np.{name} meant?"
    return (
        "Is the name spelled right? If it belongs to your function, a line has to give it a value; "
        "otherwise run the cells above from the top, in their order."
    )


def agreeing(verdict: CaseVerdict) -> list[str]:
    """The names of the outputs that are right in a case whose value is a dict."""
    expected = verdict.recorded.expected
    if verdict.status == "passed":
        return list(expected) if isinstance(expected, dict) else []
    if not isinstance(expected, dict) or verdict.outcome.status != "value":
        return []
    wrong = {difference.path.split("[")[0] for difference in verdict.differences}
    return [key for key in expected if key not in wrong] if wrong and "" not in wrong else []


def as_text(verdict: ExerciseVerdict, doubts: Sequence[str] = ()) -> str:
    """A verdict on the visible cases of an exercise, in plain text.

    `doubts` say why what was checked may not be what the notebook shows.
    """
    status = verdict.status
    lines = [f"{mark(status)} {verdict.exercise.name}: {WORDS[status]}"]
    filled = is_filled(verdict)
    for case in verdict.cases:
        lines += [f"  {line}" for line in _case_lines(case, filled)]
    if verdict.hint:
        lines.append(f"  → {verdict.hint}")
    return "\n".join([*lines, *(f"  {note}" for note in _notes(verdict, doubts))])


def as_html(verdict: ExerciseVerdict, doubts: Sequence[str] = ()) -> str:
    """The same as HTML, in the colours of JupyterLab's theme."""
    status = verdict.status
    filled = is_filled(verdict)
    items = "".join(_case_html(case, filled) for case in verdict.cases)
    hint = f"<p><strong>Hint.</strong> {escape(verdict.hint)}</p>" if verdict.hint else ""
    notes = "".join(f"<p>{escape(note)}</p>" for note in _notes(verdict, doubts))
    return (
        f'<div role="status" style="{STYLE.format(color=color(status))}">'
        f"<strong>{mark(status)} {escape(verdict.exercise.name)}: {WORDS[status]}</strong>"
        f"<ul style='margin:.3em 0'>{items}</ul>{hint}{notes}</div>"
    )


def _case_lines(case: CaseVerdict, filled: bool) -> Iterator[str]:
    yield f"{mark(case.status)} {case.title}"
    right = agreeing(case)
    if right:
        yield f"    ✓ {', '.join(map(str, right))}"
    if case.status != "passed":
        yield from (f"    ✗ {line}" for line in explain(case, filled))


def _case_html(case: CaseVerdict, filled: bool) -> str:
    right = agreeing(case)
    lines = [f"✓ {escape(', '.join(map(str, right)))}"] if right else []
    if case.status != "passed":
        lines += [f"✗ {escape(line)}" for line in explain(case, filled)]
    details = "".join(f"<br><code>{line}</code>" for line in lines)
    return f"<li>{mark(case.status)} {escape(case.title)}{details}</li>"


def _notes(verdict: ExerciseVerdict, doubts: Sequence[str]) -> list[str]:
    notes = [f"! {doubt}" for doubt in doubts]
    if verdict.depends_on:
        names = listed(verdict.depends_on)
        several = len(verdict.depends_on) > 1
        pass_theirs = "which do not pass their own checks" if several else "which does not pass"
        notes.append(f"It builds on {names}, {pass_theirs}: fix that first.")
    return notes


def _still_none(verdict: CaseVerdict) -> str:
    """What is told where all is None: which outputs, and what a function or a value lacks."""
    value, recorded = verdict.outcome.value, verdict.recorded
    is_function = recorded.exercise in recorded.case.parameters
    what = "Your function returned" if is_function else "The answer is still"
    names = list(map(str, value)) if isinstance(value, dict) else []
    labelled = not all(name.isidentifier() and len(name) <= LONGEST_NAME for name in names)
    if 0 < len(names) <= MOST_NAMED and not labelled:
        what = f"{listed(names)} {'is' if len(names) == 1 else 'are'} still"
    elif value is not None and not labelled:
        what = f"All {len(value)} outputs are still" if len(value) > 1 else "The output is still"
    return f"{what} None: {IN_A_FUNCTION if is_function else IN_A_CELL}"


def _is_stub(value: object) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(_is_stub(part) for part in value.values())
    if isinstance(value, list | tuple):
        return bool(value) and all(_is_stub(part) for part in value)
    return value is None
