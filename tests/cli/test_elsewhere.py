"""Methodologists sit at Windows too: no fork, no fcntl, a cp1251 output, and a folder for papers named in Russian."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import NO_REVIEW, START, environment, run_apart

WINDOWS = f"""
import os, sys
sys.modules.update(fcntl=None, resource=None, pwd=None, grp=None, termios=None)
for name in ("fork", "getuid", "geteuid", "uname", "getpgid"):
    delattr(os, name)
{START}
"""


@pytest.fixture
def abroad(desk: Path) -> Path:
    (desk / "Мои программы").mkdir()
    (desk / "программа.yaml").rename(desk / "Мои программы" / "программа.yaml")
    return desk


def test_check_speaks_cp1251_where_the_output_does(abroad: Path) -> None:
    text = (abroad / "Мои программы" / "программа.yaml").read_text("utf-8")
    (abroad / "Мои программы" / "вторая.yaml").write_text(text.replace("цель:", "цель ☺:"), "utf-8")
    env = environment(PYTHONIOENCODING="cp1251")
    ran = run_apart("check", "Мои программы", cwd=abroad, start=WINDOWS, env=env)
    assert (ran.returncode, ran.stderr) == (1, b"")
    said = ran.stdout.decode("cp1251")
    assert "ошибка SCH" in said and "цель ?" in said
    assert "Проверено описаний: 2;" in said


def test_json_is_utf8_whatever_the_output_speaks(abroad: Path) -> None:
    env = environment(PYTHONIOENCODING="cp1251")
    ran = run_apart("check", "Мои программы", "--format", "json", cwd=abroad, start=WINDOWS, env=env)
    assert "Цикл работы" in ran.stdout.decode("utf-8")


def test_docx_is_built_without_fork_and_locks_of_unix(abroad: Path) -> None:
    (abroad / "врем").mkdir()  # its locks are not those of Unix: it shares no folder with other runs
    env = environment(PYTHONIOENCODING="cp1251", TMPDIR=str(abroad / "врем"))
    command = ("build", "Мои программы", "--to", "docx", "-o", "Мои бумаги")
    ran = run_apart(*command, cwd=abroad, start=WINDOWS, env=env)
    assert ran.returncode == 0, ran.stderr.decode("cp1251")
    assert "Готово бумаг: 2 из 2" in ran.stdout.decode("cp1251")
    assert sorted(path.name for path in (abroad / "Мои бумаги").rglob("*.docx")) == ["паспорт.docx", "программа.docx"]
    assert run_apart(*command, cwd=abroad, start=WINDOWS, env=env).returncode == 0


NO_PANGO = f"""
import ctypes.util, cffi
usual = cffi.FFI.dlopen
def dlopen(self, name, *rest):
    if "pango" in str(name):
        raise OSError(f"cannot load library '{{name}}'")
    return usual(self, name, *rest)
cffi.FFI.dlopen = dlopen
{START}
"""


NO_TYPST = f"""
import sys
sys.modules["typst"] = None
{NO_PANGO}
"""


def test_without_pango_typst_prints_the_pdf_and_that_is_said(desk: Path) -> None:
    ran = run_apart("build", cwd=desk, start=NO_PANGO)
    assert ran.returncode == 0, ran.stderr.decode()
    assert "PDF верстал typst (WeasyPrint с библиотекой Pango: не загружается)." in ran.stdout.decode()
    engines = json.loads((desk / "out" / "manifest.json").read_text("utf-8"))["engines"]
    assert set(engines.values()) == {"typst"}
    doctor = run_apart("doctor", cwd=desk, start=NO_PANGO)
    assert doctor.returncode == 0
    assert "да   PDF: typst" in doctor.stdout.decode()


@pytest.mark.parametrize(
    ("options", "ways"),
    [
        ((), 'pip install "metodist[typst]"'),
        (("--pdf-engine", "typst"), 'pip install "metodist[typst]"'),
        (("--pdf-engine", "weasyprint"), "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ],
)
def test_without_an_engine_it_says_what_to_type_once(desk: Path, options: tuple[str, ...], ways: str) -> None:
    ran = run_apart("build", *options, cwd=desk, start=NO_TYPST)
    said = ran.stderr.decode()
    assert (ran.returncode, ran.stdout) == (3, b"")
    assert said.count("PDF здесь не напечатает") == 1
    assert ways in said
    assert "--to docx" in said
    assert not list(desk.rglob("*.docx"))


def test_without_an_engine_the_rest_works(desk: Path) -> None:
    (desk / "metodist.yaml").write_text(NO_REVIEW, "utf-8")
    assert run_apart("check", cwd=desk, start=NO_TYPST).returncode == 0
    assert run_apart("build", "--to", "docx", cwd=desk, start=NO_TYPST).returncode == 0
    doctor = run_apart("doctor", cwd=desk, start=NO_TYPST)
    assert doctor.returncode == 1
    assert "НЕТ  PDF: PDF здесь не напечатает" in doctor.stdout.decode()


def test_a_ready_machine_is_called_ready(desk: Path) -> None:
    doctor = run_apart("doctor", cwd=desk)
    assert doctor.returncode == 0
    assert doctor.stdout.decode().endswith("Всё готово.\n")
