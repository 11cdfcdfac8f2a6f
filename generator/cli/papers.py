"""`metodist papers`: what can be printed."""

from __future__ import annotations

import click

from generator.cli.base import Command
from generator.papers.table import papers_of
from generator.schema.language import kinds


@click.command("papers", cls=Command, help="Какие бумаги печатаются из описаний каждого вида.")
def command() -> None:
    """List papers by kind."""
    for word, kind in sorted(kinds().items()):
        papers = papers_of(kind.name)
        click.echo(f"вид: {word}" + ("" if papers else "  (сам не печатается, питает остальные)"))
        for paper in papers:
            click.echo(f"  {paper.name:<17}{paper.about}")
