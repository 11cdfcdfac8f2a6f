"""Findings as SARIF 2.1.0, the form that code hosts and editors read.

Written plainly, without a library: those of the index only wrap these same dicts in classes, and are not kept up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.codes import Page
from generator.findings import Finding, Fix, Place, Severity, in_file_order
from generator.reading.edits import Sources
from generator.reporters.pages import page_markdown, page_text
from generator.rules.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
Json = dict[str, Any]


def as_sarif(findings: Iterable[Finding], pages: Mapping[str, Page], rules: Mapping[str, Rule]) -> str:
    """One run with the findings in file order, old ones left out, and the pages of their codes.

    A silenced finding comes as suppressed in source, with its reason.
    """
    told, sources = [finding for finding in in_file_order(findings) if not finding.old], Sources()
    codes = sorted({finding.code for finding in told})
    driver = {
        "name": "metodist",
        "version": __version__,
        "language": "ru",
        "rules": [_rule(pages[code], rules.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes, sources) for finding in told],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(page: Page, rule: Rule | None) -> Json:
    severity = rule.severity if rule else Severity.ERROR
    about = {"gate": rule.gate, "confidence": rule.confidence.value, "criterion": rule.criterion} if rule else {}
    return {
        "id": page.code,
        **({"name": rule.name} if rule else {}),
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.what},
        "help": {"text": page_text(page, rule), "markdown": page_markdown(page, rule)},
        "defaultConfiguration": {"level": LEVELS[severity]},
        **({"properties": about} if about else {}),
    }


def _result(finding: Finding, codes: Sequence[str], sources: Sources) -> Json:
    found: Json = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(filter(None, (finding.message, finding.hint)))},
        "locations": [_location(finding.place)],
    }
    if finding.path:
        found["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
    if finding.related:
        found["relatedLocations"] = [
            {**_location(one.place), "id": number, "message": {"text": one.message}}
            for number, one in enumerate(finding.related, 1)
        ]
    if finding.fix and (fix := _fix(finding.fix, sources)):
        found["fixes"] = [fix]
    reason = finding.silenced  # an open finding says so with an empty list
    found["suppressions"] = [{"kind": "inSource", "justification": reason}] if reason else []
    return found


def _location(place: Place) -> Json:
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}
    return {"physicalLocation": {"artifactLocation": _artifact(place.file), "region": region}}


def _artifact(file: str) -> Json:
    path = Path(file)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _fix(fix: Fix, sources: Sources) -> Json | None:
    region = sources.region(fix)
    if region is None:
        return None
    deleted = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    change = {"deletedRegion": deleted, "insertedContent": {"text": region.new}}
    about = "Исправление, которое сохраняет смысл" if fix.safe else "Исправление, которое может изменить смысл"
    return {
        "description": {"text": about},
        "artifactChanges": [{"artifactLocation": _artifact(fix.place.file), "replacements": [change]}],
    }
