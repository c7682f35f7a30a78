"""The lock file, conda's environment and the test command of the README stay in step."""

import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from project import ROOT

PLACES = (ROOT, ROOT / "invigilator")
PROJECTS = [tomllib.loads((at / "pyproject.toml").read_text("utf-8"))["project"] for at in PLACES]
PROJECT = PROJECTS[0]
EXTRAS = [e for p in PROJECTS for extra in p["optional-dependencies"].values() for e in extra]
WANTED = {text for each in PROJECTS for text in each["dependencies"]} | set(EXTRAS)
DIRECT = [Requirement(text) for text in sorted(WANTED - {"invigilator"})]


@pytest.fixture(scope="module")
def locked():
    """The pinned requirements, by name."""
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in pins}


@pytest.fixture(scope="module")
def conda():
    return yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))


def pinned_version(pin):
    (specifier,) = pin.specifier
    assert specifier.operator == "=="
    return specifier.version


def test_every_locked_package_has_one_version(locked):
    assert len(locked) > len(DIRECT)
    assert all(pinned_version(pin) for pin in locked.values())


@pytest.mark.parametrize("wanted", DIRECT, ids=str)
def test_every_direct_dependency_is_locked_at_a_version_that_fits(locked, wanted):
    pin = locked[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(pinned_version(pin), prereleases=True)


def test_conda_installs_what_make_installs(conda):
    (from_pip,) = [each["pip"] for each in conda["dependencies"] if isinstance(each, dict)]
    assert from_pip == ["-r requirements.lock", "-e ./invigilator", "-e ."]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "-r requirements.lock" in makefile
    assert "--no-deps --editable ./invigilator --editable ." in makefile


def test_the_python_of_conda_is_one_that_the_project_allows(conda):
    (python,) = [
        each.removeprefix("python=")
        for each in conda["dependencies"]
        if isinstance(each, str) and each.startswith("python=")
    ]
    assert SpecifierSet(PROJECT["requires-python"]).contains(f"{python}.99")


def test_continuous_integration_runs_the_test_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert script[-1] == "make test"
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    assert "make test" in (ROOT / "README.md").read_text("utf-8")


def test_the_test_command_checks_everything():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (recipe,) = [part for part in makefile.split("\n\n") if part.startswith("test:")]
    assert recipe.startswith("test: lint chromium")
    for step in ("build --check", "record --check\n", "record --check --numerics plain $(NUMPY)"):
        assert step in recipe


def test_the_test_command_leaves_no_test_out():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"tests/[\w.]+", makefile))
    found = {path.relative_to(ROOT).parts[1] for path in (ROOT / "tests").rglob("test_*.py")}
    assert {f"tests/{name}" for name in found} <= named


def test_the_lint_command_checks_style_types_imports_and_spelling():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (recipe,) = [part for part in makefile.split("\n\n") if part.startswith("lint:")]
    for step in ("ruff check", "ruff format --check", "mypy", "lint-imports", "codespell"):
        assert step in recipe
