"""Trees to write: one with everything in it, and small ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

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
from generator.word.docx import Properties

PROPERTIES = Properties("Программа «Ступени»", "МБОУ «Школа № 3»", "ru-RU", datetime(2021, 4, 12, 9, 30, tzinfo=UTC))
LITERAL = "{{ имя }} и {% if %}"
LONG = "слово " * 60


def image(kind: str, color: str = "navy") -> Asset:
    target = BytesIO()
    Image.new("RGB", (60, 40), color).save(target, kind)
    return Asset(target.getvalue(), kind)


ASSETS = {"chart": image("png"), "same": image("png"), "photo": image("jpeg", "olive")}


def p(text: str, role: str = "body", **more: object) -> Paragraph:
    return Paragraph(role, (Run(text),) if text else (), **more)  # type: ignore[arg-type]


def heading(level: int, text: str, anchor: str, **more: object) -> Paragraph:
    return p(text, f"heading{level}", anchor=anchor, **more)


def items(role: str, number: int, texts: Iterable[str], *, level: int = 0, start: int = 1) -> list[Paragraph]:
    numbered = not role.startswith(("bullet", "cell-bullet"))
    return [
        p(text, role, label=Label(number, level, (1,) * level + (count,) if numbered else ()))
        for count, text in enumerate(texts, start)
    ]


def cell(text: str, column: int, role: str = "cell", **more: int | str) -> Cell:
    return Cell((p(text, role),), column, **more)  # type: ignore[arg-type]


def row(*texts: str, role: str = "cell") -> Row:
    return Row(tuple(cell(text, column, role) for column, text in enumerate(texts)), head=role == "head")


def table(*rows: Row, widths: tuple[float, ...] = (10, 60, 30), **more: object) -> Table:
    return Table(widths, rows, **more)  # type: ignore[arg-type]


def tree(*blocks: Block, landscape: bool = False) -> Tree:
    return Tree("Проба", (Part(blocks, landscape),), assets=ASSETS)


def signature(post: str = "Директор школы", name: str = "А. П. Вересова") -> Columns:
    aligns = ("left", "center", "right")
    cells = (p(text, "signature", align=align) for text, align in zip((post, "", name), aligns, strict=True))
    return Columns("signature", tuple((one,) for one in cells))


HEAD = row("№", "Мероприятие", "Срок", role="head")
MERGED_HEAD = (
    Row(
        (
            cell("Фактор", 0, "head", rowspan=2, scope="col"),
            cell("Проявление", 1, "head", colspan=2, scope="col"),
        ),
        head=True,
    ),
    Row((cell("сильное", 1, "head", scope="col"), cell("слабое", 2, "head", scope="col")), head=True),
)
PLAN = table(
    HEAD,
    Row((cell("Кадры", 0, "group", colspan=3),), group=True),
    row("1", LONG, "май 2021 г."),
    Row((cell("2", 0), Cell(tuple(items("cell-bullet1", 90, ["опрос", "беседа"])), 1), cell("июнь", 2))),
    caption=p("План мероприятий", "table-caption", anchor="plan"),
    title="План мероприятий по группам",
)
FACTORS = table(
    *MERGED_HEAD,
    Row(
        (
            cell("Кадры", 0, "row-head", rowspan=2, scope="row"),
            cell("да", 1),
            Cell(tuple(items("cell-number1", 91, "аб")), 2),
        )
    ),
    Row((cell("нет", 1), cell("отчасти", 2))),
    widths=(33.3, 33.3, 33.4),
    splittable=True,
)


def everything() -> Tree:
    first: tuple[Block, ...] = (
        p("УТВЕРЖДЕНО", "approval"),
        p("Программа «Ступени»", "title"),
        p("город Светлый Яр, 2021 год", "place"),
        Contents(p("Содержание", "contents-title", new_page=True), 2),
        heading(1, "Паспорт", "h-1", new_page=True),
        Paragraph(
            "body", (Run("Срок: "), Run("три", bold=True), Run(" года"), Break(), Run("H"), Run("2", script="sub"))
        ),
        Paragraph("body", (Run("См. "), Run("план", bold=True, link="plan"), Run(" ниже", italic=True, link="plan"))),
        p("По центру, без отступа", align="center", no_indent=True, keep_next=True),
        p(f"A & B < C > D, {LITERAL}, 12\N{NO-BREAK SPACE}кг"),
        heading(2, "Задачи & цели", "задачи программы"),
        *items("number1", 1, ["первая", "вторая"]),
        *items("number2", 2, ["вложенная", "ещё"], level=1),
        *items("number1", 1, ["третья"], start=3),
        *items("number1", 3, ["сначала", "далее"]),
        *items("letter1", 4, ["буква", "другая"], start=3),
        *items("bracket1", 5, ["скобка"]),
        *items("bullet1", 6, ["черта"]),
        *items("bullet2", 7, ["глубже"], level=1),
        *items("bullet3", 8, ["ещё глубже"], level=2),
        FACTORS,
        PLAN,
        Figure(Picture("chart", 300, 200, "Столбцы: рост"), p("Рисунок 1. Рост", "figure-caption")),
        Figure(Picture("photo", 150, 100, 'Фото "школы" <вид>')),
        Figure(Picture("same", 30, 20, "Та же картинка")),
        p("Здесь будет рисунок", "figure-missing"),
    )
    plan: tuple[Block, ...] = (heading(1, "План", "h-2", new_page=True), PLAN_WIDE)
    last: tuple[Block, ...] = (
        heading(1, "Приказ", "h-3"),
        *points(),
        p("Контроль оставляю за собой."),
        signature(),
        signature("Заместитель директора", "Б. Ю. Лугин"),
    )
    parts = (Part(first), Part(plan, landscape=True), Part(last), Part((signature(),), landscape=True))
    return Tree("Программа «Ступени»", parts, "МБОУ «Школа № 3»", assets=ASSETS)


PLAN_WIDE = table(HEAD, row("1", "Совет", "май"), title="План")


def points() -> list[Paragraph]:
    counted = [("point1", (1,)), ("point2", (1, 1)), ("point2", (1, 2)), ("point1", (2,)), ("point2", (2, 1))]
    return [
        p(f"Пункт {'.'.join(map(str, numbers))}", role, label=Label(9, len(numbers) - 1, numbers))
        for role, numbers in counted
    ]
