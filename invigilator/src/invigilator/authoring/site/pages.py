"""The site's sources, laid out for Sphinx: front page, guides, syllabi, solutions, reference."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from nbformat import NotebookNode
from sphinx.ext.apidoc import main as apidoc

from invigilator.authoring.release import as_text
from invigilator.authoring.site import in_images
from invigilator.authoring.site.links import FILES, Links
from invigilator.authoring.site.solution_page import solution_page
from invigilator.authoring.source import SourceNotebook
from invigilator.exceptions import SiteError

#: Texts of the project that are pages apart from the guides in docs/.
OTHER_PAGES = {
    "README.md": "guides/project.md",
    "datasets/README.md": "reference/datasets.md",
    "benchmarks/RESULTS.md": "reference/benchmarks.md",
    "docs/index.md": "index.md",
    "docs/reference.md": "reference/index.md",
}
#: Modules that document themselves elsewhere: cases and checks of single assignments.
UNDOCUMENTED = (
    "invigilator/src/invigilator/template",
    "invigilator/src/invigilator/authoring/site/settings",
    "utils/testCases*.py",
)

TEMPLATES = Path(__file__).parent / "settings" / "_templates"


class Pages:
    """The sources of a site.

    Parameters
    ----------
    root : Path
        The project.
    sources : sequence of SourceNotebook
        The assignments that the site shows.
    folder : Path
        An empty folder to lay the sources out in.
    """

    def __init__(self, root: Path, sources: Sequence[SourceNotebook], folder: Path) -> None:
        self.root = root
        self.sources = sources
        self.folder = folder
        self.courses = sorted({each.assignment.course for each in sources})
        self.guides = self._guides()
        self.links = Links(root, {**self.guides, **self._course_pages()})

    def lay_out_texts(self) -> None:
        """Write what needs no running: front page, guides, syllabi and reference.

        Raises
        ------
        SiteError
            If a link leads nowhere, or a course has no syllabus.
        """
        for origin, page in self.guides.items():
            if (self.root / origin).is_file():
                self._write(page, self._text(origin, page))
        for course in self.courses:
            self._write(f"{course}/index.md", self._syllabus(course))
        self._write_reference()
        self._complete()

    def lay_out_solutions(self, executed: Iterable[NotebookNode]) -> None:
        """Write the pages of the executed solutions, given in the order of their sources.

        Raises
        ------
        SiteError
            If a link leads nowhere.
        """
        sections: dict[str, list[str]] = {course: [] for course in self.courses}
        for source, notebook in self._in_taught_order(executed):
            page, course = _page(source), source.assignment.course
            if figure := in_images.telling_figure(source, notebook):
                syllabus, folder = self._readme(course), self.folder / course / in_images.FOLDER
                sections[course].append(in_images.section(source, figure, syllabus, folder))
            self._write(page, as_text(solution_page(source, notebook, page, self.links)))
        for course in self.courses:
            self._write(f"{course}/in_images.md", in_images.page(course, sections[course]))
        self._complete()

    def _in_taught_order(
        self, executed: Iterable[NotebookNode]
    ) -> list[tuple[SourceNotebook, NotebookNode]]:
        """Sources with their executed notebooks, in the order in which syllabi name them."""
        order = {course: self._readme(course) for course in self.courses}
        pairs = list(zip(self.sources, executed, strict=True))
        return sorted(pairs, key=lambda pair: _place(pair[0], order[pair[0].assignment.course]))

    def _complete(self) -> None:
        """Ship the files that pages link to, after all links have been found good."""
        if self.links.broken:
            raise SiteError("\n".join(self.links.broken))
        for file in self.links.files:
            self._copy(file)

    def _guides(self) -> dict[str, str]:
        """The page of each text that belongs to no course."""
        docs = self.root / "docs"
        found = [*docs.glob("*.md"), *docs.glob("rubrics/*.md")]
        named = [path.relative_to(docs).as_posix() for path in sorted(found)]
        pages = {f"docs/{name}": f"guides/{name}" for name in named}
        there = {each: page for each, page in OTHER_PAGES.items() if (self.root / each).is_file()}
        folders = {"datasets": "datasets/README.md", "utils": "docs/reference.md"}
        known = {**pages, **there}
        return {**known, **{each: known[of] for each, of in folders.items() if of in known}}

    def _course_pages(self) -> dict[str, str]:
        pages = {}
        for course in self.courses:
            pages[course] = pages[f"{course}/README.md"] = f"{course}/index.md"
        for source in self.sources:
            for path in (source.assignment.release, source.assignment.source):
                pages[path.relative_to(self.root).as_posix()] = _page(source)
        return pages

    def _text(self, origin: str, page: str) -> str:
        return self.links.rewrite((self.root / origin).read_text("utf-8"), origin, page)

    def _syllabus(self, course: str) -> str:
        """The README of a course, and its notebooks in the order in which it names them."""
        origin = f"{course}/README.md"
        text = self._readme(course)
        taught = [each for each in self.sources if each.assignment.course == course]
        taught.sort(key=lambda each: _place(each, text))
        names = [each.assignment.name for each in taught]
        contents = "\n".join(["```{toctree}", ":hidden:", "in_images", *names, "```"])
        return f"{self.links.rewrite(text, origin, f'{course}/index.md')}\n\n{contents}\n"

    def _readme(self, course: str) -> str:
        path = self.root / course / "README.md"
        if not path.is_file():
            raise SiteError(f"{course}/README.md is missing: it is the syllabus of the site.")
        return path.read_text("utf-8")

    def _write_reference(self) -> None:
        """One page for each package of `graders`, and one for each module of `utils`."""
        excluded = [str(self.root / each) for each in UNDOCUMENTED]
        for package in ("invigilator/src/invigilator", "utils"):
            if (self.root / package).is_dir():
                options = [
                    "-q",
                    "--no-toc",
                    "--templatedir",
                    str(TEMPLATES),
                ]
                place = str(self.folder / "reference" / Path(package).name)
                apidoc([*options, "-o", place, str(self.root / package), *excluded])

    def _write(self, page: str, text: str) -> None:
        path = self.folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _copy(self, file: str) -> None:
        target = self.folder / FILES / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.root / file, target)


def _place(source: SourceNotebook, syllabus: str) -> tuple[str, int]:
    """Where a syllabus names an assignment; behind all others where it does not."""
    place = syllabus.find(f"/{source.assignment.name}.ipynb)")
    return source.assignment.course, place if place >= 0 else len(syllabus)


def _page(source: SourceNotebook) -> str:
    return f"{source.assignment.course}/{source.assignment.name}.ipynb"
