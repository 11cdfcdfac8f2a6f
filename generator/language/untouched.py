"""What the rules of language must not touch in prose: names in text, addresses of the net, what stands after №."""

from __future__ import annotations

import re

HIDDEN = "\uf8ff"  # stands for each hidden character: no letter, digit, space nor quote
GAP = r"[\x20\t\xa0]"  # spaces inside a line

# A pair of quotation marks belongs to an address where it encloses a value in it: ?q="школа"
_ADDRESS = r"(?:[^\s<>«»\"“”„]|(?<=[=/(:&?%])\"[^\s<>«»\"“”„]*\")+"
_NUMBER = r"(\w[^\s\"«»„“”()<>*|,;№]*)"

# A sign that must stand in the text, and a pattern: its group is hidden, the rest is left to the rules.
_NAMES_AND_ADDRESSES = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        ("<", r"(<[^\s<>][^<>\n]*>)"),
        ("://", rf"((?:https?|ftp)://{_ADDRESS})"),
        ("www.", rf"(www\.{_ADDRESS})"),
        ("@", r"((?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"),
        ("/", rf"(\.(?:ru|рф|su|org|com|net)/{_ADDRESS})"),
    )
)
_NUMBERS = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        ("№", rf"№{GAP}*{_NUMBER}"),
        ("N ", rf"N(?<![\w.…-].){GAP}+(?=\d){_NUMBER}"),
        ("N\u00a0", rf"N(?<![\w.…-].){GAP}+(?=\d){_NUMBER}"),
    )
)


def hide(text: str, numbers: bool = True) -> str:
    """The text, as long as before, with each character that is never touched replaced by `HIDDEN`.

    Without `numbers` what stands after № stays.
    """
    for sign, pattern in (*_NAMES_AND_ADDRESSES, *(_NUMBERS if numbers else ())):
        if sign in text:
            text = _without(pattern, text)
    return text


def _without(pattern: re.Pattern[str], text: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in pattern.finditer(text):
        start, stop = match.span(1)
        pieces += (text[end:start], HIDDEN * (stop - start))
        end = stop
    return "".join(pieces) + text[end:]
