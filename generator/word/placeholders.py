"""Placeholders of a frame, filled by docxtpl's own steps in a sandbox that only names and shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from traceback import extract_tb
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.errors import BadFrame
from generator.findings import Place
from generator.word.wordml import BrokenPart, parse, serialise

FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "replace", "select", "trim", "upper")

_TAG = re.compile(rb"<[^>]*>")
_OPENING = re.compile(rb"\{[{%#]")
_DOCXTPL_ESCAPE = re.compile(r"(?<=[{}%])_(?=[{}%])")  # docxtpl would turn `{_{` of a value into a placeholder
_GUARD = "\ue0ff"
_PARTS = {"header": "в верхнем колонтитуле", "footer": "в нижнем колонтитуле"}
_PROLOGUE = re.compile(r"^<\?xml[^>]*\?>\s*")


class _NotText(Exception):
    """A placeholder shows what is no text; the message says what."""


class _Unknown(StrictUndefined):
    """A name nobody gave: its message is the bare name."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name or "")


def has_placeholders(data: bytes) -> bool:
    """Whether a part holds placeholders, in its text (however Word cut it into runs) or in attributes."""
    return bool(_OPENING.search(data) or _OPENING.search(_TAG.sub(b"", data)))


def fill(part: str, data: bytes, context: Mapping[str, object], place: Place) -> bytes:
    """An XML part with its placeholders filled from `context`: dicts, lists, text.

    Raises `BadFrame` for a name the context lacks, a placeholder that is wrong, and markup torn by a placeholder.
    """
    from docxtpl import DocxTemplate

    steps = DocxTemplate("")
    markup = steps.patch_xml(_PROLOGUE.sub("", data.decode()))
    try:
        filled: str = steps.render_xml_part(markup, None, dict(context), _environment())
        return serialise(parse(filled.replace(_GUARD, "").encode()))
    except UndefinedError as error:
        raise _unknown(error.message or "", context, place) from error
    except BrokenPart as error:
        message = f"Подстановки рвут разметку {_where(part)}: условие начато и закончено в разных абзацах"
        raise _bad(message, place) from error
    except TemplateSyntaxError as error:
        raise _bad(f"Подстановка {_where(part)} записана с ошибкой: «{_line(markup, error.lineno)}»", place) from error
    except SecurityError as error:
        message = f"Подстановка {_where(part)} делает то, чего нельзя: «{_line(markup, _number(error))}»"
        raise _bad(message, place) from error
    except _NotText as error:
        raise _bad(f"Вместо текста подставляется {error}: «{_line(markup, _number(error))}»", place) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        message = f"Подстановка {_where(part)} не вычисляется: «{_line(markup, _number(error))}»"
        raise _bad(message, place) from error


def names(context: Mapping[str, object], prefix: str = "") -> Iterator[str]:
    """All names a placeholder may use, with dots."""
    for key, value in context.items():
        if isinstance(value, Mapping):
            yield from names(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=_Unknown, finalize=_shown)
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.globals.clear()
    return environment


def _shown(value: Any) -> Any:
    if isinstance(value, Undefined):
        return value
    if not isinstance(value, str | int):
        raise _NotText("пустое значение" if value is None else "список или запись")
    return _DOCXTPL_ESCAPE.sub(f"{_GUARD}_{_GUARD}", value) if isinstance(value, str) else value


def _unknown(name: str, context: Mapping[str, object], place: Place) -> BadFrame:
    known = list(names(context))
    near = get_close_matches(name, [one.rsplit(".", 1)[-1] for one in known], 1)
    guess = f"Может быть, «{near[0]}»? " if near else ""
    return BadFrame(
        "FRM012",
        f"Рамка просит «{name}», а такого имени нет",
        place,
        hint=f"{guess}Можно подставить: {', '.join(known) or 'ничего, кроме body'}.",
    )


def _bad(message: str, place: Place) -> BadFrame:
    return BadFrame("FRM013", message, place, hint="Исправьте подстановку {{ … }} или {% … %} в рамке.")


def _where(part: str) -> str:
    """The part as an office calls it."""
    name = part.rsplit("/", 1)[-1]
    return next((words for start, words in _PARTS.items() if name.startswith(start)), "в тексте рамки")


def _number(error: Exception) -> int:
    """The line of the template that an error of rendering comes from: Jinja leaves it in the traceback."""
    frames = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1] or 1 if frames else 1


def _line(markup: str, number: int) -> str:
    """The text of the paragraph a fault is in: docxtpl puts each paragraph on a line of its own."""
    paragraphs = re.split(r"(?=<w:p[ >])", markup)
    return re.sub(r"<[^>]*>", "", paragraphs[min(number, len(paragraphs)) - 1]).strip()
