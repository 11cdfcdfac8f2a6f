"""`metodist check`: faults of descriptions and what an expert would mark, all at once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.base import Command, Location, Word, options, paths, table
from generator.cli.choosing import choosing, view_of
from generator.errors import Exit

if TYPE_CHECKING:
    from generator.checking import Checked
    from generator.content.phrases import Phrasebook
    from generator.findings import Finding
    from generator.review.readiness import Readiness
    from generator.review.view import View
    from generator.workspace.load import Description

STYLES = ("text", "json", "sarif")


reporting = options(
    click.option(
        "--format",
        "style",
        metavar="ВИД",
        default="text",
        type=Word(STYLES),
        help="Вид отчёта: text — читать глазами, json и sarif — для других программ.",
    ),
    choosing,
    click.option("--readiness", is_flag=True, help="Показать готовность к защите: оценку и с чего начать."),
    click.option("--baseline", metavar="ФАЙЛ", type=Location(), help="Не показывать старых замечаний из этого файла."),
    click.option(
        "--save-baseline",
        "save",
        metavar="ФАЙЛ",
        type=Location(),
        help="Записать замечания в файл: они станут старыми.",
    ),
    table,
    click.option("--fix", is_flag=True, help="Исправить в файлах то, что можно без потери смысла."),
    click.option("--diff", is_flag=True, help="Показать эти исправления и ничего не менять."),
    click.option("--unsafe", is_flag=True, help="Вместе с --fix или --diff: и те исправления, что меняют смысл."),
)


@click.command(
    "check",
    cls=Command,
    help="Проверить описания, ничего не печатая: поля, ссылки, имена, состав бумаг — и прочесть черновик глазами "
    "эксперта. Путь — файл .yaml или папка; без пути — текущая папка.",
    examples=(
        "metodist check программа.yaml",
        "metodist check --severity ошибка --ignore LNG",
        "metodist check --fix --diff",
        "metodist check --format json",
    ),
)
@paths
@reporting
@click.pass_context
def command(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    style: str,
    readiness: bool,
    baseline: Path | None,
    save: Path | None,
    fix: bool,
    diff: bool,
    unsafe: bool,
    table: Path | None,
    **chosen: Any,
) -> None:
    """Check descriptions."""
    from generator.findings import has_errors

    if unsafe and not (fix or diff):
        raise click.UsageError("--unsafe сам ничего не делает: нужен --fix или --diff.", context)
    view = view_of(**chosen)
    every, findings = _found(paths, view, baseline, table)
    if diff:
        _show_fixes(every, findings, unsafe)
    else:
        if fix and _make_fixes(every, findings, unsafe, aside=style != "text"):
            every, findings = _found(paths, view, baseline, table)
        if save is not None:
            findings = _saved(findings, save, aside=style != "text")
        _report(every, findings, style, readiness)
    context.exit(Exit.FAULTS if has_errors(findings) else Exit.DONE)


def _found(
    paths: Sequence[Path], view: View, baseline: Path | None, table: Path | None
) -> tuple[list[Checked], list[Finding]]:
    """The workspaces of the paths, checked and reviewed, and of what was found that which is to be shown."""
    from generator.checking import check, compose_all, review_all
    from generator.review.baseline import read_baseline

    known = read_baseline(baseline) if baseline is not None else None
    every = check(paths or (Path(),), table)
    for checked in every:
        if not checked.faulty:
            compose_all(checked)
        review_all(checked, known)
    return every, [finding for checked in every for finding in checked.findings if view.shows(finding)]


def _show_fixes(every: Sequence[Checked], findings: Sequence[Finding], unsafe: bool) -> None:
    from generator.cli.mending import mending

    for line in mending(every, findings, unsafe).shown():
        click.echo(line)


def _make_fixes(every: Sequence[Checked], findings: Sequence[Finding], unsafe: bool, aside: bool) -> bool:
    """Mend the files, say what was mended, and tell whether anything was; `aside` of a report for programs."""
    from generator.cli.mending import mending

    made = mending(every, findings, unsafe)
    made.write()
    for line in made.done():
        click.echo(line, err=aside)
    return bool(made.mended)


def _saved(findings: Sequence[Finding], path: Path, aside: bool) -> list[Finding]:
    """The findings, those of rules now old ones: they are written to the baseline."""
    from generator.batch.publish import write_whole
    from generator.review.baseline import baseline_text
    from generator.review.rulebook import rulebook

    ours = [one for one in findings if one.code in rulebook() and not one.silenced]
    write_whole(path, baseline_text(ours, path).encode())
    click.echo(f"Записано старых замечаний: {len(ours)}, файл {path}. Дальше: --baseline {path}", err=aside)
    return [replace(one, old=True) if one in ours else one for one in findings]


def _report(every: Sequence[Checked], findings: Sequence[Finding], style: str, in_full: bool) -> None:
    """Print the findings and the readiness; for programs in UTF-8, whatever the output's encoding."""
    from generator.reporters.json import as_json
    from generator.reporters.readiness import as_data
    from generator.reporters.sarif import as_sarif
    from generator.reporters.text import as_text, summary
    from generator.review.rulebook import pages, rulebook

    if style == "json":
        ready = [as_data(one.id, told) for one, told, _ in _readiness(every)]
        click.echo(as_json(findings, readiness=ready).encode())
    elif style == "sarif":
        click.echo(as_sarif(findings, pages(), rulebook()).encode())
    else:
        text = as_text(findings)
        click.echo(f"{text}\n" if text else "", nl=bool(text))
        click.echo(f"Проверено описаний: {sum(one.number for one in every)}; {summary(findings)}.")
        _tell_printing(findings, rulebook())
        _tell_readiness(every, in_full)


def _tell_printing(findings: Sequence[Finding], rules: Container[str]) -> None:
    """Errors are of two sorts: faults of a description bar its printing, what an expert marks does not."""
    from generator.findings import has_errors

    if has_errors(one for one in findings if one.code not in rules):
        click.echo("Напечатать не выйдет, пока в описании есть ошибки YML, SCH, REF, TAB, EXP.")
    elif has_errors(findings):
        click.echo("Печатать можно: в самом описании ошибок нет, эти заметил бы эксперт.")


def _tell_readiness(every: Sequence[Checked], in_full: bool) -> None:
    from generator.reporters.readiness import as_text, headline

    told = list(_readiness(every))
    for one, ready, phrases in told:
        profile = ", краткий профиль" if one.record["profile"] == "краткий" else ""
        name = f"«{one.record['name']}» ({one.id}{profile})"
        click.echo(as_text(name, ready, phrases.say) if in_full else headline(name, ready))
    if told and not in_full:
        click.echo("По критериям и с чего начать: metodist check --readiness")


def _readiness(every: Iterable[Checked]) -> Iterator[tuple[Description, Readiness, Phrasebook]]:
    """The programmes meant for a defence that some rule read, with their readiness and their workspace's phrases."""
    from generator.review.assess import readiness_of
    from generator.rules.draft import Draft

    for checked in every:
        for one in checked.reviews:
            is_whole = one.description.kind.name == "programme" and Draft(one.description, checked.workspace).is_whole
            if is_whole and one.outcomes:
                is_faulty = checked.is_faulty(one.description)
                ready = readiness_of(one.description, one.outcomes, checked.workspace, is_faulty)
                yield one.description, ready, checked.workspace.phrases
