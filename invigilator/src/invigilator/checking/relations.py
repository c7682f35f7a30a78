"""Relations between a wrong value and the right one, as facts: a factor, a sign, a lost axis.

They are told where no known mistake fits. Each is an observation, never a guess at its cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any

import numpy as np
import numpy.typing as npt

from invigilator.checking.array_relations import RELATIONS
from invigilator.checking.compare import agree, describe
from invigilator.checking.plain_relations import PLAIN_RELATIONS
from invigilator.checking.wording import count

Array = npt.NDArray[Any]
#: More outputs than this are not tried in other orders.
MOST_OUTPUTS = 6
#: More wrong outputs than this are not named one by one.
MOST_NAMED = 2
#: In this order; what is plain to see comes last.
FOUND_BY = (*RELATIONS, *PLAIN_RELATIONS)


def relation(got: Any, expected: Any, given: Mapping[str, Any], rtol: float) -> str:
    """What an answer has to do with the expected value, in a sentence; empty if nothing is seen.

    It speaks of one case.

    Parameters
    ----------
    got, expected : plain values
        Of the answer, and recorded.
    given : dict
        The data of the case, in which sizes are looked for.
    rtol : float
        How closely numbers agree.
    """
    if told := _number_of_outputs(got, expected) or _order(got, expected, rtol):
        return told
    for name, one, other in _wrong_outputs(got, expected, rtol):
        if told := _of_arrays(name, one, other, given, rtol):
            return told
    return _right_ones(got, expected, rtol)


def _wrong_outputs(
    got: Any, expected: Any, rtol: float, name: str = ""
) -> Iterator[tuple[str, Array, Array]]:
    """The numeric outputs that differ, each with its name."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in (each for each in expected if each in got):
            yield from _wrong_outputs(got[key], expected[key], rtol, str(key))
    elif _are_numbers(got, expected) and not agree(got, expected, rtol):
        yield name, np.array(got, float), np.array(expected, float)
    elif isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        for number, (one, other) in enumerate(zip(got, expected, strict=False)):
            label = f"{name}[{number}]" if name else f"output {number + 1}"
            yield from _wrong_outputs(one, other, rtol, label)
    elif _is_numeric(got) and _is_numeric(expected) and not agree(got, expected, rtol):
        yield name, np.asarray(got), np.asarray(expected)


def _are_numbers(got: Any, expected: Any) -> bool:
    """Whether both are lists of as many floating-point numbers, which are one output."""
    both = isinstance(got, list) and isinstance(expected, list) and len(got) == len(expected)
    return both and all(isinstance(each, float) for each in [*got, *expected])


def _is_numeric(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | np.ndarray):
        return False
    return np.asarray(value).dtype.kind in "iuf"


def _of_arrays(name: str, a: Array, b: Array, given: Mapping[str, Any], rtol: float) -> str:
    """The first relation that holds between one output and the expected one."""
    your = _yours(name)
    with np.errstate(all="ignore"):  # numbers may be of any size
        found = next(filter(None, (find(a, b, rtol) for find in FOUND_BY)), ())
    if not found:
        return ""
    size = _size_named(found[1], given) if len(found) > 1 else ""
    return f"{your[0].upper()}{your[1:]} {found[0]}{size}"


def _yours(name: str) -> str:
    """The subject of a sentence about an output; the name of one may be a plural."""
    if not name:
        return "your answer"
    return f"your output “{name}”" if name.endswith("s") else f"your {_called(name)}"


def _number_of_outputs(got: Any, expected: Any) -> str:
    """How many outputs an answer has, where it should have more or fewer."""
    both = isinstance(got, list | tuple) and isinstance(expected, tuple)
    if not both or len(got) == len(expected):
        return ""
    if isinstance(got, list):  # which may be one output
        return f"The answer is {describe(got)}; {len(expected)} outputs are expected."
    return f"The answer has {count(len(got), 'output')}; {len(expected)} are expected."


def _order(got: Any, expected: Any, rtol: float) -> str:
    """Outputs that are all right, in another order or under each other's names."""
    pair = isinstance(got, list | tuple) and isinstance(expected, list | tuple)
    if pair and len(got) == len(expected) and 1 < len(got) <= MOST_OUTPUTS:
        for order in permutations(range(len(got))):
            if agree([got[n] for n in order], list(expected), rtol):
                word = "numbers" if _are_numbers(got, expected) else "outputs"
                return f"The {len(got)} {word} are right, but in another order."
    both = isinstance(got, dict) and isinstance(expected, dict) and got.keys() == expected.keys()
    wrong = [k for k in expected if not agree(got[k], expected[k], rtol)] if both else []
    if len(wrong) == 2:
        one, other = wrong
        if agree([got[other], got[one]], [expected[one], expected[other]], rtol):
            return f"{_called(one)} and {_called(other)} are swapped."
    return ""


def _right_ones(got: Any, expected: Any, rtol: float) -> str:
    """Which of several outputs are wrong, where the others are right."""
    if isinstance(got, dict) and isinstance(expected, dict) and got.keys() == expected.keys():
        pairs = {_called(key): (got[key], expected[key]) for key in expected}
    elif isinstance(got, list | tuple) and isinstance(expected, list | tuple):
        both = zip(got, expected, strict=False)
        pairs = {f"output {n}": pair for n, pair in enumerate(both, 1)}
    else:
        return ""
    wrong = [name for name, (one, other) in pairs.items() if not agree(one, other, rtol)]
    if not wrong or len(wrong) == len(pairs) or len(got) != len(expected):
        return ""
    if len(wrong) > MOST_NAMED:
        right = len(pairs) - len(wrong)
        verb = "is" if right == 1 else "are"
        told = f"{right} of {len(pairs)} outputs {verb} right here"
        return f"{told}; the first wrong one is {wrong[0]}."
    verb = "is" if len(wrong) == 1 else "are"
    return f"Only {' and '.join(wrong)} {verb} wrong here; the rest is right."


def _called(key: Any) -> str:
    """What an output is called in a sentence: in quotation marks if it has several words."""
    name = str(key)
    return f"“{name}”" if " " in name else name


def _size_named(factor: float, given: Mapping[str, Any]) -> str:
    """Where a factor is a size of the data: which one."""
    size = round(abs(factor))
    if size < 2 or abs(abs(factor) - size) > 1e-6 * size:
        return ""
    for name, value in given.items():
        for number, part in enumerate(value if isinstance(value, list | tuple) else [value]):
            shape = part.shape if isinstance(part, np.ndarray) else ()
            if size in shape:
                label = f"{name}[{number}]" if isinstance(value, list | tuple) else name
                return f" {size} is a size of {label} here, whose shape is {shape}."
    return ""
