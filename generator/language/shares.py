"""The difference of two shares, said in percentage points."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from generator.language.cases import LanguageError

Share: TypeAlias = str | int | float | Decimal

_SHARE = re.compile(r"[-+−]?\d{1,9}(?:[.,]\d{1,9})?\s*%?")


def difference_of_shares(before: Share, after: Share) -> str:
    """How far apart two shares in per cent are, whichever is larger: «на 7,6 процентного пункта».

    Shares are numbers or texts such as `8,1` and `42 %`; raises `LanguageError` for anything else.
    """
    return f"на {_points(abs(_percent(after) - _percent(before)))}"


def change_of_share(before: Share, after: Share) -> str:
    """What happened to a share: «выросла на 11 процентных пунктов», «снизилась на …» or «не изменилась».

    Raises `LanguageError` as `difference_of_shares` does.
    """
    change = _percent(after) - _percent(before)
    if not change:
        return "не изменилась"
    return f"{'выросла' if change > 0 else 'снизилась'} на {_points(abs(change))}"


def _percent(share: Share) -> Decimal:
    text = str(share).strip()
    if isinstance(share, bool) or not _SHARE.fullmatch(text):
        raise LanguageError(f"Доля «{share}» — не число процентов", "Запишите долю числом: 42, 8,1 или «42 %».")
    return Decimal(text.rstrip("% \t\u00a0\u202f").replace(",", ".").replace("−", "-"))


def _points(number: Decimal) -> str:
    """The number with «процентный пункт» in agreement: 21 процентный пункт, 2 процентных пункта, 2,5 процентного."""
    whole = number == number.to_integral_value()
    figures = f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    return f"{figures.replace('.', ',')} {_agreed(int(number)) if whole else 'процентного пункта'}"


def _agreed(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "процентный пункт"
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return "процентных пункта"
    return "процентных пунктов"
