"""All that an instructor can change of the simulator: prices, effects, ranges, number of weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Range = tuple[float, float]

#: What a project can suffer from. Each of these names a row of `Parameters.sick`.
DISEASES = ("bias", "variance", "shaky", "rare", "labels", "small dev set", "hard task")

WEEKS: Mapping[str, int] = {
    "bigger_model": 2,
    "train_longer": 1,
    "regularize": 1,
    "tune": 1,
    "collect_web": 1,
    "collect_target": 3,
    "synthesize": 1,
    "clean_training_labels": 2,
    "clean_dev_labels": 1,
    "error_analysis": 1,
    "measure_human": 1,
    "enlarge_dev": 1,
    "ship": 0,
}

HEALTHY: Mapping[str, Range] = {
    "human": (0.01, 0.03),
    "capacity": (0.005, 0.02),
    "training": (0.002, 0.01),
    "variance": (0.01, 0.03),
    "shaky": (0.003, 0.015),
    "rare": (0.003, 0.015),
    "training_noise": (0.0, 0.02),
    "dev_noise": (0.0, 0.01),
    "web_examples": (20_000, 60_000),
    "target_examples": (600, 1_500),
    "dev_examples": (2_000, 4_000),
}

SICK: Mapping[str, Mapping[str, Range]] = {
    "bias": {"capacity": (0.05, 0.1), "training": (0.03, 0.06)},
    "variance": {"variance": (0.08, 0.14)},
    "shaky": {"shaky": (0.07, 0.13)},
    "rare": {"rare": (0.07, 0.13)},
    "labels": {"training_noise": (0.14, 0.22), "dev_noise": (0.06, 0.12)},
    "small dev set": {"dev_examples": (50, 100)},
    "hard task": {"human": (0.1, 0.15)},
}


@dataclass(frozen=True)
class Effects:
    """What actions do to the parts of the error.

    The three exponents, the offset and the harm of wrong labels were fitted to curves measured on
    the digits of course 3 (`coursework.simulator.measurements`); the rest is set by hand.

    Attributes
    ----------
    variance_power : float
        Variance falls with the number m of training examples as ``m ** -variance_power``.
    mismatch_power : float
        Mismatch falls with m target examples as ``(m0 + m) ** -mismatch_power``, where m0 is
        `mismatch_offset`.
    mismatch_offset : float
        See `mismatch_power`; in target examples.
    capacity_power : float
        The error for want of capacity falls with the size of the model as ``size **
        -capacity_power``.
    label_harm : float
        True error for each share of wrong training labels.
    bigger_variance : float
        Factor of the variance when the model is doubled.
    longer : float
        What is left of the error for want of training after training longer.
    regularized : float
        What is left of the variance after regularizing.
    regularized_bias : float
        What regularizing adds to the error for want of capacity.
    synthesized : float
        What is left of the mismatch by shaky images after synthesizing.
    trap : float
        Factor of the mismatch by rare images after synthesizing.
    cleaned : float
        What is left of wrong labels after cleaning.
    tuned : float
        Standard deviation of what other settings change.
    more_web : int
        Web examples that one week brings.
    more_target : int
        Target examples that three weeks bring.
    more_dev : int
        Dev examples that one week brings.
    """

    variance_power: float = 0.48
    mismatch_power: float = 0.41
    mismatch_offset: float = 150.0
    capacity_power: float = 1.06
    label_harm: float = 0.34
    bigger_variance: float = 1.08
    longer: float = 0.4
    regularized: float = 0.75
    regularized_bias: float = 0.006
    synthesized: float = 0.4
    trap: float = 1.25
    cleaned: float = 0.2
    tuned: float = 0.004
    more_web: int = 15_000
    more_target: int = 1_000
    more_dev: int = 3_000


@dataclass(frozen=True)
class Parameters:
    """The rules of a league.

    Attributes
    ----------
    weeks : int
        How long a project lasts.
    costs : mapping from str to int
        Weeks that each action takes.
    healthy : mapping from str to tuple of float
        Range of each hidden property where nothing is wrong.
    sick : mapping from str to mapping
        By disease, the ranges that take the place of healthy ones.
    effects : Effects
        What actions do.
    shared_luck : float
        Share of the variance of a measured dev error that belongs to the dev set and stays from
        week to week; the rest is drawn each week.
    train_dev_examples : int
        Size of the train-dev set.
    looked_at : int
        How many errors are looked at in an error analysis.
    """

    weeks: int = 20
    costs: Mapping[str, int] = field(default_factory=lambda: dict(WEEKS))
    healthy: Mapping[str, Range] = field(default_factory=lambda: dict(HEALTHY))
    sick: Mapping[str, Mapping[str, Range]] = field(default_factory=lambda: dict(SICK))
    effects: Effects = field(default_factory=Effects)
    shared_luck: float = 0.5
    train_dev_examples: int = 2_000
    looked_at: int = 100


DEFAULT = Parameters()
