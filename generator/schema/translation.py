"""A record in the making: its canonical form, where each of its paths stands, how each is called, the faults met."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.findings import Finding, Place
from generator.reading.values import Text
from generator.schema.language import RecordType

Path = tuple[str | int, ...]


@dataclass
class Translation:
    """A record of this kind in canonical form, where each of its paths stands, how each is called, the faults met."""

    kind: RecordType
    record: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    words: dict[Path, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """The place of a path, or of its nearest known parent."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def named(self, path: Path) -> str:
        """The path in Russian words: «показатели, 2, источник»."""
        parts = []
        for length in range(1, len(path) + 1):
            step = path[length - 1]
            word = self.words.get(path[:length], str(step + 1) if isinstance(step, int) else "")
            if word:
                parts.append(word)
        return ", ".join(parts)

    def under(self, path: Path) -> set[str | int]:
        """The fields that stand in the record at a path, sound or not."""
        return {known[-1] for known in self.places if len(known) == len(path) + 1 and known[:-1] == path}

    def report(
        self, code: str, message: str, path: Path, place: Place | None = None, hint: str = "", **more: Any
    ) -> None:
        """Add a fault at a path."""
        self.findings.append(Finding(code, message, place or self.place(path), self.named(path), hint, **more))


def whole(text: Text) -> Place:
    """The place of all of a text; of one with several lines, of its first."""
    return text.at(0, len(text.split("\n")[0]))
