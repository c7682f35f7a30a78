"""The layouts of learning platforms that are told by the names of files and folders alone."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import takewhile

from invigilator.autograding.collection.names import stem, unnumbered
from invigilator.autograding.collection.readings import (
    Match,
    Reading,
    Rest,
    Tops,
    folders,
    matching,
)

#: Full name, number of the participant, what it came through, and a file's name.
MOODLE = re.compile(
    r"(?P<student>.+_\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<rest>.*))?", re.S
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
#: A numbered attempt of a student, as Vocareum keeps them.
ATTEMPT = re.compile(r"work|(?:submission|attempt)[ _-]?(?P<number>\d{1,2})", re.I)
_DATES = [
    f"{day} {hour}"
    for day in ("%b %d, %Y", "%B %d, %Y", "%d %b, %Y", "%d %B, %Y", "%d %b %Y", "%d %B %Y")
    for hour in ("%I%M %p", "%I:%M %p", "%H%M", "%H:%M", "%I %M %p", "%H %M")
]


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
