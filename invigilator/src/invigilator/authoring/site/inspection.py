"""What a reader would find broken in the finished pages: links, images, a need of the network."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: Elements that load what they name, so that an address elsewhere would need the network.
LOADING = frozenset({"audio", "embed", "iframe", "img", "link", "script", "source", "video"})
#: Relations of `link` elements that load nothing.
INFORMING = frozenset({"author", "canonical", "copyright", "index", "next", "prev", "search"})


def faults(site: Path) -> list[str]:
    """Everything that is broken in the pages of a site, each with page and target.

    Parameters
    ----------
    site : Path
        The folder of finished pages.
    """
    found = []
    pages = cache(_read)  # for this once: another site may be built at the same place
    for path in sorted(each for each in site.rglob("*.html") if "_static" not in each.parts):
        for tag, target in pages(path.resolve()).targets:
            if fault := _fault(path, tag, target, pages):
                found.append(f"{path.relative_to(site)}: {fault}")
    return list(dict.fromkeys(found))


class _Page(HTMLParser):
    """What a page names: its anchors, and the targets of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors = {"", "top"}
        self.targets: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element names."""
        named = dict(attrs)
        self.anchors.update(each for key in ("id", "name") if (each := named.get(key)))
        if named.get("rel") not in INFORMING:
            self.targets += [(tag, each) for key in ("href", "src") if (each := named.get(key))]


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _fault(path: Path, tag: str, target: str, pages: Callable[[Path], _Page]) -> str | None:
    address = urlsplit(target)
    if address.scheme == "data":
        return None
    if address.scheme or address.netloc:
        return f"needs the network for {target}" if tag in LOADING else None
    file = path.parent / unquote(address.path) if address.path else path
    what = "image" if tag == "img" else "link"
    if not file.is_file():
        return f"the {what} to {target} leads nowhere"
    if file.suffix == ".html" and unquote(address.fragment) not in pages(file.resolve()).anchors:
        return f"the page of {target} has no such section"
    return None
