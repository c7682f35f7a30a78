"""Buttons to lead a project by hand, in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coursework.simulator.projects import Project, Report


def control_room(project: Project, draw: Callable[[list[Report]], object]) -> Any:
    """Make a button for each action, with a picture that follows.

    Parameters
    ----------
    project : Project
        The project to lead.
    draw : callable
        Draws a history; called after each action.

    Returns
    -------
    ipywidgets.VBox
        To be the last expression of a cell.
    """
    import ipywidgets

    screen = ipywidgets.Output()
    buttons = [_button(ipywidgets, project, action) for action in project.parameters.costs]

    def show() -> None:
        with screen:
            screen.clear_output(wait=True)
            draw(project.history)
            print(describe(project.report))
            if project.shipped:
                print(f"Shipped. True error on the target: {project.true_error():.1%}")

    def act(pressed: Any) -> None:
        project.act(pressed.tooltip)
        for button in buttons:
            button.disabled = project.shipped
        show()

    for button in buttons:
        button.on_click(act)
    show()
    grid = ipywidgets.GridBox(
        buttons, layout=ipywidgets.Layout(grid_template_columns="repeat(4, 190px)")
    )
    return ipywidgets.VBox([grid, screen])


def describe(report: Report) -> str:
    """Write a report in a few lines of text.

    Parameters
    ----------
    report : dict
        A report of a project.

    Returns
    -------
    str
        What was done, the errors, and whatever else is known.
    """
    action = report["action"].replace("_", " ")
    lines = [
        f"Week {report['week']}: {action}{'' if report['kept'] else ' (to no effect)'}",
        (
            f"  training error {report['train_error']:.1%},  train-dev error "
            f"{report['train_dev_error']:.1%},  dev error {report['dev_error']:.1%} "
            f"on {report['dev_examples']:,} examples"
        ),
    ]
    if report["human_error"] is not None:
        lines.append(f"  human error {report['human_error']:.1%}")
    if report["tags"] is not None:
        shares = ",  ".join(f"{tag} {share:.0%}" for tag, share in report["tags"].items())
        lines.append(f"  tags of the dev errors: {shares}")
        wrong = report["wrong_training_labels"]
        lines.append(f"  of the training errors, {wrong:.0%} are wrong labels")
    return "\n".join(lines)


def _button(ipywidgets: Any, project: Project, action: str) -> Any:
    weeks = project.parameters.costs[action]
    text = f"{action.replace('_', ' ')} ({weeks} wk)"
    return ipywidgets.Button(
        description=text, tooltip=action, layout=ipywidgets.Layout(width="185px")
    )
