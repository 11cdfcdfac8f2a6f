"""Minus signs of expressions in prose: «x - y = 5» subtracts, «Цель - качество» does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.language.untouched import GAP

MINUS = "−"

_EQUAL = frozenset("=≈≠≤≥")
_OPERAND = rf"\(*(?:\d[\d,.]*(?:{GAP}*%)?|[^\W\d_]\w*)(?:{GAP}*\))*"
_JOINT = rf"(?:{GAP}*[=≈≠≤≥×·/+−]{GAP}*|{GAP}+[-*]{GAP}+)"
_EXPRESSION = re.compile(rf"(?<![\w.,(]){_OPERAND}(?:{_JOINT}{_OPERAND})+")
_PIECE = re.compile(r"(?P<number>\d[\d,.]*)|(?P<word>[^\W\d_]\w*)|(?P<sign>[=≈≠≤≥×·/+−*-])")
_SYMBOL = 2  # characters of a word that is the sign of a quantity: x, Ч1


def minuses(text: str) -> Iterator[int]:
    """Offsets of hyphens between spaces that subtract: both sides alike (symbols or words), an equality beside.

    Between words the equality must stand before: «прирост = факт - база», but «2 + 2 = 4 - знает каждый».
    """
    if _EQUAL.isdisjoint(text):
        return
    for expression in _EXPRESSION.finditer(text):
        pieces = list(_PIECE.finditer(text, *expression.span()))
        equal = [at for at, piece in enumerate(pieces) if piece[0] in _EQUAL]
        for at, piece in enumerate(pieces):
            if piece[0] == "-" and equal and _subtracts(pieces, at, equal[0]):
                yield piece.start()


def _subtracts(pieces: list[re.Match[str]], at: int, equal: int) -> bool:
    left, right = _is_symbol(pieces[at - 1]), _is_symbol(pieces[at + 1])
    return left == right and (left or (equal < at and not _is_symbol(pieces[equal - 1])))


def _is_symbol(operand: re.Match[str]) -> bool:
    return operand["number"] is not None or len(operand[0]) <= _SYMBOL
