"""The command `metodist`: its commands by name, each imported only when it is called."""

from __future__ import annotations

import gc
import signal
import sys
from importlib import import_module

import click

from generator import __version__
from generator.cli.base import Group
from generator.cli.edge import guarded, terminate

COMMANDS = {
    "build": "напечатать бумаги в DOCX и PDF",
    "check": "проверить описания, ничего не печатая",
    "doctor": "готова ли эта машина к работе",
    "forms": "все склонённые слова бумаг — перечитать один раз",
    "papers": "какие бумаги можно напечатать",
    "rules": "коды замечаний: все или один с объяснением",
}


# New objects between two collections of cycles: a run makes many and few cycles, and the usual 700 cost a sixth of it.
COLLECTED = 100_000


class Commands(Group):
    """The commands of the table, each imported when it is asked for."""

    about = COMMANDS

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        command = import_module(f"generator.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Команды"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(
    cls=Commands,
    help="Бумаги программ образования: из описаний YAML — проверенные DOCX и PDF.",
    examples=("metodist check", "metodist build программа.yaml -o бумаги", "metodist build --help"),
)
@click.version_option(__version__, prog_name="metodist", message="%(prog)s %(version)s", help="Показать версию.")
def main() -> None:
    """The root command."""


def run() -> None:
    """Entry point of the console script."""
    gc.set_threshold(COLLECTED)
    signal.signal(signal.SIGTERM, terminate)
    code = guarded(main, sys.argv[1:])
    gc.freeze()  # else Python looks for cycles among all that is left before it exits: a fifth of a short run
    sys.exit(code)
