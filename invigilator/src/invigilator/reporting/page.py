"""HTML from the templates of this room: escaped, cleaned, complete in one file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from invigilator.checking.looks import FILLS
from invigilator.checking.wording import count
from invigilator.reporting import figures, view
from invigilator.reporting.text import clean

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: Any) -> str:
    """The HTML of `template` with `values`.

    Whatever text is put in is cleaned and escaped by the environment itself, so that a template
    cannot forget it.
    """
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for function in (figures.points, figures.percent, figures.duration, count):
        environment.filters[function.__name__] = function
    environment.globals["fills"] = FILLS
    for helper in (figures.share, view.look, view.headline, view.case_views):
        environment.globals[helper.__name__] = helper
    return environment


def _finalize(value: Any) -> Any:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
