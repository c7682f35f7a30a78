"""Who computes on a busy machine is waited for; who sleeps, or has computed enough, is not."""

import os
import socket
import subprocess
import sys
import threading
import time

import pytest

from invigilator.sandbox import patience


@pytest.fixture
def line():
    here, there = socket.socketpair()
    with here, there:
        yield here, there


def test_who_gets_a_part_of_a_processor_is_waited_for(line, monkeypatch):
    here, there = line
    begun = time.monotonic()
    monkeypatch.setattr(patience, "cpu_seconds", lambda _: (time.monotonic() - begun) / 4)
    threading.Timer(0.5, there.sendall, [b"!"]).start()
    patience.wait(here, os.getpid(), seconds=0.2, longest=60)
    assert here.recv(1) == b"!"


@pytest.mark.parametrize("code", ["import time; time.sleep(60)", "while True: pass"])
def test_who_sleeps_or_computes_without_end_is_not(line, code):
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        with pytest.raises(TimeoutError):
            patience.wait(line[0], process.pid, seconds=0.5, longest=60)
        process.kill()


def test_a_process_that_is_gone_has_computed_nothing(line):
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    with pytest.raises(TimeoutError):
        patience.wait(line[0], process.pid, seconds=0.1, longest=60)
