"""A syntax error of the YAML parser -> a finding in Russian with the mended line. The raw lines tell what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.findings import Finding, Place
from generator.reading.codes import Yml
from generator.reading.fault import Fault, indent_of
from generator.reading.markers import marked_line
from generator.reading.mending import mended, quoted, value_column, with_quotes
from generator.reading.placement import deeper, no_colon, structure
from generator.reading.scan import Position, character_fault

_HEX = re.compile(r"[0-9a-fA-F]{4}")
_CLOSED = re.compile(r'"(?P<text>.*)"')
_WORD_QUOTES = re.compile(r"(?P<lead>.*?)[“”„‟](?P<text>[^“”„‟]*)[“”„‟]\s*")


def explain(fault: Fault) -> Finding:
    """What the author did, told by the kind of the parser's problem and by the raw lines."""
    explainer = next((explainer for pattern, explainer in _EXPLAINERS if pattern.search(fault.problem)), _unknown)
    return explainer(fault)


def _colon(fault: Fault) -> Finding:
    """`mapping values are not allowed here`: the mark stands at the colon."""
    number, column = fault.at
    line = fault.line
    last = fault.last
    if last and last[0] < number == last[2]:
        return deeper(fault, last[0])
    start = value_column(line)
    if start >= column:
        start = column if not line[:column].strip("- ") or line[:column].rstrip().endswith(":") else value_column("")
    if line[start : start + 1] in tuple("\"'[{:"):
        return fault.special((number, start))
    return _colon_in_text(fault, line, max(start, indent_of(line)))


def _colon_in_text(fault: Fault, line: str, start: int) -> Finding:
    advice = "Возьмите весь текст в кавычки (или после имени поля поставьте «|», а текст начните на новой строке)"
    line = line.rstrip()
    if wrapped := _WORD_QUOTES.fullmatch(line, start):
        advice = "Кавычки “ ” ставит Word, а YAML нужны прямые"
        line = f"{line[:start]}{wrapped['lead']}{wrapped['text']}"
    return fault.finding(
        Yml.COLON, "Двоеточие внутри текста", fault.at, mended(advice, with_quotes(line, start).strip())
    )


def _dash(fault: Fault) -> Finding:
    """`block sequence entries are not allowed here`: a dash on the line of its key."""
    column = fault.at[1]
    text = fault.line[column:].strip()
    if text == "-":
        return fault.special(fault.at)
    key = fault.line[:column].rstrip()
    advice = mended(
        "Начните список с новой строки; если это текст, возьмите его в кавычки", key, " " * indent_of(key) + f"  {text}"
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
    if marked := marked_line(fault.lines, number, fault.file):
        return marked
    if fault.lines[number][column : column + 1] == "\t":
        line = fault.lines[number]
        hint = mended("Замените табуляцию пробелом", f"{line[:column]} {line[column:].lstrip()}".strip())
        return fault.finding(Yml.TAB, "Табуляция на месте пробела", (number, column), hint)
    return fault.special((number, column))


def _structure(fault: Fault) -> Finding:
    """A line that fits nowhere, or a text after a closed quote or bracket."""
    return _text_after(fault) if fault.line[: fault.at[1]].strip("- ") else structure(fault)


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


def _unknown(fault: Fault) -> Finding:
    line = fault.line.strip()
    advice = "Проверьте отступ, двоеточия, кавычки и скобки; текст со знаками возьмите в кавычки"
    hint = mended(advice, quoted(line)) if line else f"{advice}."
    return fault.finding(Yml.SYNTAX, "Строка не читается как YAML", fault.at, hint)


_EXPLAINERS: tuple[tuple[re.Pattern[str], Callable[[Fault], Finding]], ...] = tuple(
    (re.compile(pattern), explainer)
    for pattern, explainer in (
        (r"mapping values are not allowed", _colon),
        (r"could not find expected ':'", no_colon),
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
