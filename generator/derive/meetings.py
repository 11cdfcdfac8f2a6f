"""A meeting from its protocol: who belongs to the body, who came, who votes, whether there is a quorum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from generator.language.cases import LanguageError
from generator.language.same_person import same_person
from generator.reading.values import Text
from generator.schema.types import Number, Part
from generator.workspace.entities import Link

Record = dict[str, Any]
USUAL_QUORUM = Fraction(2, 3)


def person_key(reference: Text) -> str:
    """What tells people apart: the id of one in the registry, else the words."""
    return reference.entity.id if isinstance(reference, Link) else " ".join(reference.split()).casefold()


def is_one_person(one: Text, other: Text) -> bool:
    """Whether two references surely mean one person: the same entry of the registry, or one name however spelled."""
    if person_key(one) == person_key(other):
        return True
    if isinstance(one, Link) and isinstance(other, Link):
        return False
    names = [_name_in(one), _name_in(other)]
    try:
        return all(names) and same_person(*names) and same_person(*reversed(names))
    except LanguageError:
        return False


def _name_in(reference: Text) -> str:
    """The surname with what follows or precedes it; empty for words that name no person."""
    if isinstance(reference, Link):
        record = reference.entity.record
        parts = [record.get(part) for part in ("surname", "given", "patronymic")]
        return " ".join(str(part) for part in parts if part) if all(parts[:2]) else ""
    found = _NAME.search(reference.replace("\u00a0", " "))
    return found[0] if found else ""


_WORD, _LETTER = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?", r"[А-ЯЁ]\."
_NAME = re.compile(
    rf"{_WORD} {_WORD} [А-ЯЁ][а-яё]+(?:вич|ьич|вна|чна)\b"
    rf"|{_WORD} {_LETTER} ?(?:{_LETTER})?|{_LETTER} ?(?:{_LETTER} ?)?{_WORD}"
)


def keys(references: Iterable[Text] | None) -> set[str]:
    """The people that references lead to."""
    return {person_key(one) for one in references or ()}


@dataclass(frozen=True, eq=False)
class Meeting:
    """The people of a protocol; `roster` is all of the body, chair and secretary first."""

    record: Record
    roster: tuple[Text, ...]

    @property
    def present(self) -> list[Text]:
        """Those of the body who came."""
        if self.record["present"] is not None:
            came = keys(self.record["present"])
            return [one for one in self.roster if person_key(one) in came]
        away = keys(self.record["absent"])
        return [one for one in self.roster if person_key(one) not in away]

    @property
    def absent(self) -> list[Text]:
        """Those of the body who did not."""
        came = keys(self.present)
        return [one for one in self.roster if person_key(one) not in came]

    def voting(self, people: Iterable[Text]) -> list[Text]:
        """Those of the people who have a vote."""
        without = keys(self.record["without_vote"])
        return [one for one in people if person_key(one) not in without]

    def voters(self, item: Record) -> list[Text]:
        """Those who vote on an item of the agenda."""
        recused = keys(item["recused"])
        return [one for one in self.voting(self.present) if person_key(one) not in recused]

    @property
    def quorum(self) -> Part | None:
        """The part of the body that must come, where the protocol says which."""
        found = self.record["quorum"]
        return found if isinstance(found, Part) else None

    @property
    def needed(self) -> int:
        """How many of those with a vote must come."""
        whole, part = len(self.voting(self.roster)), self.quorum
        least = (part.share if part is not None else USUAL_QUORUM) * whole
        up = max(1, -(-least.numerator // least.denominator))
        return up + 1 if part is not None and part.strict and up == least else up

    @property
    def has_quorum(self) -> bool:
        """Whether enough of them came."""
        return len(self.voting(self.present)) >= self.needed


def meeting_of(protocol: Record) -> Meeting:
    """The meeting that a protocol tells of."""
    named = [protocol["chair"], protocol["secretary"], *(protocol["members"] or ())]
    return Meeting(protocol, tuple(one for one in named if isinstance(one, Text)))


def votes_of(item: Record, meeting: Meeting) -> dict[str, int]:
    """The votes on an item by their fields; nothing where there was no vote."""
    votes = item["votes"]
    if votes is None:
        return {}
    if votes["outcome"] is not None:
        return {**dict.fromkeys(VOTES, 0), "in_favour": len(meeting.voters(item))}
    return {name: int(one.value) if isinstance(one := votes[name], Number) else 0 for name in VOTES}


VOTES = ("in_favour", "against", "abstained")
