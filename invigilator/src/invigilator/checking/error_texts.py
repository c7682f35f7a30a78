"""What errors say: cut to the cause, in plain words, and compared whatever the version."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: No more of a text is read: it can be of any length, and is the student's.
MOST_READ = 10_000
#: And no more of one is told.
MAX_TEXT = 500
#: The head of an error that went through a layer of Keras, and what stands below the cause.
THROUGH_A_LAYER = re.compile(r"Exception encountered when calling ([^\n]*?\(\))\.\s+(?=\S)")
NOT_INFERRED = re.compile(r"\ACould not automatically infer.*?Error encountered:\s+", re.DOTALL)
ARGUMENTS = re.compile(r"\n[^\S\n]*Arguments received by ")
COLORS = re.compile(r"\x1b\[[0-9;]*m")
#: The name that TensorFlow gives an operation; it depends on the processor.
OPERATION = re.compile(r"\{\{\w*node [^}]*\}\} ?| name: *$")
#: The number that a framework gives a layer or a tensor, addresses in memory, temporary folders.
PASSING = re.compile(
    r"(?<=[a-z])_\d+\b|\b0x[0-9a-f]+\b|(?<!\S)['\"]?[^\s'\"]*/tmp[a-z0-9_]{8}(?=/)"
)

#: Numbers with fractions, in arrays or alone, up to where a long text is cut: of the data. None
#: begins amid digits or brackets, or a long row of them would be read again from each.
FRACTIONS = re.compile(
    r"(?<![\[\](),\s])(?:[\[\](),\s]+|(?=[+-])|(?<!\d))"
    r"(?:[+-]?\d+\.\d*(?:e[+-]?\d+)?[\[\](),\s]*)+(?:[+-]?\d*\Z)?"
)

Rewriting = Sequence[tuple[re.Pattern[str], str]]
#: What versions of Python say in words of their own, and the same in one wording.
VERSIONS: Rewriting = [
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"(float |integer )?(floor division|division or modulo|modulo|divmod\(\))( by zero)?",
            "division by zero",
        ),
        (r"(0\.0 cannot be raised|zero) to a negative power", "zero to a negative power"),
        (r"too many values to unpack \(expected (\d+).*", r"too many values to unpack (\1)"),
        (r"(max|min)\(\) (arg is an empty sequence|iterable argument is empty)", r"\1() of none"),
        (r"empty range (for|in) randrange\(.*", "empty range in randrange()"),
        (r"(.* unexpected keyword argument '\w+')\. Did you mean .*", r"\1"),
        (r"'(\w+)' is an invalid keyword .* for (\w+\(\))", r"\2 got an unexpected keyword \1"),
        (
            r"(\w+\(\)) got an unexpected keyword argument '(\w+)'",
            r"\1 got an unexpected keyword \2",
        ),
        (r"cannot use .* as a (dict key|set element) \((unhashable type: .*)\)", r"\2"),
        (r"(argument of type '\w+') is not .*iterable", r"\1 is not iterable"),
        (r"math domain error|expected a .*(input|number)\b.*", "math domain error"),
        (r".* is not in list|list\.index\(x\): x not in list", "not in list"),
        (r"(cannot import name .*) \(.*\)", r"\1"),
        (r"(maximum recursion depth exceeded|Stack overflow).*", "recursion without an end"),
        (r"(\w+)(\(\))? (takes|expected) (at \w+ \d+).* \(?(got )?(\d+)( given\))?", r"\1 \4 \6"),
        (r"(.* does not support the \w+ ?\w* manager protocol).*", r"\1"),
    )
]
#: What NumPy says of arrays, and Keras of layers, and how it is put here.
PLAINER: Rewriting = (
    (
        re.compile(
            r"operands could not be broadcast together with shapes (\([^)]*\)) (\([^)]*\)).*"
        ),
        r"arrays of the shapes \1 and \2 cannot be combined element by element",
    ),
    (
        re.compile(r"shapes (\([^)]*\)) and (\([^)]*\)) not aligned.*"),
        r"a matrix product of the shapes \1 and \2 is not possible: the inner sizes differ",
    ),
    (
        re.compile(r"matmul: Input operand 1 .* core dimension 0.*\(size (\d+) .* from (\d+)\)"),
        r"a matrix product is not possible: the inner sizes are \2 and \1",
    ),
    (
        re.compile(r"The truth value of an array with more than one element is ambiguous.*"),
        (
            "several numbers stand where one True or False is needed: `if`, `and`, `or`, max() and "
            "min() do not go through an array; with `&`, put each comparison in brackets"
        ),
    ),
    (
        re.compile(r"(?s)Only input tensors may be passed as positional .*?: <(\w+) name=.*"),
        r"a layer, \1, stands where an output is expected: call it on what goes into it, \1(…)(X)",
    ),
    (
        re.compile(r"(?s)All `(\w+)` values must be KerasTensors\. .* of type <class '.*?(\w+)'>"),
        r"the \1 of a model must be what its layers return; this is a \2",
    ),
)


def without_arguments(text: str) -> str:
    """An error's text; of one that went through layers of Keras, the innermost and the cause.

    What lies beyond `MOST_READ` characters is left out. Keras puts the cause below a head for
    each layer, in bold, and the arguments below that.
    """
    layer, cause = _through_layers(text)
    if layer:
        return f"Exception encountered when calling {layer}.\n\n{cause}"
    return cause


def comparable(text: str) -> str:
    """An error's text without what differs from run to run, by processor, or by version."""
    layer, cause = _through_layers(text)
    plain = _rewritten(PASSING.sub("", OPERATION.sub("", cause)), VERSIONS)
    return f"{layer} {FRACTIONS.sub(' # ', plain)}"


def raised(error: str, text: str) -> str:
    """An error in a line: its name, the layer that it was raised in, and the cause."""
    layer, cause = _through_layers(text)
    name = f"{error} in {layer}" if layer else error
    return f"{name}: {_rewritten(OPERATION.sub('', cause), PLAINER)}"


def _through_layers(text: str) -> tuple[str, str]:
    """The innermost layer that an error went through, if any, and what was wrong there."""
    layer, cause = "", text[:MOST_READ]
    if THROUGH_A_LAYER.match(cause):
        cause = COLORS.sub("", cause)
        while found := THROUGH_A_LAYER.match(cause):
            layer = found[1]
            cause = NOT_INFERRED.sub("", _before_arguments(cause[found.end() :]))
    return layer, cause


def _before_arguments(text: str) -> str:
    found = ARGUMENTS.search(text)
    return text[: found.start()].rstrip() if found else text


def _rewritten(text: str, wordings: Rewriting) -> str:
    for pattern, words in wordings:
        if pattern.fullmatch(text):
            text = pattern.sub(words, text)
    return text
