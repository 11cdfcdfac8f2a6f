"""A syntax error of the YAML parser -> a finding in Russian with the mended line. The raw lines tell what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.findings import Finding, Place
from generator.reading.codes import Yml
from generator.reading.mending import mended, quoted, value_column, with_quotes
from generator.reading.scan import Position, Span, character_fault
from generator.reading.special import special_fault

_TIGHT_DASH = re.compile(r"\s*(?P<dash>[-–—•]+)[^\s-]")
_TIGHT_COLON = re.compile(r"\s*(?:-\s+)*[^\W\d_][\w -]{0,40}:(?=[^\s/])")
_FIELD = re.compile(r"\s*(?:-\s+)*[^\s:#-][^:]*:(\s|$)")
_SHORT_FIELD = re.compile(r"\s*[^\W\d_][\w -]{0,30}:(\s|$)")
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_CLOSED = re.compile(r'"(?P<text>.*)"')


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser stopped. Positions are (line, column) from 0; `last` is the span of the last whole text."""

    file: str
    lines: Sequence[str]
    problem: str
    at: Position
    context: Position | None
    last: Span | None
    flow: bool

    @property
    def line(self) -> str:
        """The raw line where the parser stopped."""
        return self.lines[self.at[0]]

    @property
    def start(self) -> Position:
        """Where the piece begins that the parser could not finish."""
        return self.context or self.at

    def finding(self, code: Yml, message: str, at: Position, hint: str) -> Finding:
        """A finding at this position."""
        return Finding(code, message, Place(self.file, at[0] + 1, at[1] + 1), hint=hint)

    def special(self, at: Position) -> Finding:
        """The finding for a text that begins here with a sign of YAML."""
        return special_fault(self.lines, *at, self.file, self.flow)


def position(mark: Any, lines: Sequence[str]) -> Position | None:
    """Line and column from 0 of a mark, inside the file; None for no mark."""
    if mark is None:
        return None
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def explain(fault: Fault) -> Finding:
    """What the author did, told by the kind of the parser's problem and by the raw lines."""
    explainer = next((explainer for pattern, explainer in _EXPLAINERS if pattern.search(fault.problem)), _unknown)
    return explainer(fault)


def fault_of(error: yaml.MarkedYAMLError, file: str, lines: Sequence[str], last: Span | None, flow: bool) -> Fault:
    """The parser's error with its marks as positions."""
    context = position(error.context_mark, lines)
    at = position(error.problem_mark, lines) or context or (0, 0)
    return Fault(file, lines, f"{error.context or ''}: {error.problem or ''}", at, context, last, flow)


def unfinished_from(fault: Fault) -> Position:
    """From where on nothing is known: an open quote may have swallowed the lines after it."""
    return fault.start if "quoted" in fault.problem or "double-quoted" in fault.problem else fault.at


def _colon(fault: Fault) -> Finding:
    """`mapping values are not allowed here`: the mark stands at the colon."""
    number, column = fault.at
    line = fault.line
    last = fault.last
    if last and last[0] < number == last[2]:
        return _deeper(fault, last[0])
    start = value_column(line)
    if start >= column:
        start = column if not line[:column].strip("- ") or line[:column].rstrip().endswith(":") else value_column("")
    if line[start : start + 1] in tuple("\"'[{:"):
        return fault.special((number, start))
    return _colon_in_text(fault, line, max(start, _indent(line)))


def _colon_in_text(fault: Fault, line: str, start: int) -> Finding:
    advice = "Возьмите весь текст в кавычки (или после имени поля поставьте «|», а текст начните на новой строке)"
    return fault.finding(
        Yml.COLON, "Двоеточие внутри текста", fault.at, mended(advice, with_quotes(line, start).strip())
    )


def _deeper(fault: Fault, above: int) -> Finding:
    """A line deeper than the text above goes on with that text, and holds a colon."""
    number, line, upper = fault.at[0], fault.line, fault.lines[above]
    if _indent(line) <= _indent(upper):
        return _lost_line(fault, above)
    if not _SHORT_FIELD.match(line) or upper.rstrip().endswith(","):
        start = value_column(upper)
        rows = [row.strip() for row in (upper[start:], *fault.lines[above + 1 : number + 1])]
        advice = "Начните текст с «|» на новой строке"
        hint = mended(advice, f"{upper[:start].strip()} |".strip(), *(f"    {row}" for row in rows))
        return fault.finding(Yml.COLON, f"Двоеточие внутри текста, начатого в строке {above + 1}", fault.at, hint)
    return fault.finding(
        Yml.INDENT,
        f"Строка сдвинута вправо и потому продолжает текст строки {above + 1}",
        (number, _indent(line)),
        mended(
            f"Если это новое поле, начните его под строкой {above + 1}",
            upper.rstrip(),
            _shifted(line, _field_column(upper)),
        ),
    )


def _no_colon(fault: Fault) -> Finding:
    """`could not find expected ':'`: the context stands at the line that is no field."""
    number = fault.start[0]
    return _tight_dash(fault, number) or _tight_colon(fault, number) or _lost_line(fault, number)


def _lost_line(fault: Fault, number: int) -> Finding:
    line = fault.lines[number]
    message, at = f"Строка без двоеточия: «{_start_of(line)}»", (number, _indent(line))
    if not any(above.strip() for above in fault.lines[:number]):
        hint = mended("Если это поле, поставьте после имени двоеточие и пробел", f"{line.strip()}: …")
        return fault.finding(Yml.LOST_LINE, message, at, hint)
    above = _line_above(fault.lines, number)
    hint = mended(
        "Если это продолжение текста, сдвиньте строку вправо; если поле, поставьте после имени двоеточие и пробел",
        fault.lines[above].rstrip(),
        _shifted(line, _indent(fault.lines[above]) + 2),
    )
    return fault.finding(Yml.LOST_LINE, message, at, hint)


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


def _dash(fault: Fault) -> Finding:
    """`block sequence entries are not allowed here`: a dash on the line of its key."""
    column = fault.at[1]
    text = fault.line[column:].strip()
    if text == "-":
        return fault.special(fault.at)
    key = fault.line[:column].rstrip()
    advice = mended(
        "Начните список с новой строки; если это текст, возьмите его в кавычки", key, " " * _indent(key) + f"  {text}"
    )
    return fault.finding(Yml.LIST_AFTER_KEY, "Список начат на одной строке с именем поля", fault.at, advice)


def _open_quote(fault: Fault) -> Finding:
    number, column = fault.start
    line = fault.lines[number].rstrip()
    sign = line[column : column + 1]
    hint = mended("Закройте кавычку там, где кончается текст", f"{line.strip()}{sign}")
    return fault.finding(Yml.QUOTE, f"Кавычка {sign} открыта и не закрыта", fault.start, hint)


def _escape(fault: Fault) -> Finding:
    number, column = fault.start
    line = fault.lines[number]
    match = _CLOSED.match(line, column)
    fixed = f"{line[:column]}'{match['text'].replace(chr(39), chr(39) * 2)}'{line[match.end() :]}" if match else line
    hint = mended("В двойных кавычках черта «\\» — служебный знак; возьмите текст в одинарные", fixed.strip())
    return fault.finding(Yml.ESCAPE, "Обратная черта «\\» внутри двойных кавычек", fault.at, hint)


def _surrogate(fault: Fault) -> Finding:
    """Half a character; the mark stands at its number."""
    number, column = fault.at
    match = _HEX.match(fault.line, column)
    character = chr(int(match[0], 16)) if match else "\ud800"
    return character_fault(character, Place(fault.file, number + 1, column + 1))


def _open_bracket(fault: Fault) -> Finding:
    """`expected ',' or ']'`: the context stands at the opening bracket."""
    number, column = fault.start
    sign = fault.line[fault.at[1] : fault.at[1] + 1]
    if fault.at[0] == number and sign == ":":
        return _colon_in_text(fault, fault.line, column)
    last = fault.last
    same_line = last is not None and fault.at[0] == number == last[0]
    if last and same_line and sign not in ("", "]", "}") and fault.line[last[1]] in "\"'":
        return fault.special(last[:2])
    return _unclosed(fault, fault.start)


def _unclosed(fault: Fault, at: Position) -> Finding:
    line = fault.lines[at[0]].rstrip()
    sign = line[at[1] : at[1] + 1]
    closing = {"[": "]", "{": "}"}.get(sign, "")
    inner = any(bracket in line[: at[1]] for bracket in "[{")
    text, outer = (line, "") if line[-1:] not in ("]", "}") else (line[:-1], line[-1] if inner else "")
    advice = f"Закройте её знаком «{closing}»; если скобка — часть текста, возьмите текст в кавычки"
    hint = mended(advice, f"{text}{closing}{outer}".strip()) if len(line) > at[1] + 1 else f"{advice}."
    return fault.finding(Yml.BRACKET, f"Скобка «{sign}» открыта и не закрыта", at, hint)


def _last_bracket(fault: Fault) -> Position:
    """The nearest opening bracket before the place where the parser stopped."""
    number, column = fault.at
    for above in range(number, -1, -1):
        line = fault.lines[above][: column if above == number else None]
        opening = max(line.rfind("["), line.rfind("{"))
        if opening >= 0:
            return above, opening
    return fault.at


def _no_content(fault: Fault) -> Finding:
    column = fault.at[1]
    sign = fault.line[column : column + 1]
    if fault.flow and sign == ",":
        hint = mended("Уберите лишнюю запятую", f"{fault.line[:column].rstrip()}{fault.line[column + 1 :]}".strip())
        return fault.finding(Yml.COMMA, "Лишняя запятая в скобках", fault.at, hint)
    if fault.flow and sign in ("", "]", "}"):
        return _unclosed(fault, _last_bracket(fault))
    return fault.special(fault.at) if sign else _unknown(fault)


def _first_sign(fault: Fault) -> Finding:
    number, column = fault.at if "next token" in fault.problem else fault.start
    if fault.lines[number][column : column + 1] == "\t":
        line = fault.lines[number]
        hint = mended("Замените табуляцию пробелом", f"{line[:column]} {line[column:].lstrip()}".strip())
        return fault.finding(Yml.TAB, "Табуляция на месте пробела", (number, column), hint)
    return fault.special((number, column))


def _structure(fault: Fault) -> Finding:
    """A line that fits nowhere: text after a closed quote or bracket, or an indent that no line above has."""
    number, column = fault.at
    line, last = fault.line, fault.last
    slip = _tight_dash(fault, number)
    if slip and column == slip.place.column - 1:
        return slip
    if line[:column].strip("- "):
        return _text_after(fault)
    if line[column : column + 1] == ":":
        return fault.special(fault.at)
    between = range(last[2] + 1, number) if last else range(0)
    note = next((n for n in between if fault.lines[n].lstrip().startswith("#")), None)
    if note is not None and last and not _FIELD.match(line) and not line.lstrip().startswith("- "):
        hint = "Поставьте примечание выше поля; если решётка — часть текста, начните текст с «|» на новой строке."
        return fault.finding(
            Yml.COMMENT, "Примечание посреди текста обрывает его", (note, _indent(fault.lines[note])), hint
        )
    return _indentation(fault)


def _text_after(fault: Fault) -> Finding:
    """Text after a quote or bracket that was closed before it."""
    number = fault.at[0]
    last = fault.last
    if last and last[0] < last[2] == number:
        line = fault.lines[last[0]]
        sign = line[last[1] : last[1] + 1]
        message = f"Кавычка {sign}, открытая здесь, закрылась только в строке {number + 1}"
        hint = mended("Закройте кавычку там, где кончается текст", f"{line.strip()}{sign}")
        return fault.finding(Yml.QUOTE, message, last[:2], hint)
    start = value_column(fault.line)
    if fault.line[start : start + 1] in tuple("\"'[{"):
        return fault.special((number, start))
    return _unknown(fault)


def _indentation(fault: Fault) -> Finding:
    """A line that is neither under the fields above nor under their texts."""
    number, column = fault.at
    line = fault.line
    level = fault.context[1] if fault.context else 0
    if level == column:
        return _misplaced(fault)
    above = _indent(fault.lines[_line_above(fault.lines, number)])
    nearest = min({above, level}, key=lambda other: (abs(other - column), -other))
    return fault.finding(
        Yml.INDENT,
        f"Отступ строки не такой, как у строк выше: пробелов {column}",
        fault.at,
        mended(f"Поставьте перед ней столько пробелов, сколько у соседних строк: {nearest}", _shifted(line, nearest)),
    )


def _misplaced(fault: Fault) -> Finding:
    """An item among fields, a field among items, or anything after the end of the description."""
    line, column = fault.line, fault.at[1]
    if fault.context is None:
        first = next((number for number, row in enumerate(fault.lines) if _FIELD.match(row)), 0)
        if shift := _indent(fault.lines[first]):
            hint = mended("Поля верхнего уровня начинаются с начала строки", fault.lines[first].strip())
            return fault.finding(Yml.INDENT, f"Первое поле сдвинуто вправо: пробелов {shift}", (first, shift), hint)
        hint = "Поля верхнего уровня начинаются с начала строки; скобки вокруг всего описания не нужны."
        return fault.finding(
            Yml.SYNTAX, f"Описание уже закончилось, а дальше стоит «{_start_of(line)}»", fault.at, hint
        )
    if line[column : column + 2] == "- ":
        message, advice = "Пункт списка стоит среди полей", "Пункты стоят под именем своего поля"
    else:
        message = f"Строка «{_start_of(line)}» стоит среди пунктов списка"
        advice = "Поле пункта ставят под текстом пункта; поле рядом со списком — левее тире"
    return fault.finding(Yml.INDENT, message, fault.at, mended(advice, _shifted(line, column + 2)))


def _unknown(fault: Fault) -> Finding:
    line = fault.line.strip()
    advice = "Проверьте отступ, двоеточия, кавычки и скобки; текст со знаками возьмите в кавычки"
    hint = mended(advice, quoted(line)) if line else f"{advice}."
    return fault.finding(Yml.SYNTAX, "Строка не читается как YAML", fault.at, hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _field_column(line: str) -> int:
    """Where a field may begin under this line: at its own field, after dashes."""
    match = re.match(r"\s*(?:-\s+)*", line)
    return match.end() if match else 0


def _shifted(line: str, indent: int) -> str:
    return " " * indent + line.strip()


def _start_of(line: str) -> str:
    text = line.strip()
    return text if len(text) <= 40 else f"{text[:40].rstrip()}…"


def _line_above(lines: Sequence[str], number: int) -> int:
    """The nearest line above with something on it."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")), 0)


_EXPLAINERS: tuple[tuple[re.Pattern[str], Callable[[Fault], Finding]], ...] = tuple(
    (re.compile(pattern), explainer)
    for pattern, explainer in (
        (r"mapping values are not allowed", _colon),
        (r"could not find expected ':'", _no_colon),
        (r"sequence entries are not allowed", _dash),
        (r"quoted scalar: found unexpected", _open_quote),
        (r"invalid Unicode character escape", _surrogate),
        (r"unknown escape|hexdecimal|hexadecimal", _escape),
        (r"expected ',' or '[\]}]'", _open_bracket),
        (r"expected (the )?node content", _no_content),
        (r"expected key|'-' indicator|<block end>|<?document start>?", _structure),
        (r"alias|anchor|a tag|block scalar|directive|cannot start any token|mapping keys are not allowed", _first_sign),
    )
)
