"""Resident workers with deadlines: a task that hangs or loses its process costs itself alone.

Processes are spawned, never forked: typst hangs in the child of a process that has run it.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import Any, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from generator.errors import GeneratorError

Task = TypeVar("Task")
Gain = TypeVar("Gain")
AHEAD = 2  # tasks handed out for each worker: none waits for the next, few are lost when the run stops
SPARE = 3  # times that a broken pool is opened anew before the rest is given up
LISTEN = 0.2  # seconds between two looks at what signals came


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that gave nothing: it hung, its process ended, or it met a bug, whose traceback is then told."""

    reason: str
    trace: str = ""


class Team(Protocol):
    """Those who do tasks."""

    def each(self, work: Callable[[Task], Gain], tasks: Iterable[Task]) -> Iterator[tuple[Task, Gain | Lost]]:
        """Tasks with what came of them, as they are done. Raises the `GeneratorError` that the work raised."""


class Alone:
    """This process, which does one task after another."""

    def each(self, work: Callable[[Task], Gain], tasks: Iterable[Task]) -> Iterator[tuple[Task, Gain | Lost]]:
        """Tasks in their order."""
        for task in tasks:
            yield task, _done(work, task)


class Pool:
    """Processes of their own, each doing many tasks; one that dies or is late is replaced.

    A process that dies amid two tasks, or holding a lock, breaks the pool with all in hand: it is opened anew then.
    """

    def __init__(self, size: int, deadline: float) -> None:
        self.size, self.deadline, self.spare = size, deadline, SPARE
        self.pool = self._opened()

    def each(self, work: Callable[[Task], Gain], tasks: Iterable[Task]) -> Iterator[tuple[Task, Gain | Lost]]:
        """Tasks as they are done; their order is chance."""
        waiting = deque(tasks)
        running: dict[Future[Any], Task] = {}
        while waiting or running:
            with _signals_held():
                if not self.pool.active and self.spare:
                    waiting.extendleft(running.values())
                    running.clear()
                    self._reopen()
                with suppress(RuntimeError):  # it broke this very moment
                    while waiting and len(running) < self.size * AHEAD:
                        begun = self.pool.schedule(_done, args=[work, waiting[0]], timeout=self.deadline)
                        running[begun] = waiting.popleft()
                done = wait(running, LISTEN, FIRST_COMPLETED).done
            for future in done:
                if not isinstance(future.exception(), BrokenProcessPool):
                    yield running.pop(future), self._gain(future)
            if not self.pool.active and not self.spare:
                yield from ((task, Lost("процессы для неё обрываются")) for task in (*running.values(), *waiting))
                return

    def close(self) -> None:
        """End the processes."""
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()

    def _opened(self) -> ProcessPool:
        first = gc.get_threshold()[0]
        return ProcessPool(self.size, initializer=_settle, initargs=[first], context=get_context("spawn"))

    def _reopen(self) -> None:
        self.spare -= 1
        self.close()
        self.pool = self._opened()

    def _gain(self, future: Future[Any]) -> Any:
        try:
            return future.result()
        except TimeoutError:
            return Lost(f"не уложилась в {self.deadline:.0f} с")
        except ProcessExpired as error:
            return Lost(f"её процесс оборвался (код {error.exitcode})")


@contextmanager
def team(size: int, deadline: float) -> Iterator[Team]:
    """This process when one is enough, else so many workers; none of them is left behind."""
    if size <= 1:
        yield Alone()
        return
    pool = Pool(size, deadline)
    try:
        yield pool
    finally:
        with _signals_held():
            pool.close()


@contextmanager
def _signals_held() -> Iterator[None]:
    """Signals that come meanwhile are raised afterwards: an exception amid a queue's locks would leave it deaf."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda number, frame: came.append(number)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _done(work: Callable[[Task], Gain], task: Task) -> Gain | Lost:
    try:
        return work(task)
    except GeneratorError:
        raise
    except Exception:
        return Lost("на ней споткнулся сам metodist", traceback.format_exc())


def _settle(threshold: int) -> None:
    """What a worker does first: leave Ctrl-C to the parent, end when it has ended in any way, collect as seldom."""
    gc.set_threshold(threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
