"""Legal acts as descriptions tell them: records of the registry, orders, mentions in words; their level and term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from generator.language.morphology import readings
from generator.schema.types import MONTHS, Date
from generator.workspace.entities import Entity, Link

Record = dict[str, Any]
FEDERAL, REGIONAL, MUNICIPAL, LOCAL = "федеральный", "региональный", "муниципальный", "локальный"
LEVELS = (FEDERAL, REGIONAL, MUNICIPAL, LOCAL)


@dataclass(frozen=True, slots=True)
class Act:
    """What is told of an act; empty or None where nothing is."""

    sort: str = ""
    issuer: str = ""
    day: date | None = None
    number: str = ""
    title: str = ""
    begins: date | None = None
    ends: date | None = None
    repealed: date | None = None

    @property
    def key(self) -> tuple[date | None, str]:
        """What tells an act from all others: its date and its number."""
        return self.day, plain_number(self.number)

    @property
    def name(self) -> str:
        """How a message names it: «Указ Президента Российской Федерации от 07.05.2024 № 309»."""
        day = f"от {self.day:%d.%m.%Y}" if self.day else ""
        parts = (self.sort, self.issuer, day, f"№ {self.number}" if self.number else "")
        known = " ".join(part for part in parts if part)
        return known if self.day or self.number or not self.title else f"{known} «{self.title}»".strip()

    @property
    def citation(self) -> str:
        """The act in full, as grounds are written."""
        return f"{self.name} «{self.title}»" if self.title else self.name


@dataclass(frozen=True, slots=True)
class Mention:
    """An act that a text names: what it tells of it, where, and where its title stands (-1: nowhere)."""

    act: Act
    offset: int
    length: int
    title_at: int = -1


def act_of(record: Record) -> Act:
    """An act of the registry, or an order or a protocol of the workspace."""
    issuer = record.get("issuer") or record.get("body") or record.get("organisation")
    usual = next((word for field, word in USUAL_SORTS.items() if field in record), "")
    return Act(
        sort=str(record.get("sort") or record.get("word") or usual),
        issuer=_issuer(issuer),
        day=_day(record.get("date")),
        number=str(record.get("number") or ""),
        title=str(record.get("name") or record.get("about") or ""),
        begins=_day(record.get("begins")),
        ends=_day(record.get("ends")),
        repealed=_day(record.get("repealed")),
    )


USUAL_SORTS = {"agenda": "протокол", "about": "приказ"}  # by a field that only such documents have


def _issuer(value: Any) -> str:
    return str(value.entity.record.get("name") or "") if isinstance(value, Link) else str(value or "")


def _day(value: Any) -> date | None:
    return value.value if isinstance(value, Date) else None


def plain_number(number: str) -> str:
    """A number of an act for comparing: no sign, no spaces, one kind of dash, Latin look-alikes as Cyrillic."""
    plain = re.sub(r"^(?:№|N)|\s", "", number).casefold().translate(_LOOK_ALIKES)
    return re.sub(r"[‐‑–—−]", "-", plain)


_LOOK_ALIKES = str.maketrans("aceopxkhmtb", "асеорхкнмтв")


def plain_title(title: str) -> str:
    """A title for comparing: ё, quotes, signs, spaces and the usual short forms do not matter."""
    plain = title.replace("\u00a0", " ").casefold().replace("ё", "е")
    for short, whole in _SHORT.items():
        plain = re.sub(short, whole, plain)
    return " ".join(re.findall(r"[^\W_]+", plain))


_SHORT = {
    r"\bрф\b": "российской федерации",
    r"\bфгос\b": "федерального государственного образовательного стандарта",
    r"\bфоп\b": "федеральной образовательной программы",
    r"(?<=\d)\s*(?:гг?\.|годы|годов)(?!\w)": " годы",
}


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one; one may stop before the other, as long titles are cut."""
    first, second = sorted((plain_title(one), plain_title(other)), key=len)
    return first == second or (len(first.split()) >= CUT and f"{second} ".startswith(f"{first} "))


CUT = 6  # words that a cut title must still have


_SORT = re.compile(
    r"\b(?P<sort>федеральн\w+\s+закон\w*|закон(?:а|у|ом|е)?|указ(?:а|у|ом|е)?|постановлени\w+|распоряжени\w+|"
    r"приказ(?:а|у|ом|е)?|письм(?:о|а|у|ом|е)|решени(?:е|я|ю|ем|и))\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"[\s,(]*(?:протокол\w*\s+)?от\s+«?(?P<day>\d{{1,2}})»?(?:\.\s?(?P<number>\d{{1,2}})\.\s?|\s+(?P<month>{'|'.join(MONTHS)})\s+)"
    r"(?P<year>\d{4})(?:\s*г(?:\.|ода)?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\s,(]*(?:протокол\w*\s+)?(?:№|N)\s?(?P<number>[^\W_]+(?:[-–‑/.\\][^\W_]+)*)")
_TITLE = re.compile(r"[\s,()]*(?P<title>«[^«»]*(?:«[^«»]*»[^«»]*)*(?:»|$))")
_WORD = re.compile(r"\s+(?!от\s+«?\d)(?P<word>[А-Яа-яЁё-]+\.?)")
_SCHOOL_NUMBER = re.compile(r"\s*№\s?\d+(?=\W|$)")
_NUMBERED = re.compile(r"(?:школ|гимнази|лице|сад|интернат|сош|сш|оош|(?-i:[А-ЯЁ]{4,}))\w*$", re.IGNORECASE)
_ENDING = frozenset({"VERB", "INFN", "PRTS", "GRND", "ADVB", "CONJ"})
LONGEST = 14  # words of who issued an act


@lru_cache(maxsize=4096)  # several rules read each text
def mentions_of_acts(text: str) -> tuple[Mention, ...]:
    """The acts that a text names with a date, a number or a title; no-break spaces are spaces."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    found: list[Mention] = []
    for match in _SORT.finditer(plain):
        if not found or match.start() >= found[-1].offset + found[-1].length:
            found += _mention(plain, match)
    return tuple(found)


def _mention(text: str, match: re.Match[str]) -> Iterator[Mention]:
    end = _after_issuer(text, match.end())
    issuer, title_at = text[match.end() : end].strip(), -1
    told: dict[str, Any] = {}
    while True:
        if "day" not in told and (found := _DAY.match(text, end)):
            told["day"] = _date(found)
        elif "number" not in told and (found := _NUMBER.match(text, end)):
            told["number"] = found["number"]
        elif "title" not in told and (found := _TITLE.match(text, end)):
            told["title"], title_at = found["title"][1:].removesuffix("»"), found.start("title") + 1
        else:
            break
        end = found.end()
    if told:
        act = Act(sort=match["sort"], issuer=issuer, **told)
        yield Mention(act, match.start(), end - match.start(), title_at)


def _after_issuer(text: str, start: int) -> int:
    """Where the words of who issued an act end: before its details, or at a word that is none of a name."""
    end, words = start, 0
    while words < LONGEST and (match := _WORD.match(text, end)):
        found = readings(match["word"])
        if found and found[0].part in _ENDING and match["word"] != "и":
            return start
        end, words = match.end(), words + 1
        if _NUMBERED.search(match["word"]) and (number := _SCHOOL_NUMBER.match(text, end)):
            end = number.end()
    return end


def _date(found: re.Match[str]) -> date | None:
    month = int(found["number"]) if found["number"] else MONTHS.index(found["month"].casefold()) + 1
    with suppress(ValueError):
        return date(int(found["year"]), month, int(found["day"]))
    return None


# Words of who issued an act, and of what it is, that tell its level; the first that fits wins.
_LEVEL_WORDS = (
    (LOCAL, r"школ|гимнази|лице[йяю]|детск\w+ сад|педагогическ\w+ совет|педсовет|директор|колледж|учрежден"),
    (LOCAL, r"(?-i:\bМ[АБК]\w*У\b)"),
    (FEDERAL, r"Президент|Правительств\w+ (?:Российск|РФ)|Минпросвещени|Минобрнауки|Рособрнадзор|Минтруд|Госдум"),
    (FEDERAL, r"Федеральн\w+ (?:закон|служб|агентств|целев|проект)|Национальн\w+ проект|Конституци|кодекс"),
    (FEDERAL, r"Главн\w+ государственн\w+ санитарн|Государственной Думы|Верховн\w+ Суд"),
    (FEDERAL, r"Министерств\w+[^«»]*?(?:Российской Федерации|\bРФ\b|России\b)"),
    (REGIONAL, r"министерств|губернатор|законодательн|автономн\w+ (?:округ|област)|Санкт-Петербург|Севастопол"),
    (REGIONAL, r"города Москвы|^(?!.*(?:район|муниципальн|городск|\bгород|поселени)).*(?:област|\bкра[йяею]\b)"),
    (REGIONAL, r"^(?!.*(?:район|муниципальн|городск|\bгород|поселени)).*республик"),
    (MUNICIPAL, r"администраци|управлени|районн|муниципальн|городск|район|округ|\bгород|поселени|отдел"),
)
_LEVEL_NUMBERS = ((FEDERAL, r"-ф[зк]"), (REGIONAL, r"-(?:оз|кз|рз|зо|зрт|з)$"))
_OF_PROGRAMME = {"школьная": LOCAL, "муниципальная": MUNICIPAL, "региональная": REGIONAL}


def level_of(entity: Entity) -> str:
    """The level of an act, order or programme of the workspace, by who issued it; empty where nothing tells."""
    if entity.kind == "programme":
        return _OF_PROGRAMME.get(str(entity.record.get("level") or ""), "")
    return level_told(act_of(entity.record))


def level_told(act: Act, words: str = "") -> str:
    """The level that the details of an act tell, else other words about it; empty where none does."""
    for level, pattern in _LEVEL_NUMBERS:
        if re.search(pattern, plain_number(act.number)):
            return level
    unquoted = re.sub(r"«.*»", "", words)
    for told in (f"{act.sort} {act.issuer}", unquoted):
        for level, pattern in _LEVEL_WORDS:
            if re.search(pattern, told.replace("\u00a0", " "), re.IGNORECASE):
                return level
    return ""


def last_year(title: str) -> int | None:
    """The year that an act's title says it is for at the latest: «на 2020–2025 годы», «до 2030 года …»."""
    plain = title.replace("\u00a0", " ")
    if re.search(r"учебн\w+\s+год", plain):
        return None
    years = [int(year) for found in re.finditer(_SPAN, plain) for year in re.findall(r"\d{4}", found[0])]
    return max(years, default=None)


_SPAN = r"\b(?:на|до)\s+(?:период\s+)?(?:до\s+)?(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?\s*(?:г\b|гг\b|год)"
