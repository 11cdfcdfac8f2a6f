"""What click says of a mistyped command, said in Russian: by the kind of error, not by its English words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click


def usage_message(error: click.ClickException) -> str:
    """The error as a line or two in Russian with the way to the help; the help itself where nothing was typed."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    said = SAYINGS.get(type(error), _ours)(error)
    context = getattr(error, "ctx", None)
    return f"{said}\nСправка: {context.command_path if context else 'metodist'} --help"


def _ours(error: click.ClickException) -> str:
    return error.message


def _no_option(error: Any) -> str:
    near = f" Возможно, {error.possibilities[0]}." if error.possibilities else ""
    return f"Нет такого ключа: {error.option_name}.{near}"


def _option_usage(error: Any) -> str:
    taken = next((one for one in error.ctx.command.get_params(error.ctx) if error.option_name in one.opts), None)
    wants = "значение не нужно" if isinstance(taken, click.Option) and taken.is_flag else "нужно значение"
    return f"Ключу {error.option_name} {wants}."


def _missing(error: Any) -> str:
    return f"Не хватает: {_name(error)}."


def _bad_value(error: Any) -> str:
    return f"{_name(error)}: {error.message}"


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return str(error.param.human_readable_name if error.param else error.param_hint).strip("[]…")


SAYINGS: Mapping[type[click.ClickException], Callable[[Any], str]] = {
    click.NoSuchOption: _no_option,
    click.BadOptionUsage: _option_usage,
    click.MissingParameter: _missing,
    click.BadParameter: _bad_value,
}
