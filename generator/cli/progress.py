"""Progress of long work: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from types import TracebackType

import click

from generator.printing import Composed


class Progress:
    """Tells which paper is being printed, one after another."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.bar = None
        if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self.bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self.task = self.bar.add_task("", total=total)

    def __enter__(self) -> Progress:
        if self.bar is not None:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def step(self, composed: Composed) -> None:
        """Say that a paper is begun."""
        self.done += 1
        name = f"{composed.description.id}: {composed.paper.name}"
        if self.bar is not None:
            self.bar.update(self.task, completed=self.done - 1, description=name)
        else:
            click.echo(f"[{self.done}/{self.total}] {name}", err=True)
