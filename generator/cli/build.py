"""`metodist build`: papers of descriptions as DOCX and PDF that say the same."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.base import Command, Words
from generator.errors import Exit
from generator.papers.table import PAPERS
from generator.printing import FORMATS


@click.command(
    "build",
    cls=Command,
    help="Напечатать бумаги в DOCX и PDF. При ошибке не пишется ничего. Без пути — по текущей папке.",
)
@click.argument("paths", metavar="[ПУТЬ]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--out", metavar="ПАПКА", default="out", type=click.Path(path_type=Path), help="Папка для бумаг.")
@click.option(
    "--paper",
    "papers",
    metavar="БУМАГА",
    multiple=True,
    type=Words(PAPERS),
    help=f"Только эти бумаги, через запятую: {', '.join(PAPERS)}.",
)
@click.option("--to", "formats", metavar="ВИД", default=",".join(FORMATS), type=Words(FORMATS), help="Во что печатать.")
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    out: Path,
    papers: tuple[tuple[str, ...], ...],
    formats: tuple[str, ...],
) -> None:
    """Print papers."""
    from generator.batch.build import build
    from generator.checking import check, compose_all
    from generator.cli.progress import Progress
    from generator.findings import has_errors
    from generator.reporters.text import as_text, summary

    wanted = [paper for some in papers for paper in some]
    every = check(paths or (Path(),))
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
    with Progress(len(jobs)) as progress:
        result = build(jobs, out, formats, progress.step)
    if result.failed:
        click.echo(as_text([finding for _, finding in result.failed]), err=True)
    click.echo(
        f"Готово бумаг: {len(jobs) - len(result.failed)} из {len(jobs)}, файлов: {len(result.written)}, папка: {out}"
    )
    context.exit(result.exit_code)
