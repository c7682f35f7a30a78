"""The figures of transfer learning show what they are given."""

from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import transfer_learning_mobilenet as figures


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def test_the_title_says_how_many_parameters_learn() -> None:
    figures.draw_unfrozen([1_000_000, 500_000, 250_000], 1)
    assert plt.gca().get_title() == "from layer 1 on: 0.75 of 1.75 million parameters"


def test_all_layers_may_stay_frozen() -> None:
    figures.draw_unfrozen([1_000_000, 500_000], 2)
    assert "0.00 of 1.50" in plt.gca().get_title()


def test_each_way_has_a_line() -> None:
    ways = {way: np.full((2, 3), 0.5) for way in ("one", "two", "three")}
    figures.draw_comparison((50, 100), ways, chance=0.5)
    assert [each.get_text() for each in plt.gca().get_legend().get_texts()] == list(ways)


def test_varied_images_stand_beside_the_original() -> None:
    figures.draw_varied(np.zeros((4, 4, 3)), np.zeros((3, 4, 4, 3)))
    assert len(plt.gcf().axes) == 4


def test_parts_are_named() -> None:
    figures.draw_parts()
    assert {"from scratch", "frozen trunk", "fine-tuned"} <= {t.get_text() for t in plt.gca().texts}
