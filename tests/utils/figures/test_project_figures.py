"""Figures of course 3 show what they should."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import error_analysis, metrics_and_goals, splits_and_mismatch
from coursework.figures.digits import show_digits
from coursework.figures.playing import play


def texts() -> str:
    """All words in the current figure's axes."""
    axes = plt.gcf().axes
    return " ".join(each.get_text() for one in axes for each in [*one.texts, one.title])


def test_a_threshold_is_drawn_with_what_comes_of_it() -> None:
    y, scores = np.array([1, 1, 0, 0, 1]), np.array([3.0, 1, 2, -1, 0])
    metrics_and_goals.draw_threshold(y, scores, 1.0)
    assert "precision 0.67" in texts()
    assert "recall 0.67" in texts()


def test_curves_flips_intervals_and_choices_are_drawn() -> None:
    metrics_and_goals.draw_curves({"a": (np.array([1.0, 0.5]), np.array([0.5, 1.0]))}, 0.5)
    assert plt.gca().get_xlabel() == "recall"
    metrics_and_goals.draw_flip(np.array([1.0, 2]), {"a": np.array([[0.1, 0.2], [0.3, 0.4]])})
    assert plt.gca().lines[0].get_ydata().tolist() == pytest.approx([0.2, 0.3])  # type: ignore[union-attr]
    metrics_and_goals.draw_intervals({10: [(0.2, 0.1, 0.3), (0.5, 0.4, 0.6)]}, truth=0.25)
    assert len(plt.gca().lines) == 5
    metrics_and_goals.draw_choices([10, 100], np.array([[0.6, 0.9]]))
    assert plt.gca().get_ylabel() == "chooses the better model"


def test_a_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    metrics_and_goals.show_table([{"name": "small", "error": 0.25, "numbers": 1200}])
    assert "25.0%" in (printed := capsys.readouterr().out)
    assert "1,200" in printed


def test_the_largest_gap_is_marked() -> None:
    splits_and_mismatch.draw_gaps(
        {"m": [0.01, 0.02, 0.03, 0.3, 0.31], "n": [0.1, 0.1, 0.1, 0.1, 0.1]}
    )
    assert texts().startswith("mismatch\n+27%")


def test_mixes_syntheses_and_flattery_are_drawn() -> None:
    runs = np.array([[0.3, 0.2, 0.4], [0.3, 0.2, 0.4]])
    splits_and_mismatch.draw_flattery({"model": runs})
    splits_and_mismatch.draw_mixes([0.1, 0.5, 0.9], {50: runs}, total=100)
    splits_and_mismatch.draw_synthesis([1, 10], np.ones((2, 3, 2)))
    assert plt.gca().get_title() == "Synthesis that is too narrow"


def test_errors_are_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    table = {"blurred": {"errors": 3, "share": 0.6, "ceiling": 0.03}}
    error_analysis.show_errors(table)
    assert "60.0%" in capsys.readouterr().out
    error_analysis.draw_shares(table, {"blurred": 0.2})
    error_analysis.draw_ceilings({"blurred": [0.1, 0.2]}, {"blurred": [0.05, 0.1]})
    error_analysis.draw_retrained({"model": np.array([[0.3, 0.2, 0.1], [0.3, 0.2, 0.1]])})
    error_analysis.draw_matrix(np.array([[0.75, 0.25], [0.0, 1.0]]), "labels")
    assert "0.25" in texts()
    error_analysis.draw_joints(np.array([[5, 1], [0, 7]]), np.array([[5, 2], [0, 6]]))
    assert "7" in texts()


def test_digits_are_dark_ink_on_white_paper() -> None:
    show_digits(np.array([[0.0] * 63 + [1.0]]), ["7"])
    image = plt.gcf().axes[0].images[0].get_array()
    assert image is not None
    assert (image[0, 0, 0], image[7, 7, 0]) == (1, 0)


def test_a_figure_to_play_with_is_drawn_at_its_start(capsys: pytest.CaptureFixture[str]) -> None:
    drawn: list[float] = []
    play(lambda threshold: drawn.append(threshold), threshold=(0.5, 0.0, 1.0, 0.1))
    assert drawn == [0.5]
    assert "FloatSlider" in capsys.readouterr().out
