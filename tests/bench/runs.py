"""Sections of whole runs of the command: one job and two, nothing changed, memory as tables and reports grow."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.bench.forms import form_of
from tests.bench.rounds import Case, Times, once, taking_turns
from tests.bench.sheets import Options, Sheet
from tests.bench.works import EXAMPLES, REPORT, assessed, district, papers

FEW, MANY = 100, 1000  # schools


def runs(options: Options) -> Sheet:
    """The papers of a district by the command, as files on disk."""
    folder = district(options.schools, options.folder / "запуски")
    forms = [form_of(paper.tree) for paper in papers(folder)[1]]
    target = options.folder / "формы"
    target.mkdir()

    def plainly() -> object:
        return [(target / f"{number}.docx").write_bytes(form.filled()) for number, form in enumerate(forms)]

    cases: dict[str, Case] = {
        "docxtpl в цикле по готовым данным": plainly,
        "metodist build --jobs 1": _command("build", folder, "1", "--force", "--jobs", "1"),
        "metodist build --jobs 2": _command("build", folder, "2", "--force", "--jobs", "2"),
        "metodist build, ничего не изменилось": _command("build", folder, "2", "--jobs", "2"),
        "metodist build, DOCX и PDF (typst), --jobs 1": _command("build", folder, "3", "--force", *TYPST, "1"),
        "metodist build, DOCX и PDF (typst), --jobs 2": _command("build", folder, "4", "--force", *TYPST, "2"),
    }
    work = f"{options.schools} школ, по 4 бумаги, процесс от начала до конца"
    return Sheet("Запуск целиком", work, taking_turns(cases, options.rounds), len(forms))


def memory(options: Options) -> Sheet:
    """Tables of many schools: time a school, and how much memory the largest process took."""
    folders = {schools: district(schools, options.folder / "память") for schools in (FEW, MANY)}
    cases = {f"metodist check, {schools} школ": (schools, ["check", str(made)]) for schools, made in folders.items()}
    return _growing("Таблица растёт", "проверка с экспертизой", cases)


def report(options: Options) -> Sheet:
    """A report over many programmes, each with three expert sheets: made by itself, and checked with all of them."""
    folders = {schools: assessed(schools, options.folder / "отчёт") for schools in (FEW, MANY)}
    cases = {}
    for schools, made in folders.items():
        build = ["build", str(made / REPORT), "-o", str(made.parent / f"бумаги-{schools}"), "--to", "docx"]
        cases[f"metodist build отчёт.yaml, {schools} программ"] = schools, build
        cases[f"metodist check, {schools} программ"] = schools, ["check", str(made)]
    return _growing("Отчёт растёт", "отчёт по программам, у каждой три экспертных листа", cases)


def _growing(title: str, work: str, cases: Mapping[str, tuple[int, list[str]]]) -> Sheet:
    """Commands, each once: time by the school of so many, and how much memory the process took."""
    told: list[str] = []
    times: dict[str, Times] = {}
    for name, (schools, arguments) in cases.items():
        peaks: list[float] = []
        taken = once(_measured(arguments, peaks))
        times[f"{name}, на одну"] = Times(taken.cpu / schools, taken.wall / schools)
        told.append(f"{name} — {max(peaks):.0f} МБ")
    return Sheet(title, work, times, 1, f"Больше всего памяти: {'; '.join(told)}.")


TYPST = ("--to", "docx,pdf", "--pdf-engine", "typst", "--jobs")


def _command(name: str, folder: Path, out: str, *keys: str) -> Case:
    formats = () if "--to" in keys else ("--to", "docx")
    words = [sys.executable, "-m", "generator", name, str(folder), "-o", str(folder.parent / out), *formats, *keys]

    def run() -> object:
        return subprocess.run(words, cwd=EXAMPLES.parent, capture_output=True, check=True)

    return run


def _measured(arguments: list[str], peaks: list[float]) -> Case:
    """The command, with the memory of its largest process in megabytes put among the peaks."""

    def run() -> object:
        words = [sys.executable, "-m", "generator", *arguments]
        process = subprocess.Popen(words, cwd=EXAMPLES.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peaks.append(used.ru_maxrss / 1024)
        return process.returncode

    return run
