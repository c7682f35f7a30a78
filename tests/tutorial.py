"""The text of docs/tutorial.md: the files it has written, and the commands it has run."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

from project import ROOT

TARGET = "course1/moving_average"
FENCE = re.compile(r"(?:^`([\w./]+)`(?:, continued)?\n\n)?^```(\w+)\n(.*?)^```$", re.M | re.S)
#: They open a window or set up the reader's shell; the walk has its own `course` on its path.
NOT_RUN = ("source .venv/bin/activate", "make lab")


@dataclass
class Step:
    """Commands of one block, what came of them and what the text says comes of them."""

    commands: str
    status: int
    output: str
    promised: list = field(default_factory=list)

    def keeps(self, line):
        """Whether the output has a line of the text; spaces do not count, … is anything."""
        pattern = ".*".join(map(re.escape, " ".join(line.split()).split("…")))
        return any(re.search(f"^{pattern}$", " ".join(o.split())) for o in self.output.splitlines())


def blocks():
    """By turns of the text: the file named above a block, its language, its content."""
    return FENCE.findall((ROOT / "docs" / "tutorial.md").read_text("utf-8"))


def files():
    """The files that stand in the text, whole, by their place in the project."""
    found = {}
    for name, _, content in blocks():
        if name:
            found[name] = found.get(name, "") + content
    return found


def clone(folder):
    """Copy what the tutorial needs of the project, with a `course` command that works there."""
    unneeded = shutil.ignore_patterns("__pycache__", "expected", "course[2-9]")
    for name in ("graders", "utils"):
        shutil.copytree(ROOT / name, folder / name, ignore=unneeded)
    (folder / "datasets").symlink_to(ROOT / "datasets")
    (folder / "course1").mkdir()
    for name in (
        "course1/README.md",
        "course1/nbgrader_config.py",
        "requirements.lock",
        "invigilator.toml",
    ):
        shutil.copy(ROOT / name, folder / name)
    for name in ("LICENSE", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, folder / name)
    command = folder / "bin" / "course"
    command.parent.mkdir()
    code = "from invigilator.cli import main; main(prog_name='course')"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$@"\n')
    command.chmod(0o755)
    return folder


def walk(folder):
    """Do what the text says, in a clone; the steps in their order."""
    steps, seen = [], set()
    for name, language, content in blocks():
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a" if name in seen else "w", encoding="utf-8") as file:
                file.write(content)
            seen.add(name)
        elif language == "bash" and content.strip() not in NOT_RUN:
            steps.append(_run(content, folder))
        elif language == "text":
            steps[-1].promised += content.splitlines()
    return steps


def _run(commands, folder):
    paths = {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": f"{folder}{os.pathsep}{folder / 'utils'}",
        "COLUMNS": "200",
    }
    done = subprocess.run(
        ["sh", "-ec", commands],
        cwd=folder,
        env={**os.environ, **paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Step(commands, done.returncode, done.stdout)
