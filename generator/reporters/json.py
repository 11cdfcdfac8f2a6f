"""Findings as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.findings import Finding, Place, in_file_order


def as_json(findings: Sequence[Finding]) -> str:
    """A JSON list of findings: code, severity, file, line, column, path, message, hint, related."""
    return json.dumps([_finding(finding) for finding in in_file_order(findings)], ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        **_place(finding.place),
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
        "related": [{**_place(one.place), "message": one.message} for one in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
