"""Controlled HTML to the checked tree: the contract between templates and writers, one handler a tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count, groupby

from generator.content.charts import read_chart
from generator.content.flow import Flow
from generator.content.inlines import nodes_of, read_inlines
from generator.content.lists import Lists, cell_lists
from generator.content.marks import PlaceMarks
from generator.content.pictures import printed_size
from generator.content.spaces import collapse
from generator.content.tables import read_table
from generator.content.tree import (
    Asset,
    Block,
    Chart,
    Columns,
    Contents,
    Figure,
    Paragraph,
    Part,
    Picture,
    Table,
    Tree,
)
from generator.content.xhtml import COLUMNS_ROLES, Element, Source, parse_xhtml

HEADING_ROLES = {"h1": "heading1", "h2": "heading2", "h3": "heading3"}


def build_tree(xhtml: str, *, template: str, assets: dict[str, Asset], marks: PlaceMarks) -> Tree:
    """The checked tree of one paper.

    Raises `BadTemplate` (TPL020 and on) naming the template, the line of the HTML and the fragment.
    """
    source = Source(template, marks)
    root = parse_xhtml(xhtml, source)
    return _Builder(source, assets, root).tree()


class _Builder:
    """Turns the elements of one paper into blocks; knows what ids and lists the paper has."""

    def __init__(self, source: Source, assets: dict[str, Asset], root: Element) -> None:
        self.source = source
        self.assets = assets
        self.root = root
        self.flow = Flow(source)
        self.lists = Lists(self.flow, self._blocks)
        self.ids = self._explicit_ids()
        self.handlers: dict[str, Callable[[Element], Iterable[Block]]] = {
            **dict.fromkeys(HEADING_ROLES, self._heading),
            "p": self._body_paragraph,
            "ul": self.lists.read,
            "ol": self._ordered,
            "table": lambda element: [read_table(self.flow, element, self._cell)],
            "figure": self._figure,
            "div": self._columns,
            "nav": self._contents,
        }

    def tree(self) -> Tree:
        """The whole paper."""
        if self.root.tag != "html":
            raise self.source.fault("TPL021", self.root, "Корень готового HTML — <html>")
        parts = list(self.source.children(self.root, "head", "body"))
        if [part.tag for part in parts] != ["head", "body"]:
            raise self.source.fault("TPL023", self.root, "В <html> стоят <head> и <body>")
        language = self.source.attribute(self.root, "lang")
        if not language:
            raise self.source.fault("TPL023", self.root, 'У <html> нет языка: lang="ru-RU"')
        title, author = self._head(parts[0])
        body = tuple(self._parts(parts[1]))
        if not body:
            raise self.source.fault("TPL023", parts[1], "В бумаге ничего не напечатано")
        self._check_links()
        return Tree(title, body, author, language, self.assets)

    def _head(self, head: Element) -> tuple[str, str]:
        title = author = ""
        for element in self.source.children(head, "title", "meta"):
            if element.tag == "title":
                title = self._only_text(element)
            elif self.source.attribute(element, "name") == "author":
                author = collapse(self.source.attribute(element, "content"))
            else:
                raise self.source.fault("TPL022", element, 'Из meta есть только name="author"')
        if not title:
            raise self.source.fault("TPL023", head, "У бумаги нет названия: <title>")
        return title, author

    def _only_text(self, element: Element) -> str:
        if len(element):
            raise self.source.fault("TPL021", element[0], f"В <{element.tag}> стоит только текст")
        return Paragraph("", read_inlines(self.source, nodes_of(element))).text

    def _parts(self, body: Element) -> Iterator[Part]:
        """Portrait parts and landscape sections in order, the empty ones dropped."""
        children = self.source.children(body, *self.handlers, "section")
        for landscape, group in groupby(children, key=lambda child: child if child.tag == "section" else None):
            elements = group if landscape is None else self._section(landscape)
            if blocks := tuple(_set_off(self._blocks(elements))):
                yield Part(blocks, landscape is not None)

    def _section(self, section: Element) -> Iterator[Element]:
        if "landscape" not in self.source.classes(section):
            raise self.source.fault("TPL022", section, "У <section> нужен класс landscape")
        return self.source.children(section, *self.handlers)

    def _blocks(self, elements: Iterable[Element]) -> Iterator[Block]:
        for element in elements:
            yield from self.handlers[str(element.tag)](element)

    # --- paragraphs -------------------------------------------------------------------------------------------------

    def _heading(self, element: Element) -> Iterator[Block]:
        is_title = "title" in self.source.classes(element)
        paragraph = self.flow.worded(element, "title" if is_title else HEADING_ROLES[str(element.tag)])
        anchor = self.source.attribute(element, "id")
        yield replace(paragraph, anchor=anchor or ("" if is_title else self._new_id()))

    def _body_paragraph(self, element: Element) -> Iterator[Block]:
        paragraph = self.flow.paragraph(element, self.flow.role(element))
        if paragraph.inlines:
            yield paragraph

    def _ordered(self, element: Element) -> Iterable[Block]:
        return self.lists.points(element) if "points" in self.source.classes(element) else self.lists.read(element)

    # --- tables and columns -----------------------------------------------------------------------------------------

    def _cell(self, cell: Element, role: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a table cell; an empty cell has one without text."""
        lead, blocks = self.flow.split(cell, ("p", "ul", "ol"))
        base = self.flow.paragraph(cell, role, lead)
        found = [base] if base.inlines else []
        for block in blocks:
            if block.tag == "p":
                found.append(_with_looks_of(base, self.flow.plain_paragraph(block, role)))
            else:
                found.extend(_with_looks_of(base, item) for item in self.lists.read(block, cell_lists(role)))
        return tuple(one for one in found if one.inlines) or (base,)

    def _columns(self, element: Element) -> Iterator[Block]:
        roles = self.source.classes(element) & COLUMNS_ROLES
        if len(roles) != 1:
            known = ", ".join(sorted(COLUMNS_ROLES))
            raise self.source.fault("TPL022", element, "У <div> нужен один класс", f"Можно: {known}.")
        role = next(iter(roles))
        cells = list(self.source.children(element, "div"))
        if not cells:
            raise self.source.fault("TPL023", element, f'В <div class="{role}"> нет ни одной ячейки <div>')
        columns = Columns(role, tuple(self._column(cell, role, at, len(cells)) for at, cell in enumerate(cells)))
        yield columns.kept() if "keep" in self.source.classes(element) else columns

    def _column(self, cell: Element, role: str, at: int, cells: int) -> tuple[Paragraph, ...]:
        if self.source.classes(cell):
            raise self.source.fault("TPL022", cell, "У ячейки внутри строки реквизитов классов не бывает")
        lead, blocks = self.flow.split(cell, ("p",))
        base = self.flow.paragraph(cell, role, lead)
        found = [base, *(self.flow.plain_paragraph(block, role) for block in blocks)]
        align = "" if cells == 1 else "left" if at == 0 else "right" if at == cells - 1 else "center"
        aligned = [replace(one, align=one.align or align) for one in found]
        return tuple(one for one in aligned if one.inlines) or (aligned[0],)

    # --- figures and contents ---------------------------------------------------------------------------------------

    def _figure(self, element: Element) -> Iterator[Block]:
        parts = list(self.source.children(element, "img", "table", "p", "figcaption"))
        if [part.tag for part in parts] not in (["img"], *([tag, "figcaption"] for tag in ("img", "table", "p"))):
            message = 'В <figure> стоит <img/>, <table class="chart …"> или <p class="missing">, затем figcaption'
            raise self.source.fault("TPL023", element, message)
        caption = self._figure_caption(element, parts[1] if len(parts) > 1 else None)
        if parts[0].tag != "p":
            read = self._picture if parts[0].tag == "img" else self._chart
            yield Figure(read(parts[0]), caption)
            return
        if self.source.classes(parts[0]) != {"missing"}:
            raise self.source.fault("TPL022", parts[0], "У абзаца вместо рисунка нужен класс missing")
        yield replace(self.flow.worded(parts[0], "figure-missing"), keep_next=True)
        if caption:
            yield caption

    def _figure_caption(self, figure: Element, element: Element | None) -> Paragraph | None:
        anchor = self.source.attribute(figure, "id")
        if element is not None:
            return replace(self.flow.worded(element, "figure-caption"), anchor=anchor)
        if anchor:
            raise self.source.fault("TPL023", figure, "У рисунка с id нужна подпись: ссылка ведёт на неё")
        return None

    def _picture(self, element: Element) -> Picture:
        name = self.source.attribute(element, "src")
        if name not in self.assets:
            raise self.source.fault("TPL040", element, f"Нет рисунка «{name}»")
        alt = collapse(self.source.attribute(element, "alt"))
        if not alt:
            raise self.source.fault("TPL023", element, f"У рисунка «{name}» нет описания: alt")
        wanted = self.source.whole(element, "width", 0, 1, 1000) or None
        try:
            width, height = printed_size(self.assets[name], wanted)
        except ValueError as error:
            raise self.source.fault("TPL041", element, f"Рисунок «{name}»: {error}") from None
        return Picture(name, width, height, alt, self.source.marks.first_place(element.get("alt") or ""))

    def _chart(self, element: Element) -> Chart:
        return read_chart(self.source, element)

    def _contents(self, element: Element) -> Iterator[Block]:
        if "toc" not in self.source.classes(element):
            raise self.source.fault("TPL022", element, "У <nav> нужен класс toc")
        parts = list(self.source.children(element, "p"))
        if len(parts) != 1:
            raise self.source.fault("TPL023", element, "В оглавлении стоит один <p> — его заголовок")
        levels = self.source.whole(element, "data-levels", 2, 1, 3)
        yield Contents(self.flow.plain_paragraph(parts[0], "contents-title"), levels)

    # --- ids and links ----------------------------------------------------------------------------------------------

    def _explicit_ids(self) -> set[str]:
        ids: set[str] = set()
        for element in self.root.iterfind(".//*[@id]"):
            own = self.source.attribute(element, "id")
            if not own or own.split() != [own]:
                raise self.source.fault("TPL022", element, "id — одно слово без пробелов")
            if own in ids:
                raise self.source.fault("TPL026", element, f"Имя «{own}» уже занято: id должны быть разными")
            ids.add(own)
        return ids

    def _new_id(self) -> str:
        own = next(name for number in count(1) if (name := f"h-{number}") not in self.ids)
        self.ids.add(own)
        return own

    def _check_links(self) -> None:
        for element in self.root.iter("a"):
            target = self.source.attribute(element, "href")[1:]
            if target not in self.ids:
                raise self.source.fault("TPL026", element, f'Ссылка в никуда: нет id="{target}"')


def _set_off(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, body text right after a table in the role that keeps it off the table."""
    before: Block | None = None
    for block in blocks:
        after_table = isinstance(before, Table) and isinstance(block, Paragraph) and block.role == "body"
        before = block
        yield replace(block, role="after-table") if after_table and isinstance(block, Paragraph) else block


def _with_looks_of(base: Paragraph, own: Paragraph) -> Paragraph:
    """The paragraph with the modifiers of its cell where it has none of its own."""
    return replace(
        own,
        align=own.align or base.align,
        no_indent=own.no_indent or base.no_indent,
        new_page=own.new_page or base.new_page,
        keep_next=own.keep_next or base.keep_next,
    )
