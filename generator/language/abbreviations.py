"""Abbreviations that a text uses and never expands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.language.morphology import readings
from generator.language.untouched import hide


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation without its ending, and where the text uses it first."""

    text: str
    offset: int


_LETTER = "[А-ЯЁа-яё]"
_GAP = r"[ \t\u00a0\n]"
# A capital first and one more at least: МБОУ, ВсОШ, СанПиН; an ending may follow (ФГОСов), but no word (ВКонтакте).
_SHORT = re.compile(rf"(?<!{_LETTER})[А-ЯЁ]{_LETTER}*[А-ЯЁ][а-яё]{{,3}}(?!{_LETTER})")
_NO_WORD = re.compile(rf"{_GAP}*(?!{_GAP}|{_LETTER})")
_ENDING = re.compile("(?<=[А-ЯЁ])(?:а|у|ом|е|ы|и|ов|ам|ами|ах)$")
_WORDS = re.compile(f"{_LETTER}+")

_BRACKETS = re.compile(r"\(([^()]*)\)")
_HEREAFTER = re.compile(
    rf"(?i:\bдалее\b)(?:(?P<all>[^()]{{0,300}}\))|[^.;()\n]{{0,30}}?{_GAP}[–—-]{_GAP}*«?(?P<one>{_LETTER}+))"
)
_EXPLAINED = re.compile(rf"{_SHORT.pattern}(?:{_GAP}*\(|{_GAP}+[–—-]{_GAP})(?P<long>[^()\n;.]*)")

_WORD = 4  # letters from which a dictionary word in capitals is a word, not an abbreviation
_TOO_LONG = 10  # letters no abbreviation has
_FUNCTION = frozenset({"PREP", "CONJ", "PRCL", "NPRO"})
_LITTLE = frozenset({"PREP", "CONJ", "PRCL"})  # may give no letter
_COMPOUND = 12  # letters from which a word may be a compound and give several letters
_MOST_BEFORE = 250  # characters before brackets that are read
_MOST_WORDS = 12  # words an abbreviation may stand for


def unexpanded(text: str, expanded: Collection[str] = (), common: Collection[str] = ()) -> list[Abbreviation]:
    """Abbreviations the text uses and never expands, each once, in the order of their first use.

    Expanded is what stands in «(далее – X)», in brackets after the words it shortens or before its explanation,
    anywhere in the text; `expanded` are those explained elsewhere, `common` those everybody knows.
    """
    readable = hide(text, numbers=False)  # 273-ФЗ is read too
    known = {*expanded, *common, *_expanded_in(readable)}
    found: dict[str, int] = {}
    for match in _SHORT.finditer(readable):
        short = _bare(match[0])
        if not known & {short, match[0]} and not _is_word(match[0], readable, match):
            found.setdefault(short, match.start())
    return [Abbreviation(short, offset) for short, offset in found.items()]


def _bare(word: str) -> str:
    return _ENDING.sub("", word)


# --- what is a word in capitals, not an abbreviation -----------------------------------------------------------------


def _is_word(word: str, text: str, match: re.Match[str]) -> bool:
    """Whether it is an ordinary word typed in capitals or a Roman number."""
    if len(word) >= _TOO_LONG or not set(word) - {"Х"}:
        return True
    parts = _parts_of_speech(word.lower()) if word.isupper() else frozenset()
    if not parts:
        return False
    if len(word) == 2 and "PREP" in parts and (_NO_WORD.match(text, match.end()) or not _in_heading(text, match)):
        return False  # ДО, ПО; in headings prepositions too, unless no word follows: МБУ ДО «Родник»
    return len(word) >= _WORD or bool(parts & _FUNCTION) or _in_heading(text, match)


@lru_cache(maxsize=4096)
def _parts_of_speech(word: str) -> frozenset[str]:
    """Parts of speech of a dictionary word; none for abbreviations, rare short names and unknown words."""
    strangers = {"Abbr"} if len(word) >= _WORD else {"Abbr", "Name", "Surn"}
    return frozenset(reading.part for reading in readings(word) if reading.known and not reading.tags & strangers)


def _in_heading(text: str, match: re.Match[str]) -> bool:
    """Whether its whole line stands in capitals and has a dictionary word."""
    end = text.find("\n", match.end())
    line = text[text.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(text)]
    words = (word for word in _WORDS.findall(line) if len(word) >= _WORD)
    return line.isupper() and any(_parts_of_speech(word.lower()) for word in words)


# --- what is expanded ------------------------------------------------------------------------------------------------


def _expanded_in(text: str) -> Iterator[str]:
    for match in _HEREAFTER.finditer(text):
        yield from map(_bare, _SHORT.findall(match["all"] or match["one"]))
    for match in _BRACKETS.finditer(text):
        shorts = _SHORT.findall(match[1])
        if shorts and set(_WORDS.findall(match[1])) <= {*shorts, "и", "или"}:
            words = _lowered(text[max(0, match.start() - _MOST_BEFORE) : match.start()])
            yield from (_bare(short) for short in shorts if _is_spelt_in(short, words))
    for match in _EXPLAINED.finditer(text):
        short = _SHORT.findall(match[0])[0]
        if _spells(_lowered(_bare(short))[0], _lowered(match["long"])[:_MOST_WORDS]):
            yield _bare(short)


def _lowered(text: str) -> list[str]:
    return _WORDS.findall(text.lower().replace("ё", "е"))


def _is_spelt_in(short: str, words: Sequence[str]) -> bool:
    """Whether some words in a row begin with the letters of the abbreviation."""
    letters = _lowered(_bare(short))[0]
    starts = (start for start, word in enumerate(words) if word != letters)
    return any(_spells(letters, words[start : start + _MOST_WORDS]) for start in starts)


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether the words, from the first on, give these letters in order: each word its first letter at least.

    A compound gives several (ВШК: внутришкольный контроль); little words may give none; words left over do not matter.
    """
    if not letters or not words or len(letters) >= _TOO_LONG:
        return not letters
    word, rest = words[0], words[1:]
    if _parts_of_speech(word) & _LITTLE and _spells(letters, rest):
        return True
    if word[0] != letters[0]:
        return False
    most = len(letters) if len(word) >= _COMPOUND else 1
    return any(
        _is_within(letters[1:count], word[1:]) and _spells(letters[count:], rest) for count in range(1, most + 1)
    )


def _is_within(letters: str, word: str) -> bool:
    """Whether the letters stand in the word in this order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)
