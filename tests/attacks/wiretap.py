"""Hears all that goes from the judge to a kernel, and looks in it for what must not."""

import re
from dataclasses import dataclass, field

import h5py
import numpy as np

from invigilator.authoring.regions import regions
from invigilator.authoring.source import read_source
from invigilator.autograding.client import KernelClient
from invigilator.autograding.worker import Worker
from invigilator.sandbox import frames
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.jailed_kernel import JailedKernel

#: Shorter lines, spaces left out, say nothing: many answers have them.
SHORTEST = 16


@dataclass
class Wiretap:
    """All bytes that reached kernels: requests, cells, orders to the jail, and files in it."""

    messages: list[bytes] = field(default_factory=list)
    mounted: set = field(default_factory=set)

    def tap(self, monkeypatch):
        """Listen wherever the judge sends something, or starts a jail."""
        send, tell, start = frames.send, JailedKernel._tell, Jail.__init__
        execute = KernelClient.execute

        def hear_frame(stream, data):
            self.messages.append(data)
            send(stream, data)

        def hear_cell(client, code, *arguments):
            self.messages.append(code.encode())  # as it is, beside the frame that quotes it
            return execute(client, code, *arguments)

        def hear_order(kernel, **order):
            self.messages.append(repr(order).encode())
            tell(kernel, **order)

        def see_files(jail, view, *arguments, **options):
            self.mounted |= {source for source, _ in view.mounts()}
            start(jail, view, *arguments, **options)

        monkeypatch.setattr(frames, "send", hear_frame)
        monkeypatch.setattr(KernelClient, "execute", hear_cell)
        monkeypatch.setattr(JailedKernel, "_tell", hear_order)
        monkeypatch.setattr(Jail, "__init__", see_files)

    @property
    def text(self):
        """All of it, and what the stored expectations say that lie in the jail, without spaces."""
        stored = [text for path in self.mounted if path.suffix == ".h5" for text in texts(path)]
        return plain(b"\n".join(self.messages).decode("latin-1") + "\n".join(stored))

    @property
    def raw(self):
        """All bytes that were sent."""
        return b"".join(dict.fromkeys(self.messages))


def grade(wiretap, monkeypatch, settings, job):
    """Grade one submission by a worker of its own, listened to."""
    wiretap.tap(monkeypatch)
    worker = Worker(settings)
    try:
        return worker.grade(job).result
    finally:
        worker.close()


def plain(text):
    """Text without spaces, and without the marks with which strings are written in strings."""
    return re.sub(r"[\s\\\"']", "", text)


def secret_lines(assignment, public):
    """The lines of the reference answers that stand in none of the public texts, by exercise.

    A line that does nothing but call another exercise is left out: cases call it likewise.
    """
    known, found = plain(public), {}
    answers = read_source(assignment).answers
    call = re.compile(rf"[\w,]+=({'|'.join(answers)})\([\w,=]*\)")
    for name, answer in answers.items():
        rows = answer.splitlines()
        lines = [rows[n] for each in regions(answer) for n in range(each.start, each.end - 1)]
        codes = {plain(re.sub(r"\s#.*", "", line)) for line in lines if line.strip()[:1] != "#"}
        long = {code for code in codes if len(code) >= SHORTEST and not call.fullmatch(code)}
        found[name] = {code for code in long if code not in known}
    return found


def texts(path):
    """What an HDF5 file holds, as text, whatever way it is packed."""
    found = []

    def visit(name, item):
        if isinstance(item, h5py.Dataset):
            value = item[()]
            data = value if isinstance(value, bytes) else np.asarray(value).tobytes()
            found.append(f"{name} {data.decode('latin-1')}")

    with h5py.File(path) as file:
        file.visititems(visit)
    return found


def arrays(value, distinct=4):
    """The arrays of a value with that many distinct numbers: those with fewer agree by chance."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from arrays(part, distinct)
    elif (
        isinstance(value, np.ndarray)
        and value.dtype.kind == "f"
        and np.unique(value).size >= distinct
    ):
        yield value
