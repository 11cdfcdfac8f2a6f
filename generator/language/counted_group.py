"""A counted group taken apart: adjectives, the head noun they agree with, what after it agrees too; the rest stays.

«педагогический работник», «программа развития школы», «заведующий кафедрой», «педагог-психолог», «руководитель и
эксперт». Words that change become `Member`s; everything else is kept letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from generator.language.cases import Gender, LanguageError
from generator.language.morphology import Reading, is_known, readings
from generator.language.wordforms import words_of

GENDERS = {"masc": Gender.MASCULINE, "femn": Gender.FEMININE, "neut": Gender.NEUTER}

_ADJECTIVES = ("ADJF", "PRTF")
# «по» is also read as the noun ПО: what is first of all a preposition or a particle is never a head.
_SERVICE = ("PREP", "CONJ", "PRCL")
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})
# «программа-минимум», «час-пик»: the second part is an apposition that never changes.
_FIXED_SECOND_PARTS = ("минимум", "максимум", "онлайн", "офлайн", "пик", "люкс", "эконом", "стандарт")
_HYPHEN = "[-\u2011]"
_WORD = re.compile(rf"(\w+(?:{_HYPHEN}\w+)*)")


class Role(Enum):
    """What a member is to its head, which decides its form after два, три, четыре."""

    HEAD = "head"
    ADJECTIVE = "adjective"
    CLAUSE = "clause"


@dataclass(frozen=True)
class Part:
    """A word or a piece of a hyphenated one as typed; no reading where it never changes: «веб-» of «веб-семинар»."""

    text: str
    reading: Reading | None


@dataclass(frozen=True)
class Head:
    """The grammar of the noun that is counted, shared by the members that agree with it.

    `gender` is None where nothing tells it (abbreviations). `adjectival` marks «учащийся», «столовая».
    """

    gender: Gender | None = None
    animate: bool = False
    plural_only: bool = False
    adjectival: bool = False


@dataclass(frozen=True)
class Member:
    """A word that changes with the number: its index among the tokens, its parts, its role and its head."""

    index: int
    parts: tuple[Part, ...]
    role: Role
    head: Head = field(repr=False)


@dataclass(frozen=True)
class CountedGroup:
    """Tokens (words at odd indexes, the signs between them at even ones), members among them in order, the head."""

    tokens: tuple[str, ...]
    members: tuple[Member, ...]
    head: Head


@lru_cache(maxsize=4096)
def counted_group(text: str, persons: frozenset[str] = frozenset()) -> CountedGroup:
    """The group taken apart; `persons` are further dictionary forms of words that name persons.

    Raises `LanguageError` where nothing in it can be counted.
    """
    tokens = tuple(_WORD.split(text))
    if text.strip() and not re.search("[а-яё]", text.casefold()):  # «%», «IT»
        return CountedGroup(tokens, (), Head())
    found = _phrase(tokens, 1, persons)
    if found is None:
        raise LanguageError(
            f"Не вижу, что считать в «{text}»",
            "Нужно существительное в именительном падеже единственного числа («семинар») или три формы: "
            "«сутки, суток, суток».",
        )
    return CountedGroup(tokens, (*found.members, *_after_head(tokens, found, persons)), found.head)


# --- the head and the adjectives before it ---


@dataclass(frozen=True)
class _Adjective:
    index: int
    part: Part
    reading: Reading

    def member(self, head: Head, role: Role = Role.ADJECTIVE) -> Member:
        return Member(self.index, (self.part,), role, head)


@dataclass(frozen=True)
class _Phrase:
    """Adjectives with their head; `last` is the index of the head's token."""

    members: tuple[Member, ...]
    head: Head
    last: int


def _phrase(tokens: tuple[str, ...], start: int, persons: frozenset[str]) -> _Phrase | None:
    """The first noun in the nominative that agrees with the adjectives before it, else the last adjective itself."""
    adjectives: list[_Adjective] = []
    shortened: int | None = None
    for index in range(start, len(tokens), 2):
        word = tokens[index]
        if index > start and tokens[index - 1].strip() not in ("", ",", "."):
            break
        if _is_capitals(word):
            return _abbreviation(adjectives, index, word)
        if tokens[index + 1].startswith("."):
            shortened = index
        elif (adjective := _nominative_adjective(tokens, index)) and _agrees(adjective.reading, adjectives):
            adjectives.append(adjective)
        elif parts := _noun(word, adjectives):
            # «кв. метр», «ст. воспитатель», but «зам. директора», «тыс. руб.»: there the short word is the head.
            if shortened is None or _main(parts).number == "sing":
                return _noun_head(adjectives, index, parts, persons)
            break
        elif not _is_skipped(word):
            break
    return _adjective_head(adjectives) if shortened is None else _abbreviation(adjectives, shortened, tokens[shortened])


def _is_skipped(word: str) -> bool:
    """Whether the word stands among adjectives and never changes: «временно», «и» of two adjectives, Latin."""
    likeliest = readings(word)[0]
    return likeliest.part in ("ADVB", "", "PRCL") or likeliest.word in ("и", "или")


def _is_capitals(word: str) -> bool:
    """СОШ, МБОУ: words that no number changes."""
    return len(word) > 1 and word.isupper() and re.search("[А-ЯЁ]", word) is not None


def _abbreviation(adjectives: list[_Adjective], index: int, word: str) -> _Phrase:
    own = next((each for each in readings(word) if each.part == "NOUN" and each.known), None)
    telling = adjectives[-1].reading if adjectives else own
    head = Head(_gender(telling), own is not None and own.animate)
    return _Phrase(tuple(each.member(head) for each in adjectives), head, index)


def _nominative_adjective(tokens: tuple[str, ...], index: int) -> _Adjective | None:
    for each in readings(tokens[index]):
        if each.part in _ADJECTIVES and each.case == "nomn" and "Abbr" not in each.tags:
            return _Adjective(index, Part(tokens[index], each), each)
    return None


def _agrees(reading: Reading, adjectives: list[_Adjective]) -> bool:
    """Whether number and gender are those of the adjectives; a plural and a noun of common gender fit any gender."""
    for each in adjectives:
        if reading.number != each.reading.number:
            return False
        if None not in (reading.gender, each.reading.gender) and reading.gender != each.reading.gender:
            return False
    return True


def _noun_head(adjectives: list[_Adjective], index: int, parts: tuple[Part, ...], persons: frozenset[str]) -> _Phrase:
    main = _main(parts)
    plural_only = main.number == "plur" and "Pltm" in main.tags
    gender = _gender(main) or (_gender(adjectives[-1].reading) if adjectives else None) or Gender.MASCULINE
    head = Head(
        gender=Gender.PLURAL if plural_only else gender,
        animate=main.animate or main.lemma in persons | words_of("persons.txt"),
        plural_only=plural_only,
        adjectival=_is_adjectival(main),
    )
    return _Phrase((*(each.member(head) for each in adjectives), Member(index, parts, Role.HEAD, head)), head, index)


def _adjective_head(adjectives: list[_Adjective]) -> _Phrase | None:
    """«заведующий кафедрой», «молодой учёный»: the last adjective is the head; the dictionary's noun or a person."""
    if not adjectives:
        return None
    *before, last = adjectives
    nouns = [each for each in _nominative_nouns(last.part.text) if each.known and _agrees(each, [last])]
    animate = nouns[0].animate if nouns else last.reading.gender != "neut"
    head = Head(_gender(last.reading) or Gender.MASCULINE, animate, adjectival=True)
    return _Phrase((*(each.member(head) for each in before), last.member(head, Role.HEAD)), head, last.index)


def _gender(reading: Reading | None) -> Gender | None:
    return None if reading is None else GENDERS.get(reading.gender or "")


def _is_adjectival(noun: Reading) -> bool:
    """Whether the noun declines as an adjective: столовая – столовой, вожатый – вожатого."""
    genitive = noun.inflect("sing", "gent") or ""
    if noun.gender == "femn":
        return noun.word.endswith(("ая", "яя")) and genitive.endswith(("ой", "ей"))
    return genitive.endswith(("ого", "его"))


# --- readings of one noun ---


def _noun(word: str, adjectives: list[_Adjective]) -> tuple[Part, ...]:
    """The noun's parts by its nominative reading that agrees with the adjectives; empty where there is none."""
    if readings(word)[0].part in _SERVICE:
        return ()
    return next((parts for parts in _noun_parts(word) if _agrees(_main(parts), adjectives)), ())


def _noun_parts(word: str) -> Iterator[tuple[Part, ...]]:
    """Ways to read the noun, the best first: whole as the dictionary has it, else by the parts of its hyphen."""
    found = re.search(_HYPHEN, word)
    if found is None or is_known(word):
        yield from ((Part(word, each),) for each in _nominative_nouns(word))
        return
    first, hyphen, rest = word[: found.start()], found[0], word[found.end() :]
    if rest.casefold() in _FIXED_SECOND_PARTS:
        yield from ((*parts, Part(hyphen + rest, None)) for parts in _noun_parts(first))
        return
    for parts in _noun_parts(rest):
        yield (*_first_part(first, hyphen), *parts)


def _first_part(first: str, hyphen: str) -> tuple[Part, ...]:
    """The beginning of a hyphenated noun: «учитель-», «обучающийся-» change with it, «веб-», «IT-», «кафе-» do not."""
    if _never_changes(first):
        return (Part(first + hyphen, None),)
    nouns = [each for each in _nominative_nouns(first) if each.tags.isdisjoint(("Fixd", "Abbr"))]
    participles = [each for each in readings(first) if each.part in _ADJECTIVES and each.case == "nomn"]
    found = nouns or participles
    return (Part(first, found[0]), Part(hyphen, None)) if found else (Part(first + hyphen, None),)


def _never_changes(first: str) -> bool:
    """«веб-», «онлайн-», «IT-»: from the list, or no word of the dictionary and no person."""
    plain = first.casefold()
    return (
        _is_capitals(first)
        or plain in words_of("fixed_parts.txt")
        or not (is_known(plain) or plain in words_of("persons.txt"))
    )


def _nominative_nouns(word: str) -> tuple[Reading, ...]:
    found = (each for each in readings(word) if each.part == "NOUN" and each.case == "nomn")
    return tuple(sorted(found, key=lambda each: (not _NAMES.isdisjoint(each.tags), each.number != "sing", -each.score)))


def _main(parts: tuple[Part, ...]) -> Reading:
    """The part that the others agree with: the first noun, but «сад» of «ясли-сад»."""
    nouns = [part.reading for part in parts if part.reading is not None and part.reading.part == "NOUN"]
    return next((noun for noun in nouns if "Pltm" not in noun.tags), nouns[0])


# --- what follows the head ---


def _after_head(tokens: tuple[str, ...], phrase: _Phrase, persons: frozenset[str]) -> Iterator[Member]:
    """Words after the head that change with it: its adjective, another head, a participle after a comma."""
    index, head, beside = phrase.last + 2, phrase.head, True
    while index < len(tokens):
        between = tokens[index - 1].strip()
        adjective = _adjective_of(tokens, index, head)
        if another := _another_head(tokens, index, beside, persons):
            yield from another.members
            index, head, beside = another.last, another.head, True
        elif adjective and beside and not between:
            yield adjective.member(head)
        else:
            beside = False
            if adjective and "," in between and not _is_guarded(tokens[:index]):
                yield _clause(adjective, head)
        index += 2


def _clause(adjective: _Adjective, head: Head) -> Member:
    """«школа, участвующая в проекте»; «школа, которая участвует» would need its verb agreed too."""
    if adjective.reading.lemma == "который":
        hint = "Замените придаточное причастием: «школа, участвующая в проекте»."
        raise LanguageError(f"Придаточное «, {adjective.part.text} …» с числом не согласовать", hint)
    return adjective.member(head, Role.CLAUSE)


def _is_guarded(tokens: tuple[str, ...]) -> bool:
    """Whether a quotation or a bracket is open after these tokens: what is inside stays as it is."""
    text = "".join(tokens)
    return any(text.count(opening) > text.count(closing) for opening, closing in ("«»", "„“", "()")) or (
        text.count('"') % 2 == 1
    )


def _adjective_of(tokens: tuple[str, ...], index: int, head: Head) -> _Adjective | None:
    found = _nominative_adjective(tokens, index)
    if found is None:
        return None
    gender = Gender.PLURAL if found.reading.number == "plur" else _gender(found.reading)
    return found if gender is head.gender else None


def _another_head(tokens: tuple[str, ...], index: int, beside: bool, persons: frozenset[str]) -> _Phrase | None:
    """« – методист»; right after the head («beside») also «и эксперт», «(преподаватель)»: counted as the head is."""
    between = tokens[index - 1].strip()
    if between in ("–", "—", "-"):
        return _phrase(tokens, index, persons)
    if beside and tokens[index] == "и" and not between:
        return _phrase(tokens, index + 2, persons)
    return _phrase(tokens, index, persons) if beside and between == "(" else None
