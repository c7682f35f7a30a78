"""Plain values survive the journey; anything else is refused, in both directions."""

import json
import struct

import numpy as np
import pytest

from invigilator.checking.exceptions import MalformedValue, UnsupportedValue
from invigilator.checking.values import MAX_DEPTH, pack, unpack


class Symbolic:
    """An array without values, such as a symbolic tensor."""

    def __array__(self, dtype=None, copy=None):
        raise ValueError("no values here")


VALUES = [
    None,
    True,
    3,
    2.5,
    float("inf"),
    "text",
    [1, (2.0, None), {"a": "b", 3: [True]}],
    {},
    (),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_containers_and_scalars_come_back_as_they_were(value):
    assert unpack(pack(value)) == value
    assert type(unpack(pack(value))) is type(value)


@pytest.mark.parametrize(
    "dtype", ["float64", "float32", "int64", "uint8", "bool", "complex128", "S4"]
)
def test_arrays_keep_dtype_shape_and_content(dtype):
    array = np.arange(6).reshape(2, 3).astype(dtype)
    back = unpack(pack({"x": array}))["x"]
    assert back.dtype == array.dtype
    np.testing.assert_array_equal(back, array)


def test_numpy_scalars_become_arrays_without_axes():
    back = unpack(pack(np.float32(0.5)))
    assert back.shape == ()
    assert back.dtype == np.float32


def test_nan_survives():
    assert np.isnan(unpack(pack(float("nan"))))


def test_text_arrays_become_lists():
    assert unpack(pack(np.array(["cat", "dog"]))) == ["cat", "dog"]


@pytest.mark.parametrize(
    "value",
    [
        object(),
        {1, 2},
        np.array([object()]),
        {(1, 2): 3},
        len,
        b"raw",
        np.empty((0, 10**9)),
        np.array([], "S70000000"),
        Symbolic(),
    ],
)
def test_other_things_are_refused_by_name(value):
    with pytest.raises(UnsupportedValue, match="cannot be compared"):
        pack(value)


def test_the_place_of_a_strange_part_is_named():
    with pytest.raises(UnsupportedValue, match=r"\['grads'\]\[1\]"):
        pack({"grads": [1, object()]})


def test_bottomless_nesting_is_refused():
    value = []
    for _ in range(MAX_DEPTH + 5):
        value = [value]
    with pytest.raises(UnsupportedValue, match="deeper"):
        pack(value)


def test_a_pickle_in_an_object_array_is_never_read():
    header = {"tree": {"a": 0}, "arrays": [["|O", [1]]]}
    with pytest.raises(MalformedValue):
        unpack(framed(header, b"\0" * 8))


@pytest.mark.parametrize(
    "header",
    [
        {"tree": {"a": 3}, "arrays": []},
        {"tree": {"x": []}, "arrays": []},
        {"tree": {"a": 0, "l": []}, "arrays": [["<f8", [1]]]},
        {"tree": {"a": 0}, "arrays": [["<f8", [10**9]]]},
        {"tree": {"a": 0}, "arrays": [["<f8", [-1]]]},
        {"tree": {"a": 0}, "arrays": [["<f8", [0, 10**30]]]},
        {"tree": {"a": 0}, "arrays": [["<f8", [1] * 65]]},
        {"tree": {"a": 0}, "arrays": [["nonsense", [1]]]},
        {"tree": {"a": 0}, "arrays": [["i4,i4", [1]]]},
        {"tree": {"a": 0}, "arrays": [[["<f8"], [1]]]},
        {"tree": {"d": [[None, 1]]}, "arrays": []},
        {"tree": [1]},
        [],
    ],
    ids=str,
)
def test_forged_headers_are_malformed(header):
    with pytest.raises(MalformedValue):
        unpack(framed(header, b"\0" * 8))


@pytest.mark.parametrize("data", [b"", b"\1", b"\xff\xff\xff\xff", b"\4\0\0\0nope"])
def test_bytes_that_hold_nothing_are_malformed(data):
    with pytest.raises(MalformedValue):
        unpack(data)


def test_deeply_nested_json_does_not_exhaust_the_judge():
    text = b'{"tree":' + b'{"l":[' * 50_000 + b"]}" * 50_000 + b',"arrays":[]}'
    with pytest.raises(MalformedValue):
        unpack(struct.pack("<I", len(text)) + text)


def framed(header, payload):
    text = json.dumps(header).encode()
    return struct.pack("<I", len(text)) + text + payload
