"""One submission, from the file to its result, with the sandbox and a kernel in it."""

import html
import json
import os
from dataclasses import asdict, replace
from functools import cache

import pytest
from rich.console import Console

from invigilator.authoring.recorder import load_grader
from invigilator.autograding.grade import Job
from invigilator.autograding.result import SubmissionResult
from invigilator.autograding.settings import Settings
from invigilator.autograding.worker import Worker
from invigilator.exceptions import KernelFailure
from invigilator.reporting.class_report import render_report
from invigilator.reporting.feedback import render_feedback
from invigilator.reporting.table import print_table
from invigilator.sample_class import Roll, find_cell, with_code_behind
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.limits import Limits
from project import COURSE

MISTAKEN = Roll.of(COURSE).mistaken
RESTART = "import IPython\nIPython.Application.instance().kernel.do_shutdown(True)"
SHARES = {
    "dataset_dimensions": 5,
    "flatten": 10,
    "sigmoid": 10,
    "initialize_with_zeros": 10,
    "propagate": 20,
    "optimize": 20,
    "predict": 10,
    "model": 15,
}


@pytest.fixture(scope="session")
def handed_in(sample, grade):
    """The result of one student of the sample class; the answer that hangs has little time."""
    files = sample.submissions()
    patient = Limits(output_kb=64)

    @cache
    def result(student):
        name, content = files[student]
        limits = replace(patient, case_seconds=2) if student == "olga" else patient
        return grade(content, student, name, limits).result

    return result


@pytest.fixture
def changed(sample, grade):
    """Grade the solution with more code behind the answer to an exercise."""

    def graded(exercise, code):
        return grade(with_code_behind(sample.solved(), exercise, code))

    return graded


def by_name(result):
    return {each.name: each for each in result.exercises}


def lost(result):
    """The exercises without full points."""
    return [each.name for each in result.exercises if each.score < each.points]


def test_the_solution_gets_all_points(handed_in):
    result = handed_in("ada")
    assert (result.status, result.score, result.max_score) == ("graded", 100, 100)
    assert {each.name: each.points for each in result.exercises} == SHARES
    assert all(case.status == "passed" for each in result.exercises for case in each.cases)
    assert result.notes == []
    assert result.seconds > 0


def test_the_stub_gets_none(handed_in):
    result = handed_in("emil")
    assert (result.status, result.score, result.max_score) == ("graded", 0, 100)
    assert {each.status for each in result.exercises} == {"failed"}
    assert "returned None" in by_name(result)["sigmoid"].message


@pytest.mark.parametrize("student", ["bea", "carl"])
def test_right_in_another_way_is_right(handed_in, student):
    assert handed_in(student).score == 100


@pytest.mark.parametrize("student", ["kim", "jon", "leo", "lena", "mia"])
def test_stripped_renamed_copied_split_and_moved_cells_cost_nothing(handed_in, student):
    assert handed_in(student).score == 100


def test_the_last_of_several_definitions_counts_and_the_result_says_so(handed_in, changed):
    assert any("optimize is defined in cells" in note for note in handed_in("leo").notes)
    result = changed("model", "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))").result
    assert result.score == 100
    assert any(note.startswith("sigmoid is defined in cells") for note in result.notes)


@pytest.mark.parametrize(
    "code",
    [
        "def sigmoid(z):\n    return z",
        "sigmoid = model(*[np.zeros((2, 3)), np.zeros((1, 3))] * 2, num_iterations=1)",
        "for predict in range(3):\n    pass",
        "del sigmoid, predict",
        "np = 5",
        "%reset -f",
    ],
)
def test_a_function_counts_where_it_was_answered_when_what_stands_at_the_end_fails(
    sample, grade, code
):
    notebook = sample.solved()
    last = {"cell_type": "code", "id": "last", "metadata": {}, "source": code, "outputs": []}
    notebook["cells"].append({**last, "execution_count": None})
    assert grade(notebook).result.score == 100


def test_a_sandbox_that_fails_at_a_second_look_costs_no_points(sample, grade, monkeypatch):
    spoilt = with_code_behind(sample.solved(), "model", "sigmoid = None")
    fork, forked = Jail.fork, []

    def fails_later(jail, *beside):
        forked.append(jail)
        if len(forked) > 1:
            raise KernelFailure("A kernel did not start in the sandbox.")
        return fork(jail, *beside)

    with monkeypatch.context() as broken:
        broken.setattr(Jail, "fork", fails_later)
        first = grade(spoilt)
    whole = grade(spoilt)
    assert len(forked) > 1
    assert 0 < first.result.score < whole.result.score == 100
    assert "sigmoid may be worth more: the sandbox failed" in first.result.notes[0]
    assert (first.final, whole.final) == (False, True)


@pytest.mark.parametrize("code", ["exit()", "quit()", RESTART], ids=["exit", "quit", "restart"])
@pytest.mark.parametrize("exercise", ["sigmoid", "model"])
def test_what_ends_a_kernel_in_jupyterlab_costs_nothing(changed, code, exercise):
    result = changed(exercise, code).result
    assert (result.score, result.notes) == (100, [])


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("import pandas as pd", "ModuleNotFoundError"),
        ("%matplotlib widget", "RuntimeError"),
        ("from google.colab import drive", "ModuleNotFoundError"),
    ],
)
def test_a_line_that_fails_among_imports_costs_nothing_and_is_named(sample, grade, line, error):
    notebook = sample.solved()
    imports = next(c for c in notebook["cells"] if "import numpy" in "".join(c["source"]))
    imports["source"] = f"{line}\n{''.join(imports['source'])}"
    result = grade(notebook).result
    assert result.score == 100
    (note,) = result.notes
    assert f"`{line}` raised {error}" in note


def test_a_changed_input_costs_one_case_and_is_told(handed_in):
    result = handed_in("dora")
    assert lost(result) == ["optimize"]
    optimize = by_name(result)["optimize"]
    assert optimize.status == "partial"
    assert [case.status for case in optimize.cases].count("failed") == 1
    assert "has changed" in optimize.message


def test_an_answer_in_a_markdown_cell_is_found_and_said_so(sample, grade):
    notebook = sample.solved()
    cell = next(c for c in notebook["cells"] if c["id"] == "sigmoid")
    cell["cell_type"] = "markdown"
    sigmoid = by_name(grade(notebook).result)["sigmoid"]
    assert sigmoid.score == 0
    assert "which is a markdown cell" in sigmoid.message


def test_a_notebook_of_another_assignment_is_called_so(grade):
    other = COURSE.one("course1/python_basics").release.read_text("utf-8")
    result = grade(json.loads(other)).result
    assert result.score == 0
    assert result.notes[0].startswith("this looks like a notebook of course1/python_basics;")


def test_the_first_cause_is_told_where_a_name_is_missing(sample, grade):
    notebook = sample.solved()
    imports = next(c for c in notebook["cells"] if "import numpy" in "".join(c["source"]))
    imports["source"] = "".join(imports["source"]).replace(
        "import numpy as np", "import nump as np"
    )
    sigmoid = by_name(grade(notebook).result)["sigmoid"]
    assert "np is missing because cell 3 failed: `import nump as np`" in sigmoid.message


def test_two_functions_that_only_call_each_other_earn_nothing(sample, grade):
    answers = {
        "sigmoid": "def sigmoid(z):\n    return initialize_with_zeros(z)",
        "initialize_with_zeros": "def initialize_with_zeros(dim):\n    return sigmoid(dim)",
    }
    found = by_name(grade(sample.solved(answers)).result)
    assert (found["sigmoid"].score, found["initialize_with_zeros"].score) == (0, 0)


@pytest.mark.parametrize("module", ["dnn_utils", "opt_utils"])
def test_an_answer_out_of_a_module_of_the_course_earns_nothing(sample, grade, module):
    notebook = sample.solved({"sigmoid": f"from {module} import sigmoid"})
    sigmoid = by_name(grade(notebook).result)["sigmoid"]
    assert sigmoid.score == 0
    assert f"imports sigmoid from {module}, which was not handed in" in sigmoid.message
    assert "Write the answer in the notebook itself." in sigmoid.message


@pytest.mark.parametrize("code", ["m_train = 10", "for num_px in range(3):\n    pass"])
def test_a_value_whose_name_is_used_again_later_is_judged_where_it_is_answered(changed, code):
    assert changed("model", code).result.score == 100


def test_a_wrong_value_stays_wrong_when_its_name_is_used_again(sample, grade):
    answer = "m_train = 1\nm_test = 2\nnum_px = 3"
    notebook = sample.solved({"dataset_dimensions": answer})
    result = grade(with_code_behind(notebook, "model", "m_train = 4")).result
    assert lost(result) == ["dataset_dimensions"]


def test_a_warning_on_stderr_costs_nothing(handed_in):
    assert handed_in("nils").score == 100


@pytest.mark.parametrize("student", MISTAKEN)
def test_a_known_mistake_costs_its_exercise_alone_and_is_named(handed_in, logistic, student):
    exercise = MISTAKEN[student]
    sentences = [m.sentence for m in load_grader(logistic).known_mistakes if m.exercise == exercise]
    result = handed_in(student)
    assert lost(result) == [exercise]
    assert by_name(result)[exercise].message == sentences[0]
    assert {c.mistake for c in by_name(result)[exercise].cases if c.status == "failed"} == {
        sentences[0]
    }


def test_what_builds_on_a_mistake_keeps_its_points_and_says_on_what_it_depends(handed_in):
    found = by_name(handed_in("gia"))
    for name in ("optimize", "model"):
        assert found[name].status == "passed"
        assert "propagate" in found[name].depends_on
        assert "propagate" in found[name].message


def test_an_endless_answer_costs_its_exercise(handed_in):
    result = handed_in("olga")
    assert lost(result) == ["sigmoid"]
    assert by_name(result)["sigmoid"].status == "timeout"


def test_a_memory_bomb_costs_its_exercise(handed_in):
    assert lost(handed_in("paul")) == ["initialize_with_zeros"]


def test_an_answer_that_ends_the_process_costs_its_exercise(handed_in):
    result = handed_in("quin")
    assert lost(result) == ["predict"]
    assert by_name(result)["predict"].status == "killed"


def test_a_cell_that_ends_the_kernel_costs_its_exercise(changed):
    graded = changed("predict", "import os\nos._exit(0)")
    assert lost(graded.result) == ["predict"]
    assert by_name(graded.result)["predict"].status == "missing"
    assert "ended the kernel" in by_name(graded.result)["predict"].message
    assert any(note.endswith("ended the kernel") for note in graded.result.notes)


def test_a_cell_that_raises_costs_what_it_should_define_and_says_why(sample, grade):
    notebook = sample.solved({"flatten": "train_set_x_flatten = train_set_x_orgi.T"})
    flatten = by_name(grade(notebook).result)["flatten"]
    assert (flatten.status, flatten.score) == ("missing", 0)
    assert f"Cell {find_cell(notebook, 'flatten') + 1}" in flatten.message
    assert "NameError" in flatten.message


def test_a_syntax_error_costs_its_exercise(sample, grade):
    result = grade(sample.solved({"optimize": "def optimize(w, b:\n    return w"})).result
    assert lost(result) == ["optimize"]
    assert "SyntaxError" in by_name(result)["optimize"].message


def test_deleted_checks_and_a_deleted_answer(sample, grade):
    notebook = sample.solved()
    gone = ("check-sigmoid", "check-model", "predict")
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in gone]
    result = grade(notebook).result
    assert lost(result) == ["predict"]
    assert result.max_score == 100


def test_hidden_cases_give_nothing_away(changed):
    code = "def initialize_with_zeros(dim):\n    print(dim)\n    raise ValueError(f'dim is {dim}')"
    result = changed("initialize_with_zeros", code).result
    cases = by_name(result)["initialize_with_zeros"].cases
    hidden = [case for case in cases if case.hidden]
    assert len(hidden) >= 2
    assert [case.name for case in hidden] == [f"hidden case {n + 1}" for n in range(len(hidden))]
    assert all("dim is" not in case.message for case in hidden)
    assert any("dim is" in case.message for case in cases if not case.hidden)


def test_the_executed_notebook_has_the_outputs_of_the_sandbox_and_no_others(sample, grade):
    notebook = with_code_behind(sample.solved(), "sigmoid", "print('from the jail')")
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            forged = {"output_type": "stream", "name": "stdout", "text": "forged"}
            cell["outputs"] = [forged]
    executed = json.dumps(grade(notebook).notebook)
    assert "from the jail" in executed
    assert "forged" not in executed


def test_a_long_output_is_cut_and_noted(sample, grade, worker):
    graded = grade(with_code_behind(sample.solved(), "sigmoid", "print('x' * 10**7)"))
    assert graded.result.score == 100
    assert any("output cut after 64 KiB" in note for note in graded.result.notes)
    assert len(json.dumps(graded.notebook)) < 10**6


def test_what_is_not_a_notebook_is_rejected_with_the_reason(handed_in):
    result = handed_in("sven")
    assert (result.status, result.score, result.max_score) == ("rejected", 0, 100)
    assert "not a notebook" in result.reason
    assert result.exercises == []


@pytest.fixture
def broken_grader(monkeypatch):
    def fail(*_):
        raise ValueError("a predicate too many")

    monkeypatch.setattr("invigilator.autograding.worker.grade", fail)


def test_a_failure_of_the_grader_rejects_one_submission_and_keeps_the_traceback(
    course, sample, broken_grader
):
    worker = Worker(Settings(course.root, Limits()))
    content = json.dumps(sample.solved()).encode()
    result = worker.grade(Job("ada", course.target, "ada.ipynb", content)).result
    assert (result.status, result.max_score) == ("rejected", 100)
    assert "ValueError: a predicate too many" in result.failure
    assert os.path.relpath(course.failures) in result.failure
    log = course.failures.read_text()
    assert "ada, ada.ipynb" in log
    assert "Traceback (most recent call last)" in log


def test_how_the_grader_failed_is_for_the_instructor_alone(course, sample, broken_grader, capsys):
    worker = Worker(Settings(course.root, Limits()))
    content = json.dumps(sample.solved()).encode()
    result = worker.grade(Job("ada", course.target, "ada.ipynb", content)).result
    page = render_feedback(result, "Logistic regression")
    assert "Grading failed. That is not your fault" in page
    assert "hand it in again" not in page
    print_table([result], Console(width=500))
    instructors = [
        capsys.readouterr().out,
        html.unescape(render_report(course.target, [result], {})),
        json.dumps(result.to_json()),
    ]
    log = os.path.relpath(course.failures)
    for told in ("ValueError", "a predicate too many", log):
        assert told not in html.unescape(page)
        assert all(told in each for each in instructors)
    assert SubmissionResult.from_json(result.to_json()) == result
    assert result.to_json() == asdict(result)
