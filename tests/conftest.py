"""What tests of several rooms share."""

import io
import os
import shutil
import zlib
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import settings
from PIL import Image

from invigilator.sandbox.jail import Jail
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import View
from project import COURSE

pytest.register_assert_rewrite("answers", "tables")
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
HINT = "Chromium is missing: install it with `apt-get install chromium`, then run the tests again."
LIMITS = Limits(folder_mb=32, file_mb=8)
HELPERS = tuple(sorted(COURSE.helpers_folder.rglob("*.py")))
#: A folder of pictures to take again (`make pictures`); the tests that take none are left out.
PICTURES = os.environ.get("COURSE_PICTURES")


def pytest_collection_modifyitems(config, items):
    """Where pictures are to be taken, keep the tests that take them."""
    if PICTURES:
        left_out = [each for each in items if "picture" not in each.fixturenames]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [each for each in items if "picture" in each.fixturenames]


def pytest_runtest_setup(item):
    """Skip a test where the packages or the data that it is marked for are missing."""
    if item.get_closest_marker("frameworks") and find_spec("tensorflow") is None:
        pytest.skip("TensorFlow and Keras are not installed")
    if item.get_closest_marker("classic") and "COURSE_DATA" not in os.environ:
        pytest.skip("COURSE_DATA names no folder with the classic files")


@pytest.fixture(autouse=True)
def _repeatable(request, monkeypatch):
    """Have a generator without a seed draw from the test's name, so that a red run can be repeated.

    Answers may draw from one; NumPy would take fresh randomness from the system.
    """
    make = np.random.default_rng
    seeds = make(zlib.crc32(request.node.nodeid.encode()))

    def default_rng(seed=None):
        return make(int(seeds.integers(2**32)) if seed is None else seed)

    monkeypatch.setattr(np.random, "default_rng", default_rng)


@pytest.fixture(scope="session")
def jail():
    """A warm jail that tests share, as submissions do."""
    with Jail(View(COURSE, helpers=HELPERS), LIMITS) as shared:
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


@pytest.fixture
def picture():
    """Take a picture of a page again, if the folder of pictures holds one of that name."""

    def take(page, name):
        path = Path(PICTURES or "nowhere", f"{name}.png")
        if path.exists():
            page.mouse.move(0, 0)
            page.wait_for_timeout(1500)
            taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            few = taken.quantize(
                256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
            )
            few.save(path, optimize=True)

    return take


@pytest.fixture(scope="module")
def names(request):
    """The names of the solution of the assignment that a test module has for its TARGET."""
    from answers import solution  # imported late, so that its assertions are rewritten

    return SimpleNamespace(**solution(request.module.TARGET).namespace)
