"""Text that comes from students: read in whatever encoding it has, made fit for every file."""

from __future__ import annotations

import codecs
import json

BYTE_ORDER_MARK = "\ufeff"
#: How many bytes that are not UTF-8 may be replaced in a text that is UTF-8 otherwise.
FEW = 20


def encodable(text: str) -> str:
    """Text without lone surrogates, which JSON can express and no file encoding can."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def decoded(data: bytes) -> tuple[str, list[str]]:
    """The JSON text that bytes stand for, and what is odd about its encoding.

    Raises
    ------
    UnicodeError
        If it is no text, or the encoding is not certain; the message is for people.
    """
    text, notes = _decoded(data)
    marks = len(text) - len(text.lstrip(BYTE_ORDER_MARK))
    if marks > 1:
        notes.append(f"the file begins with {marks} byte order marks")
    return text[marks:], notes


def _decoded(data: bytes) -> tuple[str, list[str]]:
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        encoding = json.detect_encoding(data)
    if not encoding.startswith("utf-8"):
        return _wide(data, encoding)
    if data.lstrip(codecs.BOM_UTF8 + b" \t\r\n")[:1] not in (b"{", b"["):
        raise UnicodeError("It is not text but binary data")
    return _eight_bits(data)


def _wide(data: bytes, encoding: str) -> tuple[str, list[str]]:
    """Text of two or four bytes a character."""
    name = encoding.upper()[:6]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    if text.lstrip(BYTE_ORDER_MARK + " \t\r\n")[:1] not in ("{", "["):
        raise UnicodeError(f"It is not text but binary data, or damaged text in {name}")
    return text, [f"the file is written in {name}, not in UTF-8"]


def _eight_bits(data: bytes) -> tuple[str, list[str]]:
    """Text with bytes that are not UTF-8: in Windows-1252 throughout, or with a few bad ones."""
    bad = data.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= character <= "\udcff" for character in bad)
    right = sum(character > "\x7f" for character in bad) - wrong
    if not right:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            return text, ["the file is not written in UTF-8; it was read as Windows-1252"]
    if wrong <= FEW:
        which = f"{wrong} bytes are" if wrong > 1 else "one byte is"
        return data.decode("utf-8", "replace"), [f"{which} not UTF-8; � stands in the place"]
    raise UnicodeError(
        "Its encoding is not clear: it is neither UTF-8, nor UTF-16, nor Windows-1252 throughout"
    )
