"""Roles of the tree and the named styles of the frame that give them their look.

Built-in styles go by their English names: Word shows them in the language of the office. This table, in order, is
the contract a frame must keep.
"""

ROLES: dict[str, str] = {
    # headings and running text
    "title": "Title",
    "subtitle": "Subtitle",
    "heading1": "heading 1",
    "heading2": "heading 2",
    "heading3": "heading 3",
    "body": "Body Text",
    "contents-title": "TOC Heading",
    "contents1": "toc 1",
    "contents2": "toc 2",
    "contents3": "toc 3",
    # lists: three levels of bullets, three shapes of numbers
    "bullet1": "List Bullet",
    "bullet2": "List Bullet 2",
    "bullet3": "List Bullet 3",
    "number1": "List Number",
    "number2": "List Number 2",
    "number3": "List Number 3",
    "bracket1": "Нумерация со скобкой",
    "letter1": "Нумерация буквами",
    # tables
    "cell": "Текст таблицы",
    "head": "Шапка таблицы",
    "group": "Группа таблицы",
    "row-head": "Боковик таблицы",
    "cell-bullet1": "Список таблицы",
    "cell-bullet2": "Список таблицы 2",
    "cell-number1": "Нумерация таблицы",
    "table-caption": "Название таблицы",
    # pictures
    "figure": "Рисунок",
    "figure-caption": "caption",
    "figure-missing": "Место рисунка",
    # requisites
    "organisation": "Автор документа",
    "kind": "Вид документа",
    "requisites": "Реквизиты",
    "about": "Заголовок к тексту",
    "preamble": "Преамбула",
    "point1": "Пункт",
    "point2": "Подпункт",
    "member": "Состав",
    "mark": "Отметка о приложении",
    "approval": "Гриф утверждения",
    "place": "Место издания",
    "signature": "Signature",
    "visa": "Виза",
    "acquainted": "Ознакомление",
    "executor": "Исполнитель",
    # helpers of the writer
    "section-end": "Конец раздела",
    "header": "header",
    "footer": "footer",
}
