"""The baseline: old findings of a draft taken into the tool, kept in a file and out of sight.

A finding is known again by its code, file, path and words, not by its line. Numbers do not count in path and message:
an entry put in above moves them. So many equal findings are old as the file holds.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from generator.errors import UnreadablePath
from generator.findings import Finding, Place
from generator.reading.source import SourceLines
from generator.review.runner import Outcome

VERSION = 1
FIELDS = ("code", "file", "path", "message", "text")
Key: TypeAlias = tuple[str, ...]
Entry: TypeAlias = Mapping[str, str]

HINT = "Запишите её заново: metodist check --save-baseline ФАЙЛ"


class Baseline:
    """The old findings of a file; each is spent when it is met."""

    def __init__(self, folder: Path, entries: Iterable[Entry] = ()) -> None:
        self._folder = folder
        self._left = Counter(_key(entry) for entry in entries)

    def marked(self, outcomes: Iterable[Outcome], source: SourceLines) -> list[Outcome]:
        """The outcomes with their old findings marked; a silenced one is not looked for."""
        return [
            replace(one, judged=tuple(replace(each, finding=self._marked(each.finding, source)) for each in one.judged))
            for one in outcomes
        ]

    def _marked(self, finding: Finding, source: SourceLines) -> Finding:
        key = _key(_entry(finding, self._folder, source))
        if not finding.open or not self._left[key]:
            return finding
        self._left[key] -= 1
        return replace(finding, old=True)


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file. Raises `UnreadablePath` where it is absent or damaged."""
    place = Place(str(path))
    try:
        known = json.loads(path.read_text("utf-8-sig"))
        entries = [{name: str(entry[name]) for name in FIELDS} for entry in known["findings"]]
    except FileNotFoundError:
        raise UnreadablePath("BAS001", f"Нет файла базы старых замечаний: {path}", place, HINT) from None
    except OSError:
        raise UnreadablePath("BAS001", f"Файл базы старых замечаний не прочитать: {path}", place, HINT) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UnreadablePath(
            "BAS001", f"Это не база старых замечаний или она повреждена: {path}", place, HINT
        ) from None
    if known.get("version") != VERSION:
        raise UnreadablePath("BAS001", f"База старых замечаний другой версии: {path}", place, HINT)
    return Baseline(path.parent, entries)


def baseline_text(findings: Sequence[Finding], path: Path) -> str:
    """The findings as the text of a baseline that is to stand at this path: JSON in a steady order."""
    source = SourceLines()
    entries = [_entry(finding, path.parent, source) for finding in findings]
    entries.sort(key=lambda entry: [entry[name] for name in ("file", "code", "path", "message", "text")])
    return json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding, folder: Path, source: SourceLines) -> dict[str, str]:
    place = finding.place
    text = " ".join(source.line_of(place.file, place.line).split())
    return dict(
        zip(FIELDS, (finding.code, _from(folder, place.file), finding.path, finding.message, text), strict=True)
    )


def _from(folder: Path, file: str) -> str:
    """The file as seen from the folder; as it is, when no way leads there (another drive of Windows)."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return Path(file).as_posix()


def _key(entry: Entry) -> Key:
    return tuple(NUMBER.sub("#", entry[name]) if name in NUMBERED else entry[name] for name in FIELDS)


NUMBER = re.compile(r"\d+")
NUMBERED = ("path", "message")
