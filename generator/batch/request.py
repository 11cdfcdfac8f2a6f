"""What is asked of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FORMATS = ("docx", "pdf")
DEADLINE = 600  # seconds for one paper or one portion


@dataclass(frozen=True, slots=True)
class Making:
    """How papers of a run are made: which (none means the usual ones), in what formats, by which engine if named."""

    papers: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run. `jobs` 0 means as many workers as pay; `deadline` is in seconds, for one paper.

    `keep_going` prints sound descriptions though others have faults; `force` prints what has not changed too.
    """

    paths: tuple[Path, ...]
    out: Path
    making: Making = Making()
    table: Path | None = None
    jobs: int = 0
    deadline: int = DEADLINE
    keep_going: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run has come: so many pieces of all are done, the last was this."""

    done: int
    total: int
    last: str = ""


Watch = Callable[[Step], None]
