"""A cell of a spreadsheet as a person sees it: numbers, shares, days and hours in the Russian way of writing."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

DAY, HOUR = "%d.%m.%Y", "%H:%M"
NO_BREAK = "\u00a0"
_NUMBER = re.compile(r"(?P<thousands>#,##)?(?P<whole>0+)(?:\.(?P<digits>0+))?(?P<share>%)?")
_SIGNIFICANT = 15  # digits that Excel itself keeps


def seen(value: Any, number_format: str = "General") -> str:
    """What the cell shows: «38,5 %», «28.08.2026», «да»; "" for an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    if isinstance(value, datetime):
        return value.strftime(DAY if value.time() == time() else f"{DAY} {HOUR}")
    if isinstance(value, date):
        return value.strftime(DAY)
    return value.strftime(HOUR) if isinstance(value, time) else str(value).strip()


def _number(value: float, number_format: str) -> str:
    """A number with as many digits as its format shows; an unknown format shows them all."""
    exact = Decimal(format(value, f".{_SIGNIFICANT}g"))
    shown = _NUMBER.fullmatch(number_format.split(";")[0])
    if shown is None:
        return _russian(f"{exact:f}")
    exact = exact * 100 if shown["share"] else exact
    step = Decimal(1).scaleb(-len(shown["digits"] or ""))
    rounded = exact.quantize(step, ROUND_HALF_UP)
    text = f"{rounded:,f}" if shown["thousands"] else f"{rounded:f}"
    whole, dot, digits = text.partition(".")
    return _russian(whole.zfill(len(shown["whole"])) + dot + digits) + (" %" if shown["share"] else "")


def _russian(number: str) -> str:
    return number.replace(",", NO_BREAK).replace(".", ",")
