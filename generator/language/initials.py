"""Initials: «Орлова В.И.», «В.И. Орлова»."""

from __future__ import annotations

from functools import lru_cache

from generator.language.cases import LanguageError
from generator.language.full_name import DAUGHTERS, SONS, FullName, NameWord, read_name
from generator.language.name_endings import Part

_NO_BREAK = "\u00a0"


@lru_cache(maxsize=4096)
def initials(name: str, first: bool = False, space: bool = False) -> str:
    """The surname with initials after it, before it if `first`; spaces do not break.

    `space` puts one between the initials too. Turkic «оглы» and «кызы» leave no letter. A name already short is only
    set anew, one without a surname is left as it is. Raises `LanguageError` for text that is no name.
    """
    read = read_name(name)
    if not read.of(Part.SURNAME):
        return name
    letters = (_NO_BREAK if space else "").join(initial_letters(read))
    surname = surname_of(read)
    ordered = (letters, surname) if first else (surname, letters)
    return _NO_BREAK.join(part for part in ordered if part)


def name_and_post(text: str) -> tuple[str, str]:
    """The name and the post of «Белова А.П., директор школы»; no name where the words before the comma are none."""
    name, _, post = text.partition(",")
    try:
        read = read_name(name.strip())
    except LanguageError:
        return "", text
    is_whole = bool(read.of(Part.SURNAME)) and bool(initial_letters(read))
    return (name.strip(), post.strip()) if is_whole else ("", text)


def initial_letters(name: FullName) -> list[str]:
    """Initials of the given name and the patronymic: «В.», «Ж.-Ж.»."""
    letters: list[str] = []
    for part in (Part.GIVEN, Part.PATRONYMIC):
        for word in name.of(part):
            if word.text.lower() not in SONS | DAUGHTERS:
                letters.append(_letter(word))
    return letters


def surname_of(name: FullName) -> str:
    """The surname with its particles before it: «ван Бетховен»; a maiden name in brackets is left out."""
    words = [word.text for word in name.words if _belongs(word)]
    if name.words[-1].part is Part.FIXED and words[-1] == name.words[-1].text:
        words.insert(0, words.pop())
    return _NO_BREAK.join(words)


def _belongs(word: NameWord) -> bool:
    particle = word.part is Part.FIXED and not word.initial and word.text[0].isalpha()
    return not word.bracketed and (word.part is Part.SURNAME or particle)


def _letter(word: NameWord) -> str:
    if word.initial:
        return word.text.rstrip(".") + "."
    pieces = [piece for piece in word.text.split("-") if piece and piece.lower() not in SONS | DAUGHTERS]
    return "-".join(f"{piece[0].upper()}." for piece in pieces)
