"""Keeps what libraries written in C++ say while they are loaded out of the notebook."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


@contextmanager
def hidden_messages() -> Iterator[None]:
    """Throw away what is written to the process's standard error inside the block.

    Meant for imports: TensorFlow reports there which instructions of the processor it uses.
    Exceptions of Python are raised as ever.
    """
    sys.stderr.flush()
    kept = os.dup(STDERR)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), STDERR)
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
