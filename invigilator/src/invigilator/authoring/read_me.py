"""The README of a bundle: how to install and open it, for somebody who has nothing running yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from invigilator.authoring.requirements import (
    FIRST_COST,
    OLDEST,
    SECOND_COST,
    SUPPORT,
    is_measured,
    needing_tensorflow,
)
from invigilator.course import Assignment, Course

TEMPLATE = Path(__file__).parent / "bundled" / "README.md"
ANY = f"Python {OLDEST} or newer"
TESTED = " (3.11, 3.12 and 3.13 are tested)"
NOT_THE_NEWEST = "Python 3.11, 3.12 or 3.13 (TensorFlow has no wheels for 3.14 yet)"
COURSE = "- `{name}/`: the notebooks; its `README.md` is the syllabus."
COST = f" Installing takes {FIRST_COST}."
LATER = """
{tensorflow}. Only some notebooks need it: `START_HERE.ipynb` says which, and
installs it when you get there."""
#: What each file says the licence of.
LICENCES = {"LICENSE": "code", "LICENSE-CONTENT.md": "notebooks and text"}
OWN_DATA = """
If you have data files of the classic course, name their folder in the environment variable
`COURSE_DATA` before you start JupyterLab.
"""


def read_me(
    assignments: Sequence[Assignment], modules: Sequence[Path], about_data: Path | None
) -> str:
    """How to install and open a bundle; what it takes is said where it was measured.

    Parameters
    ----------
    assignments : sequence of Assignment
        Recorded.
    modules : sequence of Path
        The helper modules behind them.
    about_data : Path, optional
        The page about the data, by its place in the bundle.
    """
    framework, measured = needing_tensorflow(assignments), is_measured(assignments)
    later = f"TensorFlow takes {SECOND_COST} more" if measured else "TensorFlow is a second step"
    courses = sorted({each.course for each in assignments})
    own_data = any("COURSE_DATA" in path.read_text("utf-8") for path in modules)
    links = [f"[{LICENCES[name]}]({SUPPORT}/{name})" for name in licences(assignments[0].home)]
    links += [f"[data]({about_data.as_posix()})"] if about_data else []
    text = TEMPLATE.read_text("utf-8").format(
        courses="\n".join(COURSE.format(name=name) for name in courses),
        pythons=NOT_THE_NEWEST if framework else ANY + TESTED * measured,
        cost=COST * measured,
        tensorflow=LATER.format(tensorflow=later) if framework else "",
        own_data=OWN_DATA * own_data,
        licences=f"Licences: {', '.join(links)}." if links else "",
    )
    return text.rstrip() + "\n"


def licences(home: Course) -> list[str]:
    """The names of the licences that a course has."""
    return [name for name in LICENCES if (home.root / name).is_file()]
