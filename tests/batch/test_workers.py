"""Workers: a task that hangs, dies or meets a bug costs itself alone, and nobody outlives the parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.batch.workers import Lost, team
from generator.errors import BadFrame
from generator.findings import Place
from tests.cli.running import environment

ORPHANS = """
import os, sys, time
from generator.batch.workers import team
from tests.batch.test_workers import tell_pid
if __name__ == "__main__":
    with team(2, 60) as workers:
        for _, pid in workers.each(tell_pid, range(2)):
            print(pid, flush=True)
        time.sleep(60)
"""


def square(number: int) -> int:
    """A sound task."""
    return number * number


def stumble(number: int) -> int:
    """A task of which some die, hang or are wrong in their several ways."""
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 3:
        time.sleep(60)
    if number == 4:
        raise ZeroDivisionError("ours")
    if number == 5:
        raise BadFrame("FRM001", "Нет рамки", Place("рамка.docx"))
    return number


def tell_pid(number: int) -> int:
    """A task that stays long enough for both workers to get one."""
    time.sleep(0.3)
    return os.getpid()


@pytest.mark.parametrize("size", [1, 2])
def test_every_task_is_done_once(size: int) -> None:
    with team(size, 60) as workers:
        assert sorted(workers.each(square, range(20))) == [(number, number * number) for number in range(20)]


def test_a_task_that_dies_or_hangs_or_meets_a_bug_is_lost_alone() -> None:
    with team(2, 3) as workers:
        came = dict(workers.each(stumble, [0, 1, 2, 3, 4, 6, 7, 8]))
    assert {number: gain for number, gain in came.items() if not isinstance(gain, Lost)} == {
        n: n for n in (0, 1, 6, 7, 8)
    }
    dead, late, bug = (came[number] for number in (2, 3, 4))
    assert isinstance(dead, Lost) and "процесс оборвался" in dead.reason
    assert isinstance(late, Lost) and "не уложилась в 3 с" in late.reason
    assert isinstance(bug, Lost) and "ZeroDivisionError" in bug.trace


def end(number: int) -> None:
    """A task that no process outlives."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_dies_with_nothing_in_hand_costs_nothing() -> None:
    with team(2, 60) as workers:
        pids = {pid for _, pid in workers.each(tell_pid, range(4))}
        os.kill(min(pid for pid in pids if isinstance(pid, int)), signal.SIGKILL)
        time.sleep(0.5)
        assert sorted(workers.each(square, range(4))) == [(number, number * number) for number in range(4)]


def test_a_machine_on_which_every_process_ends_is_given_up() -> None:
    with team(2, 60) as workers:
        came = dict(workers.each(end, range(12)))
    assert len(came) == 12 and all(isinstance(gain, Lost) for gain in came.values())


@pytest.mark.parametrize("size", [1, 2])
def test_an_error_of_the_work_stops_the_rest(size: int) -> None:
    with pytest.raises(BadFrame, match="FRM001"), team(size, 60) as workers:
        list(workers.each(stumble, [5, 0]))


def test_workers_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "родитель.py"
    script.write_text(ORPHANS, "utf-8")
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment(), text=True)
    assert parent.stdout is not None
    pids = {int(parent.stdout.readline()) for _ in range(2)}
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_alive, pids))


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and is only not yet buried does not."""
    try:
        return f"{pid} " in Path(f"/proc/{pid}/stat").read_text() and " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
