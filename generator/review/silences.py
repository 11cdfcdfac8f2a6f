"""Silences: `# metodist: ignore[TRC002] причина` beside a value says that its author knows better, and why.

At the end of a line it covers the value that begins there, through all its lines; on a line of its own, the value
that begins below. It names whole codes: a family would also hide what nobody has seen yet. Faults of a description
cannot be silenced, for they stand in the way of printing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import yaml

from generator import codes
from generator.findings import Finding, Place, Severity
from generator.reading.edits import Source
from generator.reading.scan import DIRECTIVE, Span, Spans
from generator.review.choice import plain_code
from generator.review.rulebook import rulebook
from generator.review.runner import Judged, Outcome
from generator.schema.keys import nearest

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Lines: TypeAlias = tuple[int, int]  # first and last, from 1
WORD = "metodist:"
IGNORE = re.compile(r"[ \t]*ignore[ \t]*\[(?P<codes>[^\[\]]*)\][ \t]*(?P<reason>.*?)[ \t]*")
HOW = "Пишут так: # metodist: ignore[TRC002] причина"


@dataclass(frozen=True, slots=True)
class Silence:
    """One rule silenced from the first to the last line, and the author's reason."""

    code: str
    place: Place
    reason: str
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is the rule's and stands on these lines."""
        place = finding.place
        return finding.code == self.code and place.file == self.place.file and self.first <= place.line <= self.last


def read_silences(file: str) -> tuple[list[Silence], list[Finding]]:
    """The silences of a description, and what is wrong with them; a file that cannot be read has none."""
    source = Source.read(file)
    if source is None or WORD not in source.text:
        return [], []
    lines = re.split(r"\r\n?|\n", source.text)
    try:
        layout = _Layout(lines)
    except yaml.YAMLError:  # the reader has said why
        return [], []
    found = [one for place, words in layout.directives(file) for one in _read(place, words, layout)]
    return [one for one in found if isinstance(one, Silence)], [one for one in found if isinstance(one, Finding)]


def silenced(outcomes: Iterable[Outcome], silences: Sequence[Silence]) -> list[Outcome]:
    """The outcomes with their findings marked that a silence covers."""
    return [
        replace(one, judged=tuple(_marked(judged, silences) for judged in one.judged)) if one.judged else one
        for one in outcomes
    ]


@dataclass(slots=True)
class Heeded:
    """The silences that reviews met: all of them, those that covered anything, by file the rules that were tried."""

    met: dict[Silence, None] = field(default_factory=dict)
    used: set[Silence] = field(default_factory=set)
    tried: dict[str, set[str]] = field(default_factory=dict)

    def add(self, other: Heeded) -> None:
        """Take in what other reviews met."""
        self.met |= other.met
        self.used |= other.used
        for file, tried in other.tried.items():
            self.tried.setdefault(file, set()).update(tried)

    @property
    def idle(self) -> list[Finding]:
        """A warning for each silence whose rule was tried and which covered nothing."""
        return [_useless(one) for one in self.met if one not in self.used and one.code in self._tried(one)]

    def _tried(self, silence: Silence) -> Collection[str]:
        return self.tried.get(silence.place.file, ())


def _useless(silence: Silence) -> Finding:
    message = f"Пометка ignore[{silence.code}] ничего не скрывает: правило здесь ничего не находит"
    hint = "Уберите её; если замечание в другом месте, поставьте пометку туда."
    return Finding("SIL003", message, silence.place, hint=hint, severity=Severity.WARNING)


def _marked(judged: Judged, silences: Sequence[Silence]) -> Judged:
    reason = next((one.reason for one in silences if one.covers(judged.finding)), "")
    return replace(judged, finding=replace(judged.finding, silenced=reason)) if reason else judged


def _read(place: Place, words: str, layout: _Layout) -> Iterator[Silence | Finding]:
    """The silences of one comment, or its faults."""
    ignore = IGNORE.fullmatch(words)
    names = [name for name in re.split(r"[\s,]+", ignore["codes"]) if name] if ignore else []
    if ignore is None or not names:
        yield Finding("SIL005", f"Пометка «{WORD}{words.rstrip()}» не читается", place, hint=HOW)
        return
    if not ignore["reason"]:
        message = f"Пометка ignore[{', '.join(names)}] без причины, она не действует"
        yield Finding("SIL001", message, place, hint=f"Напишите, почему так и надо. {HOW}")
        return
    for name in names:
        yield _fault_of(name, place) or Silence(plain_code(name), place, ignore["reason"], *layout.covered(place))


def _fault_of(name: str, place: Place) -> Finding | None:
    code = plain_code(name)
    if code in rulebook():
        return None
    if code in codes.pages():
        message = f"{code} — ошибка описания, её пометкой не скрыть"
        return Finding("SIL004", message, place, hint="Исправьте саму ошибку: с ней бумаги не напечатать.")
    of_family = [known for known in rulebook() if known.startswith(code)]
    near = of_family[0] if of_family else nearest(code, rulebook(), floor=0.5)
    hint = (f"Возможно, {near}. " if near else "") + "Код пишут целиком; все коды: metodist rules"
    return Finding("SIL002", f"В пометке нет такого правила: «{name}»", place, hint=hint)


class _Layout:
    """Where values begin and end in a file, and where it holds comments."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.values: list[Lines] = []  # of each field and each entry
        self._texts: list[Span] = []
        self._read(yaml.parse("\n".join(lines), Loader=LOADER))
        self._spans = Spans(self._texts)

    def directives(self, file: str) -> Iterator[tuple[Place, str]]:
        """The comments that are meant for us, each with the words after «metodist:»."""
        for number, line in enumerate(self.lines):
            for found in DIRECTIVE.finditer(line) if WORD in line else ():
                before = line[: found.start()]
                if (not before or before[-1] in " \t") and not self._spans.hold(number, found.start()):
                    yield Place(file, number + 1, found.start() + 1, len(found[0].rstrip())), found["words"]

    def covered(self, place: Place) -> tuple[int, int]:
        """The lines of the value that a comment speaks of: the widest that begins there, else the one around it."""
        line = place.line
        if not self.lines[line - 1][: place.column - 1].strip():
            line = next((n for n, text in enumerate(self.lines[line:], line + 1) if _says(text)), line)
        begun = [span for span in self.values if span[0] == line]
        around = [span for span in self.values if span[0] < line <= span[1]]
        return max(begun, default=None) or max(around, default=(line, line))

    def _read(self, events: Iterable[Any]) -> None:
        """Note the lines of all values; no recursion, an alias is a text like any other."""
        around: list[_Open] = []
        for event in events:
            first = event.start_mark.line + 1
            if isinstance(event, yaml.CollectionStartEvent):
                around.append(_Open(isinstance(event, yaml.MappingStartEvent), first, first))
                continue
            if isinstance(event, yaml.NodeEvent):
                done = first, self._note(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                ended = around.pop()
                done = ended.first, ended.last
            else:
                continue
            if around and (value := around[-1].take(done)):
                self.values.append(value)

    def _note(self, event: Any) -> int:
        """Note where a text stands; its last line comes back."""
        start, end = event.start_mark, event.end_mark
        is_block = getattr(event, "style", None) in ("|", ">")  # the line of the sign may hold a comment
        self._texts.append((start.line + is_block, 0 if is_block else start.column, end.line, end.column))
        return max(int(start.line), int(end.line) - (not end.column)) + 1


@dataclass(slots=True)
class _Open:
    """A map or a list being read: its lines so far, and of a map the line of the key whose value comes next."""

    is_map: bool
    first: int
    last: int
    key: int = 0

    def take(self, inner: Lines) -> Lines | None:
        """The lines of the field or the entry that ends with this value; None when it is a key."""
        self.last = max(self.last, inner[1])
        if self.is_map and not self.key:
            self.key = inner[0]
            return None
        first, self.key = self.key or inner[0], 0
        return first, inner[1]


def _says(line: str) -> bool:
    """Whether a line holds more than a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")
