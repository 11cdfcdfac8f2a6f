"""The reference of the language, written from the schemas: every record, its keys, what they hold.

`python -m generator.reference` prints it, `python -m generator.reference rules` the pages of all codes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from generator.reporters.pages import rules_reference
from generator.review.rulebook import pages, rulebook
from generator.schema.language import Field, RecordType, kinds, records

HEAD = """# Язык описаний

Все поля, которые понимает metodist: ключ, его синонимы, что в нём пишут. Страница собрана из схем
командой `make reference`, руками её не правят. Обязательные поля отмечены **жирным**.

Ключи можно писать с прописной или строчной буквы, с «ё» или «е», с пробелом или подчёркиванием.
На месте любого значения можно сказать «нет» или «не предусмотрены (причина)».
"""
TYPES = {
    "date": "дата: 28.08.2026, 2026-08-28 или 28 августа 2026 г.; неизвестный день — `__.__.2026`",
    "field": "имя поля",
    "file": "имя файла рядом с описанием",
    "flag": "да или нет",
    "id": "код: строчные буквы, цифры, дефис",
    "integer": "целое число",
    "number": "число, с единицей и пояснением в скобках: `42 % (2026)`",
    "part": "часть состава: `2/3`, `60 %`, «более половины»",
    "percent": "доля от 0 до 100 %",
    "prose": "текст: абзацы, перечни, **жирный**, *курсив*",
    "reference": "код или текст",
    "score": "число или «не применимо»",
    "share": "часть целого: `111 из 310`",
    "number_sign": "номер, можно без знака №",
    "source": "показатель (`показатели.2`) или код таблицы",
    "text": "строка текста",
    "title": "название, без кавычек вокруг",
    "year": "год",
    "years": "срок: `2026–2029` или словами",
}
SHAPES = {
    "record": "запись «{of}»",
    "list": "одна запись «{of}» или перечень",
    "listing": "перечень записей «{of}», можно с вводной фразой",
    "entries": "строки «имя: запись «{of}»»",
    "rows": "ячейки через « | »",
}


def reference() -> str:
    """The whole page as Markdown: kinds of descriptions first, then the records they are made of."""
    whole = sorted(kinds().items())
    parts = [record for record in records().values() if "kind" not in record.fields]
    chapters = [_chapter(f"Вид «{word}»", record) for word, record in whole]
    chapters += [_chapter(f"Запись «{record.title}»", record) for record in parts]
    return "\n".join([HEAD, *chapters])


def _chapter(title: str, record: RecordType) -> str:
    lines = [f"## {title}", ""]
    if record.main:
        lines += [f"Короткая запись — просто текст: он становится полем «{record.fields[record.main].key}».", ""]
    if record.one_of:
        choice = ", ".join(f"«{record.fields[name].key}»" for name in record.one_of)
        lines += [f"Ровно одно из: {choice}.", ""]
    return "\n".join(
        [*lines, "| ключ | что пишут | синонимы |", "|---|---|---|", *map(_row, record.fields.values()), ""]
    )


def _row(spec: Field) -> str:
    key = f"**{spec.key}**" if spec.required else spec.key
    return f"| {key} | {_cell('; '.join(_said(spec)))} | {', '.join(spec.synonyms)} |"


def _said(spec: Field) -> Iterator[str]:
    if spec.shape == "type":
        yield TYPES[spec.of] + (", можно перечнем" if spec.many else "")
    else:
        yield SHAPES[spec.shape].format(of=records()[spec.of].title if spec.of in records() else "")
    if allowed := spec.rules.get("allowed"):
        yield "можно: " + ", ".join(allowed)
    if spec.help:
        yield spec.help
    if spec.example:
        yield f"например: `{spec.example}`"
    if spec.unprinted:
        yield f"само не печатается: {spec.unprinted}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(rules_reference(pages().values(), rulebook()) if sys.argv[1:] == ["rules"] else reference(), end="")
