"""What a noun group asks of the words that agree with it."""

from __future__ import annotations

from functools import lru_cache

from generator.language.cases import Gender, LanguageError
from generator.language.heads import Manner, find_group
from generator.language.phrase import tokens_of

_GENDERS = {"masc": Gender.MASCULINE, "femn": Gender.FEMININE, "neut": Gender.NEUTER}


@lru_cache(maxsize=1024)
def gender_of_group(text: str) -> Gender:
    """The gender of the group's head, or the plural: «муниципальная программа» ж, «мероприятия» мн.

    Raises `LanguageError` where the group has no head in the nominative.
    """
    words = [token for token in tokens_of(text.lower() if text.isupper() else text) if token.text.strip()]
    group = find_group(words, 0, Manner())
    if group is None or (group.head.number != "plur" and group.head.gender not in _GENDERS):
        raise LanguageError(f"Не вижу, какого рода «{text}»", "Нужно существительное в именительном падеже.")
    return Gender.PLURAL if group.head.number == "plur" else _GENDERS[str(group.head.gender)]
