"""Fixtures shared by all tests: golden texts that one flag refreshes, a rule whose findings are known."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import rules
from generator.review.rulebook import rulebook

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="rewrite golden texts; read the diff before committing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a golden file, or rewrites the file when pytest runs with --refresh."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--refresh"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; after an intended change: --refresh"

    return compare


@pytest.fixture
def spare_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The code of one more rule of the review, that of `tests/spare_rules`: what it finds no draft has by chance."""
    before = set(sys.modules)
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(Path(__file__).parent / "spare_rules")])
    rulebook.cache_clear()
    yield "LNG901"
    rulebook.cache_clear()
    for name in set(sys.modules) - before:
        if name.startswith("generator.rules.lng901"):
            del sys.modules[name]
