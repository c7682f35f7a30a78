"""The layout of Canvas: numbered files, and more numbers where one was handed in again."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from invigilator.autograding.collection.readings import Match, Reading, Rest, Tops, matching

#: Last and first name in one, LATE if so, numbers of the user and of the file, its name.
CANVAS = re.compile(r"(?P<name>[^_]+)(?:_LATE)?_(?P<user>\d+)_(?P<file>\d+)_(?P<rest>.+)", re.S)
CANVAS_ANONYMOUS = re.compile(r"(?:LATE_)?anon_(?P<user>\w{5})_(?P<file>\d+)_(?P<rest>.+)", re.S)
CANVAS_TEXT = re.compile(
    r"(?P<who>[^_]+(?P<late>_LATE)?_\d+|(?:LATE_)?anon_\w{5})_(?:text|link)\.html", re.S
)
#: What begins the name of a homework, and no name of a student.
WORDS = frozenset(
    """
    assignment assign homework hw lab exercise ex task project problem ps week unit lesson part
    module test quiz exam midterm final submission notebook course
    """.split()  # noqa: SIM905 - a list of words
)


def canvas(tops: Tops, rest: Rest) -> Reading | None:
    """Canvas: one file after the other, each with the number of its user."""
    reading = matching("canvas", tops, canvas_match, rest)
    if reading is None or not _may_be_canvas(tops):
        return None
    users = {found.student for top in tops if (found := canvas_match(top))}
    reading.sure = len(users) > 1
    for group in reading.groups:
        _drop_resubmitted(group.files, group.superseded, group.notes)
    return reading


def canvas_match(name: str) -> Match | None:
    """What a name says in Canvas's style."""
    if found := CANVAS_TEXT.fullmatch(name):
        who = found["who"].replace(found["late"] or "LATE_", "", 1)
        return Match(who, name, ignored="text that was typed into Canvas")
    if found := CANVAS_ANONYMOUS.fullmatch(name):
        return Match(f"anon_{found['user']}", found["rest"])
    if found := CANVAS.fullmatch(name):
        return Match(f"{found['name']}_{found['user']}", found["rest"])
    return None


def _may_be_canvas(tops: Tops) -> bool:
    """Whether the numbers in the names can be those of users and files, and the names names."""
    found = [each for top in tops if (each := CANVAS.fullmatch(top))]
    names = Counter((each["name"], each["user"]) for each in found)
    each_user_once = len({user for _, user in names}) == len(names)
    few_namesakes = 2 * len({name for name, _ in names}) > len(names)
    files = {each["file"] for each in found}
    return not found or (
        each_user_once
        and few_namesakes
        and len(files) == len(found)
        and all(map(_names_a_user, found))
    )


def _names_a_user(found: re.Match[str]) -> bool:
    name = found["name"]
    return (
        name == name.lower()
        and name.rstrip("0123456789") not in WORDS
        and int(found["user"][:18]) < int(found["file"][:18])
    )


def _drop_resubmitted(files: list[Any], superseded: list[Any], notes: list[str]) -> None:
    """Leave out files that were handed in again: Canvas numbers the later ones ``-1``, ``-2``."""
    last: dict[str, int] = {}
    number = re.compile(r"(.*?)(?:-(\d+))?(\.[^.]*)?", re.S)
    for each in files:
        base, count, end = _parts(number, each.name)
        last[base + end] = max(last.get(base + end, 0), count)
    for each in list(files):
        base, count, end = _parts(number, each.name)
        if len(each.parts) == 1 and count < last[base + end]:
            files.remove(each)
            superseded.append((each, "an earlier attempt; the last one counts"))
            notes.append(f"handed in again; {base}-{last[base + end]}{end} counts")


def _parts(number: re.Pattern[str], name: str) -> tuple[str, int, str]:
    found = number.fullmatch(name)
    base, count, end = found.groups() if found else (name, None, "")
    return base or "", int((count or "0")[:9]), end or ""
