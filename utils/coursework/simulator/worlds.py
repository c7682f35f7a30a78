"""The hidden truth of a project, and the formulas for its errors."""

from __future__ import annotations

from dataclasses import dataclass, fields

from coursework.simulator.luck import Luck
from coursework.simulator.parameters import DEFAULT, DISEASES, Parameters

COUNTS = ("web_examples", "target_examples", "dev_examples")


@dataclass(frozen=True)
class World:
    """The true state of a project. Errors are shares, from 0 to 1.

    Attributes
    ----------
    human : float
        Error of careful people.
    capacity, training : float
        What is added because the model is too small, and because it has not been trained enough.
    variance : float
        What is added on new examples of the distribution that was trained on.
    shaky, rare : float
        What is added on the target distribution: by images that are shaken, which can be imitated,
        and by things that are rare on the web, which only real target data show.
    training_noise, dev_noise : float
        Shares of wrong labels in the training and train-dev sets, and in the dev and test sets.
    web_examples, target_examples, dev_examples : int
        Sizes of the data sets.
    label_harm : float
        True error for each share of wrong training labels.
    tuned : float
        What the choice of other settings has changed so far.
    """

    human: float
    capacity: float
    training: float
    variance: float
    shaky: float
    rare: float
    training_noise: float
    dev_noise: float
    web_examples: int
    target_examples: int
    dev_examples: int
    label_harm: float
    tuned: float = 0.0

    def train_error(self) -> float:
        """Error on the training examples, against true labels."""
        return self.human + self.capacity + self.training

    def web_error(self) -> float:
        """Error on new examples of the training distribution, against true labels."""
        harm = self.label_harm * self.training_noise
        return self.train_error() + self.variance + harm + self.tuned

    def target_error(self) -> float:
        """Error on the target distribution, against true labels: what counts in the end."""
        return max(0.0, self.web_error() + self.shaky + self.rare)


def against(labels_wrong: float, error: float) -> float:
    """Error as it is measured when a share of the labels is wrong.

    An answer counts as right only if it is, and its label too.
    """
    return 1 - (1 - error) * (1 - labels_wrong)


def draw_world(
    seed: int, diseases: tuple[str, ...] | None = None, parameters: Parameters = DEFAULT
) -> World:
    """Draw the hidden properties of a project.

    Parameters
    ----------
    seed : int
        Equal seeds give equal worlds, on every machine.
    diseases : tuple of str, optional
        What the project suffers from; by default two of `DISEASES`, drawn from the seed.
    parameters : Parameters
        Rules of the league.

    Returns
    -------
    World
        The state in the first week.
    """
    luck = Luck(seed, 0)
    chosen = luck.chosen(DISEASES, 2)
    ranges = dict(parameters.healthy)
    for disease in chosen if diseases is None else diseases:
        ranges.update(parameters.sick[disease])
    drawn = {
        each.name: luck.uniform(*ranges[each.name]) for each in fields(World) if each.name in ranges
    }
    counts = {name: round(drawn.pop(name)) for name in COUNTS}
    return World(
        human=drawn["human"],
        capacity=drawn["capacity"],
        training=drawn["training"],
        variance=drawn["variance"],
        shaky=drawn["shaky"],
        rare=drawn["rare"],
        training_noise=drawn["training_noise"],
        dev_noise=drawn["dev_noise"],
        web_examples=counts["web_examples"],
        target_examples=counts["target_examples"],
        dev_examples=counts["dev_examples"],
        label_harm=parameters.effects.label_harm,
    )
