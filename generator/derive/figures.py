"""Figures that can be reckoned again: shares and sums that a text, a table or a resource shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.derive.counts import sentences, tokens_of
from generator.reading.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number shown in a text at `offset`, what it should be, and how that follows: «16 из 48», «31 + 16»."""

    text: Text
    offset: int
    shown: str
    computed: Decimal
    formula: str
    unit: str = ""

    @property
    def value(self) -> Decimal:
        """The shown number."""
        return read(self.shown)

    @property
    def agrees(self) -> bool:
        """Whether the number shown is the one computed: a sum to the unit, a share to half of its last digit."""
        off = abs(self.value - self.computed)
        return off == 0 if self.unit != "%" else off <= Decimal(1).scaleb(-self._decimals) / 2

    @property
    def right(self) -> str:
        """The computed number, shown with as many digits."""
        if self.unit == "%" or self._decimals:
            return shown(self.computed.quantize(Decimal(1).scaleb(-self._decimals), ROUND_HALF_UP))
        return shown(self.computed)

    @property
    def _decimals(self) -> int:
        return max(0, -int(self.value.as_tuple().exponent))


def read(number: str) -> Decimal:
    """A number as papers print it: «1 240,5»."""
    return Decimal(re.sub(r"\s", "", number).replace(",", "."))


def shown(number: Decimal) -> str:
    """The number as papers print it, with a comma and no trailing exponent."""
    return f"{number:f}".replace(".", ",")


_N = r"\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_SOME = rf"(?:\s+{_WORD})"
_SHARE = rf"(?P<share>{_N})\s?%"
_PART, _WHOLE = rf"(?<![\d.,–—№/-])(?<!№ )(?P<part>{_N})", rf"(?P<whole>{_N})(?![\d.,]*\s?%)"
_SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PART}{_SOME}{{0,6}}\s+из\s+{_WHOLE}{_SOME}{{0,5}}\s*\({_SHARE}\)",
        rf"{_SHARE}\s*\({_PART}{_SOME}{{0,4}}\s+из\s+{_WHOLE}{_SOME}{{0,4}}\)",
        rf"{_PART}{_SOME}{{0,5}}\s*\({_SHARE}\s+от\s+{_WHOLE}{_SOME}{{0,4}}\)",
        rf"{_PART}{_SOME}{{0,4}}\s+из\s+{_WHOLE}{_SOME}{{0,4}},?\s+(?:или|то\s+есть|это)\s+{_SHARE}",
    )
)
_FROM = re.compile(rf"\bИз\s+{_WHOLE}{_SOME}")
_SHARED = re.compile(rf"{_PART}{_SOME}{{0,4}}\s*\({_SHARE}\)")
_NARROWER = re.compile(r"\b(?:из\s+(?:них|этих|которых|\d)|в\s+том\s+числе|среди)\b")


def shares_in(text: Text) -> Iterator[Figure]:
    """The shares whose part and whole stand beside them: «16 из 48 (33,3 %)», «Из 231 учителя … 118 (51,1 %)»."""
    if "%" not in text:
        return
    plain = re.sub(r"[\u00a0\u202f]", " ", text)
    for pattern in _SHARES:
        for found in pattern.finditer(plain):
            yield from _share(text, found, read(found["whole"]), found.start("share"))
    for start, sentence in sentences(plain):
        if whole := _FROM.match(sentence.lstrip("*-–— \n")):
            yield from _shares_of(text, start, sentence, read(whole["whole"]))


def _share(text: Text, found: re.Match[str], whole: Decimal, offset: int) -> Iterator[Figure]:
    part = read(found["part"])
    if whole and part <= whole:
        formula = f"{found['part']} из {shown(whole)}"
        yield Figure(text, offset, found["share"], part * 100 / whole, formula, "%")


def _shares_of(text: Text, start: int, sentence: str, whole: Decimal) -> Iterator[Figure]:
    """Shares of the whole that opens the sentence, up to where a narrower one is named.

    A share that is right of another number of the sentence is taken to be of that one.
    """
    narrower = _NARROWER.search(sentence)
    numbers = [(token.start, token.number) for token in tokens_of(sentence) if token.number is not None]
    for found in _SHARED.finditer(sentence[: narrower.start()] if narrower else sentence):
        before = [whole, *(number for offset, number in numbers if offset < found.start("part"))]
        figures = [one for of in before for one in _share(text, found, of, start + found.start("share"))]
        yield from [one for one in figures if one.agrees][:1] or figures[:1]
