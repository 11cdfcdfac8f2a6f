"""Roles of the tree and the named styles of the frame that give them their look.

Built-in styles go by their English names: Word shows them in the language of the office. This table, in order, is
the contract a frame must keep.
"""

SPARE = "section-end"  # a paragraph that holds no text: it ends a section, or parts two tables

ROLES: dict[str, str] = {
    # headings and running text
    "title": "Title",
    "subtitle": "Subtitle",
    "heading1": "heading 1",
    "heading2": "heading 2",
    "heading3": "heading 3",
    "body": "Body Text",
    "after-table": "Текст после таблицы",
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
    "label": "Заголовок в тексте",
    "visa-head": "Заголовок виз",
    "visa": "Виза",
    "acquainted": "Ознакомление",
    "executor": "Исполнитель",
    # helpers of the writer
    SPARE: "Конец раздела",
    "header": "header",
    "footer": "footer",
}

# Character styles that the body needs besides.
CHARACTER_STYLES: dict[str, str] = {
    "Strong": "полужирный текст",
    "Emphasis": "курсив",
    "Hyperlink": "ссылки внутри документа",
}

# Roles of lists, and the level of its list that each style must be.
LEVELS: dict[str, int] = {
    "bullet1": 0,
    "bullet2": 1,
    "bullet3": 2,
    "number1": 0,
    "number2": 1,
    "number3": 2,
    "bracket1": 0,
    "letter1": 0,
    "point1": 0,
    "point2": 1,
    "cell-bullet1": 0,
    "cell-bullet2": 1,
    "cell-number1": 0,
}

# What each style is for, in the words of an office: a frame that lacks one is told so.
PURPOSES: dict[str, str] = {
    "title": "название документа",
    "subtitle": "подзаголовок под названием",
    "heading1": "заголовки первого уровня",
    "heading2": "заголовки второго уровня",
    "heading3": "заголовки третьего уровня",
    "body": "основной текст",
    "after-table": "абзац сразу после таблицы",
    "contents-title": "слово «Содержание»",
    "contents1": "строки оглавления, первый уровень",
    "contents2": "строки оглавления, второй уровень",
    "contents3": "строки оглавления, третий уровень",
    "bullet1": "список с тире",
    "bullet2": "список с тире, второй уровень",
    "bullet3": "список с тире, третий уровень",
    "number1": "нумерованный список",
    "number2": "нумерованный список, второй уровень",
    "number3": "нумерованный список, третий уровень",
    "bracket1": "список «1)»",
    "letter1": "список «а)»",
    "cell": "текст в таблице",
    "head": "шапка таблицы",
    "group": "строка, которая открывает группу в таблице",
    "row-head": "первый столбец таблицы",
    "cell-bullet1": "список в таблице",
    "cell-bullet2": "список в таблице, второй уровень",
    "cell-number1": "нумерованный список в таблице",
    "table-caption": "название таблицы",
    "figure": "строка с рисунком",
    "figure-caption": "подпись под рисунком",
    "figure-missing": "место для рисунка, которого нет",
    "organisation": "название организации над документом",
    "kind": "слово «ПРИКАЗ» и другие виды документа",
    "requisites": "дата, место и номер",
    "about": "заголовок к тексту приказа",
    "preamble": "вступление приказа",
    "point1": "пункты приказа",
    "point2": "подпункты приказа",
    "member": "строки состава группы",
    "mark": "отметка «Приложение к приказу»",
    "approval": "гриф утверждения",
    "place": "место и год внизу титульного листа",
    "signature": "подпись",
    "label": "слова «СЛУШАЛИ», «РЕШИЛИ» и другие у левого поля",
    "visa-head": "слова «Согласовано» и «Ознакомлены»",
    "visa": "визы согласования",
    "acquainted": "строки ознакомления",
    "executor": "отметка об исполнителе",
    SPARE: "служебный абзац перед альбомным листом",
    "header": "верхний колонтитул",
    "footer": "нижний колонтитул",
}
