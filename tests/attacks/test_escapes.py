"""Attempts to get out: into files, processes, the network, the system, the warm parent."""

import json
import os
from pathlib import Path

import pytest
from submissions import TARGET, attacking
from traces import kernels_and_parents, printed

from invigilator.autograding.grade import Job
from invigilator.sandbox.syscalls import REFUSED
from project import ROOT

#: By what is looked for, an expression that gets hold of it: true if it succeeds, or an exception.
ATTEMPTS = {
    "the project": f"os.listdir({str(ROOT / 'graders')!r})",
    "the course": "os.listdir(COURSE)",
    "the gradebook": "open(COURSE + '/course1/gradebook.db').read()",
    "the gradebook anywhere": "[path for path in files if 'gradebook' in path]",
    "hidden expectations": "[path for path in files if path.endswith('.hidden.h5')]",
    "the solution": "[path for path in files if path.startswith('/course/course1')]",
    "other students": "[path for path in files if '/submitted/' in path]",
    "the instructor's home": f"os.listdir({os.path.expanduser('~/.ssh')!r})",
    "passwords": "open('/etc/passwd').read()",
    "the grader's environment": "os.environ.get('PYTEST_CURRENT_TEST')",
    "other processes": "[pid for pid in os.listdir('/proc') if pid.isdigit() and pid != '1']",
    "the parent": "os.getppid()",
    "the system's memory": "open('/proc/kcore', 'rb').read(1)",
    "the system's log": "open('/proc/kmsg', 'rb').read(1)",
    "disks": "[name for name in os.listdir('/dev') if name[:2] in ('sd', 'vd', 'nv', 'lo', 'dm')]",
    "root": "os.setuid(0) or True",
    "root by a program": "not subprocess.run(['su', '-c', 'true'], capture_output=True).returncode",
    "a user namespace by clone": "syscall(CLONE, 0x10000000 | 17, 0, 0, 0, 0)",
    "the network": "socket.create_connection(('192.0.2.1', 80), 1)",
    "a name server": "socket.getaddrinfo('example.org', 80)",
    "a network device": "[name for _, name in socket.if_nameindex() if name != 'lo']",
    "sockets of the host": "[path for path in files if path.endswith('.sock')]",
    "the terminal": "os.open('/dev/tty', os.O_RDWR)",
    "the host's name": "socket.sethostname('evil') or True",
    "priority": "os.nice(-5) or True",
    "more memory": "resource.setrlimit(resource.RLIMIT_AS, (2**40, 2**40)) or True",
    **{f"the system call {name}": f"syscall({name!r}, 0, 0, 0, 0, 0)" for name in REFUSED},
    **{
        f"writing to {path}": f"open({path!r}, 'ab') or True"
        for path in (
            "/course/graders/course1/expected/logistic_regression.h5",
            "/course/invigilator/src/invigilator/checking/compare.py",
            "/course/utils/lr_utils.py",
            "/usr/bin/env",
            "/run/kernel/probe",
            "/proc/sys/kernel/core_pattern",
            "/new",
        )
    },
}
TRY_ALL = """
import ctypes, json, os, resource, socket, subprocess, sys
from invigilator.sandbox import syscalls
MACHINE = os.uname().machine
CLONE = syscalls.CLONE.get(MACHINE, 0)
libc = ctypes.CDLL(None, use_errno=True)
def syscall(name, *arguments):
    number = syscalls.REFUSED[name][MACHINE == "aarch64"] if isinstance(name, str) else name
    if libc.syscall(number, *arguments) < 0:
        error = ctypes.get_errno()
        if name not in syscalls.REFUSED or error == 1:
            raise OSError(error, "refused")
    return "not refused"
def walk(folder):
    if folder in ("/proc", "/sys", "/usr", sys.prefix, sys.base_prefix):
        return
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False) and os.access(entry, os.R_OK):
            yield from walk(entry.path)
        yield entry.path
files = list(walk("/"))
def attempt(expression):
    try:
        return bool(eval(expression))
    except Exception:
        return False
print("FOUND", json.dumps([name for name, expression in ATTEMPTS.items() if attempt(expression)]))
"""


@pytest.fixture(scope="module")
def found(worker, course):
    """The names of the attempts that succeeded, in one submission that makes them all."""
    attempts = {
        **ATTEMPTS,
        "something of its own": "os.listdir('/course/utils') and len(files) > 99",
    }
    code = f"ATTEMPTS = {attempts!r}\nCOURSE = {str(course)!r}\n{TRY_ALL}"
    content = json.dumps(attacking(code)).encode()
    graded = worker.grade(Job("eve", TARGET, "eve.ipynb", content))
    assert {e.name: e.score for e in graded.result.exercises}["propagate"] == 0
    return json.loads(printed(graded, "FOUND "))


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_is_got_hold_of(found, attempt):
    assert attempt not in found


def test_the_attempts_are_made(found):
    assert found == ["something of its own"]


def test_the_next_student_gets_full_marks(found, honest):
    honest()


def test_nothing_is_shared_with_the_warm_parent(worker, repelled):
    """No pipe and no socket by which the next kernel could be reached."""
    graded = repelled("""
import json, os
held = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
print("HELD", json.dumps([os.readlink(path) for path in held if os.path.lexists(path)]))
""")
    (parent,) = kernels_and_parents(worker)
    descriptors = Path(f"/proc/{parent.pid}/fd").iterdir()
    shared = {os.readlink(path) for path in descriptors} & set(json.loads(printed(graded, "HELD ")))
    assert not [name for name in shared if name.startswith(("pipe:", "socket:"))]


TAMPERING = {
    "the probe's socket": """
import os, socket
from invigilator.sandbox import frames
from invigilator.checking import values
for path in ("/run/kernel/probe", "/run/kernels/probe"):
    try: os.unlink(path)
    except OSError: pass
try:
    caller = socket.socket(socket.AF_UNIX)
    caller.connect("/run/kernel/probe")
    frames.send(caller, values.pack({"status": "value", "value": 20}))
except OSError: pass
""",
    "every descriptor": """
import os
for number in range(3, 300):
    try: os.write(number, b'{"event": "exit", "id": "", "clean": true}')
    except OSError: pass
""",
    "every process": """
import os, signal
for target in (-1, os.getppid(), *range(2, 300)):
    for number in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):
        try: os.kill(target, number)
        except OSError: pass
""",
}


@pytest.mark.parametrize("attack", TAMPERING.values(), ids=TAMPERING)
def test_tampering_stays_inside(repelled, attack):
    repelled(attack)
