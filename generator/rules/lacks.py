"""Rules of one shape: each entry of a list must have something; where none has it, that is said once for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.findings import Severity
from generator.rules.draft import Draft, Item
from generator.rules.rule import Mark, Missing, Options

Subject: TypeAlias = Item | Draft
SEVERAL = 2  # entries from which one remark stands for all


@dataclass(frozen=True, slots=True)
class Lack:
    """What entries of the list `items` may lack; `one` is said of an entry after its title, `all` of the whole list."""

    items: str
    is_lacking: Callable[[Item, Draft], bool]
    one: str
    all: str
    hint: str
    sub: str = ""
    severity: Severity | None = None

    def is_everywhere(self, draft: Draft) -> bool:
        """Whether no entry has it: then the link is not kept at all, and one remark will do."""
        found = draft.items(self.items)
        return len(found) >= SEVERAL and all(self.is_lacking(item, draft) for item in found)

    def of_item(self, item: Item, draft: Draft) -> Iterator[Mark]:
        """The remark on one entry, when it lacks this."""
        if self.is_lacking(item, draft):
            yield Mark(f"{item.title}: {self.one}", item.place, self.hint, item.path, self.sub, self.severity)

    def of_all(self, draft: Draft) -> Iterator[Mark]:
        """The remarks on all entries, one when none has it."""
        found = draft.items(self.items)
        if self.is_everywhere(draft):
            yield Mark(self.all, found[0].place, self.hint, found[0].field.key, self.sub, self.severity)
        else:
            for item in found:
                yield from self.of_item(item, draft)


def subjects_of(*lacks: Lack) -> Callable[[Draft], Sequence[Subject] | Missing]:
    """The entries of the lists, or the draft alone when nothing of a list has what it must.

    A list written as prose cannot be judged.
    """

    def subjects(draft: Draft) -> Sequence[Subject] | Missing:
        prose = [lack.items for lack in lacks if draft.holds(lack.items) and not draft.items(lack.items)]
        if prose:
            return Missing(f"{draft.key(prose[0])} — текст без пунктов")
        if any(lack.is_everywhere(draft) for lack in lacks):
            return [draft]
        return [item for name in dict.fromkeys(lack.items for lack in lacks) for item in draft.items(name)]

    return subjects


def check_of(*lacks: Lack) -> Callable[[Subject, Draft, Options], Iterator[Mark]]:
    """The remarks on one subject of `subjects_of`."""

    def check(subject: Subject, draft: Draft, options: Options) -> Iterator[Mark]:
        for lack in lacks:
            if isinstance(subject, Draft):
                yield from lack.of_all(draft)
            elif subject.field.name == lack.items:
                yield from lack.of_item(subject, draft)

    return check
