"""What a rule of the review is: its facts, whom it judges, what it says; its module's docstring is its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeAlias

from generator.codes import Page
from generator.findings import Finding, Fix, Place, Related, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft

Options: TypeAlias = Mapping[str, Any]  # a number, a word or a tuple of words by its Russian name


class Confidence(StrEnum):
    """How sure a rule is: what is not high is a guess by words."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def word(self) -> str:
        """The confidence in Russian."""
        return {"high": "высокая", "medium": "средняя", "low": "низкая"}[self.value]


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a rule cannot judge a draft: what is not there, in Russian («нет справочника актов»)."""

    what: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a rule says of one subject: `at` is where, `sub` names the sub-check when the rule has several.

    `severity` differs from the rule's only where the sub-check's does.
    """

    message: str
    at: Text | Place
    hint: str = ""
    path: str = ""
    sub: str = ""
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


def whole(draft: Draft) -> Sequence[Draft]:
    """The draft itself as the only subject: for rules that judge a document once."""
    return [draft]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. `check` judges one subject of those that `subjects` gives; without subjects the rule is not evaluated.

    `needs` are fields of the record (canonical names) that must be filled for the rule to say anything. `density`
    is for rules over text: so many findings per 1000 words bring its share of the score to nothing. `options` are
    the settings of the rule by their Russian names, with defaults; a value less than the default makes the rule milder,
    of the options in `milder` a greater one. `words` are all that an option may hold, where not every word will do.
    """

    code: str
    name: str
    severity: Severity
    criterion: str
    manual: str | None  # the docstring of the module
    subjects: Callable[[Draft], Sequence[Any] | Missing]
    check: Callable[[Any, Draft, Options], Iterable[Mark]]
    kinds: tuple[str, ...] = ("programme",)
    needs: tuple[str, ...] = ()
    gate: bool = False
    confidence: Confidence = Confidence.HIGH
    density: float | None = None
    options: Options = field(default_factory=lambda: MappingProxyType({}))
    milder: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def page(self) -> Page:
        """The page of the rule, read from its docstring."""
        title, *rest = re.split(rf"^({'|'.join(PARTS)})$\n", (self.manual or "").strip() + "\n", flags=re.MULTILINE)
        known = {PARTS[head]: _dedented(body) for head, body in zip(rest[::2], rest[1::2], strict=True)}
        return Page(self.code, title.strip().rstrip("."), **known)

    def is_narrowed(self, options: Options) -> bool:
        """Whether the options let pass what the usual ones would not."""
        return any(_is_less(options[name], self.options[name], name in self.milder) for name in self.options)

    def finding(self, mark: Mark, severity: Severity) -> Finding:
        """The mark as a finding; `severity` is the rule's after settings."""
        place = mark.at.at(0, len(mark.at.split("\n")[0])) if isinstance(mark.at, Text) else mark.at
        return Finding(
            self.code, mark.message, place, mark.path, mark.hint, mark.severity or severity, mark.related, mark.fix
        )


def _is_less(given: Any, usual: Any, is_milder_up: bool) -> bool:
    """Whether an option holds less than usual: fewer words, a smaller number, another word; upwards, more."""
    if isinstance(usual, str):
        return bool(given != usual)
    if isinstance(usual, tuple):
        given, usual = set(given), set(usual)
        return bool(given - usual) if is_milder_up else bool(usual - given)
    return bool(given > usual if is_milder_up else given < usual)


# Heads of a rule's docstring and the parts of its page.
PARTS = {
    "Что проверяет": "what",
    "Зачем": "why",
    "Плохо": "bad",
    "Хорошо": "good",
    "Настройки": "settings",
    "Осторожно": "caution",
    "Как исправить": "fix",
}


def _dedented(body: str) -> str:
    return "\n".join(line.removeprefix("    ").rstrip() for line in body.strip("\n").split("\n")).strip("\n")
