"""Nouns, adjectives and participles agreed with a number: «43 педагогических работника», «проведён 21 семинар».

A counted noun is a group in the nominative (`counted_group`): adjectives, the head they agree with, a tail that stays.
How the number governs it: один takes the singular; два, три, четыре the genitive singular of the noun; пять and more
the genitive plural; a decimal fraction the genitive singular in every case.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from generator.language.cases import Case, Gender, LanguageError
from generator.language.counted_group import GENDERS, Head, Member, Part, Role, counted_group
from generator.language.morphology import CASE_TAGS, Reading, readings
from generator.language.numbers import (
    Number,
    as_decimal,
    ends_with_few,
    ends_with_one,
    figures,
    in_words,
    is_fraction,
)

Forms = tuple[str, str, str]

# After a number: «5 человек», «5 лет», «5 мегабайт»; дитя borrows the plural of ребёнок.
_COUNT_GENITIVES = {"человек": "человек", "год": "лет"} | {
    unit: unit for unit in ("бит", "байт", "килобайт", "мегабайт", "гигабайт", "терабайт", "вольт")
}
_SUPPLETIVE_PLURALS = {"дитя": "дети"}
# «в 21 году», «в 1 детском саду»: the place, which is how papers use these prepositionals.
_LOCATIVES = ("год", "сад")
_GENDER_TAGS = {gender: tag for tag, gender in GENDERS.items()}


class _Kind(Enum):
    """Which number word governs alike: один, два, пять or полтора."""

    ONE = "один"
    FEW = "два"
    MANY = "пять"
    PART = "полтора"


def counted(
    number: Number,
    noun: str,
    case: Case = Case.NOMINATIVE,
    *,
    forms: Forms | None = None,
    persons: frozenset[str] = frozenset(),
) -> str:
    """The number in figures with the noun agreed: «121 программу», «35,8 процента».

    `noun` is a group in the nominative singular; `forms` are its forms after 1, 2–4 and 5, which win over the rules;
    `persons` are further words that name persons (dictionary forms), for the accusative. Raises `LanguageError` where
    the group has no noun to count.
    """
    return f"{figures(number)} {agreed_noun(number, noun, case, forms=forms, persons=persons)}"


def counted_in_words(
    number: Number,
    noun: str,
    case: Case = Case.NOMINATIVE,
    *,
    forms: Forms | None = None,
    persons: frozenset[str] = frozenset(),
) -> str:
    """The number in words with the noun agreed: «двадцать одна программа», «двух учеников» (accusative).

    Arguments and errors are those of `counted` and `numbers.in_words`.
    """
    head = counted_group(forms[0] if forms else noun, persons).head
    words = in_words(number, head.gender or Gender.MASCULINE, case, animate=head.animate)
    return f"{words} {agreed_noun(number, noun, case, forms=forms, persons=persons)}"


def agreed_noun(
    number: Number,
    noun: str,
    case: Case = Case.NOMINATIVE,
    *,
    forms: Forms | None = None,
    persons: frozenset[str] = frozenset(),
) -> str:
    """The noun group as it stands after the number, without the number: «педагогических работника».

    Arguments and errors are those of `counted`.
    """
    kind, base = _kind(number), forms[0] if forms else noun
    if case is Case.ACCUSATIVE and kind is not _Kind.ONE:
        # «вижу двух директоров», but «вижу 22 директора», «вижу 2 стола».
        simple = as_decimal(number).copy_abs() in (2, 3, 4)
        case = Case.GENITIVE if simple and counted_group(base, persons).head.animate else Case.NOMINATIVE
    given = _given_form(kind, case, forms) if forms else None
    return _agreed(base, persons, kind, case) if given is None else given


def verb_counted(participle: str, number: Number, noun: str, *, forms: Forms | None = None) -> str:
    """The predicate, the number and the noun agreed: «проведён 1 семинар», «проведено 6 семинаров».

    `participle` is a short participle or a verb in the masculine singular with the words that belong to it («был
    проведён», «принял участие»). Raises `LanguageError` where it holds neither and where 1, 21 … would need the
    gender of an abbreviation that is not in the dictionary.
    """
    counted_noun = counted(number, noun, forms=forms)
    gender: Gender | None = Gender.NEUTER
    if _kind(number) is _Kind.ONE:
        gender = counted_group(forms[0] if forms else noun).head.gender
    if gender is None:
        raise LanguageError(f"Род слова «{noun}» не известен", "Замените сокращение словом: «школа», а не «СОШ».")
    return f"{_predicate(participle, gender)} {counted_noun}"


def _kind(number: Number) -> _Kind:
    if is_fraction(number):
        return _Kind.PART
    exact = int(as_decimal(number))
    if ends_with_one(exact):
        return _Kind.ONE
    return _Kind.FEW if ends_with_few(exact) else _Kind.MANY


def _given_form(kind: _Kind, case: Case, forms: Forms) -> str | None:
    """The form among the workspace's three for this case; None where they say nothing of it."""
    if kind is _Kind.PART:
        return forms[1]
    if case is Case.NOMINATIVE:
        return forms[{_Kind.ONE: 0, _Kind.FEW: 1, _Kind.MANY: 2}[kind]]
    return forms[2] if case is Case.GENITIVE and kind is not _Kind.ONE else None


# --- nouns and adjectives ---


@lru_cache(maxsize=4096)
def _agreed(noun: str, persons: frozenset[str], kind: _Kind, case: Case) -> str:
    group = counted_group(noun, persons)
    tokens = list(group.tokens)
    for member in group.members:
        tokens[member.index] = "".join(_form(part, kind, case, member) for part in member.parts)
    return "".join(tokens)


def _form(part: Part, kind: _Kind, case: Case, member: Member) -> str:
    reading = part.reading
    if reading is None or "Fixd" in reading.tags:
        return part.text
    number, case = _number_and_case(kind, case, member, reading)
    if reading.part == "NOUN":
        if case is Case.ACCUSATIVE and _is_thing_to_dictionary(reading, member.head):
            case = Case.GENITIVE
        form = _noun_form(reading, number, case, alone=member.index == 1)
    else:
        form = _adjective_form(reading, number, case, member.head)
    if form is None:
        hint = "Задайте формы после 1, 2 и 5: «сутки, суток, суток»."
        raise LanguageError(f"У слова «{part.text}» нет нужной формы", hint)
    return _as_typed(part.text, reading, form)


def _number_and_case(kind: _Kind, case: Case, member: Member, reading: Reading) -> tuple[str, Case]:
    """What the number asks of a member: sing or plur, and the case."""
    singular = "plur" if member.head.plural_only or "Pltm" in reading.tags else "sing"
    if kind is _Kind.PART:
        return singular, Case.GENITIVE
    if kind is _Kind.ONE:
        return singular, case
    if case is not Case.NOMINATIVE:
        return "plur", case
    if kind is _Kind.MANY:
        return "plur", Case.GENITIVE
    # After 2–4: «рабочих дня», «рабочие группы», «столовые», «учащихся», «школы, участвующие в проекте».
    if member.role is Role.CLAUSE:
        return "plur", Case.NOMINATIVE
    if reading.part == "NOUN" and not member.head.adjectival:
        return singular, Case.GENITIVE
    return "plur", Case.NOMINATIVE if member.head.gender is Gender.FEMININE else Case.GENITIVE


def _is_thing_to_dictionary(reading: Reading, head: Head) -> bool:
    """Whether a person («модератор») stands in the dictionary as a thing, whose accusative is the nominative."""
    return head.animate and not reading.animate and reading.gender == "masc"


def _noun_form(reading: Reading, number: str, case: Case, *, alone: bool) -> str | None:
    if number == "plur":
        if case is Case.GENITIVE and reading.lemma in _COUNT_GENITIVES and (alone or reading.lemma != "человек"):
            return _COUNT_GENITIVES[reading.lemma]  # but «5 молодых людей»
        if reading.lemma in _SUPPLETIVE_PLURALS:
            reading = readings(_SUPPLETIVE_PLURALS[reading.lemma])[0]
    if number == "sing" and case is Case.PREPOSITIONAL and reading.lemma in _LOCATIVES:
        return reading.inflect(number, "loc2")
    return reading.inflect(number, CASE_TAGS[case])


def _adjective_form(reading: Reading, number: str, case: Case, head: Head) -> str | None:
    tags = [number, CASE_TAGS[case]]
    if number == "sing" and head.gender in _GENDER_TAGS:
        tags.append(_GENDER_TAGS[head.gender])
    if case is Case.ACCUSATIVE and (number == "plur" or head.gender is Gender.MASCULINE):
        tags.append("anim" if head.animate else "inan")
    return reading.inflect(*tags)


def _as_typed(source: str, reading: Reading, form: str) -> str:
    """The form with the first letter of the source; without ё where the source writes е for it."""
    if "ё" in reading.word and "ё" not in source.casefold():
        form = form.replace("ё", "е")
    return form[:1].upper() + form[1:] if source[:1].isupper() else form


# --- predicates ---


def _predicate(words: str, gender: Gender) -> str:
    """The predicate with its participles and verbs in this gender; the words from its object on stay."""
    pieces = re.split(r"(\s+)", words.strip())
    changed = False
    for index in range(0, len(pieces), 2):
        reading = _predicative(pieces[index])
        if reading is not None:
            changed = True
            pieces[index] = _predicate_form(pieces[index], reading, gender)
        elif not _may_precede(pieces[index]):
            break
    if not changed:
        raise LanguageError(f"Не вижу причастия или глагола в «{words}»", "Пишите «проведён» или «принял участие».")
    return "".join(pieces)


def _predicative(word: str) -> Reading | None:
    """A short participle or adjective, a verb of the third person or of the past."""
    for each in readings(word):
        if each.part in ("PRTS", "ADJS") or (each.part == "VERB" and not {"1per", "2per", "impr"} & each.tags):
            return each
    return None


def _may_precede(word: str) -> bool:
    """«не проведён», «успешно проведён», «должен быть проведён»."""
    return readings(word)[0].part in ("PRCL", "ADVB", "INFN")


def _predicate_form(word: str, reading: Reading, gender: Gender) -> str:
    tags = ["plur"] if gender is Gender.PLURAL else ["sing"]
    if gender is not Gender.PLURAL and "3per" not in reading.tags:
        tags.append(_GENDER_TAGS[gender])
    form = reading.inflect(*tags)
    return word if form is None else _as_typed(word, reading, form)
