"""A run over papers: where each lands, what is refused, and the same bytes wherever and however often it runs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.batch.request import Making, Request
from generator.batch.results import State
from generator.batch.run import build
from generator.errors import Exit, FaultyDescription, UnwritableOutput
from tests.cli.running import EXAMPLES, PROGRAMME, environment, hashes, run_apart

DOCX = Making(formats=("docx",))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "описания"
    folder.mkdir()
    shutil.copy(PROGRAMME, folder / "чтение.yaml")
    return folder


def names_with(desk: Path, pattern: str) -> list[str]:
    (desk / "metodist.yaml").write_text(f"имена файлов: '{pattern}'\n", "utf-8")
    return [row.path for row in build(Request((desk,), desk.parent / "out", DOCX)).rows]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("{бумага}", "чтение/паспорт"),
        ("{код} {бумага}", "чтение/чтение паспорт"),
        ("{бумага}. {название}", "чтение/паспорт. Ступени к тексту"),
        ("../{бумага}/{код}", "чтение/паспорт-чтение"),
    ],
)
def test_a_pattern_names_the_files(desk: Path, pattern: str, first: str) -> None:
    names = names_with(desk, pattern)
    assert names[0] == first
    assert len(set(names)) == 2


@pytest.mark.parametrize(
    ("pattern", "code", "said"),
    [
        ("{код}", "OUT005", "Бумага «паспорт» (чтение) и Бумага «программа» (чтение) попали бы в один файл"),
        ("{дата} {бумага}", "OUT006", "«{дата}»"),
        ("{} {бумага}", "OUT006", "«{}»"),
    ],
)
def test_a_pattern_that_is_no_good_is_a_fault_at_its_line(desk: Path, pattern: str, code: str, said: str) -> None:
    with pytest.raises(FaultyDescription) as fault:
        names_with(desk, pattern)
    finding = fault.value.finding
    assert (finding.code, fault.value.exit_code) == (code, Exit.FAULTS)
    assert said in finding.message
    assert (Path(finding.place.file).name, finding.place.line, finding.place.column) == ("metodist.yaml", 1, 16)
    assert not (desk.parent / "out").exists()


def test_two_workspaces_with_one_id_are_refused(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "другие").mkdir()
    shutil.copy(PROGRAMME, tmp_path / "другие" / "Чтение.yaml")
    with pytest.raises(FaultyDescription, match="OUT005") as fault:
        build(Request((desk, tmp_path / "другие"), tmp_path / "out", DOCX))
    assert fault.value.finding.place.file.endswith("другие/Чтение.yaml")


@pytest.mark.parametrize("out", ["описания", "описания/../описания", "описания/школы"])
def test_papers_never_land_among_descriptions(desk: Path, out: str) -> None:
    (desk / "школы").mkdir()
    shutil.copy(PROGRAMME, desk / "школы" / "письмо.yaml")
    (desk / "metodist.yaml").write_text("рамка: gost\n", "utf-8")
    before = hashes(desk)
    with pytest.raises(UnwritableOutput, match="OUT004"):
        build(Request((desk,), desk.parent / out, DOCX))
    assert hashes(desk) == before


def test_the_manifest_holds_the_hash_of_every_paper(desk: Path, tmp_path: Path) -> None:
    results = build(Request((desk,), tmp_path / "out", DOCX))
    files = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["files"]
    assert files == {name: digest for name, digest in hashes(tmp_path / "out").items() if name.endswith(".docx")}
    assert results.files == list(files)
    assert results.exit_code == Exit.DONE


def stamps(folder: Path) -> dict[str, int]:
    files = (path for path in folder.rglob("*.*") if path.is_file() and path.suffix != ".lock")
    return {str(path): path.stat().st_mtime_ns for path in files}


@pytest.mark.parametrize("formats", [("docx", "pdf"), ("pdf", "docx")])
def test_a_second_run_changes_no_byte_and_no_time(desk: Path, tmp_path: Path, formats: tuple[str, ...]) -> None:
    out = tmp_path / "out"
    build(Request((desk,), out))
    before = hashes(out), stamps(out)
    again = build(Request((desk,), out, Making(formats=formats)))
    assert (hashes(out), stamps(out)) == before
    assert {row.state for row in again.rows} == {State.UNCHANGED}


def test_force_prints_the_same_bytes_again(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(Request((desk,), out))
    before = hashes(out)
    again = build(Request((desk,), out, force=True))
    assert {row.state for row in again.rows} == {State.DONE}
    assert hashes(out) == before


@pytest.mark.parametrize("formats", ["docx,pdf", "docx", "pdf"])
def test_the_bytes_do_not_depend_on_place_time_zone_locale_or_hash_seed(tmp_path: Path, formats: str) -> None:
    left: list[dict[str, str]] = []
    for number, env in enumerate(
        (
            environment(PYTHONHASHSEED="1", TZ="Asia/Yakutsk", LC_ALL="C.UTF-8"),
            environment(PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C"),
        )
    ):
        home = tmp_path / str(number)
        folder = home / "район" if number else home
        shutil.copytree(EXAMPLES, folder)
        name = f"{home}/район/школа-4-2026.yaml" if number else "школа-4-2026.yaml"
        ran = run_apart(
            "build", name, "--paper", "паспорт,план", "--to", formats, "-o", folder / "out", cwd=home, env=env
        )
        assert ran.returncode == 0, ran.stderr.decode()
        left.append(hashes(folder / "out"))
    assert left[0] == left[1]
    assert len(left[0]) == 2 * len(formats.split(",")) + 2


def test_source_date_epoch_is_the_date_of_the_papers(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = []
    for epoch in ("1767225600", "1767225600", "1800000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        out = tmp_path / f"out{len(left)}"
        build(Request((desk,), out))
        left.append(hashes(out))
    assert left[0] == left[1]
    assert all(left[0][name] != left[2][name] for name in left[0] if name.endswith((".docx", ".pdf")))
