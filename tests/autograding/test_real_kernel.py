"""What cells show in the sandbox is what they show in a Jupyter kernel."""

import re

import nbformat
import pytest
from nbclient import NotebookClient

from invigilator.autograding.outline import Outline
from invigilator.autograding.requests import Requests
from invigilator.autograding.session import Session
from invigilator.autograding.submission import parse
from invigilator.checking.run_case import Suite
from invigilator.checking.store import read
from invigilator.sample_class import SampleClass
from project import COURSE

CELLS = {
    "text": "import sys\nprint('a', end=' ')\nprint('b')\nprint('c', file=sys.stderr)\nprint('d')",
    "a result": "{'x': [1.5, float('nan')], 'y': None}",
    "a result that is not shown": "1;",
    "HTML and LaTeX": "from IPython.display import *\ndisplay(HTML('<b>x</b>'), Latex('$x$'))\n1",
    "Markdown as a result": "from IPython.display import Markdown\nMarkdown('*x*')",
    "a figure": "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "a figure at the end": "import matplotlib.pyplot as plt\nplt.plot([2, 1]);",
    "a figure and text": "print('before')\nplt.figure(figsize=(1, 1))\nplt.show()\nprint('after')",
    "an error": "def f(x):\n    return 1 / x\nprint('first')\nf(0)",
    "an error of syntax": "def f(:\n    pass",
    "a warning": "import warnings\nwarnings.warn('look out')",
    "a log": "import logging\nlogging.warning('look out')",
    "a question": "input('Your name? ')",
    "an await": "import asyncio\nawait asyncio.sleep(0.01)\n'awaited'",
    "a task": "task = asyncio.ensure_future(asyncio.sleep(0.01, 'slept'))\nawait task",
    "a command": "!echo hi",
    "a captured command": "found = !echo hi\nfound",
    "another language": "%%bash\necho a",
    "a magic that shows": "%%capture held\nprint('held')",
    "what was captured": "held.show()",
    "a progress bar": "from tqdm import tqdm\n[n for n in tqdm(range(3), disable=None)]",
    "what comes after": "In[1], Out.keys(), get_ipython().execution_count > 3",
    "help": "len?",
    "a thread": "import threading\nt = threading.Thread(target=print, args=('in a thread',))\n"
    "t.start(); t.join()",
    "a translator": "def other(lines):\n    return [x.replace('seven', 'eight') for x in lines]\n"
    "get_ipython().input_transformers_post.append(other)\n'seven'",
    "what it translates": "'seven'",
    "the same once more": "'seven'",
    "a translator that awaits": "def awaiting(lines):\n"
    "    return [x.replace('wait_for', 'await') for x in lines]\n"
    "get_ipython().input_transformers_post.append(awaiting)",
    "what it awaits": "import asyncio\nwait_for asyncio.sleep(0.01, 'slept')",
    "another transformer": "from IPython.core.inputtransformer2 import TransformerManager\n"
    "get_ipython().input_transformer_manager = TransformerManager()\n'changed'",
    "its own name": "__name__, get_ipython().kernel.implementation",
}
#: What differs from run to run, and the number that stands for a cell's file.
PASSING = re.compile(
    r"ipykernel_\d+/\d+|\b\d+(?=\.py, line)|0x[0-9a-f]{6,}|/[^ ]*/(?=ipykernel|site-packages)"
)


def in_jupyter(sources):
    """The outputs of cells as nbclient stores them."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, allow_errors=True, timeout=None, kernel_name="python3").execute()
    return [cell.outputs for cell in notebook.cells]


def plain(outputs):
    """Outputs without what differs from run to run or place to place."""
    shown = []
    for output in outputs:
        if output["output_type"] == "error":
            shown.append(("error", output["ename"], PASSING.sub("", output["evalue"])))
            continue
        text = output.get("text") or output["data"].get("text/plain", "")
        kinds = sorted(output.get("data", {}))
        name = output.get("name", output["output_type"])
        shown.append((name, PASSING.sub("", text), kinds))
    return shown


@pytest.fixture
def shown(jail):
    """Run cells here and in Jupyter, and return both."""

    def run(sources):
        with Session(jail, Requests(Suite(), {})) as session:
            replies = session.run(sources)
        here = [plain(reply.outputs) for reply in replies]
        return here, [plain(outputs) for outputs in in_jupyter(sources)]

    return run


def test_every_kind_of_output_is_the_same(shown):
    here, there = shown(list(CELLS.values()))
    differing = {
        name: (ours, theirs)
        for name, ours, theirs in zip(CELLS, here, there, strict=True)
        if ours != theirs
    }
    assert not differing


@pytest.mark.parametrize(
    "target", ["course1/python_basics", "course1/logistic_regression", "course2/initialization"]
)
def test_a_solved_notebook_shows_the_same(shown, target):
    assignment = COURSE.one(target)
    outline = Outline.of_release(assignment.release)
    submission = parse(
        nbformat.writes(nbformat.from_dict(SampleClass(assignment).solved())).encode()
    )
    chosen = outline.to_run(submission, read(assignment.visible).exercises)
    here, there = shown([submission.cells[number].source for number in chosen])
    assert here == there
