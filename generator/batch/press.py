"""One paper printed and published: what a worker does with an entry of the spool."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.batch.prepare import Entry, choice_of
from generator.batch.publish import write_whole
from generator.batch.request import Making
from generator.batch.spool import take
from generator.errors import Exit, GeneratorError, MissingLibrary, UnreadablePath, UnwritableOutput
from generator.findings import Finding
from generator.printing import write

STOPPING = (MissingLibrary, UnreadablePath, UnwritableOutput)  # the next paper would fail for the same reason


@dataclass(frozen=True, slots=True)
class Printing:
    """A task: a paper, how it is made, the folder it goes to."""

    entry: Entry
    making: Making
    out: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of it: hashes of its files by suffix and the engine with what is told of it; or why there are none."""

    hashes: dict[str, str] = field(default_factory=dict)
    engine: str = ""
    told: str = ""
    fault: Finding | None = None
    exit_code: Exit = Exit.DONE


def print_paper(task: Printing) -> Printed:
    """Write a paper in its formats, all of them or none.

    Raises `MissingLibrary`, `UnreadablePath` and `UnwritableOutput`; any other error is the paper's own.
    """
    sheet = take(task.entry.sheet)
    choice = choice_of(sheet, task.making)
    try:
        written = write(sheet, task.making.formats, task.making.engine)
    except STOPPING:
        raise
    except GeneratorError as error:
        return Printed(fault=error.finding, exit_code=error.exit_code)
    for suffix, data in written.items():
        write_whole(task.out / f"{task.entry.named.path}.{suffix}", data)
    hashes = {suffix: sha256(data).hexdigest() for suffix, data in written.items()}
    return Printed(hashes, choice.engine.name if choice else "", str(choice or ""))
