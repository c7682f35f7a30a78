"""What tests of several rooms share."""

import os
import shutil
from importlib.util import find_spec
from types import SimpleNamespace

import pytest

from invigilator.sandbox.jail import Jail
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import View
from project import COURSE

pytest.register_assert_rewrite("answers", "tables")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
HINT = "Chromium is missing: install it with `apt-get install chromium`, then run the tests again."
LIMITS = Limits(cell_seconds=15, case_seconds=3, folder_mb=32, file_mb=8)


def pytest_runtest_setup(item):
    """Skip a test where the packages or the data that it is marked for are missing."""
    if item.get_closest_marker("frameworks") and find_spec("tensorflow") is None:
        pytest.skip("TensorFlow and Keras are not installed")
    if item.get_closest_marker("classic") and "COURSE_DATA" not in os.environ:
        pytest.skip("COURSE_DATA names no folder with the classic files")


@pytest.fixture(scope="session")
def jail():
    """A warm jail that tests share, as submissions do."""
    with Jail(View(COURSE), LIMITS) as shared:
        yield shared


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, driven by Playwright."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail(HINT) if os.environ.get("CI") else pytest.skip(HINT)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def names(request):
    """The names of the solution of the assignment that a test module has for its TARGET."""
    from answers import solution  # imported late, so that its assertions are rewritten

    return SimpleNamespace(**solution(request.module.TARGET).namespace)
