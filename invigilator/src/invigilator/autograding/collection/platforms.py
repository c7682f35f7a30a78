"""The layouts in which learning platforms hand out what students handed in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import takewhile
from typing import Any

from invigilator.autograding.collection.content import Unobtainable
from invigilator.autograding.collection.names import stem, unnumbered
from invigilator.autograding.collection.readings import Match, Reading, Tops, folders, matching

Rest = Callable[[Tops], Reading]

#: Full name, number of the participant, what it came through, and a file's name.
MOODLE = re.compile(
    r"(?P<student>.+_\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<rest>.*))?", re.S
)
#: Last and first name in one, LATE if so, numbers of the user and of the file, its name.
CANVAS = re.compile(r"(?P<name>[^_]+)(?:_LATE)?_(?P<user>\d+)_(?P<file>\d+)_(?P<rest>.+)", re.S)
CANVAS_ANONYMOUS = re.compile(r"(?:LATE_)?anon_(?P<user>\w{5})_(?P<file>\d+)_(?P<rest>.+)", re.S)
CANVAS_TEXT = re.compile(
    r"(?P<who>[^_]+(?P<late>_LATE)?_\d+|(?:LATE_)?anon_\w{5})_(?:text|link)\.html", re.S
)
#: Name of the assignment, user, when, and a file's name; without one it is the attempt's record.
BLACKBOARD = re.compile(
    r"(?P<who>.+)_attempt_(?P<when>\d{4}(?:-\d\d){5})(?:_(?P<rest>.+)|(?P<record>\.txt)|$)", re.S
)
#: Numbers of the user and of the assignment, name, when, and a file's name.
BRIGHTSPACE = re.compile(
    r"(?P<user>\d+)-\d+ ?- ?(?P<name>.+?) ?- ?(?P<when>[^-]*\b\d{4}\b[^-]*?)(?: - (?P<rest>.+))?",
    re.S,
)
GRADESCOPE = re.compile(r"submission_(?P<number>\d+)(?P<rest>\.\w+)?")
SUBMITTERS = re.compile(
    rb"^(?P<folder>submission_\d+)(?:\.\w+)?:"
    rb"|^[ ]{0,20}(?:-[ ]{1,9})?:(?:name|sid):[ ]{0,9}(?P<value>.*)$",
    re.M,
)
#: A numbered attempt of a student, as Vocareum keeps them.
ATTEMPT = re.compile(r"work|(?:submission|attempt)[ _-]?(?P<number>\d{1,2})", re.I)
#: What begins the name of a homework, and no name of a student.
WORDS = frozenset(
    """
    assignment assign homework hw lab exercise ex task project problem ps week unit lesson part
    module test quiz exam midterm final submission notebook course
    """.split()  # noqa: SIM905 - a list of words
)
_DATES = [
    f"{day} {hour}"
    for day in ("%b %d, %Y", "%B %d, %Y", "%d %b, %Y", "%d %B, %Y", "%d %b %Y", "%d %B %Y")
    for hour in ("%I%M %p", "%I:%M %p", "%H%M", "%H:%M", "%I %M %p", "%H %M")
]
_METADATA_BYTES = 64 * 2**20


def moodle(tops: Tops, rest: Rest) -> Reading | None:
    """Moodle: a folder or a file for each student, and online text beside them."""

    def match(name: str) -> Match | None:
        found = MOODLE.fullmatch(name)
        if found is None:
            return None
        online = found["kind"] == "onlinetext"
        why = "text that was typed into Moodle" if online else ""
        return Match(found["student"], found["rest"] or "", ignored=why)

    return matching("moodle", tops, match, rest)


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


def blackboard(tops: Tops, rest: Rest) -> Reading | None:
    """Blackboard: one file after the other, each with its user and attempt."""
    every = {found["who"] for top in tops if (found := BLACKBOARD.fullmatch(top))}
    before = _common(every).rfind("_") + 1

    def match(name: str) -> Match | None:
        found = BLACKBOARD.fullmatch(name)
        if found is None:
            return None
        why = "Blackboard's record of the attempt" if found["record"] else ""
        attempt = (found["when"], found["when"])
        return Match(found["who"][before:], found["rest"] or name, attempt, why)

    return matching("blackboard", tops, match, rest)


def _common(names: set[str]) -> str:
    """What names begin with, all of them."""
    first, last = min(names, default=""), max(names, default="")
    same = (a == b for a, b in zip(first, last, strict=False))
    return first[: sum(takewhile(bool, same))]


def brightspace(tops: Tops, rest: Rest) -> Reading | None:
    """Brightspace: a folder or a file for each attempt, with numbers, name and time."""

    def match(name: str) -> Match | None:
        found = BRIGHTSPACE.fullmatch(name)
        if found is None:
            return None
        when = found["when"].strip()
        attempt = (_time(when), when)
        return Match(f"{found['name']}_{found['user']}", found["rest"] or "", attempt)

    return matching("brightspace", tops, match, rest)


def _time(text: str) -> tuple[datetime, str]:
    for style in _DATES:
        try:
            return datetime.strptime(text, style), text
        except ValueError:
            continue
    return datetime.min, text


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


def classroom(tops: Tops, rest: Rest, slugs: tuple[str, ...]) -> Reading | None:
    """GitHub Classroom: a folder for each repository, named after assignment and user."""
    known = {each.casefold().replace("_", "-") for each in slugs if each}
    inside = set(folders(tops))

    def match(name: str) -> Match | None:
        plain = name.casefold().replace("_", "-")
        for slug in known:
            user = name[len(slug) + 1 :]
            theirs = plain.startswith(f"{slug}-") and user.casefold() != "submissions"
            if name in inside and theirs and any(map(str.isalpha, user)):
                return Match(unnumbered(stem(user)) or user)
        return None

    return matching("classroom", tops, match, rest)


def vocareum(tops: Tops, rest: Rest) -> Reading | None:
    """Vocareum: a folder for each student, with work and numbered submissions in it."""

    def match(name: str) -> Match | None:
        inner = {each.parts[1] for each in tops[name] if len(each.parts) > 2}
        return Match(name) if inner and all(map(ATTEMPT.fullmatch, inner)) else None

    reading = matching("vocareum", tops, match, rest)
    if reading is not None:
        reading.sure = len(reading.groups) > 1
    for group in reading.groups if reading else []:
        numbers = {
            each.parts[0]: int(found["number"])
            for each in group.files
            if each.parts and (found := ATTEMPT.fullmatch(each.parts[0])) and found["number"]
        }
        last = max(numbers, key=lambda folder: numbers[folder], default="")
        for each in [each for each in group.files if each.parts[0] in {*numbers} - {last}]:
            group.files.remove(each)
            group.superseded.append((each, "an earlier attempt; the last one counts"))
        if len(numbers) > 1:
            group.notes.append(f"{len(numbers)} attempts; the last one counts, {last}")
    return reading
