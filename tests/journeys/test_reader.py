"""The reader's way: through a course, searching, by night, and on a telephone."""

import functools
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from accessibility import grave_faults
from project import ROOT

TARGETS = ("course1/logistic_regression", "course1/planar_data_classification")
COMMAND = (sys.executable, "-c", "from invigilator.cli import main; main()", "site", *TARGETS)
PAGES = ("index", "course1/index", "course1/in_images", "course1/logistic_regression",
         "guides/security", "reference/invigilator/invigilator.checking")  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1500)]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Two notebooks of course 1, with all guides and the reference, as the command writes them."""
    folder = tmp_path_factory.mktemp("public") / "site"
    done = subprocess.run([*COMMAND, "--to", folder], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def address(site):
    """Where a server on this machine offers the site."""
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def read(address, visit):
    """Open pages as a reader; in the end nothing may have complained or come from elsewhere."""

    def open_page(name="index", **settings):
        page = visit.page(**settings)
        page.goto(f"{address}/{name}.html")
        return page

    yield open_page
    assert visit.complaints == []
    assert visit.foreign == []


def title(page):
    return page.locator("article h1").inner_text().strip(" #")


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_from_the_front_page_to_a_course_a_notebook_and_the_next(read):
    page = read()
    page.locator("article").get_by_role("link", name="Course 1").first.click()
    assert title(page).startswith("Course 1")

    page.locator("article").get_by_role("link", name="logistic_regression").click()
    assert title(page).startswith("Logistic regression")
    page.locator("a.right-next").click()
    assert title(page).startswith("Planar data")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_notebook_shows_equations_pictures_and_checks_that_pass(read, picture, scheme):
    page = read("course1/logistic_regression", scheme=scheme)
    page.locator("mjx-container svg").first.wait_for()
    pictures = page.locator(".cell_output img")

    assert page.locator("[data-mml-node=merror]").count() == 0
    assert page.locator("span.math, div.math").count() == page.locator("mjx-container").count()
    assert pictures.count() > 5
    assert pictures.evaluate_all("all => all.every(one => one.naturalWidth > 100 && one.alt)")
    assert page.get_by_text("propagate: passed").is_visible()
    page.get_by_role("heading", name="4. One neuron").scroll_into_view_if_needed()
    picture(page, f"site-{scheme}")


def test_on_paper_no_line_is_cut_off(read):
    page = read("course1/logistic_regression", width=794)
    page.emulate_media(media="print")
    code = page.locator("article pre:visible")

    assert code.count() > 20
    assert code.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth + 1)")
    assert not page.locator(".bd-sidebar-primary").is_visible()


def test_a_course_in_images_leads_to_its_notebooks(read):
    page = read("course1/in_images")
    images = page.locator("article img")

    assert images.count() == len(TARGETS)
    assert images.evaluate_all("all => all.every(one => one.naturalWidth > 100 && one.alt)")
    page.locator("article h2 a.reference").first.click()
    assert title(page).startswith("Logistic regression")


def test_the_notebook_to_fill_in_can_be_downloaded(read):
    page = read("course1/logistic_regression")
    with page.expect_download() as download:
        page.get_by_role("link", name="the notebook to fill in").click()

    release = ROOT / "course1" / "release" / "logistic_regression" / "logistic_regression.ipynb"
    assert download.value.path().read_bytes() == release.read_bytes()


@pytest.mark.parametrize(("word", "place"), [("sigmoid", "Logistic")])
def test_search_finds_a_word(read, word, place):
    page = read()
    page.locator(".search-button-field:visible, .search-button:visible").first.click()
    page.locator(".search-button__search-container input:visible, dialog input").first.fill(word)
    page.keyboard.press("Enter")
    results = page.locator("#search-results li a")
    results.first.wait_for()

    assert "search.html" in page.url
    assert any(place in text for text in results.all_inner_texts())


def test_the_switch_turns_the_light_off_and_on_again(read):
    page = read("course1/logistic_regression", scheme="light")
    seen = [background(page)]
    for choice in ("Dark", "Light"):
        page.get_by_role("button", name="Color mode").click()
        page.get_by_role("button", name=choice, exact=True).click()
        assert page.locator("html").get_attribute("data-theme") == choice.lower()
        seen.append(background(page))

    assert seen[0] == seen[2] != seen[1]


def test_the_site_is_dark_for_whoever_has_set_the_system_to_dark(read):
    page = read(scheme="dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_grave(read, name, scheme):
    page = read(name, scheme=scheme)
    page.wait_for_load_state("networkidle")
    assert grave_faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_telephone(read, name):
    page = read(name, width=390)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_long_name_in_a_heading_is_not_wider_than_a_telephone(read):
    page = read("course1/logistic_regression", width=390)
    name = page.locator("article h3 code .pre").first
    name.evaluate("one => { one.textContent = 'out_of_sample_probabilities_of_all_classes' }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_site_can_be_read_as_files(site, visit):
    page = visit.page()
    page.goto((site / "course1" / "logistic_regression.html").as_uri())
    page.locator("mjx-container svg").first.wait_for()

    assert visit.complaints == []
    assert visit.foreign == []
