"""Text that comes from students, made fit for every file."""

from __future__ import annotations


def encodable(text: str) -> str:
    """Text without lone surrogates, which JSON can express and no file encoding can."""
    return text.encode("utf-8", "replace").decode("utf-8")
