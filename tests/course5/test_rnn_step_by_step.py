"""The solution gives the published numbers of recurrent networks; other right answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course5/rnn_step_by_step"

TOLD = [
    wrong(
        "rnn_forward: stacked at the end",
        "starts from a0",
        ("states[-1], param", "states[0], param"),
    ),
    wrong("lstm_cell_forward: in one product", "order is wrong", ("a_prev, xt]", "xt, a_prev]")),
    wrong("lstm_forward: step by step", "start from zeros", ("np.zeros_like(a0)", "a0.copy()")),
    wrong(
        "rnn_cell_backward: by einsum",
        "square is missing",
        ("da_next * a_next * a_next", "da_next * a_next"),
    ),
    wrong("rnn_backward: without the cell", "add da_prevt", ("da[:, :, t] + d)", "da[:, :, t])")),
    wrong("lstm_backward: classic", "overwritten", ("sums.get(key, 0) + g[key]", "g[key]")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)

Arrays = dict[str, Any]


def draws(seed: int, shapes: dict[str, tuple[int, ...]]) -> Arrays:
    """Arrays of the legacy generator, drawn in the order of `shapes`."""
    draw = np.random.RandomState(seed).randn
    return {name: draw(*shape) for name, shape in shapes.items()}


def rnn_shapes(n_x: int, n_a: int, n_y: int, backward: bool = False) -> dict[str, tuple[int, ...]]:
    """Shapes of a plain RNN in the order in which the published recipes draw them."""
    shapes = {
        "Waa": (n_a, n_a),
        "Wax": (n_a, n_x),
        "Wya": (n_y, n_a),
        "ba": (n_a, 1),
        "by": (n_y, 1),
    }
    order = ("Wax", "Waa", "Wya", "ba", "by") if backward else tuple(shapes)
    return {name: shapes[name] for name in order}


def lstm_shapes(n_x: int, n_a: int, n_y: int) -> dict[str, tuple[int, ...]]:
    """Shapes of an LSTM in the order in which the published recipes draw them."""
    shapes: dict[str, tuple[int, ...]] = {}
    for gate in "fioc":
        shapes |= {f"W{gate}": (n_a, n_a + n_x), f"b{gate}": (n_a, 1)}
    return {**shapes, "Wy": (n_y, n_a), "by": (n_y, 1)}


def agree(found: Any, published: Any) -> None:
    np.testing.assert_allclose(found, published, rtol=0, atol=6e-9)


def test_rnn_cell_forward(names: SimpleNamespace) -> None:
    d = draws(1, {"xt": (3, 10), "a_prev": (5, 10), **rnn_shapes(3, 5, 2)})
    a_next, yt_pred, cache = names.rnn_cell_forward(d["xt"], d["a_prev"], d)
    assert (a_next.shape, yt_pred.shape, len(cache)) == ((5, 10), (2, 10), 4)
    agree(a_next[4], [0.59584544, 0.18141802, 0.61311866, 0.99808218, 0.85016201,
                      0.99980978, -0.18887155, 0.99815551, 0.6531151, 0.82872037])  # fmt: skip
    agree(yt_pred[1], [0.9888161, 0.01682021, 0.21140899, 0.36817467, 0.98988387,
                       0.88945212, 0.36920224, 0.9966312, 0.9982559, 0.17746526])  # fmt: skip


def test_rnn_forward(names: SimpleNamespace) -> None:
    d = draws(1, {"x": (3, 10, 4), "a0": (5, 10), **rnn_shapes(3, 5, 2)})
    a, y_pred, caches = names.rnn_forward(d["x"], d["a0"], d)
    assert (a.shape, y_pred.shape, len(caches)) == ((5, 10, 4), (2, 10, 4), 2)
    agree(a[4][1], [-0.99999375, 0.77911235, -0.99861469, -0.99833267])
    agree(y_pred[1][3], [0.79560373, 0.86224861, 0.11118257, 0.81515947])
    agree(caches[1][1][3], [-1.1425182, -0.34934272, -0.20889423, 0.58662319])


def test_rnn_forward_over_thirteen_steps(names: SimpleNamespace) -> None:
    d = draws(17, {"x": (4, 8, 13), "a0": (7, 8), **rnn_shapes(4, 7, 3)})
    a, y_pred, caches = names.rnn_forward(d["x"], d["a0"], d)
    agree(a[5, 2, 2:6], [0.99999291, 0.99332189, 0.9921928, 0.99503445])
    np.testing.assert_allclose(y_pred[2, 1, 1:5], [0.19428, 0.14292, 0.24993, 0.00119], atol=1e-4)
    assert len(caches[0]) == 13


def test_lstm_cell_forward(names: SimpleNamespace) -> None:
    d = draws(1, {"xt": (3, 10), "a_prev": (5, 10), "c_prev": (5, 10), **lstm_shapes(3, 5, 2)})
    a_next, c_next, yt, cache = names.lstm_cell_forward(d["xt"], d["a_prev"], d["c_prev"], d)
    assert (a_next.shape, c_next.shape, yt.shape, len(cache)) == ((5, 10), (5, 10), (2, 10), 10)
    agree(a_next[4], [-0.66408471, 0.0036921, 0.02088357, 0.22834167, -0.85575339,
                      0.00138482, 0.76566531, 0.34631421, -0.00215674, 0.43827275])  # fmt: skip
    agree(c_next[2], [0.63267805, 1.00570849, 0.35504474, 0.20690913, -1.64566718,
                      0.11832942, 0.76449811, -0.0981561, -0.74348425, -0.26810932])  # fmt: skip
    agree(yt[1], [0.79913913, 0.15986619, 0.22412122, 0.15606108, 0.97057211,
                  0.31146381, 0.00943007, 0.12666353, 0.39380172, 0.07828381])  # fmt: skip
    agree(cache[1][3], [-0.16263996, 1.03729328, 0.72938082, -0.54101719, 0.02752074,
                        -0.30821874, 0.07651101, -1.03752894, 1.41219977, -0.37647422])  # fmt: skip


def test_gates_of_lstm_cell_forward(names: SimpleNamespace) -> None:
    d = draws(212, {"xt": (4, 8), "a_prev": (7, 8), "c_prev": (7, 8), **lstm_shapes(4, 7, 3)})
    *_, yt, cache = names.lstm_cell_forward(d["xt"], d["a_prev"], d["c_prev"], d)
    a_next, c_next, _, _, ft, it, cct, ot, _, _ = cache
    for gate, published in (
        (ft, [0.32969833, 0.0574555]), (it, [0.0036446, 0.9806943]),
        (cct, [0.99903873, 0.57509956]),
        (c_next, [0.1352798, 0.39884899]), (ot, [0.7477249, 0.71588751]),
        (a_next, [0.10053951, 0.27129536]),
    ):  # fmt: skip
        agree(gate[0, :2], published)
    cut = [0.417098, 0.449528, 0.223159, 0.278376, 0.68453, 0.419221, 0.564025, 0.538475]
    np.testing.assert_allclose(yt[1], cut, rtol=1e-5)


def test_lstm_forward(names: SimpleNamespace) -> None:
    d = draws(1, {"x": (3, 10, 7), "a0": (5, 10), **lstm_shapes(3, 5, 2)})
    a, y, c, caches = names.lstm_forward(d["x"], d["a0"], d)
    assert (a.shape, y.shape, len(caches)) == ((5, 10, 7), (2, 10, 7), 2)
    agree([a[4][3][6], y[1][4][3], c[1][2][1]], [0.172117767533, 0.95087346185, -0.855544916718])
    agree(caches[1][1][1], [0.82797464, 0.23009474, 0.76201118, -0.22232814,
                            -0.20075807, 0.18656139, 0.41005165])  # fmt: skip


def test_lstm_forward_over_sixteen_steps(names: SimpleNamespace) -> None:
    d = draws(45, {"x": (4, 13, 16), "a0": (3, 13), **lstm_shapes(4, 3, 2)})
    a, y, c, _ = names.lstm_forward(d["x"], d["a0"], d)
    agree(a[2, 1, 4:6], [-0.01606022, 0.0243569])
    agree(c[2, 1, 4:6], [-0.02753855, 0.05668358])
    agree(y[1, 1, 4:6], [0.70444592, 0.70648935])


def test_rnn_cell_backward(names: SimpleNamespace) -> None:
    shapes = {"xt": (3, 10), "a_prev": (5, 10), **rnn_shapes(3, 5, 2, backward=True)}
    d = draws(1, {**shapes, "da_next": (5, 10)})
    *_, cache = names.rnn_cell_forward(d["xt"], d["a_prev"], d)
    g = names.rnn_cell_backward(d["da_next"], cache)
    found = [g["dxt"][1][2], g["da_prev"][2][3], g["dWax"][3][1], g["dWaa"][1][2], g["dba"][4, 0]]
    agree(found, [-1.3872130506, -0.152399493774, 0.410772824935, 1.15034506685, 0.20023491])


def test_rnn_backward(names: SimpleNamespace) -> None:
    shapes = {"x": (3, 10, 4), "a0": (5, 10), **rnn_shapes(3, 5, 2, backward=True)}
    d = draws(1, {**shapes, "da": (5, 10, 4)})
    *_, caches = names.rnn_forward(d["x"], d["a0"], d)
    g = names.rnn_backward(d["da"], caches)
    agree(g["dx"][1][2], [-2.07101689, -0.59255627, 0.02466855, 0.01483317])
    found = [g["da0"][2][3], g["dWax"][3][1], g["dWaa"][1][2], g["dba"][4, 0]]
    agree(found, [-0.314942375127, 11.2641044965, 2.30333312658, -0.74747722])


def lstm_step() -> Arrays:
    """The published recipe of lstm_cell_backward."""
    shapes = {"xt": (3, 10), "a_prev": (5, 10), "c_prev": (5, 10), **lstm_shapes(3, 5, 2)}
    return draws(1, {**shapes, "da_next": (5, 10), "dc_next": (5, 10)})


def test_lstm_cell_backward(names: SimpleNamespace) -> None:
    d = lstm_step()
    *_, cache = names.lstm_cell_forward(d["xt"], d["a_prev"], d["c_prev"], d)
    g = names.lstm_cell_backward(d["da_next"], d["dc_next"], cache)
    found = [g["dxt"][1][2], g["da_prev"][2][3], g["dc_prev"][2][3], g["dWf"][3][1],
             g["dWi"][1][2], g["dWc"][3][1], g["dWo"][1][2],
             *(g[f"db{gate}"][4, 0] for gate in "fico")]  # fmt: skip
    agree(found, [3.23055911511, -0.0639621419711, 0.797522038797, -0.147954838164,
                  1.05749805523, 2.30456216369, 0.331311595289, 0.18864637, -0.40142491, 0.25587763,
                  0.13893342])  # fmt: skip


def test_lstm_backward_over_the_first_four_of_seven_steps(names: SimpleNamespace) -> None:
    shapes = lstm_shapes(3, 5, 2)
    del shapes["Wy"], shapes["by"]
    d = draws(1, {"x": (3, 10, 7), "a0": (5, 10), **shapes, "da": (5, 10, 4)})
    d |= {"Wy": np.zeros((2, 5)), "by": np.zeros((2, 1))}
    parameters = {name: d[name] for name in (*shapes, "Wy", "by")}
    *_, caches = names.lstm_forward(d["x"], d["a0"], parameters)
    g = names.lstm_backward(d["da"], caches)
    agree(g["dx"][1][2], [0.00218254, 0.28205375, -0.48292508, -0.43281115])
    found = [g["da0"][2][3], g["dWf"][3][1], g["dWi"][1][2], g["dWc"][3][1], g["dWo"][1][2],
             *(g[f"db{gate}"][4, 0] for gate in "fico")]  # fmt: skip
    agree(found, [0.312770310257, -0.0809802310938, 0.40512433093, -0.0793746735512, 0.038948775763,
                  -0.15745657, -0.50848333, -0.42510818, -0.17958196])  # fmt: skip


@pytest.mark.parametrize("kind", ["rnn", "lstm"])
def test_gradients_are_slopes(
    kind: str, names: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    shapes = rnn_shapes(2, 3, 2) if kind == "rnn" else lstm_shapes(2, 3, 2)
    d = draws(4, {"x": (2, 2, 4), "a0": (3, 2), **shapes})
    parameters = {name: d[name] for name in shapes}
    forward, backward = getattr(names, f"{kind}_forward"), getattr(names, f"{kind}_backward")
    checked = [name for name in shapes if "y" not in name]
    names.compare_gradients(forward, backward, d["x"], d["a0"], parameters, checked)
    gaps = [float(line.split()[-1]) for line in capsys.readouterr().out.splitlines()]
    assert len(gaps) == 2 + len(checked)
    assert max(gaps) < 1e-7
