"""Figures of the jazz notebook: piano rolls, the two models, training and what was learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursework.data.jazz import BEATS, CHORDS, LOWEST, PITCHES, SCALE, SPELLED, Note, chord_at
from coursework.figures.palette import BLUE, GREY, ORANGE


def draw_piano_roll(notes: Sequence[Note], title: str) -> None:
    """Draw notes over time, coloured by whether they belong to the chord or the scale.

    Parameters
    ----------
    notes : sequence of Note
        The melody.
    title : str
        Title of the figure.
    """
    _, axes = plt.subplots(figsize=(11, 3.4), layout="constrained")
    for start, pitch, beats in notes:
        if pitch is not None:
            colour = _colour(pitch, start)
            axes.add_patch(Rectangle((start, pitch - 0.45), beats * 0.92, 0.9, color=colour))
    end = notes[-1].start + notes[-1].beats
    for bar in range(int(np.ceil(end / BEATS))):
        axes.axvline(bar * BEATS, color=GREY, linewidth=0.6)
        if end - bar * BEATS >= BEATS / 2:  # there is room for its name
            name = chord_at(bar * BEATS)
            axes.text(bar * BEATS + 0.1, LOWEST + PITCHES + 0.6, name, fontsize=9, color=GREY)
    marks = [pitch for pitch in range(LOWEST, LOWEST + PITCHES) if pitch % 12 in (0, 4, 7)]
    axes.set_yticks(marks, [f"{SPELLED[pitch % 12]}{pitch // 12 - 1}" for pitch in marks])
    for colour, label in ((ORANGE, "in the chord"), (BLUE, "in the scale"), (GREY, "in neither")):
        axes.plot([], [], "s", color=colour, label=label)
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1))
    axes.set(xlim=(0, end), ylim=(LOWEST - 1, LOWEST + PITCHES + 2.5), xlabel="beat", title=title)


def _colour(pitch: int, start: float) -> str:
    """The colour of a note: by chord, by scale, or neither."""
    if pitch % 12 in CHORDS[chord_at(start)]:
        return ORANGE
    return BLUE if pitch % 12 in SCALE else GREY


def draw_training_model(steps: int = 4) -> None:
    """Draw the model for training: right values below, predictions above."""
    figure, axes = plt.subplots(figsize=(9.5, 3.4), layout="constrained")
    for t in range(steps):
        _column(axes, 2.2 * t, f"X[:, {t}, :]", f"outputs[{t}]")
        _arrow(axes, (2.2 * t - 1.5, 1), (2.2 * t - 0.62, 1))
        label = "$a_0, c_0$" if t == 0 else "$a, c$"
        axes.text(2.2 * t - 1.1, 1.1, label, ha="center", va="bottom")
    axes.set(xlim=(-1.7, 2.2 * steps - 1), ylim=(-0.6, 3.3))
    axes.axis("off")
    figure.suptitle("Training: at each step the right value is read (teacher forcing)")


def draw_playing_model(steps: int = 4) -> None:
    """Draw the model for playing: the likeliest value of a step is read in the next one."""
    figure, axes = plt.subplots(figsize=(9.5, 3.4), layout="constrained")
    for t in range(steps):
        x = 2.2 * t
        _column(axes, x, "x0" if t == 0 else "x", f"outputs[{t}]")
        _arrow(axes, (x - 1.5, 1), (x - 0.62, 1))
        label = "$a_0, c_0$" if t == 0 else "$a, c$"
        axes.text(x - 1.1, 1.1, label, ha="center", va="bottom")
        if t:
            axes.plot([x - 1.5, x - 0.85, x - 0.85], [2.95, 2.95, -0.2], ":", color=ORANGE)
            _arrow(axes, (x - 0.85, -0.2), (x - 0.3, -0.2), ORANGE)
            axes.text(x - 0.8, 2.0, "argmax", rotation=90, color=ORANGE, fontsize=9, va="center")
    axes.set(xlim=(-1.7, 2.2 * steps - 1), ylim=(-0.6, 3.3))
    axes.axis("off")
    figure.suptitle("Playing: the most likely value of one step is what the next one reads")


def _column(axes: Axes, x: float, below: str, above: str) -> None:
    """One step: input, LSTM, dense layer, output."""
    for y, text, colour in ((0.65, "LSTM_cell", BLUE), (1.75, "densor", ORANGE)):
        axes.add_patch(Rectangle((x - 0.6, y), 1.2, 0.7, facecolor="white", edgecolor=colour))
        axes.text(x, y + 0.35, text, ha="center", va="center", color=colour, fontsize=9)
    axes.text(x, -0.2, below, ha="center", va="center", family="monospace", fontsize=9)
    axes.text(x, 2.95, above, ha="center", va="center", family="monospace", fontsize=9)
    for start, end in ((0.0, 0.63), (1.37, 1.73), (2.47, 2.8)):
        _arrow(axes, (x, start), (x, end))


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], color: str = GREY
) -> None:
    """An arrow from one point to another."""
    style = {"arrowstyle": "-|>", "color": color, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


def draw_history(history: Mapping[str, Sequence[float]]) -> None:
    """Draw loss and accuracy over training.

    Parameters
    ----------
    history : mapping
        ``loss`` and ``accuracy`` by epoch.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(10, 3), layout="constrained")
    left.plot(history["loss"], color=BLUE)
    left.axhline(np.log(90), color=GREY, linestyle=":", label="guessing: log 90")
    left.set(title="Loss of a value on the training phrases", xlabel="epoch")
    left.legend()
    right.plot(history["accuracy"], color=ORANGE)
    right.set(title="Accuracy on the training phrases", xlabel="epoch", ylim=(0, 1))


def draw_quality(measured: Mapping[str, Mapping[str, float]]) -> None:
    """Draw how well phrases of several origins keep the rules.

    Parameters
    ----------
    measured : mapping from str to mapping
        By origin, the shares that ``quality`` gives.
    """
    _, axes = plt.subplots(figsize=(10, 3.4), layout="constrained")
    rules = list(next(iter(measured.values())))
    width, places = 0.8 / len(measured), np.arange(len(rules))
    colours = plt.colormaps["viridis"](np.linspace(0.1, 0.9, len(measured)))
    for number, ((label, shares), colour) in enumerate(zip(measured.items(), colours, strict=True)):
        heights = [100 * shares[rule] for rule in rules]
        bars = axes.bar(places + number * width, heights, width, color=colour, label=label)
        axes.bar_label(bars, fmt="%.0f", fontsize=8)
    axes.set_xticks(places + 0.4 - width / 2, rules)
    axes.set(title="How well the rules are kept", ylabel="%", ylim=(0, 110))
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1))
