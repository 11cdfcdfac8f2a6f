"""`metodist build`: papers of descriptions as DOCX and PDF that say the same."""

from __future__ import annotations

from pathlib import Path

import click

from generator.errors import Exit
from generator.papers.table import PAPERS


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(word.strip().lower() for word in value.split(",") if word.strip()))
    if not chosen or set(chosen) - {"docx", "pdf"}:
        raise click.BadParameter("Можно: docx, pdf или docx,pdf.", context, parameter)
    return chosen


@click.command("build", help="Напечатать бумаги в DOCX и PDF. Сначала всё проверяется: с ошибкой не пишется ничего.")
@click.argument("paths", metavar="[ПУТЬ]…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    metavar="ПАПКА",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Папка для бумаг.",
)
@click.option(
    "--paper",
    "papers",
    metavar="БУМАГА",
    multiple=True,
    type=click.Choice(list(PAPERS)),
    help="Только эта бумага (можно несколько раз): " + ", ".join(PAPERS) + ".",
)
@click.option(
    "--to",
    "formats",
    metavar="ВИД",
    default="docx,pdf",
    show_default=True,
    callback=_formats,
    help="Во что печатать: docx, pdf или оба.",
)
@click.help_option("--help", "-h", help="Показать эту справку.")
@click.pass_context
def command(
    context: click.Context, paths: tuple[Path, ...], out: Path, papers: tuple[str, ...], formats: tuple[str, ...]
) -> None:
    """Print papers."""
    from generator.batch.build import build
    from generator.cli.progress import Progress
    from generator.findings import has_errors
    from generator.reading.source import SourceLines
    from generator.reporters.text import as_text, finding_text, summary
    from generator.review import compose_all, review

    reviews = review(paths or (Path(),))
    jobs = [
        (one, reviewed.workspace)
        for reviewed in reviews
        if not reviewed.faulty
        for one in compose_all(reviewed, papers)
    ]
    findings = [finding for reviewed in reviews for finding in reviewed.findings]
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
    for _, finding in result.failed:
        click.echo(finding_text(finding, SourceLines()), err=True)
    click.echo(
        f"Готово бумаг: {len(jobs) - len(result.failed)} из {len(jobs)}, файлов: {len(result.written)}, папка: {out}"
    )
    context.exit(result.exit_code)
