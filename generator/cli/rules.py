"""`metodist rules`: all codes, or the page of one."""

from __future__ import annotations

import click

from generator.cli.base import Command
from generator.codes import Page, pages
from generator.schema.keys import nearest


@click.command(
    "rules",
    cls=Command,
    help="Что значат коды замечаний. Без кода — список всех; с кодом — что не так, пример и как исправить.",
    examples=("metodist rules SCH004",),
)
@click.argument("code", metavar="[КОД]", required=False)
@click.pass_context
def command(context: click.Context, code: str | None) -> None:
    """List codes or print a page."""
    if code is None:
        for page in pages().values():
            click.echo(f"{page.code}  {page.title}")
        return
    found = pages().get(code.upper())
    if found is None:
        near = nearest(code.upper(), pages(), floor=0.5)
        guess = f" Возможно, {near}." if near else ""
        raise click.UsageError(f"Нет кода «{code}».{guess} Все коды: metodist rules", context)
    click.echo(page_text(found))


def page_text(page: Page) -> str:
    """The page of a code as it prints on a terminal."""
    parts = [f"{page.code}. {page.title}", page.what, f"Зачем. {page.why}"]
    parts += [f"Плохо:\n{_indented(page.bad)}"] if page.bad else []
    parts += [f"Хорошо:\n{_indented(page.good)}"] if page.good else []
    return "\n\n".join([*parts, f"Как исправить. {page.fix}"])


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
