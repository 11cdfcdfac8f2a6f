"""What click says in English, said in Russian: by the kind of error, not by its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from generator.schema.keys import nearest


def usage_message(error: click.ClickException) -> str:
    """The error of the command line as a line or two in Russian, with the way to the help."""
    said = next((say(error) for kind, say in SAYINGS.items() if type(error) is kind), None)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "metodist"
    return f"{said or _unknown_command(error)}\nСправка: {path} --help"


def _name(error: click.BadParameter) -> str:
    return error.param.human_readable_name if error.param else str(error.param_hint or "")


def _no_option(error: click.ClickException) -> str:
    assert isinstance(error, click.NoSuchOption)
    near = f" Возможно, {error.possibilities[0]}." if error.possibilities else ""
    return f"Нет такого ключа: {error.option_name}.{near}"


def _bad_option(error: click.ClickException) -> str:
    assert isinstance(error, click.BadOptionUsage)
    return f"Ключу {error.option_name} нужно значение."


def _missing(error: click.ClickException) -> str:
    assert isinstance(error, click.MissingParameter)
    return f"Не хватает: {_name(error)}."


def _bad(error: click.ClickException) -> str:
    assert isinstance(error, click.BadParameter)
    kind = error.param.type if error.param else None
    allowed = f" Можно: {', '.join(map(str, kind.choices))}." if isinstance(kind, click.Choice) else f" {error.message}"
    return f"Не годится значение для {_name(error)}.{allowed}"


def _unknown_command(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    words = list(context._protected_args) + list(context.args) if context is not None else []
    if isinstance(error, click.UsageError) and context is not None and isinstance(context.command, click.Group):
        known = context.command.list_commands(context)
        typed = words[0] if words else error.message.split("'")[1] if "'" in error.message else ""
        near = nearest(typed, known)
        guess = f" Возможно, {near}." if near else ""
        return (
            f"Нет такой команды: {typed}.{guess} Есть: {', '.join(known)}."
            if typed
            else f"Назовите команду: {', '.join(known)}."
        )
    return f"Команда набрана неверно: {error.message}"


SAYINGS: Mapping[type[click.ClickException], Callable[[click.ClickException], str]] = {
    click.NoSuchOption: _no_option,
    click.BadOptionUsage: _bad_option,
    click.MissingParameter: _missing,
    click.BadParameter: _bad,
}
