"""Scalar types of the language: each turns a text into a value that still prints as typed.

A converter returns a `Text` of its own class or raises `WrongText` with what is right and how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from generator.language.terms import Term
from generator.reading.values import Text

MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
SAID_EMPTY = re.compile(
    r"(?:нет|не\s+(?:предусмотрен|указан|определ[её]н|установлен|назначен)[аоы]?|не\s+(?:требуется|требуются|планируется|"
    r"планируются))(?:\s*\((?P<reason>[^()]+(?:\([^()]*\)[^()]*)*)\))?\.?",
    re.IGNORECASE,
)
ID = re.compile(r"[a-zа-яё][a-zа-яё0-9]*(?:-[a-zа-яё0-9]+)*")
UNIT = r"(?:[^\W\d_]|[%‰°₽])[^(]*?"
_NUMBER = r"[-−–]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|[-−–]?\d+(?:[.,]\d+)?"
NUMBER = re.compile(_NUMBER)


class WrongText(ValueError):
    """The text is not of its type. `code` is the finding's, `hint` shows a right one."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code, self.message, self.hint = code, message, hint


class Said(Text):
    """Emptiness that is said: «нет», «не предусмотрены (причина)»."""

    __slots__ = ()

    @property
    def reason(self) -> str:
        """The reason in brackets, or an empty text."""
        match = SAID_EMPTY.fullmatch(self.strip())
        return (match["reason"] or "").strip() if match else ""


class Prose(Text):
    """Text of the small Markdown profile."""

    __slots__ = ()


class Id(Text):
    """An id: lower-case letters, digits and hyphens, a letter first."""

    __slots__ = ()


class Date(Text):
    """A date as typed; `value` is None for a blank such as `__.__.2026`, whose `year` may still be known."""

    __slots__ = ("value", "year")

    value: date | None
    year: int | None


class Number(Text):
    """A number as typed, with its unit if one was given; `note` is what stood in brackets."""

    __slots__ = ("note", "unit", "value")

    value: Decimal
    unit: str
    note: str


class Years(Text):
    """A term as typed; `first` and `last` are its years where it is a year or a range of years.

    `term` are its intervals, once the workspace has read it within its programme's term.
    """

    __slots__ = ("first", "last", "term")

    first: int | None
    last: int | None
    term: Term | None


class Flag(Text):
    """Yes or no."""

    __slots__ = ("value",)

    value: bool


class Inapplicable(Text):
    """Words in place of a score: the criterion does not apply to this programme."""

    __slots__ = ()


class Part(Text):
    """A part of a whole that must be there: at least `share`, or more than it when `strict`."""

    __slots__ = ("share", "strict")

    share: Fraction
    strict: bool


class AlwaysText(Text):
    """Text that is never read as an id, nor as emptiness: it stood after `текст:`."""

    __slots__ = ()


class Reference(Text):
    """An id or a text in place of a record: `is_id` follows the rule of the language (one word in lower case).

    `near_id` is the id that a text would be but for the capitals of its one word or for its spaces, else empty.
    """

    __slots__ = ("is_id", "near_id")

    is_id: bool
    near_id: str


def said_empty(text: Text) -> Said | None:
    """The text as said emptiness, or None when it says something."""
    if isinstance(text, AlwaysText) or not SAID_EMPTY.fullmatch(text.strip()):
        return None
    return text.recast(Said)


def to_text(text: Text) -> Text:
    """The text itself; line breaks in it are kept."""
    return text


def to_number_sign(text: Text) -> Text:
    """The number of a document without the sign № that papers print themselves."""
    return text.with_value(re.sub(r"^\s*(?:№|N|No\.?)\s*(?=\S)", "", text))


def to_title(text: Text) -> Text:
    """A name without the guillemets around it that papers print themselves."""
    whole = re.fullmatch(r"\s*«([^«»]*(?:«[^«»]*»[^«»]*)*)»\s*", text)
    return text.with_value(whole[1]) if whole else text


def to_prose(text: Text) -> Text:
    """The text as prose."""
    return text.recast(Prose)


def to_id(text: Text) -> Text:
    """The text as an id, or `WrongText` with the mended form."""
    if ID.fullmatch(text):
        return text.recast(Id)
    raise WrongText(
        "SCH012",
        f"«{text}» не годится как код",
        f"Код пишут строчными буквами, цифрами и дефисом: «{mended_id(text)}» — и здесь, и там, где на него ссылаются.",
    )


def mended_id(text: str) -> str:
    """The nearest well-formed id: lowered, spaces as hyphens, other signs dropped, a letter first."""
    words = re.findall(r"[a-zа-яё0-9]+", text.lower())
    mended = "-".join(words) or "код"
    return mended if mended[0].isalpha() else f"п-{mended}"


def to_date(text: Text) -> Text:
    """The text as a date in one of three notations, or as the blank of a date not yet known."""
    plain = " ".join(text.replace("\u00a0", " ").split())
    found = text.recast(Date)
    found.value, found.year = None, None
    if blank := re.fullmatch(r"[_.«»\" ]*_[_.«»\" ]*(?:(\d{4})|\d\d_+)?(?: ?г\.?)?", plain):
        found.year = int(blank[1]) if blank[1] else None
        return found
    parts = _date_parts(plain.casefold())
    try:
        found.value = date(*parts) if parts else None
    except ValueError:
        raise WrongText("SCH008", f"Даты «{text}» нет в календаре", _DATE_HINT) from None
    if found.value is None:
        raise WrongText("SCH008", f"«{text}» не читается как дата", _DATE_HINT)
    found.year = found.value.year
    return found


_DATE_HINT = "Пишите 2026-08-28, 28.08.2026 или 28 августа 2026 г.; день, который ещё не известен, — __.__.2026."


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?г\.?| года)?", text, re.ASCII):
        return int(match[3]), int(match[2]), int(match[1])
    match = re.fullmatch(r"«?(\d{1,2})»? ([а-я]+) (\d{4})(?: ?г\.?| года)?", text)
    if match and match[2] in MONTHS:
        return int(match[3]), MONTHS.index(match[2]) + 1, int(match[1])
    return None


A_NUMBER = "Пишите число, запятая отделяет дробь: 35,8 %; 20; 120 тыс. руб."
MADE_A_DAY = (
    "Excel принял число за дату: смените формат ячейки на «Числовой» и впишите его снова, дробь — через запятую."
)
DAY = re.compile(r"\d\d\.\d\d\.\d{4}")


def to_number(text: Text) -> Text:
    """The text as a number with an optional unit and a note in brackets: `42 % (2026)`, `1 200,5 тыс. руб.`."""
    match = re.fullmatch(rf"\s*({_NUMBER})\s*({UNIT})?\s*(?:\(([^)]*)\))?\s*", text)
    if not match or _POWER.fullmatch(match[2] or ""):
        raise WrongText(
            "SCH009",
            f"«{text}» не читается как число",
            MADE_A_DAY if text.place.in_table and DAY.fullmatch(text) else A_NUMBER,
        )
    found = text.recast(Number)
    found.value = number_in(match[1])
    found.unit, found.note = (match[2] or "").strip(), (match[3] or "").strip()
    return found


_POWER = re.compile(r"[eе][-+]?\d+", re.IGNORECASE)  # of «1e9», which is no unit


def number_in(text: str) -> Decimal:
    """The number that a text of the form `NUMBER` writes."""
    digits = re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".")
    return Decimal(digits.replace("−", "-").replace("–", "-"))


def to_percent(text: Text) -> Text:
    """The text as a share from 0 to 100 %."""
    found = to_number(text)
    assert isinstance(found, Number)
    if found.unit not in ("", "%") or not 0 <= found.value <= 100:
        raise WrongText("SCH009", f"«{text}» не читается как доля", "Доля пишется в процентах от 0 до 100: 35,8 %.")
    if not found.unit and 0 < found.value < 1:
        said = f"{(found.value * 100).normalize():f}".replace(".", ",")
        raise WrongText("SCH009", f"«{text}» — меньше процента", f"Пишите со знаком: {said} % или {text} %.")
    return found


def to_integer(text: Text) -> Text:
    """The text as a whole number."""
    found = to_number(text)
    assert isinstance(found, Number)
    if found.unit or found.value != found.value.to_integral_value():
        is_whole = found.value == found.value.to_integral_value()
        right = f"{found.value:f}" if is_whole and found.value >= 0 else "12"
        raise WrongText("SCH009", f"«{text}» не целое число", f"Пишите одно целое число, без слов: {right}.")
    return found


def to_share(text: Text) -> Text:
    """The text as a share with its parts, `111 из 310`, kept as a number in percent with the parts as its note."""
    match = re.fullmatch(rf"\s*({_NUMBER})\s+из\s+({_NUMBER})\s*", text)
    if not match:
        raise WrongText("SCH009", f"«{text}» не читается как часть целого", "Пишите обе части: 111 из 310.")
    part, whole = (to_number(text.with_value(piece)) for piece in match.groups())
    assert isinstance(part, Number) and isinstance(whole, Number)
    if whole.value <= 0 or not 0 <= part.value <= whole.value:
        raise WrongText(
            "SCH009", f"«{text}»: часть не бывает больше целого, а целое — нулём", "Пишите обе части: 111 из 310."
        )
    found = text.recast(Number)
    found.value, found.unit, found.note = part.value * 100 / whole.value, "%", str(text)
    return found


SCORE_HINT = "Балл — число: 2; в экспертном листе ещё бывает «не применимо»."


def to_score(text: Text) -> Text:
    """The text as an expert's score: a number, or «не применимо», for which a dash stands too."""
    if re.fullmatch(r"не\s?применимо|н/п|[-–—−]+", text.strip(), re.IGNORECASE):
        return text.recast(Inapplicable)
    try:
        found = to_number(text)
    except WrongText as wrong:
        hint = SCORE_HINT if wrong.hint == A_NUMBER else wrong.hint
        raise WrongText(wrong.code, f"«{text}» — не балл: это не число", hint) from wrong
    assert isinstance(found, Number)
    if found.unit and not re.fullmatch(r"балл\w*|б\.?", found.unit):
        raise WrongText("SCH009", f"«{text}» не балл", SCORE_HINT)
    if found.note:
        raise WrongText("SCH009", f"Рядом с баллом стоят слова: «{text}»", "Оставьте одно число: 2.")
    return found


def to_part(text: Text) -> Text:
    """The text as a part of a whole that is needed: `2/3`, `60 %`, `более половины`."""
    plain = " ".join(text.replace("\u00a0", " ").casefold().split())
    whole = re.fullmatch(r"(?P<more>более |больше |свыше )?(?:не менее )?(?P<part>.+)", plain)
    assert whole is not None or not plain
    found = text.recast(Part)
    share = _share_of(whole["part"]) if whole else None
    if share is None or not 0 < share <= 1:
        raise WrongText("SCH009", f"«{text}» не часть состава", "Пишите 2/3, 60 % или «более половины».")
    found.share, found.strict = share, bool(whole and whole["more"])
    return found


def _share_of(words: str) -> Fraction | None:
    named = {
        "половина": Fraction(1, 2),
        "половины": Fraction(1, 2),
        "две трети": Fraction(2, 3),
        "двух третей": Fraction(2, 3),
    }
    if match := re.fullmatch(r"(\d{1,3}) ?/ ?(\d{1,3})", words, re.ASCII):
        return Fraction(int(match[1]), int(match[2])) if int(match[2]) else None
    if match := re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?) ?%", words, re.ASCII):
        return Fraction(match[1].replace(",", ".")) / 100
    return named.get(words)


def to_year(text: Text) -> Text:
    """The text as one year of four digits."""
    if not re.fullmatch(r"(?:19|20)\d{2}", text, re.ASCII):
        raise WrongText("SCH010", f"«{text}» не год", "Год пишут четырьмя цифрами: 2027.")
    found = text.recast(Years)
    found.first = found.last = int(text)
    found.term = None
    return found


def to_years(text: Text) -> Text:
    """The text as a term; where it is a year or a range of years, the years are known and in order."""
    found = text.recast(Years)
    found.first = found.last = found.term = None
    match = re.fullmatch(
        r"\s*((?:19|20)\d{2})\s*(?:[-–—]\s*((?:19|20)\d{2}))?\s*(?:гг?\.?|годы?|год)?\s*", text.replace("\u00a0", " ")
    )
    if match:
        found.first, found.last = int(match[1]), int(match[2] or match[1])
        if found.last < found.first:
            raise WrongText(
                "SCH014", f"Срок «{text}» кончается раньше, чем начинается", f"Возможно, {found.last}–{found.first}."
            )
    return found


def to_flag(text: Text) -> Text:
    """The text as yes or no."""
    words = {"да": True, "true": True, "нет": False, "false": False}
    word = "нет" if said_empty(text) else text.casefold()
    if word not in words:
        raise WrongText("SCH020", f"«{text}» — не «да» и не «нет»", "Здесь пишут «да» или «нет».")
    found = text.recast(Flag)
    found.value = words[word]
    return found


def to_reference(text: Text) -> Text:
    """The text as a reference: one word in lower case is an id, anything with a space or a capital is text."""
    found = text.recast(Reference)
    is_word = ID.fullmatch(text) or re.fullmatch(r"\d+", text, re.ASCII)
    is_text = isinstance(text, AlwaysText)
    found.is_id = bool(is_word) and not is_text
    near = "-".join(text.split()) if text.islower() else text.lower()
    found.near_id = near if not is_word and not is_text and ID.fullmatch(near) else ""
    return found


Converter = Callable[[Text], Text]

CONVERTERS: Mapping[str, Converter] = MappingProxyType(
    {
        "date": to_date,
        "field": to_text,
        "file": to_text,
        "flag": to_flag,
        "id": to_id,
        "integer": to_integer,
        "number": to_number,
        "number_sign": to_number_sign,
        "part": to_part,
        "percent": to_percent,
        "prose": to_prose,
        "reference": to_reference,
        "score": to_score,
        "share": to_share,
        "source": to_text,
        "text": to_text,
        "title": to_title,
        "year": to_year,
        "years": to_years,
    }
)
