"""A machine-learning project as a game: lead a team for some weeks, ship the smallest error.

A `Project` has hidden properties, drawn from a seed: how well people do the task, how far the
model is from that and why, how clean the labels are, how large the dev set is. Each week the team
does what its leader says, and reports errors as measured, with the luck of finite sets in them.

Everything that can be changed stands in `Parameters`: prices, effects, ranges, the number of
weeks. A harder league is another `Parameters`.

Examples
--------
>>> project = Project(seed=7)
>>> report = project.act("measure_human")
>>> report["week"], report["weeks_left"]
(1, 19)
"""

from coursework.simulator.league import final_errors, league_table
from coursework.simulator.parameters import DEFAULT, DISEASES, Effects, Parameters
from coursework.simulator.projects import Policy, Project, Report
from coursework.simulator.worlds import World, draw_world

__all__ = [
    "DEFAULT",
    "DISEASES",
    "Effects",
    "Parameters",
    "Policy",
    "Project",
    "Report",
    "World",
    "draw_world",
    "final_errors",
    "league_table",
]
