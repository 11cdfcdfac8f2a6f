"""Slips that only the schema can see: YAML reads them as something lawful. Pure functions giving hints."""

from __future__ import annotations

import re

from generator.reading.mending import mended, quoted
from generator.reading.values import List, Text, Value

_MARKS_OF_PROSE = re.compile(r"[,;.«»()!?…]")
_TIGHT_COLON = re.compile(r"(?P<key>[^\W\d_][\w -]{0,40}):(?P<value>[^\s/].*)", re.DOTALL)
_NO_BREAK_COLON = re.compile(r"(?P<key>[^\W\d_][\w -]{0,40}):[\u00a0\u2000-\u200b\u202f\u2060](?P<value>.*)", re.DOTALL)
_LONGEST_KEY = 40  # characters
_MOST_WORDS = 5
_MOST_WORDS_AFTER_CAPITAL = 3


def looks_like_prose(key: str) -> bool:
    """Whether a key is rather a piece of a sentence than a field's name."""
    words = len(key.split())
    most = _MOST_WORDS_AFTER_CAPITAL if key[:1].isupper() else _MOST_WORDS
    return words > most or len(key) > _LONGEST_KEY or (words > 1 and bool(_MARKS_OF_PROSE.search(key)))


def colon_slip(key: Text, value: Value | None = None, *, text_expected: bool = False) -> str | None:
    """A hint with the mended line when an unknown key is a sentence cut at its colon; None when it is not.

    `value` is what stands under the key: a text gives the whole sentence, a list gives sub-items.
    `text_expected`: the schema allows only a text here, so that any key is a slip.
    """
    if key.style or not (text_expected or looks_like_prose(key) or _heads_items(key, value)):
        return None
    if isinstance(value, List):
        items = [f"    - {item}" for item in value if isinstance(item, Text)]
        return mended("Если это текст с подпунктами, запишите его так", "текст: |", f"    {key}:", *items)
    rest = value if isinstance(value, Text) else "…"
    return mended(
        "Двоеточие внутри текста: возьмите весь текст в кавычки или начните его с «|» на новой строке",
        quoted(f"{key}: {' '.join(rest.split())}".rstrip()),
    )


def space_slip(text: Text) -> str | None:
    """A hint with the mended line when a text is a field without a plain space after its colon; None when not."""
    match = (_NO_BREAK_COLON.fullmatch(text) or _TIGHT_COLON.fullmatch(text)) if not text.style else None
    if not match:
        return None
    return mended("Поставьте после двоеточия обычный пробел", f"{match['key']}: {match['value'].strip()}")


def _heads_items(key: Text, value: Value | None) -> bool:
    return isinstance(value, List) and key[:1].isupper() and " " in key
