"""One paper: context → tree → PDF and DOCX → parity → bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from os import environ
from pathlib import Path
from typing import Any

from generator.content.environment import render
from generator.content.html import build_tree
from generator.content.tree import Run, Tree
from generator.derive.tracing import Sources, sources_of
from generator.errors import BadFrame, ParityBroken, UnreadablePath
from generator.findings import Finding, Place
from generator.papers.context import Desk
from generator.papers.table import Paper
from generator.pdf.engine import AUTO, choose
from generator.pdf.glyphs import missing_glyphs
from generator.reading.values import Text
from generator.schema.language import records
from generator.schema.types import Date
from generator.word.chart_fitting import unreadable
from generator.word.fitting import fitted
from generator.word.fonts import FontLibrary
from generator.word.frame import FilledFrame, Frame, fill_frame, load_frame
from generator.word.opening import BUILT_IN
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace, shown

USUAL_FRAME = "gost"


@dataclass(frozen=True, slots=True)
class FrameWish:
    """Which frame a paper stands in, where its fonts lie, and what its placeholders see of the organisation."""

    name: str
    root: Path
    fonts: str
    organisation: tuple[tuple[str, str], ...]

    @property
    def frame(self) -> Frame:
        """The frame itself, read once. Raises `BadFrame`."""
        return _frame(self.name, self.root, self.fonts)

    def fill(self) -> FilledFrame:
        """The frame with its placeholders filled. Raises `BadFrame`."""
        return _filled(self)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that printing a paper needs, of plain values: any process can do it.

    `engine` is what the workspace says of its PDFs; `stamp` is the only clock. `sources` say of a report's
    numbers where they come from.
    """

    paper: str
    id: str
    place: Place
    tree: Tree
    wish: FrameWish
    stamp: datetime
    engine: str = AUTO
    sources: Sources = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Composed:
    """A paper put together but not yet written: its checked tree, its filled frame, what was found on the way."""

    paper: Paper
    description: Description
    tree: Tree
    frame: FilledFrame
    sheet: Sheet
    findings: tuple[Finding, ...] = ()


def compose(paper: Paper, description: Description, workspace: Workspace) -> Composed:
    """The tree of a paper in its frame; faults that only printing can find are its findings.

    Raises `BadTemplate` and `BadFrame`.
    """
    wish = frame_wish(paper, description, workspace)
    frame, filled = wish.frame, wish.fill()
    desk = Desk(description, workspace, letterhead=bool(frame.plain.furniture.before))
    context = {
        "title": _title(paper, description),
        "author": _author(description, workspace),
        "letterhead": desk.letterhead,
        **desk.functions(),
        paper.variable: paper.context(desk),
    }
    html = render(paper.template, context, desk.marks)
    tree = fitted(build_tree(html, template=paper.template, assets=desk.assets, marks=desk.marks), frame.look)
    glyphs = _glyph_findings(missing_glyphs(tree, frame.look), frame, description)
    crowded = [_crowded(place, reason, description) for place, reason in unreadable(tree, frame.look)]
    stamp, engine = _stamp(description, workspace), str(workspace.settings["pdf_engine"] or AUTO)
    traced = sources_of(description, workspace) if paper.name == "отчёт" else {}
    sheet = Sheet(paper.name, description.id, description.place, tree, wish, stamp, engine, traced)
    return Composed(paper, description, tree, filled, sheet, (*desk.findings, *glyphs, *crowded))


def write(sheet: Sheet, formats: Iterable[str], engine: str = "") -> dict[str, bytes]:
    """The paper's bytes by format. The PDF is laid out first: its pages number the contents of the DOCX.

    `engine` lays it out, whatever the workspace says. Raises `MissingLibrary`, and `ParityBroken` when the formats do
    not say the same as the tree.
    """
    from generator.parity import compare

    wanted = set(formats)
    filled = sheet.wish.fill()
    written: dict[str, bytes] = {}
    pages: Mapping[str, int] | None = None
    if "pdf" in wanted:
        press = choose(engine or sheet.engine).engine.module
        pdf = press.render_pdf(sheet.tree, filled.look, filled.furniture, stamp=sheet.stamp)
        written["pdf"], pages = pdf.data, pdf.pages
    if "docx" in wanted:
        written["docx"] = _docx(sheet.tree, filled, pages, sheet.stamp)
    differences = compare(sheet.tree, filled.look, filled.furniture, written.get("docx"), written.get("pdf"))
    if differences:
        told = "; ".join(str(difference) for difference in differences[:3])
        raise ParityBroken(
            "PAR001",
            f"Бумага «{sheet.paper}» вышла неодинаковой: {told}",
            sheet.place,
            "Бумага не записана. Это наша ошибка: сообщите о ней.",
        )
    return written


def _docx(tree: Tree, filled: FilledFrame, pages: Mapping[str, int] | None, stamp: datetime) -> bytes:
    from generator.word.docx import Properties, write_docx

    return write_docx(tree, filled, pages, properties=Properties(tree.title, tree.author, tree.language, stamp))


def frame_wish(paper: Paper, description: Description, workspace: Workspace) -> FrameWish:
    """The frame that the workspace's settings choose for a paper. Raises `BadFrame` for one that is no good."""
    chosen = (workspace.settings["frames"] or {}).get(paper.name)
    named = chosen["frame"] if chosen else workspace.settings["frame"]
    fonts = workspace.settings["fonts"]
    organisation = _frame_fields(description, workspace)
    wish = FrameWish(str(named or USUAL_FRAME), workspace.root, str(fonts) if fonts else "", organisation)
    try:
        _ = wish.frame
    except BadFrame as error:
        if named is None or error.finding.code != "FRM001":
            raise
        found = error.finding  # what is wrong is the name, not a file
        raise BadFrame(found.code, found.message, named.at(0, len(named)), found.hint) from None
    return wish


@cache
def _frame(name: str, root: Path, fonts: str) -> Frame:
    library = FontLibrary([root / fonts] if fonts else [])
    return load_frame(name if name.lower() in BUILT_IN else Path(shown(root / name)), library)


@lru_cache(maxsize=16)  # the papers of one school follow each other
def _filled(wish: FrameWish) -> FilledFrame:
    return fill_frame(wish.frame, {"организация": dict(wish.organisation)})


def _frame_fields(description: Description, workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """What the placeholders of a frame see: fields of the organisation by their Russian keys.

    An organisation without lines for a letterhead stands there under its full name.
    """
    organisation = organisation_of(description, workspace) or {"name": description.record.get("organisation")}
    lines = organisation.get("letterhead") or organisation["name"]
    kind, record = records()["organisation"], {**organisation, "letterhead": lines}
    fields = ((spec.key.replace(" ", "_"), record.get(spec.name)) for spec in kind.fields.values())
    return tuple((key, str(value) if isinstance(value, Text) else "") for key, value in fields)


def organisation_of(description: Description, workspace: Workspace) -> dict[str, Any] | None:
    """The record of the organisation a description belongs to: its own, else the workspace's."""
    for reference in (description.record.get("organisation"), workspace.settings["organisation"]):
        if isinstance(reference, Link):
            return reference.entity.record
        entity = workspace.entities.get(str(reference)) if reference is not None else None
        if entity is not None and entity.kind == "organisation":
            return entity.record
    return None


def _title(paper: Paper, description: Description) -> str:
    name = description.record.get("name") or description.record.get("about") or description.id
    return f"{paper.name.capitalize()}. {name}"


def _author(description: Description, workspace: Workspace) -> str:
    organisation = organisation_of(description, workspace)
    return str(organisation["name"]) if organisation else ""


def _stamp(description: Description, workspace: Workspace) -> datetime:
    """The date a paper bears in its properties: from the data, never from the clock."""
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        return _moment(epoch)
    record = description.record
    order = record.get("appendix_to")
    dates = [record.get("date"), order.entity.record["date"] if isinstance(order, Link) else None, record.get("begin")]
    known = next((one.value for one in dates if isinstance(one, Date) and one.value), None)
    first = getattr(record.get("period"), "first", None)
    day = known or date(first or 2000, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _moment(epoch: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"Переменная среды SOURCE_DATE_EPOCH — не число секунд: «{epoch}»"
        raise UnreadablePath("CLI003", message, Place("SOURCE_DATE_EPOCH"), "Уберите её или задайте число.") from None


def _crowded(place: Place | None, reason: str, description: Description) -> Finding:
    hint = "Сократите подписи, возьмите «вид: полосы» или напечатайте таблицу."
    message = f"Диаграмму не прочесть: {reason}"
    return Finding("SCH032", message, place or Place(description.place.file), "диаграмма", hint)


def _glyph_findings(missing: list[tuple[str, Run]], frame: Frame, description: Description) -> list[Finding]:
    findings = []
    for sign, run in missing:
        place = run.place or Place(description.place.file)
        if run.place is not None and sign in run.text:
            place = Place(place.file, place.line, place.column + run.text.index(sign))
        message = f"Знака «{sign}» (U+{ord(sign):04X}) нет в шрифтах рамки «{frame.name}»"
        findings.append(
            Finding(
                "FRM050",
                message,
                place,
                "",
                "Замените знак другим или добавьте шрифт, в котором он есть (metodist.yaml, «шрифты:»).",
            )
        )
    return findings
