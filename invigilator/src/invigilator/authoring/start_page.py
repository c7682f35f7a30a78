"""The pages of a bundle: where to start, and the syllabus of each course in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nbformat import v4

from invigilator.authoring.release import METADATA, as_text
from invigilator.authoring.requirements import SECOND, needing_tensorflow
from invigilator.course import Assignment

LINK = re.compile(r"\[([^\]]+)\]\(([^)#\s]+)(#[^)]*)?\)")
RELEASED = re.compile(r"release/(\w+)/(\w+)\.ipynb")
#: Lines about tools that a bundle does not have.
FOREIGN = re.compile(r"`make \w+`|\bcourse (?:build|grade|bundle)\b")

WELCOME = """# Start here

This folder is all you need: notebooks, the modules they import, their checks and their data.

**Open a notebook:**

{notebooks}

Take them in this order. The `README.md` of each course says what you will learn and what its
names mean.

## How a notebook works

1. Run the cells from top to bottom (`Shift`+`Enter`).
2. Where it says `### START CODE HERE ###`, write code up to `### END CODE HERE ###`, and run the
   cell.
3. Run the `check(...)` below. ✓ is right, ✗ is not yet: it says where your answer first differs,
   and gives a hint if your mistake is a known one.
4. The last cell shows your points so far. Save the notebook and hand it in as it is, under any
   name.

**How points come about.** Each check tries your code on inputs that you can see. Grading also
tries it on others, of other shapes and values, which are not in this folder. So write for any
input, not for the numbers of the check.

Something odd? *Kernel → Restart Kernel and Run All Cells* shows what a reader of your notebook
will see.
"""
TENSORFLOW = """
## Notebooks with TensorFlow

{names} {need} TensorFlow. It takes about 2 GB on the disk and some minutes to install, so it is a
step of its own; do it when you get there, in a terminal in this folder:

    python -m pip install -r {file}
"""


def start_page(assignments: Sequence[Assignment]) -> str:
    """A notebook to begin with, which JupyterLab shows as a page."""
    ordered = [e for c in sorted({a.course for a in assignments}) for e in _ordered(assignments, c)]
    links = [f"- [{each.name}]({each.course}/{each.name}/{each.name}.ipynb)" for each in ordered]
    text = WELCOME.format(notebooks="\n".join(links))
    if framework := needing_tensorflow(assignments):
        names = ", ".join(each.name for each in framework)
        need = "needs" if len(framework) == 1 else "need"
        text += TENSORFLOW.format(names=names, need=need, file=SECOND)
    cell = v4.new_markdown_cell(text, id="start")
    return as_text(v4.new_notebook(cells=[cell], metadata=METADATA))


def syllabus(assignments: Sequence[Assignment], course: str) -> str:
    """The README of a course, about nothing but what is in the bundle."""
    folder = next(each.course_folder for each in assignments if each.course == course)
    path = folder / "README.md"
    if not path.is_file():
        return f"# {course}\n"
    names = {each.name for each in assignments if each.course == course}
    lines = path.read_text("utf-8").splitlines()
    kept = [line for line in lines if not _is_foreign(line, names)]
    return LINK.sub(lambda m: _local(m, names), "\n".join(kept)) + "\n"


def _ordered(assignments: Sequence[Assignment], course: str) -> list[Assignment]:
    """The assignments of a course in the order in which its README names them."""
    chosen = [each for each in assignments if each.course == course]
    readme = chosen[0].course_folder / "README.md"
    text = readme.read_text("utf-8") if readme.is_file() else ""
    named = [found[1] for found in RELEASED.finditer(text)]
    return sorted(chosen, key=lambda a: named.index(a.name) if a.name in named else len(named))


def _is_foreign(line: str, names: set[str]) -> bool:
    """Whether a line is about a tool, or a row about a notebook, that the bundle does not have."""
    row = RELEASED.search(line) if line.startswith("|") else None
    return bool(FOREIGN.search(line)) or (row is not None and row[1] not in names)


def _local(link: re.Match[str], names: set[str]) -> str:
    """A link to a notebook of the bundle; any other link within the project as its text alone."""
    text, target = link[1], link[2]
    released = RELEASED.fullmatch(target)
    if released and released[1] in names:
        return f"[{text}]({released[1]}/{released[2]}.ipynb)"
    return link[0] if target.startswith(("http:", "https:", "mailto:")) else text
