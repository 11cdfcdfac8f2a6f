"""Sums that a text shows by its words: «48 педагогов (31 учитель и 17 наставников)», «7 + 3 = 10»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.derive.counts import Group, Token, group_at, sentences, tokens_of
from generator.derive.figures import Figure, read, shown
from generator.reading.values import Text

_N = r"\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_ADDED = re.compile(rf"(?<![\d.,])(?P<parts>(?:{_N})(?:\s*\+\s*(?:{_N}))+)\s*=\s*(?P<total>{_N})")


def sums_in(text: Text) -> Iterator[Figure]:
    """The sums of a text whose every part is told; what may overlap or is told roughly is left out."""
    if not re.search(r"\d[^:(+]*[:(+]", text):
        return
    plain = re.sub(r"[\u00a0\u202f]", " ", text)
    for found in _ADDED.finditer(plain):
        parts = [one.strip() for one in found["parts"].split("+")]
        yield _figure(text, found.start("total"), found["total"], [read(one) for one in parts])
    for start, sentence in sentences(plain):
        yield from _told(text, start, tokens_of(sentence))


def _figure(text: Text, offset: int, total: str, parts: Sequence[Decimal]) -> Figure:
    return Figure(text, offset, total, sum(parts, Decimal()), " + ".join(map(shown, parts)))


def _told(text: Text, start: int, tokens: list[Token]) -> Iterator[Figure]:
    for index, token in enumerate(tokens):
        if token.number is None or not token.said[0].isdigit() or _is_rough(tokens, index):
            continue
        group = group_at(tokens, index + 1)
        opened = _opener(tokens, index + 1 + (group.length if group else 0), group)
        parts = _parts(tokens[opened + 1 :], tokens[opened].said == "(", group) if opened else []
        if len(parts) > 1 and _is_near(token.number, sum(parts, Decimal())):
            yield _figure(text, start + token.start, token.said, parts)


def _opener(tokens: list[Token], after: int, group: Group | None) -> int:
    """Where the parts begin: at the first bracket or colon behind the total and a few words; 0 when nowhere."""
    for index in range(after, min(after + (NEAR if group else 1), len(tokens))):
        if tokens[index].said in ("(", ":"):
            return index
        if tokens[index].sort != "word" and tokens[index].said != ".":
            return 0
    return 0


NEAR = 8  # tokens


def _parts(tokens: list[Token], in_brackets: bool, total: Group | None) -> list[Decimal]:
    """The numbers of all parts; none when a part has no single number of the same kind of things."""
    end = next((n for n, one in enumerate(tokens) if one.said == ")"), len(tokens)) if in_brackets else len(tokens)
    inner = tokens[:end]
    if any(one.said == "%" for one in inner) or {one.lemma for one in inner} & NOT_PARTS:
        return []
    chunks = [one for one in _chunks(inner) if not _goes_on(one, total)]
    found = [_part(chunk, total) for chunk in chunks]
    return [one for one in found if one is not None] if None not in found else []


NOT_PARTS = {"например", "включая", "среди", "кроме", "который", "они", "число", "каждый", "еще", "свыше", "около", "+"}


def _goes_on(chunk: list[Token], total: Group | None) -> bool:
    """Whether a piece without a number goes on telling what the sum before it is for: «на обучение, стажировки»."""
    return total is not None and total.head in MONEY and all(one.number is None for one in chunk)


MONEY = ("тыс", "млн", "млрд", "руб", "рубль")


def _chunks(tokens: list[Token]) -> Iterator[list[Token]]:
    """The pieces between commas and semicolons; one with two numbers is parted at «и» too."""
    for chunk in _split(tokens, (",", ";")):
        several = sum(one.number is not None for one in chunk) > 1
        yield from _split(chunk, ("и",)) if several else [chunk]


def _split(tokens: list[Token], marks: tuple[str, ...]) -> Iterator[list[Token]]:
    piece: list[Token] = []
    for token in tokens:
        if token.said in marks:
            yield piece
            piece = []
        else:
            piece.append(token)
    if any(one.said != "." for one in piece):
        yield piece


def _part(chunk: list[Token], total: Group | None) -> Decimal | None:
    """The number of a part that begins with it («31 учитель») or ends with it («математика — 4»)."""
    chunk = [one for one in chunk if one.said not in (".", "и")]
    places = [n for n, one in enumerate(chunk) if one.number is not None]
    if len(places) != 1 or any(one.sort == "other" for one in chunk) or _is_rough(chunk, places[0]):
        return None
    (place,) = places
    if place == 0:
        group = group_at(chunk, 1)
        return chunk[0].number if group is None or total is None or _alike(group, total) else None
    is_label = place == len(chunk) - 1 and chunk[place - 1].said in ("—", "–", "-")
    return chunk[place].number if is_label else None


def _alike(part: Group, total: Group) -> bool:
    """Whether two nouns may count the same things: the same noun, both people, both organisations."""
    both_people = part.reading.animate and total.reading.animate
    return part.head == total.head or both_people or {part.head, total.head} <= ORGANISATIONS


ORGANISATIONS = {
    *("организация", "учреждение", "школа", "сад", "гимназия", "лицей", "центр", "колледж", "интернат", "филиал"),
    *("библиотека", "клуб", "музей", "дом", "дворец", "комбинат", "техникум", "станция"),
}
ROUGH = {"более", "менее", "около", "свыше", "почти", "примерно", "до", "от", "по", "порядок", "больше", "меньше", "№"}


def _is_rough(tokens: list[Token], index: int) -> bool:
    """Whether the number is not told exactly («более 40»), or only names something («№ 4»)."""
    return index > 0 and tokens[index - 1].lemma in ROUGH


def _is_near(total: Decimal, found: Decimal) -> bool:
    """Whether the numbers are likely to be a total and its parts at all."""
    return total / 2 < found < total * 2
