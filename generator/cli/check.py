"""`metodist check`: faults of descriptions and what an expert would mark, all at once."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.base import Command, Location, Word, options, paths, table
from generator.cli.choosing import choosing, view_of
from generator.errors import Exit

if TYPE_CHECKING:
    from generator.checking.check import Checked
    from generator.findings import Finding
    from generator.review.readiness import Readiness
    from generator.review.view import View

STYLES = ("text", "json", "sarif")


reporting = options(
    click.option(
        "--format",
        "style",
        metavar="ВИД",
        default="text",
        type=Word(lambda: STYLES),
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
    in_full = readiness or style == "json"
    found = _found(paths, view, baseline, table, in_full)
    if diff:
        _show_fixes(found, unsafe)
    else:
        if fix and _make_fixes(found, unsafe, aside=style != "text"):
            found = _found(paths, view, baseline, table, in_full)
        if save is not None:
            found.findings = _saved(found.findings, save, aside=style != "text")
        _report(found, style, readiness)
    context.exit(Exit.FAULTS if has_errors(found.findings) else Exit.DONE)


@dataclass(slots=True)
class Found:
    """What is kept of a run: how many descriptions, their files, what was found in them, how ready they are."""

    number: int = 0
    files: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    ready: list[Ready] = field(default_factory=list)


def _found(paths: Sequence[Path], view: View, baseline: Path | None, table: Path | None, in_full: bool) -> Found:
    """The descriptions of the paths checked and reviewed, and of what was found that which is to be shown.

    They are checked portion by portion, and nothing of a portion is held but what is told of it: of the readiness its
    score alone, unless it is told in full.
    """
    from generator.checking.check import Pending, check_portion, compose_all
    from generator.checking.portions import portions
    from generator.checking.reviewing import review_all
    from generator.findings import in_file_order
    from generator.review.baseline import read_baseline
    from generator.workspace.load import shown

    known = read_baseline(baseline) if baseline is not None else None
    found, pending = Found(), Pending()
    for portion in portions(paths or (Path(),), table).portions:
        checked = check_portion(portion)
        compose_all(checked)
        review_all(checked, known)
        found.number += checked.number
        found.files.update(shown(one.path) for one in checked.asked)
        found.findings += checked.findings
        found.ready += _readiness(checked) if in_full else map(_in_brief, _readiness(checked))
        pending.add(checked.pending)
    found.findings = [one for one in in_file_order([*found.findings, *pending.findings]) if view.shows(one)]
    return found


def _show_fixes(found: Found, unsafe: bool) -> None:
    from generator.cli.mending import mending

    for line in mending(found.files, found.findings, unsafe).shown():
        click.echo(line)


def _make_fixes(found: Found, unsafe: bool, aside: bool) -> bool:
    """Mend the files, say what was mended, and tell whether anything was; `aside` of a report for programs."""
    from generator.cli.mending import mending

    made = mending(found.files, found.findings, unsafe)
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


def _report(found: Found, style: str, in_full: bool) -> None:
    """Print the findings and the readiness; for programs in UTF-8, whatever the output's encoding."""
    from generator.reporters.json import as_json
    from generator.reporters.readiness import as_data
    from generator.reporters.sarif import as_sarif
    from generator.reporters.text import as_text, summary
    from generator.review.rulebook import pages, rulebook

    if style == "json":
        ready = [as_data(one.id, one.told) for one in found.ready]
        click.echo(as_json(found.findings, readiness=ready).encode())
    elif style == "sarif":
        click.echo(as_sarif(found.findings, pages(), rulebook()).encode())
    else:
        text = as_text(found.findings, rulebook())
        click.echo(f"{text}\n" if text else "", nl=bool(text))
        click.echo(f"Проверено описаний: {found.number}; {summary(found.findings)}.")
        _tell_printing(found.findings, rulebook())
        _tell_readiness(found.ready, in_full)


def _tell_printing(findings: Sequence[Finding], rules: Container[str]) -> None:
    """Errors are of two sorts: faults of a description bar its printing, what an expert marks does not."""
    from generator.findings import Severity
    from generator.reporters.text import bars

    errors = sum(one.severity is Severity.ERROR and one.open for one in findings)
    if barring := sum(bars(one, rules) for one in findings):
        click.echo(f"Ошибок, которые мешают печатать: {barring} из {errors}. Начните с них: они стоят первыми.")
    elif errors:
        click.echo("Печатать можно: в самом описании ошибок нет, эти заметил бы эксперт.")


MOST = 10  # programmes that have a line each


@dataclass(frozen=True, slots=True)
class Ready:
    """How ready a programme is: its id, how a line names it, and how its workspace says a phrase."""

    id: str
    name: str
    told: Readiness
    say: Callable[..., str]


def _tell_readiness(ready: Sequence[Ready], in_full: bool) -> None:
    from generator.reporters.readiness import as_text, headline, overview

    if in_full or len(ready) <= MOST:
        for one in ready:
            click.echo(as_text(one.name, one.told, one.say) if in_full else headline(one.name, one.told))
    else:
        for line in overview([(one.name, one.told) for one in ready]):
            click.echo(line)
    if ready and not in_full:
        click.echo("По критериям и с чего начать: metodist check --readiness")


def _in_brief(ready: Ready) -> Ready:
    return replace(ready, told=replace(ready.told, profile=(), gains=(), unjudged=()))


def _readiness(checked: Checked) -> Iterator[Ready]:
    """The programmes meant for a defence that some rule read, with their readiness."""
    from generator.review.assess import readiness_of
    from generator.rules.draft import Draft
    from generator.workspace.entities import quoted_inside

    for review in checked.reviews:
        one = review.description
        is_whole = one.kind.name == "programme" and Draft(one, checked.workspace).is_whole
        if is_whole and review.outcomes:
            told = readiness_of(one, review.outcomes, checked.workspace, checked.is_faulty(one))
            profile = ", краткий профиль" if one.record["profile"] == "краткий" else ""
            name = f"«{quoted_inside(one.record['name'] or one.id)}» ({one.id}{profile})"
            yield Ready(one.id, name, told, checked.workspace.phrases.say)
