"""Start the warm parent of a jail, as PID 1 of a namespace of its own where that can be.

From there it may go on to the PIDs of each kernel and come back: only what one has made oneself may
be entered. Nothing large is imported before, so that the process that waits for it stays small.
"""

from __future__ import annotations

import os
import sys

from invigilator.sandbox import system


def main() -> None:
    """Serve the host in PIDs of its own, or where it stands."""
    isolated = "--plain" not in sys.argv and can_isolate()
    if isolated:
        enter_own_pids()
    from invigilator.sandbox import parent

    parent.main(isolated)
    os._exit(0)  # at once: tidying up would take long, and nothing needs it


def can_isolate() -> bool:
    """Whether kernels may have namespaces of their own: tried in a child that is thrown away."""
    if child := os.fork():
        return os.waitpid(child, 0)[1] == 0
    code = 1
    try:
        enter_own_pids()
        if system.fork_in_new_pids() == 0:
            system.unshare()
            system.mount("proc", "/proc", "proc")
            os._exit(0)
        born = os.wait()[1] == 0
        if os.fork() == 0:  # who cannot come back can have no other child
            os._exit(0)
        code = 0 if born and os.wait()[1] == 0 else 1
    except (OSError, AttributeError):
        pass
    finally:
        os._exit(code)


def enter_own_pids() -> None:
    """Go on in a child that is PID 1 of a namespace of its own, while this process waits for it.

    Raises
    ------
    OSError
        Where the system forbids it.
    """
    system.unshare_pids()
    if child := os.fork():
        system.forbid_tracing()
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # the line to the host is the child's
        os._exit(abs(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))
    system.die_with_parent()


if __name__ == "__main__":
    main()
