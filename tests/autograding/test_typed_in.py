"""Sizes of the data, graded in the sandbox: computed in any way, or typed in."""

import pytest

from invigilator.sample_class import find_cell, with_moved_answer

COMPUTED = "m_train, num_px = train_set_x_orig.shape[:2]\nm_test = test_set_y.size"
TYPED = "m_train, m_test, num_px = 209, 50, 64"
UNFIT = "import invigilator.sandbox.probe as p\np.Probe.can_fork = staticmethod(lambda *_: False)"


def in_a_cell_before(notebook, exercise, code):
    """Put a cell of one's own before the cell that answers an exercise."""
    cell = {"cell_type": "code", "id": "own", "metadata": {}, "execution_count": None}
    notebook["cells"].insert(find_cell(notebook, exercise), {**cell, "outputs": [], "source": code})
    return notebook


def by_name(graded):
    return {each.name: each for each in graded.result.exercises}


@pytest.mark.parametrize("before", ["pass", UNFIT], ids=["as usual", "where cases rerun all cells"])
def test_sizes_that_are_typed_in_cost_their_cases_and_are_told(sample, grade, before):
    notebook = sample.solved({"dataset_dimensions": TYPED})
    found = by_name(grade(in_a_cell_before(notebook, "dataset_dimensions", before)))
    sizes = found["dataset_dimensions"]
    assert [case.status for case in sizes.cases].count("failed") == 2
    assert (sizes.status, sizes.score) == ("partial", 3)
    assert sizes.message.startswith("On another data set you get the sizes of this one")
    assert found["flatten"].score == 10


def test_sizes_that_are_typed_into_a_reshape_are_told_too(sample, grade):
    answer = (
        "train_set_x_flatten = train_set_x_orig.reshape(-1, 12288).T\n"
        "test_set_x_flatten = test_set_x_orig.reshape(len(test_set_x_orig), -1).T"
    )
    flatten = by_name(grade(sample.solved({"flatten": answer})))["flatten"]
    assert (flatten.status, [c.status for c in flatten.cases].count("failed")) == ("partial", 2)
    assert flatten.message.startswith("On another data set your sizes do not fit")


@pytest.mark.parametrize(
    ("before", "answer", "asked"),
    [
        (
            "shape = train_set_x_orig.shape",
            "m_train, num_px, *_ = shape\nm_test = test_set_y.size",
            5,
        ),
        ("m_train = len(train_set_x_orig)", COMPUTED.replace("m_train", "_"), 5),
        (
            "def of(a):\n    print(a)\n    return len(a)",
            f"{COMPUTED}\nm_test = of(test_set_x_orig)",
            5,
        ),
        ("import gc", f"{COMPUTED}\nm_test = len(load_dataset()[2])\nexit()", 5),
        ("%reset_selective -f chosen", f"{COMPUTED}\nimport os\nassert m_test > 9", 5),
        ("wanted = []", f"%%time\n{COMPUTED}", 3),
    ],
    ids=["a name", "in part", "a function", "loaded again", "other lines", "a magic"],
)
def test_sizes_that_are_computed_keep_their_points(sample, grade, before, answer, asked):
    notebook = sample.solved({"dataset_dimensions": answer})
    graded = grade(in_a_cell_before(notebook, "dataset_dimensions", before))
    assert graded.result.score == 100
    assert len(by_name(graded)["dataset_dimensions"].cases) == asked


def test_an_answer_in_another_cell_keeps_its_points(sample, grade):
    notebook = sample.solved({"dataset_dimensions": COMPUTED})
    assert grade(with_moved_answer(notebook, "dataset_dimensions")).result.score == 100


def test_matrices_by_the_sizes_of_the_first_exercise_keep_their_points(sample, grade):
    answer = (
        "train_set_x_flatten = train_set_x_orig.reshape(m_train, num_px * num_px * 3).T\n"
        "test_set_x_flatten = test_set_x_orig.reshape(m_test, -1).T"
    )
    notebook = sample.solved({"dataset_dimensions": COMPUTED, "flatten": answer})
    assert grade(notebook).result.score == 100
    notebook = sample.solved({"dataset_dimensions": TYPED, "flatten": answer})
    assert by_name(grade(notebook))["flatten"].score == 10


def test_an_answer_that_never_ends_on_other_data_costs_two_cases(sample, grade):
    endless = "m_train = 0\nwhile m_train != 209:\n    m_train = len(train_set_x_orig)"
    notebook = sample.solved({"dataset_dimensions": f"{COMPUTED}\n{endless}"})
    result = grade(notebook).result
    assert result.score == 98
