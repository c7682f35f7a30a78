"""The README of a bundle: how to install and open it, for somebody who has nothing running yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from invigilator.authoring.data_files import data_page_of
from invigilator.authoring.requirements import (
    FIRST_COST,
    SECOND_COST,
    SUPPORT,
    needing_tensorflow,
)
from invigilator.course import Assignment

TEMPLATE = Path(__file__).parent / "bundled" / "README.md"
ANY = "Python 3.11 or newer (3.11, 3.12 and 3.13 are tested)"
NOT_THE_NEWEST = "Python 3.11, 3.12 or 3.13 (TensorFlow has no wheels for 3.14 yet)"
COURSE = "- `{name}/`: the notebooks; its `README.md` is the syllabus."
LATER = """
TensorFlow takes {cost} more. Only some notebooks need it: `START_HERE.ipynb` says which, and
installs it when you get there."""


def read_me(assignments: Sequence[Assignment]) -> str:
    """How to install and open a bundle, and what it takes."""
    framework = needing_tensorflow(assignments)
    about = data_page_of(assignments)
    courses = sorted({each.course for each in assignments})
    return TEMPLATE.read_text("utf-8").format(
        courses="\n".join(COURSE.format(name=name) for name in courses),
        pythons=NOT_THE_NEWEST if framework else ANY,
        cost=FIRST_COST,
        tensorflow=LATER.format(cost=SECOND_COST) if framework else "",
        data=f", [data]({SUPPORT}/{about.parent.name}/{about.name})" if about else "",
    )
