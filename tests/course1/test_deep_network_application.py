"""Deep network application: published runs come out, right answers of any kind are accepted."""

import numpy as np
import pytest

from lr_utils import load_dataset
from tables import right

TARGET = "course1/deep_network_application"

TWO_LAYERS = [
    0.6930497356599891, 0.6464320953428849, 0.6325140647912677, 0.6015024920354665,
    0.5601966311605748, 0.515830477276473, 0.4754901313943325, 0.4339163151225749,
    0.400797753620389, 0.3580705011323799, 0.33942815383664127, 0.30527536361962637,
    0.27491377282130175, 0.2468176821061483, 0.19850735037466108, 0.17448318112556635,
    0.17080762978095745, 0.11306524562164745, 0.09629426845937152, 0.08342617959726864,
    0.07439078704319085, 0.06630748132267933, 0.059193295010381675, 0.05336140348560554,
    0.0485547856287702,
]  # fmt: skip

FOUR_LAYERS = [
    0.7717493284237688, 0.6720534400822913, 0.6482632048575212, 0.6115068816101354,
    0.5670473268366111, 0.5401376634547801, 0.5279299569455267, 0.46547737717668514,
    0.3691258524959279, 0.3917469743480535, 0.3151869888600617, 0.2726998441789384,
    0.23741853400268134, 0.19960120532208644, 0.18926300388463305, 0.1611885466582775,
    0.14821389662363316, 0.13777487812972944, 0.1297401754919012, 0.12122535068005214,
    0.1138206066863371, 0.10783928526254133, 0.10285466069352679, 0.10089745445261786,
    0.09287821526472397,
]  # fmt: skip

test_right_answer = right(TARGET)


@pytest.fixture
def sets():
    """Columns and labels of the training pictures, then of the test pictures."""
    train, train_y, test, test_y, _ = load_dataset()
    columns = (pictures.reshape(len(pictures), -1).T / 255 for pictures in (train, test))
    return [*zip(columns, (train_y, test_y), strict=True)]


def accuracies(names, parameters, sets):
    forward = names.L_model_forward
    return [float(np.mean((forward(X, parameters)[0] > 0.5) == Y)) for X, Y in sets]


@pytest.mark.parametrize("model", ["two_layer_model", "L_layer_model"])
def test_costs_are_kept_whether_or_not_they_are_printed(names, model, capsys):
    train = getattr(names, model)
    X, Y = np.array([[1.0, -1.0, 0.5], [0.0, 2.0, 1.0]]), np.array([[1, 0, 1]])
    _, silent = train(X, Y, (2, 3, 1), 0.1, 101)
    assert capsys.readouterr().out == ""
    _, printed = train(X, Y, (2, 3, 1), 0.1, 101, print_cost=True)
    assert printed == silent
    assert [line.split()[3] for line in capsys.readouterr().out.splitlines()] == ["0:", "100:"]


@pytest.mark.parametrize("model", ["two_layer_model", "L_layer_model"])
def test_certain_predictions_do_not_spoil_the_training(names, model):
    X, Y = np.array([[1e6, -1e6, 5.0]]), np.array([[1, 0, 1]])
    parameters, _ = getattr(names, model)(X, Y, (1, 2, 1), 0.5, 20)
    assert all(np.isfinite(values).all() for values in parameters.values())


def test_a_model_without_costs_can_be_trained(names):
    parameters = names.initialize_parameters(2, 2, 1)
    assert names.train(lambda X, Y, dims, **options: parameters, (2, 2, 1)) == (parameters, [])


@pytest.mark.classic
def test_the_published_run_of_two_layers(names, sets):
    dims = (12288, 7, 1)
    parameters, costs = names.two_layer_model(*sets[0], dims, num_iterations=2500)
    assert costs == pytest.approx(TWO_LAYERS, rel=1e-6)
    assert accuracies(names, parameters, sets) == pytest.approx([1.0, 0.72])


@pytest.mark.classic
def test_the_published_run_of_four_layers(names, sets):
    dims = [12288, 20, 7, 5, 1]
    parameters, costs = names.L_layer_model(*sets[0], dims, num_iterations=2500)
    assert costs == pytest.approx(FOUR_LAYERS, abs=5.1e-7)
    assert accuracies(names, parameters, sets) == pytest.approx([206 / 209, 0.80])
