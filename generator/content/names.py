"""Names in text: `<имя форма>`, our own small grammar; what a name stands for is the caller's affair."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.reading.values import Text


@dataclass(frozen=True, slots=True)
class Forms:
    """What form a name asks for: a case («им» … «предл») or None, and the words after it.

    `noun` is what a number counts, in the nominative singular: «ученик» in `<всего_учеников ученик>`.
    """

    case: str | None = None
    short: bool = False  # кратко
    full: bool = False  # полностью
    number: bool = False  # число
    words: bool = False  # словом
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in text: where it stands there, its parts between dots as typed, its form.

    `kind` is "№" for `<№ имя>`, else empty. `problem` says in Russian what is wrong with the form, else empty.
    """

    offset: int
    length: int
    path: tuple[str, ...]
    forms: Forms = Forms()
    kind: str = ""
    problem: str = ""

    @property
    def dotted(self) -> str:
        """The name as one word, parts joined by dots."""
        return ".".join(self.path)


CASES = {
    "им": "им",
    "род": "род",
    "дат": "дат",
    "вин": "вин",
    "твор": "твор",
    "тв": "твор",
    "предл": "предл",
    "пр": "предл",
}
FLAGS = {"кратко": "short", "полностью": "full", "число": "number", "словом": "words"}
CLASHES = (("short", "full"), ("number", "words"))

_PART = r"[A-Za-zА-Яа-яЁё0-9_-]+"
_NAME = re.compile(rf"<(?P<kind>№\s*)?(?P<path>{_PART}(?:\.{_PART})*)(?P<forms>(?:\s+[^\s<>]+)*)\s*>")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_LATIN = re.compile("[A-Za-z]")


def parse_names(text: str) -> list[Name]:
    """All names of the text in order; `<b>`, `< 5` and `<https://…>` are text, not names."""
    return [_name(match) for match in _NAME.finditer(text) if _is_name(match)]


UNNAMED = "\u00b7"  # stands in place of each sign of a name, so that offsets stay


def without_names(text: str) -> str:
    """The text with each of its names blotted out, sign for sign."""
    for name in parse_names(text):
        text = text[: name.offset] + UNNAMED * name.length + text[name.offset + name.length :]
    return text


def unread_names(text: str) -> list[Name]:
    """Places that look like names and are none: «<орлова дат.» without its end, a form before the name."""
    known = {name.offset for name in parse_names(text)}
    found = (match for match in re.finditer(r"<[А-Яа-яЁё№][^<>\n]*>?", text) if match.start() not in known)
    return [Name(match.start(), len(match[0]), (match[0].strip("<>"),)) for match in found]


def substitute(text: Text, resolve: Callable[[Name], str]) -> Text:
    """The text with each sound name replaced by what `resolve` gives; names with a problem stay as typed.

    Offsets of the result lead to the same lines and columns of the file as before.
    """
    names = [name for name in parse_names(text) if not name.problem]
    if not names:
        return text
    pieces: list[str] = []
    ends: list[tuple[int, int]] = []  # (offset in the old text, in the new one) right after each name
    old = new = 0
    for name in names:
        piece = text[old : name.offset] + _before(text[name.offset + name.length :], str(resolve(name)))
        pieces.append(piece)
        old, new = name.offset + name.length, new + len(piece)
        ends.append((old, new))
    return Text("".join(pieces) + text[old:], text.place, text.style, _moved_lines(text, names, ends))


def _before(rest: str, said: str) -> str:
    """What a name prints; its last full stop gives way to the sentence's own: «Громов П.А.» at the end."""
    return said[:-1] if said.endswith(".") and rest.startswith(".") else said


def _is_name(match: re.Match[str]) -> bool:
    path = match["path"]
    if match["kind"]:
        return bool(_CYRILLIC.search(path))
    return bool(_CYRILLIC.match(path) or (_LATIN.match(path) and _CYRILLIC.search(path)))


def _name(match: re.Match[str]) -> Name:
    name = Name(match.start(), len(match[0]), tuple(match["path"].split(".")), kind="№" if match["kind"] else "")
    if latin := "".join(dict.fromkeys(_LATIN.findall(match["path"]))):
        problem = f"В имени «{name.dotted}» смешаны русские и латинские буквы: латинские — «{latin}»"
        return replace(name, problem=problem)
    words = match["forms"].split()
    if name.kind and words:
        return replace(name, problem=f"У номера «<№ {name.dotted}>» форм не бывает, лишнее: «{' '.join(words)}»")
    return _with_forms(name, words)


def _with_forms(name: Name, words: Iterable[str]) -> Name:
    case: str | None = None
    flags: dict[str, bool] = {}
    others: list[str] = []
    for word in words:
        plain = word.lower().removesuffix(".")
        if plain in FLAGS:
            flags[FLAGS[plain]] = True
        elif plain not in CASES:
            others.append(word)
        elif case not in (None, CASES[plain]):
            return replace(name, problem=f"У имени «{name.dotted}» два падежа: «{case}.» и «{CASES[plain]}.»")
        else:
            case = CASES[plain]
    noun = " ".join(others)
    if noun and not _is_counted(noun):
        return replace(name, problem=unknown_form(name.dotted, others[0]))
    if clash := next((pair for pair in CLASHES if all(flags.get(flag) for flag in pair)), None):
        said = " и ".join(f"«{word}»" for word, flag in FLAGS.items() if flag in clash)
        return replace(name, problem=f"У имени «{name.dotted}» формы {said} исключают друг друга")
    return replace(name, forms=Forms(case, noun=noun, **flags))


def _is_counted(noun: str) -> bool:
    from generator.language.number_nouns import is_counted

    return not noun.endswith(".") and is_counted(noun)


def unknown_form(name: str, word: str) -> str:
    """What is said of a word after a name that is no form of it, nor a noun to count."""
    from generator.language.number_nouns import to_count

    if noun := to_count(word):
        asked = f"считаемое слово ставят в именительном падеже единственного числа: <{name} {noun}>"
        return f"У имени «{name}» неизвестная форма «{word}»; {asked}"
    near = get_close_matches(word.lower().removesuffix("."), [*CASES, *FLAGS], n=1)
    guess = f"; возможно, «{near[0]}»" if near else ""
    known = "им. род. дат. вин. твор. предл., кратко, полностью, число, словом"
    return f"У имени «{name}» неизвестная форма «{word}»{guess}. Можно: {known}"


def _moved_lines(text: Text, names: list[Name], ends: list[tuple[int, int]]) -> tuple[tuple[int, int, int], ...]:
    """The line map of the new text: starts of lines moved, and one more entry right after each name."""
    entries = {0: text.lines[0][1:]}
    for start, line, column in text.lines:
        if not any(name.offset < start < name.offset + name.length for name in names):
            shift = next((new - old for old, new in reversed(ends) if old <= start), 0)
            entries[start + shift] = (line, column)
    for old, new in ends:
        place = text.at(old)
        entries[new] = (place.line, place.column)
    return tuple((offset, *entries[offset]) for offset in sorted(entries))
