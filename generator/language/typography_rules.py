"""The tables of typography: patterns with named groups, and what each group becomes.

Patterns never look over a line break; the text they read begins with one. A gap may be empty where typists leave the
space out (`№5`, `90%`, `г.Армавир`). Each pattern begins with a character or a class, which `re` finds fastest; so
what must not stand before it is asked after it: `[0-9](?<![\\w.].)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.language.untouched import GAP, HIDDEN

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Rule:
    """Groups of the pattern give way to the texts of `becomes`, where `holds` agrees.

    A text without any of `signs` is not searched; no signs: always.
    """

    signs: frozenset[str]
    pattern: re.Pattern[str]
    becomes: Mapping[str, str]
    holds: Callable[[re.Match[str]], bool] | None = None


def _words(*lines: str) -> str:
    return "|".join(word for line in lines for word in line.split())


# --- words -----------------------------------------------------------------------------------------------------------

MONTHS_OF = _words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
MONTHS = _words("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь", MONTHS_OF)
MONTHS_IN = _words("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре")
WEEKDAYS = _words("понедельник вторник среда четверг пятница суббота воскресенье")

# Prepositions, conjunctions and particles a line should not end with.
_TWO_LETTERS = ("во", "до", "за", "из", "ко", "на", "не", "ни", "но", "об", "от", "по", "со")
SHORT = "|".join(
    (
        "[авикосу]",
        rf"(?<!\d{GAP})[АВИКОСУ]",  # «5 А класс» names a class
        *(f"[{word[0].upper()}{word[0]}]{word[1]}|{word.upper()}" for word in _TWO_LETTERS),
    )
)

# Shortened words that belong to the number after them: ст. 28, пп. 5–7.
BEFORE_NUMBER = _words(
    r"ст\.ст п\.п подп пп ст стр рис табл разд гл чч прил абз кв корп каб ауд оф вып кн кл ул пр пер пл наб мкр",
    "п ч с д т",
)
# Shortened words that belong to the name after them: с. Ивановка, им. Пушкина.
BEFORE_NAME = _words(
    rf"г\.{GAP}?о пос дер хут аул ул пл просп пр пер наб мкр бул им проф акад доц канд св ст",
    "с д п х ш",
)

# Measures after a number. Not here: «с», «в», «к» (prepositions) and «г.» (a year, with its own rule).
UNITS = _words(
    "руб коп тыс млн млрд трлн чел шт экз ед км²? см²? мм дм м[²³]? кг мг л мл га куб мин сек час дн сут нед мес балл",
    *(rf"{unit}(?!\.{GAP}*\d)" for unit in ("т", "ч", "кв", "кл")),  # else a volume, a part, a flat: ч. 2
    rf"ч(?=\.{GAP}*\d+{GAP}*мин) п\.{GAP}?п п\.{GAP}?л кВт МВт КБ МБ ГБ ТБ Кбит Мбит Гбит °[CС]? ₽ \$ €",
)
# What makes a number of five and more digits a count, not a code.
COUNTED = f"{UNITS}|" + _words(
    r"рубл\w+ копе\w+ тысяч\w* долл\w* евро раз единиц\w* метр\w* километр\w* час\w* балл\w* мест\w*",
    r"человек\w* дет\w+ обуча\w+ учащ\w+ учени\w+ воспитанни\w+ выпускни\w+ студент\w* слушател\w+ участни\w+",
    r"педагог\w* учител\w+ работни\w+ специалист\w* респондент\w* родител\w+ жител\w+ сем(?:ей|ьи|ья\w*)",
    r"школ\w* организац\w+ учрежден\w+ экземпляр\w* книг\w* просмотр\w* посещени\w+ обращени\w+ заяв\w+ работ",
    r"анкет\w*",
)
# Words that stand after numbers but are not counted.
_NOT_COUNTED = _words("для при без под над про или как что это его она они оно был[аио]? есть нет тоже также")

# Words before a number that make it a name, not a quantity.
_NAMED = re.compile(
    r"(?<!\w)(?:№|код|шифр|номер|индекс|инн|кпп|огрн|окпо|октмо|оквэд|бик|кбк|снилс|[рл]/с|сч[её]т|кв\.|д\.|дом|тел\.|"
    r"(?:борт|рейс|маршрут|поезд|вагон|ящик|лот|артикул|билет|участок|участк)(?:а|у|ом|е)?|арт\.|доб\.|[ап]/я|"
    rf"санпин|сп|(?:приказ|письм|договор|распоряжени|постановлени|протокол)\w*):?{GAP}*\Z",
    re.IGNORECASE,
)

# --- ranges ----------------------------------------------------------------------------------------------------------

# Asked after the first digit: it does not go on a number or a code (but may follow «п.» typed without a space).
_START = r"(?<![\w№/,…:+–—-].)(?<!(?<![а-яё])\..)"
_CODE_ENDS = r"(?![\w/–—-]|[.,:]\w)"
_END = r"(?![\w-])"
_COUNTED_AHEAD = (
    rf"(?={GAP}*[%‰]|-[а-яё]{{1,2}}(?!\w)|{GAP}+(?:(?:{UNITS}|гг?\.?){_END}|(?!(?:{_NOT_COUNTED})\b)[а-яё]{{3,}}))"
)
_DIGITS = frozenset("0123456789")
_LONGEST_BEFORE = 24  # as far back as words before a number are looked for


def before(match: re.Match[str]) -> str:
    """What stands just before the match."""
    return match.string[max(0, match.start() - _LONGEST_BEFORE) : match.start()]


def counts(match: re.Match[str]) -> bool:
    """Whether the number is a quantity, not the name of an act, a flat, an account."""
    return not _NAMED.search(before(match))


def _grows(match: re.Match[str]) -> bool:
    """Whether a range goes upwards and no number has leading zeros: «10-15», not «05-71» nor «15-10»."""
    ends = (match["first"], match["last"])
    first, last = (float(end.replace(",", ".")) for end in ends)
    return first < last and not any(re.match(r"0\d", end) for end in ends) and counts(match)


def _follows(words: str) -> Callable[[re.Match[str]], bool]:
    word = re.compile(rf"(?<![\w-])(?:{words})\Z", re.IGNORECASE)
    return lambda match: bool(word.search(before(match)))


def _range(signs: str | frozenset[str], pattern: str, holds: Callable[[re.Match[str]], bool] | None = None) -> Rule:
    becomes = {"before": "", "after": ""} if "(?P<before>" in pattern else {}
    return Rule(frozenset(signs), re.compile(pattern), {"dash": "–", **becomes}, holds)


RANGES = (
    _range(
        _DIGITS,
        rf"(?P<first>[12]{_START}[90]\d\d)(?P<before>{GAP}*)(?P<dash>[-–—])(?P<after>{GAP}*)"
        rf"(?P<last>(?:19|20)\d\d){_CODE_ENDS}",
        _grows,
    ),
    _range(
        _DIGITS,
        rf"[12]{_START}[90](?P<first>\d\d)(?P<dash>[-—])(?P<last>\d\d)(?={GAP}+(?:уч|гг?\.|год))",
        lambda match: int(match["last"]) == int(match["first"]) + 1,
    ),
    _range(
        _DIGITS,
        rf"(?P<first>[0-9]{_START}\d{{,8}}(?:,\d+)?)(?P<dash>[-—])(?P<last>\d{{1,9}}(?:,\d+)?){_COUNTED_AHEAD}",
        _grows,
    ),
    _range(
        _DIGITS,
        rf"[псч](?<![\w.…-].)(?:(?<=п)п|(?<=с)тр|(?<=ч)ч|(?<=с))\.{GAP}*"
        rf"(?P<first>\d{{1,9}})(?P<dash>[-—])(?P<last>\d{{1,9}}){_CODE_ENDS}",
        _grows,
    ),
    _range(
        _DIGITS, rf"[0-9]{_START}\d?\.\d\d(?:\.\d{{4}}|\.\d\d)?(?P<dash>[-—])\d\d?\.\d\d\.(?:\d{{4}}|\d\d){_CODE_ENDS}"
    ),
    _range(_DIGITS, rf"[0-9]{_START}\d?:\d\d(?P<dash>[-—])\d\d?:\d\d{_CODE_ENDS}"),
    _range("IVX", rf"[IVX](?<![\w-].)[IVX]*(?P<dash>[-—])[IVX]+{_END}"),
    _range("-—", rf"(?P<dash>[-—])(?=(?:{MONTHS}){_END})", _follows(MONTHS)),
    _range(
        "-–—",
        rf"(?P<dash>[-–—])(?={GAP}+(?:[0-3]?\d{GAP})?(?:{MONTHS}|{MONTHS_IN}){_END})",
        _follows(rf"(?:{MONTHS}|{MONTHS_IN})(?:{GAP}\d{{4}}(?:{GAP}(?:г\.|год[ау]?))?)?{GAP}+"),
    ),
    _range("-—", rf"(?P<dash>[-—])(?=(?:{WEEKDAYS}){_END})", _follows(WEEKDAYS)),
    Rule(
        _DIGITS,
        re.compile(rf"[0-9](?P<before>{GAP}+)(?P<dash>--?|[–—])(?P<after>{GAP}+)(?=\d)"),
        {"before": NBSP, "dash": "–", "after": " "},
    ),
)

# --- no-break spaces -------------------------------------------------------------------------------------------------

_BEFORE_WORD = r"[\x20\t\xa0\n(\[{«„“\"*/|–—]"
_CAPITAL = '["«„“]?\\**[А-ЯЁ]'
_SURNAME = "[А-ЯЁ][А-ЯЁа-яё]+"
_NAME_AHEAD = rf"(?={GAP}+{_CAPITAL}|(?!(?:{SHORT}){GAP})[А-ЯЁ])"
_NO_YEAR = rf"(?<![\d_]{{4}}{GAP})(?<!/\d\d{GAP})"
_NUMBER_AHEAD = rf"(?={GAP}*(?:[\d{HIDDEN}]|[IVXLC]+\b))"

# Shortened words that must not be left by what follows.
_SHORTENED = "|".join(
    (
        rf"(?:{BEFORE_NUMBER})\.{_NUMBER_AHEAD}",
        rf"(?<!\d{GAP})(?<!т\.{GAP})(?:{BEFORE_NAME})\.{_NAME_AHEAD}",
        rf"{_NO_YEAR}г\.{_NAME_AHEAD}",
        rf"(?:[а-вд-яё]|{_NO_YEAR}г)\.(?={GAP}+[а-яё]\.)",  # т. д., н. э., п. п.
        rf"уч\.(?={GAP}+гг?\.)",
        rf"(?:тыс|кв|куб)\.(?={GAP}+(?:{UNITS}){_END})",
    )
)
_INITIAL = r"[А-ЯЁ](?<![\w…-].)(?<!(?<![А-ЯЁа-яё])\..)"  # a capital that begins a word, also after «г.» and «А.»
_INITIALS = "|".join(
    (
        rf"\.{GAP}*-?[А-ЯЁ]\.(?={GAP}*{_SURNAME})",
        rf"(?<!\d{GAP}.)\.(?={GAP}*[А-ЯЁ][а-яё])",
        rf"[А-ЯЁа-яё-]+(?={GAP}+[А-ЯЁ]\.{GAP}*[А-ЯЁ]\.(?!{GAP}*{_SURNAME}))",
    )
)


def _glue(signs: str | frozenset[str], pattern: str) -> Rule:
    return Rule(frozenset(signs), re.compile(pattern), {"gap": NBSP})


GLUES = (
    _glue("", rf"{_BEFORE_WORD}(?:{SHORT})(?=(?P<gap>{GAP}+)[^\s|])"),
    # the gap is only looked at: it may stand before the next shortened word
    _glue(".", rf"{_BEFORE_WORD}(?=[а-яё]{{1,5}}\.)(?:{_SHORTENED})(?=(?P<gap>{GAP}*))"),
    _glue(".", rf"{_INITIAL}(?:{_INITIALS})(?=(?P<gap>{GAP}*))"),
    _glue("", rf"г-(?<![\w-]..)(?:н|на|ну|ном|жа|жи|же|жу|жой)(?P<gap>{GAP}+)(?={_CAPITAL})"),
    _glue("", rf"пгт(?<!\w...)(?P<gap>{GAP}+)(?={_CAPITAL})"),
    _glue("", rf"м(?<!\w.)л(?:н|рд)(?P<gap>{GAP}+)(?=(?:{UNITS}){_END})"),
    _glue("№", rf"[А-ЯЁ](?<!\w.)[А-ЯЁ]{{1,4}}(?P<gap>{GAP}+)(?=№)"),  # СОШ № 3
    _glue("№", rf"№(?P<gap>{GAP}*)(?=[\w{HIDDEN}])"),
    _glue("§", rf"§(?P<gap>{GAP}*)(?=[\d{HIDDEN}])"),
    _glue(_DIGITS, rf"[0-9](?P<gap>{GAP}*)(?=[%‰](?!-)|(?<={GAP})(?:(?:{UNITS}|{MONTHS_OF}|г(?![.…])){_END}))"),
    _glue(_DIGITS, rf"[0-9_](?:(?<=[\d_]{{4}})|(?<=/\d\d))(?P<gap>{GAP}*)(?=гг?\.{_END}|гг{_END})"),
    _glue("IVX", rf"[IVX](?P<gap>{GAP}+)(?=вв?\.)"),
    Rule(
        frozenset("N"),
        re.compile(rf"(?P<sign>N)(?<![\w.…-].)(?P<gap>{GAP}+)(?={HIDDEN})"),
        {"sign": "№", "gap": NBSP},
    ),
)

ELLIPSIS = Rule(frozenset("."), re.compile(r"(?P<dots>\.\.\.)(?<!\.\.\.\.)(?!\.)"), {"dots": "…"})

RULES: tuple[Rule, ...] = (*RANGES, *GLUES, ELLIPSIS)

# --- what depends on settings, or has several places in one match ----------------------------------------------------

TWO_INITIALS = re.compile(rf"{_INITIAL}\.(?P<gap>{GAP}*)(?=[А-ЯЁ]\.)")
DASH = re.compile(rf"(?P<before>{GAP}(?<![\s|].){GAP}*)(?P<dash>--?|[–—])(?P<after>{GAP}+(?=[^\s|])|(?={GAP}*\n))")
COUNT = re.compile(rf"([0-9]{_START}(?<!\d{GAP}.)\d{{3,8}})(?=(?:,\d+)?{GAP}+(?:{COUNTED}){_END})")
TYPED_GROUPS = re.compile(rf"[0-9]{_START}\d?\d?(?:[\x20\xa0]\d{{3}}){{1,4}}(?!{GAP}?\d|-)")
