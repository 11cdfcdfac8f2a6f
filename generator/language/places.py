"""Names of places after their generic words: «города Армавира», but «муниципального образования город Армавир»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.heads import COORDINATORS, Group, Manner, find_group
from generator.language.phrase import Kind, Token


@dataclass(frozen=True, slots=True)
class Settlement:
    """The generic word of a settlement: its gender, and whether it is a city's."""

    gender: str
    city: bool = False


_SETTLEMENTS = {
    "город": Settlement("masc", city=True),
    "наукоград": Settlement("masc", city=True),
    "посёлок": Settlement("masc"),
    "хутор": Settlement("masc"),
    "аул": Settlement("masc"),
    "село": Settlement("neut"),
    "местечко": Settlement("neut"),
    "деревня": Settlement("femn"),
    "станица": Settlement("femn"),
    "слобода": Settlement("femn"),
    "столица": Settlement("femn", city=True),
}
_SHORT = {
    **dict.fromkeys(("г.", "гор."), _SETTLEMENTS["город"]),
    **dict.fromkeys(("п.", "пос.", "пгт", "пгт.", "р.п.", "рп", "х.", "хут.", "а."), _SETTLEMENTS["посёлок"]),
    **dict.fromkeys(("д.", "дер.", "ст.", "ст-ца", "сл."), _SETTLEMENTS["деревня"]),
    "с.": _SETTLEMENTS["село"],
}
# After these words a name stays in the nominative: «Республики Крым», «городского округа Самара».
_UNITS = frozenset(
    {
        *("республика", "край", "область", "округ", "район", "образование", "поселение", "сельсовет", "микрорайон"),
        *("улус", "наслег", "кожуун", "территория", "губерния", "волость", "станция", "остров", "квартал"),
    }
)
_RANKS = frozenset(
    {
        *("федерального", "республиканского", "краевого", "областного", "окружного", "районного"),
        *("городского", "сельского", "курортного", "дачного"),
    }
)
PLACES = Manner(persons=False, place=True)


def short_settlement(words: Sequence[Token], at: int) -> Settlement | None:
    """The settlement that a shortened generic word before a capital names: «г. Армавир»."""
    named = at + 1 < len(words) and words[at + 1].capitalised
    return _SHORT.get(words[at].text.lower()) if named else None


def settlement(group: Group) -> Settlement | None:
    """The generic word of a settlement at the head of a group; None for any other head."""
    if group.noun is None or group.head.number != "sing":
        return None
    generic = (lemma.partition("-")[0] for lemma in group.head.lemmas)  # город-герой
    return next((_SETTLEMENTS[lemma] for lemma in generic if lemma in _SETTLEMENTS), None)


def name_after(words: Sequence[Token], at: int, generic: Settlement) -> tuple[Group | None, int]:
    """The name that follows the generic word of a settlement, if it is declined, and where the name ends.

    It is when it agrees in gender and number; a city's name of one feminine word is as well («города Вологды»).
    """
    at = _past_rank(words, at)
    if at >= len(words) or words[at].kind is not Kind.WORD or not words[at].capitalised:
        return None, at
    group = find_group(words, at, PLACES)
    if group is None:
        return None, at + 1
    head = group.head
    agrees = head.number == "sing" and head.gender in (generic.gender, None)
    feminine_city = generic.city and head.gender == "femn" and head.noun and not group.adjectives
    after_person = head.personal_name and head.gender == "femn" and not head.clear  # хутор Ленина
    declined = (agrees or feminine_city) and not is_still(group) and not after_person
    return (group if declined else None), group.end


def is_still(group: Group) -> bool:
    """A single name in -о: Кемерово, Бородино."""
    if group.noun is None or group.adjectives:
        return False
    name = group.noun[0]
    return name.capitalised and name.text.endswith("о")


def unit_end(words: Sequence[Token], group: Group) -> int:
    """Where the name after an administrative unit ends, all of which stays; the group's own end if none follows."""
    if group.noun is None or (group.head.lemmas.isdisjoint(_UNITS) and not _are_settlements(group)):
        return group.end
    at = group.end
    if at < len(words) and words[at].text in "–—-" and _opens_settlement(words, at + 1):
        at += 1
    if not _opens_name(words, at):
        return group.end
    while at < len(words) and words[at].text not in (",", ";") and not _joins(words, at):
        at += 1
    return at


def _past_rank(words: Sequence[Token], at: int) -> int:
    """Steps over «федерального значения», «городского типа»."""
    ranked = at + 1 < len(words) and words[at].text in _RANKS and words[at + 1].text in ("значения", "типа")
    return at + 2 if ranked else at


def _are_settlements(group: Group) -> bool:
    return group.head.number == "plur" and not group.head.lemmas.isdisjoint(_SETTLEMENTS)


def _opens_settlement(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].text.lower() in _SETTLEMENTS


def _opens_name(words: Sequence[Token], at: int) -> bool:
    if at >= len(words):
        return False
    if words[at].kind is Kind.QUOTED or words[at].capitalised or _opens_settlement(words, at):
        return True
    named = find_group(words, at, PLACES)
    return named is not None and named.noun is not None and named.clear


def _joins(words: Sequence[Token], at: int) -> bool:
    """«Республика Крым и город …»: the name is over; «города Армавир и Кропоткин»: it goes on."""
    return words[at].text in COORDINATORS and not (at + 1 < len(words) and words[at + 1].capitalised)
