"""Lists that a programme announces, what it then describes under titles of their own, and how the two agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from generator.language.lemmas import lemmas
from generator.reading.values import Text

NOUN = r"направлени|этап|функци|блок|модул|раздел|компонент|механизм|част(?:и|ей|ях|ям)\b|групп[аыу]?|подпрограмм"
LEAD = re.compile(rf"\b(?P<noun>{NOUN})[^.!?\n:]{{0,80}}:", re.IGNORECASE)
BULLET = re.compile(r"\s*(?:[-–—•*]|\d{1,2}[.)])\s+(?P<text>\S.*)")
INLINE = re.compile(r"\s*(?P<list>[^\n.!?]+)")
TYPED = re.compile(rf"\s*(?:(?:{NOUN})\w*\s+)?(?:№\s*)?(?:\d{{1,2}}(?:\.\d{{1,2}})*|[IVX]+)[.):]*\s+", re.IGNORECASE)
LONGEST = 8  # words of a name in a list inside a sentence
ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a list: as written up to its explanation, and its words by lemmas."""

    said: str
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Announced:
    """A list announced in a text: the word it is called by, where it begins, its names."""

    noun: str
    text: Text
    offset: int
    names: tuple[Name, ...]


@dataclass(slots=True)
class Agreement:
    """How an announced list and a described one agree; pairs are (announced, described)."""

    matched: list[tuple[int, int]] = field(default_factory=list)
    renamed: list[tuple[Name, Name]] = field(default_factory=list)
    shortened: list[tuple[Name, Name]] = field(default_factory=list)
    merged: list[Name] = field(default_factory=list)
    missing: list[Name] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)

    @property
    def is_in_order(self) -> bool:
        """Whether what is described stands in the order announced."""
        described = [there for _, there in sorted(self.matched)]
        return described == sorted(described)


def name_of(text: str) -> Name:
    """A name without its typed number, marks of bold, and the explanation behind a dash, a colon or in brackets."""
    plain = TYPED.sub("", re.sub(r"\*+", "", text.replace("\u00a0", " ")), count=1).strip()
    said = re.split(r"\s[-–—]\s|[:(]|\.\s", plain)[0].strip(" .;,«»")
    return Name(said, lemmas(said))


def announced_in(text: Text) -> Iterator[Announced]:
    """Lists that a prose text announces: a phrase with «направления», «этапы» …, a colon, and a list behind it."""
    plain = text.replace("\u00a0", " ")
    for lead in LEAD.finditer(plain):
        names = tuple(name for one in _listed(plain[lead.end() :]) if (name := name_of(one)).lemmas)
        if len(names) > 1:
            yield Announced(lead["noun"].casefold(), text, lead.start(), names)


def _listed(rest: str) -> list[str]:
    """The entries behind a colon: those of a list on the next lines, else the parts of the sentence."""
    first, *lines = rest.split("\n")
    if not first.strip():
        return list(_bullets(lines))
    found = INLINE.match(first)
    parts = re.split(r"\s*;\s*", found["list"]) if found and ";" in found["list"] else None
    parts = parts or re.split(r",\s*|\s+и\s+", found["list"] if found else "")
    return parts if all(0 < len(part.split()) <= LONGEST for part in parts) else []


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if bullet := BULLET.fullmatch(line):
            yield bullet["text"]
        elif line.strip() and not line.startswith(" "):
            return


def agreement(announced: Sequence[Name], described: Sequence[Name]) -> Agreement:
    """Which names answer which; names are alike when their words are the same, nearly so, or begin alike."""
    found = Agreement()
    for test in (_same, _begins, _alike):
        _match(announced, described, test, found)
    found.matched.sort()
    here, there = {a for a, _ in found.matched}, {d for _, d in found.matched}
    left = [a for a in range(len(announced)) if a not in here]
    for number in [d for d in range(len(described)) if d not in there]:
        inside = [a for a in left if set(announced[a].lemmas) <= set(described[number].lemmas)]
        if len(inside) > 1:
            found.merged.append(described[number])
            left = [a for a in left if a not in inside]
        else:
            found.extra.append(number)
    found.missing = [announced[a] for a in left]
    return found


def _match(
    announced: Sequence[Name], described: Sequence[Name], test: Callable[[Name, Name], bool], found: Agreement
) -> None:
    for a, one in enumerate(announced):
        for d, other in enumerate(described):
            is_free = all(a != x and d != y for x, y in found.matched)
            if is_free and test(one, other):
                found.matched.append((a, d))
                if test is _begins:
                    found.shortened.append((one, other))
                elif test is _alike:
                    found.renamed.append((one, other))


def _same(one: Name, other: Name) -> bool:
    return one.lemmas == other.lemmas


def _begins(one: Name, other: Name) -> bool:
    shorter = min(len(one.lemmas), len(other.lemmas))
    return shorter > 1 and one.lemmas[:shorter] == other.lemmas[:shorter]


def _alike(one: Name, other: Name) -> bool:
    matcher = SequenceMatcher(None, " ".join(one.lemmas), " ".join(other.lemmas))
    # no ratio is greater than the quick ones, which tell most pairs apart
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
