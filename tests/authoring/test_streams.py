"""What is printed stays where it was printed: before or after a figure or a player."""

from nbformat import v4

from invigilator.authoring.site.streams import joined

FIGURE = v4.new_output("display_data", {"image/png": "iVBORw0KGgo="})


def stream(text, name="stdout"):
    return v4.new_output("stream", name=name, text=text)


def test_pieces_without_anything_between_are_one():
    assert joined([stream("a\n"), stream("b"), stream("c\n")]) == [stream("a\nbc\n")]


def test_what_names_a_figure_stays_above_it():
    outputs = [stream("first\n"), FIGURE, stream("an"), stream("other\n"), FIGURE]
    assert joined(outputs) == [stream("first\n"), FIGURE, stream("another\n"), FIGURE]


def test_neighbouring_streams_have_the_same_order_in_every_run():
    outputs = [stream("w", "stderr"), stream("a"), stream("x", "stderr"), stream("b")]
    assert joined(outputs) == [stream("ab"), stream("wx", "stderr")]


def test_of_a_progress_bar_its_end_is_left():
    assert joined([stream("1%\r"), stream("50%\r"), stream("100%\n")]) == [stream("100%\n")]
    assert joined([stream("windows\r\n")]) == [stream("windows\r\n")]
