"""JupyterLab on a folder, and the hands of somebody who works in it."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

from playwright.sync_api import TimeoutError as TooLong

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


class JupyterLab:
    """A server of JupyterLab.

    Parameters
    ----------
    folder : Path
        What it shows, and where it runs.
    settings : Path
        An empty folder for its settings.
    scheme : str
        ``light`` or ``dark``.
    modules : list of Path
        Where kernels look for modules first.
    nbgrader : bool
        Whether it shows nbgrader's menu and buttons. Students do not have them.
    """

    def __init__(self, folder, settings, scheme="light", modules=(), nbgrader=True):
        self._set(settings, "apputils-extension/themes", {"theme": THEMES[scheme]})
        self._set(settings, "apputils-extension/notification", {"fetchNews": "false"})
        self._set(settings, "notebook-extension/tracker", {"windowingMode": "none"})
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
        command += [f"--port={port}", "--IdentityProvider.token="]
        command += [f"--ServerApp.root_dir={folder}", f"--LabApp.user_settings_dir={settings}"]
        command += [f"--LabApp.workspaces_dir={settings / 'workspaces'}"]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, modules))}
        if not nbgrader:
            env["JUPYTER_CONFIG_DIR"] = str(settings / "config")
            self._disable(settings / "config", "@jupyter/nbgrader")
        nowhere = subprocess.DEVNULL
        self.server = subprocess.Popen(command, cwd=folder, env=env, stdout=nowhere, stderr=nowhere)
        self.address = f"http://127.0.0.1:{port}"
        self._await()

    def open(self, page, path):
        """Open a notebook and wait for its kernel."""
        page.goto(f"{self.address}/lab/tree/{path}")
        return self.opened(page)

    @staticmethod
    def opened(page):
        """The notebook that is open in front, when its kernel is there."""
        page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        return Notebook(page)

    def close(self):
        self.server.terminate()
        self.server.wait()

    def _await(self):
        for _ in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.address}/api").close()
                return
            time.sleep(0.5)
        raise RuntimeError(f"JupyterLab does not answer at {self.address}.")

    @staticmethod
    def _disable(config, extension):
        path = config / "labconfig" / "page_config.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"disabledExtensions": {extension: True}}))

    @staticmethod
    def _set(settings, plugin, values):
        path = settings / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))


class Notebook:
    """An open notebook; cells are named by text in their code."""

    def __init__(self, page):
        self.page = page

    def cell(self, text):
        # CodeMirror breaks code into spans: look at the text of a whole line.
        line = self.page.locator(".cm-line", has_text=re.compile(rf"^{re.escape(text)}\s*$"))
        return self.page.locator(".jp-CodeCell", has=line).first

    def output(self, text):
        return self.cell(text).locator(".jp-OutputArea-output")

    def write(self, text, code):
        """Replace the code of a cell, as by pasting."""
        self.cell(text).locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)

    def answer(self, text, answer):
        """Replace a cell of prose, found by words in it."""
        cell = self.page.locator(".jp-MarkdownCell", has_text=text)
        cell.locator(".jp-RenderedMarkdown").dblclick()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(answer)
        self.page.keyboard.press("Control+Enter")

    def run(self, text):
        """Run a cell and wait until the kernel has done with it."""
        self.cell(text).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector('[data-status="idle"]', state="attached")

    def run_all(self):
        self.menu("Run", "Run All Cells")
        with contextlib.suppress(TooLong):  # asked for only while the kernel starts
            self.page.get_by_role("button", name="Select", exact=True).click(timeout=3000)

    def save(self):
        self.page.keyboard.press("Control+s")
        self.page.wait_for_timeout(1500)

    def menu(self, *names):
        for name in names:
            self.page.get_by_role("menuitem", name=name, exact=True).click()
