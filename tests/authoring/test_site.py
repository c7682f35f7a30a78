"""`course site`: what its pages hold, and what it refuses to publish."""

import re

import pytest
from bs4 import BeautifulSoup

from invigilator.authoring.build import build
from invigilator.authoring.site.build import build_site
from invigilator.authoring.site.inspection import faults
from invigilator.exceptions import SiteError

# Themes and extensions of Sphinx use what a later Sphinx will not have.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
]

FRONT_PAGE = """
# A tiny course

See [the syllabus](../course9/README.md#what-you-need) and [its settings](../settings.toml).

```{toctree}
:glob:

course*/index
guides/*
```
"""
SYLLABUS = """
# Course 9

## What you need

[Means](release/tiny/tiny.ipynb) first.
"""
SHOWN = """
import base64
from IPython.display import Image, display
from tqdm.auto import tqdm
for each in tqdm(data, desc="a bar"):
    print("the number", each)
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=="
)
display(Image(data=base64.b64decode(DOT)))
"""


@pytest.fixture
def course(tiny, edit):
    """The tiny course with what a site needs; its demo shows a bar, numbers and a picture."""
    edit('raise RuntimeError("a demo is for students")', SHOWN)
    edit("The mean is the sum over the count.", r"The mean is $\\bar x = \\frac{1}{n} \\sum x$.")
    write(tiny.root / "docs" / "index.md", FRONT_PAGE)
    write(tiny.root / "docs" / "guide.md", "# Guide")
    write(tiny.course_folder / "README.md", SYLLABUS)
    write(tiny.root / "settings.toml", "tiny = true")
    build([tiny])
    return tiny


@pytest.fixture
def publish(course, tmp_path):
    """Build the site; return its folder and what was said on the way."""

    def run(folder=tmp_path / "site", row=""):
        said = []
        if row:
            write(course.course_folder / "README.md", f"{SYLLABUS}\n|||||\n|-|-|-|-|\n{row}\n")
        build_site([course], folder, said.append)
        return folder, said

    return run


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")


def page(site, name):
    return BeautifulSoup((site / name).read_text("utf-8"), "html.parser")


def test_the_page_of_a_solution_shows_what_its_code_does(publish, course):
    site, said = publish()
    solution = page(site, "course9/tiny.html")
    article = solution.find("article").get_text()

    assert said[0] == "running course9/tiny"
    assert "total = sum(values)" in article
    assert "the number 3" in article
    assert "HIDDEN TESTS" not in article
    assert "a bar: " not in article
    (picture,) = solution.select(".cell_output img")
    assert picture["alt"] == "Figure in the section “Means”"
    assert re.search(r"tiny.py:\d+: 1 figure, no alt text$", "\n".join(said), re.MULTILINE)
    assert (site / "course9" / picture["src"]).is_file()
    (equation,) = solution.select("span.math")
    assert r"\frac{1}{n}" in equation.get_text()
    (scripts,) = ([s["src"] for s in solution.select("script[src]") if "tex-" in s["src"]],)
    assert (site / "course9" / scripts[0].partition("?")[0]).is_file()


def test_each_figure_has_the_text_of_its_author(publish, course, edit):
    edit('# %% tags=["demo"]', '# %% tags=["demo"] alt="One (dot) = x | Another dot"')
    edit("))\n", "))\ndisplay(Image(data=base64.b64decode(DOT)))\n")
    site, said = publish()
    images = page(site, "course9/tiny.html").select(".cell_output img")

    assert [image["alt"] for image in images] == ["One (dot) = x", "Another dot"]
    assert not any("alt text" in each for each in said)


def test_a_course_is_shown_in_images(publish, edit):
    edit('# %% tags=["demo"]', '# %% tags=["demo"] alt="A dot [x]"')
    site, _ = publish(row="| 1 | [tiny](release/tiny/tiny.ipynb) | 1 h | draw a dot |")
    shown = page(site, "course9/in_images.html").find("article")
    (image,) = shown.select("img")

    assert (site / "course9" / image["src"]).is_file()
    assert image["alt"] == "A dot (x)"
    assert "You will be able to draw a dot." in shown.get_text()
    assert shown.select_one("h2 a")["href"].startswith("tiny.html")


def test_an_alt_text_runs_no_cell_again(publish, edit):
    publish()
    edit('# %% tags=["demo"]', '# %% tags=["demo"] alt="One dot"')
    assert publish()[1][0].startswith("course9/tiny is ready")


def test_the_notebook_to_fill_in_lies_beside_its_solution(publish, course):
    site, _ = publish()
    (link,) = page(site, "course9/tiny.html").select("a.download")

    assert link.get_text() == "the notebook to fill in"
    assert (site / "course9" / link["href"]).read_bytes() == course.release.read_bytes()


def test_links_between_files_become_links_between_pages(publish):
    site, _ = publish()
    front, syllabus = page(site, "index.html"), page(site, "course9/index.html")
    targets = {link.get_text(): link["href"] for link in front.select("article p a")}

    assert targets["the syllabus"] == "course9/index.html#what-you-need"
    assert (site / targets["its settings"]).read_text() == "tiny = true"
    assert "tiny.html" in {link["href"] for link in syllabus.select("article p a")}
    assert syllabus.select_one("a.right-next")["href"] == "in_images.html"


def test_a_second_build_runs_only_what_has_changed(publish, course, edit):
    publish()
    edit("Now the mean of any list.\n\n# %%\n# GRADED", "The mean of any list.\n\n# %%\n# GRADED")
    assert publish()[1][0].startswith("course9/tiny is ready")

    edit("data = [1, 2, 3]", "data = [1, 2, 4]")
    site, said = publish()
    assert said[0] == "running course9/tiny"
    assert "the number 4" in page(site, "course9/tiny.html").get_text()


def test_a_cell_that_raises_is_not_published(publish, edit):
    edit('print("the number", each)', 'print("the number", each / 0)')
    with pytest.raises(SiteError, match=r"course9/source/tiny/tiny.py:\d+: the cell raises ZeroD"):
        publish()


def test_a_cell_that_ends_its_kernel_is_not_published(publish, edit):
    edit('print("the number", each)', "import os; os._exit(1)")
    with pytest.raises(
        SiteError, match=r"tiny.py:\d+: the cell does not come to an end: Kernel di"
    ):
        publish()


def test_a_page_that_executed_nothing_is_not_published(publish, course):
    publish()
    (stored,) = course.root.glob("docs/_build/executed/course9/tiny-*.ipynb")
    stored.write_text(
        re.sub(r'"execution_count": \d+', '"execution_count": null', stored.read_text())
    )

    with pytest.raises(SiteError, match=r"tiny.py: of \d+ code cells \d+ were not executed"):
        publish()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[gone](gone.md)", r"docs/guide.md:3: the link to gone.md leads nowhere"),
        ("![gone](gone.png)", r"docs/guide.md:3: the link to gone.png leads nowhere"),
        ("[gone](index.md#gone)", r"guides/guide.md:3: .*gone"),
        ('<a href="gone.html">gone</a>', r"guides/guide.html: the link to gone.html leads nowhere"),
        ('<img src="gone.png">', r"guides/guide.html: the image to gone.png leads nowhere"),
        (
            '<a href="../index.html#gone">x</a>',
            r"the page of ../index.html#gone has no such section",
        ),
        ('<img src="https://a.example/b.png">', r"needs the network for https://a.example/b.png"),
        ("{nothing}`x`", r"guides/guide.md:3: .*nothing"),
    ],
)
def test_a_page_with_a_fault_is_not_published(publish, course, tmp_path, text, fault):
    write(course.root / "docs" / "guide.md", f"# Guide\n\n{text}\n")
    with pytest.raises(SiteError, match=fault):
        publish()
    assert not (tmp_path / "site").exists()


def test_a_link_in_a_notebook_that_leads_nowhere_is_found_at_its_line(publish, course, edit):
    edit("Now the mean of any list.\n\n# %%\n# GRADED", "See [it](../it.md).\n\n# %%\n# GRADED")
    line = course.source.read_text().partition("See [it]")[0].count("\n") + 1
    with pytest.raises(SiteError, match=rf"source/tiny/tiny.py:{line}: the link to ../it.md leads"):
        publish()


def test_a_course_without_a_syllabus_is_named(publish, course):
    (course.course_folder / "README.md").unlink()
    with pytest.raises(SiteError, match=r"course9/README.md is missing"):
        publish()


def test_a_fault_leaves_the_earlier_site_alone(publish, course):
    site, _ = publish()
    before = (site / "index.html").read_bytes()
    write(course.root / "docs" / "guide.md", "# Guide\n\n[gone](gone.md)\n")

    with pytest.raises(SiteError):
        publish()
    assert (site / "index.html").read_bytes() == before


def test_a_folder_with_something_else_in_it_is_not_replaced(publish, tmp_path):
    write(tmp_path / "thesis" / "chapter.txt", "years of work")
    with pytest.raises(SiteError, match="holds something other than a site"):
        publish(tmp_path / "thesis")
    assert (tmp_path / "thesis" / "chapter.txt").exists()


def test_a_page_that_was_repaired_is_read_again(tmp_path):
    page = tmp_path / "index.html"
    page.write_text('<a href="nowhere.html">There</a>')
    assert faults(tmp_path) == ["index.html: the link to nowhere.html leads nowhere"]
    page.write_text("<p>There</p>")
    assert faults(tmp_path) == []
