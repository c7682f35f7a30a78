"""The figures of image segmentation show what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import image_segmentation_unet as figures

NAMES = ["road", "sky", "car", "person", "building", "other"]
IMAGES = np.full((2, 4, 6, 3), 100, dtype=np.uint8)
MASKS = np.arange(48).reshape(2, 4, 6) % 6


def test_each_class_has_its_colour() -> None:
    colours = figures.as_colours(np.arange(6).reshape(1, 6))[0]
    assert len(np.unique(colours, axis=0)) == 6
    np.testing.assert_array_equal(colours[2], [0x2A, 0x6F, 0x97])


def test_overlay_mixes_image_and_colours() -> None:
    np.testing.assert_array_equal(figures.overlay(IMAGES[0], MASKS[0], 0.0), IMAGES[0])
    np.testing.assert_array_equal(
        figures.overlay(IMAGES[0], MASKS[0], 1.0), figures.as_colours(MASKS[0])
    )


def test_scenes_stand_above_their_masks() -> None:
    figures.draw_scenes(IMAGES, MASKS, NAMES, "both")
    panels = [axes for axes in plt.gcf().axes if axes.images]
    assert len(panels) == 4
    np.testing.assert_array_equal(panels[2].images[0].get_array(), figures.as_colours(MASKS[0]))
    (legend,) = plt.gcf().legends
    assert [text.get_text() for text in legend.texts] == NAMES


def test_predictions_of_each_network_have_a_row() -> None:
    figures.draw_predictions(IMAGES, MASKS, {"one": MASKS, "two": MASKS}, NAMES, "all")
    labels = [axes.get_ylabel() for axes in plt.gcf().axes if axes.get_ylabel()]
    assert labels == ["image", "truth", "one", "two"]


def test_mistakes_are_shown_in_the_true_colour() -> None:
    wrong = MASKS[0].copy()
    wrong[1, 2] = (wrong[1, 2] + 1) % 6
    figures.draw_mistakes(IMAGES[0], MASKS[0], wrong, NAMES)
    shown = plt.gcf().axes[3].images[0].get_array()
    np.testing.assert_array_equal(shown[1, 2], figures.as_colours(MASKS[0])[1, 2])
    assert (np.delete(shown.reshape(-1, 3), 8, axis=0) == 245).all()


def test_bars_are_as_high_as_the_scores() -> None:
    figures.draw_iou({"a": np.linspace(0, 1, 6), "b": np.full(6, 0.5)}, NAMES)
    heights = [bar.get_height() for bar in plt.gca().patches]
    np.testing.assert_allclose(heights, [*np.linspace(0, 1, 6), *[0.5] * 6])


def test_shares_add_up() -> None:
    figures.draw_shares(MASKS, NAMES)
    assert sum(bar.get_width() for bar in plt.gca().patches) == pytest.approx(1)


@pytest.mark.parametrize(("shift", "iou"), [(0, 1.0), (4, 0.5), (12, 0.0), (15, 0.0)])
def test_shifted_squares_have_the_iou_of_their_areas(shift: int, iou: float) -> None:
    figures.draw_shifted(shift)
    curve = plt.gcf().axes[1].lines[0]
    assert curve.get_ydata()[min(shift, 12)] == pytest.approx(iou)


def test_the_u_has_nine_blocks_and_four_skips() -> None:
    figures.draw_unet()
    texts = [text.get_text() for text in plt.gca().texts]
    assert [texts.count(str(n)) for n in (8, 16, 32, 64, 128)] == [2, 2, 2, 2, 1]


def test_runs_and_stamps_are_drawn() -> None:
    figures.draw_learning({"with": [0.1, 0.5], "without": [0.1, 0.3]}, every=800)
    np.testing.assert_array_equal(plt.gca().lines[0].get_xydata(), [[800, 0.1], [1600, 0.5]])
    figures.draw_stamping(np.ones((2, 2)), np.ones((3, 3)), np.ones((4, 4)))
    assert len(plt.gcf().axes) == 3
