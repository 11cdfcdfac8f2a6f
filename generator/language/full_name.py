"""A person's name as it is written, taken apart: which word is the surname, the given name, the patronymic."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from generator.language.cases import Gender, LanguageError
from generator.language.given_names import genders_of_given, is_foreign_given, is_given
from generator.language.name_endings import Part, read_words

_TOKEN = re.compile(r"\s+|-?[^\W\d_][а-яё]{0,2}\.|[()]|[^\s.()]+|\.")
_WORD = re.compile(r"[\u0400-\u04FF’'ʼ-]*[\u0400-\u04FF][\u0400-\u04FF’'ʼ-]*")
_INITIAL = re.compile(r"-?[\u0400-\u042F]\w{0,2}\.|[А-ЯЁ]")
_SMALL_INITIAL = re.compile(r"[оку]\.")  # of «оглы», «кызы», «улы»: «Р.А.о.»
_LATIN = re.compile(r"[A-Za-z]")
_MOST_WORDS = 7
_NAME_HINT = "Напишите «Фамилия Имя Отчество» или «Фамилия И.О.» с прописных букв и без других слов."

# Turkic patronymics: «Ахмед оглы», «Тофик кызы», also written together or with a hyphen; never declined.
SONS = frozenset(("оглы", "оглу", "углы", "угли", "улы", "ұлы", "уулу", "улу"))
DAUGHTERS = frozenset(("кызы", "кизи", "гызы", "кзы", "қызы"))
_TURKIC = re.compile(r".{2,}(?:оглы|оглу|углы|угли|улы|ұлы|уулу|кызы|кизи|гызы|қызы)$")
# Patronymics in any case: a short form may stand in the dative.
_SON_OF = re.compile(r".+(?:[оеё]вич|ич|ыч)(?:а|у|[еоё]м|е)?$")
_DAUGHTER_OF = re.compile(r".+(?:[оеё]вн|ичн|[иы]шн)(?:а|ы|е|у|ой|ою)$")


@dataclass(frozen=True)
class NameWord:
    """One word of a name, or what stands between words; `initial` marks «П.»."""

    text: str
    part: Part
    initial: bool = False
    bracketed: bool = False


@dataclass(frozen=True)
class FullName:
    """All words and gaps of a name in their order; joined, they give the name back."""

    words: tuple[NameWord, ...]

    def of(self, part: Part) -> tuple[NameWord, ...]:
        """Words of that part outside brackets."""
        return tuple(word for word in self.words if word.part is part and not word.bracketed)

    @property
    def is_foreign(self) -> bool:
        """A western given name and no patronymic: «Чаплин Чарльз»."""
        return not self.of(Part.PATRONYMIC) and any(is_foreign_given(word.text) for word in self.of(Part.GIVEN))


@lru_cache(maxsize=4096)
def read_name(text: str) -> FullName:
    """The parts of a name: «Фамилия Имя Отчество», «Имя Отчество Фамилия», initials on either side of the surname.

    Raises `LanguageError` for text that is no name in Cyrillic letters.
    """
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", text).strip())
    words = _plain_words(tokens)
    _refuse_strange(text, words)
    free = [index for index, word in enumerate(words) if word.part is Part.SURNAME and not word.bracketed]
    for index, part in _assign(words, free).items():
        words[index] = replace(words[index], part=part)
    return FullName(tuple(words))


def gender_of_patronymic(words: tuple[NameWord, ...]) -> Gender | None:
    """The gender by the patronymic's ending or its Turkic mark; None when only an initial is there."""
    for word in (word.text.lower() for word in words if not word.initial):
        last = word.rpartition("-")[2]
        if last in SONS or _SON_OF.match(word):
            return Gender.MASCULINE
        if last in DAUGHTERS or _DAUGHTER_OF.match(word):
            return Gender.FEMININE
        if _TURKIC.match(word):
            return Gender.FEMININE if re.search("[кгқ][ыи]зы|кизи", word) else Gender.MASCULINE
    return None


def _particles() -> frozenset[str]:
    return read_words("name_particles.txt")


def _plain_words(tokens: list[str]) -> list[NameWord]:
    """Tokens with a first guess: every full word a surname, initials the given name and the patronymic in turn."""
    words: list[NameWord] = []
    depth = 0
    letters = [Part.PATRONYMIC, Part.GIVEN]
    for token in tokens:
        depth += (token == "(") - (token == ")")
        if _SMALL_INITIAL.fullmatch(token):
            words.append(NameWord(token, Part.FIXED, initial=not letters))
        elif _INITIAL.fullmatch(token):
            double = token.startswith("-")
            part = Part.GIVEN if double else letters.pop() if letters else Part.FIXED
            words.append(NameWord(token, part, initial=True, bracketed=depth > 0))
        elif _WORD.fullmatch(token):
            part = Part.FIXED if token in _particles() else Part.SURNAME
            words.append(NameWord(token, part, bracketed=depth > 0))
        else:
            words.append(NameWord(token, Part.FIXED))
    return words


def _refuse_strange(text: str, words: list[NameWord]) -> None:
    if _LATIN.search(text):
        raise LanguageError(
            f"Имя «{text}» записано латинскими буквами, склонять его нельзя",
            "Запишите имя по-русски или задайте формы: `формы:` либо `склоняется: нет`.",
        )
    names = [word for word in words if word.part is Part.SURNAME]
    if not names or len(names) > _MOST_WORDS or text.count("(") != text.count(")"):
        raise LanguageError(f"«{text}» не похоже на имя человека", _NAME_HINT)
    strange = next((word.text for word in words if _is_strange(word)), None)
    if strange is not None:
        raise LanguageError(f"«{text}» не похоже на имя человека: мешает «{strange}»", _NAME_HINT)


def _is_strange(word: NameWord) -> bool:
    """A sign or a digit, or a word in small letters: «директор», «2-й»."""
    if word.part is Part.FIXED:
        return not (word.initial or word.text in _particles() or word.text in "()." or word.text.isspace())
    return not word.initial and word.text[0].islower() and word.text not in SONS | DAUGHTERS


def _assign(words: list[NameWord], free: list[int]) -> dict[int, Part]:
    """The part of every full word outside brackets, by its index."""
    texts = [words[index].text for index in free]
    given_initial = any(word.initial and word.part is Part.GIVEN for word in words)
    patronymic = _patronymic_at(texts, given_initial)
    parts = {free[at]: Part.PATRONYMIC for at in patronymic}
    rest = [at for at in range(len(free)) if at not in patronymic]
    if given_initial:
        return parts
    capital = [at for at in rest if texts[at].lower() in _particles() and at + 1 in rest]
    if not patronymic and len(rest) - len(capital) >= 2:
        parts |= {free[at]: Part.FIXED for at in capital}
        rest = [at for at in rest if at not in capital]
    return parts | {free[at]: Part.GIVEN for at in _given_at(texts, rest, patronymic)}


def _patronymic_at(texts: list[str], given_initial: bool) -> list[int]:
    """Places of the patronymic. A surname on -ич at the first place, or after the patronymic, is none."""
    lower = [text.lower() for text in texts]
    for at, word in enumerate(lower):
        if at and word in SONS | DAUGHTERS:
            return [at - 1, at]
    if given_initial:
        return []
    for at in (1, 2, 3):
        if at < len(lower) and (len(lower) > 2 or is_given(texts[0])) and _is_patronymic(lower[at]):
            return [] if _ends_with_surname(texts, at) else [at]
    return []


def _ends_with_surname(texts: list[str], at: int) -> bool:
    """A last word on -ич after the given name of a woman is her surname: «Анна Мицкевич»."""
    a_woman = genders_of_given(texts[0]) == {Gender.FEMININE}
    return a_woman and at == len(texts) - 1 and _SON_OF.match(texts[at].lower()) is not None


def _is_patronymic(word: str) -> bool:
    return any(pattern.match(word) for pattern in (_SON_OF, _DAUGHTER_OF, _TURKIC))


def _given_at(texts: list[str], rest: list[int], patronymic: list[int]) -> list[int]:
    """Places of the given name: before the patronymic; without one, known names beside the surname, else the last."""
    if patronymic:
        return [at for at in rest if at < patronymic[0]][-1:]
    known = [at for at in rest if is_given(texts[at])]
    if len(rest) < 2:
        return known
    first, last = rest[0], rest[-1]
    if first in known and last not in known:
        return list(takewhile(lambda at: at in known, rest))
    if first in known:
        return [last]
    if _surname_like(texts[last]) and not _surname_like(texts[first]):
        return [first]
    return [at for at in rest if at >= min([*known, last])]


def _surname_like(word: str) -> bool:
    return not is_given(word) and re.search(r"(?:[оеё]в|[сц]кий|[оеё]ва|[сц]кая)$", word.lower()) is not None
