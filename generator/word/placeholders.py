"""Placeholders of a frame, filled by docxtpl's own steps in a sandbox that only names and shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
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
    try:
        return serialise(parse(_render(data.decode(), context).encode()))
    except UndefinedError as error:
        raise _unknown(error.message or "", context, place) from error
    except BrokenPart as error:
        raise _bad(f"подстановки рвут разметку в {part}: условие начато и закончено в разных абзацах", place) from error
    except TemplateSyntaxError as error:
        raise _bad(f"подстановка записана с ошибкой: {_fragment(error, data)}{error.message}", place) from error
    except SecurityError as error:
        raise _bad(f"подстановка делает то, чего нельзя: {error}", place) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _bad(f"подстановка не вычисляется: {error}", place) from error


def names(context: Mapping[str, object], prefix: str = "") -> Iterator[str]:
    """All names a placeholder may use, with dots."""
    for key, value in context.items():
        if isinstance(value, Mapping):
            yield from names(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def _render(xml: str, context: Mapping[str, object]) -> str:
    from docxtpl import DocxTemplate

    steps = DocxTemplate("")
    declaration, root = xml.split("?>", 1)
    filled: str = steps.render_xml_part(steps.patch_xml(root), None, dict(context), _environment())
    return f"{declaration}?>{filled.replace(_GUARD, '')}"


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
        raise TypeError(f"вместо текста стоит {'пустое значение' if value is None else 'список или запись'}")
    return _DOCXTPL_ESCAPE.sub(f"{_GUARD}_{_GUARD}", value) if isinstance(value, str) else value


def _unknown(name: str, context: Mapping[str, object], place: Place) -> BadFrame:
    known = list(names(context))
    near = get_close_matches(name, [one.rsplit(".", 1)[-1] for one in known], 1)
    guess = f"может быть, «{near[0]}»? " if near else ""
    return BadFrame(
        "FRM012",
        f"рамка просит «{name}», а такого имени нет",
        place,
        hint=f"{guess}можно подставить: {', '.join(known) or 'ничего, кроме body'}",
    )


def _bad(message: str, place: Place) -> BadFrame:
    return BadFrame("FRM013", message, place, hint="исправьте подстановку {{ … }} или {% … %} в рамке")


def _fragment(error: TemplateSyntaxError, data: bytes) -> str:
    """The text of the paragraph the fault is in: docxtpl puts each paragraph on a line of its own."""
    paragraphs = re.split(rb"(?=<w:p[ >])", data)
    if not 0 < error.lineno <= len(paragraphs):
        return ""
    text = _TAG.sub(b"", paragraphs[error.lineno - 1]).decode(errors="replace").strip()
    return f"«{text}», " if text else ""
