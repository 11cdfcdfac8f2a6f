"""Times of cases that take turns: what the machine does besides falls on all alike."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from statistics import median

TEXTS = 256  # a cache of so many entries remembers texts, a smaller one frames and fonts

Case = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Times:
    """Medians in seconds: of the processor, children included, and of the clock."""

    cpu: float
    wall: float


def taking_turns(cases: Mapping[str, Case], rounds: int) -> dict[str, Times]:
    """The times of each case; the first round warms up and does not count, the order turns every round."""
    found: dict[str, list[Times]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name in list(cases)[:: -1 if number % 2 else 1]:
            forget_texts()
            gc.collect()
            times = once(cases[name])
            if number:
                found[name].append(times)
    return {name: Times(median(one.cpu for one in got), median(one.wall for one in got)) for name, got in found.items()}


def once(case: Case) -> Times:
    """The times of one run."""
    cpu, wall = _cpu(), time.perf_counter()
    case()
    return Times(_cpu() - cpu, time.perf_counter() - wall)


def forget_texts() -> None:
    """Each round meets its texts for the first time: what we remember of them from the round before is no merit."""
    for cache in gc.get_objects():
        if isinstance(cache, _lru_cache_wrapper) and str(cache.__module__).startswith("generator."):
            size = cache.cache_parameters()["maxsize"]
            if size is not None and size >= TEXTS:
                cache.cache_clear()


def _cpu() -> float:
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
