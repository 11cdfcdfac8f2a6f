"""Click in Russian: commands whose help has no English words, and types that name the nearest choice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from generator.schema.keys import nearest


class _Russian(click.Command):
    """What a command and a group share: help, usage and errors that know which command they belong to."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[КЛЮЧИ]")
        settings["context_settings"] = {"help_option_names": ["-h", "--help"]}
        super().__init__(name, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Показать эту справку."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Вызов: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Ключи"):
            formatter.write_dl(
                [_record(param, ctx) for param in self.get_params(ctx) if isinstance(param, click.Option)]
            )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


def _record(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    names, text = option.get_help_record(ctx) or ("", "")
    return names, f"{text} Обычно {option.default}." if isinstance(option.default, str) else text


class Command(_Russian):
    """A command. A word too many is an error that shows the word."""

    allow_extra_args = True  # counted here, where the message is ours

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest:
            raise click.UsageError(f"Лишнее: {' '.join(rest)}.", ctx)
        return rest


class Group(_Russian, click.Group):
    """A group of commands. One that does not exist is answered with the nearest."""

    def __init__(self, name: str | None = None, **settings: Any) -> None:
        super().__init__(name, subcommand_metavar="КОМАНДА …", **settings)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args[0] not in known:
            raise click.UsageError(f"Нет такой команды: {args[0]}. {choices(args[0], known)}", ctx)
        return super().resolve_command(ctx, args)


class Word(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """One of known words."""

    name = "word"

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        word = str(value).strip().casefold()
        if word not in self.known:
            self.fail(f"Нет такого: «{word}». {choices(word, self.known)}", param, ctx)
        return word


class Words(Word):
    """One or several of known words, joined by commas; comes back as a tuple, each word once."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        one = super().convert
        return tuple(dict.fromkeys(one(word, param, ctx) for word in str(value).split(",")))


def choices(typed: str, known: Iterable[str]) -> str:
    """«Возможно, check. Есть: build, check.» — the nearest word where there is one, then all."""
    known = tuple(known)
    near = nearest(typed, known, floor=0.6)
    return (f"Возможно, {near}. " if near else "") + f"Есть: {', '.join(known)}."
