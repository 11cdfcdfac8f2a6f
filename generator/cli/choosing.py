"""Options by which one chooses what a report shows: codes, severity, confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from generator.cli.base import Word, options

if TYPE_CHECKING:
    from generator.review.view import View


class Codes(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """Codes of rules or letters of their families, joined by commas."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from generator.review.choice import UnknownCode, codes_named

        words = [word for word in str(value).split(",") if word.strip()]
        if not words:
            self.fail("ничего не названо. Пишут так: TRC,FIG001", param, ctx)
        try:
            return frozenset[str]().union(*map(codes_named, words))
        except UnknownCode as error:
            self.fail(f"{error.message}. {error.hint}", param, ctx)


class Scale(Word):
    """A word of a scale by its Russian or its English name; comes back as the English one."""

    def __init__(self, words: Mapping[str, str], unknown: str) -> None:
        super().__init__(lambda: words, unknown)
        self._english = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        word = str(value).strip().casefold()
        return word if word in self._english.values() else self._english[super().convert(word, param, ctx)]


SEVERITY = {"ошибка": "error", "предупреждение": "warning", "совет": "advice"}
CONFIDENCE = {"высокая": "high", "средняя": "medium", "низкая": "low"}
choosing = options(
    click.option("--select", metavar="КОДЫ", multiple=True, type=Codes(), help="Только эти правила: TRC,FIG001."),
    click.option("--ignore", metavar="КОДЫ", multiple=True, type=Codes(), help="Без этих правил: LNG003."),
    click.option(
        "--severity",
        metavar="ВАЖНОСТЬ",
        type=Scale(SEVERITY, "нет такой важности"),
        help="Не мельче этой: ошибка, предупреждение или совет.",
    ),
    click.option(
        "--confidence",
        metavar="УВЕРЕННОСТЬ",
        type=Scale(CONFIDENCE, "нет такой уверенности"),
        help="Правила, которые ошибаются не чаще: высокая, средняя или низкая.",
    ),
)


def view_of(
    select: Iterable[frozenset[str]], ignore: Iterable[frozenset[str]], severity: str | None, confidence: str | None
) -> View:
    """What the options of this module ask to show."""
    from generator.findings import Severity
    from generator.review.view import View
    from generator.rules.rule import Confidence

    select, none = list(select), frozenset[str]()
    return View(
        none.union(*select) if select else None,
        none.union(*ignore),
        Severity(severity or Severity.ADVICE),
        Confidence(confidence or Confidence.LOW),
    )
