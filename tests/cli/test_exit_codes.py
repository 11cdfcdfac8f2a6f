"""Every exit code of the command, each provoked the way a user would meet it. Never a traceback."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

import pytest
from docx import Document
from filelock import FileLock

from generator.batch.publish import LOCK
from generator.content.environment import render
from generator.parity.difference import Difference
from tests.cli.running import NO_REVIEW, START, Metodist, environment, hashes, run_apart
from tests.word.frames import DOCUMENT, write_frame

MEGABYTE = 2**20
BAD_CONTENT = {
    "пустое": b"",
    "двоичное": bytes(range(256)) * 20,
    "в cp1251": "вид: программа\nнаименование: Чтение\n".encode("cp1251"),
    "больше 2 МБ": "вид: программа\n".encode() + b"# comment\n" * (MEGABYTE // 4),
    "с чужим полем": "вид: программа\nнаименованье: Чтение\n".encode(),
}


def test_done_is_0_with_warnings_too(metodist: Metodist, desk: Path) -> None:
    (desk / "metodist.yaml").write_text(NO_REVIEW, "utf-8")
    ran = metodist("check")
    assert "программа.yaml:23:17: предупреждение" in ran.out
    assert ran.code == 0


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("data", BAD_CONTENT.values(), ids=BAD_CONTENT)
def test_content_that_is_no_description_is_1(metodist: Metodist, desk: Path, data: bytes, command: str) -> None:
    (desk / "плохое.yaml").write_bytes(data)
    before = hashes(desk)
    ran = metodist(command)
    assert ran.code == 1
    assert "плохое.yaml:" in ran.out + ran.err
    assert "Traceback" not in ran.out + ran.err
    assert hashes(desk) == before


@pytest.mark.parametrize("path", ["нет.yaml", "программа.yaml/дальше", "п" * 300, os.devnull, "пусто"])
def test_a_path_without_descriptions_is_2(metodist: Metodist, desk: Path, path: str) -> None:
    (desk / "пусто").mkdir()
    ran = metodist("build", path)
    assert ran.code == 2
    assert path in ran.err and "Traceback" not in ran.err
    assert not (desk / "out").exists()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, who may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("name", ["закрыто.yaml", "папка"])
def test_a_path_that_may_not_be_read_is_2(metodist: Metodist, desk: Path, name: str) -> None:
    (desk / "папка").mkdir()
    (desk / "закрыто.yaml").write_text("вид: программа", "utf-8")
    metodist("check", "программа.yaml")  # imports what it needs while it may
    (desk / name).chmod(0)
    with as_nobody():
        ran = metodist("check", name)
    assert ran.code == 2
    assert f"Не прочитать {name}: нет прав" in ran.err


def test_a_paper_that_these_descriptions_lack_is_2(metodist: Metodist, desk: Path) -> None:
    ran = metodist("build", "--paper", "приказ")
    assert ran.code == 2
    assert "Печатать нечего" in ran.err


@pytest.mark.parametrize("frame", ["нет.docx", "пустая.docx", "неведомая"])
def test_a_bad_frame_is_3(metodist: Metodist, desk: Path, frame: str) -> None:
    Document().save(str(desk / "пустая.docx"))
    (desk / "metodist.yaml").write_text(f"рамка: {frame}\n", "utf-8")
    before = hashes(desk)
    ran = metodist("build")
    assert ran.code == 3
    assert frame in ran.err
    assert hashes(desk) == before


FRAMES = {  # how metodist.yaml names a frame that is not there
    "рамка: нет.docx": 1,
    "территория: нет\nрамка: неведомая": 2,
    "рамки:\n  паспорт: бланки/нет.docx": 2,
    "рамка: папка.docx": 1,
}


@pytest.mark.parametrize("settings", FRAMES)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_frame_that_is_not_there_is_told_at_the_line_that_names_it(
    metodist: Metodist, desk: Path, settings: str, command: str
) -> None:
    (desk / "папка.docx").mkdir()
    (desk / "metodist.yaml").write_text(f"{settings}\n", "utf-8")
    ran = metodist(command)
    assert ran.code == 3
    assert ran.err.startswith(f"metodist.yaml:{FRAMES[settings]}:")
    assert "FRM001" in ran.err and "не найдена" in ran.err
    assert settings.splitlines()[FRAMES[settings] - 1] in ran.err


FRAME_FAULTS = {
    "{{ нечто }}": "FRM012 Рамка просит «нечто»",
    "{{ организация.адресс }}": "FRM012 Рамка просит «адресс»",
    "{{ организация }}": "FRM013 Вместо текста подставляется список или запись",
    "{% if организация.адрес %}": "FRM013",
}


@pytest.mark.parametrize("placeholder", FRAME_FAULTS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_placeholder_that_cannot_be_filled_is_3_and_touches_no_folder(
    metodist: Metodist, desk: Path, placeholder: str, command: str
) -> None:
    line = f"<w:p><w:r><w:t>{placeholder}</w:t></w:r></w:p>"
    write_frame(desk, {DOCUMENT: ("<w:body>", f"<w:body>{line}")})
    (desk / "metodist.yaml").write_text("рамка: рамка.docx\n", "utf-8")
    before = hashes(desk)
    ran = metodist(command)
    assert ran.code == 3
    assert ran.err.startswith(f"рамка.docx: ошибка {FRAME_FAULTS[placeholder]}")
    assert "PK" not in ran.err, "the bytes of the file are no line to show"
    assert hashes(desk) == before


def test_a_bad_template_is_3(metodist: Metodist, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.printing.render", lambda name, context, marks: render("нет.html.j2", context, marks))
    ran = metodist("build")
    assert ran.code == 3
    assert "нет.html.j2" in ran.err
    assert not (desk / "out").exists()


@pytest.mark.parametrize("out", ["программа.yaml", "программа.yaml/бумаги", "/proc/бумаги", "п" * 300, "."])
def test_a_folder_that_cannot_take_papers_is_4(metodist: Metodist, desk: Path, out: str) -> None:
    before = hashes(desk)
    ran = metodist("build", "--to", "docx", "-o", out)
    assert ran.code == 4
    assert out in ran.err and "Traceback" not in ran.err
    assert hashes(desk) == before


@pytest.mark.parametrize("obstacle", ["out/программа", "out/программа/паспорт.docx/x"])
def test_something_else_under_the_name_of_a_paper_is_4(metodist: Metodist, desk: Path, obstacle: str) -> None:
    (desk / obstacle).parent.mkdir(parents=True)
    (desk / obstacle).write_text("чужое")
    ran = metodist("build", "--to", "docx")
    assert ran.code == 4
    assert "на месте" in ran.err
    assert (desk / obstacle).read_text() == "чужое"


def test_a_full_disk_is_4_and_leaves_the_old_file(desk: Path) -> None:
    old = desk / "out" / "программа" / "паспорт.docx"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")
    ran = subprocess.run(
        [sys.executable, "-c", START, "build", "--to", "docx", "--paper", "паспорт"],
        cwd=desk,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        timeout=60,
        check=False,
    )
    assert ran.returncode == 4
    assert "не записать: файл больше дозволенного" in ran.stderr.decode()
    assert old.read_bytes() == b"old"
    assert [path.name for path in old.parent.iterdir()] == ["паспорт.docx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_report_that_the_disk_does_not_take_is_4(desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-c", START, "check"],
            cwd=desk,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert ran.returncode == 4
    assert ran.stderr.decode() == "Отчёт не записан: на диске нет места.\n"


def test_a_folder_in_use_is_5(metodist: Metodist, desk: Path) -> None:
    (desk / "out").mkdir()
    with FileLock(desk / "out" / LOCK):
        ran = metodist("build", "--to", "docx")
    assert ran.code == 5
    assert "уже пишет другой запуск" in ran.err
    assert [path.name for path in (desk / "out").iterdir()] == [LOCK]
    assert metodist("build", "--to", "docx").code == 0


def test_our_own_bug_is_70_with_a_report_in_a_file(
    metodist: Metodist, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(paths: object, table: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("generator.checking.portions.portions", broken)
    monkeypatch.setattr("tempfile.tempdir", str(desk))
    ran = metodist("check", "программа.yaml")
    assert ran.code == 70
    assert "Traceback" not in ran.err and "Это ошибка в самом metodist" in ran.err
    (report,) = desk.glob("metodist-*.txt")
    assert str(report) in ran.err
    assert "metodist check программа.yaml" in report.read_text("utf-8")
    assert "ZeroDivisionError: ours" in report.read_text("utf-8")


@pytest.fixture
def torn_passport(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parity finds the passports torn, and nothing else."""

    def compare(tree: object, *rest: object) -> list[Difference]:
        return [Difference("docx", 3, "срок", "")] if str(getattr(tree, "title", "")).startswith("Паспорт") else []

    monkeypatch.setattr("generator.parity.compare", compare)


@pytest.mark.usefixtures("torn_passport")
def test_broken_parity_of_the_only_paper_is_70(metodist: Metodist, desk: Path) -> None:
    ran = metodist("build", "--to", "docx", "--paper", "паспорт")
    assert ran.code == 70
    assert "PAR001 Бумага «паспорт» вышла неодинаковой" in ran.err
    assert not list(desk.rglob("*.docx"))


@pytest.mark.usefixtures("torn_passport")
def test_broken_parity_in_a_batch_is_1_and_spares_the_rest(metodist: Metodist, desk: Path) -> None:
    ran = metodist("build", "--to", "docx")
    assert ran.code == 1
    assert "PAR001 Бумага «паспорт» вышла неодинаковой" in ran.err
    assert ran.out.startswith("Готово бумаг: 1 из 2")
    assert [path.name for path in desk.rglob("*.docx")] == ["программа.docx"]


def test_a_bad_date_for_the_papers_is_2(metodist: Metodist, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "вчера")
    ran = metodist("build", "--to", "docx")
    assert ran.code == 2
    assert "SOURCE_DATE_EPOCH" in ran.err
    assert not list(desk.rglob("*.docx"))


def test_a_reader_that_leaves_early_is_no_traceback(desk: Path) -> None:
    run = f'{quote(sys.executable)} -c "{START}" rules | head -1'
    ran = subprocess.run(run, shell=True, cwd=desk, env=environment(), capture_output=True, timeout=60, check=False)
    assert ran.stderr == b""


def test_the_package_runs_as_a_module(desk: Path) -> None:
    (desk / "metodist.yaml").write_text(NO_REVIEW, "utf-8")
    start = "import runpy, sys; sys.argv[0] = 'metodist'; runpy.run_module('generator', run_name='__main__')"
    ran = run_apart("check", cwd=desk, start=start)
    assert (ran.returncode, ran.stderr) == (0, b"")
