"""The `course` command, by its name and as ``python -m invigilator``.

Each worker process reads this file when it starts: nothing is imported before the command runs.
"""

from __future__ import annotations

import atexit
import gc


def main() -> None:
    """Run the command that was given."""
    from invigilator.cli import main as command

    atexit.register(gc.freeze)  # what is left ends with the process: no search for garbage
    command()


if __name__ == "__main__":
    main()
