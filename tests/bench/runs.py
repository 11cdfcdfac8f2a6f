"""Sections of whole runs of the command: one job and two, nothing changed, memory as the table of schools grows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.forms import form_of
from tests.bench.rounds import Case, Times, once, taking_turns
from tests.bench.sheets import Options, Sheet
from tests.bench.works import EXAMPLES, district, papers

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
    told: list[str] = []
    times: dict[str, Times] = {}
    for schools in (FEW, MANY):
        folder = district(schools, options.folder / "память")
        peaks: list[float] = []
        taken = once(_measured(["check", str(folder)], peaks))
        times[f"metodist check, {schools} школ, на школу"] = Times(taken.cpu / schools, taken.wall / schools)
        told.append(f"{schools} школ — {max(peaks):.0f} МБ")
    return Sheet("Таблица растёт", "проверка с экспертизой", times, 1, f"Больше всего памяти: {', '.join(told)}.")


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
