"""Each jail has a user id that no other jail has, in this process or in another."""

import os
import subprocess
import sys

import pytest

from invigilator.exceptions import SandboxUnavailable
from invigilator.sandbox import user_ids
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import View
from invigilator.sandbox.user_ids import FIRST, UserId
from project import COURSE

#: Claims an id as another command would, says which, and waits to be killed.
OTHER = """
import sys
from pathlib import Path
from invigilator.sandbox import user_ids
user_ids.FOLDERS, user_ids.COUNT = [Path(sys.argv[1])], 3
print(user_ids.UserId().number, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def three(tmp_path, monkeypatch):
    """Three ids, all free; returns the folder in which it stands who has them."""
    monkeypatch.setattr(user_ids, "FOLDERS", [tmp_path])
    monkeypatch.setattr(user_ids, "COUNT", 3)
    return tmp_path


def test_an_id_is_claimed_once_and_free_again_when_it_is_released(three):
    claimed = [UserId() for _ in range(3)]
    assert {each.number for each in claimed} == {FIRST, FIRST + 1, FIRST + 2}
    with pytest.raises(SandboxUnavailable, match="All 3 user ids"):
        UserId()
    claimed[1].release()
    again = UserId()
    assert again.number == claimed[1].number
    for each in (*claimed, again):
        each.release()


def test_an_id_of_another_process_is_free_when_that_is_killed(three):
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(three)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        theirs = int(other.stdout.readline())
        ours = [UserId(), UserId()]
        assert theirs not in {each.number for each in ours}
        with pytest.raises(SandboxUnavailable):
            UserId()
        other.kill()
    last = UserId()
    assert last.number == theirs
    for each in (*ours, last):
        each.release()


def test_where_the_file_cannot_be_opened_it_says_so(three):
    (three / user_ids.FILE).symlink_to(three / "elsewhere")
    with pytest.raises(SandboxUnavailable, match=r"cannot be opened.*remove it"):
        UserId()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give jails ids of their own")
def test_jails_share_no_id(three):
    jails = [Jail(View(COURSE), Limits(), ()) for _ in range(3)]
    try:
        assert {jail.uid for jail in jails} == {FIRST, FIRST + 1, FIRST + 2}
        jails[0].close()
        jails.append(Jail(View(COURSE), Limits(), ()))
        assert jails[-1].uid == jails[0].uid
    finally:
        for jail in jails:
            jail.close()
