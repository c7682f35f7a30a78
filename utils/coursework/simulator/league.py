"""Many projects led by several policies, and who ships the smallest errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from coursework.simulator.parameters import DEFAULT, Parameters
from coursework.simulator.policies import RECORDED
from coursework.simulator.projects import Policy, Project, lead

#: Mean final error of the course's own policy over the seeds 0 to 199, with the default rules.
REFERENCE = 0.1179


def final_errors(
    leader: Callable[[Project], object], seeds: Iterable[int], parameters: Parameters = DEFAULT
) -> NDArray[np.float64]:
    """True final errors of the projects that somebody leads, one for each seed.

    Parameters
    ----------
    leader : callable
        Leads a new project until it ships.
    seeds : iterable of int
        Which projects.
    parameters : Parameters
        Rules of the league.

    Returns
    -------
    ndarray of shape (number of seeds,)
        Errors on the target distribution.
    """
    errors = []
    for seed in seeds:
        project = Project(seed, parameters=parameters)
        leader(project)
        errors.append(project.true_error())
    return np.array(errors)


def league_table(
    policies: Mapping[str, Policy], seeds: range = range(200), parameters: Parameters = DEFAULT
) -> dict[str, NDArray[np.float64]]:
    """Final errors of some policies and of all recorded ones, the best mean first.

    Parameters
    ----------
    policies : mapping from str to callable
        Policies ``(report, history, weeks_left)`` by name.
    seeds : range
        Which projects; all policies lead the same ones.
    parameters : Parameters
        Rules of the league.

    Returns
    -------
    dict from str to ndarray of shape (number of seeds,)
        Final errors by name, sorted by their mean.
    """
    leaders = {**RECORDED, **{name: _leader(policy) for name, policy in policies.items()}}
    table = {name: final_errors(each, seeds, parameters) for name, each in leaders.items()}
    return dict(sorted(table.items(), key=lambda row: float(row[1].mean())))


def _leader(policy: Policy) -> Callable[[Project], object]:
    return lambda project: lead(project, policy)
