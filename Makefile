# What one types. Everything lives in .venv, made here; nothing else of the machine is touched.
PY := .venv/bin/python
SOURCES := tramontane tests manage.py $(wildcard docs/*.py bench demo/*.py)
DEPLOYED := TRAMONTANE_HOSTS=exemple.fr TRAMONTANE_SECRET_KEY=$$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')

.PHONY: help run test check declaration screens bench format messages clean docs-check venv dev-venv chromium

help: ## Ce que vous lisez
	@echo "Tramontane. Commandes :"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: venv ## Ouvre la plateforme avec ses plans de démonstration (Ctrl-C pour arrêter)
	@exec $(PY) -m tramontane.config.cli serve

test: check chromium ## Vérifie tout : make check, puis tous les essais
	$(PY) -m pytest -n 2 --dist loadfile $(ARGS)

check: dev-venv ## Style, types, étages, migrations, réglages de production, documentation
	$(PY) -m ruff format --check $(SOURCES)
	$(PY) -m ruff check $(SOURCES)
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m djlint tramontane --lint --quiet --profile=jinja --extension=html --ignore=H015
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(DEPLOYED) $(PY) manage.py check --deploy --fail-level WARNING
	@$(MAKE) --no-print-directory docs-check

docs-check: dev-venv
	@if [ -f docs/check.py ]; then $(PY) docs/check.py; fi

declaration: dev-venv chromium ## Vérifie l'accessibilité et refait le relevé de la déclaration
	DECLARATION=oui $(PY) -m pytest tests/journeys/test_accessibility.py

screens: dev-venv chromium ## Photographie les écrans clés dans build/screens (1280 et 360 px, clair et sombre)
	$(PY) -m tests.journeys.screens

bench: dev-venv ## Mesure le coût des pages (tableau, et bench/latest.json)
	$(PY) -m bench $(ARGS)

format: dev-venv ## Met le code en forme
	$(PY) -m ruff check --fix $(SOURCES)
	$(PY) -m ruff format $(SOURCES)

messages: dev-venv ## Relève les phrases à traduire et compile les catalogues
	$(PY) -m tramontane.config.runtime.messages

clean: ## Efface ce qui se refait : environnement, caches, catalogues compilés
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

venv:
	@.ci/venv requirements.lock

dev-venv:
	@.ci/venv requirements-dev.lock

chromium:
	@.ci/chromium
