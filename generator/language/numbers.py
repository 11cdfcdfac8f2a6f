"""Numbers in words: cardinals, ordinals and decimal fractions in six cases, sums in roubles.

num2words knows the single words; how they join (thousands are feminine, millions masculine, only the last part of an
ordinal declines) is told to it piece by piece, because its own joining errs: «две миллиона», «сотый тысяч первый».
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from generator.language.cases import Case, Gender, LanguageError

Number = int | Decimal | float

_LIMIT = 10**33  # num2words names no classes above нониллион
_DEEPEST_FRACTION = 9  # миллиардные

_CASES = {
    Case.NOMINATIVE: "n",
    Case.GENITIVE: "g",
    Case.DATIVE: "d",
    Case.ACCUSATIVE: "a",
    Case.INSTRUMENTAL: "i",
    Case.PREPOSITIONAL: "p",
}
_GENDERS = {Gender.MASCULINE: "m", Gender.FEMININE: "f", Gender.NEUTER: "n", Gender.PLURAL: "m"}


class _Unit(NamedTuple):
    """A unit's six forms in each number, in the order of `Case`."""

    singular: tuple[str, ...]
    plural: tuple[str, ...]


_WHOLE = _Unit(
    ("целая", "целой", "целой", "целую", "целой", "целой"),
    ("целых", "целых", "целым", "целых", "целыми", "целых"),
)
_ROUBLE = _Unit(
    ("рубль", "рубля", "рублю", "рубль", "рублём", "рубле"),
    ("рубли", "рублей", "рублям", "рубли", "рублями", "рублях"),
)
_KOPECK = _Unit(
    ("копейка", "копейки", "копейке", "копейку", "копейкой", "копейке"),
    ("копейки", "копеек", "копейкам", "копейки", "копейками", "копейках"),
)


def as_decimal(number: Number) -> Decimal:
    """The number exactly as it prints: a float by its shortest notation.

    Raises `LanguageError` for infinities, for what is no number and for numbers of more than 33 digits.
    """
    try:
        exact = number if isinstance(number, Decimal) else Decimal(str(number))
    except InvalidOperation:
        raise LanguageError(f"«{number}» — не число", "Нужно число цифрами, например 12 или 35,8.") from None
    if not exact.is_finite():
        raise LanguageError("Число не определено", "Нужно обычное число, например 12 или 35,8.")
    exponent = int(exact.as_tuple().exponent)
    if exact.adjusted() >= 33 or exponent < -33:
        raise LanguageError("Слишком длинное число", "Больше 33 знаков в документах не пишут: проверьте число.")
    return exact


def read_number(text: str) -> Decimal:
    """The number typed with a decimal comma or point, digit groups by spaces allowed: `1 200,5`.

    Raises `LanguageError` for any other text.
    """
    plain = "".join(text.split()).replace(",", ".").replace("−", "-")
    if not plain.isascii() or not set(plain) <= set("0123456789.-"):
        raise LanguageError(f"«{text}» — не число", "Нужно число цифрами, например 12 или 35,8.")
    try:
        return as_decimal(Decimal(plain))
    except InvalidOperation:
        raise LanguageError(f"«{text}» — не число", "Нужно число цифрами, например 12 или 35,8.") from None


def figures(number: Number) -> str:
    """The number in figures with a decimal comma, its zeros kept: `35,8`, `1000`, `7,50`."""
    return f"{as_decimal(number):f}".replace(".", ",")


def is_fraction(number: Number) -> bool:
    """Whether the number is written with a decimal comma (`5,0` is: «5,0 процента»); a float such as 5.0 is not."""
    if isinstance(number, float) and number.is_integer():
        return False
    return int(as_decimal(number).as_tuple().exponent) < 0


def whole(number: Number) -> int:
    """The whole number. Raises `LanguageError` for a fraction."""
    exact = as_decimal(number)
    if exact != exact.to_integral_value():
        raise LanguageError(f"Число {figures(number)} — не целое", "Здесь нужно целое число, например 12.")
    return int(exact)


def ends_with_one(number: int) -> bool:
    """Whether the number agrees as «один» does: 1, 21, 101, but not 11."""
    return abs(number) % 10 == 1 and abs(number) % 100 != 11


def ends_with_few(number: int) -> bool:
    """Whether the number agrees as «два» does: 2–4, 22–24, but not 12–14."""
    return abs(number) % 10 in (2, 3, 4) and abs(number) % 100 not in (12, 13, 14)


def in_words(
    number: Number,
    gender: Gender = Gender.MASCULINE,
    case: Case = Case.NOMINATIVE,
    *,
    animate: bool = False,
) -> str:
    """The whole number in words, agreed with a noun of this gender: «двадцать одна», «двух тысяч двадцати одного».

    With `Gender.PLURAL` the words for nouns without a singular: «одни», «двое». `animate` tells the accusatives apart
    («два стола», «двух учеников»). A number with a decimal comma is read as a fraction. Raises `LanguageError` where
    Russian has no such words («двадцать двое суток») and for numbers above 10³³.
    """
    if is_fraction(number):
        return fraction(number, case)
    return _cardinal(whole(number), gender, case, animate)


@lru_cache(maxsize=4096)
def _cardinal(number: int, gender: Gender, case: Case, animate: bool) -> str:
    if number < 0:
        return f"минус {_cardinal(-number, gender, case, animate)}"
    if gender is Gender.PLURAL and ends_with_few(number) and number > 4:
        hint = "Напишите число цифрами или перестройте оборот: «в течение 22 суток»."
        raise LanguageError(f"Число {number} не сочетается словами с существительным без единственного числа", hint)
    thousands, rest = number - number % 1000, number % 1000
    # Only два, три, четыре and a last один tell living beings apart: «двух учеников», but «двадцать два ученика».
    alive = animate and (number < 5 or ends_with_one(number))
    words = []
    if thousands:
        words.append(_spelled(thousands, case=_CASES[case], animate=False))
    if rest or not thousands:
        plural = gender is Gender.PLURAL
        words.append(_spelled(rest, case=_CASES[case], gender=_GENDERS[gender], plural=plural, animate=alive))
    return " ".join(words)


def ordinal(
    number: Number,
    gender: Gender = Gender.MASCULINE,
    case: Case = Case.NOMINATIVE,
    *,
    animate: bool = False,
) -> str:
    """The ordinal in words: «вторая», «две тысячи двадцать первого». Only its last part declines.

    Raises `LanguageError` for negative numbers and fractions.
    """
    exact = whole(number)
    if exact < 0:
        raise LanguageError(f"Число {exact} не бывает порядковым", "Порядковый номер — целое число от нуля.")
    return _ordinal(exact, gender, case, animate)


@lru_cache(maxsize=4096)
def _ordinal(number: int, gender: Gender, case: Case, animate: bool) -> str:
    unit = 1
    while number and number % (unit * 1000) == 0:
        unit *= 1000
    last = number % (unit * 1000)
    plural = gender is Gender.PLURAL
    spelled = _spelled(last, to="ordinal", case=_CASES[case], gender=_GENDERS[gender], plural=plural, animate=animate)
    if number == last:
        return spelled
    beginning = _spelled(number - last, animate=False)
    # «тысяча первый»; «одна тысяча» is said of sums only.
    return f"{beginning.removeprefix('одна ') if number - last == 1000 else beginning} {spelled}"


def fraction(number: Number, case: Case = Case.NOMINATIVE) -> str:
    """The decimal fraction in words: «семь целых двадцать пять сотых», «ноль целых пять десятых».

    The digits after the comma are read as written: 7,50 is «семь целых пятьдесят сотых». A whole number is read as
    such. Raises `LanguageError` for more than nine digits after the comma.
    """
    if not is_fraction(number):
        return _cardinal(whole(number), Gender.MASCULINE, case, False)
    before, _, after = figures(number).removeprefix("-").partition(",")
    if len(after) > _DEEPEST_FRACTION:
        raise LanguageError(f"У числа {figures(number)} слишком много знаков после запятой", "Округлите число: 7,25.")
    wholes, parts = int(before), int(after)
    words = [
        _cardinal(wholes, Gender.FEMININE, case, False),
        _unit_form(_WHOLE, wholes, case),
        _cardinal(parts, Gender.FEMININE, case, False),
        _denominator(10 ** len(after), parts, case),
    ]
    return " ".join(["минус", *words] if number < 0 else words)


def _denominator(power: int, parts: int, case: Case) -> str:
    """«десятая», «сотых», «тысячным»: a feminine ordinal that agrees with the number of parts."""
    if ends_with_one(parts):
        return _ordinal(power, Gender.FEMININE, case, False)
    direct = case in (Case.NOMINATIVE, Case.ACCUSATIVE)
    return _ordinal(power, Gender.PLURAL, Case.GENITIVE if direct else case, False)


def roubles(number: Number, case: Case = Case.NOMINATIVE) -> str:
    """The sum, roubles in words and kopecks in figures: «сто две тысячи три рубля 02 копейки».

    Raises `LanguageError` for parts of a kopeck.
    """
    exact = as_decimal(number)
    kopecks = exact * 100
    if kopecks != kopecks.to_integral_value():
        raise LanguageError(f"В сумме {figures(number)} есть доли копейки", "Округлите сумму до копеек: 15000,50.")
    whole_roubles, rest = divmod(abs(int(kopecks)), 100)
    words = _cardinal(whole_roubles, Gender.MASCULINE, case, False)
    text = f"{words} {_unit_form(_ROUBLE, whole_roubles, case)} {rest:02d} {_unit_form(_KOPECK, rest, case)}"
    return f"минус {text}" if exact < 0 else text


def _unit_form(unit: _Unit, number: int, case: Case) -> str:
    """The unit's form after the number: один рубль, два рубля, пять рублей, пятью рублями."""
    order = list(Case)
    if ends_with_one(number):
        return unit.singular[order.index(case)]
    if case not in (Case.NOMINATIVE, Case.ACCUSATIVE):
        return unit.plural[order.index(case)]
    # Целая is an adjective: две целых, and its plural stands in the genitive after two as well.
    few = ends_with_few(number) and unit is not _WHOLE
    return (unit.singular if few else unit.plural)[order.index(Case.GENITIVE)]


def _spelled(number: int, **options: object) -> str:
    if number >= _LIMIT:
        raise LanguageError("Слишком длинное число", "Такие числа пишут цифрами.")
    from num2words import num2words

    return str(num2words(number, lang="ru", **options))
