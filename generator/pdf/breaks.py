"""Where Word's lines may end and Unicode's rule disagrees. One answer for all engines.

Marks are invisible signs between two characters; each engine prints them its own way, none leaves them to be copied.
"""

from __future__ import annotations

import re

from generator.word.hyphens import NO_BREAK, held

JOINED = "\u2060"  # no line may end here
PARTED = "\u200b"  # a line may end here
SOFT_HYPHEN = "\u00ad"  # of a frame's letterhead: fonts have no sign for it, engines print it as they please

_RULES = (
    (re.compile(r"(?<=\S)/(?=\S)"), f"/{JOINED}"),  # no break after a slash
    (re.compile(r"(?<= )/(?= )"), f"{PARTED}/"),  # a break before one that stands alone
    (re.compile(r"(?<=\d)-(?=\d)"), f"-{PARTED}"),  # a break between 2018- and 2019
    (re.compile(NO_BREAK), f"-{JOINED}"),  # a hyphen that is found and copied as one
)


def marked(text: str) -> str:
    """The text with marks where a line may end, or may not, against Unicode's rule."""
    text = held(text.replace(SOFT_HYPHEN, ""))
    for pattern, written in _RULES:
        text = pattern.sub(written, text)
    return text
