"""A lean Jupyter client: runs one cell at a time over ipc sockets and bounds what comes back."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Literal, Self

import zmq
from jupyter_client.session import Session

from invigilator.autograding.outputs import CellOutputs
from invigilator.sandbox.jailed_kernel import JailedKernel

MAX_MESSAGE = 32 * 2**20
MAX_WAITING = 4
WELCOME_SECONDS = 10.0
SEND_MILLISECONDS = 3000
INTERRUPT_SECONDS = 3.0
DEAF_SECONDS = 5.0

CellStatus = Literal["ok", "error", "timeout", "killed", "deaf"]
End = Literal["ok", "timeout", "killed", "deaf"]


@dataclass(frozen=True)
class CellReply:
    """What became of one cell; ``deaf`` if the kernel is idle and yet does not answer.

    Of a cell of imports, `failed` names the statements that raised, each with its error; the
    others ran.
    """

    status: CellStatus
    outputs: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""
    notes: list[str] = field(default_factory=list)
    failed: tuple[tuple[str, str], ...] = ()


class KernelClient:
    """Talks to one jailed kernel; use it as a context manager.

    Parameters
    ----------
    kernel : JailedKernel
        It must be ready; the client takes no steps to start it.
    """

    def __init__(self, kernel: JailedKernel) -> None:
        self.kernel = kernel
        connection = kernel.connection
        self.session = Session(key=connection["key"].encode(), username="judge")
        self.context = zmq.Context()
        self.shell = self._connect(zmq.DEALER, connection["shell_port"])
        self.control = self._connect(zmq.DEALER, connection["control_port"])
        self.iopub = self._connect(zmq.SUB, connection["iopub_port"])
        self.poller = zmq.Poller()
        for source in (self.shell, self.iopub, kernel.exit_socket):
            self.poller.register(source, zmq.POLLIN)
        self._await_welcome()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.destroy(linger=0)

    def execute(self, code: str, seconds: float, output_bytes: int) -> CellReply:
        """Run code as a cell.

        Parameters
        ----------
        code : str
            The cell.
        seconds : float
            Wall time; then the cell is interrupted.
        output_bytes : int
            How much of its output is kept.
        """
        try:
            parent = self._request(code)
        except zmq.Again:  # a submission has closed the kernel's own socket
            return CellReply("deaf")
        outputs = CellOutputs(output_bytes)
        ended = self._collect(parent, outputs, seconds)
        if ended == "timeout":
            self._interrupt()
            after = self._collect(parent, outputs, INTERRUPT_SECONDS, {"idle", "reply"})
            ended = "timeout" if after == "ok" else "killed"
        status: CellStatus = "error" if ended == "ok" and outputs.error else ended
        return CellReply(status, outputs.as_list(), outputs.error, outputs.notes)

    def _request(self, code: str) -> str:
        """Send code to run and return the id of the message, without waiting."""
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": False,
        }
        message: Any = self.session.send(self.shell, "execute_request", content)
        return str(message["header"]["msg_id"])

    def _receive(self, channel: zmq.Socket[bytes]) -> dict[str, Any]:
        """The next message of a channel; one that is unreadable or out of shape is empty."""
        try:
            _, parts = self.session.feed_identities(channel.recv_multipart())
            message = dict(self.session.deserialize(parts))
        except Exception:  # a submission knows the key and may have signed anything
            return {}
        shaped = all(isinstance(message[part], dict) for part in ("parent_header", "content"))
        return message if shaped else {}

    def _connect(self, kind: int, port: int) -> zmq.Socket[bytes]:
        channel = self.context.socket(kind)
        channel.setsockopt(zmq.LINGER, 0)
        channel.setsockopt(zmq.SNDTIMEO, SEND_MILLISECONDS)
        channel.setsockopt(zmq.MAXMSGSIZE, MAX_MESSAGE)
        channel.setsockopt(zmq.RCVHWM, MAX_WAITING)
        if kind == zmq.SUB:
            channel.setsockopt(zmq.SUBSCRIBE, b"")
        channel.connect(f"ipc://{self.kernel.connection['ip']}-{port}")
        return channel

    def _await_welcome(self) -> None:
        """Wait until the kernel confirms that its outputs reach us (Jupyter's JEP 65)."""
        if self.iopub.poll(int(WELCOME_SECONDS * 1000)):
            self._receive(self.iopub)

    def _interrupt(self) -> None:
        with contextlib.suppress(zmq.Again):
            self.session.send(self.control, "interrupt_request", {})

    def _collect(
        self,
        parent: str,
        outputs: CellOutputs,
        seconds: float,
        expected: Collection[str] = ("busy", "idle", "reply"),
    ) -> End:
        """Take in outputs until the cell is idle, its time is up, or the kernel is gone."""
        begun = time.monotonic()
        waiting = set(expected)
        while waiting & {"idle", "reply"}:
            idles = "busy" in waiting or "idle" not in waiting
            left = begun + (min(DEAF_SECONDS, seconds) if idles else seconds) - time.monotonic()
            ready = dict(self.poller.poll(int(left * 1000) + 1)) if left > 0 else {}
            if not ready:
                return "deaf" if idles else "timeout"
            if self.iopub in ready:
                self._take(self._receive(self.iopub), parent, outputs, waiting)
            if self.shell in ready and self._belongs(self._receive(self.shell), parent):
                waiting.discard("reply")
            if self.kernel.exit_socket.fileno() in ready:
                self.kernel.note_exit()
                return "killed"
        return "ok"

    def _take(
        self, message: dict[str, Any], parent: str, outputs: CellOutputs, waiting: set[str]
    ) -> None:
        if not self._belongs(message, parent):
            return
        if message["msg_type"] == "status":
            waiting.discard(str(message["content"].get("execution_state")))
        else:
            outputs.add(message["msg_type"], message["content"])

    @staticmethod
    def _belongs(message: dict[str, Any], parent: str) -> bool:
        return bool(message) and message["parent_header"].get("msg_id") == parent
