"""Names of files as browsers, people and platforms make them, and what may be in such a file."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Kind = Literal["notebook", "maybe", "archive", "document", "other"]

NOTEBOOK = ".ipynb"
MAX_DEPTH = 64
READ_ARCHIVES = frozenset({"zip", "tar", "gz", "tgz", "bz2", "tbz", "tbz2", "xz", "txz"})
UNREAD_ARCHIVES = frozenset({"7z", "rar", "zipx", "lz", "zst", "lzma", "cab", "arj", "ace"})
DOCUMENTS = {
    "html": "an exported page",
    "htm": "an exported page",
    "mhtml": "a saved page",
    "webarchive": "a saved page",
    "pdf": "a PDF",
    "py": "a script",
    "docx": "a Word document",
    "doc": "a Word document",
    "odt": "a text document",
    "rtf": "a text document",
    "pages": "a text document",
    "pptx": "a presentation",
    "url": "a link to a page",
    "webloc": "a link to a page",
    "gdoc": "a link to a page",
    "lnk": "a shortcut",
    "png": "an image",
    "jpg": "an image",
    "jpeg": "an image",
    "heic": "an image",
}
MAYBE = frozenset({"json", "txt"})
_KNOWN = {"ipynb", "tar", *MAYBE, *DOCUMENTS, *READ_ARCHIVES, *UNREAD_ARCHIVES}
_NUMBERED = re.compile(r"(?i)^(copy of )+|( ?\(\d+\)|-copy\d*|[-_ ]\d{1,2}| copy)+$")
_LONGEST = 1000
_DRIVE = re.compile(r"[A-Za-z]:")

IGNORED_FOLDERS = {
    "__MACOSX": "macOS's own",
    ".ipynb_checkpoints": "Jupyter's checkpoints",
    "__pycache__": "Python's cache",
    ".git": "Git's own",
    ".svn": "Subversion's own",
    ".hg": "Mercurial's own",
    "node_modules": "installed packages",
    "site-packages": "installed packages",
    "venv": "a Python environment",
    ".venv": "a Python environment",
    ".idea": "an editor's own",
    ".vscode": "an editor's own",
    "$RECYCLE.BIN": "Windows's own",
    "System Volume Information": "Windows's own",
}
IGNORED_FILES = {
    ".ds_store": "macOS's own",
    "thumbs.db": "Windows's own",
    "desktop.ini": "Windows's own",
    "timestamp.txt": "nbgrader's own",
    "submission_secret.txt": "nbgrader's own",
}


def suffix(name: str) -> str:
    """The last suffix of a name in small letters, without its dot."""
    before, dot, last = name.rpartition(".")
    return last.strip().lower() if dot and (before or last.lower() == "ipynb") else ""


def kind_of(name: str) -> Kind:
    """What a file of this name may be."""
    last = suffix(name)
    if last == "ipynb":
        return "notebook"
    if last in READ_ARCHIVES or last in UNREAD_ARCHIVES:
        return "archive"
    if last in MAYBE or NOTEBOOK in name.lower() or not last:
        return "maybe"
    return "document" if last in DOCUMENTS else "other"


def stem(name: str) -> str:
    """A name without the suffixes that browsers and people give to a notebook.

    Examples
    --------
    >>> stem("ada.ipynb.txt"), stem("ada.lovelace.IPYNB"), stem("ada.tar.gz"), stem("Ada L. 17")
    ('ada', 'ada.lovelace', 'ada', 'Ada L. 17')
    """
    while suffix(name) in _KNOWN and name.rpartition(".")[0]:
        name = name.rpartition(".")[0]
    return name.strip() or name


def unnumbered(name: str) -> str:
    """A stem without what a second download or a copy adds to it.

    Examples
    --------
    >>> unnumbered("class (1)"), unnumbered("hw-Copy1"), unnumbered("Copy of hw")
    ('class', 'hw', 'hw')
    """
    return _NUMBERED.sub("", name[:_LONGEST]).strip() + name[_LONGEST:]


def why_ignored(parts: tuple[str, ...]) -> str:
    """Why nobody handed in a file of this place; empty if somebody may have."""
    for folder in parts[:-1]:
        if reason := why_folder_ignored(folder):
            return reason
    name = parts[-1]
    if reason := IGNORED_FILES.get(name.lower(), ""):
        return reason
    if name.startswith("._"):
        return "macOS's own"
    if name.startswith("~$"):
        return "an editor's own"
    hidden = name.startswith(".") and name.lower() != NOTEBOOK
    return "hidden" if hidden else ""


def why_folder_ignored(name: str) -> str:
    """Why a folder of this name is not looked into; empty if it is."""
    hidden = "hidden" if name.startswith(".") and name not in (".", "..") else ""
    return IGNORED_FOLDERS.get(name, hidden)


def parts_of(name: str) -> tuple[str, ...]:
    """The place that a member of an archive names, whatever it tries to name.

    Absolute names, drives, ``..``, empty parts and Windows's separators lead nowhere else: they
    are left out. Nothing is ever written by such a name.
    """
    parts = readable(name).replace("\\", "/").split("/")
    if parts and _DRIVE.fullmatch(parts[0]):
        parts = parts[1:]
    return tuple(part for part in parts if part not in ("", ".", ".."))


def readable(name: str) -> str:
    """A name that any text file can hold: bytes that are not UTF-8 are read as Windows-1252."""
    if name.isascii():
        return name
    raw = name.encode("utf-8", "surrogatepass")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(map(_plain, name))


def _plain(character: str) -> str:
    """The character of a lone surrogate, by which Python stands for a byte that is not UTF-8."""
    code = ord(character)
    if not 0xD800 <= code <= 0xDFFF:
        return character
    byte = bytes([code - 0xDC00]) if 0xDC80 <= code <= 0xDCFF else b"?"
    return byte.decode("cp1252", "replace")


def same(name: str) -> str:
    """The form under which two spellings of one name are the same name."""
    return unicodedata.normalize("NFC", name)
