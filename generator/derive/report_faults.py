"""What is wrong with a report: numbers that cannot be had, parts put in that are none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.report_numbers import reckoning
from generator.derive.summaries import SUMMARIES, NoSummary, plotted, summary
from generator.findings import Finding
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.translation import whole
from generator.workspace.load import Description, Workspace
from generator.workspace.numbering import blocks_of


def summarise_reports(workspace: Workspace) -> None:
    """Lay beside each report the numbers of its charts that sum up others; what cannot be summed up is None."""
    for report in _reports(workspace):
        report.summaries.update(dict.fromkeys(SUMMARIES))  # names that a slip may mean
        for name in _charted(report):
            try:
                found = summary(name, report, workspace)
            except NoSummary:
                found = None
            is_drawn = found is not None and not found.undrawn
            report.summaries[plain_key(name)] = plotted(found, workspace) if found is not None and is_drawn else None


def report_faults(workspace: Workspace) -> Iterator[Finding]:
    """The findings of all reports of a workspace; names in its texts must be said."""
    for report in _reports(workspace):
        yield from reckoning(report, workspace).findings
        yield from _sums_up(report, workspace)


def _reports(workspace: Workspace) -> list[Description]:
    return [one for one in workspace.own if one.kind.name == "report"]


def _charted(report: Description) -> list[Text]:
    charts = (block["chart"] for block in blocks_of(report.record) if block["chart"] is not None)
    return [one["data"] for one in charts if one["data"] is not None and plain_key(one["data"]) in SUMMARIES]


def _sums_up(report: Description, workspace: Workspace) -> Iterator[Finding]:
    """What is put into a text or drawn must be there to sum up."""
    for block in blocks_of(report.record):
        if block["insert"] is not None:
            yield from _summary_faults(block["insert"], report, workspace, "вставить")
    for name in _charted(report):
        yield from _summary_faults(name, report, workspace, "диаграмма, данные")


def _summary_faults(name: Text, report: Description, workspace: Workspace, path: str) -> Iterator[Finding]:
    try:
        found = summary(name, report, workspace)
    except NoSummary as reason:
        hint = "Уберите эту часть или добавьте описания, из которых она складывается."
        if str(reason):
            yield Finding("REP009", f"«{name}» не составить: {reason}", whole(name), path, hint)
        return
    if found is None:
        near = nearest(name, SUMMARIES)
        hint = f"Возможно, «{near}»." if near else f"Можно: {', '.join(SUMMARIES)}."
        yield Finding("REP009", f"Нет такой сводки: «{name}»", whole(name), path, hint)
    elif found.undrawn and path != "вставить":
        hint = "Напечатайте таблицу («вставить: …») или впишите числа: «столбцы:» и «строки:»."
        yield Finding("REP009", f"«{name}» не начертить: {found.undrawn}", whole(name), path, hint)
