"""Many remarks of one kind as a few: the last of them tells how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from generator.rules.rule import Mark

MOST = 5  # marks of one kind that a description shows


def folded(marks: Iterable[tuple[Hashable, Mark]]) -> Iterator[Mark]:
    """The marks, of each kind the first five: the fifth says how many more there are."""
    every = list(marks)
    total = Counter(kind for kind, _ in every)
    seen: Counter[Hashable] = Counter()
    for kind, mark in every:
        seen[kind] += 1
        rest = total[kind] - MOST
        if seen[kind] < MOST or (seen[kind] == MOST and rest <= 0):
            yield mark
        elif seen[kind] == MOST:
            yield replace(mark, message=f"{mark.message} (и ещё {rest} таких ниже)")
