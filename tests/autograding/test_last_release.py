"""Notebooks that were handed out with version 1.0 and come back solved: they keep their points."""

from pathlib import Path

import pytest

from invigilator.autograding.grade import Job

KEPT = Path(__file__).parent / "last_release"


@pytest.mark.parametrize(
    ("target", "notebook"),
    [
        ("course1/logistic_regression", "logistic_regression.ipynb"),
        ("course4/convolution_step_by_step", "convolution_step_by_step.ipynb"),
    ],
)
def test_a_submission_of_the_last_release_gets_all_points(worker, target, notebook):
    content = (KEPT / notebook).read_bytes()
    result = worker.grade(Job("ada", target, notebook, content)).result
    assert (result.score, result.max_score) == (100, 100)


def test_what_has_moved_since_is_noted(worker):
    content = (KEPT / "logistic_regression.ipynb").read_bytes()
    job = Job("ada", "course1/logistic_regression", "ada.ipynb", content)
    (note,) = worker.grade(job).result.notes
    assert "lr_figures" in note
