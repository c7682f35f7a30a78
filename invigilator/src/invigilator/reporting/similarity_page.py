"""The page that puts similar answers side by side, for a person to judge."""

from __future__ import annotations

from collections.abc import Sequence

from invigilator.reporting.page import render
from invigilator.reporting.similarity import Pair


def render_similarity(target: str, pairs: Sequence[Pair], report: str) -> str:
    """A self-contained HTML page on pairs of similar submissions.

    Parameters
    ----------
    target
        The assignment, such as ``course1/logistic_regression``.
    pairs
        The pairs, in the order in which they are shown.
    report
        Where the class report lies, as seen from the page.
    """
    return render("similarity.html", target=target, pairs=pairs, report=report)
