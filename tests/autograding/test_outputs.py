"""What is kept of what a cell puts out."""

import json

import nbformat
import pytest

from invigilator.autograding.outputs import CellOutputs


def stream(text, name="stdout"):
    return {"name": name, "text": text}


def test_each_kind_is_stored_as_nbformat_has_it():
    outputs = CellOutputs(10_000)
    outputs.add("stream", stream("hello\n"))
    outputs.add("display_data", {"data": {"text/plain": "a figure"}, "metadata": {}})
    outputs.add("execute_result", {"data": {"text/plain": "3"}, "execution_count": 1})
    outputs.add("error", {"ename": "ValueError", "evalue": "no", "traceback": ["line 1"]})
    kinds = [output["output_type"] for output in outputs.as_list()]
    assert kinds == ["stream", "display_data", "execute_result", "error"]
    assert outputs.error == "ValueError: no"
    cell = nbformat.v4.new_code_cell("x", id="a", outputs=outputs.as_list())
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))


def test_texts_of_one_stream_are_joined_and_those_of_two_are_not():
    outputs = CellOutputs(10_000)
    for text, name in (("a", "stdout"), ("b", "stdout"), ("c", "stderr"), ("d", "stdout")):
        outputs.add("stream", stream(text, name))
    assert [(o["name"], o["text"]) for o in outputs.as_list()] == [
        ("stdout", "ab"),
        ("stderr", "c"),
        ("stdout", "d"),
    ]


def test_a_long_text_is_cut_with_a_note():
    outputs = CellOutputs(2048)
    for _ in range(100):
        outputs.add("stream", stream("x" * 500))
    assert len(json.dumps(outputs.as_list())) < 3000
    assert outputs.notes == ["output cut after 2 KiB"]


@pytest.mark.parametrize("left", [500, 0, -700])
def test_what_the_whole_notebook_has_used_up_is_noted_as_such(left):
    outputs = CellOutputs(2048, left)
    outputs.add("stream", stream("x" * 1000))
    assert outputs.notes == ["output cut because all output of the notebook together is too long"]


def test_many_short_texts_are_cut_too():
    outputs = CellOutputs(2048)
    for number in range(10_000):
        outputs.add("stream", stream("x", f"stdout{number % 2}"))
    assert len(json.dumps(outputs.as_list())) < 5000
    assert outputs.notes


def test_a_large_picture_is_left_out_with_a_note_and_small_ones_stay():
    outputs = CellOutputs(2048)
    for size in (10_000, 10):
        outputs.add("display_data", {"data": {"image/png": "A" * size}, "metadata": {}})
    assert [o["data"]["image/png"] for o in outputs.as_list()] == ["A" * 10]
    assert outputs.notes == ["output cut after 2 KiB"]


def test_an_error_is_kept_short_even_when_there_is_no_room_left():
    outputs = CellOutputs(10)
    outputs.add("stream", stream("x" * 100))
    long = {"ename": "E" * 10**6, "evalue": "v" * 10**6, "traceback": ["t" * 10**6] * 1000}
    outputs.add("error", long)
    assert outputs.error.startswith("EEE")
    assert len(json.dumps(outputs.as_list())) < 200_000


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("stream", {}),
        ("stream", {"text": "no name"}),
        ("error", {"ename": "E"}),
        ("error", {"ename": "E", "evalue": "v", "traceback": None}),
        ("display_data", {"data": None}),
        ("display_data", {"data": [1, 2]}),
        ("status", {"execution_state": "busy"}),
        ("unheard_of", {}),
    ],
)
def test_anything_else_is_passed_over(kind, content):
    outputs = CellOutputs(1000)
    outputs.add(kind, content)
    assert outputs.as_list() == []
