"""A text as its words and signs, so that spaces and line breaks make no difference."""

from __future__ import annotations

import re

TOKEN = re.compile(r"\w+|[^\w\s]")


def joined(text: str) -> str:
    """The tokens of a text with one space around each; what one text holds of another is `in`."""
    return " ".join(["", *TOKEN.findall(text), ""])
