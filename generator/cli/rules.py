"""`metodist rules`: all codes, a family of them, or the page of one."""

from __future__ import annotations

import click

from generator.cli.base import Command
from generator.reporters.pages import contents, page_text
from generator.review.choice import plain_code
from generator.review.rulebook import pages, rulebook
from generator.schema.keys import nearest

MORE = "Страница кода: metodist rules TRC001; одно семейство: metodist rules TRC"


@click.command(
    "rules",
    cls=Command,
    help="Что значат коды замечаний. Без кода — список всех, с буквами кода — одно семейство; с кодом — что не так, "
    "пример и как исправить.",
    examples=("metodist rules SCH004", "metodist rules TRC"),
)
@click.argument("code", metavar="[КОД]", required=False, default="")
@click.pass_context
def command(context: click.Context, code: str) -> None:
    """List codes or print a page."""
    plain = plain_code(code)
    found = [page for page in pages().values() if plain in ("", page.family, page.code)]
    if not found:
        near = nearest(plain, [*pages(), *(one[:3] for one in pages())], floor=0.5)
        guess = f" Возможно, {near}." if near else ""
        raise click.UsageError(f"Нет кода «{code}».{guess} Все коды: metodist rules", context)
    if found[0].code == plain:
        click.echo(page_text(found[0], rulebook().get(plain)))
    else:
        click.echo("\n".join([*contents(found, rulebook()), MORE]))
