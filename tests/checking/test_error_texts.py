"""What is told of an error, and that versions of Python, processors and numbers do not matter."""

import numpy as np
import pytest

from invigilator.checking.error_texts import MOST_READ, comparable, raised, without_arguments

IN_A_LAYER = (
    "Exception encountered when calling Softmax.call().\n\n\x1b[1mThe `mask` must be broadcastable "
    "to `inputs`.\x1b[0m\n\nArguments received by Softmax.call():\n  • inputs=…"
)
IN_TWO_LAYERS = (
    "Exception encountered when calling Outer.call().\n\n\x1b[1mCould not automatically infer the "
    "output shape / dtype of 'outer_1' (of type Outer). Either the `Outer.call()` method is "
    "incorrect, or you need to implement the `Outer.compute_output_spec()` method. Error "
    "encountered:\n\nException encountered when calling Inner.call().\n\n\x1b[1mshapes (2,4) and "
    "(7,7) not aligned: 4 (dim 1) != 7 (dim 0)\x1b[0m\n\nArguments received by Inner.call():\n  • "
    "x=tf.Tensor(shape=(None, 4), dtype=float32)\x1b[0m\n\nArguments received by Outer.call():\n  "
    "• args=('<KerasTensor>',)"
)
NODE = "{{function_node __wrapped____MklMatMul_device_/job:localhost/replica:0/task:0}} "


def test_of_an_error_in_a_layer_the_layer_and_the_cause_are_told():
    told = raised("ValueError", IN_A_LAYER)
    assert told == "ValueError in Softmax.call(): The `mask` must be broadcastable to `inputs`."


def test_of_layers_in_layers_the_innermost_is_told_and_shapes_in_plain_words():
    told = raised("ValueError", IN_TWO_LAYERS)
    assert told.startswith("ValueError in Inner.call(): a matrix product of the shapes (2,4)")


@pytest.mark.parametrize("text", [IN_A_LAYER, IN_TWO_LAYERS])
def test_what_is_kept_of_it_is_short_and_tells_the_same(text):
    kept = without_arguments(text)
    assert "Arguments received" not in kept
    assert raised("ValueError", kept) == raised("ValueError", text)
    assert comparable(kept) == comparable(text)


@pytest.mark.parametrize(
    "text", ["", "Exception encountered when calling MaxPooling2D.call().", "x\n"]
)
def test_any_other_text_stays_as_it_is(text):
    assert without_arguments(text) == text
    assert raised("ValueError", text) == f"ValueError: {text}"


@pytest.mark.parametrize("filler", ["(", "1", "\n", " \n", "{{node ", "\x1b[1m"])
def test_a_text_of_megabytes_is_cut_and_still_told(filler):
    endless = filler * 10**7
    assert len(without_arguments(f"wrong shape {endless}")) <= MOST_READ
    assert raised("ValueError", f"wrong shape {endless}").startswith("ValueError: wrong shape")
    assert len(comparable(f"wrong shape {endless}")) <= MOST_READ + 10


@pytest.mark.parametrize("filler", ["(", "1", "\n", " \n", "{{node "])
@pytest.mark.parametrize("text", [IN_A_LAYER, IN_TWO_LAYERS])
def test_the_cause_is_told_however_long_the_arguments_are(text, filler):
    told = f"{text}{filler * 10**7}"
    assert without_arguments(told) == without_arguments(text)
    assert raised("ValueError", told) == raised("ValueError", text)
    assert comparable(told) == comparable(text)


def test_a_temporary_folder_is_another_in_each_run():
    here, there = "/tmp/tmpuad3o29v/a.png", "/home/kim/tmp_0k4zq1x/a.png"
    for text in ("no file {}", "no file '{}' here"):
        assert comparable(text.format(here)) == comparable(text.format(there))
    assert comparable(f"no file {here}") != comparable("no file /tmp/tmpuad3o29v/b.png")


@pytest.mark.frameworks
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            lambda keras, x: keras.layers.ReLU()(keras.layers.Dense(2)),
            (
                "ValueError: a layer, Dense, stands where an output is expected: call it on what "
                "goes into it, Dense(…)(X)"
            ),
        ),
        (
            lambda keras, x: keras.Model(x, keras.layers.Dense(2)),
            "ValueError: the outputs of a model must be what its layers return; this is a Dense",
        ),
        (
            lambda keras, x: max(np.ones(3), 0),
            (
                "ValueError: several numbers stand where one True or False is needed: `if`, `and`, "
                "`or`, max() and min() do not go through an array; with `&`, put each comparison "
                "in brackets"
            ),
        ),
    ],
)
def test_what_libraries_say_of_layers_and_arrays_is_put_plainly(wrong, told):
    import keras

    with pytest.raises(ValueError, match=r"\w") as found:
        wrong(keras, keras.Input((4,)))
    assert raised("ValueError", str(found.value)) == told


@pytest.mark.parametrize(
    "numbers", ["[[0.5, 1.5], [2.5, -3.5]]", "12.25", "(1., 2.)", "[1.5 2.5 12", "\n[[-1.5e-05"]
)
def test_rows_of_numbers_are_one_number_whatever_they_are(numbers):
    assert comparable(f"found {numbers}") == comparable("found 0.25")


def test_whole_numbers_beside_them_stay():
    assert comparable("axis 3 0.5 of 12-1.5") == comparable("axis 3 7.5 of 12+2.5")
    assert comparable("axis 3 0.5") != comparable("axis 4 0.5")


def test_the_name_of_an_operation_is_not_told():
    told = raised(
        "InvalidArgumentError", f"{NODE}Incompatible shapes: [2,3] vs. [4] [Op:Mul] name: "
    )
    assert told == "InvalidArgumentError: Incompatible shapes: [2,3] vs. [4] [Op:Mul]"


@pytest.mark.parametrize(
    "texts",
    [
        ("division by zero", "integer division or modulo by zero"),
        ("float floor division by zero", "float divmod()", "float modulo", "float modulo by zero"),
        ("0.0 cannot be raised to a negative power", "zero to a negative power"),
        ("too many values to unpack (expected 2)", "too many values to unpack (expected 2, got 3)"),
        ("max() arg is an empty sequence", "max() iterable argument is empty"),
        ("empty range for randrange() (3, 2, -1)", "empty range in randrange(3, 2)"),
        (
            "f() got an unexpected keyword argument 'xz'",
            "f() got an unexpected keyword argument 'xz'. Did you mean 'xs'?",
        ),
        (
            "'foo' is an invalid keyword argument for print()",
            "print() got an unexpected keyword argument 'foo'",
        ),
        (
            "unhashable type: 'list'",
            "cannot use 'list' as a dict key (unhashable type: 'list')",
            "cannot use 'list' as a set element (unhashable type: 'list')",
        ),
        (
            "argument of type 'int' is not iterable",
            "argument of type 'int' is not a container or iterable",
        ),
        ("math domain error", "expected a nonnegative input, got -1.0"),
        ("2 is not in list", "list.index(x): x not in list"),
        ("int() takes at most 2 arguments (3 given)", "int expected at most 2 arguments, got 3"),
        (
            "replace expected at least 2 arguments, got 1",
            "replace() takes at least 2 positional arguments (1 given)",
        ),
        (
            "cannot import name 'foo' from 'math' (/usr/lib/python3.11/math.so)",
            "cannot import name 'foo' from 'math' (/usr/lib/python3.13/math.so)",
        ),
        (
            "maximum recursion depth exceeded",
            "maximum recursion depth exceeded in comparison",
        ),
        (f"{NODE}Incompatible shapes", NODE.replace("__Mkl", "") + "Incompatible shapes"),
        ("no layer dense_1 at 0x7f01", "no layer dense_23 at 0x7f99"),
        (
            "bad input [[0.25, -1.5],\n [ 3.  , 0.5]] of size 4",
            "bad input [[0.125, 7.0e-03],\n [-3. , 0.5]] of size 4",
        ),
        ("bad input [[0.25 0.5] [1.75 2.5] [-3", "bad input [[0.125 0.5] [1."),
    ],
)
def test_texts_of_several_versions_are_the_same(texts):
    assert len({comparable(text) for text in texts}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("division by zero", "zero to a negative power"),
        ("too many values to unpack (expected 2)", "too many values to unpack (expected 3)"),
        ("max() iterable argument is empty", "min() iterable argument is empty"),
        ("unhashable type: 'list'", "unhashable type: 'dict'"),
        ("int expected at most 2 arguments, got 3", "int expected at most 2 arguments, got 4"),
        ("shapes [2, 3] and [4]", "shapes [2, 3] and [5]"),
        ("bad input [0.5 1.5] of size 2", "bad output [0.5 1.5] of size 2"),
        (IN_A_LAYER, IN_A_LAYER.replace("Softmax", "Other")),
        (IN_A_LAYER, IN_A_LAYER.replace("`inputs`.", "`other`.")),
    ],
)
def test_texts_of_different_errors_are_not(one, other):
    assert comparable(one) != comparable(other)
