"""A project that somebody leads: actions in, reports out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Any

from coursework.simulator.changes import DATA_CHANGES, MODEL_CHANGES
from coursework.simulator.luck import Luck, normal_at
from coursework.simulator.parameters import DEFAULT, Parameters
from coursework.simulator.worlds import World, against, draw_world

Report = dict[str, Any]
Policy = Callable[[Report, list[Report], int], str]

TAGS = ("shaky", "rare", "wrong label")
_TRAIN, _TRAIN_DEV, _DEV, _DEV_SET, _TAGS, _TUNE = range(1, 7)


class Project:
    """One project, from its first report to the day on which it ships.

    Parameters
    ----------
    seed : int
        Everything that is hidden is drawn from it.
    diseases : tuple of str, optional
        What the project suffers from; by default two things, drawn from the seed.
    parameters : Parameters
        Rules of the league.

    Attributes
    ----------
    report : dict
        The latest report.
    history : list of dict
        All reports, the first one included; each names the action that it followed.
    shipped : bool
        Whether the project is over.
    """

    def __init__(
        self,
        seed: int,
        diseases: tuple[str, ...] | None = None,
        parameters: Parameters = DEFAULT,
    ) -> None:
        self.parameters = parameters
        self.shipped = False
        self._seed, self._week = seed, 0
        self._world = draw_world(seed, diseases, parameters)
        self._human: float | None = None
        self._tagging = False
        self.history: list[Report] = []
        self.report = self._reported("start", kept=True)
        self.history.append(self.report)

    @property
    def weeks_left(self) -> int:
        """How many weeks are left."""
        return self.parameters.weeks - self._week

    def act(self, action: str) -> Report:
        """Let the team do something, and read the report that it writes afterwards.

        What takes longer than the weeks that are left is begun and never finished.

        Parameters
        ----------
        action : str
            One of the names in ``parameters.costs``.

        Returns
        -------
        dict
            The new report.

        Raises
        ------
        ValueError
            If there is no such action, or the project is over.
        """
        if action not in self.parameters.costs:
            raise ValueError(
                f"{action!r} is no action; the actions are {', '.join(self.parameters.costs)}."
            )
        if self.shipped:
            raise ValueError("The project has shipped; start a new one.")
        finished = self.parameters.costs[action] <= self.weeks_left
        self._week = min(self._week + self.parameters.costs[action], self.parameters.weeks)
        kept = self._do(action) if finished else False
        self.report = self._reported(action, kept)
        self.history.append(self.report)
        self.shipped = action == "ship" or self.weeks_left == 0
        return self.report

    def true_error(self) -> float:
        """Look behind the curtain: the true error on the target distribution, as things stand."""
        return self._world.target_error()

    def true_parts(self) -> dict[str, float]:
        """Look behind the curtain: the parts of the true error, by name."""
        world = self._world
        parts = {name: getattr(world, name) for name in
                 ("human", "capacity", "training", "variance", "shaky", "rare")}  # fmt: skip
        return parts | {"wrong labels": world.label_harm * world.training_noise}

    def _do(self, action: str) -> bool:
        """Carry an action out; whether its result is kept."""
        effects, luck = self.parameters.effects, Luck(self._seed, _TUNE, self._week)
        if action == "measure_human":
            self._human = round(self._world.human, 3)
        elif action == "error_analysis":
            self._tagging = True
        elif action in DATA_CHANGES:
            self._world = DATA_CHANGES[action](self._world, effects, luck)
        elif action in MODEL_CHANGES:
            changed = MODEL_CHANGES[action](self._world, effects, luck)
            if self._dev_error(changed) > self.report["dev_error"]:
                return False
            self._world = changed
        return True

    def _reported(self, action: str, kept: bool) -> Report:
        """Write a report; after a change that was taken back, with the errors of before."""
        world = self._world
        before = self.report if not kept and self.history else None
        errors = before or self._measured(world)
        names = ("train_error", "train_dev_error", "dev_error", "training_slope")
        report: Report = {
            "week": self._week,
            "weeks_left": self.weeks_left,
            "action": action,
            "kept": kept,
            **{name: errors[name] for name in names},
            "human_error": self._human,
            "web_examples": world.web_examples,
            "target_examples": world.target_examples,
            "dev_examples": world.dev_examples,
        }
        return report | self._tagged(world, report["dev_error"])

    def _measured(self, world: World) -> Report:
        """Errors as the team measures them."""
        size = world.web_examples + world.target_examples
        train = self._counted(against(world.training_noise, world.train_error()), size, _TRAIN)
        train_dev = self._counted(
            against(world.training_noise, world.web_error()),
            self.parameters.train_dev_examples,
            _TRAIN_DEV,
        )
        return {
            "train_error": train,
            "train_dev_error": train_dev,
            "dev_error": self._dev_error(world),
            "training_slope": round(world.training / 10, 4),
        }

    def _dev_error(self, world: World) -> float:
        """Error on the dev set: part of its luck stays with the set, part is drawn each week."""
        shared = self.parameters.shared_luck
        of_the_set = normal_at(self._seed, _DEV_SET, world.dev_examples)
        of_the_week = normal_at(self._seed, _DEV, self._week)
        luck = sqrt(shared) * of_the_set + sqrt(1 - shared) * of_the_week
        error = against(world.dev_noise, world.target_error())
        return _rounded(error, world.dev_examples, luck)

    def _counted(self, error: float, examples: int, key: int) -> float:
        return _rounded(error, examples, normal_at(self._seed, key, self._week))

    def _tagged(self, world: World, dev_error: float) -> Report:
        """Shares of tags among the dev errors, and of wrong labels among the training errors."""
        if not self._tagging:
            return {"tags": None, "wrong_training_labels": None}
        measured = against(world.dev_noise, world.target_error())
        wrong = (1 - world.target_error()) * world.dev_noise
        parts = dict(zip(TAGS, (world.shaky, world.rare, wrong), strict=True))
        luck = Luck(self._seed, _TAGS, self._week)
        tags = {tag: self._share(part / measured, luck) for tag, part in parts.items()}
        on_training = against(world.training_noise, world.train_error())
        share = (1 - world.train_error()) * world.training_noise / on_training
        tags["other"] = round(max(0.0, 1 - sum(tags.values())), 2)
        return {"tags": tags, "wrong_training_labels": self._share(share, luck)}

    def _share(self, share: float, luck: Luck) -> float:
        """A share of errors as counted among those that are looked at."""
        return _rounded(share, self.parameters.looked_at, luck.normal())


def lead(project: Project, policy: Policy) -> Project:
    """Let a policy lead a project until it ships.

    Parameters
    ----------
    project : Project
        A new project.
    policy : callable
        ``policy(report, history, weeks_left)`` returns the next action.

    Returns
    -------
    Project
        The same project, shipped.
    """
    while not project.shipped:
        action = policy(dict(project.report), list(project.history), project.weeks_left)
        project.act(action)
    return project


def replay(
    seed: int,
    diseases: tuple[str, ...] | None,
    actions: Sequence[str],
    parameters: Parameters = DEFAULT,
) -> float:
    """Lead a project by a list of actions, and return the true error that it ships with.

    Parameters
    ----------
    seed, diseases, parameters
        As for `Project`.
    actions : sequence of str
        What to do, in order. Whatever comes after the end of the project does not count.

    Returns
    -------
    float
        True error on the target distribution.
    """
    project = Project(seed, diseases, parameters)
    for action in actions:
        if project.shipped:
            break
        project.act(action)
    return project.true_error()


def _rounded(error: float, examples: int, luck: float) -> float:
    """A share as it is counted on so many examples, with given luck in standard deviations."""
    error = min(max(error, 0.0), 1.0)
    wrong = round(error * examples + luck * sqrt(error * (1 - error) * examples))
    return round(min(max(wrong, 0), examples) / examples, 5)
