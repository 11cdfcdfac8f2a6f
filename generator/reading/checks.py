"""Slips that YAML passes over in silence, seen in a text that it took for granted. Pure: a finding or None."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.findings import Finding, Place
from generator.reading.codes import Yml
from generator.reading.markers import BULLETS, DASHES, marked_text
from generator.reading.mending import mended, quoted
from generator.reading.scan import NO_BREAK_SPACES, no_break_fault
from generator.reading.special import special_fault
from generator.reading.values import List, Map, Text

_Lines = Sequence[str]

_SPACES = set(re.findall(f"[{NO_BREAK_SPACES}]", "".join(map(chr, range(0x3001)))))
SUSPECTS = frozenset(f"-{DASHES}{BULLETS}") | _SPACES
LIST_SLIPS = {Yml.MARKER, Yml.DASH_SPACE, Yml.NO_BREAK}  # after these a text of several lines is rather a list

_TIGHT_DASH = re.compile(r"[-–—•]+(?=[^\W\d_]|[«\"(*])")
_NO_BREAK_DASH = re.compile(rf"-[{NO_BREAK_SPACES}]")
_FIELD = re.compile(rf"[a-zа-яё][\w -]{{0,40}}:(?P<rest>[^\s/]|[{NO_BREAK_SPACES}])")
_ITEM = re.compile(r"\s*[-•]\s")
_NO_BREAK = re.compile(f"[{NO_BREAK_SPACES}]")


def plain_text(text: Text, lines: _Lines) -> Finding | None:
    """The first slip of a plain text: at its beginning, or in the lines that it has swallowed.

    A text of one line needs the question only when it begins with one of SUSPECTS.
    """
    slip = marked_text(text, lines) or (_first_character(text, lines) if text[0] in SUSPECTS else None)
    return slip or (_folded_list(text, lines) if len(text.lines) > 1 else None)


def stands_alone(text: Text, lines: _Lines) -> bool:
    """Whether the text begins a line: no key, hyphen or bracket stands before it."""
    return not lines[text.place.line - 1][: text.place.column - 1].strip()


def _first_character(text: Text, lines: _Lines) -> Finding | None:
    """A dash without a space after it, or a no-break space in place of a plain one."""
    number, column = text.place.line - 1, text.place.column - 1
    line = lines[number]
    dash = _TIGHT_DASH.match(text)
    if dash:
        advice = mended("Пункт списка — дефис, пробел, текст", _item(line, column, dash.end()))
        return Finding(Yml.DASH_SPACE, f"После «{dash[0]}» нет пробела", text.place, hint=advice)
    if _NO_BREAK_DASH.match(text):
        return no_break_fault(line, number, column + 1, "dash", text.place.file)
    if text[0] in f"-{DASHES}{BULLETS}":
        return None
    before = line[:column].rstrip()
    where = "indent" if not before else {"-": "dash", ":": "colon"}.get(before[-1], "text")
    return no_break_fault(line, number, column, where, text.place.file)


def _folded_list(text: Text, lines: _Lines) -> Finding | None:
    """Items of a list that a plain text of several lines has swallowed."""
    later = [line for _, line, _ in text.lines[1:]]
    item = next((line for line in later if _ITEM.match(lines[line - 1])), 0)
    if not item:
        return None
    line, column = lines[text.place.line - 1], text.place.column - 1
    rows = [line[column:].strip(), *(lines[number - 1].strip() for number in later[:3])]
    place = Place(text.place.file, item, len(lines[item - 1]) - len(lines[item - 1].lstrip()) + 1)
    dash = line[:column].rstrip()
    siblings = f"поставьте дефис под дефисом строки {text.place.line}"
    aligned = (line, f"{dash} {lines[item - 1].lstrip(' -•')}")
    if dash.endswith("-") and place.column == len(dash) + 1:  # one space too many
        message = f"Дефис сдвинут на пробел вправо, и пункт склеился с текстом строки {text.place.line}"
        return Finding(Yml.INDENT, message, place, hint=mended(siblings.capitalize(), *aligned))
    block = (f"{line[:column].strip()} |".strip(), *(f"    {row}" for row in rows))
    hint = mended("Начните текст с «|»", *block)
    if dash.endswith("-"):
        hint = mended("Если это подпункты, начните текст с «|»", *block)
        hint += "\n" + mended(f"Если это пункты того же списка, {siblings}", *aligned)
    return Finding(Yml.FOLDED_LIST, "Пункты списка склеились с текстом над ними в одну строку", place, hint=hint)


def tight_colon(text: Text, lines: _Lines) -> Finding | None:
    """A field without a plain space after its colon, in a text that stands on a line of its own."""
    match = _FIELD.match(text)
    if not match:
        return None
    number, column = text.place.line - 1, text.place.column - 1 + match.start("rest")
    line = lines[number]
    if _NO_BREAK.match(match["rest"]):
        return no_break_fault(line, number, column, "colon", text.place.file)
    advice = mended("Поставьте пробел", f"{line[:column].strip()} {line[column:].strip()}")
    return Finding(Yml.COLON_SPACE, "После двоеточия нет пробела", text.place, hint=advice)


def stray_key(key: Text, holder: Map, lines: _Lines) -> Finding:
    """A key inside `{…}` that has neither colon nor value."""
    number = key.place.line - 1
    if ":" in key:
        advice = mended("Поставьте пробел", key.replace(":", ": ", 1))
        return Finding(Yml.COLON_SPACE, f"После двоеточия нет пробела: «{key}»", key.place, hint=advice)
    if not holder:
        column = max(lines[number].rfind("{", 0, key.place.column), 0)
        return special_fault(lines, number, column, key.place.file)
    return Finding(
        Yml.COMMA,
        f"Запятая внутри «{{…}}» отрезала «{key}» от текста",
        key.place,
        hint=mended("Пишите поля построчно, без фигурных скобок", *_unfolded(key, holder, lines)),
    )


def running_text(items: List, lines: _Lines) -> Finding | None:
    """A comma that cut a sentence inside `[…]`: a capital and a space before it, a small letter and a space after."""
    plain = [item for item in items if isinstance(item, Text) and not item.style]
    for left, right in pairwise(plain):
        if left[:1].isupper() and " " in left and right[:1].islower() and " " in right:
            advice = "Пишите пункты построчно, каждый начинается с прописной буквы"
            hint = mended(advice, *(f"- {row}" for row in _sentences(plain)))
            return Finding(Yml.COMMA, "Запятая внутри «[…]» режет текст на части", right.place, hint=hint)
    return None


def _sentences(pieces: Sequence[Text]) -> list[str]:
    """Pieces of a text that commas have cut, joined again: a new sentence begins with a capital."""
    rows: list[str] = []
    for piece in pieces:
        if rows and piece[:1].islower():
            rows[-1] += f", {piece}"
        else:
            rows.append(str(piece))
    return rows


def colon_in_brackets(place: Place, lines: _Lines) -> Finding:
    """The finding for a text inside `[…]` that begins here and that a colon has made a field."""
    return _in_brackets(Yml.COLON, "Двоеточие внутри «[…]» делает из текста поле", place, lines)


def _in_brackets(code: Yml, message: str, place: Place, lines: _Lines) -> Finding:
    line = lines[place.line - 1]
    closing = line.find("]", place.column)
    text = line[line.rfind("[", 0, place.column) + 1 : closing if closing > 0 else len(line)].strip()
    hint = mended("Пишите пункты построчно, предложение целиком — один пункт", f"- {quoted(text)}")
    return Finding(code, message, place, hint=hint)


def _unfolded(stray: Text, holder: Map, lines: _Lines) -> list[str]:
    """The fields of a flow map line by line, the stray key returned to the text before it."""
    fields = [(key, value) for key, value in holder.items() if isinstance(value, Text)]
    rows = [f"{key}: {value}" for key, value in fields]
    if fields and fields[-1][1].place.line == stray.place.line:
        key, value = fields[-1]
        line = lines[stray.place.line - 1]
        rows[-1] = f"{key}: {line[value.place.column - 1 : stray.place.column - 1 + len(stray)]}"
    return rows


def _item(line: str, column: int, dashes: int) -> str:
    """The raw line with one dash and one space before its text."""
    lead = line[:column].strip()
    return f"{lead or '-'} {line[column + dashes :].strip()}"
