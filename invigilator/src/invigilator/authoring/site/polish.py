"""What the theme leaves undone in finished pages: names for those who hear a page."""

from __future__ import annotations

import re
from pathlib import Path

#: A page in the menu with the pages below it, which a nameless button folds and unfolds.
FOLD = re.compile(r"(>([^<>]+)</a><details[^>]*>)<summary>")


def polish(site: Path) -> None:
    """Give the folding buttons of the menu a name, in all pages of a site."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        named = FOLD.sub(r'\1<summary aria-label="Pages of \2">', text)
        if named != text:
            path.write_text(named, encoding="utf-8")
