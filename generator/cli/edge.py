"""The one edge: whatever stops a run becomes a Russian message and an exit code, never a traceback."""

from __future__ import annotations

import contextlib
import signal
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


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def guarded(command: click.Command, arguments: Sequence[str]) -> int:
    """The exit code of a command; says what went wrong on standard error."""
    _speak_utf8()
    with contextlib.suppress(ValueError):  # only the main thread may set a handler
        signal.signal(signal.SIGTERM, _terminate)
    try:
        code = command.main(list(arguments), prog_name="metodist", standalone_mode=False)
        sys.stdout.flush()
    except GeneratorError as error:
        click.echo(finding_text(error.finding, SourceLines()), err=True)
        return error.exit_code
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        click.echo(usage_message(error), err=True)
        return Exit.USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nОстановлено. Готовые файлы целы; запустите ту же команду, чтобы продолжить.", err=True)
        return Exit.INTERRUPTED
    except Terminated:
        return Exit.TERMINATED
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.DONE
    except Exception:
        return _bug(arguments)
    return code if isinstance(code, int) else Exit.DONE


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def _speak_utf8() -> None:
    """Print what the terminal's encoding lacks as «?» and not as a crash (Windows consoles of the old kind)."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _bug(arguments: Sequence[str]) -> int:
    report = f"metodist {__version__}, Python {sys.version}\nmetodist {' '.join(arguments)}\n\n{traceback.format_exc()}"
    with tempfile.NamedTemporaryFile("w", prefix="metodist-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(report)
    click.echo("Это ошибка в самом metodist, не в ваших файлах.", err=True)
    click.echo(f"Подробности записаны в {file.name}: пришлите этот файл разработчикам.", err=True)
    return Exit.BUG
