"""How entities print in a text: in a case, short or in full; what the registry gives wins over every rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.content.phrases import Phrasebook
from generator.language.act_kinds import is_common_kind
from generator.language.cases import Case, Gender, LanguageError
from generator.language.full_name import FullName
from generator.language.gender import GenderConflict
from generator.language.lowering import lowered
from generator.reading.values import Text
from generator.schema.types import Flag
from generator.workspace.entities import (
    CASES,
    NAME_PARTS,
    Entity,
    Link,
    NoForm,
    date_text,
    full_name,
    initials,
    quoted_inside,
    short_name,
)

Record = dict[str, Any]
NO_BREAK = "\u00a0"
GENDERS = (Gender.MASCULINE, Gender.FEMININE)


@dataclass(frozen=True, slots=True)
class Used:
    """A form that a paper uses: of what, in which case, how it reads, whether the registry gave it, what is unsure."""

    of: str
    case: str
    form: str
    given: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(eq=False)
class Speech:
    """The phrasebook and the rules of the language; remembers every declined form, for a person to read through."""

    phrases: Phrasebook
    countable: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()  # further words that name people, in their dictionary form
    gap: str = ""  # between initials
    used: dict[tuple[str, str, str], Used] = field(default_factory=dict)

    def say(self, phrase: str, **values: str) -> str:
        """A phrase of the phrasebook."""
        return self.phrases.say(phrase, **values)

    def decline(self, kind: str, words: str | FullName, case: str, gender: Gender | None = None) -> str:
        """Words in a case by the rules for their kind: "person", "post", "organisation", "territory", "group".

        Raises `LanguageError` where the rules refuse.
        """
        text = str(words)
        if case == "им" or not text:
            return text
        read = words if isinstance(words, FullName) else text.replace(NO_BREAK, " ")
        form, doubts = RULES[kind](read, Case.read(case), gender, self.persons)
        form = _like(text, form)
        self.note(Used(text, case, form, doubts=doubts))
        return form

    def counted(self, number: int | Decimal, noun: str, case: str = "им", words: bool = False) -> str:
        """A number with its noun, in figures or in words; nouns of the registry's `счётные:` go by their own forms.

        Raises `LanguageError` for a case or a noun that is none.
        """
        from generator.language.counting import counted, counted_in_words

        count = counted_in_words if words else counted
        return count(number, noun, Case.read(case), forms=self.countable.get(noun), persons=self.persons)

    def noun_after(self, number: Decimal, noun: str, case: str = "им") -> str:
        """The noun as it stands after a number; arguments and errors are those of `counted`."""
        from generator.language.counting import agreed_noun

        return agreed_noun(number, noun, Case.read(case), forms=self.countable.get(noun), persons=self.persons)

    def counted_after(self, verb: str, number: int, noun: str) -> str:
        """A number with its noun after a short participle that agrees: «проведён 1 семинар», «проведено 6 семинаров».

        Raises `LanguageError` as `counted` does.
        """
        from generator.language.counting import verb_counted

        return verb_counted(verb, number, noun, forms=self.countable.get(noun))

    def note(self, used: Used) -> None:
        """Remember a form."""
        self.used[used.of, used.case, used.form] = used


def _like(text: str, form: str) -> str:
    """The form with no-break spaces where the text has them."""
    spaces = [sign for sign in text if sign in (" ", NO_BREAK)]
    if NO_BREAK not in spaces or len(spaces) != form.count(" "):
        return form
    left = iter(spaces)
    return "".join(next(left) if sign == " " else sign for sign in form)


Ruled = tuple[str, tuple[str, ...]]
Rule = Callable[[Any, Case, Gender | None, frozenset[str]], Ruled]


def _by_name(text: str | FullName, case: Case, gender: Gender | None, persons: frozenset[str]) -> Ruled:
    from generator.language.people import decline_name

    return decline_name(text, case, gender), ()


def _by_group(function: str, with_persons: bool = False) -> Rule:
    def rule(text: str, case: Case, gender: Gender | None, persons: frozenset[str]) -> Ruled:
        from generator.language import groups

        declined = getattr(groups, function)(text, case, **({"persons": persons} if with_persons else {}))
        return declined.text, declined.doubts

    return rule


RULES: Mapping[str, Rule] = {
    "group": _by_group("decline_group", with_persons=True),
    "organisation": _by_group("decline_organisation"),
    "person": _by_name,
    "post": _by_group("decline_post", with_persons=True),
    "territory": _by_group("decline_territory"),
}


def name_of(entity: Entity, speech: Speech, case: str = "им", style: str = "") -> str:
    """The entity as it prints in a text; `style` is "" (as usual), "кратко" or "полностью".

    Raises `NoForm` for a form that is neither given nor can be made.
    """
    return PRINTERS.get(entity.kind, _item_name)(entity, speech, case, style)


def _form(
    entity: Entity, speech: Speech, key: tuple[str, str], case: str, kind: str, nominative: str | FullName
) -> str:
    """A form of some words of an entity: as given under `key` (field, Russian key), else by the rules."""
    field_name, words = key
    if case == "им":
        return str(nominative)
    given = (entity.record.get(field_name) or {}).get(CASES[case])
    if given is not None:
        speech.note(Used(str(nominative), case, str(given), given=True))
        return str(given)
    if _stays(entity.record) and kind != "post":
        return str(nominative)
    try:
        return speech.decline(kind, nominative, case, _gender(entity.record))
    except GenderConflict:
        return str(nominative)  # said once, at the person's own record
    except LanguageError as refused:
        raise NoForm(entity, case, words, refused.message, refused.hint) from refused


def _stays(record: Record) -> bool:
    declined = record.get("declined")
    return isinstance(declined, Flag) and not declined.value


def _gender(record: Record) -> Gender | None:
    """The gender as the record gives it. Raises `GenderConflict` for what is none of a person's: the record's fault."""
    given = record.get("gender")
    if given is not None and str(given) not in GENDERS:
        raise GenderConflict(f"Неизвестный пол «{given}»", "Можно: м, ж.")
    return Gender(str(given)) if given is not None else None


def _person_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    record = entity.record
    if record["surname"] is None:
        return _form(entity, speech, ("forms", "формы"), case, "post", str(record["post"]))
    if style == "полностью":
        return _full(entity, speech, case)
    if style == "кратко" or record["post"] is None:
        return _short(entity, speech, case)
    usual = speech.say("имя.лицо", должность=str(record["post"]), имя=short_name(record, speech.gap))
    if case == "им" or (record["forms"] or {}).get(CASES[case]) is not None:
        return _form(entity, speech, ("forms", "формы"), case, "post", usual)
    post = _form(entity, speech, ("post_forms", "формы должности"), case, "post", str(record["post"]))
    return speech.say("имя.лицо", должность=post, имя=_short(entity, speech, case))


def _full(entity: Entity, speech: Speech, case: str) -> str:
    """Surname, given name and patronymic in a case; the fields tell which is which."""
    name: str | FullName
    try:
        name = full_name(entity.record)
    except LanguageError:  # no name by the rules: as written, and no case but the nominative
        name = " ".join(str(entity.record[part]) for part in NAME_PARTS if entity.record[part])
    return _form(entity, speech, ("full_forms", "формы полного имени"), case, "person", name)


def _short(entity: Entity, speech: Speech, case: str) -> str:
    """Surname in a case with initials; the surname is declined within the full name, which tells the gender."""
    record = entity.record
    short = short_name(record, speech.gap)
    if case == "им":
        return short
    if (record["name_forms"] or {}).get(CASES[case]) is not None or _stays(record):
        return _form(entity, speech, ("name_forms", "формы имени"), case, "person", short)
    declined = _full(entity, speech, case)
    words = len(str(record["surname"]).split())
    return NO_BREAK.join([" ".join(declined.split()[:words]), initials(record, speech.gap)]).strip(NO_BREAK)


def _organisation_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    record = entity.record
    if style == "кратко" and record["short"]:
        return _form(entity, speech, ("short_forms", "формы краткого"), case, "organisation", str(record["short"]))
    name = str(record["name"])
    return _form(
        entity,
        speech,
        ("forms", "формы"),
        case,
        "organisation",
        name if case == "им" or _stays(record) else lowered(name),
    )


def _territory_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    record = entity.record
    name = str(record["short"] if style == "кратко" and record["short"] else record["name"])
    forms = ("forms", "формы") if style != "кратко" or not record["short"] else ("short_forms", "формы краткого")
    return _form(entity, speech, forms, case, "territory", name)


def _act_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    record, say = entity.record, speech.say
    sort = str(record["sort"] or say("акт.вид по умолчанию"))
    whole = style != "кратко"
    form = _form(entity, speech, ("forms", "формы"), case, "group", sort)
    parts = {
        "вид": form if case == "им" else within_sentence(entity, form),
        "орган": _issuer(record["issuer"], speech),
        "дата": say("акт.дата", дата=date_text(record["date"], speech.phrases)) if record["date"] else "",
        "номер": say("акт.номер", номер=str(record["number"])) if record["number"] else "",
        "название": "",
        "изменения": "",
    }
    if whole and record["name"]:
        parts["название"] = say("акт.название", название=quoted_inside(str(record["name"])))
    if whole and isinstance(record["amended"], Flag) and record["amended"].value:
        parts["изменения"] = say("акт.изменения")
    return say("акт.полностью", **parts).replace("  ", " ").strip()


def within_sentence(entity: Entity, said: str) -> str:
    """What an entity prints as it goes on a sentence: an act named by a common noun has a small letter."""
    is_common = entity.kind == "act" and is_common_kind(str(entity.record["sort"] or ""))
    return f"{said[:1].lower()}{said[1:]}" if is_common else said


def _issuer(issuer: Text | None, speech: Speech) -> str:
    """Whose act it is: an organisation of the registry in the genitive, or the author's words as they stand."""
    return name_of(issuer.entity, speech, "род", "кратко") if isinstance(issuer, Link) else str(issuer or "")


USUAL_SORT = "программа.школьная"


def sort_words(record: Record, phrases: Phrasebook) -> str:
    """What a programme is called: its own `тип:`, else the words for its level."""
    sort, level = record["sort"], f"программа.{record['level']}"
    if sort is not None:
        return str(sort)
    return phrases.say(level if level in phrases else USUAL_SORT)  # a level that is none is told, and bars the papers


def programme_sort(entity: Entity, speech: Speech, case: str = "им") -> str:
    """What a programme is, in a case: «муниципальную программу», «программу развития»."""
    sort = sort_words(entity.record, speech.phrases)
    return _form(entity, speech, ("forms", "формы"), case, "group", lowered(sort))


def _programme_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    name = quoted_inside(str(entity.record["name"]))
    if style == "кратко":
        return speech.say("программа.имя", название=name)
    return speech.say("имя.программа", программа=programme_sort(entity, speech, case), название=name)


def _order_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    record = entity.record
    word = _form(entity, speech, ("forms", "формы"), case, "group", str(record["word"] or "приказ"))
    values = {"слово": word, "дата": date_text(record["date"], speech.phrases), "номер": str(record["number"])}
    if style == "кратко" or not isinstance(record["organisation"], Link):
        return speech.say("имя.приказ кратко", **values)
    organisation = name_of(record["organisation"].entity, speech, "род", "кратко")
    about = {"о чём": quoted_inside(str(record["about"]))}
    return speech.say("имя.приказ", организация=organisation, **about, **values)


def _protocol_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    record = entity.record
    word = speech.decline("group", speech.say("имя.протокол"), case)
    values = {"слово": word, "дата": date_text(record["date"], speech.phrases), "номер": str(record["number"])}
    if style == "кратко":
        return speech.say("имя.приказ кратко", **values)
    return speech.say("имя.протокол полностью", органа=str(record["body"]), **values)


def _roadmap_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    """«дорожная карта «…»», or that of its programme; `кратко` leaves what follows the words out."""
    record = entity.record
    word = _form(entity, speech, ("forms", "формы"), case, "group", speech.say("имя.дорожная карта"))
    if style == "кратко":
        return word
    if record["name"] is not None:
        return speech.say("имя.программа", программа=word, название=quoted_inside(str(record["name"])))
    if not isinstance(record["programme"], Link):
        return word
    programme = name_of(record["programme"].entity, speech, "род")
    return speech.say("имя.дорожная карта программы", карта=word, программы=programme)


def _item_name(entity: Entity, speech: Speech, case: str, style: str) -> str:
    text = next(
        (entity.record[key] for key in ("text", "title", "name") if entity.record.get(key)),
        Text(entity.id, entity.place),
    )
    return _form(entity, speech, ("forms", "формы"), case, "group", str(text))


Printer = Callable[[Entity, Speech, str, str], str]

PRINTERS: Mapping[str, Printer] = {
    "act": _act_name,
    "order": _order_name,
    "organisation": _organisation_name,
    "person": _person_name,
    "programme": _programme_name,
    "protocol": _protocol_name,
    "roadmap": _roadmap_name,
    "territory": _territory_name,
}
