"""Who a text names: persons and organisations of the registry by any of their written forms, people by surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.derive.counts import group_at, tokens_of
from generator.language.lemmas import lemmas
from generator.language.morphology import readings
from generator.workspace.entities import Entity, Link, short_name, signing_name

Record = dict[str, Any]

_NAME = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s*[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?|(?<!\w)[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+"
    r"|[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё]+(?:ович|евич|ич|овна|евна|ична|инична)\b"
)
# One person with two posts: «заместитель главы района, начальник управления образования».
_DEPUTY_AND_HEAD = re.compile(
    r"(заместител\w+ (?:главы|председателя|министра)[^,;]*),"
    r"(?= *(?:начальник|руководител|председател|директор|министр))",
    re.IGNORECASE,
)
_SHORT = {
    r"\bзам\.?\s?(?=дир|нач|рук|зав|гл|пред)": "заместитель ",
    r"\bдир\.(?=\s)": "директора",
    r"\bнач\.(?=\s)": "начальник",
    r"\bрук\.(?=\s)": "руководитель",
    r"\bзав\.\s?(?=\w)": "заведующий ",
    r"\bувр\b": "учебно-воспитательной работе",
    r"\bвр\b": "воспитательной работе",
    r"\bнмр\b": "научно-методической работе",
    r"\bур\b": "учебной работе",
    r"\bмо\b": "методического объединения",
}


def is_named(text: str) -> bool:
    """Whether a text names a person by surname: «Петров О.И.», «О.И. Петров», «Олег Иванович»."""
    return bool(_NAME.search(text.replace("\u00a0", " ")))


def written_as(text: str, known: Iterable[Entity]) -> list[Entity]:
    """The persons and organisations that the whole text names: by name, post, or post with name, however spelled."""
    plain = _plain(text)
    exact = [one for one in known if plain in map(_plain, _forms(one))]
    if exact or is_named(text):
        return exact
    words = lemmas(plain)
    return [one for one in known if len(words) > 1 and words in map(lemmas, map(_plain, _forms(one)))]


def _forms(entity: Entity) -> Iterator[str]:
    record = entity.record
    if entity.kind == "organisation":
        yield from (str(record[name]) for name in ("name", "short") if record[name])
        yield from (str(one["text"]) for one in record["also"] or () if one["text"])
        return
    post = str(record["post"] or "")
    posts = [one for one in dict.fromkeys((post, _without_place(post, record))) if one]
    yield from posts
    if record["surname"]:
        names = [short_name(record), signing_name(record), _full(record)]
        yield from names
        yield from (f"{one} {name}" for one in posts for name in names)
        yield from (f"{name} {one}" for one in posts for name in names)


def _full(record: Record) -> str:
    return " ".join(str(record[part]) for part in ("surname", "given", "patronymic") if record[part])


def _without_place(post: str, record: Record) -> str:
    """The post without the school it is held in: «директор МБОУ «СШ № 4»» -> «директор»."""
    own = record["organisation"].entity.record if isinstance(record["organisation"], Link) else {}
    names = [str(own[name]) for name in ("name", "short") if own.get(name)]
    ending = "|".join([*map(re.escape, names), r"М[А-ЯЁ]{2,5}У\b.*", r"школы № ?\d+"])
    return re.sub(rf"[\s,]*(?:{ending})$", "", post)


def _plain(text: str) -> str:
    """The words of a text with what people spell differently made alike: ё, case, signs, short forms of posts."""
    return " ".join(re.findall(r"[^\W_]+(?:-[^\W_]+)*", _unshort(text)))


def _unshort(text: str) -> str:
    plain = text.replace("\u00a0", " ").casefold().replace("ё", "е")
    for short, whole in _SHORT.items():
        plain = re.sub(short, whole, plain)
    return plain


def people_in(text: str) -> list[str]:
    """The posts that a text puts side by side: «Заместитель директора, методист» are two; names do not count."""
    pieces = re.split(r"[,;\n]|\sи\s", _DEPUTY_AND_HEAD.sub(r"\1", text.replace("\u00a0", " ")))
    return [piece.strip() for piece in pieces if not is_named(piece) and _head(piece) == ("sing", True)]


def is_plural(text: str) -> bool:
    """Whether a text names several people by one plural noun: «директора школ», «классные руководители»."""
    return _head(text) == ("plur", True)


def _head(text: str) -> tuple[str, bool] | None:
    """Number and animacy of the noun that a text begins with, read as a nominative; None where none does."""
    tokens = tokens_of(text)
    group = group_at(tokens, 0)
    if group is None:
        return None
    found = [one for one in readings(tokens[group.length - 1].said) if one.part == "NOUN" and one.case == "nomn"]
    return (found[0].number or "sing", found[0].animate) if found else None
