"""Recorded ways to lead a project, most of them bad: the company of a league table.

Each is a function of a new project, which it leads until it ships. All know the rules, none looks
behind the curtain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import cycle

from coursework.simulator.projects import Project

Leader = Callable[[Project], None]


def does_nothing(project: Project) -> None:
    """Ship what there is in the first week."""
    project.act("ship")


def always_collects(project: Project) -> None:
    """Collect target data, whatever the reports say."""
    _repeat(project, "collect_target")


def collects_from_the_web(project: Project) -> None:
    """Collect the data that are cheap."""
    _repeat(project, "collect_web")


def fights_the_training_error(project: Project) -> None:
    """Look at nothing but the training error."""
    _repeat(project, "bigger_model", "train_longer")


def cleans_the_dev_set_only(project: Project) -> None:
    """Clean the labels that are measured with, never those that are trained with; then tune."""
    for _ in range(3):
        project.act("clean_dev_labels")
    _repeat(project, "tune")


def tunes_on_noise(project: Project) -> None:
    """Try settings, and keep what looks better on the dev set as it is."""
    _repeat(project, "tune")


def aims_at_zero(project: Project) -> None:
    """Never ask how well people do: take the whole training error for avoidable."""
    for action in cycle(("bigger_model", "train_longer")):
        if project.shipped or project.report["train_error"] < 0.05:
            break
        project.act(action)
    _repeat(project, "collect_web", "regularize")


def ships_too_early(project: Project) -> None:
    """Do one thing against each gap, and ship with most of the time unused."""
    for action in ("train_longer", "collect_web", "collect_target", "ship"):
        project.act(action)


RECORDED: Mapping[str, Leader] = {
    "does nothing": does_nothing,
    "always collects target data": always_collects,
    "collects from the web": collects_from_the_web,
    "fights the training error": fights_the_training_error,
    "cleans the dev set only": cleans_the_dev_set_only,
    "tunes on noise": tunes_on_noise,
    "aims at zero": aims_at_zero,
    "ships too early": ships_too_early,
}


def _repeat(project: Project, *actions: str) -> None:
    """Repeat actions in turn until the project ships."""
    for action in cycle(actions):
        if project.shipped:
            return
        project.act(action)
