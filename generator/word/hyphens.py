"""Hyphens at which no line may end: in the number of an act («№ 273-ФЗ») and after a figure («9-х»).

One answer for all writers. The text of the tree keeps the hyphen that was typed; each writer has its own way to hold
the line together that leaves the hyphen to be found and copied.
"""

from __future__ import annotations

import re

NO_BREAK = "\u2011"
_KEPT = re.compile(r"№[ \u00a0]?\w[\w/.-]*-[\w/.-]*\w|\d-[А-Яа-яЁё]{1,3}(?![\w-])")


def held(text: str) -> str:
    """The text with no-break hyphens where a line may not end; what was typed as one stays one."""
    return _KEPT.sub(lambda found: found[0].replace("-", NO_BREAK), text) if "-" in text else text
