"""The shell of the jail turns cells into Python as IPython's own does."""

import json
import re

import pytest
from IPython.core import inputtransformer2
from IPython.core.inputtransformer2 import MagicAssign, TransformerManager

from invigilator.sandbox.shell import Compiler, Transformers
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


def transformed(manager, cell):
    """A cell as a manager turns it into Python, or the kind of error that it raises."""
    try:
        return manager.transform_cell(cell)
    except UnicodeEncodeError as error:
        return type(error)


@pytest.mark.parametrize("cell", ODD)
def test_an_odd_cell_is_transformed_as_by_ipython(cell):
    assert transformed(Transformers(), cell) == transformed(TransformerManager(), cell)


def test_the_cells_of_every_release_are_transformed_as_by_ipython():
    ours, theirs = Transformers(), TransformerManager()
    cells = list(code_of_releases())
    assert len(cells) > 500
    assert [ours.transform_cell(c) for c in cells] == [theirs.transform_cell(c) for c in cells]


def test_python_is_not_tokenized(monkeypatch):
    def refuse(lines):
        raise AssertionError("tokens were taken")

    monkeypatch.setattr(inputtransformer2, "make_tokens_by_line", refuse)
    assert Transformers().transform_cell("x = 1\ny = 2") == "x = 1\ny = 2\n"


def test_a_transformer_that_a_submission_adds_sees_the_tokens_of_every_cell():
    class Shout(MagicAssign):
        @classmethod
        def find(cls, tokens_by_line):
            found = (t for line in tokens_by_line for t in line if t.string == "whisper")
            return next((cls(t.start) for t in found), None)

        def transform(self, lines):
            return [line.replace("whisper", "shout") for line in lines]

    manager = Transformers()
    manager.token_transformers.append(Shout)
    assert manager.transform_cell("whisper = 1\nx = 2") == "shout = 1\nx = 2\n"


def test_the_code_of_cells_is_named_as_in_jupyter_with_other_numbers():
    names = [Compiler().get_code_name(code, code, 1) for code in ("x = 1", "x = 2", "'\ud800'")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r".*/ipykernel_\d+/\d+\.py", name) for name in names)
