"""Guides and READMEs name files that are there."""

import re

import pytest

from project import ROOT

ENGINE = ROOT / "invigilator/src/invigilator"
GUIDES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
    *ROOT.glob("course*/README.md"),
    ROOT / "datasets/README.md",
    ROOT / "invigilator/README.md",
]
NAMED = re.compile(r"`((?:utils|graders|datasets|tests|benchmarks|[a-z]+)/[\w/.-]+\.py)`")
#: What the tutorial writes into a course of one's own.
TUTORIAL = ("graders/course1/moving_average.py", "course1/source/moving_average/moving_average.py")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_that_a_guide_names_is_there(guide):
    named = set(NAMED.findall(guide.read_text("utf-8"))) - set(TUTORIAL)
    missing = {
        name
        for name in named
        if not any((base / name).exists() for base in (ROOT, guide.parent, ENGINE))
    }
    assert missing == set()
