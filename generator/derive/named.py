"""Bodies and papers that a text names: «рабочая группа по …», «методический совет района», проект «…», положение о …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.derive.mentions import sentence_at
from generator.language.lemmas import WORD, is_function, lemma, lemmas
from generator.language.morphology import readings

ADJECTIVES = re.compile(r"(?:\b[А-Яа-яЁё-]+(?:ый|ий|ой|ая|яя|ое|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей)\s+){1,3}$")
GROUP = r"(?:рабоч|проектн|творческ|экспертн|инициативн)\w+\s+групп(?:а|ы|е|у|ой)"
COUNCIL = r"(?:научно-)?(?:методическ|экспертн|координационн|проектн)\w+\s+совет(?:а|у|ом|е)?|методсовет(?:а|у|ом|е)?"
HEAD = re.compile(rf"\b(?:{GROUP}|{COUNCIL}|комисси(?:я|и|ю|ей)|совет(?:а|у|ом|е)?)\b", re.IGNORECASE)
BEFORE = 80  # signs before a head where its adjectives may stand
PROJECT = re.compile(r"\bпроект(?:а|у|ом|е)?\s+«(?P<name>[^«»]{3,80})»", re.IGNORECASE)
ROADMAP = re.compile(r"\bдорожн\w+\s+карт\w+", re.IGNORECASE)
STATUTE = re.compile(r"\bположени(?:е|я|ю|ем|и)\s+об?\s+(?!том\b|т[её]х\b)", re.IGNORECASE)

TERRITORY = (
    r"(?:[А-ЯЁ][а-яё-]+(?:ого|его|ой)\s+)?(?:муниципальн\w+\s+)?(?:района|округа|города|муниципалитета|края|области)\b"
)
OF_TERRITORY = re.compile(rf"\s+{TERRITORY}")
LOCAL = re.compile(r"\b(?:муниципальн|районн|городск|окружн|областн|краев|региональн)\w+\s", re.IGNORECASE)
QUOTED = re.compile(r"\s+«[^«»]{2,80}»")
ABOUT = re.compile(r"\s+по\s+")
ENDING = ("VERB", "INFN", "PRTS", "GRND", "CONJ")  # parts of speech that end a name
LONGEST = 6  # words of what a body deals with

# Bodies that stand by law or in every school, and need no act of ours.
STATUTORY = re.compile(
    r"делам несовершеннолетних|урегулированию|трудовым спорам|стимулирующ|коррупц|медико|аттестационн|предметн|"
    r"конфликтн|экзаменационн|апелляционн|закупоч|при[её]мн|лицензион|государственн|правительственн|межведомственн|министерств",
    re.IGNORECASE,
)
# «по» that tells how or when, not what a body deals with.
BY_WAY = frozenset(
    {"итог", "результат", "план", "решение", "поручение", "согласование", "требование", "инициатива", "график"}
    | {"понедельник", "вторник", "среда", "четверг", "пятница", "месяц", "мера", "факт", "критерий", "заявка", "единый"}
    | {"необходимость", "окончание", "завершение", "этот", "тот", "каждый", "один", "предложение", "заявление"}
)
TERRITORIAL = frozenset(
    {
        "район",
        "округ",
        "город",
        "муниципалитет",
        "край",
        "область",
        "муниципальный",
        "районный",
        "городской",
        "окружной",
    }
    | {"областной", "краевой", "региональный"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """A body or a paper as a text names it: its words, what they are by lemmas, the sentence it stands in."""

    kind: str  # «орган», «проект», «положение», «дорожная карта»
    words: str
    offset: int
    lemmas: frozenset[str]
    sentence: str


@lru_cache(maxsize=4096)  # read for the workspace, then for the draft
def named_in(text: str) -> tuple[Named, ...]:
    """Bodies, projects and statutes that one text names as by a name of their own; no-break spaces are spaces."""
    plain = text.replace("\u00a0", " ")
    found = [*_bodies(plain), *_papers(plain), *_statutes(plain)]
    return tuple(sorted(found, key=lambda one: one.offset))


def meaning(words: str) -> frozenset[str]:
    """The lemmas that tell one body from another, its territory left out; a методсовет is a методический совет."""
    told = re.sub(r"\bметодсовет", "методический совет", words, flags=re.IGNORECASE)
    return frozenset(lemmas(told)) - TERRITORIAL


def _bodies(text: str) -> Iterator[Named]:
    for head in HEAD.finditer(text):
        around = ADJECTIVES.search(text, max(0, head.start() - BEFORE), head.start())
        start = around.start() if around else head.start()
        complement = _complement(text, head.end())
        name = text[start : head.end()] + complement
        is_local = bool(LOCAL.search(text[start : head.end()])) and " " in head[0]
        is_bare = head[0].casefold().startswith("совет") and not QUOTED.match(text, head.end())
        if (complement or is_local) and not is_bare and not STATUTORY.search(name):
            yield _named("орган", name, start, text)


def _complement(text: str, offset: int) -> str:
    """What follows the head of a body and makes it a name: «по …», a territory, a name in quotes."""
    for pattern in (QUOTED, OF_TERRITORY):
        if found := pattern.match(text, offset):
            return found[0]
    about = ABOUT.match(text, offset)
    phrase = _phrase(text, about.end()) if about else ""
    return f" по {phrase}" if phrase and lemma(phrase.split()[0]) not in BY_WAY else ""


def _phrase(text: str, offset: int) -> str:
    """The words from here to a mark of punctuation, a verb or «и», so many at most."""
    words: list[str] = []
    end = offset
    for match in WORD.finditer(text, offset):
        is_apart = bool(text[end : match.start()].strip())
        if is_apart or len(words) == LONGEST or readings(match[0])[0].part in ENDING:
            break
        words.append(text[end : match.end()].strip())
        end = match.end()
    while words and is_function(words[-1]):
        words.pop()
    return " ".join(words)


def _papers(text: str) -> Iterator[Named]:
    for kind, pattern in (("проект", PROJECT), ("дорожная карта", ROADMAP)):
        for match in pattern.finditer(text):
            yield _named(kind, match[0], match.start(), text)


def _statutes(text: str) -> Iterator[Named]:
    for match in STATUTE.finditer(text):
        if phrase := _phrase(text, match.end()):
            yield _named("положение", f"{match[0].strip()} {phrase}", match.start(), text)


def _named(kind: str, words: str, offset: int, text: str) -> Named:
    return Named(kind, words, offset, meaning(words), sentence_at(text, offset))
