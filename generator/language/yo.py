"""Words written with ё, and words written with е that could have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.language.morphology import is_known, readings

_WORD = re.compile(r"(?<![\w-])[а-яё]*[её][а-яё]*(?:-[а-яё]+)*(?![\w-])")


@dataclass(frozen=True, slots=True)
class YoWord:
    """A word in small letters where е and ё mean the same; `other` is it with the other letter."""

    offset: int
    word: str
    other: str

    @property
    def has_yo(self) -> bool:
        """Whether it is written with ё."""
        return "ё" in self.word


def yo_words(text: str) -> Iterator[YoWord]:
    """The words of a text that may be written both ways; «все» and «всё» mean different things and are left out."""
    for match in _WORD.finditer(text):
        other = _other(match[0])
        if other:
            yield YoWord(match.start(), match[0], other)


@lru_cache(maxsize=16384)
def _other(word: str) -> str:
    plain = word.replace("ё", "е")
    forms = {reading.word for reading in readings(plain) if reading.known} if is_known(plain) else set()
    if len(forms) != 1:
        return ""
    (dotted,) = forms
    return (plain if "ё" in word else dotted) if "ё" in dotted else ""
