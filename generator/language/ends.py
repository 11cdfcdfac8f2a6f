"""The marks that end a text: taken off where the text goes on or the paper sets marks of its own."""

from __future__ import annotations

import re

# What a full stop belongs to, so that it stays: an initial, or a word cut short.
_SHORTENED = re.compile(
    r"(?<!\w)(?:[А-ЯЁ]|г|гг|в|вв|др|пр|т\. ?[дпк]|руб|коп|тыс|млн|млрд|чел|шт|экз|мин|ч|ед|см|кл|п|пп|ст|стр|с|обл|р)"
    r"\.\Z"
)
_LONGEST = 8  # of a shortened word with its stop


def bare(text: str, marks: str = ".;,") -> str:
    """The text without the marks that end it as an entry or a sentence; the stop of a shortened word stays."""
    cut = text.strip()
    while cut.endswith(tuple(marks)) and not cut.endswith("...") and not _SHORTENED.search(cut[-_LONGEST:]):
        cut = cut[:-1].rstrip()
    return cut
