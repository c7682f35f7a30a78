"""Similar work: planted copies are found, whatever was renamed or moved, and nobody else."""

import json

import pytest

from invigilator.authoring.source import read_source
from invigilator.autograding.grade import Graded, Job
from invigilator.autograding.journal import ClassBook, Journal
from invigilator.autograding.settings import Settings
from invigilator.autograding.submission import Unreadable, parse
from invigilator.course_copy import copy_assignment
from invigilator.reporting.files import write_report
from invigilator.reporting.similarity import similar
from invigilator.reporting.similarity_page import render_similarity
from invigilator.sample_class import Roll, SampleClass, with_code_behind
from invigilator.sandbox.limits import Limits
from project import COURSE

TARGET = "course1/logistic_regression"
LOOPS = Roll.of(COURSE).changed["bea"].code
DISGUISED = '''
def propagate(weights, bias, data, labels):
    """My very own way."""
    loss = 0.0
    count = data.shape[1]  # how many there are
    dweights, dbias, loss = np.zeros_like(weights, dtype=float), 0.0, 0.0
    for k in range(count):
        s = bias

        for r in range(len(weights)):
            s = s + weights[r, 0] * data[r, k]
        guess, truth = float(sigmoid(s)), labels[0, k]
        dbias += (guess - truth) / count
        for r in range(len(weights)):
            dweights[r, 0] += data[r, k] * (guess - truth) / count
        loss -= (np.log(guess) if truth else np.log1p(-guess)) / count
    return {"dw": dweights, "db": dbias}, loss
'''


@pytest.fixture(scope="module")
def sample():
    return SampleClass(COURSE.one(TARGET))


@pytest.fixture(scope="module")
def given():
    assignment = COURSE.one(TARGET)
    return [*code(assignment.release.read_bytes()), *read_source(assignment).answers.values()]


def code(notebook):
    data = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
    return [cell.source for cell in parse(data).cells if cell.kind == "code"]


@pytest.fixture
def everyone(sample):
    """The code of the sample class, by student."""
    found = {}
    for student, (_, content) in sample.submissions().items():
        try:
            found[student] = code(content)
        except Unreadable:
            continue
    return found


def test_in_the_sample_class_there_is_no_pair(everyone, given):
    assert similar(everyone, given) == []


def test_a_disguised_copy_is_found_and_nobody_else(everyone, given, sample):
    copy = code(with_code_behind(sample.solved(), "propagate", DISGUISED))
    (pair,) = similar({**everyone, "zoe": copy}, given)
    assert pair.students == ("bea", "zoe")
    assert pair.share > 0.8
    ((left, right),) = pair.functions
    assert (left.name, right.name) == ("propagate", "propagate")
    assert "s = s + weights[r, 0] * data[r, k]" in " ".join(
        line.text for line in right.lines if line.shared
    )
    assert '"""My very own way."""' not in [
        line.text.strip() for line in right.lines if line.shared
    ]


def test_the_reference_and_the_release_are_nobodys_own(given, sample):
    class_of_right_ones = {name: code(sample.solved()) for name in ("a", "b", "c")}
    assert similar(class_of_right_ones, given) == []
    assert similar({"a": code(sample.released()), "b": code(sample.released())}, given) == []


def test_what_much_of_a_class_has_is_common_knowledge(given, sample):
    copies = {f"s{n}": code(with_code_behind(sample.solved(), "propagate", LOOPS)) for n in "12345"}
    assert similar(copies, given) == []


def test_a_short_function_says_nothing():
    short = "def double(x):\n    y = np.multiply(x, 2.0) + np.zeros_like(x)\n    return y\n"
    assert similar({"a": [short], "b": [short]}, []) == []


def test_other_code_for_the_same_task_is_not_alike(given, sample):
    vectors = """
def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    error = A - Y
    gradient = np.einsum("ij,kj->ik", X, error) / Y.size
    entropy = np.where(Y == 1, -np.log(A), -np.log(1 - A))
    return {"dw": gradient, "db": np.mean(error)}, float(np.mean(entropy))
"""
    one = code(with_code_behind(sample.solved(), "propagate", LOOPS))
    other = code(with_code_behind(sample.solved(), "propagate", vectors))
    assert similar({"a": one, "b": other}, given) == []


@pytest.mark.parametrize(
    "cell", ["def f(:", "%%bash\nls", "x = ", "", "\x00", "match x:\n  case 1: y"]
)
def test_code_that_does_not_parse_is_passed_over(cell):
    assert similar({"a": [cell], "b": [cell]}, [cell]) == []


def test_the_page_shows_both_side_by_side_and_is_no_verdict(everyone, given, sample, parse_page):
    hostile = DISGUISED + "\n# <script>alert(1)</script>\n"
    name = "<b>zoe\x1b[31m</b>"
    copy = code(with_code_behind(sample.solved(), "propagate", hostile))
    pairs = similar({**everyone, name: copy}, given)
    page = parse_page(render_similarity(TARGET, pairs, "logistic_regression.html"))
    assert "A hint, never a verdict." in page.text
    assert "<b>zoe</b>" in page.text
    assert "z = z + w[j, 0] * X[j, i]" in page.text
    assert "s = s + weights[r, 0] * data[r, k]" in page.text
    assert page.tags.count("pre") == 2
    assert not {"script", "link", "img"} & set(page.tags)


@pytest.fixture
def parse_page(parse):
    return parse


@pytest.fixture
def graded(tmp_path, sample, make):
    """A class of three whose results and notebooks are kept, two of them alike."""
    assignment = copy_assignment(COURSE.one(TARGET), tmp_path)
    journal = Journal(assignment, Settings(assignment.root, Limits()))
    results = []
    for student, answer in {"ada": "", "bea": LOOPS, "zoe": DISGUISED}.items():
        notebook = with_code_behind(sample.solved(), "propagate", answer)
        cells = [{**each, "source": "".join(each["source"])} for each in notebook["cells"]]
        result = make.result(student, [make.exercise()], assignment=TARGET)
        job = Job(student, TARGET, result.notebook, student.encode())
        journal.keep(job, Graded(result, {**notebook, "cells": cells}))
        results.append(result)
    ClassBook(assignment).add(results)
    return assignment


def test_the_report_lists_the_pair_and_leads_to_its_page(graded, parse):
    report = write_report(graded)
    page = parse(report.read_text("utf-8"))
    assert "Similar work" in page.text
    assert "bea and zoe" in page.text
    assert "logistic_regression-similar.html#pair-1" in page.values("href")
    beside = parse((report.parent / "logistic_regression-similar.html").read_text("utf-8"))
    assert "pair-1" in beside.values("id")
    assert "logistic_regression.html" in beside.values("href")


def test_without_a_pair_the_report_says_nothing_and_no_page_stays(graded):
    report = write_report(graded)
    ClassBook(graded).path.write_text(
        json.dumps([each.to_json() for each in ClassBook(graded).read() if each.student != "zoe"])
    )
    write_report(graded)
    assert "Similar work" not in report.read_text("utf-8")
    assert not (report.parent / "logistic_regression-similar.html").exists()
