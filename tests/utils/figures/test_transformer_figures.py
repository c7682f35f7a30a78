"""Figures of the Transformer and its applications: what they show is what they were given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import transformer as figures
from coursework.figures import transformer_applications as application_figures


def texts(axes):
    return [text.get_text() for text in axes.texts]


def test_masks_show_their_numbers():
    figures.draw_masks(np.array([[[1, 1, 0]]]), np.tril(np.ones((3, 3))))
    panels = plt.gcf().axes
    assert texts(panels[0]) == ["1", "1", "0"]
    assert texts(panels[1]) == list("100110111")
    assert texts(panels[2]) == list("100110110")


def test_heads_bear_the_names_of_queries_and_keys():
    weights = np.full((2, 3, 2), 0.5)
    figures.draw_heads(weights, ["x", "y", "z"], ["a", "b"])
    first, second = plt.gcf().axes[:2]
    assert [t.get_text() for t in first.get_yticklabels()] == ["x", "y", "z"]
    assert [t.get_text() for t in second.get_xticklabels()] == ["a", "b"]
    np.testing.assert_array_equal(first.images[0].get_array(), weights[0])


def test_unscaled_weights_grow_with_the_size_of_a_key_and_scaled_ones_do_not():
    figures.draw_saturation([2, 32, 512])
    unscaled, scaled = plt.gcf().axes[0].lines
    assert np.all(np.diff(unscaled.get_ydata()) > 0.05)
    assert np.ptp(scaled.get_ydata()) < 0.1


def test_positions_and_similarities():
    angles = np.outer(np.arange(20), [1, 0.1])
    encoding = np.concatenate([np.sin(angles), np.cos(angles)], axis=1)
    figures.draw_positions(encoding, marked=(3,))
    line = plt.gcf().axes[1].lines[0]
    assert np.argmax(line.get_ydata()) == 3
    figures.draw_similarities([encoding, encoding])
    np.testing.assert_allclose(np.diag(plt.gcf().axes[0].images[0].get_array()), 1)


@pytest.mark.parametrize(("kind", "norms"), [("encoder", 2), ("decoder", 3)])
def test_a_layer_has_a_norm_behind_each_part(kind, norms):
    figures.draw_layer(kind)
    assert sum("layernorm" in text for text in texts(plt.gca())) == norms
    figures.draw_transformer()
    assert "dense, softmax" in texts(plt.gca())


def test_entities_of_both_rows_are_named():
    tags = ["B-Name", "I-Name", "O"]
    application_figures.draw_tagged(["Ann", "Lee", "left"], tags, ["B-Skill", "O", "O"])
    shown = texts(plt.gca())
    assert {"Name", "Skill", "true", "predicted"} <= set(shown)
    assert shown.count("Lee") == 2


def test_labels_scores_and_pointers():
    application_figures.draw_alignment(["[CLS]", "An", "##n"], [-100, 1, -100], ["O", "B-Name"])
    assert texts(plt.gca()).count("−100") == 2
    application_figures.draw_scores(["Name", "Skill"], {"a": [0.5, 1], "b": [0.25, 0]})
    assert [bar.get_height() for bar in plt.gca().patches] == [0.5, 1, 0.25, 0]
    application_figures.draw_pointing(["x", "y"], np.array([0.0, 0.0]), np.array([9.0, -9.0]))
    heights = [bar.get_height() for bar in plt.gca().patches]
    np.testing.assert_allclose(heights, [0.5, 0.5, 1, 0], atol=1e-6)
