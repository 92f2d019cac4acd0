# MapFront: `make run` sets up what is missing and serves the map; `make test` checks everything.
# What a target makes once is remembered by a file, and made anew only when its sources change.

SHELL := /bin/bash
PORT ?= 8000
export PORT
PYTHON_IN := .venv/bin/python
CATALOGUES := $(patsubst %.po,%.mo,$(shell find places/locale -name '*.po' 2>/dev/null))
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run test test-fast lint format messages screenshots looks bench clean system-run system-test

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: system-run var/static/staticfiles.json ## serve the map at http://127.0.0.1:8000/ (PORT=… for another)
	@$(PYTHON_IN) manage.py prepare
	@exec $(PYTHON_IN) -m gunicorn --config mapfront/gunicorn_conf.py

test: system-test .venv/.test node_modules/.test $(CATALOGUES) ## everything, on SpatiaLite and on PostGIS
	@exec scripts/check.sh all

test-fast: .venv/.test $(CATALOGUES) ## unit and integration tests on SpatiaLite, no browser
	@exec .venv/bin/pytest --ignore=places/tests/browser

lint: .venv/.test node_modules/.test ## style and types, no tests
	@exec scripts/check.sh lint

format: .venv/.test node_modules/.test ## bring every file into the style that lint asks for
	@.venv/bin/ruff check --quiet --fix; .venv/bin/ruff format
	@.venv/bin/djlint --quiet --reformat templates || true
	@node_modules/.bin/biome check --write

messages: .venv/.run ## bring the Arabic catalogues up to date with the sources
	@exec $(PYTHON_IN) scripts/translations.py update

screenshots: system-test .venv/.test node_modules/.test $(CATALOGUES) ## make the pictures of the README
	@exec $(PYTHON_IN) scripts/screenshots.py

looks: system-test .venv/.test node_modules/.test $(CATALOGUES) ## take the references of the views anew, after a wanted change
	@RENEW_LOOKS=1 .venv/bin/pytest -q -n0 -p no:randomly places/tests/browser/test_looks.py -k reference

bench: system-test .venv/.bench node_modules/.test var/static/staticfiles.json ## measure (BENCH=server for one part, SIZES="10k 100k")
	@exec scripts/bench.sh $(BENCH)

clean: ## remove everything that was made, but keep the database and the key in var/
	rm -rf .venv node_modules var/static var/log var/snapshot var/index var/bench var/coverage.json $(CATALOGUES) \
	  .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results

system-run:
	@scripts/port.sh
	@scripts/system.sh run

system-test:
	@scripts/system.sh test

.venv/.run: requirements.txt
	@scripts/python.sh requirements.txt
	@touch $@

.venv/.test: requirements.txt requirements-dev.txt
	@scripts/python.sh requirements.txt requirements-dev.txt
	@touch .venv/.run $@

.venv/.bench: requirements-bench.txt .venv/.test
	@scripts/python.sh requirements-bench.txt
	@touch $@

node_modules/.run: package.json package-lock.json
	@scripts/npm.sh --omit=dev
	@touch $@

node_modules/.test: package.json package-lock.json
	@scripts/npm.sh
	@touch node_modules/.run $@

%.mo: %.po .venv/.run
	@$(PYTHON_IN) -c 'import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])' $< $@

var/static/staticfiles.json: mapfront/storage.py .venv/.run node_modules/.run $(CATALOGUES) $(shell find static -type f)
	@echo "Collecting the static files"
	@$(PYTHON_IN) manage.py collectstatic --noinput --clear --verbosity 0
