"""Click in Russian: commands whose help has no English words, and types that name the nearest choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import click

from generator.schema.keys import nearest

KNOWN = "{known}"
Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Russian(click.Command):
    """What a command and a group share: help, usage and errors that know which command they belong to."""

    def __init__(self, name: str | None, examples: Iterable[str] = (), **settings: Any) -> None:
        self.examples = tuple(examples)  # what one may type, shown below the help
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

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.examples:
            with formatter.section("Например"):
                for line in self.examples:
                    formatter.write(f"  {line}\n")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


def _record(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    names, text = option.get_help_record(ctx) or ("", "")
    if isinstance(option.type, Word):
        text = text.replace(KNOWN, ", ".join(option.type.known))
    return names, f"{text} Обычно {option.default}." if isinstance(option.default, str) else text


class Command(_Russian):
    """A command. A word too many is an error that shows the word."""

    allow_extra_args = True  # counted here, where the message is ours

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest:
            raise click.UsageError(f"Лишнее: «{' '.join(rest)}».", ctx)
        return rest


class Group(_Russian, click.Group):
    """A group of commands. One that does not exist is answered with the nearest."""

    about: Mapping[str, str] = {}  # what each command does: one that is typed in Russian is known by it

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
            raise click.UsageError(f"Нет такой команды: {args[0]}. {choices(args[0], known, self.about)}", ctx)
        return super().resolve_command(ctx, args)


class Location(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A path; an empty one is a slip, not the current folder."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            self.fail("путь пуст. Назовите папку или файл.", param, ctx)
        return Path(value)


def options(*given: Decorator) -> Decorator:
    """One decorator that gives a command several options, in this order of its help."""

    def give(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(given):
            command = option(command)
        return command

    return give


paths = click.argument("paths", metavar="[ПУТЬ]…", nargs=-1, type=Location())
table = click.option("--table", metavar="ФАЙЛ", type=Location(), help="Таблица школ вместо той, что названа в основе.")


class Word(click.ParamType):  # type: ignore[type-arg]
    """One of known words; `unknown` says that a word is none of them.

    `tell` gives the words when they are wanted: what names them may be heavy to import. In the help of an option they
    stand for `KNOWN`.
    """

    name = "word"

    def __init__(self, tell: Callable[[], Iterable[str]], unknown: str = "нет такого вида") -> None:
        self.tell, self.unknown = tell, unknown

    @property
    def known(self) -> tuple[str, ...]:
        """The words."""
        return tuple(self.tell())

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        word = str(value).strip().casefold()
        if not word:
            self.fail(f"ничего не названо. {choices(word, self.known)}", param, ctx)
        if word not in self.known:
            self.fail(f"{self.unknown}: «{word}». {choices(word, self.known)}", param, ctx)
        return word


class Number(click.ParamType):  # type: ignore[type-arg]
    """A whole number within bounds."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            number = int(str(value))
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            self.fail(f"нужно целое число от {self.least} до {self.most}, а не «{value}».", param, ctx)
        return number


class Words(Word):
    """One or several of known words, joined by commas; comes back as a tuple, each word once."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        one = super().convert
        words = [word for word in str(value).split(",") if word.strip()] or [""]
        return tuple(dict.fromkeys(one(word, param, ctx) for word in words))


def choices(typed: str, known: Iterable[str], about: Mapping[str, str] | None = None) -> str:
    """«Возможно, check. Есть: build, check.» — the nearest word where there is one, then all.

    `about` tells in other words what some of them mean.
    """
    known = tuple(known)
    near = nearest(typed, known, floor=0.6)
    if near is None:
        meant = [(word, name) for name, text in (about or {}).items() for word in text.split(",")[0].split()]
        word = nearest(typed, [word for word, _ in meant if len(word) > 3], floor=0.7)
        near = next((name for other, name in meant if other == word), None)
    return (f"Возможно, {near}. " if near else "") + f"Есть: {', '.join(known)}."
