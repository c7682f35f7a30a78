"""Inside the jail: IPython's shell, without what the kernel of one submission does not need."""

from __future__ import annotations

import ast
import re
import warnings
import zlib
from typing import Any

from ipykernel.compiler import XCachingCompiler, get_tmp_directory
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.profiledir import ProfileDir
from traitlets import Instance, default

#: A cell without one of these words awaits nothing.
AWAITS = re.compile(r"\b(async|await)\b")


class Transformers(TransformerManager):  # type: ignore[misc]
    """Turns cells into Python as IPython does; those that are plain Python are not tokenized."""

    def __init__(self) -> None:
        super().__init__()
        self._as_made = list(self.token_transformers)

    def do_token_transforms(self, lines: list[str]) -> list[str]:
        """Lines without magics, commands and questions."""
        as_made = self.token_transformers == self._as_made  # a submission may add some
        if as_made and is_python("".join(lines)):
            return lines
        return list(super().do_token_transforms(lines))


class Compiler(XCachingCompiler):  # type: ignore[misc]
    """Names the files of cells as Jupyter does; the number in a name costs no time here."""

    def get_code_name(self, raw_code: str, code: str, number: int) -> str:
        """The name of the file that a cell is said to come from."""
        return f"{get_tmp_directory()}/{zlib.crc32(raw_code.encode(errors='replace'))}.py"


class Shell(ZMQInteractiveShell):  # type: ignore[misc]
    """IPython's shell without a profile: no files of its own, no start-up files of a user's.

    A warning about the syntax of a cell is shown once, where Jupyter repeats it.
    """

    input_transformer_manager = Instance(TransformerManager)
    _transformed: tuple[tuple[int, str], str] = ((0, ""), "")

    def init_ipython_dir(self, ipython_dir: str | None) -> None:
        """Make no folder."""

    def init_profile_dir(self, profile_dir: ProfileDir | None) -> None:
        """Have a profile that lies nowhere."""
        self.profile_dir = ProfileDir()

    @default("input_transformer_manager")
    def _quick_transformers(self) -> Transformers:
        return Transformers()

    def enable_gui(self, gui: str | None = None) -> None:
        """Note it: there is no window to open, and figures go into the notebook."""
        self.active_eventloop = gui

    def transform_cell(self, raw_cell: str) -> str:
        """The cell as plain Python, for which the kernel asks first, and then the shell."""
        asked = (self.execution_count, raw_cell)
        if self._transformed[0] != asked:
            self._transformed = asked, super().transform_cell(raw_cell)
        return self._transformed[1]

    def should_run_async(
        self, raw_cell: str, *, transformed_cell: str | None = None, **asked: Any
    ) -> bool:
        """Whether a cell awaits something; only where it may, its code is compiled for that."""
        if not AWAITS.search(transformed_cell or raw_cell):
            return False
        return bool(super().should_run_async(raw_cell, transformed_cell=transformed_cell, **asked))


def is_python(cell: str) -> bool:
    """Whether a cell is Python as it stands, without magics, commands or questions."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(cell)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
