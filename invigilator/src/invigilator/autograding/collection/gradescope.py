"""The layout of Gradescope: numbered folders, and a list beside them that says whose they are."""

from __future__ import annotations

import re

from invigilator.autograding.collection.content import Unobtainable
from invigilator.autograding.collection.readings import Match, Reading, Rest, Tops, matching

GRADESCOPE = re.compile(r"submission_(?P<number>\d+)(?P<rest>\.\w+)?")
SUBMITTERS = re.compile(
    rb"^(?P<folder>submission_\d+)(?:\.\w+)?:"
    rb"|^[ ]{0,20}(?:-[ ]{1,9})?:(?:name|sid):[ ]{0,9}(?P<value>.*)$",
    re.M,
)
_METADATA_BYTES = 64 * 2**20


def gradescope(tops: Tops, rest: Rest) -> Reading | None:
    """Gradescope's export: numbered folders, and a file that says whose they are."""
    numbered = any(map(GRADESCOPE.fullmatch, tops))
    names = _submitters(tops) if numbered else {}

    def match(name: str) -> Match | None:
        found = GRADESCOPE.fullmatch(name)
        if found is None:
            return None
        folder = f"submission_{found['number']}"
        return Match(names.get(folder, folder), name if found["rest"] else "")

    own = {top: files for top, files in tops.items() if not _is_metadata(top)}
    reading = matching("gradescope", own, match, rest)
    if reading is not None:
        why = "Gradescope's list of submissions"
        metadata = [each for top in tops if _is_metadata(top) for each in tops[top]]
        reading.ignored += [(each, why) for each in metadata]
    return reading


def _is_metadata(name: str) -> bool:
    return name.lower().endswith((".yml", ".yaml")) and "metadata" in name.lower()


def _submitters(tops: Tops) -> dict[str, str]:
    """The names that Gradescope's list gives to its folders: who, and the student's number."""
    found: dict[str, list[str]] = {}
    for top in filter(_is_metadata, tops):
        content = tops[top][0].entry.content
        try:
            text = content.read(_METADATA_BYTES) if content else b""
        except Unobtainable:
            continue
        folder = ""
        for each in SUBMITTERS.finditer(text):
            if each["folder"]:
                folder = each["folder"].decode()
            elif value := each["value"].decode("utf-8", "replace").strip("'\""):
                found.setdefault(folder, []).append(value)
    return {folder: "_".join(dict.fromkeys(values)) for folder, values in found.items()}
