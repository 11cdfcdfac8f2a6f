"""Which rules judge a workspace, of what importance and with what options: the field «проверка» of its settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator import codes
from generator.findings import Finding, Severity
from generator.reading.values import Text
from generator.review.rulebook import rulebook
from generator.review.runner import Chosen
from generator.rules.rule import Options
from generator.schema.keys import nearest, plain_key
from generator.schema.language import kinds
from generator.schema.types import Flag, Number, WrongText, to_flag, to_integer, to_number

ANY = ""  # every kind of description
IMPORTANCE: Mapping[str, Severity | None] = {**{one.word: one for one in Severity}, "нет": None}
LIGHTEST, HEAVIEST = Decimal("0.1"), Decimal(10)  # a criterion may weigh so much, or the score would forget it
CODE = re.compile(r"[A-Z]{3}(\d{3})?")  # of a rule, or the letters of a family
LATIN = str.maketrans("АВЕКМНОРСТХ", "ABEKMHORCTX")  # Russian capitals that pass for the letters of codes


@dataclass(frozen=True)
class Choice:
    """The rules that are on; importance by code, or by code and kind of description; options by code."""

    codes: frozenset[str]
    importance: Mapping[tuple[str, str], Severity | None] = field(default_factory=dict)
    options: Mapping[str, Options] = field(default_factory=dict)

    def of(self, kind: str) -> Iterator[Chosen]:
        """The rules as they judge a kind of description; ANY of them comes before its own."""
        for code, rule in rulebook().items():
            usual = self.importance.get((code, ANY), rule.severity)
            severity = self.importance.get((code, kind), usual)
            if code in self.codes and severity is not None:
                yield Chosen(rule, severity, {**rule.options, **self.options.get(code, {})})


class UnknownCode(ValueError):
    """No rule or family goes by this code; `hint` names the nearest or says why there is none."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint


def plain_code(word: str) -> str:
    """The code as it is written: capital Latin letters, also where Russian ones like them were typed."""
    return word.strip().upper().translate(LATIN)


def codes_named(word: str) -> frozenset[str]:
    """The codes of the rules that a code or a family names («TRC001», «TRC»). Raises `UnknownCode`."""
    plain = plain_code(word)
    found = frozenset(code for code in rulebook() if CODE.fullmatch(plain) and code.startswith(plain))
    if found:
        return found
    if any(CODE.fullmatch(plain) and code.startswith(plain) for code in codes.pages()):
        hint = "Её не выбирают и не скрывают: пока она есть, бумаг не напечатать."
        raise UnknownCode(f"{plain} — ошибка описания, а не правило", hint)
    near = nearest(plain, [*rulebook(), *(code[:3] for code in rulebook())], floor=0.5)
    raise UnknownCode(
        f"Нет правила «{word.strip()}»", (f"Возможно, {near}. " if near else "") + "Все правила: metodist rules"
    )


def read_choice(settings: Mapping[str, Any]) -> tuple[Choice, list[Finding]]:
    """What the settings of a workspace choose, and what is wrong with them; unsaid, all rules stay as they are.

    «проверка: нет» wants no review at all.
    """
    asked, reading = settings["review"] or {}, _Reading()
    every = frozenset[str]() if "review" in settings["empty"] else frozenset(rulebook())
    on = reading.codes(asked["select"], "только") if asked.get("select") else every
    less = reading.codes(asked.get("ignore"), "кроме")
    own = asked.get("rules") or {}
    for name, one in (asked.get("weights") or {}).items():
        reading.weight(name, one["weight"])
    for name in sorted(own, key=len):  # what is said of one code comes after what is said of its family
        reading.rule(name, own[name])
    return Choice(on - less, reading.importance, reading.options), reading.faults


@dataclass
class _Reading:
    """What has been read of the settings, and the faults met."""

    importance: dict[tuple[str, str], Severity | None] = field(default_factory=dict)
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)

    def codes(self, words: Iterable[Text] | None, *path: str) -> frozenset[str]:
        """The codes that the words name, each a code, a family or several with commas; those unknown are faults."""
        found: set[str] = set()
        for word in (piece for text in words or () for piece in pieces_of(text)):
            try:
                found |= codes_named(word)
            except UnknownCode as error:
                self._fault("SCH011", error.message, word, path, error.hint)
        return frozenset(found)

    def rule(self, name: Text, own: Mapping[str, Any]) -> None:
        """What is said under the code of a rule, or under the letters of its family."""
        path = ("правила", str(name))
        for code in sorted(self.codes([name], *path)):
            if own["severity"] is not None:
                self.importance[code, ANY] = IMPORTANCE.get(own["severity"], rulebook()[code].severity)
            for key, given in (own["options"] or {}).items():
                self._set(code, key, given["value"] or [], (*path, str(key)))

    def _set(self, code: str, key: Text, given: Sequence[Text], path: tuple[str, ...]) -> None:
        known, judged = rulebook()[code].options, rulebook()[code].kinds
        titles = {plain_key(title): kind.name for title, kind in kinds().items() if kind.name in judged}
        name = next((one for one in known if plain_key(one) == plain_key(key)), None)
        try:
            if plain_key(key) in titles:
                self.importance[code, titles[plain_key(key)]] = _importance(given)
            elif name is not None and self._are_known(given, rulebook()[code].words.get(name), path):
                self.options.setdefault(code, {})[name] = _option(given, known[name])
            elif name is None:
                choices = ["важность", *known, *titles]
                near = nearest(key, choices)
                hint = (f"Возможно, «{near}». " if near else "") + f"Можно: {', '.join(choices)}."
                self._fault("SCH004", f"У правила {code} нет настройки «{key}»", key, path, hint)
        except WrongText as wrong:
            self._fault(wrong.code, wrong.message, given[0] if given else key, path, wrong.hint)

    def _are_known(self, given: Sequence[Text], words: Sequence[str] | None, path: tuple[str, ...]) -> bool:
        """Whether an option may hold these words; one that it may not is a fault."""
        odd = next((one for one in given if words is not None and one not in words), None)
        if odd is not None and words is not None:
            near = nearest(odd, words)
            hint = (f"Возможно, «{near}». " if near else "") + f"Можно: {', '.join(words)}."
            self._fault("SCH011", f"Здесь не бывает «{odd}»", odd, path, hint)
        return odd is None

    def weight(self, name: Text, weight: Any) -> None:
        """What is wrong with the weight of a criterion."""
        criteria, path = (
            sorted({rule.criterion for rule in rulebook().values()}, key=lambda one: int(one[1:])),
            str(name),
        )
        if plain_code(name) not in criteria:
            hint = f"Можно: {', '.join(criteria)}."
            self._fault("SCH011", f"Нет критерия «{name}»", name, ("вес критериев", path), hint)
        elif isinstance(weight, Number) and not LIGHTEST <= weight.value <= HEAVIEST:
            hint = f"Вес — от {LIGHTEST} до {HEAVIEST}; обычно 1.".replace(".", ",", 1)
            self._fault("SCH011", f"Критерий {name} не весит «{weight}»", weight, ("вес критериев", path), hint)

    def _fault(self, code: str, message: str, at: Text, path: tuple[str, ...], hint: str) -> None:
        self.faults.append(Finding(code, message, at.at(0, len(at)), ", ".join(("проверка", *path)), hint))


def pieces_of(text: Text) -> list[Text]:
    """The words of a text parted by commas, each at its own place."""
    found = re.finditer(r"[^\s,][^,]*(?<!\s)", text)
    return [Text(piece[0], text.at(piece.start(), len(piece[0]))) for piece in found]


def _importance(given: Sequence[Text]) -> Severity | None:
    word = ", ".join(given)
    if word in IMPORTANCE:
        return IMPORTANCE[word]
    near = nearest(word, IMPORTANCE)
    hint = f"Возможно, «{near}». " if near else ""
    raise WrongText("SCH011", f"«{word}» — не важность", f"{hint}Можно: {', '.join(IMPORTANCE)}.")


def _option(given: Sequence[Text], usual: Any) -> Any:
    """The words as a value of the option, of the sort that it usually has. Raises `WrongText`."""
    if isinstance(usual, tuple):
        return tuple(str(word) for word in given)
    if len(given) != 1:
        raise WrongText("SCH006", "Здесь нужно одно значение, а стоит перечень", f"Обычно {usual}.")
    return next(read for sort, read in READERS.items() if isinstance(usual, sort))(given[0])


def _number(text: Text) -> Decimal:
    number = to_number(text)
    assert isinstance(number, Number)
    return number.value


def _whole(text: Text) -> int:
    number = to_integer(text)
    assert isinstance(number, Number)
    return int(number.value)


def _flag(text: Text) -> bool:
    flag = to_flag(text)
    assert isinstance(flag, Flag)
    return flag.value


# How an option is read, by the sort of its usual value; yes and no are whole numbers to Python, so they come first.
READERS: Mapping[type, Callable[[Text], Any]] = {
    bool: _flag,
    int: _whole,
    float: lambda text: float(_number(text)),
    Decimal: _number,
    str: str,
}
