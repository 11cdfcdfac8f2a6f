"""The usual make-up of papers, read from `templates/defaults.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from generator import resources


@cache
def defaults() -> dict[str, Any]:
    """Rows of the passport, columns of the plan, parts of the programme, widths: as plain data."""
    loaded = yaml.load((resources.TEMPLATES / "defaults.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(loaded, dict)
    return loaded


def shares(weights: list[float]) -> list[str]:
    """Weights as percents with two decimals whose sum is exactly 100."""
    total = sum(weights)
    parts = [round(10_000 * weight / total) for weight in weights]
    parts[-1] += 10_000 - sum(parts)
    return [f"{part / 100:.2f}" for part in parts]
