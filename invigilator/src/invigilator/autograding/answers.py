"""Answers of cases, read from bytes of the student's process: nothing in them is taken on trust."""

from __future__ import annotations

from typing import Any, get_args

from invigilator.autograding.text import encodable
from invigilator.checking import values
from invigilator.checking.error_texts import MAX_TEXT
from invigilator.checking.exceptions import MalformedValue
from invigilator.checking.run_case import Outcome, OutcomeStatus
from invigilator.checking.short_texts import kept_if_short

STATUSES = get_args(OutcomeStatus)
#: Of the names of what a case has changed, how long each may be, and how many are kept.
MAX_NAME = MAX_NAMES = 100


@kept_if_short
def outcome_from(answer: bytes) -> Outcome:
    """The outcome that an answer holds; one that holds none is an error.

    Many students give the same answer: a short one that was read before is the same outcome.
    """
    try:
        data: Any = values.unpack(answer)
        status: Any = _text(data["status"], MAX_TEXT)
        if status not in STATUSES:
            raise MalformedValue("The answer has no known status.")
        texts = {key: _text(data[key], MAX_TEXT) for key in ("error", "message", "line")}
        names = data["changed"]
        if not isinstance(names, list | tuple):
            raise MalformedValue("What was changed is no list of names.")
        changed = tuple(_text(name, MAX_NAME) for name in names[:MAX_NAMES])
        return Outcome(status, data["value"], **texts, changed=changed)
    except (MalformedValue, LookupError, TypeError) as error:
        return malformed(str(error))


def malformed(why: str) -> Outcome:
    """What stands for an answer that cannot be read."""
    return Outcome("error", error=MalformedValue.__name__, message=why[:MAX_TEXT])


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str):
        raise MalformedValue("What should be text is none.")
    return encodable(value[:most])
