"""The table of papers: what each kind of description can print, by which template, from which context."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from generator.derive.progress import measures_shown
from generator.papers.certificate import certificate_context
from generator.papers.conclusion import conclusion_context, has_sheets
from generator.papers.context import Desk
from generator.papers.diagnosis import diagnosis_context
from generator.papers.order import order_context
from generator.papers.programme import passport_context, plan_context, programme_context
from generator.papers.protocol import protocol_context
from generator.papers.readiness import readiness_context
from generator.papers.report import report_context
from generator.papers.roadmap import plan_fact_context, roadmap_plan_context
from generator.papers.sheets import sheet_context
from generator.workspace.load import Description, Workspace


def _always(description: Description, workspace: Workspace) -> bool:
    return True


def _has_measures(description: Description, workspace: Workspace) -> bool:
    return bool(measures_shown(description.record))


def _has_facts(description: Description, workspace: Workspace) -> bool:
    return bool(description.record["facts"] or description.record["indicator_facts"])


def _plan_context(desk: Desk) -> Any:
    return roadmap_plan_context(desk) if desk.description.kind.name == "roadmap" else plan_context(desk)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its Russian name (the file's name too), the kinds it is printed from, template and context."""

    name: str
    kinds: tuple[str, ...]
    template: str
    variable: str
    context: Callable[[Desk], Any]
    about: str
    has_matter: Callable[[Description, Workspace], bool] = _always  # whether a description holds what it is made of
    on_request: bool = False  # printed only when named: it is for those who write, not for the file
    is_ranked: bool = False  # tells the place of a programme among all that were scored alike


PAPERS: Mapping[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("паспорт", ("programme",), "passport.html.j2", "p", passport_context, "паспорт программы таблицей"),
        Paper(
            "программа",
            ("programme",),
            "programme.html.j2",
            "p",
            programme_context,
            "вся программа: титул, содержание, паспорт, разделы, план",
        ),
        Paper(
            "план",
            ("programme", "roadmap"),
            "plan.html.j2",
            "p",
            _plan_context,
            "план мероприятий на альбомных листах",
            _has_measures,
        ),
        Paper(
            "план-факт",
            ("roadmap",),
            "plan_fact.html.j2",
            "f",
            plan_fact_context,
            "что из намеченного сделано: мероприятия, показатели, сводка, просроченное",
            _has_facts,
        ),
        Paper(
            "справка",
            ("certificate",),
            "certificate.html.j2",
            "c",
            certificate_context,
            "аналитическая справка о выполнении дорожной карты",
        ),
        Paper(
            "отчёт",
            ("report",),
            "report.html.j2",
            "r",
            report_context,
            "информационно-аналитический отчёт: числа сосчитаны по описаниям",
        ),
        Paper(
            "готовность",
            ("programme",),
            "readiness.html.j2",
            "r",
            readiness_context,
            "заключение о готовности к защите; только по --paper готовность",
            on_request=True,
        ),
        Paper(
            "экспертный-лист",
            ("evaluation", "criteria"),
            "sheet.html.j2",
            "s",
            sheet_context,
            "лист эксперта с баллами и выводом; из критериев — пустой, для заполнения от руки",
        ),
        Paper(
            "заключение",
            ("programme",),
            "conclusion.html.j2",
            "conclusions",
            conclusion_context,
            "сводное заключение по экспертным листам программы",
            has_sheets,
            is_ranked=True,
        ),
        Paper(
            "протокол",
            ("protocol",),
            "protocol.html.j2",
            "m",
            protocol_context,
            "протокол заседания: кто был, что слушали, что решили и как голосовали",
            is_ranked=True,
        ),
        Paper(
            "карта-дефицитов",
            ("diagnostics",),
            "deficits.html.j2",
            "d",
            diagnosis_context,
            "доли, уровни и дефициты участников диагностики; сводки по уровням, должностям, территориям",
        ),
        Paper(
            "приказ", ("order",), "order.html.j2", "o", order_context, "приказ с приложениями, которые он утверждает"
        ),
    )
}


def papers_of(kind: str) -> list[Paper]:
    """The papers a kind of description can print, in the order of the table."""
    return [paper for paper in PAPERS.values() if kind in paper.kinds]


def is_wanted(paper: Paper, named: Collection[str]) -> bool:
    """Whether a run that names papers (or none, for the usual ones) prints this one."""
    return paper.name in named if named else not paper.on_request
