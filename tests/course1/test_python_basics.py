"""Python basics: the classic numbers come out, other right answers pass."""

import numpy as np
import pytest

from answers import verdict_on
from tables import Known, known_numbers, right

TARGET = "course1/python_basics"
X1 = [9, 2, 5, 0, 0, 7, 5, 0, 0, 0, 9, 2, 5, 0, 0]
X2 = [9, 2, 2, 9, 0, 9, 2, 5, 0, 0, 9, 2, 5, 0, 0]
OUTER_ROWS = {
    9: [81, 18, 18, 81, 0, 81, 18, 45, 0, 0, 81, 18, 45, 0, 0],
    2: [18, 4, 4, 18, 0, 18, 4, 10, 0, 0, 18, 4, 10, 0, 0],
    5: [45, 10, 10, 45, 0, 45, 10, 25, 0, 0, 45, 10, 25, 0, 0],
    7: [63, 14, 14, 63, 0, 63, 14, 35, 0, 0, 63, 14, 35, 0, 0],
    0: [0] * 15,
}
YHAT, Y = np.array([0.9, 0.2, 0.1, 0.4, 0.9]), np.array([1, 0, 0, 1, 1])

KNOWN_NUMBERS = [
    Known("one number", lambda n: n.basic_sigmoid(3), 0.9525741268224334),
    Known(
        "an array", lambda n: n.sigmoid(np.array([1, 2, 3])), [0.73105858, 0.88079708, 0.95257413]
    ),
    Known(
        "slopes",
        lambda n: n.sigmoid_derivative(np.array([1, 2, 3])),
        [0.19661193, 0.10499359, 0.04517666],
    ),
    Known(
        "rows of length 1",
        lambda n: n.normalizeRows(np.array([[0, 3, 4], [1, 6, 4]])),
        [[0.0, 0.6, 0.8], [0.13736056, 0.82416338, 0.54944226]],
    ),
    Known(
        "rows of length 1, second example",
        lambda n: n.normalizeRows(np.array([[0, 3, 4], [2, 6, 4]])),
        [[0.0, 0.6, 0.8], [0.26726124, 0.80178373, 0.53452248]],
    ),
    Known(
        "probabilities",
        lambda n: n.softmax(np.array([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]])),
        [
            [0.98089766, 0.00089446, 0.01796577, 0.00012105, 0.00012105],
            [0.87867986, 0.11891639, 0.00080125, 0.00080125, 0.00080125],
        ],
    ),
    Known("sum of absolute errors", lambda n: n.L1(YHAT, Y), 1.1),
    Known("sum of squared errors", lambda n: n.L2(YHAT, Y), 0.43),
    Known("dot product with a loop", lambda n: n.dot_with_loop(X1, X2), 278),
    Known(
        "outer product with a loop",
        lambda n: n.outer_with_loop(X1, X2),
        [OUTER_ROWS[x] for x in X1],
    ),
    Known(
        "products place by place with a loop",
        lambda n: n.multiply_with_loop(X1, X2),
        [81, 4, 10, 0, 0, 63, 10, 0, 0, 0, 81, 4, 25, 0, 0],
    ),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = right(TARGET)


def test_picture_becomes_a_column_in_the_order_of_storage(names):
    picture = np.arange(24).reshape(4, 2, 3)
    column = names.image2vector(picture)
    assert column.tolist() == [[number] for number in range(24)]


def test_softmax_of_large_scores_is_finite(names):
    probabilities = names.softmax(np.array([[1000.0, 0.0]]))
    assert probabilities.tolist() == [[1.0, 0.0]]


def test_row_of_zeros_stays_as_it_is(names):
    rows = names.normalizeRows(np.array([[0.0, 0.0], [3.0, 4.0]]))
    np.testing.assert_allclose(rows, [[0.0, 0.0], [0.6, 0.8]])


@pytest.mark.parametrize("name", ["L1", "L2"])
def test_loss_of_a_row_of_examples_is_a_number(names, name):
    loss = getattr(names, name)
    assert loss(YHAT.reshape(1, -1), Y.reshape(1, -1)) == pytest.approx(loss(YHAT, Y))


def test_answer_right_for_the_visible_array_alone_fails():
    answer = "def image2vector(image):\n    return image.reshape(12, 1)"
    verdict = verdict_on(TARGET, "image2vector", answer)
    assert [case.status for case in verdict.cases] == ["passed"] + ["error"] * 5
    assert verdict.score == 0
