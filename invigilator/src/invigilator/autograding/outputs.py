"""The outputs of one cell, as nbformat stores them, cut where they grow too large."""

from __future__ import annotations

import json
from typing import Any

from invigilator.autograding.text import encodable


class CellOutputs:
    """Collects outputs up to a number of bytes; what is beyond is left out and noted.

    Parameters
    ----------
    limit : int
        What the cell may put out.
    left : int, optional
        What the notebook may still put out, where that is less.
    """

    def __init__(self, limit: int, left: int | None = None) -> None:
        self.limit = limit
        self.room = limit if left is None else min(limit, left)
        self.short = self.room < limit
        self.error = ""
        self.notes: list[str] = []
        self._outputs: list[dict[str, Any]] = []

    def add(self, kind: str, content: dict[str, Any]) -> None:
        """Take in one message of the kernel; anything but an output is passed over."""
        if kind == "long":
            self._note()
        try:
            output = self._output(kind, content)
        except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
            return
        if output is not None and self._fits(output):
            self._append(output)

    def as_list(self) -> list[dict[str, Any]]:
        """The outputs so far."""
        return self._outputs

    def _output(self, kind: str, content: dict[str, Any]) -> dict[str, Any] | None:
        if kind == "stream":
            text = self._cut(_text(content["text"]))
            return {"output_type": "stream", "name": _text(content["name"]), "text": text}
        if kind == "error" and not self.error:
            name, value = _text(content["ename"])[:200], _text(content["evalue"])[:2000]
            self.error = f"{name}: {value}"
            lines = [_text(line)[:2000] for line in content["traceback"][-50:]]
            return {"output_type": "error", "ename": name, "evalue": value, "traceback": lines}
        if kind in ("display_data", "execute_result"):
            data = {_text(mime): _text(shown) for mime, shown in dict(content["data"]).items()}
            output = {"output_type": kind, "data": data, "metadata": {}}
            return {**output, "execution_count": None} if kind == "execute_result" else output
        return None

    def _cut(self, text: str) -> str:
        room = max(self.room, 0)
        if len(text) <= room:
            return text
        self._note()
        return text[:room]

    def _fits(self, output: dict[str, Any]) -> bool:
        size = len(json.dumps(output))
        if output["output_type"] not in ("stream", "error") and size > self.room:
            self._note()
            return False
        self.room -= size
        return output["output_type"] == "error" or output.get("text") != ""

    def _append(self, output: dict[str, Any]) -> None:
        last = self._outputs[-1] if self._outputs else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            self._outputs.append(output)

    def _note(self) -> None:
        if not self.notes:
            reason = f"after {self.limit // 1024} KiB"
            if self.short:
                reason = "because all output of the notebook together is too long"
            self.notes.append(f"output cut {reason}")


def _text(value: Any) -> str:
    """Text as it is; what else JSON can hold, as text in JSON."""
    return encodable(value if isinstance(value, str) else json.dumps(value))
