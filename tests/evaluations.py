"""A small defence for tests: criteria, one sheet, one protocol beside the usual programme."""

from __future__ import annotations

from pathlib import Path

from tests.workspaces import district

CRITERIA = """\
вид: критерии
код: форма
наименование: Критерии чтения
группы:
  - критерий: Замысел
    код: замысел
  - критерий: Исполнение
    код: исполнение
"""

SHEET = """\
вид: экспертная оценка
критерии: форма
программа: чтение
эксперт: петров
баллы:
  замысел: 2
  исполнение: 1
дата: 01.06.2026
"""

PROTOCOL = """\
вид: протокол
орган: экспертной комиссии
номер: 1
дата: 15.06.2026
место: с. Сосновка
председатель: иванова
секретарь: петров
члены: [б, в, г]
отсутствуют: [г]
кворум: 2/3
повестка:
  - программа: чтение
    голосование:
      за: 3
      против: 1
    срок: до 01.09.2026
"""

PEOPLE = """\
вид: справочник
лица:
  б: методист Бобров
  в: методист Вавилова
  г: методист Громов
"""


def defence(folder: Path, programme: str = "", order: str = "", **files: str) -> Path:
    """The workspace of a defence; files of these names stand in place of the usual ones or beside them."""
    usual = {"форма": CRITERIA, "лист": SHEET, "протокол": PROTOCOL, "люди": PEOPLE}
    return district(folder, programme, order, **{**usual, **files})
