"""`metodist doctor`: is this machine ready."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

import click

from generator.cli.base import Command
from generator.errors import Exit, GeneratorError

LIBRARIES = ("weasyprint", "docxtpl", "python-docx", "lxml", "jinja2", "cerberus", "pyyaml", "pypdfium2")
FRAMES = ("gost", "blank")


@click.command("doctor", cls=Command, help="Готова ли эта машина: Python, библиотеки, Pango для PDF, шрифты и рамки.")
@click.pass_context
def command(context: click.Context) -> None:
    """Report the state of the machine."""
    healthy = True
    for good, line in [*_python(), *_libraries(), *_pdf(), *_frames()]:
        healthy &= good
        click.echo(f"{'да ' if good else 'НЕТ'}  {line}")
    click.echo("Всё готово." if healthy else "Есть что починить: смотрите строки с «НЕТ».")
    context.exit(Exit.DONE if healthy else Exit.FAULTS)


Line = tuple[bool, str]


def _python() -> Iterator[Line]:
    yield True, f"Python {platform.python_version()}, {platform.system()}"


def _libraries() -> Iterator[Line]:
    for name in LIBRARIES:
        try:
            yield True, f"{name} {version(name)}"
        except PackageNotFoundError:
            yield False, f"{name}: не установлен (pip install {name})"


def _pdf() -> Iterator[Line]:
    """One engine is enough: one that is not loaded is a fault only where no other is."""
    from generator.pdf.engine import ENGINES

    reasons = {engine: engine.module.available() for engine in ENGINES.values()}
    enough = None in reasons.values()
    for engine, reason in reasons.items():
        if reason is None:
            yield True, f"PDF: {engine.title}"
        else:
            yield enough, f"PDF: {reason}" + ("; не обязательно: PDF верстает другой движок" if enough else "")


def _frames() -> Iterator[Line]:
    from generator.word.fonts import FontLibrary
    from generator.word.frame import load_frame

    for name in FRAMES:
        yield _tried(f"рамка {name} и её шрифты", lambda name=name: load_frame(name, FontLibrary([])))  # type: ignore[misc]


def _tried(what: str, attempt: Callable[[], object]) -> Line:
    try:
        attempt()
    except GeneratorError as error:
        return False, f"{what}: {error.finding.message}. {error.finding.hint}"
    return True, what
