"""Fixes on the command line: changes in the authors' files shown or made, and what is said of them."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.batch.publish import unwritable, write_whole
from generator.findings import Finding
from generator.review.fixes import Mended, Refused, difference, mend


@dataclass(frozen=True)
class Mending:
    """The checked files with fixes made, the fixes refused, and how many were left because they change the meaning."""

    mended: list[Mended]
    refused: list[Refused]
    left: int

    def write(self) -> None:
        """Put the mended files in place of the old ones, whole and with their rights. Raises `UnwritableOutput`."""
        for one in self.mended:
            path = Path(one.file).resolve()
            if not os.access(path, os.W_OK):
                raise unwritable(path, PermissionError(errno.EACCES, ""))
            mode = path.stat().st_mode
            write_whole(path, one.after.data)
            path.chmod(mode)

    def done(self) -> list[str]:
        """What was mended and what was not, line by line."""
        files = ", ".join(f"{one.file} — {len(one.findings)}" for one in self.mended)
        return self._said(f"Исправлено замечаний: {self._number} ({files}).")

    def shown(self) -> list[str]:
        """What would change, as diffs, and how to have it done."""
        diffs = [difference(one).rstrip("\n") for one in self.mended]
        return [
            *diffs,
            *self._said(f"Исправлений: {self._number}. Ничего не изменено; сделать это: --fix вместо --diff."),
        ]

    @property
    def _number(self) -> int:
        return sum(len(one.findings) for one in self.mended)

    def _said(self, what: str) -> list[str]:
        lines = [what if self.mended else NOTHING]
        lines += [f"Не исправить {one.finding.code} {one.finding.place}: {one.reason}." for one in self.refused]
        return lines + ([f"Исправлений, которые меняют смысл: {self.left}; посмотреть: {UNSAFE}"] if self.left else [])


NOTHING = "Исправлений, которые сохраняют смысл, нет."
UNSAFE = "metodist check --diff --unsafe"


def mending(files: Collection[str], findings: Iterable[Finding], unsafe: bool) -> Mending:
    """What the fixes of open findings make of the checked files; those that change the meaning only if asked."""
    fixes = [(one, one.fix) for one in findings if one.open and one.fix]
    allowed = [one for one, fix in fixes if fix.safe or unsafe]
    return Mending(*mend(allowed, set(files)), left=len(fixes) - len(allowed))
