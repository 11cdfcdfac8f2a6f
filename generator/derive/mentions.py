"""Mentions of numbered things in prose: «в приложении 2», «таблицы 3–5», «рис. 1»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STEMS = {"appendices": r"приложени\w+", "tables": r"таблиц\w+|табл\.", "figures": r"рисун\w+|рис\."}
SERIES = r"\d{1,2}(?:\s*(?:[-–—,]|и)\s*(?:№\s*)?\d{1,2})*(?![\w%]|[.,/–—-]\d)"
SENTENCE_END = re.compile(r"[.!?…]\s+(?=[А-ЯЁ«])|\n")
# Words of another document: what is numbered beside them belongs to it.
OTHERS = re.compile(
    r"приказ|постановлени|распоряжени|\bзакон|письм|\bуказ[аеоу]?м?\b|договор|соглашени|устав|федеральн|санпин|фгос|"
    r"методическ\w+ рекомендаци|\bположени\w*\s+об?\b|\bпорядк\w+\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Numbers named together in a text, where, and the sentence around; no numbers where the word stands alone."""

    offset: int
    length: int
    numbers: tuple[int, ...]
    sentence: str
    before: str  # the sentence up to the mention
    after: str  # the sentence from its end

    @property
    def is_of_other(self) -> bool:
        """Whether the sentence speaks of another document, so that the number may be its own."""
        return bool(OTHERS.search(self.sentence))


def mentions(text: str, kind: str) -> Iterator[Mention]:
    """Mentions of appendices, tables or figures in one text, with numbers or without; no-break spaces are spaces."""
    plain = text.replace("\u00a0", " ")
    for match in re.finditer(rf"\b(?:{STEMS[kind]})(?:\s+№*\s*(?P<numbers>{SERIES}))?", plain, re.IGNORECASE):
        start, end = _sentence(plain, match.start())
        yield Mention(
            match.start(),
            match.end() - match.start(),
            _numbers(match["numbers"] or ""),
            plain[start:end],
            plain[start : match.start()],
            plain[match.end() : end],
        )


def sentence_at(text: str, offset: int) -> str:
    """The sentence, or the line, around a place of a text."""
    start, end = _sentence(text, offset)
    return text[start:end].strip()


def _sentence(text: str, offset: int) -> tuple[int, int]:
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return max(end for end in ends if end <= offset), min(end for end in ends if end > offset)


def _numbers(series: str) -> tuple[int, ...]:
    """«1, 3–5» -> 1, 3, 4, 5."""
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*[-–—]\s*(\d+))?", series):
        found += range(int(first), int(last or first) + 1)
    return tuple(found)
