"""The value of a field as the templates print it: a shape and the value itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.content.phrases import Phrasebook
from generator.papers.context import Desk
from generator.papers.lists import listing, main_of
from generator.reading.values import Text
from generator.schema.language import Field
from generator.schema.types import Date, Flag, Number, Said
from generator.workspace.entities import Link, capital, date_text

Record = dict[str, Any]


def usual_label(group: str, key: str, phrases: Phrasebook) -> str:
    """The label of a field in a paper: the phrasebook's, else its own key."""
    phrase = f"{group}.{key}"
    return phrases.say(phrase) if phrase in phrases else capital(key)


def cell_of(record: Record, spec: Field, desk: Desk) -> Record:
    """What a cell that a field has for itself prints: its value, or the words by which it was said to be empty."""
    said = record["empty"].get(spec.name)
    return value_of(record[spec.name] if said is None else said, spec, desk)


def value_of(value: Any, spec: Field, desk: Desk) -> Record:
    """The value with the shape that says how a template prints it."""
    if value is None or value == []:
        return {"shape": "nothing", "value": ""}
    if isinstance(value, Said):
        return {"shape": "said", "value": value}
    if spec.shape == "listing":
        return {"shape": "listing", "value": listing(value, spec, desk.phrases)}
    if spec.shape == "list":
        return {"shape": "lines", "value": list(_lines(value, desk))}
    if spec.of == "quantity":
        counts = [desk.counted(int(one["number"].value), str(noun)) for noun, one in value.items()]
        return {"shape": "words", "value": ", ".join(counts)}
    if spec.shape == "record":
        return {"shape": "lines", "value": list(_lines([value], desk))}
    if spec.of == "reference":
        return _references(value if spec.many else [value])
    if isinstance(value, Date):
        return {"shape": "words", "value": date_text(value, desk.phrases)}
    if isinstance(value, Flag):
        return {"shape": "words", "value": str(value)}
    if isinstance(value, Number):
        return {"shape": "text", "value": desk.amount(value)}
    return {"shape": "prose" if spec.of == "prose" else "text", "value": value}


def _lines(entries: list[Record], desk: Desk) -> Iterator[Text]:
    for entry in entries:
        main = main_of(entry)
        if isinstance(main, Link):
            yield Text(capital(desk.name(main)), main.place)
        elif main is not None:
            yield main
        else:
            lists = [value for value in entry.values() if isinstance(value, list)]
            yield from _lines([one for value in lists for one in value if isinstance(one, dict)], desk)


def _references(values: list[Text]) -> Record:
    """Items of the same description print their numbers, persons and bodies their names."""
    numbers = [value.entity.number for value in values if isinstance(value, Link) and value.entity.number]
    if numbers:
        return {"shape": "words", "value": ", ".join(ranges(sorted(set(numbers))))}
    return {"shape": "names", "value": values}


def ranges(numbers: list[int]) -> Iterator[str]:
    """The numbers in order, three and more that follow each other as a range: «1–4», «6», «7»."""
    while numbers:
        run = next((n for n, number in enumerate(numbers) if number != numbers[0] + n), len(numbers))
        taken = run if run >= SHORTEST_RANGE else 1
        yield f"{numbers[0]}–{numbers[taken - 1]}" if taken > 1 else str(numbers[0])
        numbers = numbers[taken:]


SHORTEST_RANGE = 3
