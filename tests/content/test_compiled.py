"""Templates compiled once and kept for later runs."""

from __future__ import annotations

import sys
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
import pytest

from generator.content.compiled import CompiledTemplates


@pytest.fixture(autouse=True)
def kept_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


class Counting(jinja2.Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def _generate(self, *arguments: object, **named: object) -> str:
        self.compiled += 1
        return super()._generate(*arguments, **named)  # type: ignore[arg-type]


def said(folder: Path, maker: str = "") -> tuple[str, int]:
    """What the template of a folder says in a new run, and how many templates were compiled for that."""
    (folder / "maker.py").write_text(maker, "utf-8")
    kept = CompiledTemplates(folder / "maker.py")
    environment = Counting(loader=jinja2.FileSystemLoader(folder), bytecode_cache=kept)
    return environment.get_template("бумага.html.j2").render(name="Аня"), environment.compiled


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "бумага.html.j2"
    path.write_text("Это {{ name }}", "utf-8")
    assert said(tmp_path) == ("Это Аня", 1)
    return path


def test_the_next_run_compiles_nothing(template: Path) -> None:
    assert said(template.parent) == ("Это Аня", 0)
    assert [path.parent.name for path in template.parent.rglob("*.pyc")] == ["__pycache__"]


def test_another_text_or_another_environment_is_compiled_anew(template: Path) -> None:
    template.write_text("Вот {{ name }}", "utf-8")
    assert said(template.parent) == ("Вот Аня", 1)
    assert said(template.parent, maker="trim_blocks = True") == ("Вот Аня", 1)


def test_templates_that_were_moved_are_compiled_anew_for_errors_name_their_path(template: Path) -> None:
    moved = template.parent.rename(template.parent.with_name("переехали"))
    assert said(moved) == ("Это Аня", 1)


@pytest.mark.parametrize("spoil", [lambda code: code[:-5], lambda code: b"", lambda code: code[:-1] + b"\0\0"])
def test_a_damaged_file_costs_a_compilation_and_nothing_else(template: Path, spoil: object) -> None:
    kept = Path(cache_from_source(str(template)))
    assert callable(spoil)
    kept.write_bytes(spoil(kept.read_bytes()))
    assert said(template.parent) == ("Это Аня", 1)
    assert said(template.parent) == ("Это Аня", 0)


def test_where_nothing_can_be_kept_templates_are_compiled_each_time(template: Path) -> None:
    folder = Path(cache_from_source(str(template))).parent
    Path(cache_from_source(str(template))).unlink()
    folder.rmdir()
    folder.write_bytes(b"in the way")
    assert said(template.parent) == ("Это Аня", 1)
    assert said(template.parent) == ("Это Аня", 1)


def test_nothing_is_kept_when_python_was_told_to_keep_nothing(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(cache_from_source(str(template))).unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    said(template.parent)
    assert not list(template.parent.rglob("*.pyc"))
