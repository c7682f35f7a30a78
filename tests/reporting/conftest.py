"""Results of a small class, with all that can go wrong in it."""

import re
from html.parser import HTMLParser

import pytest

from invigilator.autograding.result import CaseResult, ExerciseResult, SubmissionResult

HOSTILE = "\x1b[31m<script>alert(1)</script>\x1b]0;title\x07 [bold]& \u202eevil\u202c {{ 7 * 7 }}"

VOID = {"meta", "link", "br", "img", "input", "hr"}


def make_case(status="passed", *, hidden=False, message="", mistake=None, name="two_numbers"):
    return CaseResult(name, hidden, status, message, mistake)


def make_exercise(name="propagate", status="passed", cases=(), points=10.0, **values):
    score = {"passed": points, "partial": points / 2}.get(status, 0.0)
    return ExerciseResult(name, points, score, status, cases=list(cases), **values)


def make_result(student="ada", exercises=(), **values):
    fields = {
        "assignment": "course1/means",
        "notebook": f"/class/{student}/means.ipynb",
        "status": "graded",
        "score": sum(each.score for each in exercises),
        "max_score": sum(each.points for each in exercises),
        "seconds": 2.5,
        "exercises": list(exercises),
    }
    return SubmissionResult(student=student, **{**fields, **values})


def make_rejected(student="zed", reason="It is not a notebook."):
    return make_result(student, status="rejected", reason=reason)


class Factory:
    """Makes parts of results."""

    case = staticmethod(make_case)
    exercise = staticmethod(make_exercise)
    result = staticmethod(make_result)
    rejected = staticmethod(make_rejected)
    hostile = HOSTILE


class Page(HTMLParser):
    """The tags, attributes and text of a page; fails where tags do not match."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.pieces, self._open = [], [], [], []
        self.feed(html)
        assert not self._open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.pieces.append(data)

    @property
    def text(self):
        return re.sub(r" ([,.:;])", r"\1", " ".join(" ".join(self.pieces).split()))

    def values(self, name):
        return [value for key, value in self.attributes if key == name]


@pytest.fixture
def make():
    """Makers of cases, exercises and results, and a text that attacks its reader."""
    return Factory


@pytest.fixture
def parse():
    """Read a page; fail if its tags do not match."""
    return Page
