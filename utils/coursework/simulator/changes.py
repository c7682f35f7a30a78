"""What each action does to the hidden state of a project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from coursework.simulator.luck import Luck
from coursework.simulator.parameters import Effects
from coursework.simulator.worlds import World

Change = Callable[[World, Effects, Luck], World]


def bigger_model(world: World, effects: Effects, luck: Luck) -> World:
    """Double the model: less error for want of capacity, more variance."""
    capacity = world.capacity * 2**-effects.capacity_power
    return replace(world, capacity=capacity, variance=world.variance * effects.bigger_variance)


def train_longer(world: World, effects: Effects, luck: Luck) -> World:
    """Train longer."""
    return replace(world, training=world.training * effects.longer)


def regularize(world: World, effects: Effects, luck: Luck) -> World:
    """Regularize: less variance, and a model that can express a little less."""
    capacity = world.capacity + effects.regularized_bias
    return replace(world, variance=world.variance * effects.regularized, capacity=capacity)


def tune(world: World, effects: Effects, luck: Luck) -> World:
    """Try other settings; whether they are better is a matter of luck."""
    return replace(world, tuned=world.tuned + effects.tuned * luck.normal())


def synthesize(world: World, effects: Effects, luck: Luck) -> World:
    """Shake web images artificially: good against real shaking, bad for what is rare."""
    return replace(world, shaky=world.shaky * effects.synthesized, rare=world.rare * effects.trap)


def collect_web(world: World, effects: Effects, luck: Luck) -> World:
    """Collect more of the data that are plentiful."""
    more = world.web_examples + effects.more_web
    factor = _variance_factor(world, more, world.target_examples, effects)
    return replace(world, web_examples=more, variance=world.variance * factor)


def collect_target(world: World, effects: Effects, luck: Luck) -> World:
    """Collect more of the data that count."""
    more = world.target_examples + effects.more_target
    offset = effects.mismatch_offset
    left = ((offset + more) / (offset + world.target_examples)) ** -effects.mismatch_power
    factor = _variance_factor(world, world.web_examples, more, effects)
    return replace(
        world,
        target_examples=more,
        shaky=world.shaky * left,
        rare=world.rare * left,
        variance=world.variance * factor,
    )


def clean_training_labels(world: World, effects: Effects, luck: Luck) -> World:
    """Look through the training labels again."""
    return replace(world, training_noise=world.training_noise * effects.cleaned)


def clean_dev_labels(world: World, effects: Effects, luck: Luck) -> World:
    """Look through the labels of the dev and test sets again: what is measured becomes truer."""
    return replace(world, dev_noise=world.dev_noise * effects.cleaned)


def enlarge_dev(world: World, effects: Effects, luck: Luck) -> World:
    """Label more examples for the dev set."""
    return replace(world, dev_examples=world.dev_examples + effects.more_dev)


#: Changes of the model, which are taken back if the measured dev error rises.
MODEL_CHANGES: Mapping[str, Change] = {
    "bigger_model": bigger_model,
    "train_longer": train_longer,
    "regularize": regularize,
    "tune": tune,
    "synthesize": synthesize,
}

#: Changes of the data, which stay.
DATA_CHANGES: Mapping[str, Change] = {
    "collect_web": collect_web,
    "collect_target": collect_target,
    "clean_training_labels": clean_training_labels,
    "clean_dev_labels": clean_dev_labels,
    "enlarge_dev": enlarge_dev,
}


def _variance_factor(world: World, web: int, target: int, effects: Effects) -> float:
    before = world.web_examples + world.target_examples
    return float(((web + target) / before) ** -effects.variance_power)
