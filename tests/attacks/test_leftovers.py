"""What an attack leaves behind: for the next case, for the next exercise, for the next student."""

import pytest
from submissions import CLASS
from traces import printed

LEFT = {
    "threads that spoil the cases": """
import invigilator.sandbox.probe as probe, threading, time
def spoil():
    while True:
        np.dot = np.sum = np.exp = lambda *a, **k: 0.0
        time.sleep(0.001)
threading.Thread(target=spoil, daemon=True).start()
""",
    "processes that outlive a case": """
import os, subprocess, time
def propagate(w, b, X, Y):
    for _ in range(8):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                while True: time.sleep(1)
            os._exit(0)
    subprocess.Popen(["sleep", "1000"], start_new_session=True)
    return {"dw": 0 * w, "db": 0.0}, 0.0
""",
    "processes that outlive the kernel": """
import os, signal, subprocess
subprocess.Popen(["sleep", "1000"], start_new_session=True)
if os.fork() == 0:
    os.setsid()
    for number in range(1, 65):
        try: signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError): pass
    while True: signal.pause()
""",
    "handlers of signals and of the end": """
import atexit, faulthandler, os, signal, threading
def handler(*_): os._exit(0)
for number in (signal.SIGTERM, signal.SIGCHLD, signal.SIGALRM, signal.SIGUSR1, signal.SIGPIPE):
    signal.signal(number, handler)
signal.setitimer(signal.ITIMER_REAL, 1000)
atexit.register(handler); threading._register_atexit(handler); faulthandler.enable()
os.register_at_fork(after_in_child=lambda: None, after_in_parent=lambda: None)
""",
    "forks that are refused": """
import os
def fork(): raise OSError("no more processes")
os.fork = fork
""",
    "files on which the next one would stumble": """
import os, pathlib
home = pathlib.Path.home()
for place in (home, pathlib.Path("/tmp"), pathlib.Path("/dev/shm")):
    for name in ("numpy", "lr_utils", "graders", "sitecustomize", "usercustomize"):
        (place / f"{name}.py").write_text("raise SystemExit")
(home / ".ipython" / "profile_default" / "startup").mkdir(parents=True, exist_ok=True)
(home / ".ipython" / "profile_default" / "startup" / "00.py").write_text("raise SystemExit")
os.chmod(home, 0)
""",
    "another directory, mask, and environment": """
import os, sys
os.chdir("/"); os.umask(0o777); os.environ.clear(); sys.path.clear()
""",
    "locks on what all students share": """
import fcntl, glob, threading
held = [open(path) for path in glob.glob("/course/**/*.*", recursive=True)[:200]]
for file in held:
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
threading._active_limbo_lock.acquire()
""",
}


@pytest.mark.parametrize("attack", LEFT.values(), ids=LEFT)
def test_nothing_is_left_for_the_next_student(repelled, attack):
    repelled(attack)


LOOK_ROUND = """
import os
places = (os.getcwd(), os.environ["HOME"], "/tmp", "/dev/shm", "/run/kernels")
print("LEFT", sorted({name for place in places for name in os.listdir(place)} - {".ipython"}))
print("RUNNING", [pid for pid in os.listdir("/proc") if pid.isdigit() and pid != "1"])
print("BENT", np.sum([1, 2]) != 3, hasattr(np, "evil"))
"""


def test_the_next_student_finds_a_clean_place(repelled, grade):
    """Nothing but what was there before: a Python that lies below /tmp is seen by everybody."""
    notebook = CLASS.solved()
    notebook["cells"][-1]["source"] = LOOK_ROUND
    before = printed(grade(notebook), "LEFT ")
    repelled("""
import numpy, os, subprocess
numpy.evil, numpy.sum = True, None
for place in (os.environ["HOME"], "/dev/shm", "/run/kernels", "/tmp"):
    open(place + "/loot", "w").write("x")
subprocess.Popen(["sleep", "1000"], start_new_session=True)
""")
    graded = grade(notebook)
    assert printed(graded, "LEFT ") == before
    assert "loot" not in before
    assert printed(graded, "RUNNING ") == "[]"
    assert printed(graded, "BENT ") == "False False"


def test_the_same_jail_serves_on(worker, repelled):
    """Attacks do not even cost a new jail, as long as they leave the kernel's world clean."""
    repelled("import subprocess; subprocess.Popen(['sleep', '1000'], start_new_session=True)")
    before = list(worker.jails)
    repelled("import os; os._exit(0)")
    assert list(worker.jails) == before
