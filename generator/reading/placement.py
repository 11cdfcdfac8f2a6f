"""A line that stands where YAML has no place for it: a lost colon, a wrong indent, another sign than the hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.reading.codes import Yml
from generator.reading.fault import Fault, field_column, indent_of, line_above, shifted, start_of
from generator.reading.markers import marked_line
from generator.reading.mending import mended, value_column

_TIGHT_DASH = re.compile(r"\s*(?P<dash>[-–—•]+)[^\s-]")
_TIGHT_COLON = re.compile(r"\s*(?:-\s+)*[^\W\d_][\w -]{0,40}:(?=[^\s/])")
_FIELD = re.compile(r"\s*(?:-\s+)*[^\s:#-][^:]*:(\s|$)")
_SHORT_FIELD = re.compile(r"\s*[^\W\d_][\w -]{0,30}:(\s|$)")
_OTHER_SIGN = re.compile(r"(?P<key>[а-яё]+(?: [а-яё]+){0,2})\s*(?:;|=|\s[–—-])\s+(?P<value>\S.*)")  # «цель — учить»
_NO_SIGN = re.compile(r"(?P<key>[а-яё]+(?: [а-яё]+)?) (?P<value>[А-ЯЁ«\d].*)")  # «цель Учить»
_COLON_ADVICE = "после имени ставят двоеточие и пробел"


def lost_line(fault: Fault, number: int) -> Finding:
    """A line without a colon among fields: a field that lost it, more of the text above, or a note."""
    line = fault.lines[number]
    text, at = line.strip(), (number, indent_of(line))
    if text.startswith("//"):
        hint = mended("Начните примечание с «#»", f"# {text.lstrip('/').strip()}")
        return fault.finding(Yml.LOST_LINE, "Примечание начинается с «//», а нужно с «#»", at, hint)
    guess = list(_guesses(text))
    ways = [mended(f"Если это поле, {_COLON_ADVICE}", *guess)] if guess else []
    if any(above.strip() for above in fault.lines[:number]):
        above = fault.lines[line_above(fault.lines, number)].rstrip()
        deeper = field_column(above) + 2 if _FIELD.match(above) or above.lstrip().startswith("- ") else indent_of(above)
        also = "" if guess else f"; если поле, {_COLON_ADVICE}"
        ways.append(mended(f"Если это продолжение текста, сдвиньте строку вправо{also}", above, shifted(line, deeper)))
    else:
        ways = ways or [mended(f"Если это поле, {_COLON_ADVICE}", f"{text}: …")]
        ways.append(mended("Если это примечание, начните строку с «#»", f"# {text}"))
    return fault.finding(Yml.LOST_LINE, f"Строка без двоеточия: «{start_of(line)}»", at, "\n".join(ways))


def _guesses(text: str) -> Iterator[str]:
    """The text as a field, its colon put where a name of one word or of more may end."""
    guess = _OTHER_SIGN.fullmatch(text) or _NO_SIGN.fullmatch(text)
    if guess:
        first, _, more = guess["key"].partition(" ")
        if more and _NO_SIGN.fullmatch(text):
            yield f"{first}: {more} {guess['value']}"
        yield f"{guess['key']}: {guess['value']}"


def no_colon(fault: Fault) -> Finding:
    """`could not find expected ':'`: the context stands at the line that is no field."""
    number = fault.start[0]
    slip = marked_line(fault.lines, number, fault.file) or _tight_dash(fault, number) or _tight_colon(fault, number)
    return slip or lost_line(fault, number)


def deeper(fault: Fault, above: int) -> Finding:
    """A line deeper than the text above goes on with that text, and holds a colon."""
    number, line, upper = fault.at[0], fault.line, fault.lines[above]
    if indent_of(line) <= indent_of(upper):
        return lost_line(fault, above)
    start = value_column(upper)
    rows = [row.strip() for row in (upper[start:], *fault.lines[above + 1 : number + 1])]
    block = (f"{upper[:start].strip()} |".strip(), *(f"    {row}" for row in rows))
    text = mended("Если это продолжение текста, начните весь текст с «|»", *block)
    if not _SHORT_FIELD.match(line) or upper.rstrip().endswith(","):
        hint = mended("Начните текст с «|» на новой строке", *block)
        return fault.finding(Yml.COLON, f"Двоеточие внутри текста, начатого в строке {above + 1}", fault.at, hint)
    if indent_of(line) == field_column(upper) and not _FIELD.match(upper):
        return _headless(fault, above, text)
    field = mended(
        f"Если это новое поле, начните его под строкой {above + 1}", upper.rstrip(), shifted(line, field_column(upper))
    )
    message = f"Строка сдвинута вправо и потому продолжает текст строки {above + 1}"
    return fault.finding(Yml.INDENT, message, (number, indent_of(line)), f"{field}\n{text}")


def _headless(fault: Fault, above: int, as_text: str) -> Finding:
    """An item whose first line is no field, with a field right under its text: the colon is lost above."""
    number, upper = above, fault.lines[above]
    lead, text = upper[: field_column(upper)], upper.strip(" -")
    guess = [f"{lead.strip()} {one}" for one in _guesses(text)]
    advice = f"Раз ниже стоит поле «{start_of(fault.line)}», начните и эту строку с имени поля: {_COLON_ADVICE}"
    hint = mended(advice, *(guess or [f"{lead.strip()} …: {text}"]), shifted(fault.line, 2))
    hint = hint if guess else f"{hint}\n{as_text}"
    message = f"Строка без двоеточия: «{start_of(text)}»"
    return fault.finding(Yml.LOST_LINE, message, (number, field_column(upper)), hint)


def _tight_dash(fault: Fault, number: int) -> Finding | None:
    line = fault.lines[number]
    match = _TIGHT_DASH.match(line)
    if not match:
        return None
    advice = mended("Пункт списка — дефис, пробел, текст", f"- {line[match.end('dash') :].strip()}")
    return fault.finding(Yml.DASH_SPACE, f"После «{match['dash']}» нет пробела", (number, match.start("dash")), advice)


def _tight_colon(fault: Fault, number: int) -> Finding | None:
    line = fault.lines[number]
    match = _TIGHT_COLON.match(line)
    if not match:
        return None
    advice = mended("Поставьте пробел", f"{line[: match.end()].strip()} {line[match.end() :].strip()}")
    return fault.finding(Yml.COLON_SPACE, "После двоеточия нет пробела", (number, match.end() - 1), advice)


def structure(fault: Fault) -> Finding:
    """A line that fits nowhere: text after a closed quote or bracket, or an indent that no line above has."""
    number, column = fault.at
    line, last = fault.line, fault.last
    slip = marked_line(fault.lines, number, fault.file) or _tight_dash(fault, number)
    if slip and column == slip.place.column - 1:
        return slip
    if line[column : column + 1] == ":":
        return fault.special(fault.at)
    between = range(last[2] + 1, number) if last else range(0)
    note = next((n for n in between if fault.lines[n].lstrip().startswith("#")), None)
    if note is not None and last and not _FIELD.match(line) and not line.lstrip().startswith("- "):
        hint = "Поставьте примечание выше поля; если решётка — часть текста, начните текст с «|» на новой строке."
        return fault.finding(
            Yml.COMMENT, "Примечание посреди текста обрывает его", (note, indent_of(fault.lines[note])), hint
        )
    return _indentation(fault)


def _indentation(fault: Fault) -> Finding:
    """A line that is neither under the fields above nor under their texts."""
    number, column = fault.at
    line = fault.line
    level = fault.context[1] if fault.context else 0
    if level == column:
        return _misplaced(fault)
    above = indent_of(fault.lines[line_above(fault.lines, number)])
    nearest = min({above, level}, key=lambda other: (abs(other - column), -other))
    return fault.finding(
        Yml.INDENT,
        f"Отступ строки не такой, как у строк выше: пробелов {column}",
        fault.at,
        mended(f"Поставьте перед ней столько пробелов, сколько у соседних строк: {nearest}", shifted(line, nearest)),
    )


def _misplaced(fault: Fault) -> Finding:
    """An item among fields, a field among items, or anything after the end of the description."""
    line, column = fault.line, fault.at[1]
    if fault.context is None:
        first = next((number for number, row in enumerate(fault.lines) if _FIELD.match(row)), 0)
        if shift := indent_of(fault.lines[first]):
            hint = mended("Поля верхнего уровня начинаются с начала строки", fault.lines[first].strip())
            return fault.finding(Yml.INDENT, f"Первое поле сдвинуто вправо: пробелов {shift}", (first, shift), hint)
        hint = "Поля верхнего уровня начинаются с начала строки; скобки вокруг всего описания не нужны."
        return fault.finding(Yml.SYNTAX, f"Описание уже закончилось, а дальше стоит «{start_of(line)}»", fault.at, hint)
    if line[column : column + 2] == "- ":
        message, advice = "Пункт списка стоит среди полей", "Пункты стоят под именем своего поля"
    else:
        message = f"Строка «{start_of(line)}» стоит среди пунктов списка"
        advice = "Поле пункта ставят под текстом пункта; поле рядом со списком — левее тире"
    return fault.finding(Yml.INDENT, message, fault.at, mended(advice, shifted(line, column + 2)))
