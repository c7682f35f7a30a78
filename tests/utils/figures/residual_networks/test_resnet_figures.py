"""The diagrams of residual networks hold the layers that the text speaks of."""

from collections.abc import Callable

import matplotlib.pyplot as plt
import pytest

from coursework.figures.residual_networks.diagrams import (
    draw_convolutional_block,
    draw_identity_block,
    draw_resnet50,
)


def words() -> list[str]:
    (axes,) = plt.gcf().axes
    return [text.get_text() for text in axes.texts]


@pytest.mark.parametrize(
    ("draw", "convolutions", "strides"),
    [(draw_identity_block, 3, 0), (draw_convolutional_block, 4, 2)],
)
def test_each_convolution_has_a_batch_norm(
    draw: Callable[[], None], convolutions: int, strides: int
) -> None:
    draw()
    assert sum("CONV" in word for word in words()) == convolutions
    assert words().count("BN") == convolutions
    assert words().count("ReLU") == 3
    assert sum("stride" in word for word in words()) == strides


def test_stages_have_sixteen_blocks() -> None:
    draw_resnet50()
    assert "2 × 2 × 2048" in words()
    numbers = [int(word.split(": ")[1].split()[0]) for word in words() if "blocks" in word]
    assert numbers == [3, 4, 6, 3]
    (axes,) = plt.gcf().axes
    assert sum(type(patch).__name__ == "Rectangle" for patch in axes.patches) == 16
