"""Figures as they are said: «6 семинаров, 4 заседания», «81,8 % (18 из 22)», «частично: 18 из 22 …»."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from generator.derive.counted_facts import window_of
from generator.derive.progress import Share
from generator.derive.verdict import USUAL, Band, Verdict, VerdictRules, rules_of, verdict_of
from generator.language.numbers import figures
from generator.schema.language import records
from generator.workspace.entities import day_text
from generator.workspace.load import Workspace
from generator.workspace.plans import roadmaps_of
from generator.workspace.speech import Speech

Record = dict[str, Any]
TENTH = Decimal("0.1")


def measure_noun() -> str:
    """What measures are counted by."""
    return records()["measure"].title


def said_share(share: Share, speech: Speech) -> str:
    """A share with its part and its whole; a dash where there is nothing to share."""
    if not share.whole:
        return speech.say("доля.нет")
    return speech.say("доля.доля", процент=per_cent(share), часть=str(share.part), всего=str(share.whole))


def per_cent(share: Share) -> str:
    """A share in per cent with one digit after the comma; all and nothing are said of all and nothing only."""
    exact = Decimal(100 * share.part) / share.whole
    rounded = exact.quantize(TENTH, ROUND_HALF_UP)
    if share.part not in (0, share.whole):
        rounded = min(max(rounded, TENTH), 100 - TENTH)
    return figures(rounded.normalize() if rounded != rounded.to_integral_value() else int(rounded))


def verdict_rules(description: Record, workspace: Workspace) -> VerdictRules:
    """The rules by which the shares and the conclusion of a certificate or a road map follow from facts."""
    usual = [Band(least, workspace.phrases.say(f"вывод.{name}")) for least, name in USUAL]
    return rules_of(description, workspace.settings, usual)


def computed_words(certificate: Record, workspace: Workspace) -> str:
    """The conclusion that follows from the facts, with its numbers where not all is done or not all is due.

    Empty where no measure was due.
    """
    rules = verdict_rules(certificate, workspace)
    found = verdict_of(certificate, rules)
    if not found.share.whole:
        return ""
    return _with_numbers(found, certificate, workspace)


def _with_numbers(found: Verdict, certificate: Record, workspace: Workspace) -> str:
    share, speech = found.share, workspace.speech
    words = found.words
    if share.part < share.whole:
        whole = speech.counted(share.whole, measure_noun(), "род")
        words = speech.say("вывод.из", слова=words, сделано=str(share.part), всего=whole)
    if not found.ahead:
        return words
    joint = "вывод.из наступивших" if share.part < share.whole else "вывод.наступившие"
    return speech.say(
        f"{joint} и известных" if found.is_any_early else joint, слова=words, дата=said_days(certificate, workspace)
    )


def said_days(certificate: Record, workspace: Workspace) -> str:
    """The days of which a certificate says where the measures of its road maps stand, mostly one."""
    days = (window_of(certificate, roadmap).day for roadmap in roadmaps_of(certificate))
    return ", ".join(dict.fromkeys(day_text(day, workspace.phrases, "в тексте") for day in days if day is not None))
