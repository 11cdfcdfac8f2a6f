"""Entities: what an id can name, and how each prints in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.content.phrases import Phrasebook
from generator.findings import Place
from generator.language.cases import LanguageError
from generator.language.full_name import FullName, name_of_parts
from generator.language.initials import initial_letters
from generator.language.lowering import lowered
from generator.reading.values import Text
from generator.schema.types import MONTHS, Date

Record = dict[str, Any]

NAME_PARTS = ("surname", "given", "patronymic")

# The short names of cases, as names in text write them, and the fields of the record `forms`.
CASES = {"род": "genitive", "дат": "dative", "вин": "accusative", "твор": "instrumental", "предл": "prepositional"}
CASE_NAMES = {
    "им": "именительного",
    "род": "родительного",
    "дат": "дательного",
    "вин": "винительного",
    "твор": "творительного",
    "предл": "предложного",
}


@dataclass(frozen=True, eq=False)
class Entity:
    """A record that an id names: its kind is the record's name in the schemas («person», «order», «task»)."""

    id: str
    kind: str
    record: Record
    place: Place
    number: int = 0  # from 1, for items of a list


class Link(Text):
    """A reference that was found: prints as typed until it is asked for its entity."""

    __slots__ = ("entity",)

    entity: Entity


class NoForm(LookupError):
    """No such form of the entity is given or can be made; `reason` and `hint` say why and how to give it."""

    def __init__(self, entity: Entity, case: str, key: str, reason: str = "", hint: str = "") -> None:
        super().__init__(entity.id, case, key)
        self.entity, self.case, self.key, self.reason, self.hint = entity, case, key, reason, hint


def link(text: Text, entity: Entity) -> Link:
    """The reference as a link to an entity."""
    found = text.recast(Link)
    found.entity = entity
    return found


WORDS_OF_FORMS = {
    "act": "только слова «{sort}»: дату, номер и название бумага допишет сама",
    "organisation": "название организации в этом падеже, целиком",
    "person": "должность и имя в этом падеже, как в тексте бумаги",
    "programme": "только слова «{sort}»: название бумага допишет сама",
    "territory": "название территории в этом падеже",
}


def form_hint(missing: NoForm) -> str:
    """How to give a form that is missing, and which words it is made of."""
    entity = missing.entity
    if entity.kind == "text":
        return "Напишите эти слова в нужном падеже прямо в тексте."
    words = WORDS_OF_FORMS.get(entity.kind, "слова в этом падеже").format(sort=entity.record.get("sort") or "")
    line = f"строку «{missing.key}:» и под ней «{missing.case}: …»"
    given = f"Или добавьте в «{entity.id}» ({entity.place}) {line} — {words}."
    return f"{missing.hint} {given}" if missing.hint else given.removeprefix("Или ").capitalize()


def form_message(missing: NoForm) -> str:
    """What form is missing, in words."""
    case = CASE_NAMES.get(missing.case, missing.case)
    reason = f": {lowered(missing.reason)}" if missing.reason else ""
    return f"«{missing.entity.id}» не поставить в форму {case} падежа{reason}"


def initials(record: Record, gap: str = "") -> str:
    """Initials of a person: as the registry gives them, else from the names: «В.И.», «Ж.-Ж.»; `gap` is between them."""
    if record["initials"]:
        return str(record["initials"])
    try:
        return gap.join(initial_letters(full_name(record)))
    except LanguageError:
        return gap.join(f"{record[part].lstrip()[0]}." for part in ("given", "patronymic") if record[part])


def full_name(record: Record) -> FullName:
    """The name of a person, its parts told apart by their fields. Raises `LanguageError` for what is no name."""
    return name_of_parts(*(str(record[part] or "") for part in NAME_PARTS))


def short_name(record: Record, gap: str = "") -> str:
    """Surname with initials after it: «Орлова В.И.»."""
    return "\u00a0".join(part for part in (str(record["surname"] or ""), initials(record, gap)) if part)


def signing_name(record: Record, gap: str = "") -> str:
    """Initials with the surname after them, as under a paper: «В.И. Орлова»."""
    if record["in_signature"]:
        return str(record["in_signature"])
    return "\u00a0".join(part for part in (initials(record, gap), str(record["surname"] or "")) if part)


def quoted_inside(text: str) -> str:
    """The text with its guillemets as inner quotes, for a place between guillemets: „Парус“ in «…»."""
    return text.replace("«", "„").replace("»", "“")


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def date_text(value: Text | None, phrases: Phrasebook, style: str = "цифрами") -> str:
    """A date of a description in print, or the blank to fill by hand.

    Styles: «цифрами» 28.08.2026; «словами» 28 августа 2026 г.; «в тексте» 28 августа 2026 года, before a stop.
    """
    if not isinstance(value, Date):
        return str(value or "")
    if value.value is None:
        return phrases.say("дата.бланк", год=str(value.year or "20___"))
    return day_text(value.value, phrases, style)


def day_text(day: date, phrases: Phrasebook, style: str = "цифрами") -> str:
    """A day in print, in a style of `date_text`."""
    if style != "цифрами":
        return phrases.say(f"дата.{style}", день=str(day.day), месяц=MONTHS[day.month - 1], год=str(day.year))
    return phrases.say("дата.цифрами", день=f"{day:%d}", месяц=f"{day:%m}", год=str(day.year))
