"""Start the warm parent of a jail; it is the first process of PIDs of its own, where that can be.

There it may go on to the PIDs of each kernel and come back: what may be entered is what one has
made oneself. Nothing large is imported before, so that this process stays small while it waits.
"""

from __future__ import annotations

import os
import sys

from invigilator.sandbox import system


def main() -> None:
    """Serve the host in PIDs of its own, or where it stands."""
    isolated = "--plain" not in sys.argv and in_own_pids()
    from invigilator.sandbox import parent

    parent.main(isolated)
    os._exit(0)  # at once: tidying up would take long, and nothing needs it


def in_own_pids() -> bool:
    """Go on as the first process of a PID namespace, while this one waits; False if it cannot."""
    try:
        system.unshare_pids()
    except OSError:
        return False
    if child := os.fork():
        system.forbid_tracing()
        os.closerange(3, system.DESCRIPTORS)  # the line to the host is the child's
        os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) % 256)
    system.die_with_parent()
    return can_isolate()


def can_isolate() -> bool:
    """Whether kernels may have namespaces of their own: tried where no harm is done."""
    if child := os.fork():
        return os.waitpid(child, 0)[1] == 0
    code = 1
    try:
        if not system.fork_in_new_pids():
            system.unshare()
            os._exit(0)
        ended = [os.wait()[1]]
        if os.fork() == 0:  # in the PIDs of before: there is nobody in the others any more
            os._exit(0)
        code = any([*ended, os.wait()[1]])
    except (OSError, AttributeError):
        pass
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
