"""What tests of the helpers share."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import matplotlib.pyplot as plt
import pytest


@pytest.fixture(autouse=True)
def _closed_figures() -> Iterator[None]:
    """Figures are closed after each test."""
    yield
    plt.close("all")


@pytest.fixture
def helpers(request: pytest.FixtureRequest) -> ModuleType:
    """The module that a test module has as HELPERS: it imports Keras, which can wait for a test."""
    return import_module(request.module.HELPERS)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder for the user's own data files."""
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    return tmp_path
