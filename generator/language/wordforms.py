"""One word in the nominative as something that can be declined: its pieces, its agreement, its forms in six cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

from generator.language.cases import Case
from generator.language.morphology import CASE_TAGS, Reading, is_known, readings
from generator.language.phrase import ORDINAL, is_abbreviation

_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_PERSONAL_NAMES = frozenset({"Surn", "Name", "Patr"})
_LINKS = frozenset({"PREP", "CONJ", "PRCL"})
_HUSHING = frozenset("гкхжчшщ")
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
# Departments of education of a district, a town …: they never change, the dictionary knows none of them.
_OFFICES = frozenset({"роно", "районо", "гороно", "облоно", "крайоно", "окроно"})
_MINISTRY = re.compile("Мин[а-яё]+(?:[иыо]|(?<!а)я)")
_ORDER = tuple(Case)
_Endings = tuple[str, str, str, str | None, str, str]
# Endings in the order of Case; None: the accusative is as the genitive of living beings, as the nominative of things.
_ORDINALS: dict[str, dict[tuple[str | None, str], _Endings]] = {
    "й": {("masc", "sing"): ("й", "го", "му", None, "м", "м")},
    "я": {("femn", "sing"): ("я", "й", "й", "ю", "й", "й")},
    "е": {("neut", "sing"): ("е", "го", "му", "е", "м", "м"), (None, "plur"): ("е", "х", "м", None, "ми", "х")},
}
_POSSESSIVES: dict[str, _Endings] = {
    "masc": ("", "а", "у", None, "ым", "ом"),
    "femn": ("а", "ой", "ой", "у", "ой", "ой"),
}


class Piece(Protocol):
    """A part of a hyphenated word, or a whole word."""

    def form(self, case: Case, animate: bool) -> str: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A piece that stays."""

    text: str

    def form(self, case: Case, animate: bool) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Patterned:
    """A stem with endings of its own: ordinals in figures, names the dictionary cannot decline."""

    stem: str
    endings: _Endings

    def form(self, case: Case, animate: bool) -> str:
        ending = self.endings[_ORDER.index(case)]
        if ending is None:
            return self.form(Case.GENITIVE if animate else Case.NOMINATIVE, animate)
        return self.stem + ending


@dataclass(frozen=True, slots=True)
class Inflected:
    """A piece declined by the dictionary; the source's letter case and е for ё are kept."""

    source: str
    reading: Reading

    def form(self, case: Case, animate: bool) -> str:
        if case is Case.NOMINATIVE or "Fixd" in self.reading.tags:
            return self.source
        if case is Case.ACCUSATIVE and not self._accusative_of_its_own():
            return self.form(Case.GENITIVE, animate) if animate and self._split_by_life() else self.source
        tags = [CASE_TAGS[case], self.reading.number or "sing"]
        if self.reading.part in _ADJECTIVES and self.reading.gender:
            tags.append(self.reading.gender)
        form = self.reading.inflect(*tags)
        return self.source if form is None else _dressed_as(self.source, form, self.reading.word)

    def _accusative_of_its_own(self) -> bool:
        """школу, младшую, главу: the singular of feminines and of nouns in -а, -я."""
        if self.reading.number != "sing" or self.reading.gender == "neut":
            return False
        ends_so = self.reading.part == "NOUN" and self.reading.word.endswith(("а", "я"))
        return self.reading.gender == "femn" or ends_so

    def _split_by_life(self) -> bool:
        """Whether living beings have an accusative of their own: masculine singular and any plural."""
        return self.reading.number == "plur" or self.reading.gender in ("masc", None)


@dataclass(frozen=True, slots=True)
class Town:
    """A town that is known only as a surname: городом Кропоткином, not Кропоткиным."""

    surname: Piece

    def form(self, case: Case, animate: bool) -> str:
        form = self.surname.form(case, animate)
        return form.removesuffix("ым") + "ом" if case is Case.INSTRUMENTAL and form.endswith("ым") else form


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun or an adjective in the nominative.

    `gender` is None in the plural and for nouns of common gender. `clear` tells a form that cannot be taken for a
    genitive: «педагоги», not «учителя». `known`: the noun stands in the dictionary. `score`: how likely, 0–1.
    """

    pieces: tuple[Piece, ...]
    lemmas: frozenset[str]
    part: str
    tags: frozenset[str]
    gender: str | None
    number: str
    animate: bool
    known: bool
    clear: bool
    score: float = 1.0

    @property
    def noun(self) -> bool:
        return self.part == "NOUN"

    @property
    def personal_name(self) -> bool:
        return not self.tags.isdisjoint(_PERSONAL_NAMES)

    def as_town(self) -> Nominal:
        """The same word as the name of a place: surnames in -ов, -ин take the endings of towns."""
        *first, last = self.pieces
        surname = self.noun and "Surn" in self.tags and self.form(Case.NOMINATIVE, False).endswith(("в", "н"))
        return replace(self, pieces=(*first, Town(last))) if surname else self

    def form(self, case: Case, animate: bool) -> str:
        """The word in a case; `animate` decides the accusative."""
        return "-".join(piece.form(case, animate) for piece in self.pieces)


@lru_cache(maxsize=8192)
def nominals(word: str) -> tuple[Nominal, ...]:
    """All nominative readings of a word, the likeliest first; none for links, abbreviations and words without any."""
    ordinal = ORDINAL.fullmatch(word)
    if ordinal:
        shapes = _ORDINALS[ordinal[2]].items()
        return tuple(_patterned(ordinal[1], endings, "ADJF", *shape) for shape, endings in shapes)
    if is_abbreviation(word) or is_link(word) or _is_office(word):
        return ()
    plain = word.replace("‑", "-")
    if "-" in plain and (not is_known(plain) or _is_described_town(plain)):
        return tuple(_hyphenated(plain))
    listed = regular(plain) if plain.lower() in words_of("persons.txt") else None
    return tuple(_simple(plain)) or ((listed,) if listed else ())


@lru_cache(maxsize=8192)
def is_link(word: str) -> bool:
    """Whether a word is first of all a preposition, a conjunction or a particle («по» is a noun to the dictionary)."""
    return readings(word)[0].part in _LINKS


@lru_cache(maxsize=8192)
def is_adverb(word: str) -> bool:
    """Whether a word is first of all an adverb («временно») and in the dictionary."""
    first = readings(word)[0]
    return first.part == "ADVB" and first.known


@lru_cache(maxsize=8192)
def is_fixed(word: str) -> bool:
    """Whether a word never changes: abbreviations, «врио», «районо»."""
    return is_abbreviation(word) or _is_office(word) or "Fixd" in readings(word)[0].tags


def _is_office(word: str) -> bool:
    """Минпросвещения: an office whose name ends in a genitive, районо; but Минфин is a plain noun."""
    return word.lower() in _OFFICES or (bool(_MINISTRY.fullmatch(word)) and not is_known(word))


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a list in the data folder."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def possessive(word: str) -> Nominal | None:
    """A name's first word as a possessive adjective: Матвеев Курган, Марьина Роща; None for any other ending."""
    if word.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return _patterned(word, _POSSESSIVES["masc"], "ADJF", "masc")
    if word.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return _patterned(word[:-1], _POSSESSIVES["femn"], "ADJF", "femn")
    return None


def town_adjective(word: str) -> Nominal | None:
    """A town named by an adjective that the dictionary knows in -ский only: Полевской; None for other endings."""
    if not word.endswith(("ской", "цкой")):
        return None
    return _patterned(word[:-2], ("ой", "ого", "ому", None, "им", "ом"), "ADJF", "masc")


def regular(word: str) -> Nominal | None:
    """A noun with no nominative in the dictionary by the common pattern: Русса, коуч; None for endings without one."""
    stem, last = word[:-1], word[-1:].lower()
    hushing = word[-2:-1].lower() in _HUSHING
    if last == "а":
        return _patterned(stem, ("а", "и" if hushing else "ы", "е", "у", "ой", "е"), "NOUN", "femn")
    if last == "я":
        return _patterned(stem, ("я", "и", "е", "ю", "ей", "е"), "NOUN", "femn")
    if last and last in _CONSONANTS:
        return _patterned(word, ("", "а", "у", None, "ем" if last in "жчшщц" else "ом", "е"), "NOUN", "masc")
    return None


def _patterned(stem: str, endings: _Endings, part: str, gender: str | None, number: str = "sing") -> Nominal:
    pieces = (Patterned(stem, endings),)
    lemma = (stem + endings[0]).lower()
    return Nominal(pieces, frozenset({lemma}), part, frozenset(), gender, number, False, part == "ADJF", True)


def _simple(word: str) -> Iterator[Nominal]:
    for each in readings(word):
        if not _is_nominative(each) or (word[:1].islower() and not _PERSONAL_NAMES.isdisjoint(each.tags)):
            continue
        yield Nominal(
            (Inflected(word, each),),
            frozenset({each.lemma}),
            each.part,
            each.tags,
            each.gender,
            each.number or "sing",
            each.animate,
            each.known,
            _is_clear(each, readings(word)),
            each.score,
        )


def _is_nominative(reading: Reading) -> bool:
    """A noun, adjective or full participle that can be inflected; not «который», not an abbreviation."""
    if reading.part not in _ADJECTIVES | {"NOUN"} or reading.case != "nomn" or {"Abbr", "Fixd"} <= reading.tags:
        return False
    if reading.part == "NOUN":
        return True
    genderless = reading.number == "sing" and reading.gender is None
    return not genderless and reading.tags.isdisjoint({"Fixd", "Anph"})


def _is_clear(nominative: Reading, others: Iterable[Reading]) -> bool:
    genitives = (each for each in others if each.case in ("gent", "gen2") and "Fixd" not in each.tags)
    return "Fixd" not in nominative.tags and all(each.lemma != nominative.lemma for each in genitives)


def _hyphenated(word: str) -> Iterator[Nominal]:
    *first, last = word.split("-")
    if len(first) > 1 and is_link(first[1]):
        yield from _with_tail(word)
        return
    for each in nominals(last):
        if each.noun:
            yield _compound(first, each, toponym=word[:1].isupper() and last[:1].isupper())
        else:
            if _is_described_town(word):
                yield _compound(first, each, toponym=False)
            yield _joined([Fixed(piece) for piece in first], each, each)


def _is_described_town(word: str) -> bool:
    """Гусь-Хрустальный, Каменск-Уральский: a town's noun with its adjective; not Усть-Илимский."""
    first, _, last = word.rpartition("-")
    if not (first[:1].isupper() and last[:1].isupper()) or first.lower() in words_of("fixed_parts.txt"):
        return False
    return bool(_known_nouns(first)) and any(each.part in _ADJECTIVES for each in nominals(last))


def _with_tail(word: str) -> Iterator[Nominal]:
    """Комсомольск-на-Амуре: the first part alone is declined."""
    start, _, tail = word.partition("-")
    for each in nominals(start):
        yield replace(each, pieces=(*each.pieces, Fixed(tail)))


def _compound(first: list[str], last: Nominal, *, toponym: bool) -> Nominal:
    """учитель-логопед, Каменск-Уральский: every part that is a noun of its own is declined; Гаврилов-Ям: the last."""
    pieces: list[Piece] = []
    main = None
    for part in first:
        nouns = [] if toponym or part.lower() in words_of("fixed_parts.txt") else _known_nouns(part)
        alike = [each for each in nouns if each.number == last.number and each.animate == last.animate]
        chosen = next(iter(alike or nouns), None)
        if chosen and part[:1].isupper():
            chosen = chosen.as_town()
        pieces.extend(chosen.pieces if chosen else [Fixed(part)])
        main = main or chosen
    return _joined(pieces, last, main or last)


def _known_nouns(word: str) -> list[Nominal]:
    listed = word.lower() in words_of("persons.txt")
    return [each for each in nominals(word) if each.noun and (each.known or listed) and "Fixd" not in each.tags]


def _joined(pieces: Iterable[Piece], last: Nominal, main: Nominal) -> Nominal:
    """A compound: it agrees as `main` does, and names a living being if any of its parts does."""
    return replace(
        main,
        pieces=(*pieces, *last.pieces),
        lemmas=last.lemmas | main.lemmas,
        animate=main.animate or last.animate,
        known=main.known and last.known,
        clear=main.clear or last.clear,
    )


def _dressed_as(source: str, form: str, looked_up: str) -> str:
    """The form with the capitals of the source; without ё where the source writes е for it."""
    if "ё" in looked_up and "ё" not in source.lower():
        form = form.replace("ё", "е")
    old, new = source.split("-"), form.split("-")
    if len(old) != len(new):
        return _cased(source, form)
    return "-".join(_cased(each, changed) for each, changed in zip(old, new, strict=True))


def _cased(source: str, form: str) -> str:
    return form[:1].upper() + form[1:] if source[:1].isupper() else form
