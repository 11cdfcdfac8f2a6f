"""What came of a build, told on the terminal and written as a report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import click

from generator.batch.results import FORMS, Results, Row, State, is_report
from generator.cli.edge import report_bug
from generator.errors import Exit

Form: TypeAlias = Callable[[Iterable[Row]], str]
MANY = 8  # papers that are told by a table
FEW = 4  # names that a line tells
MOST = 40  # descriptions at fault that a line tells


def forms_of(reports: Sequence[Path], context: click.Context) -> Mapping[Path, Form]:
    """The form of each report by its path. Raises `click.UsageError` for a path without a known ending."""
    for path in reports:
        if path.suffix.lower() not in FORMS:
            endings = " или ".join(FORMS)
            raise click.UsageError(f"Отчёт {path}: имя должно кончаться на {endings}.", context)
        if not _is_free(path):
            raise click.UsageError(
                f"Отчёт {path}: такой файл уже есть, и это не прежний отчёт. Назовите другое имя.", context
            )
    return {path: FORMS[path.suffix.lower()] for path in reports}


def _is_free(path: Path) -> bool:
    """Whether a report may be written there: no file of another kind would be lost."""
    from generator.batch.manifest import MANIFEST

    try:
        return path.name != MANIFEST and is_report(path.read_bytes(), path.suffix.lower())
    except FileNotFoundError:
        return True
    except OSError:  # writing will say what is wrong
        return True


def write_reports(results: Results, forms: Mapping[Path, Form]) -> None:
    """Write the reports. Raises `UnwritableOutput`."""
    from generator.batch.publish import write_whole

    for path, form in forms.items():
        write_whole(path, form(results.rows).encode())


def tell(results: Results, refused: Sequence[str], withheld: Mapping[str, Sequence[str]], out: Path) -> Exit:
    """Say what came of a run, what was refused and which papers of which descriptions withheld; its exit code."""
    from generator.reporters.text import as_text

    if results.damaged:
        click.echo(f"Файл {out / 'manifest.json'} повреждён: всё напечатано заново.", err=True)
    elif results.renewed:
        click.echo("Сам metodist или его библиотеки стали другими: всё напечатано заново.", err=True)
    if results.failures:
        click.echo(as_text(results.failures), err=True)
    for trace in results.bugs[:1]:
        report_bug(trace, sys.argv[1:])
    if refused:
        click.echo(f"Не напечатаны из-за ошибок: {_first(refused, MOST)}.", err=True)
    if withheld:
        told = "; ".join(f"{paper} — {_first(ids)}" for paper, ids in withheld.items())
        click.echo(
            f"Место среди программ скажут, когда в листах не будет ошибок; пока не напечатаны: {told}.", err=True
        )
    if len(results.rows) >= MANY:
        click.echo(_table(results))
    _tell_of_others(results)
    ready = len(results.of(State.DONE)) + len(results.of(State.UNCHANGED))
    same = len(results.of(State.UNCHANGED))
    told = f" (без изменений {same})" if same else ""
    click.echo(f"Готово бумаг: {ready} из {len(results.rows)}{told}, файлов: {len(results.files)}, папка: {out}")
    if results.engines:
        click.echo(f"PDF верстал {'; '.join(sorted(results.engines))}.")
    return Exit.FAULTS if (refused or withheld) and results.exit_code is Exit.DONE else results.exit_code


def tell_recalled(results: Results, out: Path) -> None:
    """Say that nothing has changed since the last run."""
    click.echo(
        f"Ничего не изменилось: бумаг {len(results.rows)}, файлов: {len(results.files)}, папка: {out}. "
        "Напечатать заново: --force."
    )
    _tell_of_others(results)
    if results.remarks:
        click.echo(f"Замечаний к описаниям: {results.remarks}. Показать: metodist check")


def _tell_of_others(results: Results) -> None:
    """Say which papers in the folder are not those of the descriptions as they are now."""
    if results.left:
        click.echo(f"Этих бумаг больше нет в описаниях, а файлы остались: {_first(results.left)}.", err=True)
    if results.outdated:
        said = _first(results.outdated)
        click.echo(f"Остались прежними, а бумаги изменились: {said}. Напечатать и их — без --to.", err=True)


def _first(names: Sequence[str], most: int = FEW) -> str:
    more = f" и ещё {len(names) - most}" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def _table(results: Results) -> str:
    """Papers by name and by what became of them; ends that no paper came to are left out."""
    states = [state for state in State if results.of(state)]
    head = ["бумага", *map(str, states), "всего"]
    lines = [
        [paper, *(str(count[state]) for state in states), str(count.total())]
        for paper, count in results.counts().items()
    ]
    widths = [max(len(line[number]) for line in (head, *lines)) for number in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in (head, *lines)
    )
