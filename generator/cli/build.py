"""`metodist build`: papers of descriptions as DOCX and PDF that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from generator.batch.request import DEADLINE, FORMATS, Making, Request
from generator.cli.base import KNOWN, Command, Location, Number, Word, Words, options, paths, table
from generator.cli.outcome import Form, forms_of, tell, tell_recalled, write_reports
from generator.cli.progress import Progress
from generator.errors import Exit

MOST_JOBS, LONGEST = 64, 86_400


def _papers() -> Iterable[str]:
    from generator.papers.table import PAPERS

    return PAPERS


def _engines() -> Iterable[str]:
    from generator.pdf.engine import AUTO, ENGINES

    return *ENGINES, AUTO


printing = options(
    click.option(
        "-o",
        "--out",
        metavar="ПАПКА",
        default="out",
        type=Location(),
        help="Папка для бумаг; если её нет, она появится.",
    ),
    click.option(
        "--paper",
        "papers",
        metavar="БУМАГА",
        multiple=True,
        type=Words(_papers, "нет такой бумаги"),
        help=f"Только эти бумаги, через запятую: {KNOWN}.",
    ),
    click.option(
        "--to",
        "formats",
        metavar="ВИД",
        default=",".join(FORMATS),
        type=Words(lambda: FORMATS),
        help=f"Во что печатать: {' или '.join(FORMATS)}.",
    ),
    click.option(
        "--pdf-engine",
        "engine",
        metavar="ДВИЖОК",
        type=Word(_engines, "нет такого движка"),
        help=f"Чем верстать PDF: {KNOWN}. «авто» — первый из них, который здесь загружается. Обычно — как сказано в "
        "metodist.yaml.",
    ),
    table,
    click.option(
        "--jobs",
        metavar="ЧИСЛО",
        type=Number(1, MOST_JOBS),
        help="Во сколько процессов печатать. Обычно — сколько окупится.",
    ),
    click.option("--force", is_flag=True, help="Напечатать и то, что не изменилось с прошлого раза."),
    click.option("--keep-going", is_flag=True, help="Напечатать исправные описания, даже если в других есть ошибки."),
    click.option(
        "--deadline",
        metavar="СЕК",
        type=Number(1, LONGEST),
        help=f"Сколько секунд ждать одну бумагу, когда процессов несколько. Обычно {DEADLINE}.",
    ),
    click.option(
        "--report",
        "reports",
        metavar="ФАЙЛ",
        multiple=True,
        type=Location(),
        help="Записать итог по каждой бумаге: .csv — таблица для Excel, .json — для других программ.",
    ),
)


@click.command(
    "build",
    cls=Command,
    help="Проверить описания и напечатать бумаги. Если в описаниях есть ошибка, не пишется ничего. Что не изменилось с "
    "прошлого раза, не печатается заново. Путь — файл .yaml или папка; без пути — текущая папка.",
    examples=("metodist build", "metodist build программа.yaml -o бумаги --paper паспорт --to docx"),
)
@paths
@printing
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    out: Path,
    papers: tuple[tuple[str, ...], ...],
    formats: tuple[str, ...],
    engine: str | None,
    table: Path | None,
    jobs: int | None,
    force: bool,
    keep_going: bool,
    deadline: int | None,
    reports: tuple[Path, ...],
) -> None:
    """Print papers."""
    from generator.batch.memory import recall

    forms = forms_of(reports, context)
    making = Making(tuple(paper for some in papers for paper in some), formats, engine or "")
    asked = paths or (Path(),)
    request = Request(asked, out, making, table, jobs or 0, deadline or DEADLINE, keep_going, force)
    known = recall(request)
    if known is None:
        context.exit(_print(request, forms))
    write_reports(known, forms)
    tell_recalled(known, out)


def _print(request: Request, forms: Mapping[Path, Form]) -> Exit:
    """The steps of a run, each told of; the exit code of what came of it."""
    from generator.batch.run import Run
    from generator.reporters.text import as_text, summary

    with Run(request) as run:
        with Progress("Проверка") as progress:
            run.prepare(progress.step)
        if run.findings:
            click.echo(as_text(run.findings), err=True)
        if run.faulty and not (request.keep_going and run.entries):
            others = " Напечатать остальные описания: --keep-going." if run.sound and not request.keep_going else ""
            click.echo(f"{summary(run.findings).capitalize()}. Ничего не записано.{others}", err=True)
            return Exit.FAULTS
        if not run.entries:
            click.echo("Печатать нечего: у этих описаний нет таких бумаг. Что бывает: metodist papers", err=True)
            return Exit.USAGE
        try:
            with Progress("Печать") as progress:
                run.print(progress.step)
        finally:
            write_reports(run.results, forms)
        return tell(run.results, run.refused, run.withheld, request.out)
