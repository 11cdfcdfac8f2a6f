"""Names of organisations in a text against the names of a registry: the same but for signs, or nearly the same.

A name is its words and what stands between them. Signs that never tell two names apart (quotes of any sort, dashes,
№, spaces) are compared last; any case of a name is that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from generator.language.morphology import readings

ALIKE = 0.85  # from which likeness on two words may be one misspelt: Ключевская, Клюквенская are two villages
_LONG = 5  # letters of a word that may be misspelt
_STEM = 3
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SOFT = re.compile(r"[\s\u00a0«»„“”\"'*–—‑№-]*")
_QUOTES = str.maketrans("«»„“”'", '""""""')
_DASHES = str.maketrans("–—‑", "---")
# Abbreviations that are put for each other: what a school is called, and whose it is.
_SORTS = (
    frozenset(("сш", "сош", "ош", "оош", "школа")),
    frozenset(("мбоу", "моу", "мкоу", "маоу", "гбоу", "гоу", "гкоу")),
)
_SORT_OF = {word: min(sort) for sort in _SORTS for word in sort}


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number of a text, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The word in small letters, ё as е."""
        return plain(self.text)


@dataclass(frozen=True)
class Spelling:
    """A name as a registry writes it."""

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        return tuple(words_of(self.text))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it: other numbers are another school."""
        return tuple(word.text for word in self.words if word.text.isdigit())

    @cached_property
    def is_distinct(self) -> bool:
        """Whether it holds a number, a capital or quotes beyond its first letter: no plain words."""
        return bool(re.search(r"[\dА-ЯЁA-Z«„\"№]", self.text[1:]))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where it stands, as typed and as the registry would have it."""

    offset: int
    shown: str
    right: str
    is_variant: bool = False


def plain(word: str) -> str:
    """The word in small letters, ё as е."""
    return word.lower().replace("ё", "е")


def words_of(text: str) -> Iterator[Word]:
    """The words and numbers of a text."""
    return (Word(match[0], *match.span()) for match in _WORD.finditer(text))


class Spellings:
    """The names of a registry, found by their first words."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[Spelling]] = {}
        for name in sorted(set(names), key=len, reverse=True):
            spelling = Spelling(name)
            if len(spelling.words) > 1:
                self._by_first.setdefault(_first(spelling.words[0].plain), []).append(spelling)

    def misspelt(self, text: str) -> Iterator[Mention]:
        """The names in a text that are spelt otherwise than here, in order; the longest name at a place counts."""
        firsts = [_first(plain(word)) for word in _WORD.findall(text)]
        if self._by_first.keys().isdisjoint(firsts):
            return
        words = list(words_of(text))
        at = 0
        while at < len(words):
            found = self._by_first.get(firsts[at])
            length, mention = self._read(text, words, at, found) if found else (1, None)
            if mention is not None:
                yield mention
            at += length

    def _read(self, text: str, words: Sequence[Word], at: int, names: list[Spelling]) -> tuple[int, Mention | None]:
        """How many words a name here takes, and what is wrong with it."""
        same = [name for name in names if (run := _run(text, words, at, name)) and _is_same(run, name.words)]
        if same:
            longest = [name for name in same if len(name.words) == len(same[0].words)]
            mentions = [_compared(text, words[at : at + len(name.words)], name) for name in longest]
            return len(longest[0].words), None if None in mentions else mentions[0]
        near = [name for name in names if (run := _run(text, words, at, name)) and _is_near(run, name)]
        if not near:
            return 1, None
        run = words[at : at + len(near[0].words)]
        shown = text[run[0].start : _end(text, run, near[0])]
        return len(run), Mention(run[0].start, shown, near[0].text.replace("\u00a0", " "), is_variant=True)


def _first(word: str) -> str:
    """By what a name is found: the beginning of its first word, or the sort of its abbreviation."""
    return _SORT_OF.get(word, word[:_STEM])


def _run(text: str, words: Sequence[Word], at: int, name: Spelling) -> Sequence[Word]:
    """As many words as the name has, when nothing but quotes, dashes and spaces parts them; else none."""
    run = words[at : at + len(name.words)]
    apart = (text[one.end : other.start] for one, other in pairwise(run))
    is_whole = len(run) == len(name.words) and all(_SOFT.fullmatch(gap) and "\n\n" not in gap for gap in apart)
    return run if is_whole else ()


def _is_same(run: Sequence[Word], name: Sequence[Word]) -> bool:
    return all(_same_word(one.plain, other.plain) for one, other in zip(run, name, strict=True))


@lru_cache(maxsize=4096)
def _same_word(one: str, other: str) -> bool:
    """Whether two words in small letters are forms of one."""
    if one == other:
        return True
    if one[:_STEM] != other[:_STEM] or min(len(one), len(other)) <= _STEM:
        return False
    return not {each.lemma for each in readings(one)}.isdisjoint(each.lemma for each in readings(other))


def _is_near(run: Sequence[Word], name: Spelling) -> bool:
    """Whether one word differs, as a slip or another abbreviation would make it; numbers never differ."""
    if not name.is_distinct or tuple(word.text for word in run if word.text.isdigit()) != name.numbers:
        return False
    pairs = [(one, other) for one, other in zip(run, name.words, strict=True) if not _same_word(one.plain, other.plain)]
    return len(pairs) == 1 and len(run) > 2 and _is_slip(*pairs[0])


def _is_slip(one: Word, other: Word) -> bool:
    if any(one.plain in sort and other.plain in sort for sort in _SORTS):
        return True
    is_long = min(len(one.text), len(other.text)) >= _LONG
    return is_long and one.text.isalpha() and SequenceMatcher(None, one.plain, other.plain).ratio() >= ALIKE


def _compared(text: str, run: Sequence[Word], name: Spelling) -> Mention | None:
    """What differs in the signs of a name or in its capitals; None where nothing does."""
    words, shown = name.words, text[run[0].start : _end(text, run, name)]
    if shown.isupper() != name.text.isupper():
        return None  # a heading in capitals
    mended = [
        _dressed(one.text, other.text, number == 0) for number, (one, other) in enumerate(zip(run, words, strict=True))
    ]
    gaps = [name.text[one.end : other.start] for one, other in pairwise(words)]
    typed = [text[one.end : other.start] for one, other in pairwise(run)]
    tail, typed_tail = name.text[words[-1].end :], shown[run[-1].end - run[0].start :]
    if '"' in _signs(tail) and not _signs(typed_tail) and any('"' in _signs(gap) for gap in typed):
        return None  # a lost closing mark is told by its own rule
    same_signs = [*map(_signs, typed), _signs(typed_tail)] == [*map(_signs, gaps), _signs(tail)]
    if same_signs and mended == [one.text for one in run]:
        return None
    right = "".join(part for pair in zip(mended, [*gaps, tail], strict=True) for part in pair)
    return Mention(run[0].start, shown, right.replace("\u00a0", " "))


def _end(text: str, run: Sequence[Word], name: Spelling) -> int:
    """Where the name ends: with the closing mark after its last word, if the registry has one."""
    end = run[-1].end
    has_mark = len(name.text) > name.words[-1].end
    return end + 1 if has_mark and text[end : end + 1] in ("»", "“", "”", '"') and end < len(text) else end


def _signs(gap: str) -> str:
    """What stands between two words, in signs that tell: any quotes as straight ones, any dash as a hyphen."""
    plain_gap = gap.translate(_QUOTES).translate(_DASHES).replace("*", "")
    return re.sub(r"№ ?", "№ ", re.sub(r"[\s\u00a0]+", " ", plain_gap))


def _dressed(typed: str, right: str, is_first: bool) -> str:
    """The word typed with the capitals and the ё of the registry; the first may begin a sentence."""
    if plain(typed) == plain(right):
        return typed if is_first and typed[1:] == right[1:] else right
    if is_first or typed[0].isupper() == right[0].isupper():
        return typed
    return (typed[0].upper() if right[0].isupper() else typed[0].lower()) + typed[1:]
