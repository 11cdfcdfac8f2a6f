# Две главные команды: make demo (собрать бумаги примеров) и make test (проверить проект).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# Дважды quiet: предупреждения pip не видны, ошибки видны.
INSTALL := $(BIN)/pip install --quiet --quiet --disable-pip-version-check --editable

.NOTPARALLEL:
.PHONY: demo test fix engines compare look bench reference wheel clean pango

demo: $(VENV)/.examples
	$(BIN)/metodist build examples -o $(OUT)

test: $(VENV)/.test pango
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

fix: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Бумаги примеров каждым движком PDF: чем они отличаются от печати DOCX, как выглядят, сколько времени берут.
engines: $(VENV)/.test pango
	$(BIN)/metodist build examples -o $(OUT)/typst --pdf-engine typst
	$(BIN)/metodist build examples -o $(OUT)/weasyprint --pdf-engine weasyprint

compare: engines
	$(BIN)/python -m tests.compare $(OUT)/typst $(OUT)/weasyprint

look: engines
	$(BIN)/python -m tests.look $(OUT)/typst $(OUT)/weasyprint

bench: $(VENV)/.test pango
	$(BIN)/python -m tests.bench --write BENCHMARKS.md

reference: $(VENV)/.test
	$(BIN)/python -m generator.reference > REFERENCE.md
	$(BIN)/python -m generator.reference rules > RULES.md

wheel: $(VENV)/.test
	rm -rf build
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/pip:
	@echo "Готовим окружение в $(VENV)…"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Нужен Python 3.11 или новее, а здесь: $$($(PYTHON) -V 2>&1)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Не хватает модуля venv. Наберите: sudo apt-get install -y python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.examples: setup.cfg | $(BIN)/pip
	@echo "Ставим metodist и то, что ему нужно…"
	@$(INSTALL) '.[examples,typst]'
	@touch $@

$(VENV)/.test: setup.cfg | $(BIN)/pip
	@echo "Ставим metodist и то, чем он проверяется…"
	@$(INSTALL) '.[examples,test]'
	@touch $@ $(VENV)/.examples

# Pango раскладывает строки PDF в WeasyPrint; в пакетах Python этой библиотеки нет. Проверке нужны оба движка PDF,
# а бумаги без Pango сверстает typst.
pango: | $(BIN)/pip
	@if $(BIN)/python -c 'import weasyprint' >/dev/null 2>&1; then exit 0; fi; \
	 if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	   echo "Для проверки WeasyPrint нужны библиотеки Pango, ставим их: apt-get install -y $(PANGO)"; \
	   apt-get update -qq && apt-get install -y -qq $(PANGO) >/dev/null; \
	 else \
	   echo "Для проверки WeasyPrint нужны библиотеки Pango. Наберите: sudo apt-get install -y $(PANGO)"; exit 1; \
	 fi
