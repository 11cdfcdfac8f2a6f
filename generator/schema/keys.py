"""Keys as people type them: spaces, case, ё and look-alike letters forgiven or named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

# Latin letters that look like Cyrillic ones, lower and upper case.
LOOKALIKES = str.maketrans("aceopxykmthbnru" + "ACEOPXYKMTHB", "асеорхукмтнвпги" + "АСЕОРХУКМТНВ")
_WORDS = re.compile(r"[^\W_]+")
SOMEWHAT = 0.5
CLOSE_ENOUGH = 0.72
SURELY_MEANT = 0.84
# Keys of a keyboard: what is typed when the layout was left Latin.
LAYOUT = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")


@lru_cache(maxsize=1 << 14)  # the same few hundred keys are asked for at every record
def plain_key(key: str) -> str:
    """The key in the form that comparison uses: lower case, ё as е, one plain space between words."""
    return " ".join(re.sub(r"[\s_\u00a0\u202f]+", " ", key).casefold().replace("ё", "е").split())


def is_mixed(key: str) -> bool:
    """Whether the key has both Cyrillic and Latin letters."""
    return bool(re.search("[а-яёА-ЯЁ]", key) and re.search("[a-zA-Z]", key))


def unmixed(key: str) -> str:
    """The key with Latin look-alikes replaced by the Cyrillic letters they imitate."""
    return key.translate(LOOKALIKES)


def typed_in_latin(key: str) -> str:
    """The key as it would be had the keyboard been switched to Russian."""
    return key.lower().translate(LAYOUT)


def latin_letters(key: str) -> str:
    """The Latin letters of the key, each once, in order: for the message that names them."""
    return "".join(dict.fromkeys(re.findall("[a-zA-Z]", key)))


def likeness(one: str, other: str) -> float:
    """How alike two keys are, from 0 to 1; word order does not count."""
    one, other = (" ".join(_WORDS.findall(plain_key(key))) for key in (one, other))
    straight = SequenceMatcher(None, one, other).ratio()
    ordered = SequenceMatcher(None, " ".join(sorted(one.split())), " ".join(sorted(other.split()))).ratio()
    return max(straight, ordered, SURELY_MEANT if _is_part(one.split(), other.split()) else 0)


def _is_part(one: list[str], other: list[str]) -> bool:
    """Whether all words of one key stand in the other: «риски» in «риски программы»."""
    fewer, more = sorted((set(one), set(other)), key=len)
    return bool(fewer) and fewer < more and max(map(len, fewer)) > 3


def most_like(key: str, known: Iterable[str], most: int = 5) -> list[str]:
    """The known keys somewhat like this one, the best first."""
    alike = {other: likeness(key, other) for other in known}
    return sorted((one for one in alike if alike[one] >= SOMEWHAT), key=lambda one: -alike[one])[:most]


def nearest(key: str, known: Iterable[str], floor: float = CLOSE_ENOUGH) -> str | None:
    """The known key most like this one, or None where none is alike enough."""
    best = max(known, key=lambda other: likeness(key, other), default=None)
    return best if best is not None and likeness(key, best) >= floor else None
