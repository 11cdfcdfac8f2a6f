"""A term inside a sentence: «сентябрь 2026» -> «в сентябре 2026 года», «01.12.2026» -> «до 1 декабря 2026 года».

Words that say when by themselves («ежемесячно», «до мая», «по мере поступления») and words that are not understood
stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.language.cases import Case
from generator.language.counting import counted
from generator.language.dates import MONTHS, MONTHS_GENITIVE
from generator.language.groups import decline_group
from generator.language.term_grammar import Item, read_sentence
from generator.language.term_intervals import PartKind, Piece
from generator.language.term_tokens import Sort, TermError

_SEASONS = ("осень", "зима", "весна", "лето")
_UNITS = ("неделя", "декада", "половина", "квартал", "четверть", "полугодие", "годы", "год")
_EDGES = ("начало", "середина", "конец")
_NOUNS = "|".join((*MONTHS, *_SEASONS, *_UNITS, *_EDGES))
# What changes in a period: its first noun, in the nominative, with an adjective before it.
_HEAD = re.compile(
    r"(?P<number>(?:[IVX]+|\d[\d/–—−-]*(?:-?[а-яё]{1,2})?)[ \u00a0]+)?"
    rf"(?P<words>(?:[а-яё]+[ \u00a0]+)?(?:{_NOUNS}))(?![\w-])",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})")
_WHOLE = re.compile("(?:вся|вс[её]|весь)(?![а-яё])", re.IGNORECASE)
_HOLIDAYS = re.compile(r"(?:[а-яё]+ие[ \u00a0])?каникулы(?![а-яё-])", re.IGNORECASE)
_MONTHLY = re.compile(r"(?P<day>\d{1,2}(?:-е)?)[ \u00a0]число(?![а-яё])")
_MONTH_AND_YEAR = re.compile(rf"\b(?:{'|'.join((*MONTHS, *MONTHS_GENITIVE))})[ \u00a0](?:19|20)\d\d\Z", re.IGNORECASE)
_REMARK = re.compile(r"[ \u00a0]*\([^()]*\)$")
# «3 дня», «10 рабочих дней со дня издания»; «3 дня в неделю» and «2 часа в день» are no terms.
_LENGTH = re.compile(
    r"(?P<number>\d{1,3})[ \u00a0](?:(?P<sort>рабоч|календарн)(?:их|ых|ий|ый)[ \u00a0])?"
    r"(?:(?P<день>день|дня|дней)|(?P<неделя>недел[яиь])|(?P<месяц>месяц(?:а|ев)?)|(?P<год>года?|лет))"
    r"(?=$|[ \u00a0](?:со?|после|от)[ \u00a0])"
)
_SORTS = {"рабоч": "рабочий ", "календарн": "календарный "}
_LOCATIVE = {"годе": "году"}  # what the prepositional of time is after «в»

Form = Callable[[Piece], str | None]


def when(text: str) -> str:
    """The term as an answer to «когда»: by a day, between two days, in a period; else its own words."""
    text = text.strip()
    if length := _LENGTH.match(text):
        return f"в течение {_length(length, Case.GENITIVE)}{text[length.end() :]}"
    if _HOLIDAYS.match(text):
        return f"в {_small(text)}"
    items = _items(text)
    pieces = [piece for item in items for piece in item.pieces]
    if len(pieces) == 1 and pieces[0].is_day:
        return f"до {_written(text, pieces, _day)}"
    if len(items) == 1 and pieces and all(piece.is_day for piece in pieces):
        (first, last), tail = pieces, text[pieces[-1].place.end :]
        return f"с {_day(first)} по {_day(last)}{tail}"
    said = _written(text, pieces, _in_period)
    return f"{_preposition(pieces[0])}{_small(said)}" if said else text


def by_when(text: str) -> str:
    """The term as a deadline: a day after «до» is written out as a bare one is; else as `when`."""
    day = re.sub(r"\Aдо[ \u00a0]", "", text.strip())
    said = when(day)
    return said if said.startswith("до ") else when(text)


def with_year(text: str) -> str:
    """The term with the word that a year after a month asks for: «январь – май 2027» -> «январь – май 2027 года»."""
    return f"{text}\u00a0года" if _MONTH_AND_YEAR.search(text) else text


def how_long(text: str) -> str:
    """The term as an answer to «на какой срок»: «на 2026–2028 годы»; else as `when`."""
    text = text.strip()
    if _LENGTH.match(text) or _HOLIDAYS.match(text) or _WHOLE.match(text):
        return f"на {_small(text)}"
    said = _written(text, [piece for item in _items(text) for piece in item.pieces], _for_period)
    return f"на {_small(said)}" if said else when(text)


def _items(text: str) -> list[Item]:
    """The items of a term that begins with a bare period or day; none of one that speaks for itself."""
    try:
        sentence = read_sentence(_REMARK.sub("", text))
    except TermError:
        return []
    items = [item for item in sentence.items if not item.bracket]
    if not items or items[0].pieces[0].place.start or _WHOLE.match(text):
        return []
    return items if all(item.mode is Sort.WITHIN for item in items) else []


def _length(found: re.Match[str], case: Case) -> str:
    """A length of time in a case: «10 рабочих дней»."""
    noun = next(name for name in ("день", "неделя", "месяц", "год") if found[name])
    return counted(int(found["number"]), f"{_SORTS.get(found['sort'], '')}{noun}", case)


def _written(text: str, pieces: list[Piece], form: Form) -> str:
    """The text with each piece in its form; empty where one of them has none."""
    said, end = "", 0
    for piece in pieces:
        written = form(piece)
        if written is None:
            return ""
        said, end = f"{said}{text[end : piece.place.start]}{written}", piece.place.end
    return said + text[end:] if pieces else ""


def _words(piece: Piece) -> str:
    return piece.place.text[piece.place.start : piece.place.end]


def _day(piece: Piece) -> str:
    """«1 декабря 2026 года» of «01.12.2026», of «1 декабря 2026»; else as written."""
    words = _words(piece)
    if found := _NUMERIC.fullmatch(words):
        day, month, year = (found[one] or found[f"{one}2"] for one in "dmy")
        return f"{int(day)}\u00a0{MONTHS_GENITIVE[int(month) - 1]} {year}\u00a0года"
    if found := _MONTHLY.fullmatch(words):
        return f"{found['day'].replace('е', 'го')} числа"
    return words if piece.years is None or piece.years.named else f"{words}\u00a0года"


def _in_period(piece: Piece) -> str | None:
    """The period in the prepositional; a season in the instrumental, which needs no preposition."""
    is_season = piece.part is not None and piece.part.kind is PartKind.SEASON
    return _period(piece, Case.INSTRUMENTAL if is_season else Case.PREPOSITIONAL)


def _for_period(piece: Piece) -> str | None:
    return _period(piece, Case.ACCUSATIVE)


def _period(piece: Piece, case: Case) -> str | None:
    """A period in a case, its bare year with its word; None for a day and for words that are no period."""
    words, years = _words(piece), piece.years
    head = _HEAD.match(words)
    if piece.is_day or piece.is_programme or (head is None and piece.part is not None):
        return None
    said = words
    if head is not None:
        declined = decline_group(head["words"].replace("\u00a0", " "), case).text
        for usual, after_in in _LOCATIVE.items():
            declined = re.sub(rf"{usual}$", after_in, declined)
        said = f"{head['number'] or ''}{declined}{words[head.end() :]}"
    if years is None or years.named or (head is not None and piece.part is None):
        return said
    return f"{said}\u00a0{_year_word(piece, case)}"


def _year_word(piece: Piece, case: Case) -> str:
    """What follows a bare year: «сентябре 2026 года», «2026–2028 годах», «2026 год»."""
    if piece.part is not None or piece.years is None:
        return "года"
    if case is not Case.PREPOSITIONAL:
        return "годы" if piece.years.is_run else "год"
    return "годах" if piece.years.is_run else "году"


def _preposition(piece: Piece) -> str:
    """«на 3 неделе», «во втором квартале», «осенью»; «в» before all else, with its space."""
    if piece.part is None:
        return "в "
    if piece.part.kind is PartKind.SEASON and not piece.edge:
        return ""
    if piece.part.kind is PartKind.WEEK:
        return "на "
    return "во " if piece.part.number == 2 and not piece.edge else "в "


def _small(said: str) -> str:
    return said if re.match("[IVX]", said) else said[:1].lower() + said[1:]
