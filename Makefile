# Self-documenting: `make` lists the targets. CI calls the same ones.
SHELL := /bin/bash
export RASA_TELEMETRY_ENABLED := false
export OPENBLAS_NUM_THREADS := 1
export OMP_NUM_THREADS := 1
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3

HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help setup chat test test-fast lint check coverage mutants bench evaluate clean

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup:  ## Install what is missing and train the model if it is missing or stale
	@scripts/setup.sh

chat: setup  ## Start the assistant and print its address (HOST=… PORT=…)
	@scripts/chat.sh $(HOST) $(PORT)

test: coverage  ## Run every test, a file at a time on each core, and tell the branches that the fast ones reach
	@.venv/bin/python -m pytest -n auto --dist loadfile --ignore=tests/unit --ignore=tests/content

test-fast: setup  ## Run the tests that need neither model, database server nor browser
	@.venv/bin/python -m pytest tests/unit tests/content tests/contract

lint: setup  ## Check style, format, types and import rules
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy assistant actions policies
	@.venv/bin/lint-imports

check: lint test-fast  ## Everything that can be checked without model, database server or browser

coverage: setup  ## Run the fast tests and tell the branches of the pure packages that they reach
	@.venv/bin/python -m pytest -n auto --dist loadfile tests/unit tests/content --cov --cov-report=term --cov-fail-under=80

mutants: setup  ## Tell how many mutants of the cores the tests notice (twenty minutes; names the survivors)
	@.venv/bin/python scripts/mutants.py

evaluate: setup  ## Measure understanding on the held-out sets; writes reports/understanding.md
	@.venv/bin/assistant evaluate --out reports

bench: setup  ## Run the benchmark: load, double bookings, speed; writes a table and a plot to reports/
	@.venv/bin/python bench/run.py --out reports

clean:  ## Remove everything that setup made, and nothing that users stored
	rm -rf .venv models .rasa reports
