"""The one edge: whatever stops a run becomes a Russian message and an exit code, never a traceback."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from types import FrameType

import click

from generator import __version__
from generator.cli.russian import usage_message
from generator.errors import Exit, GeneratorError
from generator.reading.source import SourceLines
from generator.reporters.text import finding_text

STOPPED = "Остановлено. Записанные файлы целы, недописанных нет. Чтобы допечатать, запустите ту же команду."


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def terminate(number: int, frame: FrameType | None) -> None:
    """Handler of SIGTERM: the run unwinds and cleans up after itself."""
    raise Terminated


def guarded(command: click.Command, arguments: Sequence[str]) -> int:
    """The exit code of a command; says what went wrong on standard error."""
    _never_fail_to_print()
    try:
        code = command.main(list(arguments), prog_name="metodist", standalone_mode=False)
    except GeneratorError as error:
        click.echo(finding_text(error.finding, SourceLines()), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(usage_message(error), err=True)
        return Exit.USAGE
    except (KeyboardInterrupt, click.Abort) as stop:
        return _stopped(stop, Exit.INTERRUPTED)
    except Terminated as stop:
        return _stopped(stop, Exit.TERMINATED)
    except Exception as error:
        return _no_room() if isinstance(error, OSError) and error.errno == errno.ENOSPC else _bug(arguments)
    return code if isinstance(code, int) else Exit.DONE


def _stopped(stop: BaseException, code: Exit) -> Exit:
    """Say how far the run has come, which the exception knows."""
    own = stop.__cause__ or stop  # click puts an exception of its own over Ctrl-C
    click.echo(" ".join([STOPPED, *getattr(own, "__notes__", ())]), err=True)
    return code


def _never_fail_to_print() -> None:
    """Print what the output's encoding lacks as «?» and not as a crash (a redirected output of Windows is cp1251)."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _no_room() -> int:
    """The report itself does not fit the disk: the rest of it goes nowhere, or Python would fail once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    click.echo("Отчёт не записан: на диске нет места.", err=True)
    return Exit.OUTPUT


def _bug(arguments: Sequence[str]) -> int:
    report_bug(traceback.format_exc(), arguments)
    return Exit.BUG


def report_bug(trace: str, arguments: Sequence[str]) -> None:
    """Say that a fault is ours, and where its particulars are."""
    report = f"metodist {__version__}, Python {sys.version}\nmetodist {' '.join(arguments)}\n\n{trace}"
    click.echo("Это ошибка в самом metodist, не в ваших файлах.", err=True)
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="metodist-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as file:
            file.write(report)
        click.echo(f"Подробности записаны в {file.name}: пришлите этот файл разработчикам.", err=True)
    except OSError:
        click.echo(f"Файл с подробностями не записать; вот они:\n{report}", err=True)
