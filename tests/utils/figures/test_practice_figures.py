"""Figures of learning curves, of the simulator, and of transfer draw what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import learning_curves_and_search as curves
from coursework.figures import project_simulator as simulator
from coursework.figures import transfer_and_multitask as transfer
from coursework.simulator import Project

SIZES = np.array([50.0, 100.0, 200.0, 400.0])
ERRORS = np.array([[0.6, 0.5, 0.4, 0.3], [0.5, 0.45, 0.35, 0.28]])


@pytest.fixture(autouse=True)
def _close_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plt, "show", lambda: None)
    yield
    plt.close("all")


def test_learning_curves() -> None:
    curves.show_digits(np.zeros((2, 64)), np.array([3, 4]))
    curves.draw_curves({"a": (SIZES, 0.1 * ERRORS, ERRORS)}, human_error=0.03)
    labels = plt.gca().get_legend_handles_labels()[1]
    assert labels == ["dev error", "training error", "human error"]
    curves.draw_floors(SIZES, ERRORS.mean(axis=0), [0, 0.1])
    assert [axes.get_title()[:9] for axes in plt.gcf().axes] == ["floor c =", "floor c ="]
    curves.draw_extrapolation(SIZES, ERRORS[0], (2.0, 0.4, 0.0), 800, [0.2], [0.21])
    plt.gcf().canvas.draw()


def test_searches() -> None:
    trials = [({"gamma": g, "C": 1.0}, g / 10) for g in (0.1, 0.1, 1.0)]
    curves.draw_search((trials, trials))
    assert plt.gcf().axes[0].get_title() == "grid: 2 values of gamma"
    curves.draw_halving(np.linspace(0.1, 0.9, 27)[:, None] * np.ones(4), (1, 3, 9, 27))
    plt.gcf().canvas.draw()


def test_simulator() -> None:
    project = Project(1)
    for action in ("measure_human", "tune"):
        project.act(action)
    simulator.draw_course(project.history, "A title")
    assert [text.get_text() for text in plt.gca().texts] == ["measure human", "tune"]
    simulator.draw_parts({"now": project.true_parts()})
    gains = np.array([0.1, 0.2])
    simulator.draw_gains({"tune": (gains, gains)})
    simulator.draw_league({"you": gains, "other": gains}, 0.1, highlight="you")
    panel = ("Title", "label", SIZES, ERRORS, lambda m: m**-0.5)
    simulator.draw_fits([panel] * 4)
    plt.gcf().canvas.draw()


def test_transfer() -> None:
    transfer.show_examples(np.zeros((2, 64)), ["a", "b"])
    transfer.draw_transfer([50, 100, 200, 400], {"scratch": ERRORS, "transfer": ERRORS / 2})
    transfer.draw_tasks(["a", "b", "c", "d"], {"one": ERRORS, "each": ERRORS})
    transfer.draw_roads([50, 100, 200, 400], ERRORS, np.array([0.3, 0.4]))
    plt.gcf().canvas.draw()
