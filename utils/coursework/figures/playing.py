"""Figures to play with: drawn once for everyone, and again when a slider is moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt


def play(draw: Callable[..., Any], **choices: tuple[float, float, float, float]) -> None:
    """Draw a figure, and put sliders below it that draw it again.

    Where no widgets are shown, as on a web page, the first figure remains.

    Parameters
    ----------
    draw : callable
        Draws a figure; takes the parameters by name.
    **choices : tuple of float
        For each parameter: the value to start from, the smallest, the largest, the step.
    """
    draw(**{name: start for name, (start, *_) in choices.items()})
    plt.show()
    try:
        import ipywidgets as widgets
        from IPython.display import display
    except ImportError:
        return
    sliders = {
        name: widgets.FloatSlider(
            value=start, min=low, max=high, step=step, description=name, continuous_update=False
        )
        for name, (start, low, high, step) in choices.items()
    }
    canvas = widgets.Output()

    def redraw(_: Any) -> None:
        canvas.clear_output(wait=True)
        with canvas:
            draw(**{name: slider.value for name, slider in sliders.items()})
            plt.show()

    for slider in sliders.values():
        slider.observe(redraw, names="value")
    display(widgets.VBox([*sliders.values(), canvas]))
