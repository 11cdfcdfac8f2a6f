"""A table of schools built by the command: what changed is printed, what failed is named, what was killed goes on."""

from __future__ import annotations

import csv
import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.batch.publish import LOCK, OWNER
from generator.batch.spool import PREFIX
from tests.cli.running import EXAMPLES, START, Metodist, environment, hashes


@pytest.fixture
def schools(desk: Path) -> Path:
    """Programmes and orders of the example of twelve schools, cut to three."""
    folder = desk / "школы"
    folder.mkdir()
    for name in ("metodist.yaml", "справочник.yaml", "программа.yaml", "приказ.yaml"):
        shutil.copy(EXAMPLES / "округ" / name, folder)
    lines = (EXAMPLES / "округ" / "школы.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "школы.csv").write_text("".join(lines[:4]), "utf-8")
    return folder


def change(schools: Path, old: str, new: str) -> None:
    table = schools / "школы.csv"
    text = table.read_text("utf-8")
    assert old in text
    table.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_changed_touches_nothing(metodist: Metodist, schools: Path) -> None:
    assert metodist("build", schools, "--to", "docx").code == 0
    files = [path for path in Path("out").rglob("*") if path.is_file() and path.name != LOCK]
    before = {path: path.stat().st_mtime_ns for path in files}
    ran = metodist("build", schools, "--to", "docx")
    assert ran.code == 0
    assert ran.out.startswith("Ничего не изменилось: бумаг 12, файлов: 12, папка: out.")
    assert {path: path.stat().st_mtime_ns for path in files} == before


def test_one_cell_prints_the_papers_of_its_school_alone(metodist: Metodist, schools: Path) -> None:
    metodist("build", schools, "--to", "docx")
    before = hashes(Path("out"))
    row = (schools / "школы.csv").read_text("utf-8").splitlines()[2].split(";")
    change(schools, row[1], row[1].replace("№", "№ 1") if "№" in row[1] else f"{row[1]}а")
    ran = metodist("build", schools, "--to", "docx", "--report", "итог.csv")
    assert ran.code == 0
    with Path("итог.csv").open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file, delimiter=";"))
    printed = {one["код"] for one in told if one["состояние"] == "напечатано"}
    assert printed == {f"программа-{row[0]}", f"приказ-{row[0]}"}
    changed = {name for name, digest in hashes(Path("out")).items() if before.get(name) != digest} - {"manifest.json"}
    assert {name.split("/")[0] for name in changed} == printed


def test_a_new_file_or_a_lost_paper_is_noticed(metodist: Metodist, schools: Path) -> None:
    metodist("build", schools, "--to", "docx")
    next(Path("out").glob("приказ-*/приказ.docx")).unlink()
    assert "(без изменений 11)" in metodist("build", schools, "--to", "docx").out
    next(Path("out").glob("приказ-*/приказ.docx")).write_bytes(b"typed over")
    assert "(без изменений 11)" in metodist("build", schools, "--to", "docx").out
    (schools / "metodist.yaml").write_text("территория: ольшанский\nрамка: blank\n", "utf-8")
    assert "без изменений" not in metodist("build", schools, "--to", "docx").out


def test_papers_of_another_metodist_are_printed_anew_with_a_note(metodist: Metodist, schools: Path) -> None:
    metodist("build", schools, "--to", "docx")
    manifest = Path("out") / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    told |= {"program": "0" * 64, "keys": dict.fromkeys(told["keys"], "0" * 64), "run": {}}
    manifest.write_text(json.dumps(told), "utf-8")
    ran = metodist("build", schools, "--to", "docx")
    assert "Сам metodist или его библиотеки стали другими: всё напечатано заново." in ran.err
    assert "без изменений" not in ran.out


def test_a_damaged_manifest_prints_all_anew_with_a_note(metodist: Metodist, schools: Path) -> None:
    metodist("build", schools, "--to", "docx")
    (Path("out") / "manifest.json").write_text("{", "utf-8")
    ran = metodist("build", schools, "--to", "docx")
    assert "manifest.json повреждён: всё напечатано заново" in ran.err
    assert "без изменений" not in ran.out


def test_sound_schools_are_printed_beside_a_faulty_one_when_asked(metodist: Metodist, schools: Path) -> None:
    lines = (schools / "школы.csv").read_text("utf-8").splitlines()
    code = lines[2].split(";")[0]
    change(schools, ";22.12.2026;98;", ";32.12.2026;98;")
    ran = metodist("build", schools, "--to", "docx")
    assert ran.code == 1
    assert ran.err.rstrip().endswith("Ничего не записано. Напечатать остальные описания: --keep-going.")
    assert not Path("out").exists()
    ran = metodist("build", schools, "--to", "docx", "--keep-going", "--report", "итог.json")
    assert ran.code == 1
    assert "Не напечатаны из-за ошибок: " in ran.err and code in ran.err
    told = json.loads(Path("итог.json").read_text("utf-8"))
    assert told["итог"]["напечатано"] == 8
    assert not any(code in one["код"] for one in told["бумаги"])


def test_a_faulty_school_of_the_whole_district_bars_itself_and_what_hears_it(metodist: Metodist, desk: Path) -> None:
    folder = shutil.copytree(EXAMPLES / "округ", desk / "округ")
    table = folder / "школы.csv"
    table.write_text(table.read_text("utf-8").replace(";22.12.2026;98;", ";32.12.2026;98;", 1), "utf-8")
    ran = metodist("build", folder, "--to", "docx", "--paper", "паспорт,заключение,приказ", "--keep-going")
    assert ran.code == 1
    (told,) = (line for line in ran.err.splitlines() if line.startswith("Не напечатаны из-за ошибок: "))
    refused = told.removeprefix("Не напечатаны из-за ошибок: ").rstrip(".").split(", ")
    assert {"приказ-школа-2", "программа-школа-2"} <= set(refused)
    assert not {"приказ-школа-1", "программа-школа-1", "программа-школа-троица"} & set(refused)
    assert (Path("out") / "программа-школа-1" / "заключение.docx").is_file()


@pytest.mark.parametrize("name", ["школы/школы.csv", "чужое.json", "out/manifest.json"])
def test_a_report_never_takes_the_place_of_another_file(metodist: Metodist, schools: Path, name: str) -> None:
    Path("чужое.json").write_text('{"наше": 1}', "utf-8")
    before = Path(name).read_bytes() if Path(name).exists() else None
    ran = metodist("build", schools, "--to", "docx", "--report", name)
    assert ran.code == 2
    assert f"Отчёт {name}: такой файл уже есть, и это не прежний отчёт." in ran.err
    assert (Path(name).read_bytes() if Path(name).exists() else None) == before


def test_a_report_takes_the_place_of_the_one_before(metodist: Metodist, schools: Path) -> None:
    words = ("build", schools, "--paper", "приказ", "--to", "docx", "--report", "итог.csv", "--report", "итог.json")
    assert metodist(*words).code == 0
    assert metodist(*words).code == 0


def test_papers_of_a_school_that_left_the_table_are_named(metodist: Metodist, schools: Path) -> None:
    words = ("build", schools, "--paper", "приказ", "--to", "docx")
    metodist(*words)
    lines = (schools / "школы.csv").read_text("utf-8").splitlines(keepends=True)
    (schools / "школы.csv").write_text("".join(lines[:3]), "utf-8")
    gone = f"Этих бумаг больше нет в описаниях, а файлы остались: приказ-{lines[3].split(';')[0]}/приказ."
    assert gone in metodist(*words).err
    assert gone in metodist(*words).err
    assert "файлы остались" not in metodist("build", schools, "--paper", "паспорт", "--to", "docx").err
    metodist(*words)
    shutil.rmtree(Path("out") / f"приказ-{lines[3].split(';')[0]}")
    assert "файлы остались" not in metodist(*words).err


def test_a_pdf_that_says_what_its_paper_said_before_is_named(metodist: Metodist, schools: Path) -> None:
    words = ("build", schools, "--paper", "приказ", "--pdf-engine", "typst")
    metodist(*words)
    assert "прежними" not in metodist(*words, "--to", "docx").err
    code = (schools / "школы.csv").read_text("utf-8").splitlines()[2].split(";")[0]
    change(schools, ";22.12.2026;98;", ";22.12.2026;99;")
    ran = metodist(*words, "--to", "docx")
    assert f"Остались прежними, а бумаги изменились: приказ-{code}/приказ.pdf." in ran.err


def started(*more: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", START, "build", "школы", "--to", "docx", *more]
    return subprocess.Popen(
        words,
        env=environment(),
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background ignores it
        text=True,
        encoding="utf-8",
    )


def children(process: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(one) for one in listed if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="процессы видны только в Linux")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_pool_leaves_whole_files_and_no_process(schools: Path, number: int, code: int) -> None:
    process = started("--jobs", "2")
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("[2/12]"):
            workers = children(process)
            process.send_signal(number)
            break
    said = process.stderr.read()
    assert process.wait(20) == code
    assert "Traceback" not in said
    assert "Остановлено." in said and "Готово бумаг: " in said
    assert len(workers) >= 2
    assert not any(Path(f"/proc/{one}").exists() for one in workers)
    papers = [
        path for path in Path("out").rglob("*") if path.is_file() and path.suffix != ".json" and path.name != LOCK
    ]
    assert all(path.suffix == ".docx" and ZipFile(path).testzip() is None for path in papers)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="процессы видны только в Linux")
def test_a_worker_that_dies_costs_a_paper_at_most_that_is_named(schools: Path) -> None:
    process = started("--jobs", "2")
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("[1/12]"):
            subprocess.run(["kill", "-9", str(children(process)[-1])], check=True)
            break
    said = process.stderr.read()
    lost = said.count("её процесс оборвался")  # none, where it had no paper in hand at that moment
    assert lost <= 1 and process.wait(60) == lost
    files = len(list(Path("out").rglob("*.docx")))
    assert files in (12 - lost, 12)  # it may have died with its paper written and not yet told
    again = started("--jobs", "2")
    again.communicate()
    assert again.returncode == 0
    assert len(list(Path("out").rglob("*.docx"))) == 12


def test_a_killed_run_goes_on_and_ends_as_an_unbroken_one(metodist: Metodist, schools: Path) -> None:
    assert metodist("build", schools, "--to", "docx", "-o", "целая").code == 0
    for _ in range(3):
        process = started("--jobs", "2")
        time.sleep(random.uniform(0.5, 3))
        process.kill()
        process.communicate()
        assert all(ZipFile(path).testzip() is None for path in Path("out").rglob("*.docx"))
    ran = metodist("build", schools, "--to", "docx")
    assert ran.code == 0
    assert hashes_of_papers("out") == hashes_of_papers("целая")
    assert not list(Path("out").rglob("*draft"))
    assert not (Path("out") / OWNER).exists()


def hashes_of_papers(folder: str) -> dict[str, str]:
    return {name: digest for name, digest in hashes(Path(folder)).items() if name.endswith((".docx", ".pdf"))}


def test_a_second_run_in_the_same_folder_names_the_first(metodist: Metodist, schools: Path) -> None:
    metodist("build", schools, "--to", "docx")
    process = started("--force")
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("[1/12]"):
            break
    ran = metodist("build", schools, "--to", "docx", "--force")
    assert ran.code == 5
    assert f"уже пишет другой запуск (процесс {process.pid}, с " in ran.err
    process.communicate()
    assert process.returncode == 0


def test_the_spool_of_a_killed_run_is_swept(
    metodist: Metodist, schools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.batch.spool.gettempdir", lambda: str(tmp_path))
    (tmp_path / f"{PREFIX}killed").mkdir()
    (tmp_path / f"{PREFIX}killed" / "sheet").write_bytes(b"left")
    assert metodist("build", schools, "--to", "docx").code == 0
    assert not list(tmp_path.glob(f"{PREFIX}*"))
