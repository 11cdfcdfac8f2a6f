"""Fixes on the command line: changes in the authors' files shown or made, and what is said of them."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.batch.publish import unwritable, write_whole
from generator.checking import Checked
from generator.findings import Finding
from generator.review.fixes import Mended, Refused, difference, mend
from generator.workspace.load import shown


def planned(every: Sequence[Checked], findings: Iterable[Finding], unsafe: bool) -> tuple[list[Mended], list[Refused]]:
    """The checked files with the fixes of open findings made, and the fixes refused; the unsafe ones only if asked."""
    allowed = [one for one in findings if one.open and one.fix and (one.fix.safe or unsafe)]
    return mend(allowed, {shown(description.path) for checked in every for description in checked.asked})


def write(mended: Iterable[Mended]) -> None:
    """Put the mended files in place of the old ones, each whole and with its rights kept. Raises `UnwritableOutput`."""
    for one in mended:
        path = Path(one.file).resolve()
        if not os.access(path, os.W_OK):
            raise unwritable(path, PermissionError(errno.EACCES, ""))
        mode = path.stat().st_mode
        write_whole(path, one.after.data)
        path.chmod(mode)


def told(mended: Sequence[Mended], refused: Sequence[Refused]) -> list[str]:
    """What was mended and what was not, line by line."""
    number = sum(len(one.findings) for one in mended)
    files = ", ".join(f"{one.file} — {len(one.findings)}" for one in mended)
    lines = [f"Исправлено замечаний: {number} ({files})." if mended else "Исправить само нечего."]
    return [*lines, *(f"Не исправлено {one.finding.code} {one.finding.place}: {one.reason}." for one in refused)]


def differences(mended: Sequence[Mended], refused: Sequence[Refused]) -> list[str]:
    """What mending would change, and how to have it done."""
    number = sum(len(one.findings) for one in mended)
    last = f"Исправлений: {number}. Ничего не изменено; сделать это: --fix вместо --diff."
    said = [f"Не исправить {one.finding.code} {one.finding.place}: {one.reason}." for one in refused]
    return [*(difference(one).rstrip("\n") for one in mended), *said, last if mended else "Исправить само нечего."]
