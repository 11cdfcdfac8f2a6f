"""`metodist build`: what it writes, what it never writes, what it says meanwhile."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLES, START, Metodist, environment, hashes

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")

SPOILT = {
    "неизвестное поле": ("цель:", "целль:"),
    "конец раньше начала": ("срок: 2026–2027", "срок: 2027–2026"),
    "неизвестное имя": ("Ступени к тексту", "Ступени к <нет_такого>"),
    "нет рисунка": ("нет (схему рисуют)", "нет-такого.png"),
    "знак без шрифта": ("к тексту", "к тексту \u4e2d"),
    "дважды": ("вид: программа", "вид: программа\nвид: приказ"),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_one_fault_anywhere_and_nothing_is_written(metodist: Metodist, desk: Path, spoilt: tuple[str, str]) -> None:
    assert metodist("build", "--to", "docx").code == 0
    text = (desk / "программа.yaml").read_text("utf-8")
    assert spoilt[0] in text
    (desk / "вторая.yaml").write_text(text.replace(*spoilt), "utf-8")
    before = hashes(desk)
    ran = metodist("build", "--to", "docx")
    assert ran.code == 1, ran.err
    assert "Ничего не записано." in ran.err.splitlines()[-1]
    assert ran.err.removeprefix("Мешает печатать:\n\n").startswith("вторая.yaml:")
    assert hashes(desk) == before


def test_papers_land_by_id_and_name_with_a_manifest(metodist: Metodist, desk: Path) -> None:
    ran = metodist("build", "программа.yaml", "-o", "бумаги на печать")
    assert ran.code == 0
    assert ran.out.startswith("Готово бумаг: 2 из 2, файлов: 4, папка: бумаги на печать\nPDF верстал ")
    assert [name for name in hashes(desk / "бумаги на печать") if not name.startswith(".")] == [
        "manifest.json",
        "программа/паспорт.docx",
        "программа/паспорт.pdf",
        "программа/программа.docx",
        "программа/программа.pdf",
    ]


def test_a_second_run_does_not_read_the_papers_of_the_first(metodist: Metodist, desk: Path) -> None:
    assert metodist("build", "--to", "docx").code == 0
    (desk / "out" / "программа" / "заметка.yaml").write_text("не описание", "utf-8")
    assert metodist("build", "--to", "docx").code == 0


def test_one_order_needs_the_rest_of_the_workspace_but_prints_alone(metodist: Metodist, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "район")
    ran = metodist("build", tmp_path / "район" / "приказ-97.yaml", "--to", "docx", "-o", tmp_path / "out")
    assert ran.code == 0
    assert [path.name for path in (tmp_path / "out").rglob("*.docx")] == ["приказ.docx"]


def test_progress_is_plain_lines_where_there_is_no_terminal(metodist: Metodist, desk: Path) -> None:
    err = metodist("build", "--to", "docx").err
    assert err.endswith("\n[1/2] программа: паспорт\n[2/2] программа: программа\n")


def on_terminal(desk: Path, **env: str) -> str:
    """What a build shows on a terminal."""
    shown = bytearray()
    child, handle = pty.fork()
    if child == 0:
        os.chdir(desk)
        command = [sys.executable, "-c", START, "build", "--to", "docx"]
        os.execve(sys.executable, command, environment(**env))
    while True:
        try:
            data = os.read(handle, 1024)
        except OSError:
            break
        if not data:
            break
        shown.extend(data)
    assert os.waitpid(child, 0)[1] == 0
    os.close(handle)
    return shown.decode()


def test_progress_is_a_bar_on_a_terminal(desk: Path) -> None:
    shown = on_terminal(desk, TERM="xterm")
    assert "\x1b[" in shown and "2/2" in shown
    assert "[1/2]" not in shown
    assert "Готово бумаг: 2 из 2" in shown


def test_a_dumb_terminal_gets_plain_lines(desk: Path) -> None:
    shown = on_terminal(desk, TERM="dumb")
    assert "\x1b[" not in shown
    assert "[1/2] программа: паспорт" in shown
