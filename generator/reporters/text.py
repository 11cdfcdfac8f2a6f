"""Findings as a person reads them: place, what, the line with a caret, how to mend it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from generator.findings import Finding, Place, Severity, in_file_order
from generator.reading.source import SourceLines

COUNTED = {
    Severity.ERROR: ("ошибка", "ошибки", "ошибок"),
    Severity.WARNING: ("предупреждение", "предупреждения", "предупреждений"),
    Severity.ADVICE: ("совет", "совета", "советов"),
}
MOST = 50
WIDTH = 100  # signs of a source line that are shown


BARS, BARS_NOT = "Мешает печатать:", "Печатать не мешает:"


def as_text(findings: Sequence[Finding], rules: Container[str] = (), most: int = MOST) -> str:
    """The open findings, then the way to their pages; beyond `most` only their number is told.

    Those that bar printing come first, those that do not, as all that `rules` of the review say, after them; each in
    file order. Headings tell the two apart where both are there. No open findings: an empty text.
    """
    ordered = in_file_order(finding for finding in findings if finding.open)
    if not ordered:
        return ""
    barring = [one for one in ordered if bars(one, rules)]
    others = [one for one in ordered if not bars(one, rules)]
    both, source = bool(barring and others), SourceLines()
    blocks = [
        *_group(barring[:most], both * BARS, source),
        *_group(others[: max(0, most - len(barring))], both * BARS_NOT, source),
    ]
    if len(ordered) > most:
        blocks.append(f"… и ещё {len(ordered) - most}. Меньше сразу: --severity ошибка; все: --format json")
    return "\n\n".join([*blocks, _way(ordered)])


def bars(finding: Finding, rules: Container[str]) -> bool:
    """Whether a finding stands in the way of printing: an open error that no rule of the review told."""
    return finding.open and finding.severity is Severity.ERROR and finding.code not in rules


def _group(findings: Sequence[Finding], heading: str, source: SourceLines) -> list[str]:
    """The findings as blocks, below a heading when there is one."""
    blocks = [_block(one, source, above) for one, above in zip(findings, [None, *findings], strict=False)]
    return [heading, *blocks] if heading and blocks else blocks


def finding_text(finding: Finding, source: SourceLines) -> str:
    """One finding with its source line, hint and the way to its page."""
    return f"{_block(finding, source)}\n  {_way([finding])}"


def _block(finding: Finding, source: SourceLines, above: Finding | None = None) -> str:
    """A finding in its lines; what the one above it has shown already, the source or the hint, is not repeated."""
    where = f" [{finding.path}]" if finding.path else ""
    lines = [f"{_place(finding.place, source)}: {finding.severity.word} {finding.code} {finding.message}{where}"]
    if above is None or above.place != finding.place:
        lines += _source(finding.place, source)
    if above is None or (above.code, above.hint) != (finding.code, finding.hint):
        lines += [f"  {line}" for line in finding.hint.splitlines()]
    return "\n".join(lines)


def _way(findings: Sequence[Finding]) -> str:
    """How to read the pages of their codes, and how to have mended what needs no author."""
    codes = sorted({finding.code for finding in findings})
    pages = f"Подробнее: metodist rules {codes[0]}" + (", и так о каждом коде" if len(codes) > 1 else "")
    fixes = sum(finding.fix is not None and finding.fix.safe for finding in findings)
    return (
        f"{pages}\nИсправить без вас можно {fixes}: metodist check --fix (сначала посмотреть: --diff)"
        if fixes
        else pages
    )


def _place(place: Place, source: SourceLines) -> str:
    """A place; of a folder, a library or a frame only the name, for they have no lines."""
    is_start = (place.line, place.column, place.sheet) == (1, 1, "")
    return place.file if is_start and (place.in_table or not source.are_there(place.file)) else str(place)


def _source(place: Place, source: SourceLines) -> list[str]:
    """The source line with a caret below; of a long line the part around the caret; of a cell nothing."""
    if place.in_table:
        return []
    line, start = source.line_of(place.file, place.line), place.column - 1
    if not line:
        return []
    first = max(0, start - WIDTH // 3) if len(line) > WIDTH else 0
    before, after = "…" * (first > 0), "…" * (len(line) > first + WIDTH)
    start = min(start, len(line)) - first
    part = line[first : first + WIDTH]
    caret = "^" * max(1, min(place.length, len(part) - start))
    return [f"{place.line:5} | {before}{part}{after}", " " * 6 + "| " + " " * (len(before) + start) + caret]


def summary(findings: Sequence[Finding]) -> str:
    """How many open findings of each severity: «2 ошибки, 1 совет»; «замечаний нет» for none. Then the hidden ones."""
    counted = [
        f"{number} {_agreed(number, COUNTED[severity])}"
        for severity in Severity
        if (number := sum(finding.open and finding.severity is severity for finding in findings))
    ]
    hidden = {
        "заглушено пометками": sum(bool(finding.silenced) for finding in findings),
        "старых, из базы": sum(finding.old for finding in findings),
    }
    told = [f"{words} {number}" for words, number in hidden.items() if number]
    return "; ".join([", ".join(counted) or "замечаний нет", *told])


def _agreed(number: int, words: tuple[str, str, str]) -> str:
    if 11 <= number % 100 <= 14:
        return words[2]
    return words[0] if number % 10 == 1 else words[1] if 2 <= number % 10 <= 4 else words[2]
