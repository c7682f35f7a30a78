"""A real headless Chromium, and a real JupyterLab, for the journeys of the three users."""

import pytest
from jupyter_lab import JupyterLab


class Visit:
    """Opens pages; notes what their consoles complain of and which foreign hosts they ask."""

    def __init__(self, browser):
        self.browser = browser
        self.complaints = []
        self.foreign = []
        self.contexts = []

    def page(self, width=1200, height=900, scheme="light"):
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._watch)
        return page

    def _hear(self, message):
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def _watch(self, request):
        if not request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1", "ws://127")):
            self.foreign.append(request.url)

    def close(self):
        for context in self.contexts:
            context.close()


@pytest.fixture
def visit(browser):
    opened = Visit(browser)
    yield opened
    opened.close()


@pytest.fixture
def lab(tmp_path):
    """Start JupyterLab on a folder; it ends with the test."""
    started = []

    def start(folder, **options):
        started.append(JupyterLab(folder, tmp_path / "settings", **options))
        return started[-1]

    yield start
    for each in started:
        each.close()
