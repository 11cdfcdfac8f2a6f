"""`metodist build`: papers of descriptions as DOCX and PDF that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.base import Command, Location, Word, Words, options, paths, table
from generator.errors import Exit
from generator.papers.table import PAPERS
from generator.pdf.engine import AUTO, ENGINES
from generator.printing import FORMATS

if TYPE_CHECKING:
    from generator.batch.build import Job


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
        type=Words(PAPERS, "нет такой бумаги"),
        help=f"Только эти бумаги, через запятую: {', '.join(PAPERS)}.",
    ),
    click.option(
        "--to",
        "formats",
        metavar="ВИД",
        default=",".join(FORMATS),
        type=Words(FORMATS),
        help=f"Во что печатать: {' или '.join(FORMATS)}.",
    ),
    click.option(
        "--pdf-engine",
        "engine",
        metavar="ДВИЖОК",
        type=Word((AUTO, *ENGINES), "нет такого движка"),
        help=f"Чем верстать PDF: {', '.join(ENGINES)} или {AUTO} — первый из них, который здесь загружается. Обычно — "
        "как сказано в metodist.yaml.",
    ),
    table,
)


@click.command(
    "build",
    cls=Command,
    help="Проверить описания и напечатать бумаги. Если в описаниях есть ошибка, не пишется ничего. Путь — файл .yaml "
    "или папка; без пути — текущая папка.",
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
) -> None:
    """Print papers."""
    from generator.checking import check, compose_all
    from generator.findings import has_errors
    from generator.reporters.text import as_text, summary

    wanted = [paper for some in papers for paper in some]
    every = check(paths or (Path(),), table)
    jobs = [(one, checked.workspace) for checked in every if not checked.faulty for one in compose_all(checked, wanted)]
    findings = [finding for checked in every for finding in checked.findings]
    if findings:
        click.echo(as_text(findings), err=True)
    if has_errors(findings):
        click.echo(f"{summary(findings).capitalize()}. Ничего не записано.", err=True)
        context.exit(Exit.FAULTS)
    if not jobs:
        click.echo("Печатать нечего: у этих описаний нет таких бумаг. Что бывает: metodist papers", err=True)
        context.exit(Exit.USAGE)
    context.exit(_print(jobs, out, formats, engine or ""))


def _print(jobs: Sequence[Job], out: Path, formats: Sequence[str], engine: str) -> Exit:
    """Print the papers, tell what came of it; the exit code of that."""
    from generator.batch.build import build
    from generator.cli.progress import Progress
    from generator.reporters.text import as_text

    with Progress(len(jobs)) as progress:
        result = build(jobs, out, formats, progress.step, engine)
    if result.failed:
        click.echo(as_text([finding for _, finding in result.failed]), err=True)
    done = len(jobs) - len(result.failed)
    click.echo(f"Готово бумаг: {done} из {len(jobs)}, файлов: {len(result.written)}, папка: {out}")
    if result.engines:
        click.echo(f"PDF верстал {'; '.join(sorted(result.engines))}.")
    return result.exit_code
