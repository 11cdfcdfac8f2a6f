"""Entities: what an id can name, and how each prints in a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.phrases import Phrasebook
from generator.findings import Place
from generator.reading.values import Text
from generator.schema.types import MONTHS, Date, Flag

Record = dict[str, Any]

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

    entity: Entity


class NoForm(LookupError):
    """The registry gives no such form of the entity; `key` is where the form would stand."""

    def __init__(self, entity: Entity, case: str, key: str) -> None:
        super().__init__(entity.id, case, key)
        self.entity, self.case, self.key = entity, case, key


def link(text: Text, entity: Entity) -> Link:
    """The reference as a link to an entity."""
    found = Link(str(text), text.place, text.style, text.lines)
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
    return f"Добавьте в «{entity.id}» ({entity.place}) {line} — {words}."


def form_message(missing: NoForm) -> str:
    """What form is missing, in words."""
    return f"У «{missing.entity.id}» нет {CASE_NAMES.get(missing.case, missing.case)} падежа"


def name_of(entity: Entity, phrases: Phrasebook, case: str = "им", style: str = "") -> str:
    """The entity as it prints in a text; `style` is "" (as usual), "кратко" or "полностью".

    Raises `NoForm` for a case that neither the registry nor the phrasebook gives.
    """
    return PRINTERS.get(entity.kind, _item_name)(entity, phrases, case, style)


def _form(entity: Entity, field: str, key: str, case: str, nominative: str) -> str:
    if case == "им":
        return nominative
    declined = entity.record.get("declined")
    if isinstance(declined, Flag) and not declined.value:
        return nominative
    forms = entity.record.get(field) or {}
    form = forms.get(CASES[case])
    if form is None:
        raise NoForm(entity, case, key)
    return str(form)


def _person_name(entity: Entity, phrases: Phrasebook, case: str, style: str) -> str:
    record = entity.record
    if record["surname"] is None:
        return _form(entity, "forms", "формы", case, str(record["post"]))
    if style == "кратко":
        return _form(entity, "name_forms", "формы имени", case, short_name(record))
    full = " ".join(str(record[part]) for part in ("surname", "given", "patronymic") if record[part])
    if style == "полностью" or record["post"] is None:
        return _form(entity, "forms", "формы", case, full)
    return _form(
        entity, "forms", "формы", case, phrases.say("имя.лицо", должность=str(record["post"]), имя=short_name(record))
    )


def initials(record: Record) -> str:
    """Initials of a person: as the registry gives them, else from the names: «В.И.»."""
    if record["initials"]:
        return str(record["initials"])
    return "".join(f"{str(record[part])[0]}." for part in ("given", "patronymic") if record[part])


def short_name(record: Record) -> str:
    """Surname with initials after it: «Орлова В.И.»."""
    return "\u00a0".join(part for part in (str(record["surname"] or ""), initials(record)) if part)


def signing_name(record: Record) -> str:
    """Initials with the surname after them, as under a paper: «В.И. Орлова»."""
    if record["in_signature"]:
        return str(record["in_signature"])
    return "\u00a0".join(part for part in (initials(record), str(record["surname"] or "")) if part)


def _organisation_name(entity: Entity, phrases: Phrasebook, case: str, style: str) -> str:
    record = entity.record
    if style == "кратко" and record["short"]:
        return _form(entity, "short_forms", "формы краткого", case, str(record["short"]))
    return _form(entity, "forms", "формы", case, str(record["name"]))


def _territory_name(entity: Entity, phrases: Phrasebook, case: str, style: str) -> str:
    record = entity.record
    if style == "кратко" and record["short"] and case == "им":
        return str(record["short"])
    return _form(entity, "forms", "формы", case, str(record["name"]))


def _act_name(entity: Entity, phrases: Phrasebook, case: str, style: str) -> str:
    record = entity.record
    sort = _form(entity, "forms", "формы", case, str(record["sort"] or phrases.say("акт.вид по умолчанию")))
    parts = {
        "вид": sort,
        "орган": str(record["issuer"] or "") if record["issuer"] else "",
        "дата": phrases.say("акт.дата", дата=date_text(record["date"], phrases)) if record["date"] else "",
        "номер": phrases.say("акт.номер", номер=str(record["number"])) if record["number"] else "",
        "название": phrases.say("акт.название", название=quoted_inside(str(record["name"])))
        if record["name"] and style != "кратко"
        else "",
        "изменения": phrases.say("акт.изменения")
        if record["amended"] and record["amended"].value and style != "кратко"
        else "",
    }
    return " ".join(phrases.say("акт.полностью", **parts).split(" ")).replace("  ", " ").replace(" ,", ",").strip()


def _programme_name(entity: Entity, phrases: Phrasebook, case: str, style: str) -> str:
    record = entity.record
    if style == "кратко":
        return phrases.say("программа.имя", название=quoted_inside(str(record["name"])))
    if record["sort"]:
        sort = _form(entity, "forms", "формы", case, str(record["sort"]))
    else:
        phrase = f"программа.{record['level']}" + ("" if case == "им" else f" {case}")
        if phrase not in phrases:
            raise NoForm(entity, case, "формы")
        sort = phrases.say(phrase)
    return phrases.say("имя.программа", программа=lowered(sort), название=quoted_inside(str(record["name"])))


def _order_name(entity: Entity, phrases: Phrasebook, case: str, style: str) -> str:
    record = entity.record
    word = str(record["word"] or "приказ")
    if case != "им":
        phrase = f"приказ.{word} {case}"
        if phrase not in phrases:
            raise NoForm(entity, case, "формы")
        word = phrases.say(phrase).removeprefix("к ")
    values = {"слово": word, "дата": date_text(record["date"], phrases), "номер": str(record["number"])}
    if style == "кратко" or not isinstance(record["organisation"], Link):
        return phrases.say("имя.приказ кратко", **values)
    organisation = name_of(record["organisation"].entity, phrases, "род", "кратко")
    about = {"о чём": quoted_inside(str(record["about"]))}
    return phrases.say("имя.приказ", организация=organisation, **about, **values)


def _item_name(entity: Entity, phrases: Phrasebook, case: str, style: str) -> str:
    text = next((entity.record[key] for key in ("text", "title", "name") if entity.record.get(key)), entity.id)
    if case != "им":
        raise NoForm(entity, case, "формы")
    return str(text)


def quoted_inside(text: str) -> str:
    """The text with its guillemets as inner quotes, for a place between guillemets: „Парус“ in «…»."""
    return text.replace("«", "„").replace("»", "“")


def lowered(text: str) -> str:
    """The text with its first letter in lower case, unless the word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def date_text(value: Text | None, phrases: Phrasebook, style: str = "цифрами") -> str:
    """A date of a description in print: «28.08.2026», «28 августа 2026 г.», or the blank to fill by hand."""
    if not isinstance(value, Date):
        return str(value or "")
    if value.value is None:
        return phrases.say("дата.бланк", год=str(value.year or "20___"))
    day, month = value.value.day, value.value.month
    if style == "словами":
        return phrases.say("дата.словами", день=str(day), месяц=MONTHS[month - 1], год=str(value.year))
    return phrases.say("дата.цифрами", день=f"{day:02}", месяц=f"{month:02}", год=str(value.year))


Printer = Callable[[Entity, Phrasebook, str, str], str]

PRINTERS: Mapping[str, Printer] = {
    "act": _act_name,
    "order": _order_name,
    "organisation": _organisation_name,
    "person": _person_name,
    "programme": _programme_name,
    "territory": _territory_name,
}
