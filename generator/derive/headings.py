"""What the author named by a title: sections, subheadings, appendices, own rows of the passport."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.reading.values import Text

Record = dict[str, Any]


def headings(record: Record) -> list[Text]:
    """Titles over text of the author's own in a programme: where a part may stand that has no field of its own."""
    return [title for title, _ in _titled(record) if title is not None]


def prose_under(record: Record, words: str) -> list[str]:
    """The author's prose under the titles that match the pattern, letter case aside."""
    return [text for title, text in _titled(record) if text and title and re.search(words, title, re.IGNORECASE)]


def _titled(record: Record) -> Iterator[tuple[Text | None, str]]:
    """Every title with the prose under it; prose under a subheading counts for its section too."""
    for field in ("sections", "appendices"):
        for item in record.get(field) or ():
            blocks: list[Record] = item["content"] or []
            yield item["title"], "\n".join(filter(None, map(_words, blocks)))
            for number, block in enumerate(blocks):
                if block["heading"] is not None:
                    yield block["heading"], "\n".join(_until_next(blocks[number + 1 :]))
                yield (block["listing"] or {}).get("title"), _words(block)
    for row in (record.get("passport") or {}).get("rows") or ():
        if row["text"] is not None:
            yield row["title"], str(row["text"])


def _until_next(blocks: list[Record]) -> Iterator[str]:
    for block in blocks:
        if block["heading"] is not None:
            return
        if words := _words(block):
            yield words


def _words(block: Record) -> str:
    """The prose of one block, lists with their entries; tables and figures have none."""
    listing = block["listing"] or {}
    entries = [entry.get("text") for entry in listing.get("entries") or ()]
    parts = [block["prose"], listing.get("intro"), listing.get("lead"), listing.get("text"), *entries]
    return "\n".join(str(part) for part in parts if part)
