"""What orders order: their points at both levels, and what they approve, create and attach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.derive.coverage import led_to

Record = dict[str, Any]


def points_in(order: Record) -> Iterator[tuple[str, Record]]:
    """The points and subpoints of an order with their Russian paths, in the order they print."""
    for number, point in enumerate(order.get("points") or (), 1):
        yield f"пункты, {number}", point
        for own, subpoint in enumerate(point.get("points") or (), 1):
            yield f"пункты, {number}, подпункты, {own}", subpoint


def approved_by(order: Record) -> list[Record]:
    """The programmes and road maps that an order approves or attaches."""
    approved = [found for _, point in points_in(order) for found in led_to(point.get("approve"))]
    return approved + led_to(order.get("attach"))


def orders_approving(programme: Record, orders: Iterable[Record]) -> list[Record]:
    """Those of the orders that approve or attach a programme or a road map."""
    return [order for order in orders if any(one is programme for one in approved_by(order))]
