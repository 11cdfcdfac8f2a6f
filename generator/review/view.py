"""What of the findings a reader wants to see: by code, by severity, by how sure the rule is."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings import Finding, Severity
from generator.review.rulebook import rulebook
from generator.rules.rule import Confidence


@dataclass(frozen=True)
class View:
    """Codes of rules to show (None: all) and not to show, the least severity and the least confidence.

    Only findings of rules are chosen by code and confidence: faults of a description are always shown.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Severity = Severity.ADVICE
    confidence: Confidence = Confidence.LOW

    def shows(self, finding: Finding) -> bool:
        """Whether a finding is to be seen."""
        if _rank(finding.severity) > _rank(self.severity):
            return False
        rule = rulebook().get(finding.code)
        if rule is None:
            return True
        is_chosen = (self.select is None or rule.code in self.select) and rule.code not in self.ignore
        return is_chosen and _rank(rule.confidence) <= _rank(self.confidence)


def _rank(word: Severity | Confidence) -> int:
    """The place of a word among its kind, gravest or surest first."""
    return list(type(word)).index(word)
