"""The sections of the benchmark, each a table of cases on one work. A new one joins `SECTIONS`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from generator.printing import Composed, write
from generator.printing import Sheet as Printed
from tests.bench import naive
from tests.bench.forms import form_of
from tests.bench.rounds import Case, Times, taking_turns
from tests.bench.runs import memory, report, runs
from tests.bench.sheets import Options, Sheet
from tests.bench.works import EXAMPLES, PROGRAMME, district, long_plan, papers, varied
from tests.office import print_documents

NO_OFFICE = "LibreOffice (команда soffice) не найден: его строки пропущены."
COLD_FORM = "import sys; from docxtpl import DocxTemplate as D; d = D(sys.argv[1]); d.render({}); d.save(sys.argv[2])"


def pipeline(options: Options) -> Sheet:
    """From the text of a description to a DOCX."""
    text = PROGRAMME.read_text("utf-8")
    schema, (_, (paper,)) = naive.schema_of(text), papers(PROGRAMME, "программа")
    form = form_of(paper.tree)

    def plainly() -> object:
        return naive.read_and_validate(text, schema), form.filled()

    def ours() -> object:
        _, (composed,) = papers(PROGRAMME, "программа")
        return write(composed.sheet, ("docx",))

    cases: dict[str, Case] = {
        "PyYAML, Cerberus и docxtpl": plainly,
        "metodist: описание → проверено → DOCX, сверка": ours,
        "из этого проверка": lambda: papers(PROGRAMME, "нет"),
    }
    return Sheet("От описания до DOCX", "программа examples/качество-2026", taking_turns(cases, options.rounds))


def many_docx(options: Options) -> Sheet:
    """The papers of a district as DOCX."""
    folder = district(options.schools, options.folder)
    forms = [form_of(paper.tree) for paper in papers(folder)[1]]

    def ours() -> object:
        return _written(papers(folder)[1], "docx")

    cases: dict[str, Case] = {
        "docxtpl по готовым данным": lambda: [form.filled() for form in forms],
        "metodist: описания → проверены → DOCX, сверка": ours,
        "из этого проверка": lambda: papers(folder, "нет"),
    }
    work = f"{options.schools} школ, по 4 бумаги"
    return Sheet("Бумаги округа в DOCX", work, taking_turns(cases, options.rounds), len(forms))


def growth(options: Options) -> Sheet:
    """A plan that grows tenfold, and tenfold again."""
    cases: dict[str, Case] = {}
    rows = 28
    while rows <= options.longest:
        _, (plan,) = papers(long_plan(rows, options.folder), "план")
        form = form_of(plan.tree)
        cases[f"docxtpl, {rows} строк"] = form.filled
        cases[f"metodist, {rows} строк: DOCX, сверка"] = lambda plan=plan: _written([plan], "docx")  # type: ignore[misc]
        rows *= 10
    return Sheet("План растёт", "готовый план examples/качество-2026", taking_turns(cases, min(3, options.rounds)))


def one_pdf(options: Options) -> Sheet:
    """One long paper as PDF, its texts new to the engines in every round."""
    _, (paper,) = papers(PROGRAMME, "программа")
    numbers = count(1)

    def fresh() -> Printed:
        return replace(paper.sheet, tree=varied(paper.tree, str(next(numbers))))

    def plainly() -> object:
        return naive.weasyprint(fresh().tree, paper.frame.look, paper.frame.furniture)()

    cases: dict[str, Case] = {
        "WeasyPrint: те же HTML и CSS": plainly,
        "metodist: WeasyPrint, сверка": lambda: write(fresh(), ("pdf",), "weasyprint"),
        "metodist: typst, сверка": lambda: write(fresh(), ("pdf",), "typst"),
        **_office([paper], options.folder / "одна"),
    }
    return Sheet("Одна бумага в PDF", "программа examples/качество-2026", taking_turns(cases, options.rounds))


def many_pdf(options: Options) -> Sheet:
    """The papers of a district as PDF, LibreOffice converting our DOCX in one call."""
    _, composed = papers(district(options.schools, options.folder / "pdf"))
    numbers = count(1)

    def printed(engine: str) -> Case:
        def run() -> object:
            mark = str(next(numbers))
            fresh = [replace(one.sheet, tree=varied(one.tree, mark)) for one in composed]
            return [write(one, ("pdf",), engine) for one in fresh]

        return run

    cases: dict[str, Case] = {
        **_office(composed, options.folder / "много"),
        "metodist: typst, сверка": printed("typst"),
        "metodist: WeasyPrint, сверка": printed("weasyprint"),
    }
    work = f"{options.schools} школ, по 4 бумаги"
    return Sheet("Бумаги округа в PDF", work, taking_turns(cases, 1), len(composed), "" if _has_office() else NO_OFFICE)


def start(options: Options) -> Sheet:
    """New processes, above the bare start of Python."""
    form = options.folder / "форма.docx"
    form.write_bytes(form_of(papers(PROGRAMME, "паспорт")[1][0].tree).template)
    commands = {
        "docxtpl: одна бумага": ["-c", COLD_FORM, str(form), str(options.folder / "бумага.docx")],
        "metodist --help": ["-m", "generator", "--help"],
        "metodist check одного файла": [
            "-m",
            "generator",
            "check",
            str(options.folder / "один" / "первый-паспорт.yaml"),
        ],
        "python": ["-c", "pass"],
    }
    alone = options.folder / "один"
    alone.mkdir()
    for name in ("metodist.yaml", "справочник.yaml", "первый-паспорт.yaml"):
        shutil.copy(EXAMPLES / name, alone)
    times = taking_turns({name: _process(command) for name, command in commands.items()}, options.rounds)
    bare = times.pop("python")
    above = {name: Times(one.cpu - bare.cpu, one.wall - bare.wall) for name, one in times.items()}
    return Sheet("Новый процесс", "сверх пустого запуска Python", above)


SECTIONS: Sequence[Callable[[Options], Sheet]] = (
    pipeline,
    many_docx,
    growth,
    one_pdf,
    many_pdf,
    runs,
    memory,
    report,
    start,
)


def _written(composed: Sequence[Composed], *formats: str) -> int:
    return sum(len(data) for one in composed for data in write(one.sheet, formats).values())


def _has_office() -> bool:
    return shutil.which("soffice") is not None


def _office(composed: Sequence[Composed], folder: Path) -> Mapping[str, Case]:
    """LibreOffice's conversion of our DOCX files, all in one call; nothing where it is not installed."""
    if not _has_office():
        return {}
    folder.mkdir(parents=True)
    documents = [folder / f"{number}.docx" for number in range(len(composed))]
    for document, one in zip(documents, composed, strict=True):
        document.write_bytes(write(one.sheet, ("docx",))["docx"])
    turns = count()

    def convert() -> object:
        target = folder / f"pdf-{next(turns)}"
        target.mkdir()
        return print_documents(documents, target)

    return {"LibreOffice: DOCX → PDF одним вызовом": convert}


def _process(arguments: Sequence[str]) -> Case:
    def run() -> object:
        return subprocess.run([sys.executable, *arguments], cwd=EXAMPLES.parent, capture_output=True, check=True)

    return run
