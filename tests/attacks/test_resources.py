"""Attacks on time, memory, processes, disk and output: each is bounded, and costs its own alone."""

import json
import socket
import threading

import pytest
from submissions import BRIEF, LIMITS

from invigilator.sandbox import frames

BOMBS = {
    "the function ends the interpreter": """
import sys
def propagate(w, b, X, Y):
    sys.exit(0)
""",
    "the function ends the process": """
import os
def propagate(w, b, X, Y):
    os._exit(0)
""",
    "the function crashes": """
import ctypes
def propagate(w, b, X, Y):
    ctypes.string_at(0)
""",
    "the function kills its parent": """
import os, signal
def propagate(w, b, X, Y):
    os.kill(os.getppid(), signal.SIGKILL); os.killpg(0, signal.SIGKILL)
""",
    "the function takes all memory": """
def propagate(w, b, X, Y):
    return [np.empty(2**27) for _ in range(1000)]
""",
    "the cell ends the process": "import os; os._exit(0)",
    "the cell takes all memory": "hoard = [bytearray(2**30) for _ in range(1000)]",
    "a full disk": """
import os
def fill(folder):
    for number in range(10_000):
        with open(f"{folder}/{number}", "wb") as file: file.write(bytes(4 * 2**20))
for folder in (os.environ["HOME"], "/tmp", "/dev/shm", "/run/kernels"):
    try: fill(folder)
    except OSError: pass
""",
}
#: These last as long as they may.
HANGS = {
    "messages that grow when they are taken apart": """
import struct
line = get_ipython().kernel.session.line
body = b'["display_data",{"data":{"text/plain":[' + b"[]," * (20 * 2**20) + b"[]]}}]"
for _ in range(6):
    line.sendall(struct.pack("<I", len(body)) + body)
""",
    "messages larger than memory": """
import struct
line, body = get_ipython().kernel.session.line, bytes(60 * 2**20)
for _ in range(60):
    line.sendall(struct.pack("<I", len(body)) + body)
""",
    "the cell cannot be interrupted": """
import signal
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
    signal.signal(number, signal.SIG_IGN)
while True:
    try:
        while True: pass
    except BaseException: pass
""",
    "processes without end": """
import os, time
def propagate(w, b, X, Y):
    try:
        while os.fork(): pass
    except OSError:
        return {"dw": 0 * w, "db": 0.0}, 0.0
    os.setsid()
    time.sleep(60)
""",
    "threads without end": """
import threading, time
def propagate(w, b, X, Y):
    while True: threading.Thread(target=time.sleep, args=(60,)).start()
""",
    "an endless answer": """
def propagate(w, b, X, Y):
    while True: pass
""",
}


@pytest.mark.parametrize("attack", BOMBS.values(), ids=BOMBS)
def test_each_costs_its_own_exercise_alone(repelled, attack):
    repelled(attack)


@pytest.mark.parametrize("attack", HANGS.values(), ids=HANGS)
def test_what_hangs_costs_its_own_exercise_alone(repelled, attack):
    repelled(attack, limits=BRIEF)


def test_an_endless_loop_costs_its_exercise_alone(repelled):
    repelled("def model(*arguments, **options):\n    while True: pass", "model", BRIEF)


def test_processes_in_a_cell_cost_its_exercise_alone(repelled):
    """They fill the number of processes that one user may have, but not for the next kernel."""
    repelled("""
import os, time
while True:
    try:
        if os.fork() == 0:
            time.sleep(60)
    except OSError:
        break
""")


@pytest.mark.parametrize(
    "attack",
    [
        "print('x' * 20_000_000)",
        "for n in range(10_000): print(n, 'y' * 1000)",
        "display('z' * 10**7)",
    ],
)
def test_output_is_bounded(repelled, attack):
    graded = repelled(attack)
    assert any("output cut" in note for note in graded.result.notes)
    assert len(json.dumps(graded.notebook)) < 4 * LIMITS.output_kb * 1024


def test_output_of_many_cells_is_bounded_too(grade):
    """A notebook of nothing but output."""
    cell = {"cell_type": "code", "metadata": {}, "source": "print('x' * 60_000)"}
    graded = grade({"cells": [cell] * 40, "nbformat": 4, "nbformat_minor": 5, "metadata": {}})
    assert len(json.dumps(graded.notebook)) < 20 * LIMITS.output_kb * 1024


def test_a_long_error_is_still_an_error(grade):
    cell = {"cell_type": "code", "metadata": {}, "source": "raise ValueError('x' * 10**7)"}
    graded = grade({"cells": [cell], "nbformat": 4, "nbformat_minor": 5, "metadata": {}})
    (output,) = graded.notebook["cells"][0]["outputs"]
    assert (output["output_type"], output["ename"]) == ("error", "ValueError")


def test_a_message_that_is_too_long_is_not_kept():
    """It is received to its end, so that the next one is understood."""
    here, there = socket.socketpair()
    sender = threading.Thread(
        target=lambda: [frames.send(there, each) for each in (bytes(3 * 2**20), b"next")]
    )
    sender.start()
    assert frames.receive(here, 60, most=2**20) == frames.LONG
    assert frames.receive(here, 60) == b"next"
    sender.join()
    here.close()
    there.close()
