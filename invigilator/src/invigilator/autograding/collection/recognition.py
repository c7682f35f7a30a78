"""Look into a file whose name does not say that it is a notebook."""

from __future__ import annotations

from invigilator.autograding.collection.content import Unobtainable
from invigilator.autograding.collection.entries import Entry
from invigilator.autograding.submission import MAX_BYTES, Unreadable, require_likely

#: Of so many bytes one of a notebook's first ones is a brace, in any encoding.
_BEGINNING = 64


def why_no_notebook(entry: Entry) -> str:
    """Why a file holds no notebook; empty if it holds one."""
    if entry.content is None:
        return entry.why or "it is empty"
    try:
        beginning = entry.content.read(_BEGINNING)
        if beginning.strip(b"\0\xff\xfe\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b""):
            return "it holds no notebook"
        require_likely(entry.content.read(MAX_BYTES + 1))
    except Unobtainable as error:
        return str(error)
    except Unreadable as error:
        return f"it holds no notebook: {str(error)[0].lower()}{str(error)[1:].split('. Ask')[0]}"
    return ""
