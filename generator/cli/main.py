"""The command `metodist`: its commands by name, each imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from generator import __version__
from generator.cli.edge import guarded

COMMANDS = {
    "build": "напечатать бумаги в DOCX и PDF",
    "check": "проверить описания, ничего не печатая",
    "doctor": "готова ли эта машина к работе",
    "papers": "какие бумаги можно напечатать",
    "rules": "коды замечаний: все или один с объяснением",
}


class Commands(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"generator.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Команды"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=Commands, help="Бумаги программ образования: из описаний YAML — проверенные DOCX и PDF.")
@click.version_option(
    __version__, "--version", prog_name="metodist", message="%(prog)s %(version)s", help="Показать версию."
)
@click.help_option("--help", "-h", help="Показать эту справку.")
def main() -> None:
    """The root command."""


def run() -> None:
    """Entry point of the console script."""
    sys.exit(guarded(main, sys.argv[1:]))
