"""Findings as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from generator.findings import Finding, Fix, Place, in_file_order
from generator.reading.edits import Sources


def as_json(findings: Iterable[Finding], **parts: Any) -> str:
    """An object with the list `findings` in file order, old ones left out, and further parts by name.

    A finding has code, severity, file, line, column, path, message, hint, related, fix (from line and column to
    end_line and end_column stands `old`, `new` comes there; null where it cannot be made) and silenced (the author's
    reason; null where it is open).
    """
    sources = Sources()
    told = [_finding(finding, sources) for finding in in_file_order(findings) if not finding.old]
    return json.dumps({"findings": told, **parts}, ensure_ascii=False, indent=2)


def _finding(finding: Finding, sources: Sources) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        **_place(finding.place),
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
        "related": [{**_place(one.place), "message": one.message} for one in finding.related],
        "fix": _fix(finding.fix, sources) if finding.fix else None,
        "silenced": finding.silenced or None,
    }


def _place(place: Place) -> dict[str, Any]:
    found = {"file": place.file, "line": place.line, "column": place.column}
    return found | {"sheet": place.sheet} if place.sheet else found


def _fix(fix: Fix, sources: Sources) -> dict[str, Any] | None:
    region = sources.region(fix)
    return None if region is None else {"file": fix.place.file, **asdict(region), "safe": fix.safe}
