"""What tests of several rooms share."""

import os
import shutil
from types import SimpleNamespace

import pytest

from answers import solution
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import View
from project import COURSE

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
HINT = "Chromium is missing: install it with `apt-get install chromium`, then run the tests again."
LIMITS = Limits(cell_seconds=15, case_seconds=3, folder_mb=32, file_mb=8)


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
    return SimpleNamespace(**solution(request.module.TARGET).namespace)
