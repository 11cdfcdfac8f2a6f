"""Progress of long work: a bar with the time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from time import monotonic
from types import TracebackType

import click

from generator.batch.request import Step

LONG = 20.0  # seconds from which the time left is worth a word


class Progress:
    """Tells how far a run has come; `what` names the work."""

    def __init__(self, what: str) -> None:
        self.what, self.start = what, monotonic()
        self.bar = None
        if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self.bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self.task = self.bar.add_task(what, total=None)

    def __enter__(self) -> Progress:
        if self.bar is not None:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def step(self, step: Step) -> None:
        """Say that one more piece is done; a single piece is not worth a line."""
        if self.bar is not None:
            told = f"{self.what}: {step.last}" if step.last else self.what
            self.bar.update(self.task, total=step.total, completed=step.done, description=told)
        elif step.done and (step.total > 1 or step.last):
            said = (
                f"[{step.done}/{step.total}] {step.last}" if step.last else f"{self.what}: {step.done} из {step.total}"
            )
            click.echo(f"{said}{self._left(step)}", err=True)

    def _left(self, step: Step) -> str:
        """The time left, where there is much of it: « — осталось 3 мин»."""
        left = (monotonic() - self.start) / step.done * (step.total - step.done)
        if left < LONG:
            return ""
        return f" — осталось {left / 60:.0f} мин" if left > 90 else f" — осталось {left:.0f} с"
