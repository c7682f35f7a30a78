"""IPython's shell, where there is one, and the cells that it has run."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any


def running_shell() -> Any:
    """The shell of this process; None where there is none."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def cells_run(namespace: Mapping[str, Any]) -> Sequence[str]:
    """The cells that were run in a namespace, in order; as IPython counts, from 1.

    They are in the names of a notebook as ``In``, and with the shell whatever hides that name.
    """
    shell = running_shell()
    own = namespace.get("In", [""])
    if shell is not None and shell.user_ns is namespace:
        own = getattr(shell.history_manager, "input_hist_parsed", own)
    return own if isinstance(own, list) else [""]
