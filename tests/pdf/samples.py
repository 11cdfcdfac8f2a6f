"""Small trees for the tests of the PDF, and what a reader finds in the pages made of them."""

from __future__ import annotations

import re
from datetime import datetime

import pypdfium2

from generator.content.tree import (
    Asset,
    Block,
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

STAMP = datetime(2024, 9, 2, 10, 30)
CHART = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><path d="M0 0h300v120z" fill="#cde"/></svg>'
SENTENCE = "Школьная команда готовит программу и согласует её с родителями и/или советом до начала 2018-2019 года. "


def p(role: str, text: str, **facts: object) -> Paragraph:
    return Paragraph(role, (Run(text),), **facts)  # type: ignore[arg-type]


def cell(text: str, column: int, role: str = "cell", **facts: object) -> Cell:
    return Cell((p(role, text),), column, **facts)  # type: ignore[arg-type]


def words(count: int, prefix: str = "слово") -> str:
    return " ".join(f"{prefix}{number}" for number in range(count))


def table(*rows: Row, widths: tuple[float, ...] = (30.0, 70.0), **facts: object) -> Table:
    titles = ("Раздел", "Содержание", "Срок")[: len(widths)]
    head = Row(tuple(cell(title, n, "head", scope="col") for n, title in enumerate(titles)), head=True)
    return Table(widths, (head, *rows), **facts)  # type: ignore[arg-type]


def row(*texts: str) -> Row:
    return Row(tuple(cell(text, number) for number, text in enumerate(texts)))


def paper(*blocks: Block, **facts: object) -> Tree:
    return Tree("Программа поддержки", (Part(blocks),), "Районный методический центр", **facts)  # type: ignore[arg-type]


def signature() -> Columns:
    post, name = p("signature", "Директор школы"), p("signature", "И. И. Орлова", align="right")
    return Columns("signature", ((post,), (Paragraph("signature"),), (name,)))


def everything() -> Tree:
    """A paper with every kind of block, on pages of both orientations."""
    group = Row((cell("Первая группа", 0, "group", colspan=2, scope="col"),), group=True)
    inline = Paragraph(
        "body",
        (
            Run("Вода H"),
            Run("2", script="sub"),
            Run("O и "),
            Run("важное", bold=True),
            Break(),
            Run("к началу", italic=True, link="h-1"),
        ),
    )
    first = (
        p("approval", "УТВЕРЖДЕНО"),
        p("title", "Программа поддержки"),
        Contents(p("contents-title", "Содержание")),
        p("heading1", "Общие сведения", anchor="h-1", new_page=True),
        p("body", SENTENCE * 3),
        inline,
        p("bullet1", "первое", label=Label(1)),
        p("bullet2", "вложенное", label=Label(1, 1)),
        p("number1", "раз", label=Label(2, 0, (1,))),
        p("letter1", "буква", label=Label(3, 0, (2,))),
        p("point1", "пункт", label=Label(4, 0, (1,))),
        p("point2", "подпункт", label=Label(4, 1, (1, 1))),
        p("heading2", "Рисунки", anchor="h-2"),
        Figure(Picture("chart", 300, 120, "Диаграмма"), p("figure-caption", "Рисунок 1. Диаграмма")),
        p("figure-missing", "Здесь будет рисунок"),
    )
    plan = table(group, row("Осень", SENTENCE), caption=p("table-caption", "Таблица 1. План"))
    last = (p("heading1", "Контроль", anchor="h-4"), p("body", SENTENCE), signature())
    landscape = (p("heading1", "План мероприятий", anchor="h-3"), plan)
    parts = (Part(first), Part(landscape, landscape=True), Part(last))
    return Tree("Программа поддержки", parts, "Районный методический центр", assets={"chart": Asset(CHART, "svg")})


def pages(data: bytes) -> list[str]:
    """The text of every page, as it is seen: white space and line ends as one space."""
    document = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()).strip() for page in document]


def orientations(data: bytes) -> str:
    """P or L for every page."""
    return "".join("L" if page.get_width() > page.get_height() else "P" for page in pypdfium2.PdfDocument(data))


def spanning() -> Tree:
    """A table whose first cell reaches down over more rows than a page holds."""
    first = Row((cell("Общее", 0, rowspan=60), cell("ряд1", 1)))
    return paper(table(first, *(Row((cell(f"ряд{number}", 1),)) for number in range(2, 61))))


def copied(data: bytes) -> str:
    """The text of the first page as one copies it."""
    return pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded().replace("\u00a0", " ").strip()


def inside(data: bytes, margin: float = 28.0) -> bool:
    """Whether all text of the first page stands between the side margins."""
    page = pypdfium2.PdfDocument(data)[0]
    boxes = [item.get_bounds() for item in page.get_objects() if item.type == 1]
    return all(box[0] >= margin and box[2] <= page.get_width() - margin for box in boxes)


def overlapping(data: bytes) -> list[str]:
    """Texts of the first page that lie on other texts."""
    page = pypdfium2.PdfDocument(data)[0]
    boxes = [item.get_bounds() for item in page.get_objects() if item.type == 1]
    return [
        f"{one} {other}"
        for number, one in enumerate(boxes)
        for other in boxes[:number]
        if min(one[2], other[2]) - max(one[0], other[0]) > 0.5 and min(one[3], other[3]) - max(one[1], other[1]) > 3
    ]
