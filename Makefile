# Two commands matter: `make demo` and `make test`. Everything they need, they install into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo test chromium lint build lab site bench clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml invigilator/pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable ./invigilator --editable .
	@touch $@

demo: $(READY)
	$(BIN)/course demo

test: $(READY) chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/course build --check
	$(BIN)/course record --check
	$(BIN)/pytest

# The tests that walk through the pages need Chromium. Where it cannot be installed they are skipped.
chromium:
	@command -v chromium > /dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null; \
	else \
		echo "Browser tests will be skipped: chromium is missing. On Debian: sudo apt-get install chromium"; \
	fi

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

build: $(READY)
	$(BIN)/course build
	$(BIN)/course record

lab: $(READY)
	$(BIN)/course lab

site: $(READY)
	$(BIN)/course site

bench: $(READY)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.frameworks
	$(BIN)/python -m benchmarks.steps

clean:
	rm -rf demo docs/_build course*/autograded course*/feedback course*/reports course*/.results course*/gradebook.db
