"""What a text of a description may not be: a list where a sentence goes on, a table in a cell, signs without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.prose import doubtful_lines, parse
from generator.findings import Finding, Severity
from generator.reading.values import Text
from generator.schema.types import Prose, Said
from generator.schema.walk import Leaf

WITHOUT_LABEL = ("block", "measure")  # records whose main text prints as blocks of its own
CONTINUED = {("instruction", "what")}  # fields whose text goes on a sentence of the paper
WITH_TABLES = {("block", "prose"), ("table", "note")}  # what prints on the page itself, not in a cell nor in a list
WORDS = ("prose", "text", "title")  # what fields are of, where words are expected
NO_WORDS = re.compile(r"[\s.,;:!?…*–—-]*")
NUMBERED = re.compile(r"[ \t]*(\d{1,3})([.)])[ \t\u00a0]")


def check_text(leaf: Leaf) -> Iterator[Finding]:
    """The findings of one text."""
    if isinstance(leaf.value, Said):
        return
    yield from _wordless(leaf)
    if isinstance(leaf.value, Prose):
        yield from _doubtful_dashes(leaf.value, leaf.path)
        yield from _headless(leaf)
        yield from _tabled(leaf)


def _wordless(leaf: Leaf) -> Iterator[Finding]:
    """What a paper cannot do without is made of words, or of a line to fill in by hand."""
    is_needed = leaf.field.required or leaf.record.main == leaf.field.name
    if is_needed and leaf.field.of in WORDS and NO_WORDS.fullmatch(leaf.value):
        message = f"В поле «{leaf.field.key}» нет слов: «{leaf.value.strip()}»"
        yield Finding("SCH007", message, leaf.value.place, leaf.path, "Напишите значение или уберите эту запись.")


def _doubtful_dashes(text: Prose, path: str) -> Iterator[Finding]:
    for offset in doubtful_lines(text) if "\n" in text else ():
        hint = "Перед перечнем поставьте двоеточие или пустую строку; тире фразы перенесите в конец прошлой строки."
        message = "Тире в начале строки посреди предложения прочитано как пункт перечня"
        yield Finding("SCH019", message, text.at(offset), path, hint, Severity.WARNING)


def _headless(leaf: Leaf) -> Iterator[Finding]:
    """A text after a label or words of the paper's own cannot begin with a list or a table, nor go on counting."""
    is_entry = leaf.record.main == leaf.field.name and leaf.record.name not in WITHOUT_LABEL
    if (not is_entry and _key(leaf) not in CONTINUED) or _begins_with_word(leaf.value):
        return
    tokens = parse(leaf.value)
    if tokens and tokens[0].type != "paragraph_open":
        yield Finding(
            "SCH023", "Пункт начинается с перечня или таблицы", leaf.value.place, leaf.path, _headed(leaf.value)
        )
    elif second := _second_number(leaf.value):
        hint = "Начните каждый пункт со своего «- »: номера бумага поставит сама."
        message = f"В одном пункте их несколько: строка внутри начинается с «{second}»"
        yield Finding("SCH023", message, leaf.value.place, leaf.path, hint)


def _begins_with_word(text: Text) -> bool:
    """Whether the text surely begins with a paragraph, which most do: no need to parse them."""
    return text[:1].isalpha() and "|" not in text


def _headed(text: Text) -> str:
    """How to mend an entry that begins with a list: a single line only bears a number that nobody need type."""
    line, number = text.strip(), NUMBERED.match(text)
    if number and "\n" not in line:
        return f"Номер бумага поставит сама: «- {line[number.end() :].strip()}»."
    return "Начните пункт словами, например «Предстоит:», а перечень — со следующей строки."


def _second_number(text: Text) -> str:
    """The number of a line that goes on counting from the number the text begins with; empty where there is none."""
    first = NUMBERED.match(text)
    if first is None:
        return ""
    following = f"{int(first[1]) + 1}{first[2]}"
    return following if re.search(rf"\n[ \t]*{re.escape(following)}[ \t\u00a0]", text) else ""


def _tabled(leaf: Leaf) -> Iterator[Finding]:
    if _key(leaf) in WITH_TABLES or "|" not in leaf.value:
        return
    table = next((token for token in parse(leaf.value) if token.type == "table_open"), None)
    if table is not None:
        hint = "Вынесите её в раздел («- таблица: …»), а здесь назовите: «данные приведены в таблице <№ код>»."
        offset = sum(len(line) + 1 for line in leaf.value.split("\n")[: (table.map or [0])[0]])
        message = f"Таблица внутри поля «{leaf.field.key}» не напечатается: оно само стоит в ячейке или в перечне"
        yield Finding("SCH026", message, leaf.value.at(offset), leaf.path, hint)


def _key(leaf: Leaf) -> tuple[str, str]:
    return leaf.record.name, leaf.field.name
