"""Figures of the language model of letters and of the jazz notebook show what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from coursework.data.jazz import Note
from coursework.figures import character_language_model as letters
from coursework.figures import jazz_improvisation as jazz
from coursework.figures.palette import BLUE, GREY, ORANGE


@pytest.mark.parametrize(
    "draw", [letters.draw_sampling, jazz.draw_training_model, jazz.draw_playing_model]
)
def test_diagrams_have_a_title(draw):
    draw()
    assert plt.gcf().get_suptitle()


def test_each_step_predicts_the_letter_that_is_read_next():
    letters.draw_model("ab")
    texts = [text.get_text() for text in plt.gca().texts]
    assert texts.count("a") == texts.count("b") == 2
    assert {"nothing", letters.END} <= set(texts)


def test_clipped_arrows_stay_in_the_frame():
    letters.draw_clipping(3.0)
    assert [axes.get_title() for axes in plt.gcf().axes] == ["before", "clipped at 3"]


def test_statistics_count_letters_and_lengths():
    letters.draw_statistics(["aab", "ab"])
    left, right = plt.gcf().axes
    assert [bar.get_height() for bar in left.patches] == [3, 2]
    assert sorted(bar.get_height() for bar in right.patches) == [1, 1]


def test_chances_are_framed_where_the_name_goes():
    letters.draw_chances(np.full((3, 2), 1 / 3), "b\n", ["\n", "a", "b"])
    frames = [patch.get_xy() for patch in plt.gcf().axes[0].patches]
    assert frames == [(-0.5, 1.5), (0.5, -0.5)]


def test_perplexities_and_losses_are_drawn():
    letters.draw_perplexities({"bigrams": (9.0, 10.0), "RNN": (7.0, 8.0)})
    assert [bar.get_height() for bar in plt.gca().patches] == [9, 7, 10, 8]
    letters.draw_losses([3.0, 2.0])
    np.testing.assert_array_equal(plt.gca().lines[0].get_ydata(), [3, 2])


def test_notes_are_coloured_by_chord_and_scale():
    notes = [Note(0.0, 62, 1.0), Note(1.0, 64, 1.0), Note(2.0, 63, 1.0), Note(3.0, None, 1.0)]
    jazz.draw_piano_roll(notes, "Four beats")
    assert [to_hex(patch.get_facecolor()) for patch in plt.gca().patches] == [ORANGE, BLUE, GREY]


def test_training_and_quality_are_drawn():
    jazz.draw_history({"loss": [4.0, 1.0], "accuracy": [0.1, 0.7]})
    np.testing.assert_array_equal(plt.gcf().axes[1].lines[0].get_ydata(), [0.1, 0.7])
    jazz.draw_quality({"one": {"rule": 0.5}, "two": {"rule": 1.0}})
    assert [bar.get_height() for bar in plt.gca().patches] == [50, 100]
