"""Text that may come from a student's code, made fit to be shown.

Every page and table of this room takes its text through here, so that an exception message can
neither steer a terminal, nor turn the direction of writing round, nor fill the screen.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

LIMIT = 1500
"""Characters of one message that are shown."""

_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor movement
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # titles, links
    r"|\x1b[ -/]*[0-~]?"
)
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
#: What has to be looked up; nearly all text consists of other characters.
_UNUSUAL = re.compile(r"[^\n\t -~]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str, limit: int = LIMIT) -> str:
    """Text without escape sequences, control and direction characters, cut to `limit`.

    Line feeds and tabs stay; other line ends become line feeds. What is cut off is counted.
    """
    kept = _LINE_ENDS.sub("\n", _ESCAPE_SEQUENCE.sub("", text[: 4 * limit]))
    kept = _invisible_replaced(kept, lambda character: "")
    missing = max(len(kept) - limit, 0) + max(len(text) - 4 * limit, 0)
    return f"{kept[:limit]} … ({missing} more characters)" if missing else kept


def one_line(text: str, limit: int = 160) -> str:
    """`clean` text on a single line; an ellipsis stands where it is cut."""
    line = " ".join(clean(text[: 4 * limit]).split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def json_text(data: Any) -> str:
    """Data as JSON, in which every character that is not printed is written as its number.

    Each item of a list is on a line of its own.
    """
    if isinstance(data, list):
        items = ",".join("\n" + json_text(each) for each in data)
        return f"[{items}\n]"
    text = json.dumps(data, ensure_ascii=False)
    return _invisible_replaced(text, lambda character: json.dumps(character)[1:-1])


def _invisible_replaced(text: str, by: Callable[[str], str]) -> str:
    """Text in which something else stands for each character that is not printed."""

    def shown(found: re.Match[str]) -> str:
        is_invisible = unicodedata.category(found[0]) in _INVISIBLE
        return by(found[0]) if is_invisible else found[0]

    return _UNUSUAL.sub(shown, text)
