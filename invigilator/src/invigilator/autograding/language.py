"""In which language a notebook is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from invigilator.checking.conventions import functions, parsed

LANGUAGES = {
    "r": "R",
    "ir": "R",
    "julia": "Julia",
    "octave": "Octave",
    "matlab": "MATLAB",
    "scala": "Scala",
    "javascript": "JavaScript",
    "typescript": "TypeScript",
    "ruby": "Ruby",
    "java": "Java",
    "kotlin": "Kotlin",
    "c": "C",
    "c++": "C++",
    "c#": "C#",
    "f#": "F#",
    "csharp": "C#",
    "fsharp": "F#",
    "go": "Go",
    "rust": "Rust",
    "haskell": "Haskell",
    "lua": "Lua",
    "perl": "Perl",
    "bash": "Bash",
    "sql": "SQL",
    "sas": "SAS",
    "stata": "Stata",
    "powershell": "PowerShell",
}


def other_language(metadata: Any, code: Iterable[str]) -> str:
    """The language that a notebook says it is in; empty if it is Python, or does not say.

    A notebook that defines a function in Python is in Python, whatever its metadata say.
    """
    told = list(filter(None, _told(metadata)))
    if any("python" in each for each in told):
        return ""
    names = [LANGUAGES[each] for each in told if each in LANGUAGES]
    return names[0] if names and not any(map(_defines_a_function, code)) else ""


def _told(metadata: Any) -> Iterable[str]:
    """What the metadata say: the language that ran, that of the kernel, the kernel's name."""
    data = metadata if isinstance(metadata, dict) else {}
    places = (("language_info", "name"), ("kernelspec", "language"), ("kernelspec", "name"))
    for key, field in places:
        holder = data.get(key)
        value = holder.get(field) if isinstance(holder, dict) else None
        name = value.strip().lower() if isinstance(value, str) else ""
        yield name.partition("-")[0] if field == "name" else name


def _defines_a_function(source: str) -> bool:
    return bool(functions(parsed(source)))
