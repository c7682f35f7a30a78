"""The list of checksums and the shipped files agree."""

import hashlib

from project import ROOT

FOLDER = ROOT / "datasets"
DOCUMENTS = {"README.md", "SHA256SUMS"}


def listed():
    lines = (FOLDER / "SHA256SUMS").read_text().splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def data_files():
    return [path for path in FOLDER.iterdir() if path.is_file() and path.name not in DOCUMENTS]


def test_every_file_has_its_checksum():
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in data_files()}
    assert digests == listed()


def test_readme_names_every_file():
    readme = (FOLDER / "README.md").read_text()
    assert [path.name for path in data_files() if f"`{path.name}`" not in readme] == []


def test_files_are_small_enough_for_git():
    sizes = {path.name: path.stat().st_size for path in data_files()}
    assert sum(size for name, size in sizes.items() if "catvnoncat" in name) < 3e6
    assert sum(size for name, size in sizes.items() if "signs" in name) < 8e6
