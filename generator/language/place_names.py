"""Districts, regions and settlements named in a text: «Озёрского района», «Республики Крым», «г. Ключевск»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.language.morphology import readings
from generator.language.pairs import marks_of

REGIONS = ("область", "край", "республика")

_GAP = r"[ \u00a0\n]"
_ENDINGS = "ий|ый|ой|ого|его|ому|ему|им|ым|ом|ем|ая|яя|ую|юю|ое|ее|ие|ые|их|ых|ыми|ими"
_ADJECTIVE = rf"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?:{_ENDINGS})"
_RANK = rf"(?:(?:муниципальн|городск|сельск|автономн|национальн|федеральн|учебн|военн|избирательн)[а-яё]+{_GAP})?"
_UNIT = (
    r"район(?:а|у|ом|е|ы|ов|ам|ами|ах)?|округ(?:а|у|ом|е|ов|ам|ами|ах)?|област(?:ь|и|ью|ей|ям|ями|ях)|кра(?:й|я|ю|ем|е|ев|ях)|"
    r"[Рр]еспублик(?:а|и|е|у|ой|)|поселени(?:е|я|ю|ем|и|й)|сельсовет(?:а|у|ом|е|ов)?|улус(?:а|у|ом|е)?"
)
_NAMED_UNIT = re.compile(
    rf"\b(?P<names>{_ADJECTIVE}(?:(?:,{_GAP}|{_GAP}и{_GAP}){_ADJECTIVE})*){_GAP}(?P<rank>{_RANK})(?P<unit>{_UNIT})\b"
)
_UNIT_NAME = re.compile(
    rf"\b(?P<unit>[Рр]еспублик(?:а|и|е|у|ой)|(?:городск|муниципальн)[а-яё]+{_GAP}округ(?:а|у|ом|е)?){_GAP}"
    rf"(?:город[а-яё]*{_GAP}|г\.{_GAP})?(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)"
)
_SETTLEMENT = re.compile(
    rf"\b(?<!\d{_GAP})(?<!\d)(?P<unit>г\.|город(?:а|у|ом|е)?|с\.|сел(?:о|а|у|ом|е)|пос\.|пос[её]л(?:ок|ка|ку|ком|ке)|пгт|"
    rf"деревн(?:я|и|е|ю|ей)|станиц(?:а|ы|е|у|ей)|хутор(?:а|у|ом|е)?)"
    rf"(?:(?<=\.)|{_GAP}){_GAP}?(?P<name>[А-ЯЁ][а-яё]+(?:[- \u00a0][А-ЯЁ][а-яё]+)*)"
)
_GOVERNED = {"в": "loct", "во": "loct", "на": "loct", "о": "loct", "об": "loct", "по": "datv", "к": "datv", "с": "ablt"}
_NO_PLACE = ("федеральн", "учебн", "военн", "избирательн")  # «Приволжский федеральный округ» is no one's own
# Adjectives that are no names though a sentence begins with them.
_COMMON = re.compile(
    r"(?:муниципальн|городск|сельск|автономн|российск|советск|соседск|районн|областн|краев|региональн|.*ическ|.*тельск)[а-яё]+",
    re.IGNORECASE,
)
_SKY = re.compile(rf".*[сц]к(?:{_ENDINGS})")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named in a text: the word that names it, the lemma of what it is («район», «село»); `case` of a unit.

    `whole` is from its name to its unit, where they stand side by side.
    """

    offset: int
    name: str
    unit: str
    whole: str
    case: str = ""
    is_settlement: bool = False

    @property
    def is_region(self) -> bool:
        """Whether it is a part of the country rather than of a region."""
        return self.unit in REGIONS


@lru_cache(maxsize=4096)  # rows of a table share most of their texts
def places_in(text: str) -> tuple[Place, ...]:
    """The places that a text names outside quotes."""
    return tuple(_places(text))


def _places(text: str) -> Iterator[Place]:
    quoted = list(marks_of(text)) if "«" in text else []
    for place in (*_units(text), *_units_named_after(text), *_settlements(text)):
        if not any(start < place.offset < end for start, end in quoted):
            yield place


def name_words(name: str) -> frozenset[str]:
    """The words of a name in their dictionary forms, all of which they may have; ё as е."""
    return frozenset(form for word in re.findall(r"[А-ЯЁа-яё]+", name) for form in _lemmas(word.lower()))


@lru_cache(maxsize=8192)
def _lemmas(word: str) -> frozenset[str]:
    found = {reading.lemma.replace("ё", "е") for reading in readings(word)}
    return frozenset(found | {word.replace("ё", "е")})


def _units(text: str) -> Iterator[Place]:
    for match in _NAMED_UNIT.finditer(text):
        if match["rank"].startswith(_NO_PLACE):
            continue
        case = _case(match["unit"], text[: match.start()])
        names = list(re.finditer(_ADJECTIVE, match["names"]))
        for name in names:
            offset = match.start() + name.start()
            if _is_name(name[0], text, offset):
                whole = text[offset : match.end()] if len(names) == 1 else name[0]
                yield Place(offset, name[0], _unit(match["unit"]), whole, case)


def _case(unit: str, before: str) -> str:
    """The case of a unit: as the preposition before the name wants it, else the genitive, else as the form tells."""
    cases = [each.case or "" for each in readings(unit.lower()) if each.part == "NOUN" and each.number == "sing"]
    word = before.split()[-1].lower() if before[-1:].isspace() and before.strip() else ""
    wanted = _GOVERNED.get(word, "gent")
    return wanted if wanted in cases else next(iter(cases), "")


def _is_name(word: str, text: str, offset: int) -> bool:
    if _COMMON.fullmatch(word):
        return False
    before = text[:offset].rstrip(" \u00a0*«„(–—-")
    return bool(before and before[-1] not in ".!?…\n:;|") or bool(_SKY.fullmatch(word))


def _units_named_after(text: str) -> Iterator[Place]:
    for match in _UNIT_NAME.finditer(text):
        yield Place(match.start(), match["name"], _unit(match["unit"].split()[-1]), match[0])


def _settlements(text: str) -> Iterator[Place]:
    for match in _SETTLEMENT.finditer(text):
        yield Place(match.start(), match["name"], match["unit"], match[0], is_settlement=True)


@lru_cache(maxsize=256)
def _unit(word: str) -> str:
    return next((each.lemma for each in readings(word.lower()) if each.part == "NOUN"), word.lower())
