"""Processes that grade: what becomes of a result half of which was sent."""

import inspect
import os
import signal
import struct
from concurrent.futures.process import BrokenProcessPool

import pytest

from invigilator.autograding.process_pool import kill, start_process

LONG = 1000


def die_half_way():
    """Begin to send a long result, in the worker that runs this, and be killed."""
    (queue,) = (
        each.frame.f_locals["result_queue"]
        for each in inspect.stack()
        if each.function == "_process_worker"
    )
    os.write(queue._writer.fileno(), struct.pack("!i", LONG) + b"some of it")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("fork", [False, True])
def test_a_process_that_dies_half_way_through_a_result_is_known_to_be_dead(fork):
    pool = start_process(fork)
    with pytest.raises(BrokenProcessPool):
        pool.submit(die_half_way).result()
    kill(pool)


def test_a_process_gives_one_result_after_the_other():
    pool = start_process()
    assert [pool.submit(pow, 2, n).result() for n in (3, 4)] == [8, 16]
    pool.shutdown()
