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
_ONE_SYLLABLE = re.compile(r"[^аеёиоуыэюя]{0,4}[аеёиоуыэюя]{1,2}[^аеёиоуыэюя]{0,2}", re.IGNORECASE)
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

    @property
    def is_eastern(self) -> bool:
        """A given name of two syllables written apart, the surname before it: «Ким Ен Сук»."""
        return _is_eastern([word.text for word in self.of(Part.GIVEN)]) and not self.of(Part.PATRONYMIC)

    def __str__(self) -> str:
        return "".join(word.text for word in self.words)


@lru_cache(maxsize=4096)
def read_name(text: str) -> FullName:
    """The parts of a name: «Фамилия Имя Отчество», «Имя Отчество Фамилия», initials on either side of the surname.

    Raises `LanguageError` for text that is no name in Cyrillic letters.
    """
    words = _words_of(text)
    _refuse_strange(text, words)
    free = [index for index, word in enumerate(words) if word.part is Part.SURNAME and not word.bracketed]
    for index, part in _assign(words, free).items():
        words[index] = replace(words[index], part=part)
    return FullName(tuple(words))


@lru_cache(maxsize=4096)
def name_of_parts(surname: str, given: str = "", patronymic: str = "") -> FullName:
    """A name whose parts are told apart already, as a registry keeps them; each may be several words or initials.

    Raises `LanguageError` as `read_name` does.
    """
    words: list[NameWord] = []
    for part, text in ((Part.SURNAME, surname), (Part.GIVEN, given), (Part.PATRONYMIC, patronymic)):
        read = _words_of(text)
        gap = [NameWord(" ", Part.FIXED)] if words and read else []
        # «Ким», «Ен», «Сук»: what stands in the place of the patronymic may be a second given name
        own = Part.GIVEN if part is Part.PATRONYMIC and not _tells_father(read) else part
        words += [*gap, *(replace(word, part=own) if _is_name(word) else word for word in read)]
    name = FullName(tuple(words))
    _refuse_strange(str(name), words)
    return name


def _is_name(word: NameWord) -> bool:
    return word.part is not Part.FIXED or (word.initial and word.text[0].isupper())


def _tells_father(words: list[NameWord]) -> bool:
    texts = [word.text.lower() for word in words if word.part is not Part.FIXED]
    is_short = any(word.initial for word in words)
    return is_short or any(_is_patronymic(text) or text in SONS | DAUGHTERS for text in texts)


def _words_of(text: str) -> list[NameWord]:
    return _plain_words(_TOKEN.findall(unicodedata.normalize("NFC", text).strip()))


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
    """The part of every full word outside brackets, by its index; of an initial too, where its neighbours tell it."""
    texts = [words[index].text for index in free]
    turkic = _turkic_at(texts)
    letters = [index for index, word in enumerate(words) if word.initial and word.part is not Part.FIXED]
    if letters:
        parts = {free[at]: Part.PATRONYMIC for at in turkic}
        return parts or (_beside_initial(words, free, letters[0]) if len(letters) == 1 else {})
    patronymic = turkic or _patronymic_at(texts)
    parts = {free[at]: Part.PATRONYMIC for at in patronymic}
    rest = [at for at in range(len(free)) if at not in patronymic]
    if patronymic:
        return parts | {free[at]: Part.GIVEN for at in _given_before(texts, rest, patronymic)}
    if len(rest) > 2 and _is_eastern(texts[1:]) and texts[0].lower() not in _particles():
        return {free[at]: Part.GIVEN for at in rest[1:]}
    capital = [at for at in rest if texts[at].lower() in _particles() and at + 1 in rest]
    if len(rest) - len(capital) >= 2:
        parts |= {free[at]: Part.FIXED for at in capital}
        rest = [at for at in rest if at not in capital]
    return parts | {free[at]: Part.GIVEN for at in _given_at(texts, rest)}


def _turkic_at(texts: list[str]) -> list[int]:
    """Places of a patronymic of two words: «Ахмед оглы»."""
    return next(([at - 1, at] for at, text in enumerate(texts) if at and text.lower() in SONS | DAUGHTERS), [])


def _beside_initial(words: list[NameWord], free: list[int], letter: int) -> dict[int, Part]:
    """Full words beside a lone initial, one of which is the surname: «Орлова В. Ильинична», «Орлова Вера И.»."""
    if len(free) < 2:
        return {}
    after = next((index for index in free if index > letter), None)
    if after is not None and _is_patronymic(words[after].text.lower()):
        return {after: Part.PATRONYMIC}
    before = next((index for index in reversed(free) if index < letter), None)
    if before is not None and is_given(words[before].text):
        return {before: Part.GIVEN, letter: Part.PATRONYMIC}
    return {}


def _patronymic_at(texts: list[str]) -> list[int]:
    """The place of the patronymic. A surname on -ич at the first place, or after the patronymic, is none."""
    lower = [text.lower() for text in texts]
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


def _given_before(texts: list[str], rest: list[int], patronymic: list[int]) -> list[int]:
    """Places of the given name before the patronymic; known names before it belong to it: «Анна Мария Юрьевна»."""
    before = [at for at in rest if at < patronymic[0]]
    surname_follows = any(at > patronymic[-1] for at in rest)
    if len(before) == 1 and not surname_follows and _contradict(texts[before[0]], texts[patronymic[0]]):
        return []  # «Ким Анатольевна»: her surname
    more = before[:-1] if surname_follows else before[1:-1]
    return [*before[-1:], *takewhile(lambda at: is_given(texts[at]), reversed(more))]


def _contradict(given: str, patronymic: str) -> bool:
    told = gender_of_patronymic((NameWord(patronymic, Part.PATRONYMIC),))
    return told is not None and told not in (genders_of_given(given) or {told})


def _given_at(texts: list[str], rest: list[int]) -> list[int]:
    """Places of the given name without a patronymic: known names beside the surname, else the last word."""
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


def _is_eastern(given: list[str]) -> bool:
    return len(given) > 1 and all(_ONE_SYLLABLE.fullmatch(word) and not is_given(word) for word in given)


def _surname_like(word: str) -> bool:
    return not is_given(word) and re.search(r"(?:[оеё]в|[сц]кий|[оеё]ва|[сц]кая)$", word.lower()) is not None
