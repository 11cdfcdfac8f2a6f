"""What the raw lines show and the parser does not: illegal characters, tabs, no-break spaces, comments after a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice

from generator.findings import Finding, Place
from generator.reading.codes import Yml
from generator.reading.mending import mended, with_quotes

NO_BREAK_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_WIDTHLESS = "\u180e\u200b-\u200d\u2060-\u2064\ufeff"
_LOST = "\ufffc\ufffd"
INVISIBLE = re.compile(f"[\u00ad{_DIRECTION}{_WIDTHLESS}]")
ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\ue002\ufff9-\ufffb\ufffe\uffff"
    f"\u00ad{_DIRECTION}{_WIDTHLESS}{_LOST}]"
)
_SUBSTITUTE = "□"

_MOST_FINDINGS = 100  # of one sort in a file: more say nothing new
_KINDS = (
    (re.compile("[\x0b\x0c\x85\u2028\u2029]"), "невидимый перевод строки или страницы"),
    (re.compile("[\ud800-\udfff]"), "половина символа"),
    (re.compile("[\ue000-\ue002]"), "символ для служебных нужд программы"),
    (re.compile("\ufeff"), "метка порядка байтов в середине файла"),
    (re.compile("\u00ad"), "мягкий перенос"),
    (re.compile(f"[{_DIRECTION}]"), "невидимый знак направления письма"),
    (re.compile(f"[{_WIDTHLESS}]"), "невидимый символ без ширины"),
    (re.compile(f"[{_LOST}]"), "знак на месте символа, который потерян"),
    (re.compile("[\ufffe\uffff]"), "не символ Юникода"),
)
_TAB_INDENT = re.compile(r"[ ]*(?:-[ ]+)*-?(?P<tab>\t++)\s*+(?=[^\s#])")
_NO_BREAK = re.compile(
    rf"""[ \t]*(?P<indent>[{NO_BREAK_SPACES}])                   # in the indent
    |[ ]*(?:-[ ]+)*-(?P<dash>[{NO_BREAK_SPACES}]+)              # after a dash
    |[ ]*(?:-[ ]+)*[^\s:\#"'-][^:]{{0,60}}:(?P<colon>[{NO_BREAK_SPACES}]+)  # after the colon of a key
    """,
    re.VERBOSE,
)
_SPACES = re.compile(rf"[\s{NO_BREAK_SPACES}]*")
_COMMENT = re.compile(r"(?<=[ \t\"'\]}])#")
DIRECTIVE = re.compile(r"#[ \t]*metodist:(?P<words>.*)")  # a comment that is meant for us: it may follow a text
_WHERE = {"indent": "в отступе", "dash": "после тире", "colon": "после двоеточия", "text": "в начале текста"}

Position = tuple[int, int]  # line and column, from 0
Span = tuple[int, int, int, int]  # a position and the position after it


class Spans:
    """Where texts stand in the file, in file order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.all = list(spans)

    def before(self, line: int, column: int) -> Span | None:
        """The last text that starts at this position or before it."""
        index = bisect_right(self.all, (line, column, 1 << 60, 0))
        return self.all[index - 1] if index else None

    def hold(self, line: int, column: int) -> bool:
        """Whether the character at this position belongs to a text."""
        span = self.before(line, column)
        return span is not None and (line, column) < span[2:]


def character_fault(character: str, place: Place, path: str = "") -> Finding:
    """The finding that names an illegal character."""
    kind = next((name for pattern, name in _KINDS if pattern.match(character)), "управляющий символ")
    return Finding(
        Yml.CHARACTER,
        f"Недопустимый символ U+{ord(character):04X} ({kind})",
        place,
        path,
        "Удалите его и наберите это место заново: такие символы приходят при копировании из Word, PDF и веб-страниц.",
    )


def legal(text: str) -> str:
    """The text without its invisible characters, the other illegal ones replaced by a sign that is seen."""
    return ILLEGAL.sub(_SUBSTITUTE, INVISIBLE.sub("", text))


def illegal_characters(text: str, file: str) -> list[Finding]:
    """One finding for each line that holds characters no document may hold, its first one named."""
    if not ILLEGAL.search(text):
        return []
    found = ((number, ILLEGAL.search(line)) for number, line in enumerate(text.split("\n"), 1))
    faults = (character_fault(match[0], Place(file, number, match.start() + 1)) for number, match in found if match)
    return list(islice(faults, _MOST_FINDINGS))


def tabs(lines: Sequence[str], file: str, spans: Spans, last: int) -> list[Finding]:
    """One finding at the first line, up to line `last` (from 0), that is indented with a tab; it counts the others."""
    matches = ((number, _TAB_INDENT.match(line)) for number, line in enumerate(lines) if "\t" in line)
    bad = [(number, match) for number, match in matches if match and not spans.hold(number, match.start("tab"))]
    if not bad or bad[0][0] > last:
        return []
    number, match = bad[0]
    more = f" (и ещё в строках ниже: {len(bad) - 1})" if len(bad) > 1 else ""
    line = lines[number]
    return [
        Finding(
            Yml.TAB,
            f"Табуляция вместо пробелов в отступе{more}",
            Place(file, number + 1, match.start("tab") + 1, len(match["tab"])),
            hint=mended(
                "Отступ набирают пробелами, по два на уровень; в редакторе замените все табуляции пробелами",
                line[: match.end()].replace("\t", "  ") + line[match.end() :],
            ),
        )
    ]


def no_breaks(lines: Sequence[str], file: str, spans: Spans, last: int) -> list[Finding]:
    """Lines up to `last` (from 0) where a no-break space stands in place of the plain one that YAML needs."""
    matches = ((number, _NO_BREAK.match(line)) for number, line in enumerate(lines[: last + 1]))
    faults = (
        no_break_fault(lines[number], number, match.start(match.lastgroup), match.lastgroup, file)
        for number, match in matches
        if match and match.lastgroup and not spans.hold(number, match.start(match.lastgroup))
    )
    return list(islice(faults, _MOST_FINDINGS))


def no_break_fault(line: str, number: int, column: int, where: str, file: str, path: str = "") -> Finding:
    """The finding for a no-break space in this raw line (number and column from 0); `where`: indent, dash or colon."""
    after = _SPACES.match(line, column)
    text = line[after.end() :] if after else ""
    lead = line[:column].rstrip() + " " if where != "indent" else " " * (len(line) - len(text))
    return Finding(
        Yml.NO_BREAK,
        f"Неразрывный (невидимый) пробел {_WHERE[where]}, а нужен обычный",
        Place(file, number + 1, column + 1),
        path,
        mended("Сотрите этот пробел и наберите его заново", lead + text) if text else "Удалите его из пустой строки.",
    )


def comments(lines: Sequence[str], file: str, spans: Spans, end: Position, cut: int = -1) -> list[Finding]:
    """Comments that follow something on their line, before the position `end`.

    Those meant for us may stand there, but not on the line `cut` (from 0): there one has broken a text in two.
    """
    faults = (
        _comment_fault(lines, number, column, file, spans)
        for number, line in enumerate(lines[: end[0] + 1])
        if "#" in line and (column := _comment_column(line, number, spans, cut)) >= 0 and (number, column) < end
    )
    return list(islice(faults, _MOST_FINDINGS))


def _comment_column(line: str, number: int, spans: Spans, cut: int) -> int:
    if line.lstrip().startswith("#"):
        return -1
    found = next((m.start() for m in _COMMENT.finditer(line) if not spans.hold(number, m.start())), -1)
    return -1 if number != cut and found >= 0 and DIRECTIVE.match(line, found) else found


def _comment_fault(lines: Sequence[str], number: int, column: int, file: str, spans: Spans) -> Finding:
    line = lines[number]
    comment = line[column:].rstrip()
    code = line[:column].rstrip()
    place = Place(file, number + 1, column + 1, len(comment))
    apart = mended("Примечание ставят отдельной строкой", "# " + comment.lstrip("# "), code.strip())
    span = spans.before(number, len(code))
    if span is None or not _cut(span, (number, len(code)), lines):
        return Finding(Yml.COMMENT, f"Примечание «{comment}» стоит в конце строки", place, hint=apart)
    start = span[1] if span[0] == number and span[:2] != span[2:] else column
    quotes = mended("Если это часть текста, возьмите текст в кавычки", with_quotes(line, start).strip())
    return Finding(
        Yml.COMMENT,
        f"Всё после « #» пропадёт: «{comment}»",
        place,
        hint=f"{quotes}\nЕсли это примечание, поставьте его отдельной строкой выше.",
    )


def _cut(span: Span, end: Position, lines: Sequence[str]) -> bool:
    """Whether the text in this span ends here and goes on, for its author, in the comment."""
    return span[2:] == end and (span[:2] == end or lines[span[0]][span[1]] not in "\"'")
