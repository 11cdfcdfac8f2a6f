"""Numbers of a report as names in its texts print them: `<участники>`, `<доля>`, `<доля.часть>`."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from generator.content.names import Name
from generator.derive.report_numbers import Reckoned, reckoning
from generator.derive.score_figures import number
from generator.language.cases import LanguageError
from generator.language.typography_rules import NBSP
from generator.schema.keys import plain_key
from generator.schema.walk import Leaf
from generator.workspace.load import Description, Workspace
from generator.workspace.naming import Unfit, Unknown
from generator.workspace.speech import Speech

NOT_NOTHING = Fraction(1, 10**6)  # a share that is there is not said to be 0 %
ALL = Fraction(100)


def report_number(description: Description, leaf: Leaf, name: Name, workspace: Workspace) -> str | None:
    """What a number's name prints in a text of a report; None for a name that is no number's.

    A number prints with the noun it counts, `число` leaves that out; a share has `.часть` and `.всего`, `полностью`
    adds them in brackets. Raises `Unknown` and `Unfit`.
    """
    entries = {plain_key(key): str(key) for key in description.record["numbers"] or {}}
    first, *rest = map(plain_key, name.path)
    if first not in entries:
        return None
    found = reckoning(description, workspace).numbers.get(entries[first])
    if found is None:
        return "…"  # why there is none is told at the number itself
    for part in rest:
        found = _part(found, part)
    return said(found, name, workspace.speech)


def _part(found: Reckoned, part: str) -> Reckoned:
    parts = {"часть": found.part, "всего": found.whole}
    if (own := parts.get(part)) is None:
        raise Unknown(part, "Части есть у доли: <доля.часть>, <доля.всего>.")
    return own


def said(found: Reckoned, name: Name, speech: Speech) -> str:
    """A number in the form that its name asks for. Raises `Unfit`."""
    forms = name.forms
    if found.unit:
        return _share(found, name, speech)
    noun = forms.noun or ("" if forms.number else found.noun)
    if not noun:
        return _bare(found, name)
    exact = int(found.value) if found.value.denominator == 1 else Decimal(bare(found).replace(",", "."))
    try:
        return grouped(re.sub(r"(?<=\d) ", NBSP, speech.counted(exact, noun, forms.case or "им", forms.words)))
    except LanguageError as refused:
        raise Unfit(refused.message, refused.hint) from refused


def _bare(found: Reckoned, name: Name) -> str:
    from generator.language.cases import Case
    from generator.language.numbers import in_words

    if not name.forms.words:
        return grouped(bare(found))
    if found.value.denominator != 1:
        raise Unfit(f"Дробь «{name.dotted}» словами не пишут", "Уберите «словом».")
    return in_words(int(found.value), case=Case.read(name.forms.case or "им"))


def _share(found: Reckoned, name: Name, speech: Speech) -> str:
    forms = name.forms
    if forms.words or forms.noun:
        raise Unfit(f"«{name.dotted}» — доля: её пишут цифрами", "Часть и целое: <доля.часть>, <доля.всего>.")
    if forms.number:
        return bare(found)
    if forms.full and found.part is not None and found.whole is not None:
        return speech.say("доля.доля", процент=bare(found), часть=bare(found.part), всего=bare(found.whole))
    return f"{bare(found)}{NBSP}%"


def grouped(text: str) -> str:
    """The text with the thousands of a number of five digits and more at its beginning set apart."""
    digits = re.match(r"\d{5,}", text)
    return f"{int(digits[0]):,}".replace(",", NBSP) + text[digits.end() :] if digits else text


def bare(found: Reckoned) -> str:
    """The number in figures: a share never says all or nothing of a part."""
    limits = (ALL, NOT_NOTHING) if found.unit else ()
    return number(found.value, found.digits, limits)
