"""The name of a student's folder and pages: the student's own, where every file system bears it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: How many bytes a name may have, so that suffixes and temporary names fit behind it.
MAX_BYTES = 200
#: What divides folders, and what pages of nbgrader would take for a tag or for the end of a text.
_FORBIDDEN = frozenset('/\\<>"')
#: How a safe name ends; a student's own that ends so gets digits as well.
_SAFE = re.compile(r"(?s).*-[0-9a-f]{8}|-.*|")
_SPACES = frozenset({"Zl", "Zp"})


def folder_name(student: str) -> str:
    """A student's name, or a safe one in its place: the same for the same student, always.

    A safe name is what can be kept of the student's, with some digits that no other student has.

    Examples
    --------
    >>> folder_name("Ada Lovelace_17"), folder_name("José")
    ('Ada Lovelace_17', 'José')
    >>> folder_name("a/b")
    'a_b-c14cddc0'
    """
    kept = "".join(each if _is_borne(each) else "_" for each in student).strip(" .")
    fits = kept == student and len(_encoded(student)) <= MAX_BYTES
    if fits and not _SAFE.fullmatch(student):
        return student
    digits = hashlib.sha256(_encoded(student)).hexdigest()[:8]
    short = _encoded(kept.lstrip("-"))[: MAX_BYTES // 2].decode("utf-8", "ignore").strip(" .")
    return f"{short}-{digits}".lstrip("-")


def _is_borne(character: str) -> bool:
    """Whether all file systems, nbgrader and terminals bear a character in a name."""
    category = unicodedata.category(character)
    return character not in _FORBIDDEN and category[0] != "C" and category not in _SPACES


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
