# `make demo` and `make test` need nothing but Python, make and git: all else they install into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
#: Tests that leave each other alone: they run side by side.
APART := tests/checking tests/utils tests/datasets tests/course1 tests/course2 tests/course3 \
	tests/course4 tests/course5 tests/authoring tests/gradebook tests/reporting tests/test_assignments.py \
	tests/test_atomic.py tests/test_environment.py tests/test_folder_names.py tests/test_named_paths.py
#: Tests with sandboxes, kernels and browsers: those of one file, which share what it sets up, run in a row.
TOGETHER := tests/sandbox tests/autograding tests/attacks tests/journeys tests/watching \
	tests/test_cli.py tests/test_demo.py tests/test_doctor.py tests/test_benchmarks.py \
	tests/test_nbgrader_equality.py tests/test_scaffold.py

#: Assignments without a framework: their checks are also proven as an older processor computes.
NUMPY := course1 course2/initialization course2/regularization course2/gradient_checking \
	course2/optimization_methods course3/metrics_and_goals course3/splits_and_mismatch \
	course3/error_analysis course3/learning_curves_and_search course3/project_simulator \
	course4/convolution_step_by_step course4/car_detection_yolo course5/rnn_step_by_step \
	course5/word_vectors

.PHONY: setup demo check test chromium pictures lint build lab site bench clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml invigilator/pyproject.toml
	$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(not (3, 11) <= v < (3, 14) and "Python 3.11, 3.12 or 3.13 is needed (TensorFlow has no wheels for 3.14 yet): make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable ./invigilator --editable .
	$(BIN)/python -m compileall -q invigilator/src graders utils # where Python writes no bytecode by itself
	@touch $@

demo: $(READY)
	$(BIN)/course demo

# For every commit: three minutes.
check: lint
	$(BIN)/course build --check
	$(BIN)/pytest -n 2 -m "not frameworks" tests/checking tests/utils tests/authoring/test_build.py \
		tests/authoring/test_stubs.py tests/authoring/test_source.py tests/test_environment.py

test: lint chromium
	$(BIN)/course build --check
	$(BIN)/course record --check
	$(BIN)/course record --check --numerics plain $(NUMPY)
	$(BIN)/pytest -n 2 $(APART)
	$(BIN)/pytest -n 2 --dist loadfile $(TOGETHER)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell invigilator graders utils docs tests course*/source course*/README.md *.md
	$(BIN)/codespell -D docs/glossary.txt invigilator docs graders course*/source course*/README.md *.md

# The tests that walk through the pages need Chromium. Where it cannot be installed they are skipped.
chromium:
	@command -v chromium > /dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null; \
	else \
		echo "Browser tests will be skipped: chromium is missing. On Debian: sudo apt-get install chromium"; \
	fi

# Takes the pictures in docs/images again, on the way of the tests that walk through those pages.
pictures: $(READY) chromium
	COURSE_PICTURES=docs/images $(BIN)/pytest tests/journeys tests/test_demo.py

build: $(READY)
	$(BIN)/course build
	$(BIN)/course record

lab: $(READY)
	$(BIN)/course lab

site: $(READY)
	$(BIN)/course site

bench: $(READY)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.others
	$(BIN)/python -m benchmarks.steps

clean:
	rm -rf demo docs/_build course*/autograded course*/feedback course*/reports course*/.results course*/gradebook.db
