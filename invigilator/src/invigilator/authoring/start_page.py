"""The page of a bundle that one opens first."""

from __future__ import annotations

from collections.abc import Sequence

from nbformat import v4

from invigilator.authoring.release import METADATA, as_text
from invigilator.authoring.requirements import SECOND, SECOND_COST, is_measured, needing_tensorflow
from invigilator.authoring.syllabus import in_order
from invigilator.course import Assignment

WELCOME = """# Start here

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
TENSORFLOW = """## Notebooks with TensorFlow

{names} {need} TensorFlow. It {size} and is a step of its own, for which it is time when you
get there: click on the cell below, press `Shift`+`Enter`, and wait until its `[*]` has become a
number.
"""
#: Installs into the environment in which the page is open, whatever made it.
INSTALL = "%pip install --quiet -r {file}"


def start_page(assignments: Sequence[Assignment]) -> str:
    """A notebook to begin with, which JupyterLab shows as a page."""
    ordered = [e for c in sorted({a.course for a in assignments}) for e in in_order(assignments, c)]
    links = [f"- [{each.name}]({each.course}/{each.name}/{each.name}.ipynb)" for each in ordered]
    text = WELCOME.format(notebooks="\n".join(links))
    cells = [v4.new_markdown_cell(text, id="start")]
    if framework := needing_tensorflow(ordered):
        names = ", ".join(each.name for each in framework)
        need = "needs" if len(framework) == 1 else "need"
        size = f"takes {SECOND_COST}" if is_measured(ordered) else "is large"
        text = TENSORFLOW.format(names=names, need=need, size=size)
        cells.append(v4.new_markdown_cell(text, id="tensorflow"))
        cells.append(v4.new_code_cell(INSTALL.format(file=SECOND), id="install"))
    return as_text(v4.new_notebook(cells=cells, metadata=METADATA))
