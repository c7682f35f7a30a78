"""The simulator: the same everywhere, honest about luck, and open to other rules."""

import numpy as np
import pytest

from coursework.simulator import DISEASES, Parameters, Project, draw_world, final_errors
from coursework.simulator.control_room import control_room, describe
from coursework.simulator.luck import Luck
from coursework.simulator.measurements import Measured, harm_by_wrong_labels, variance_by_examples
from coursework.simulator.parameters import DEFAULT
from coursework.simulator.policies import RECORDED
from coursework.simulator.projects import lead, replay
from coursework.simulator.worlds import against


def test_luck_is_the_stream_of_raw_integers() -> None:
    luck, again = Luck(3, 1), Luck(3, 1)
    draws = [luck.uniform() for _ in range(12)]
    assert draws[:3] == [0.25325307785026463, 0.40719719128199483, 0.34136758203912354]
    assert again.normal() == pytest.approx(sum(draws) - 6, abs=1e-12)


def test_normal_luck_has_mean_0_and_deviation_1() -> None:
    luck = Luck(5)
    draws = np.array([luck.normal() for _ in range(4000)])
    assert abs(draws.mean()) < 0.06
    assert abs(draws.std() - 1) < 0.05


def test_a_project_is_the_same_every_time() -> None:
    actions = ["measure_human", "error_analysis", "bigger_model", "tune", "collect_target"]
    first, second = Project(12), Project(12)
    assert [first.act(a) for a in actions] == [second.act(a) for a in actions]
    assert first.true_error() == second.true_error() == replay(12, None, actions)


def test_parts_add_up_to_the_true_error() -> None:
    for seed in range(20):
        project = Project(seed)
        assert sum(project.true_parts().values()) == pytest.approx(project.true_error())


def test_measured_errors_scatter_around_the_true_ones() -> None:
    misses = []
    for seed in range(200):
        project = Project(seed, ())
        world = draw_world(seed, ())
        error = against(world.dev_noise, world.target_error())
        spread = (error * (1 - error) / world.dev_examples) ** 0.5
        misses.append((project.report["dev_error"] - error) / spread)
    assert abs(np.mean(misses)) < 0.2
    assert abs(np.std(misses) - 1) < 0.15


@pytest.mark.parametrize("disease", DISEASES)
def test_a_disease_shows(disease: str) -> None:
    healthy, sick = draw_world(1, ()), draw_world(1, (disease,))
    assert healthy != sick
    if disease != "small dev set":
        assert sick.target_error() > healthy.target_error()


def test_a_change_that_measures_worse_is_taken_back() -> None:
    kept = 0
    for seed in range(60):
        project = Project(seed, ("small dev set",))
        before, report = project.true_error(), project.report
        after = project.act("tune")
        kept += after["kept"]
        if not after["kept"]:
            assert project.true_error() == before
            assert after["dev_error"] == report["dev_error"]
    assert 15 < kept < 55


def test_what_cannot_be_finished_has_no_effect() -> None:
    project = Project(4, parameters=Parameters(weeks=2))
    before = project.true_error()
    assert not project.act("collect_target")["kept"]
    assert project.shipped
    assert project.true_error() == before


def test_synthesis_helps_against_shaking_and_harms_what_is_rare() -> None:
    def change(disease: str) -> float:
        project = Project(3, (disease,), Parameters(shared_luck=1.0))
        before = project.true_error()
        project.act("synthesize")
        return project.true_error() - before

    assert change("shaky") < -0.03
    assert change("rare") >= 0


def test_messages() -> None:
    project = Project(1)
    with pytest.raises(ValueError, match="'collect' is no action; the actions are bigger_model"):
        project.act("collect")
    project.act("ship")
    with pytest.raises(ValueError, match="has shipped"):
        project.act("tune")


def test_a_policy_cannot_change_what_it_is_shown() -> None:
    def vandal(report: dict, history: list, weeks_left: int) -> str:
        report.clear()
        history.clear()
        return "collect_web"

    project = lead(Project(2), vandal)
    assert len(project.history) == 21
    assert project.true_error() == replay(2, None, ["collect_web"] * 20)


def test_rules_can_be_changed() -> None:
    sick = {**DEFAULT.sick, "variance": {"variance": (0.4, 0.5)}}
    assert draw_world(1, ("variance",), Parameters(sick=sick)).variance >= 0.4
    short = final_errors(RECORDED["always collects target data"], range(5), Parameters(weeks=3))
    assert np.all(short >= final_errors(RECORDED["always collects target data"], range(5)))


def test_fitted_powers_agree_with_a_small_measurement() -> None:
    curve: Measured = variance_by_examples(seeds=range(1))
    slope = np.polyfit(np.log(curve.varied), np.log(curve.errors[0]), 1)[0]
    assert -slope == pytest.approx(DEFAULT.effects.variance_power, abs=0.12)
    harm = harm_by_wrong_labels(seeds=range(2)).errors.mean(axis=0)
    assert 0.03 < harm[-1] < 0.2


def test_buttons_lead_a_project() -> None:
    project, drawn = Project(6), []
    room = control_room(project, lambda history: drawn.append(len(history)))
    buttons = {button.tooltip: button for button in room.children[0].children}
    buttons["measure_human"].click()
    assert project.report["action"] == "measure_human"
    buttons["ship"].click()
    assert project.shipped
    assert all(button.disabled for button in buttons.values())
    assert drawn == [1, 2, 3]


def test_a_report_in_words() -> None:
    project = Project(3)
    project.act("measure_human")
    text = describe(project.act("error_analysis"))
    assert "Week 2: error analysis" in text
    assert "human error" in text
    assert "shaky" in text
