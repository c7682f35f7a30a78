"""Solutions run from top to bottom, once for each state of what their outputs depend on."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.output_widget import OutputWidget
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests
from traitlets.config import Config

from invigilator.atomic import write_text
from invigilator.authoring.release import as_text, instructor_notebook
from invigilator.authoring.site.fingerprint import fingerprint
from invigilator.authoring.site.streams import joined
from invigilator.authoring.source import SourceNotebook
from invigilator.exceptions import SiteError

CELL_SECONDS = 900
#: Settings of the reader's shell that would change what the pages show.
OWN_SETTINGS = frozenset({"COURSE_DATA", "KERAS_BACKEND", "MPLBACKEND"})


class SilentOutput(OutputWidget):  # type: ignore[misc]
    """What an interactive figure shows, held here; a kernel that is told so may hear no more cells.

    ipykernel 7 has been seen to wait for ever after messages that reach it while a cell runs.
    """

    def sync_state(self) -> None:
        """Tell the kernel nothing: no cell of a notebook reads it."""


class Solutions:
    """Solution notebooks with their outputs, kept in a folder.

    Parameters
    ----------
    folder : Path
        Where executed notebooks are kept, each under the hash of what it depends on.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def knows(self, source: SourceNotebook) -> bool:
        """Whether the outputs of a solution are stored already."""
        return self._place(source, solution(source)).exists()

    def executed(self, source: SourceNotebook) -> NotebookNode:
        """The solution with its outputs, run now unless they are stored.

        Raises
        ------
        SiteError
            If a cell raises, takes too long or ends the kernel, or if nothing is shown.
        """
        notebook = solution(source)
        place = self._place(source, notebook)
        if not place.exists():
            _run(source, notebook)
            self._store(place, notebook)
        stored = nbformat.read(place, as_version=4)
        for cell, with_outputs in zip(notebook.cells, stored.cells, strict=True):
            if cell.cell_type == "code":
                cell.outputs = with_outputs.outputs
                cell.execution_count = with_outputs.execution_count
        _require_outputs(source, notebook)
        return notebook

    def _place(self, source: SourceNotebook, notebook: NotebookNode) -> Path:
        assignment = source.assignment
        name = f"{assignment.name}-{fingerprint(assignment, notebook)}.ipynb"
        return self.folder / assignment.course / name

    def _store(self, place: Path, notebook: NotebookNode) -> None:
        """Keep a notebook in place of those that are out of date, whole or not at all."""
        name = place.stem.rpartition("-")[0]
        outdated = list(place.parent.glob(f"{name}-*.ipynb"))
        write_text(place, as_text(notebook))
        for path in outdated:
            path.unlink(missing_ok=True)


def solution(source: SourceNotebook) -> NotebookNode:
    """The notebook with the reference answers, without outputs and without hidden tests."""
    notebook, _ = ClearHiddenTests().preprocess(instructor_notebook(source), {})
    return notebook


def _run(source: SourceNotebook, notebook: NotebookNode) -> None:
    """Run a notebook in place, in an empty folder and with settings of no user."""
    started = [0]
    environment = {name: each for name, each in os.environ.items() if name not in OWN_SETTINGS}
    with tempfile.TemporaryDirectory() as folder:
        connection = str(Path(folder) / "kernel.json")
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            startup_timeout=CELL_SECONDS,
            config=Config(KernelManager={"transport": "ipc", "connection_file": connection}),
            kernel_name="python3",
            force_raise_errors=True,  # also of cells whose errors do not stop a student's Run All
            record_timing=False,
            on_cell_execute=lambda cell, cell_index: started.append(cell_index),
            resources={"metadata": {"path": folder}},
        )
        client.widget_registry = {"@jupyter-widgets/output": {"OutputModel": SilentOutput}}
        try:
            client.execute(env={**environment, **_paths(source, folder)})
        except CellExecutionError as error:
            fault = f"raises {error.ename}: {error.evalue}"
            raise SiteError(_complaint(source, started[-1], fault)) from error
        except (CellTimeoutError, DeadKernelError) as error:
            fault = f"does not come to an end: {str(error).partition(chr(10))[0]}"
            raise SiteError(_complaint(source, started[-1], fault)) from error
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    notebook.metadata.pop("widgets", None)


def _paths(source: SourceNotebook, folder: str) -> dict[str, str]:
    """Where the kernel finds the course, and nothing of the user's."""
    path = [*source.assignment.home.python_path, os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, path)), "IPYTHONDIR": folder}


def _complaint(source: SourceNotebook, number: int, fault: str) -> str:
    cell = source.cells[number]
    return (
        f"{cell.file}:{cell.line}: the cell {fault}\n"
        "The site shows no notebook that fails. Fix the cell, then build the site again."
    )


def _require_outputs(source: SourceNotebook, notebook: NotebookNode) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    idle = sum(not cell.execution_count for cell in code)
    if not code or idle or not any(cell.outputs for cell in code):
        file = source.assignment.source.relative_to(source.assignment.root)
        raise SiteError(
            f"{file}: of {len(code)} code cells {idle} were not executed, and "
            f"{sum(bool(cell.outputs) for cell in code)} show an output. "
            "A page must show what its code does; delete docs/_build to run everything again."
        )
