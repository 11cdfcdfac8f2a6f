"""Hyphens at which no line may end: in the number of an act («№ 273-ФЗ»), after a figure («9-х»), in a surname.

One answer for all writers. The text of the tree keeps the hyphen that was typed; each writer has its own way to hold
the line together that leaves the hyphen to be found and copied.
"""

from __future__ import annotations

import re

NO_BREAK = "\u2011"
_NUMBER, _AFTER_FIGURE = r"№[ \u00a0]?\w[\w/.-]*-[\w/.-]*\w", r"\d-[А-Яа-яЁё]{1,3}(?![\w-])"
_NAME = r"\b[А-ЯЁ][а-яё]+-[А-ЯЁ][а-яё]+(?![\w-])"
_KEPT = re.compile(f"{_NUMBER}|{_AFTER_FIGURE}|{_NAME}")


def held(text: str) -> str:
    """The text with no-break hyphens where a line may not end; what was typed as one stays one."""
    return _KEPT.sub(lambda found: found[0].replace("-", NO_BREAK), text) if "-" in text else text
