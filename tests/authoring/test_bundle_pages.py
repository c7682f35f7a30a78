"""The pages of a bundle lead to what is in it, and to nothing else."""

import json
import re

import pytest

from invigilator.authoring.bundle import bundle
from project import COURSE

LINK = re.compile(r"\]\(([^)#\s]+)")
COURSES = sorted({each.course for each in COURSE.assignments()})


@pytest.fixture(scope="module", params=COURSES)
def folder(request, tmp_path_factory):
    """The bundle of a course."""
    to = tmp_path_factory.mktemp("pages") / request.param
    bundle([each for each in COURSE.assignments() if each.course == request.param], to)
    return to


def pages(folder):
    """The text of each page, by its path."""
    found = {path: path.read_text("utf-8") for path in folder.rglob("*.md")}
    start = folder / "START_HERE.ipynb"
    cells = json.loads(start.read_text("utf-8"))["cells"]
    return found | {start: "\n".join("".join(cell["source"]) for cell in cells)}


def test_all_links_within_a_bundle_lead_somewhere(folder):
    links = [
        (path, link)
        for path, text in pages(folder).items()
        for link in LINK.findall(text)
        if not link.startswith(("http:", "https:", "mailto:"))
    ]
    assert len(links) > 2 * len(list(folder.glob("course*/*/*.ipynb")))
    assert [(path.name, link) for path, link in links if not (path.parent / link).exists()] == []


def test_no_page_speaks_of_tools_that_a_bundle_does_not_have(folder):
    told = "\n".join(pages(folder).values())
    tools = r"`?make \w+`|course (?:build|grade|bundle)|datasets\.generators|`generators/"
    assert re.findall(tools, told) == []


def test_what_students_see_first_is_theirs(folder):
    folders = {path.name for path in folder.iterdir() if path.is_dir()}
    assert folders == {folder.name, "support"}


def test_the_page_about_the_data_has_a_row_for_each_file_and_no_other(folder):
    data = folder / "support" / "datasets"
    shipped = {path.name for path in data.iterdir()} - {"README.md"}
    table = (data / "README.md").read_text("utf-8").split("\n\n")[2]
    firsts = [row.split("|")[1] for row in table.splitlines()]
    assert {name for first in firsts for name in re.findall("`([^`]+)`", first)} == shipped


def test_the_start_page_installs_tensorflow_where_a_notebook_needs_it(folder):
    cells = json.loads((folder / "START_HERE.ipynb").read_text("utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    needed = (folder / "requirements-tensorflow.txt").is_file()
    assert code == ["%pip install --quiet -r requirements-tensorflow.txt"] * needed
    assert needed == (folder.name != "course1")
    limits = (folder / "support" / "pyproject.toml").read_text("utf-8")
    assert ('">=3.11,<3.14"' in limits) == needed
