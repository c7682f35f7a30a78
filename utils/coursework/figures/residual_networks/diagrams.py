"""Diagrams of residual networks: the two blocks, and the stages of ResNet-50."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from coursework.figures.palette import BLUE, GREY, ORANGE

LIGHT_BLUE, LIGHT_ORANGE, LIGHT_GREY = "#e3eef5", "#fbe9df", "#eceff1"
FACES = {BLUE: LIGHT_BLUE, ORANGE: LIGHT_ORANGE, GREY: LIGHT_GREY}

HEIGHT = 0.9
CONVOLUTIONS = (
    "CONV\n1 × 1\n$F_1$ filters",
    "CONV\n$f$ × $f$, same\n$F_2$ filters",
    "CONV\n1 × 1\n$F_3$ filters",
)
STAGES = (
    ("pad, CONV 7×7 / 2\nmax pool / 2", (15, 15, 64), 0),
    ("stage 2", (15, 15, 256), 3),
    ("stage 3", (8, 8, 512), 4),
    ("stage 4", (4, 4, 1024), 6),
    ("stage 5", (2, 2, 2048), 3),
)


def draw_identity_block() -> None:
    """Draw the identity block: three convolutions, and a shortcut that changes nothing."""
    axes = _blank((12.5, 3.1), (-0.2, 15.5), (-1.0, 2.6))
    _draw_main_path(axes, CONVOLUTIONS)
    axes.plot([0.55, 0.55, 12.75, 12.75], [0, 1.75, 1.75, 0.3], color=ORANGE, linewidth=2.5)
    axes.text(6.6, 1.95, "shortcut: $X$ as it came in", ha="center", color=ORANGE, fontsize=12)
    axes.set_title("Identity block: the output has the shape of the input")


def draw_convolutional_block() -> None:
    """Draw the convolutional block: its shortcut has a convolution, to change the shape."""
    axes = _blank((12.5, 3.4), (-0.2, 15.5), (-1.0, 3.0))
    first, middle, last = CONVOLUTIONS
    strided = first.replace("1 × 1", "1 × 1, stride $s$")
    _draw_main_path(axes, (strided, middle, last))
    axes.plot([0.55, 0.55, 12.75, 12.75], [0, 1.95, 1.95, 0.3], color=ORANGE, linewidth=2.5)
    _draw_box(axes, 5.6, 1.6, CONVOLUTIONS[2].replace("1 × 1", "1 × 1, stride $s$"), ORANGE, 1.95)
    _draw_box(axes, 7.4, 0.8, "BN", ORANGE, 1.95)
    axes.text(2.3, 2.15, "shortcut", ha="center", color=ORANGE, fontsize=12)
    axes.set_title("Convolutional block: the shortcut changes its shape along with the main path")


def draw_resnet50() -> None:
    """Draw the stages of ResNet-50, with the shapes for images of 64 × 64 pixels."""
    axes = _blank((12.5, 2.4), (-1.3, 15.6), (-1.3, 1.2))
    axes.text(-0.75, 0, "image\n64 × 64 × 3", ha="center", va="center", fontsize=10)
    for place, (name, shape, blocks) in enumerate(STAGES):
        x = 1.4 + 2.65 * place
        _draw_arrow(axes, x - 1.5 if place else -0.05, x - 1.05, 0)
        _draw_box(axes, x, 2.1, name if not blocks else "", GREY if not blocks else BLUE)
        _draw_blocks(axes, x, name, blocks)
        text = " × ".join(map(str, shape))
        axes.text(x, -0.75, text, ha="center", va="top", fontsize=10, color=GREY)
    _draw_arrow(axes, 13.1, 13.55, 0)
    axes.text(13.65, 0, "average pool,\nflatten,\nsoftmax", va="center", fontsize=10)
    axes.set_title("ResNet-50: orange = convolutional block, blue = identity block")


def _draw_main_path(axes: Axes, convolutions: tuple[str, ...]) -> None:
    """Three convolutions with batch norm, ReLU between them, the addition, and the last ReLU."""
    axes.text(-0.05, 0, "$X$", ha="center", va="center", fontsize=14)
    _draw_arrow(axes, 0.2, 0.95, 0)
    x = 1.75
    for place, convolution in enumerate(convolutions):
        _draw_box(axes, x, 1.6, convolution, BLUE)
        _draw_box(axes, x + 1.45, 0.8, "BN", GREY)
        if place < 2:
            _draw_box(axes, x + 2.45, 0.9, "ReLU", GREY)
            _draw_arrow(axes, x + 2.93, x + 3.2, 0)
        x += 4.02
    _draw_arrow(axes, 11.75, 12.43, 0)
    axes.add_patch(Circle((12.75, 0), 0.3, facecolor="white", edgecolor=ORANGE, linewidth=2.5))
    axes.text(12.75, -0.02, "+", ha="center", va="center", fontsize=17, color=ORANGE)
    _draw_arrow(axes, 13.07, 13.42, 0)
    _draw_box(axes, 13.9, 0.9, "ReLU", GREY)
    _draw_arrow(axes, 14.37, 15.1, 0)
    axes.text(6.6, -0.85, "main path", ha="center", color=BLUE, fontsize=12)


def _draw_blocks(axes: Axes, x: float, name: str, blocks: int) -> None:
    """The blocks of a stage as bars in its box, the convolutional one first."""
    if not blocks:
        return
    axes.text(x, 0.62, f"{name}: {blocks} blocks", ha="center", fontsize=10, color=BLUE)
    for index in range(blocks):
        color = BLUE if index else ORANGE
        left = x + 0.31 * (index - (blocks - 1) / 2) - 0.11
        axes.add_patch(Rectangle((left, -0.28), 0.22, 0.56, facecolor=color, zorder=4))


def _draw_box(axes: Axes, x: float, width: float, text: str, color: str, y: float = 0) -> None:
    corner = x - width / 2, y - HEIGHT / 2
    style = "round,pad=0,rounding_size=0.1"
    box = FancyBboxPatch(corner, width, HEIGHT, boxstyle=style, fc=FACES[color], ec=color, zorder=3)
    axes.add_patch(box)
    axes.text(x, y, text, ha="center", va="center", fontsize=9, zorder=4)


def _draw_arrow(axes: Axes, start: float, end: float, y: float) -> None:
    style = {"arrowstyle": "->", "color": GREY, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=(end, y), xytext=(start, y), arrowprops=style)


def _blank(size: tuple[float, float], x: tuple[float, float], y: tuple[float, float]) -> Axes:
    _, axes = plt.subplots(figsize=size, layout="constrained")
    axes.set(xlim=x, ylim=y)
    axes.axis("off")
    return axes
