"""On the host: one kernel in a jail, for one submission."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import select
import shutil
import socket
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invigilator.exceptions import KernelFailure
from invigilator.sandbox.paths import HOME_INSIDE, KERNELS

if TYPE_CHECKING:
    from invigilator.sandbox.jail import Jail

START_SECONDS = 180.0
STOP_SECONDS = 10.0


class JailedKernel:
    """One kernel in a jail.

    Parameters
    ----------
    jail : Jail
        Where to fork it.
    beside : dict
        The files that it finds in its working folder, by name.

    Attributes
    ----------
    folder : Path
        On the host, the folder with its sockets.
    """

    def __init__(self, jail: Jail, beside: Mapping[str, bytes]) -> None:
        self.jail = jail
        self.id = secrets.token_hex(4)
        self.folder = jail.folder / self.id
        self.ended = False
        self._furnish(beside)
        self._tell(
            do="fork",
            limits=asdict(jail.limits),
            folder=str(self._inside(self.folder)),
            home=str(self._inside(self.folder / HOME_INSIDE)),
            scratch=[str(folder) for folder in jail.view.scratch()],
        )
        message = jail.hear(START_SECONDS)
        if message.get("event") != "ready":
            log = (jail.folder / "log").read_text(errors="replace").strip()[-2000:]
            raise KernelFailure(f"A kernel did not start in the sandbox; is memory short?\n{log}")

    @property
    def owner(self) -> int:
        """Whose its files and sockets are, as the host sees it."""
        return os.geteuid() if self.jail.uid is None else self.jail.uid

    @property
    def exit_socket(self) -> socket.socket:
        """Becomes readable when the kernel ends."""
        return self.jail.control

    def note_exit(self) -> None:
        """Take in the parent's message that the kernel has ended; a parent gone means so too."""
        message = self.jail.hear(STOP_SECONDS)
        if not message or message.get("event") == "exit":
            self.ended = True
            if not message.get("clean"):
                self.jail.isolated = False

    def look(self) -> None:
        """Note the kernel's end, if it has ended; return at once in any case."""
        if not self.ended and select.select([self.exit_socket], [], [], 0)[0]:
            self.note_exit()

    def interrupt(self) -> None:
        """Raise KeyboardInterrupt in the cell that runs, if one does."""
        self._tell(do="interrupt")

    def kill(self) -> None:
        """End the kernel and whatever it has started; afterwards nothing of it is left."""
        if not self.ended:
            self.jail.end_kernel()
            self.note_exit()
        if not self.ended:
            self.jail.close()
            self.ended = True
        shutil.rmtree(self.folder, ignore_errors=True)

    def _furnish(self, beside: Mapping[str, bytes]) -> None:
        """Make its folder out of the reach of all that runs in the jail; then move it there."""
        made = Path(tempfile.mkdtemp(prefix=f"{self.jail.folder.name}-"))
        try:
            _write_files(made / HOME_INSIDE, beside)
            if self.jail.uid is not None:
                for path in (*made.rglob("*"), made):
                    os.chown(path, self.jail.uid, self.jail.uid)
            made.rename(self.folder)
        except OSError as error:
            shutil.rmtree(made, ignore_errors=True)
            raise KernelFailure(f"A kernel has no folder: {error}.") from error

    def _tell(self, **order: Any) -> None:
        with contextlib.suppress(OSError):
            self.jail.control.send(json.dumps({"id": self.id, **order}).encode())

    def _inside(self, path: Path) -> Path:
        if not self.jail.sandboxed:
            return path
        return KERNELS / path.relative_to(self.jail.folder)


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder; one in the place of another is left out."""
    folder.mkdir()
    for name, data in files.items():
        place = folder / name
        with contextlib.suppress(FileExistsError, NotADirectoryError):
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(data)
