"""Events of the YAML parser -> texts, maps and lists with places. No recursion: depth costs no stack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import yaml

from generator.findings import Finding, Place, Related
from generator.reading import checks
from generator.reading.codes import Yml
from generator.reading.markers import items_meant
from generator.reading.mending import mended, quoted, text_end, with_quotes
from generator.reading.scalars import text_of
from generator.reading.scan import ILLEGAL, Span, Spans, character_fault, legal
from generator.reading.special import special_fault
from generator.reading.values import List, Map, Text, Value

DEPTH = 40  # maps and lists inside one another
MOST_FINDINGS = 200  # a file with more is not a description with slips

_BLOCK = ("|", ">")

Event: TypeAlias = Any  # of yaml: its stubs allow events without marks, the parser gives none


class Stop(Exception):
    """Reading goes no further: the reason is among the findings."""


@dataclass(slots=True)
class _Frame:
    """A map or list being read."""

    holder: Map | List
    flow: bool
    key: Text | None = None  # the key whose value comes next
    drop: bool = False  # that key was refused, its value is not kept

    @property
    def wants_key(self) -> bool:
        return self.key is None and isinstance(self.holder, Map)


class Builder:
    """Takes events one by one; `root`, `findings` and `spans` tell what came of them."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.findings: list[Finding] = []
        self._file = file
        self._lines = lines
        self._documents = List(Place(file))
        self._top = _Frame(self._documents, flow=False)
        self._stack = [self._top]
        self._marks: list[tuple[Any, Any, str]] = []  # of each text: start, end, style

    def run(self, events: Iterable[Event]) -> None:
        """Put all events in their places. Raises Stop when the rest is not worth reading."""
        for event in events:
            handler = _HANDLERS.get(type(event))
            if handler:
                handler(self, event)

    @property
    def root(self) -> Value | None:
        """What the file describes, as far as it has been read."""
        return self._documents[0] if self._documents else None

    @property
    def spans(self) -> Spans:
        """Where the texts read so far stand."""
        return Spans(_span(*marks) for marks in self._marks)

    @property
    def in_flow(self) -> bool:
        """Whether reading stands inside `{…}` or `[…]`."""
        return self._top.flow

    @property
    def path(self) -> str:
        """The keys that lead to what is being read."""
        return self.path_to()

    def path_to(self, column: int | None = None) -> str:
        """The same, for what stands at this column (from 0): what begins there or deeper is not on the way."""
        steps: list[str] = []
        for frame in self._stack[1:]:
            if column is not None and frame.holder.place.column > column:
                break
            if isinstance(frame.holder, List):
                steps.append(str(len(frame.holder) + (frame is self._top)))
            elif frame.key is not None:
                steps.append(frame.key)
        return ", ".join(steps)

    def _report(self, finding: Finding | None) -> None:
        if finding:
            self.findings.append(replace(finding, path=self.path))
            if len(self.findings) == MOST_FINDINGS:
                raise Stop

    def _place(self, mark: Any, length: int = 1) -> Place:
        return Place(self._file, mark.line + 1, mark.column + 1, length)

    def _with_quotes(self, mark: Any) -> str:
        line = self._lines[mark.line]
        return with_quotes(line, mark.column, text_end(line, mark.column, self.in_flow)).strip()

    # events

    def _document(self, event: Event) -> None:
        if self._documents:
            advice = "Один файл — одно описание: вынесите второй документ в свой файл или удалите строку «---»."
            message = "Второй документ в одном файле: его начала строка «---»"
            self._report(Finding(Yml.DOCUMENTS, message, self._place(event.start_mark, 3), hint=advice))
            raise Stop

    def _alias(self, event: Event) -> None:
        """An alias is read as the text it looks like."""
        self._report(self._alias_fault("*", event.anchor, event.start_mark))
        self._scalar(yaml.ScalarEvent(None, None, (True, True), f"*{event.anchor}", event.start_mark, event.end_mark))

    def _scalar(self, event: Event) -> None:
        start, end, value = event.start_mark, event.end_mark, event.value
        is_list = False
        if event.tag or event.anchor:
            text = self._without_properties(event)
        elif event.style:
            text = self._checked(text_of(event, self._file, self._lines), event)
        elif start.line != end.line:
            text = text_of(event, self._file, self._lines)
            is_list = self._check_plain(text)
            self._check_colon(text)
        else:
            text = Text(value, Place(self._file, start.line + 1, start.column + 1, len(value) or 1))
            if value[:1] in checks.SUSPECTS:
                is_list = self._check_plain(text)
            if not value or ":" in value:
                text = self._inside(text)
                self._check_colon(text)
        self._marks.append((start, end, text.style))
        self._put(text, is_list)

    def _put(self, text: Text, is_list: bool) -> None:
        """A text in its place, as a key or as a value; one that was meant to be a list is put as that list."""
        frame = self._top
        holder = frame.holder
        if isinstance(holder, List):
            holder.append(text)
        elif frame.key is None:
            self._key(frame, text)
        else:
            if not frame.drop:
                holder[frame.key] = items_meant(text) if is_list else text
            frame.key, frame.drop = None, False

    def _start(self, event: Event) -> None:
        mark = event.start_mark
        place = Place(self._file, mark.line + 1, mark.column + 1)
        if event.tag or event.anchor:
            self._report_properties(event)
        if len(self._stack) > DEPTH:
            advice = "Проверьте скобки и отступы: описанию хватает пяти-шести уровней."
            self._report(Finding(Yml.DEPTH, f"Вложенность больше {DEPTH} уровней", place, hint=advice))
            raise Stop
        self._check_start(event)
        holder = Map(place) if type(event) is yaml.MappingStartEvent else List(place)
        frame = self._top
        if isinstance(frame.holder, List):
            frame.holder.append(holder)
        elif frame.key is not None and not frame.drop:
            frame.holder[frame.key] = holder
        self._top = _Frame(holder, event.flow_style)
        self._stack.append(self._top)

    def _end(self, event: Event) -> None:
        done = self._stack.pop()
        frame = self._top = self._stack[-1]
        if done.flow and isinstance(done.holder, List):
            self._report(checks.running_text(done.holder, self._lines))
        if frame.wants_key:  # a map or list stood for the key: its value is still to come
            frame.key, frame.drop = Text("…", frame.holder.place), True
        else:
            frame.key, frame.drop = None, False

    # keys

    def _key(self, frame: _Frame, key: Text) -> None:
        if key in frame.holder or (key == "<<" and not key.style):
            self._report(self._merge_fault(key) if key == "<<" else self._duplicate_fault(frame, key))
            frame.drop = True
        frame.key = key

    # faults

    def _merge_fault(self, key: Text) -> Finding:
        advice = (
            "Повторите нужные поля здесь; общее для многих описаний выносят в файл, который называют в поле «основа»."
        )
        return Finding(Yml.MERGE, "Слияние «<<» в описаниях не работает", key.place, hint=advice)

    def _duplicate_fault(self, frame: _Frame, key: Text) -> Finding:
        first = frame.holder.key_place(key) if isinstance(frame.holder, Map) else key.place
        return Finding(
            Yml.DUPLICATE_KEY,
            f"Поле «{key}» уже есть в строке {first.line}",
            key.place,
            hint="Оставьте одно из двух; несколько значений записывают списком под одним полем.",
            related=(Related(first, f"первое поле «{key}»"),),
        )

    def _alias_fault(self, sign: str, name: str, mark: Any) -> Finding:
        advice = "Если это текст, возьмите его в кавычки; если ссылка, повторите значение целиком"
        return Finding(
            Yml.ALIAS,
            f"«{sign}{name}»: метки и ссылки YAML в описаниях не работают",
            self._place(mark, len(name) + 1),
            hint=mended(advice, self._with_quotes(mark)),
        )

    def _report_properties(self, event: Event) -> None:
        """Faults of `&anchor` and `!tag` before a value."""
        mark = event.start_mark
        if event.anchor:
            self._report(self._alias_fault("&", event.anchor, mark))
        if event.tag == "!":
            self._report(special_fault(self._lines, mark.line, mark.column, self._file))
        elif event.tag:
            text = self._lines[mark.line][mark.column :]
            tag = text.split(None, 1)[0]
            advice = "Удалите это слово; если это текст, возьмите его в кавычки"
            hint = mended(advice, quoted(text.strip()))
            message = f"«{tag}»: типы данных YAML в описаниях не работают"
            self._report(Finding(Yml.TAG, message, self._place(mark, len(tag)), hint=hint))

    def _without_properties(self, event: Event) -> Text:
        """The text after `&anchor` or `!tag`, at the place of these: the event tells no other."""
        self._report_properties(event)
        return Text(legal(event.value).rstrip("\n"), self._place(event.start_mark))

    # checks

    def _checked(self, text: Text, event: Event) -> Text:
        """A text in quotes or in a block; its illegal characters are replaced."""
        line = event.start_mark.line
        if text.style == '"' and (bad := ILLEGAL.search(text)):
            self._report(character_fault(bad[0], text.at(bad.start())))
            return text.with_value(legal(text))
        elif text.style in _BLOCK and not text and self._lines[line][text.place.column :].strip("+- "):
            self._report(special_fault(self._lines, line, text.place.column - 1, self._file))  # «>5» is no empty block
        return text

    def _check_plain(self, text: Text) -> bool:
        """Report the first slip of a plain text; whether it makes a text of what was meant to be a list."""
        fault = checks.plain_text(text, self._lines)
        self._report(fault)
        return fault is not None and fault.code in checks.LIST_SLIPS and checks.stands_alone(text, self._lines)

    def _inside(self, text: Text) -> Text:
        """An empty text that libyaml sees on the line after the last one is put at the end of the file."""
        if text.place.line <= len(self._lines):
            return text
        return Text("", Place(self._file, len(self._lines), len(self._lines[-1]) + 1))

    def _check_colon(self, text: Text) -> None:
        """A text that is empty or holds a colon: a field whose colon lacks its space, a piece after a comma."""
        frame = self._top
        key = frame.key
        if frame.holder is self._documents or (key is not None and key.place.line != text.place.line):
            self._report(checks.tight_colon(text, self._lines))
        elif key is not None and not text and frame.flow and not frame.drop and isinstance(frame.holder, Map):
            end = self._marks[-1][1]
            if (end.line, end.column) == (text.place.line - 1, text.place.column - 1):
                self._report(checks.stray_key(key, frame.holder, self._lines))

    def _check_start(self, event: Event) -> None:
        mark, frame = event.start_mark, self._top
        line, column = self._lines[mark.line], mark.column
        if frame.wants_key:
            self._report(self._complex_key_fault(mark, frame.flow))
        elif line[column : column + 1] == "?" and line[column + 1 :].strip()[:1] not in ("[", "{", "-", ""):
            self._report(special_fault(self._lines, mark.line, column, self._file))
        elif frame.flow and isinstance(frame.holder, List) and line[column] not in "[{&!":
            self._report(checks.colon_in_brackets(self._place(mark), self._lines))

    def _complex_key_fault(self, mark: Any, flow: bool) -> Finding:
        line = self._lines[mark.line]
        if flow and line[mark.column - 1 : mark.column + 1] == "{{":
            return special_fault(self._lines, mark.line, mark.column - 1, self._file)
        advice = "Имя поля — простой текст; если скобки принадлежат тексту, возьмите его в кавычки"
        return Finding(
            Yml.COMPLEX_KEY,
            "На месте имени поля стоит список или набор полей",
            self._place(mark),
            hint=mended(advice, self._with_quotes(mark)),
        )


def _span(start: Any, end: Any, style: str) -> Span:
    first = (start.line + 1, 0) if style in _BLOCK else (start.line, start.column)
    return *first, end.line, end.column


_HANDLERS: dict[type, Callable[[Builder, Event], None]] = {
    yaml.DocumentStartEvent: Builder._document,
    yaml.AliasEvent: Builder._alias,
    yaml.ScalarEvent: Builder._scalar,
    yaml.MappingStartEvent: Builder._start,
    yaml.SequenceStartEvent: Builder._start,
    yaml.MappingEndEvent: Builder._end,
    yaml.SequenceEndEvent: Builder._end,
}
