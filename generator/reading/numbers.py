"""Numbers of rows as messages name them."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 5  # runs that a message names


def listed(numbers: Sequence[int]) -> str:
    """Rising numbers with runs drawn together: «2–4, 7»; of many runs the first, and how many numbers follow."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:MOST])
    rest = sum(map(len, runs[MOST:]))
    return f"{shown} и ещё {rest}" if rest else shown
