"""Plain values as a JSON tree plus raw arrays: the one form in which they travel and are stored.

Nothing here can run code on reading: no pickle, no object arrays, no classes.
"""

from __future__ import annotations

import json
import math
import re
import struct
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from invigilator.checking.exceptions import MalformedValue, UnsupportedValue, unsupported

Array = npt.NDArray[Any]
Tree = Any
#: The keys that lead to a part of a value, the outermost first.
Place = tuple[Any, ...]
#: Types together: to put them together at each part would take as long as to look.
TEXT, NUMBER, SEQUENCE = (bool, str), (int, float), (list, tuple)
PLAIN = (*TEXT, *NUMBER)

MAX_BYTES = 64 * 2**20
MAX_HEADER = 4 * 2**20
MAX_DEPTH = 32
MAX_NODES = 100_000
#: NumPy has no array of more.
MAX_AXES = 64
PLAIN_KINDS = "biufcS"
#: How NumPy writes a dtype of a plain kind; it would read many other texts as dtypes, some slowly.
DTYPE = re.compile(rf"[<>|][{PLAIN_KINDS}]\d{{1,8}}")
_LENGTH = struct.Struct("<I")


def encode(value: Any) -> tuple[Tree, list[Array]]:
    """Split a value into a JSON tree and the arrays that the tree names by index.

    Raises
    ------
    UnsupportedValue
        If a part is neither array, number, text, None nor a container of such.
    """
    arrays: list[Array] = []
    return _encode(value, arrays, ()), arrays


def decode(tree: Tree, arrays: Sequence[Array], bounded: bool = True) -> Any:
    """The value of which `encode` made `tree` and `arrays`; arrays are copied, each once at most.

    A tree of too many parts is refused if it is to be `bounded`.

    Raises
    ------
    MalformedValue
        If the tree is not one that `encode` makes.
    """
    budget = [MAX_NODES if bounded else sys.maxsize]
    return _decode(tree, dict(enumerate(arrays)), 0, budget)


def pack(value: Any) -> bytes:
    """A value as bytes: length of the header, header (JSON), raw arrays."""
    tree, arrays = encode(value)
    shapes = [[array.dtype.str, list(array.shape)] for array in arrays]
    header = json.dumps({"tree": tree, "arrays": shapes}).encode()
    return b"".join([_LENGTH.pack(len(header)), header, *(array.tobytes() for array in arrays)])


def unpack(data: bytes, bounded: bool = True) -> Any:
    """The value that `pack` made, from bytes that nobody vouches for.

    Parameters
    ----------
    data : bytes
        Whatever has come.
    bounded : bool
        Whether a value that is too large for an answer is refused.

    Raises
    ------
    MalformedValue
        If the bytes are not such a value, or if it is too large.
    """
    if bounded and len(data) > MAX_BYTES:
        raise MalformedValue(f"The value takes more than {MAX_BYTES // 2**20} MiB.")
    try:
        (length,) = _LENGTH.unpack_from(data)
        if bounded and length > MAX_HEADER:
            raise MalformedValue("The value has too many parts.")
        start = _LENGTH.size + length
        header = json.loads(data[_LENGTH.size : start])
        arrays = _read_arrays(header["arrays"], memoryview(data)[start:])
        return decode(header["tree"], arrays, bounded)
    except MalformedValue:
        raise
    except (struct.error, ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as e:
        raise MalformedValue(f"The bytes hold no value: {type(e).__name__}.") from None


def _encode(value: Any, arrays: list[Array], place: Place) -> Tree:
    """The tree of a part, which stands at `place`."""
    if len(place) > MAX_DEPTH:
        raise unsupported(value, f"{_written(place)[:80]} (nested deeper than {MAX_DEPTH} levels)")
    if value is None or type(value) is float or isinstance(value, TEXT):
        return value
    if isinstance(value, NUMBER) and not isinstance(value, np.generic):
        return _numpy_sized(value, UnsupportedValue)
    if isinstance(value, dict):
        items = value.items()
        return {"d": [[_key(k, place), _encode(v, arrays, (*place, k))] for k, v in items]}
    if isinstance(value, SEQUENCE):
        mark = "t" if isinstance(value, tuple) else "l"
        return {mark: [_encode(v, arrays, (*place, i)) for i, v in enumerate(value)]}
    array = _plain_array(value, place)
    if array.dtype.kind == "U":
        return _encode(array.tolist(), arrays, place)
    arrays.append(array)
    return {"a": len(arrays) - 1}


def _written(place: Place) -> str:
    """A place as one writes it in code."""
    return "".join(f"[{key!r}]" for key in place)


def _key(key: Any, place: Place) -> str | int:
    if _is_key(key):
        return key  # type: ignore[no-any-return]
    raise unsupported(key, f"the keys of {_written(place) or 'a dict'}")


def _is_key(key: Any) -> bool:
    """Text or a whole number, not so large that keys could be made to collide."""
    return isinstance(key, str) or (isinstance(key, int) and abs(key) < 2**32)


def _is_length(length: Any) -> bool:
    """Whether an axis may have this length: the product of longer ones would take minutes."""
    return isinstance(length, int) and 0 <= length <= MAX_BYTES


def _numpy_sized(value: Any, error: type[Exception]) -> Any:
    """A number, if NumPy has a type for it."""
    if isinstance(value, int) and not -(2**63) <= value < 2**64:
        raise error("A whole number of more than 64 bits cannot be compared.")
    return value


def _plain_array(value: Any, place: Place) -> Array:
    if not hasattr(value, "__array__"):
        raise unsupported(value, _written(place))
    try:
        array = np.asarray(value)
    except Exception as error:  # a symbolic tensor, which has no values, or whatever a class does
        raise unsupported(value, _written(place)) from error
    known = array.dtype.kind in PLAIN_KINDS + "U" and array.dtype.itemsize <= MAX_BYTES
    if not known or not all(map(_is_length, array.shape)):
        raise unsupported(value, _written(place))
    return array


def _decode(tree: Tree, arrays: dict[int, Array], depth: int, budget: list[int]) -> Any:
    budget[0] -= 1
    if depth > MAX_DEPTH + 1 or budget[0] < 0:
        raise MalformedValue("The value is nested too deeply or has too many parts.")
    if tree is None or isinstance(tree, PLAIN):
        return _numpy_sized(tree, MalformedValue)
    if not isinstance(tree, dict):
        raise MalformedValue("A part of the tree has no mark.")
    ((mark, content),) = tree.items()
    if mark == "a":
        return arrays.pop(content).copy()
    if mark == "d":
        return {_checked_key(k): _decode(v, arrays, depth + 1, budget) for k, v in content}
    parts = [_decode(part, arrays, depth + 1, budget) for part in content]
    if mark not in ("l", "t"):
        raise MalformedValue("The tree has an unknown mark.")
    return tuple(parts) if mark == "t" else parts


def _checked_key(key: Any) -> str | int:
    if _is_key(key):
        return key  # type: ignore[no-any-return]
    raise MalformedValue("A key is neither text nor a whole number of usual size.")


def _read_arrays(shapes: list[list[Any]], data: memoryview) -> list[Array]:
    arrays, start = [], 0
    for name, shape in shapes:
        if not DTYPE.fullmatch(name):
            raise MalformedValue("An array has an unknown dtype.")
        dtype = np.dtype(name)
        if dtype.itemsize > MAX_BYTES or len(shape) > MAX_AXES or not all(map(_is_length, shape)):
            raise MalformedValue("An array has an unusable dtype or shape.")
        count = math.prod(shape)
        end = start + count * dtype.itemsize
        if end > len(data):
            raise MalformedValue("An array is longer than its bytes.")
        arrays.append(np.frombuffer(data[start:end], dtype, count).reshape(shape))
        start = end
    return arrays
