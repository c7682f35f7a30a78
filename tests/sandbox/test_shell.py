"""The shell of the jail turns cells into Python as IPython's own does."""

import json

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from invigilator.sandbox.shell import Transformers
from project import COURSE

ODD = [
    "%matplotlib inline\nx = 1",
    "x = %pwd\ny = 2",
    "files = !ls\nfiles",
    "!echo one\n!echo two",
    "%%time\nx = 1",
    "import numpy as np\nnp.dot?",
    "ls",
    "\n\n  \nx = 1\ny = 2",
    "    x = 1\n    y = 2",
    ">>> x = 1\n>>> x\n",
    "In [1]: x = 1\nIn [2]: x",
    "text = '''one\n   \n%two\n!three\nfour?'''\nprint(text)",
    "x = (7\n% 4)\n/ 2",
    "x = 1;\nprint(f'{x!r}')  # why?",
    "def f(:\n    pass",
    "print('\\d')\nx = 1",
    "# only a comment\n# and another",
    "",
    "async def f():\n    return 1\n\nawait f()",
    "x = '\ud800'\ny = 1",
    "x = 1\x00\ny",
]


def code_of_releases():
    for assignment in COURSE.assignments():
        for cell in json.loads(assignment.release.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield "".join(cell["source"])


@pytest.mark.parametrize("cell", ODD)
def test_an_odd_cell_is_transformed_as_by_ipython(cell):
    assert Transformers().transform_cell(cell) == TransformerManager().transform_cell(cell)


def test_the_cells_of_every_release_are_transformed_as_by_ipython():
    ours, theirs = Transformers(), TransformerManager()
    cells = list(code_of_releases())
    assert len(cells) > 500
    assert [ours.transform_cell(c) for c in cells] == [theirs.transform_cell(c) for c in cells]
