# griffie: `make demo` shows it on the shipped letters, `make test` checks everything.
# Everything runs in .venv, made with Python 3.11 or newer; PYTHON=python3.12 chooses which.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup demo test format messages lock clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)

help:  ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

$(BIN)/.runtime: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "griffie needs Python 3.11 or newer; set PYTHON=/path/to/it" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/.dev: $(BIN)/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

setup: $(BIN)/.runtime  ## Install griffie in .venv

demo: $(BIN)/.runtime  ## Read the shipped letters and show what stands in them
	@$(BIN)/griffie --kb .demo demo
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/griffie --kb .demo; fi

test: $(BIN)/.dev  ## Check form, types, layers, words and behaviour
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest $(ARGS)

format: $(BIN)/.dev  ## Put the code in form
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .

messages: $(BIN)/.dev  ## Collect the Dutch words and compile their translations
	@for package in corpus index kb tui; do \
		po=$$package/locale/en/LC_MESSAGES/$$package.po; \
		pot=$(VENV)/$$package.pot; \
		$(BIN)/pybabel --quiet extract --keywords=N_ --no-location --sort-output --width=100 \
			--project=griffie --output-file=$$pot $$package || exit 1; \
		test -f $$po || $(BIN)/pybabel --quiet init --input-file=$$pot --domain=$$package \
			--output-dir=$$package/locale --locale=en --width=100 || exit 1; \
		$(BIN)/pybabel --quiet update --input-file=$$pot --domain=$$package --width=100 \
			--output-dir=$$package/locale --ignore-obsolete --no-fuzzy-matching \
			--ignore-pot-creation-date || exit 1; \
		$(BIN)/pybabel --quiet compile --domain=$$package --directory=$$package/locale || exit 1; \
	done
	@$(BIN)/pybabel --quiet compile --domain=click --directory=kb/locale

lock: $(BIN)/.runtime  ## Resolve the dependencies anew
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/python -m piptools compile --quiet --upgrade --strip-extras --allow-unsafe --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --annotation-style=line \
		--output-file requirements.lock pyproject.toml
	$(BIN)/python -m piptools compile --quiet --upgrade --strip-extras --allow-unsafe --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --annotation-style=line \
		--constraint requirements.lock --extra dev --output-file requirements-dev.lock pyproject.toml
	@# The build of PyTorch (with or without a GPU) is for the machine to choose.
	sed -i.bak 's/^\(torch==[0-9.]*\)+[a-z0-9]*/\1/' \
		requirements.lock requirements-dev.lock && rm requirements*.bak

clean:  ## Remove what was made here
	rm -rf $(VENV) .demo build *.egg-info .mypy_cache .ruff_cache .pytest_cache
