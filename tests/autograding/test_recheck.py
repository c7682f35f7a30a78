"""Which cells give reason for a second look at an answer: those that may bend what others find."""

import pytest

from invigilator.autograding.recheck import bends


@pytest.mark.parametrize(
    "cell",
    [
        "columns = pictures.reshape(pictures.shape[0], -1).T",
        "m_train = len(labels)\nsize = int(rows * 2)",
        "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))",
        "rate = 0.5\n'a text'",
    ],
)
def test_what_only_forms_a_value_bends_nothing(cell):
    assert not bends(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "old = np.seterr(all='raise')",
        "model = model(X, Y)",
        "np.random.seed(1)",
        "np.exp = exp",
        "found = pick()(3)",
        "len = 3",
        "largest = max([1], key=np.random.seed)",
        "copied = shutil.copy('a.h5', 'train.h5')",
        "left = len(patch())",
        "columns = pictures.reshape(vars()['n'], -1)",
        "for sigmoid in range(3):\n    pass",
        "def patch():\n    np.exp = len",
    ],
)
def test_what_does_more_may_bend_an_answer(cell):
    assert bends(cell)
