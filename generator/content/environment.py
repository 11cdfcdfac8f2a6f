"""Content templates: Jinja2, strict and sandboxed, and its errors as faults that name template and line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing, pass_context

from generator import resources
from generator.content import filters
from generator.content.compiled import CompiledTemplates
from generator.content.filters import FILTERS, Unprintable, marks_in_use
from generator.content.marks import PlaceMarks
from generator.errors import BadTemplate, GeneratorError
from generator.findings import Place
from generator.language.cases import LanguageError
from generator.reading.values import Text

FORBIDDEN_FILTERS = ("safe", "random")  # one opens HTML to any text, the other prints another paper each time
FORBIDDEN_GLOBALS = ("lipsum",)

STUMBLES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)


class Missing(jinja2.StrictUndefined):
    """An undefined name whose error speaks Russian."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"Нет имени «{self._undefined_name}»"
        return f"Нет поля «{self._undefined_name}»"


_OF_DICTS = frozenset(dir(dict))


class _Environment(ImmutableSandboxedEnvironment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj and attribute not in _OF_DICTS:
            return obj[attribute]  # what the sandbox comes to after it has looked for an attribute of the dict
        return super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.ScopedEvalContextModifier):
            raise jinja2.TemplateSyntaxError("{% autoescape %} не разрешён", node.lineno, name, filename)
        return tree


@cache
def make_environment(templates: Path = resources.TEMPLATES) -> jinja2.Environment:
    """The environment of the templates in a folder, one for the whole process."""
    environment = _Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=Missing,
        autoescape=True,
        auto_reload=False,  # the folder does not change while a run lasts
        optimized=False,  # a filter's answer to a constant is no part of the code, which is kept between runs
        bytecode_cache=CompiledTemplates(Path(__file__), Path(filters.__file__)),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters |= FILTERS
    for name in FORBIDDEN_FILTERS:
        del environment.filters[name]
    for name in FORBIDDEN_GLOBALS:
        del environment.globals[name]
    return environment


def render(template: str, context: Mapping[str, Any], marks: PlaceMarks, templates: Path = resources.TEMPLATES) -> str:
    """The controlled HTML that a template (`приказ.html.j2`) makes of the context, author texts between place marks.

    Raises `BadTemplate` (TPL001 to TPL007) naming the template and its line.
    """
    token = marks_in_use.set(marks)
    try:
        return make_environment(templates).get_template(template).render(context)
    except GeneratorError:
        raise
    except (jinja2.TemplateError, Unprintable, UnicodeDecodeError, *STUMBLES) as error:
        raise _fault(error, template, templates) from error
    finally:
        marks_in_use.reset(token)


# --- what templates may print ---------------------------------------------------------------------------------------


@pass_context  # else Jinja would turn constants into text before they come here
def _finalize(_: Context, value: Any) -> Any:
    """What `{{ … }}` prints: an author's text between its marks; refuses what has no text of its own."""
    if isinstance(value, str):  # as nearly always
        return marks_in_use.get().wrap(value) if isinstance(value, Text) else value
    if isinstance(value, Undefined):
        return str(value)  # raises
    if value is None:
        raise Unprintable("значения нет (None)")
    if isinstance(value, bool | Mapping | list | tuple | set | frozenset) or callable(value):
        raise Unprintable(f"это не текст, а {type(value).__name__}")
    return value


# --- errors as faults -----------------------------------------------------------------------------------------------


def _fault(error: Exception, template: str, templates: Path) -> BadTemplate:
    """The fault that names the innermost template and line the error came from."""
    name, line = _where(error, template, templates)
    code, message, hint = _said(error)
    if source := _source_line(templates / name, line):
        message = f"{message}: «{source}»"
    return BadTemplate(code, message, Place(name, line), hint)


def _said(error: Exception) -> tuple[str, str, str]:
    """Code, message and hint for an error of Jinja or of a template's own arithmetic."""
    match error:
        case jinja2.TemplateNotFound():
            return "TPL001", f"Нет шаблона «{error.name}»", "Шаблоны бумаг зовутся «имя.html.j2»."
        case jinja2.TemplateAssertionError():
            return "TPL006", "Такого фильтра или проверки нет", f"Jinja: {error.message}"
        case jinja2.TemplateSyntaxError():
            return "TPL002", "Шаблон не разобрать", f"Jinja: {error.message}"
        case LanguageError():
            return "TPL008", error.message, error.hint
        case SecurityError():
            return "TPL005", "Шаблону сюда нельзя", f"Jinja: {error.message}"
        case jinja2.UndefinedError():
            return "TPL003", str(error.message), "Проверьте имя или возьмите default."
        case Unprintable():
            return "TPL004", f"Напечатать нечего: {error}", "Проверьте значение через {% if … %} или default."
        case UnicodeDecodeError():
            return "TPL002", "Шаблон записан не в UTF-8", "Сохраните файл в кодировке UTF-8."
    return "TPL007", "Шаблон споткнулся", f"Python: {type(error).__name__}: {error}"


def _where(error: Exception, template: str, templates: Path) -> tuple[str, int]:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.name or template, error.lineno
    places = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    inside = [(path.relative_to(templates).as_posix(), line) for path, line in places if path.is_relative_to(templates)]
    return inside[-1] if inside else (template, 1)


def _source_line(path: Path, line: int) -> str:
    try:
        return path.read_text(encoding="utf-8").split("\n")[line - 1].strip()
    except (OSError, ValueError, IndexError):
        return ""
