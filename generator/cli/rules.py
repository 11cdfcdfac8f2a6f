"""`metodist rules`: all codes, or the page of one."""

from __future__ import annotations

import click

from generator.codes import Page, pages
from generator.schema.keys import nearest


@click.command("rules", help="Коды замечаний: список, или один код с объяснением и примерами.")
@click.argument("code", metavar="[КОД]", required=False)
@click.help_option("--help", "-h", help="Показать эту справку.")
def command(code: str | None) -> None:
    """List codes or print a page."""
    if code is None:
        for page in pages().values():
            click.echo(f"{page.code}  {page.title}")
        return
    found = pages().get(code.upper())
    if found is None:
        near = nearest(code.upper(), pages(), floor=0.5)
        raise click.BadParameter(
            f"Нет кода «{code}»." + (f" Возможно, {near}." if near else "") + " Все коды: metodist rules",
            param_hint="КОД",
        )
    click.echo(page_text(found))


def page_text(page: Page) -> str:
    """The page of a code as it prints on a terminal."""
    parts = [f"{page.code}. {page.title}", page.what, f"Зачем. {page.why}"]
    parts += [f"Плохо:\n{_indented(page.bad)}"] if page.bad else []
    parts += [f"Хорошо:\n{_indented(page.good)}"] if page.good else []
    return "\n\n".join([*parts, f"Как исправить. {page.fix}"])


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
