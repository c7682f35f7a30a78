"""How each status is shown, in a check, on a page and in a table: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """A mark, a word, and a tone; what colour a tone has is in `FILLS`."""

    mark: str
    word: str
    tone: str


LOOKS = {
    "unchecked": Look("○", "not checked", "none"),
    "changed": Look("○", "changed since it was checked", "none"),
    "passed": Look("✓", "passed", "good"),
    "partial": Look("◐", "partly right", "part"),
    "failed": Look("✗", "not right yet", "bad"),
    "missing": Look("–", "not found", "none"),
    "error": Look("!", "raised an error", "bad"),
    "timeout": Look("∞", "took too long", "odd"),
    "killed": Look("†", "stopped the kernel", "odd"),
}
#: Colours that colour-blind people can tell apart, and that stand out on white and on black. They
#: are for lines and areas; no text has them.
FILLS = {
    "good": "#0072b2",
    "part": "#b07d00",
    "bad": "#d55e00",
    "odd": "#a8559a",
    "none": "#7a8290",
}
