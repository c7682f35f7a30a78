"""Take the pictures of this folder: the notebook in JupyterLab, a feedback page, a class report.

Run as ``python docs/pictures.py DEMO`` after ``course demo DEMO``. Needs Chromium on the PATH.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from graders.assignment import find_one
from graders.sample_class import SampleClass

IMAGES = Path(__file__).parent / "images"
TARGET = "course1/logistic_regression"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
WAIT = 90_000


def main() -> None:
    """Take all pictures, in light and dark."""
    demo = Path(sys.argv[1])
    course = demo / "course1"
    name = "logistic_regression"
    pages = {
        "feedback": course / "feedback" / "gia" / name / f"{name}.html",
        "report": course / "reports" / f"{name}.html",
    }
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for scheme in THEMES:
            take_check(browser, scheme)
            for picture, path in pages.items():
                page = new_page(browser, scheme, 1000, 1100)
                page.goto(path.resolve().as_uri())
                page.screenshot(path=IMAGES / f"{picture}-{scheme}.png")
                page.close()
        browser.close()


def new_page(browser: Browser, scheme: str, width: int, height: int) -> Page:
    """A page of a size, for light or dark."""
    viewport = {"width": width, "height": height}
    return browser.new_page(viewport=viewport, color_scheme=scheme)


def take_check(browser: Browser, scheme: str) -> None:
    """Run a notebook with a known mistake in JupyterLab up to the check that fails."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "notebook.ipynb").write_text(json.dumps(notebook_up_to("sigmoid")))
        with jupyter_lab(Path(folder), THEMES[scheme]) as address:
            page = new_page(browser, scheme, 1150, 900)
            page.goto(f"{address}/lab/tree/notebook.ipynb")
            page.wait_for_selector(".jp-Notebook", timeout=WAIT)
            page.wait_for_selector('[data-status="idle"]', state="attached", timeout=WAIT)
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            hint = page.locator("text=Hint.")
            hint.wait_for(timeout=WAIT)
            passed = page.locator("text=flatten: passed")
            for picture, place in {"check": hint, "check-passed": passed}.items():
                place.scroll_into_view_if_needed()
                page.mouse.move(0, 0)
                page.wait_for_timeout(2000)
                page.screenshot(path=IMAGES / f"{picture}-{scheme}.png")
            page.close()


def notebook_up_to(exercise: str) -> dict[str, object]:
    """The sample notebook with a mistake in an exercise, without demos and what comes later."""
    notebook = SampleClass(find_one(TARGET)).mistaken(exercise)
    last = next(n for n, cell in enumerate(notebook["cells"]) if cell["id"] == f"check-{exercise}")
    shown = notebook["cells"][: last + 1]
    cells = [cell for cell in shown if "demo" not in cell["metadata"].get("tags", [])]
    return {**notebook, "cells": cells}


@contextlib.contextmanager
def jupyter_lab(folder: Path, theme: str) -> Iterator[str]:
    """Run JupyterLab on a folder and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    write_setting(folder, "apputils-extension/themes", {"theme": theme})
    write_setting(folder, "apputils-extension/notification", {"fetchNews": "false"})
    write_setting(folder, "notebook-extension/tracker", {"windowingMode": "none"})
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--port={port}", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    command += [f"--LabApp.user_settings_dir={folder / '.settings'}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def write_setting(folder: Path, plugin: str, values: dict[str, str]) -> None:
    """Set an option of JupyterLab."""
    path = folder / ".settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values))


def _await(address: str) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/api").close()
            return
        time.sleep(0.5)
    raise TimeoutError(f"JupyterLab does not answer at {address}.")


if __name__ == "__main__":
    main()
