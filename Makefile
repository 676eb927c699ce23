# The two commands that a fresh machine needs are `make run` and `make test`.
# Everything is installed into .venv inside this folder; `make clean` takes it away again.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?=
export PYTHON

# The one place where the coverage gates are set (per cent of lines and branches).
GATE := 99
GATE_TUI := 90

BIN := .venv/bin
WHERE := $(shell printf '%s %s' '$(CURDIR)' '$(PYTHON)' | cksum | cut -d' ' -f1)
RUNTIME := .venv/ready-runtime-$(WHERE)
DEV := .venv/ready-dev-$(WHERE)
TRAIN := .venv-train/ready-$(WHERE)
BENCH := .venv-bench/ready
TRAIN_ENCODER := .venv-train-encoder/ready-$(WHERE)
RECIPE := .ci/setup pyproject.toml $(wildcard plugins/*/pyproject.toml)
COMPILE := uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-header --no-annotate
COVERAGE := $(BIN)/coverage report --fail-under
# What `make check` leaves to `make test`: tests that draw many random cases, kill processes or press keys.
FAST := $(addprefix tests/,architecture calendar clock documents engine errors model repair reports \
	review signing text_hygiene)
SLOW := $(addprefix --ignore-glob=,*propert* *convergence* *bomb* *openssh* *random*)

.PHONY: help run setup check test bench pictures examples docs train train-encoder discern lock clean

help: ## Say what can be made here.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: $(RUNTIME) ## Set everything up and open handfast.
	@$(BIN)/handfast

setup: $(DEV) ## Set everything up for working on handfast.

check: $(DEV) ## Format, lint, strict types, layers, budgets and the fast tests: under a minute.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .cache/import_linter
	$(BIN)/pytest -q -n 2 $(SLOW) $(wildcard $(FAST))

test: $(DEV) ## Set everything up and run every test of the core and of every plugin, with coverage.
	@echo 'handfast: running the tests of the core and of every plugin' >&2
	@rm -f .cache/coverage*
	$(BIN)/pytest -n 2 --cov --cov-report= tests plugins
	@echo 'handfast: covered outside the terminal interface (at least $(GATE) per cent)' >&2
	$(COVERAGE) $(GATE) --omit='*/handfast/tui/*'
	@echo 'handfast: covered inside the terminal interface (at least $(GATE_TUI) per cent)' >&2
	$(COVERAGE) $(GATE_TUI) --include='*/handfast/tui/*'

bench: $(DEV) $(BENCH) ## Run the benchmarks and print the ratios that docs/performance.md quotes.
	@mkdir -p .cache
	$(BIN)/pytest -q -o 'python_files=bench_*.py' --benchmark-enable --benchmark-quiet \
		--benchmark-json=.cache/benchmarks.json tests/benchmarks
	@$(BIN)/python tests/benchmarks/ratios.py .cache/benchmarks.json

pictures: $(DEV) ## Draw the pictures of the screens again; read what changed before you commit it.
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) or sys.platform != "linux")' \
		|| { echo 'handfast: the pictures are drawn with Python 3.11 on Linux; this is something else.' >&2; exit 1; }
	$(BIN)/python scripts/draw_pictures.py

examples: $(DEV) ## Make the example couple anew in .cache/example, with fixed keys and a fixed clock.
	@rm -rf .cache/example
	@mkdir -p .cache/example
	HANDFAST_DATA_DIR=.cache/example/data $(BIN)/handfast example .cache/example/our-agreements

docs: $(DEV) ## Check the documents: links, spelling, and that every command they show exists.
	$(BIN)/pytest -q tests/architecture/test_repository.py tests/architecture/test_documents.py

train: $(TRAIN) ## Train the second reader on training/clauses, join all readers, and test them.
	OPENBLAS_NUM_THREADS=1 .venv-train/bin/python training/train.py
	.venv-train/bin/pytest -q tests/checks/second_reader

discern: $(if $(FILE),$(RUNTIME),$(TRAIN)) ## Measure how well clauses are told apart, our own or those of FILE=some.jsonl.
	@OPENBLAS_NUM_THREADS=1 $(if $(FILE),$(BIN),.venv-train/bin)/python training/discern.py \
		$(if $(FILE),--file '$(FILE)') $(if $(BY),--by '$(BY)') $(if $(STYLES),--styles) $(if $(WRITE),--write)
train-encoder: $(TRAIN_ENCODER) ## Train the reader of whole sentences (an hour or two), then join all readers.
	OPENBLAS_NUM_THREADS=1 .venv-train-encoder/bin/python training/train.py --quick
	PYTHONPATH=training OMP_NUM_THREADS=1 .venv-train-encoder/bin/python training/encoder/train.py
	OPENBLAS_NUM_THREADS=1 .venv-train-encoder/bin/python training/train.py
	.venv-train-encoder/bin/pytest -q plugins/handfast-encoder

lock: $(DEV) ## Choose the newest allowed versions again and write the lock files.
	@command -v uv >/dev/null || { echo 'handfast: uv is missing; install it with: pipx install uv' >&2; exit 1; }
	for kind in runtime:build dev:dev train:train; do \
		$(COMPILE) --group "$${kind#*:}" \
			pyproject.toml -o "requirements/$${kind%:*}.txt" >/dev/null || exit 1; \
	done
	$(COMPILE) -c requirements/train.txt --group encoder -o requirements/encoder.txt >/dev/null
	$(COMPILE) -c requirements/train.txt -c requirements/encoder.txt --group train-encoder \
		pyproject.toml -o requirements/train-encoder.txt >/dev/null

clean: ## Remove every .venv and every cache; agreements and keys lie elsewhere and stay.
	rm -rf .venv .venv-train .venv-train-encoder .venv-bench .cache .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements/runtime.txt requirements/encoder.txt $(RECIPE)
	@.ci/setup runtime
	@touch $@

$(DEV): requirements/dev.txt requirements/encoder.txt $(RECIPE)
	@.ci/setup dev
	@touch $(RUNTIME) $@

$(TRAIN): requirements/train.txt $(RECIPE)
	@.ci/setup train
	@touch $@

$(TRAIN_ENCODER): requirements/train-encoder.txt $(RECIPE)
	@.ci/setup train-encoder
	@touch $@

# harlequin, beside which the first paint is held, asks for the very versions of what it needs.
$(BENCH):
	@{ $(BIN)/python -m venv .venv-bench && .venv-bench/bin/pip install --quiet harlequin && touch $@; } \
		|| echo 'handfast: harlequin cannot be installed here; its figure is left out.' >&2
