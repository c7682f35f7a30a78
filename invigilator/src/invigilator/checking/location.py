"""Where the stored expectations of the course lie that a notebook belongs to."""

from __future__ import annotations

import importlib.util
from pathlib import Path

#: Marks the root of a course, and of what students get of it.
SETTINGS = "invigilator.toml"


def graders_folder(start: Path | None = None) -> Path:
    """The folder ``graders`` of the course around a folder, by default the current one.

    Where there is no course around it, say for a notebook among the downloads, it is the course
    that is installed.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder / _graders(folder / SETTINGS)
    found = importlib.util.find_spec("graders")
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) if places else here / "graders"


def _graders(settings: Path) -> str:
    import tomllib

    table = tomllib.loads(settings.read_text("utf-8")).get("course", {})
    return str(table.get("graders", "graders"))
