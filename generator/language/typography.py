"""Russian typography of prose: quotes, dashes, ranges, no-break spaces, groups of digits.

Every rule looks at the text as typed and asks for changes of its own few characters; nothing is moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.language import typography_rules as rules
from generator.language.arithmetic import MINUS, minuses
from generator.language.cases import LanguageError
from generator.language.quotes import quote_marks
from generator.language.typography_rules import NBSP
from generator.language.untouched import hide

DASHES = ("—", "–")


@dataclass(frozen=True, slots=True)
class Typography:
    """House style: the dash between words, a space between initials, from how many digits a count is grouped.

    Raises `LanguageError` for a dash that is none and for groups in numbers below four digits.
    """

    dash: str = "—"
    spaced_initials: bool = False
    group_from: int = 5

    def __post_init__(self) -> None:
        if self.dash not in DASHES:
            raise LanguageError(f"Неизвестное тире «{self.dash}»", "Можно: «—» или «–».")
        if self.group_from < 4:
            raise LanguageError(
                f"Разряды отделяют в числах от четырёх цифр, а указано {self.group_from}",
                "Обычное значение — 5: «1500», но «15 000».",
            )


class Change(NamedTuple):
    """Characters `start` … `end` of the text as typed give way to `text`; an insertion has `start == end`."""

    start: int
    end: int
    text: str


def typeset(text: str, settings: Typography = Typography()) -> str:
    """The text as it should be printed; doing it twice changes nothing.

    Stars of bold and italic, list markers, line breaks, `<имя форма>`, addresses, phones, numbers of acts and codes
    stay as typed. A line break is never glued over: make it a space first where the lines are one paragraph.
    """
    pieces: list[str] = []
    end = 0
    for change in changes(text, settings):
        pieces += (text[end : change.start], change.text)
        end = change.end
    return "".join(pieces) + text[end:]


@lru_cache(maxsize=4096)  # rows of a table share most of their texts
def changes(text: str, settings: Typography = Typography()) -> tuple[Change, ...]:
    """What `typeset` does to the text: changes in order, none overlapping, for those who keep offsets."""
    readable = "\n" + hide(text)  # the rules count on a line break before the text
    found: dict[int, _Wish] = {}
    for wish in _wanted(readable, settings):
        if wish != (wish[0], wish[0], ""):
            found.setdefault(wish[0], wish)  # of two rules for one place the first in the table wins
    wishes = (found[start] for start in sorted(found))
    return tuple(Change(start - 1, end - 1, new) for start, end, new in wishes if readable[start:end] != new)


_Wish = tuple[int, int, str]


def _wanted(text: str, settings: Typography) -> Iterator[_Wish]:
    yield from ((offset, offset + 1, MINUS) for offset in minuses(text))
    signs = frozenset(text)
    for rule in rules.RULES:
        if not rule.signs or not rule.signs.isdisjoint(signs):
            yield from _by_rule(rule, text)
    for match in rules.TWO_INITIALS.finditer(text):
        yield *match.span("gap"), NBSP if settings.spaced_initials else ""
    for match in rules.DASH.finditer(text):
        yield *match.span("before"), NBSP
        yield *match.span("dash"), settings.dash
        yield *match.span("after"), " " if match["after"] else ""
    yield from _thousands(text, settings.group_from)
    for offset, mark in quote_marks(text):
        yield offset, offset + 1, mark


def _by_rule(rule: rules.Rule, text: str) -> Iterator[_Wish]:
    for match in rule.pattern.finditer(text):
        if rule.holds is None or rule.holds(match):
            for group, new in rule.becomes.items():
                yield *match.span(group), new


def _thousands(text: str, group_from: int) -> Iterator[_Wish]:
    """No-break spaces between groups of digits: typed with spaces, or of a long number that counts something."""
    for match in rules.TYPED_GROUPS.finditer(text):
        yield from ((offset, offset + 1, NBSP) for offset in range(match.end() - 4, match.start(), -4))
    for match in rules.COUNT.finditer(text):
        start, end = match.span(1)
        if end - start >= group_from and rules.counts(match):
            yield from ((offset, offset, NBSP) for offset in range(end - 3, start, -3))
