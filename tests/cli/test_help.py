"""What the command says of itself is Russian throughout, and comes at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli.main import COMMANDS
from tests.cli.running import Metodist, run_apart

# Names, and what one types as it stands: the only Latin words a reader meets.
NAMES = {"metodist", "yaml", "docx", "pdf", "python", "pango", "text", "json", "sarif", "weasyprint", "typst"}
KEYS = {
    "excel",
    "jobs",
    "force",
    "keep",
    "going",
    "deadline",
    "report",
    "csv",
    "o",
    "out",
    "to",
    "paper",
    "format",
    "version",
    "h",
    "help",
    "sch",
}
KEYS |= {
    "select",
    "ignore",
    "severity",
    "confidence",
    "baseline",
    "save",
    "fix",
    "diff",
    "unsafe",
    "table",
    "readiness",
    "engine",
    "trc",
    "fig",
    "lng",
}


def english(text: str) -> set[str]:
    return {word.lower() for word in re.findall("[A-Za-z]+", text)} - NAMES - KEYS - set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_has_no_english_words(metodist: Metodist, command: str, option: str) -> None:
    ran = metodist(*command.split(), option)
    assert ran.code == 0
    assert ran.out.startswith(f"Вызов: metodist {command}".rstrip())
    assert english(ran.out) == set()


@pytest.mark.parametrize("command", ["", "build", "check", "forms", "rules"])
def test_help_shows_what_to_type(metodist: Metodist, command: str) -> None:
    lines = metodist(*command.split(), "--help").out.splitlines()
    examples = [line for line in lines[lines.index("Например:") + 1 :] if line.startswith("  metodist ")]
    assert examples
    assert all(line.startswith(f"  metodist {command}".rstrip()) for line in examples)


def test_help_tells_what_a_key_usually_is(metodist: Metodist) -> None:
    text = metodist("build", "--help").out
    assert "Обычно out." in text and "Обычно docx,pdf." in text


def test_the_command_alone_shows_its_help(metodist: Metodist) -> None:
    ran = metodist()
    assert ran.code == 2
    assert ran.err == metodist("--help").out


def test_it_tells_its_version(metodist: Metodist) -> None:
    assert re.fullmatch(r"metodist \d+\.\d+\.\d+\n", metodist("--version").out)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("buld", "Нет такой команды: buld. Возможно, build. Есть: build, check, doctor, forms, papers, rules."),
        ("ъ", "Нет такой команды: ъ. Есть: build, check, doctor, forms, papers, rules."),
        ("build --ot x", "Нет такого ключа: --ot. Возможно, --out."),
        ("build -x", "Нет такого ключа: -x."),
        ("build --paper", "Ключу --paper нужно значение."),
        ("build --help=да", "Ключу --help значение не нужно."),
        ("проверить", "Нет такой команды: проверить. Возможно, check. Есть:"),
        ("печать", "Нет такой команды: печать. Возможно, build. Есть:"),
        ("build --paper паспрт", "--paper: нет такой бумаги: «паспрт». Возможно, паспорт. Есть: паспорт, программа,"),
        ("build --to docx,pfd", "--to: нет такого вида: «pfd». Возможно, pdf. Есть: docx, pdf."),
        ("build --to=", "--to: ничего не названо. Есть: docx, pdf."),
        ("build --paper ,", "--paper: ничего не названо. Есть: паспорт,"),
        ("build --out=", "--out: путь пуст. Назовите папку или файл."),
        ("check --format xml", "--format: нет такого вида: «xml». Есть: text, json, sarif."),
        ("papers лишнее", "Лишнее: «лишнее»."),
        ("rules SCH01", "Нет кода «SCH01». Возможно, SCH001. Все коды: metodist rules"),
    ],
)
def test_a_slip_of_the_command_line_is_answered_in_russian(metodist: Metodist, typed: str, said: str) -> None:
    ran = metodist(*typed.split())
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(said)
    command = typed.split()[0]
    where = f"metodist {command}" if command in COMMANDS else "metodist"
    assert ran.err.endswith(f"\nСправка: {where} --help\n")
    assert english(ran.err.replace("rules", "")) <= english(typed) | {"sch"}


@pytest.mark.parametrize("arguments", [("check", ""), ("forms", " "), ("build", "-o", ""), ("build", "")])
def test_an_empty_path_is_no_current_folder(metodist: Metodist, desk: Path, arguments: tuple[str, ...]) -> None:
    ran = metodist(*arguments)
    assert ran.code == 2
    assert "путь пуст" in ran.err
    assert [path.name for path in desk.iterdir()] == ["программа.yaml"]


def test_a_path_that_is_not_there_is_answered_with_the_nearest_name(metodist: Metodist, desk: Path) -> None:
    ran = metodist("check", "програма.yml")
    assert ran.code == 2
    assert ran.err.splitlines()[1] == f"  Возможно, программа.yaml. Путь считается от папки {desk}."
    assert "Возможно" not in metodist("check", "нет/чужое.yaml").err


def test_a_current_folder_without_descriptions_is_called_so(metodist: Metodist, desk: Path) -> None:
    (desk / "программа.yaml").unlink()
    ran = metodist("check")
    assert ran.code == 2
    assert "В текущей папке нет описаний" in ran.err


def test_words_may_be_joined_and_capital(metodist: Metodist, desk: Path) -> None:
    assert metodist("build", "программа.yaml", "--to", "DOCX", "--paper", "Паспорт, программа,").code == 0
    assert sorted(path.name for path in desk.rglob("*.docx")) == ["паспорт.docx", "программа.docx"]
    assert not list(desk.rglob("*.pdf"))


def loaded(desk: Path, *arguments: str) -> set[str]:
    """Names of the modules that a run of the command has imported."""
    start = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr));"
        "from generator.cli.main import run; run()"
    )
    return set(run_apart(*arguments, cwd=desk, start=start).stderr.decode().split())


def test_help_imports_nothing_heavy_but_click(desk: Path) -> None:
    heavy = {"yaml", "cerberus", "jinja2", "lxml", "docx", "docxtpl", "weasyprint", "PIL", "rich", "fontTools"}
    assert loaded(desk, "--help") & (heavy | {"click"}) == {"click"}


def test_check_prints_nothing_and_so_imports_no_printer(desk: Path) -> None:
    modules = loaded(desk, "check")
    assert "jinja2" in modules
    printers = {"weasyprint", "docxtpl", "docx", "pypdfium2", "pikepdf", "rich"}
    assert modules & (printers | {"fontTools", "importlib.metadata", "PIL"}) == set()


def test_docx_alone_needs_no_weasyprint(desk: Path) -> None:
    modules = loaded(desk, "build", "--to", "docx")
    assert "generator.word.docx" in modules
    assert "weasyprint" not in modules


def test_a_run_that_is_over_looks_for_no_more_cycles(desk: Path) -> None:
    start = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count(), gc.get_count()[0]));"
        "from generator.cli.main import run; run()"
    )
    frozen, left = run_apart("check", cwd=desk, start=start).stdout.split()[-2:]
    assert int(frozen) > 100_000 > 1000 > int(left)
