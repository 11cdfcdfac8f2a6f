"""Papers to compare: one whose parts can be changed one by one, one that fills pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from generator.content.tree import (
    Break,
    Cell,
    Columns,
    Contents,
    Figure,
    Label,
    Paragraph,
    Part,
    Picture,
    Row,
    Run,
    Table,
    Tree,
)
from generator.findings import Place
from generator.pdf.engine import Pdf
from generator.pdf.weasy import render_pdf
from generator.word.docx import Properties, write_docx
from generator.word.frame import FilledFrame
from tests.word.samples import image

STAMP = datetime(2024, 9, 2, 10, 30, tzinfo=UTC)
PLACE = Place("программа.yaml", 7, 3)
ASSETS = {"chart": image("png")}


def p(role: str, text: str, **facts: object) -> Paragraph:
    return Paragraph(role, (Run(text, place=PLACE),) if text else (), **facts)  # type: ignore[arg-type]


def cell(text: str, column: int, role: str = "cell", **facts: int) -> Cell:
    return Cell((p(role, text),), column, **facts)


def row(*texts: str, head: bool = False) -> Row:
    return Row(tuple(cell(text, column, "head" if head else "cell") for column, text in enumerate(texts)), head=head)


def paper(
    opening: str = "Школьная команда готовит программу вместе с родителями",
    measure: tuple[str, str, str] = ("1", "Опрос учителей", "май 2025 г."),
    points: tuple[tuple[int, int], ...] = ((1, 1), (1, 2), (2, 1)),
    closing: tuple[str, ...] = ("Итоги обсуждает совет школы.", "Отвечает заместитель директора."),
    names: tuple[str, str] = ("Директор школы", "И. И. Орлова"),
    alt: str = "Столбцы: рост",
) -> Tree:
    """A paper of one page with contents; `points` are numbered items: list and number."""
    items = (p("number1", f"задача {name}", label=Label(name, 0, (number,))) for name, number in points)
    blocks = (
        p("title", "Программа поддержки"),
        Contents(p("contents-title", "Содержание")),
        p("heading1", "Общие сведения", anchor="h-1"),
        Paragraph("body", (Run(opening, place=PLACE), Break(), Run("H"), Run("2", script="sub"), Run("O, 5\u00a0кг"))),
        *items,
        p("bullet1", "опора на опыт", label=Label(8)),
        p("heading2", "Меры", anchor="h-2"),
        Table((10, 60, 30), (row("№", "Мера", "Срок", head=True), row(*measure), row("2", "", "июнь"))),
        Figure(Picture("chart", 60, 40, alt), p("figure-caption", "Рисунок 1. Рост")),
        *(p("body", text) for text in closing),
        Columns("signature", ((p("signature", names[0]),), (p("signature", ""),), (p("signature", names[1]),))),
    )
    return Tree("Программа поддержки", (Part(blocks),), "Районный методический центр", assets=ASSETS)


def words(count: int, prefix: str) -> str:
    return " ".join(f"{prefix}{number}" if number % 5 else "научно-методический" for number in range(count))


def long_paper() -> Tree:
    """Rows and spanning cells that break over pages, upright and wide, between long paragraphs."""
    spanning = (
        Row((cell("3", 0, rowspan=3), cell(words(60, "а"), 1, rowspan=2), cell(words(40, "б"), 2))),
        Row((cell(words(90, "в"), 2),)),
        Row((cell(words(20, "г"), 1), cell(words(120, "д"), 2))),
    )
    rows = (
        row("№", "Мера", "Срок", head=True),
        row("1", words(500, "е"), words(260, "ж")),
        row("2", "", "з"),
        *spanning,
    )
    table = Table((10, 50, 40), rows, p("table-caption", "Таблица 1. Меры"), splittable=True)
    text = (p("heading1", f"Раздел {number}", anchor=f"h-{number}") for number in range(3))
    body = tuple(block for heading in text for block in (heading, *(p("body", words(150, "и")) for _ in range(3))))
    parts = (
        Part((Contents(p("contents-title", "Содержание")), *body, table, p("body", "Между таблицами."), table)),
        Part((p("heading1", "Широкая", anchor="h-9"), table), landscape=True),
        Part((p("body", words(40, "к")),)),
    )
    return Tree("Длинная программа", parts)


def pdf_of(tree: Tree, frame: FilledFrame) -> Pdf:
    return render_pdf(tree, frame.look, frame.furniture, stamp=STAMP)


def docx_of(tree: Tree, frame: FilledFrame, pages: Mapping[str, int] | None = None) -> bytes:
    return write_docx(tree, frame, pages, properties=Properties(tree.title, tree.author, tree.language, STAMP))


WRITERS: dict[str, Callable[[Tree, FilledFrame], bytes]] = {
    "docx": lambda tree, frame: docx_of(tree, frame),
    "pdf": lambda tree, frame: pdf_of(tree, frame).data,
}
