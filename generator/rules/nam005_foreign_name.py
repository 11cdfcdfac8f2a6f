"""Чужая территория или чужой уровень

Что проверяет
    - Районы, округа, области, края и республики в тексте — свои: территория документа, её регион, места из названий и
      адресов организаций справочника и те, что перечислены в настройке «соседи». Чужой населённый пункт —
      предупреждение.
    - Документ не называет себя чужим уровнем: «настоящая региональная программа» в муниципальной — предупреждение.

Зачем
    Чужой район в тексте означает списанный документ.

Плохо
    территория: сосновский
    идея: Похожая картина наблюдается и в школах Озёрского района.

Хорошо
    территория: сосновский
    идея: Похожая картина наблюдается и в школах Сосновского района.

Настройки
    соседи: территории, которые упомянуты нарочно: названия («Озёрский район») или коды из справочника

Осторожно
    Места внутри кавычек — в названиях актов и конкурсов — не проверяются, федеральные и учебные округа тоже. Области и
    края проверяются, если в справочнике у территории указан «регион».

Как исправить
    Поставьте своё название, а лучше — код: <территория>. Партнёров и соседей впишите в настройку «соседи».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from generator.findings import Fix, Severity
from generator.language.cases import Case, LanguageError
from generator.language.groups import decline_territory
from generator.language.morphology import CASE_TAGS
from generator.language.place_names import REGIONS, Place, name_words, places_in
from generator.reading.values import Text
from generator.rules.draft import Draft
from generator.rules.folding import folded
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.walk import Leaf
from generator.workspace.entities import Entity, Link

HINT = "Исправьте название; если оно упомянуто нарочно, впишите его в настройку «соседи» правила NAM005."
LEVEL_HINT = "Назовите свой уровень или уберите это слово."
CAPITALISED = re.compile(r"[А-ЯЁ][а-яё]+")
NAMES = ("name", "short", "region")
CASES = {tag: case for case, tag in CASE_TAGS.items()}
# By the level of a programme, the words that it may not call itself by.
FOREIGN_LEVELS = {
    "школьная": "муниципальн|районн|городск|региональн|краев|областн|республиканск|федеральн",
    "муниципальная": "региональн|краев|областн|республиканск|федеральн",
    "региональная": "муниципальн|районн|федеральн",
}
OBJECT = r"(?:программ|план|концепци|проект|дорожн)[а-яё]*"
OWN = "(?:[Нн]астоящ|[Дд]анн|[Нн]аш)[а-яё]+"


def subjects(draft: Draft) -> Sequence[Draft] | Missing:
    """The draft, when its territory is known."""
    return [draft] if _own(draft) is not None else Missing("не указана территория документа")


def _own(draft: Draft) -> Entity | None:
    """The territory of the draft: its own, that of its organisation, those of the settings."""
    for record in (draft.record, draft.workspace.settings):
        organisation = _led(record.get("organisation"))
        places = (record.get("territory"), organisation.record["territory"] if organisation else None)
        found = next((entity for entity in map(_led, places) if entity is not None), None)
        if found is not None:
            return found
    return None


def _led(value: object) -> Entity | None:
    return value.entity if isinstance(value, Link) else None


def check(draft: Draft, _: Draft, options: Options) -> Iterator[Mark]:
    """A mark on each place that is neither own nor named in the settings, and on words of a foreign level."""
    own = _own(draft)
    assert own is not None
    known = _known(draft, own, options["соседи"])
    yield from folded((mark.message, mark) for leaf in draft.texts for mark in _foreign(leaf, own, known))
    yield from _levels(draft)


def _foreign(leaf: Leaf, own: Entity, known: frozenset[str]) -> Iterator[Mark]:
    is_region = bool(name_words(str(own.record["name"])) & set(REGIONS))
    for place in places_in(leaf.value):
        is_judged = place.is_region if is_region else own.record["region"] or not place.is_region
        if is_judged and not name_words(place.name) & known:
            shown = " ".join(place.whole.split())
            message = f"«{shown}»: это не {_short(own)}. Осталось от другого документа?"
            at = leaf.value.at(place.offset, len(place.whole))
            severity = Severity.WARNING if place.is_settlement else None
            sub = "settlement" if place.is_settlement else "territory"
            yield Mark(message, at, HINT, leaf.path, sub, severity, fix=_fix(place, own, leaf.value))


def _short(own: Entity) -> str:
    return str(own.record["short"] or own.record["name"]).replace("\u00a0", " ")


def _fix(place: Place, own: Entity, text: Text) -> Fix | None:
    """The own name in the case of the foreign one, where both are of one sort."""
    case, name = CASES.get(place.case), _short(own)
    if case is None or place.is_settlement or place.whole == place.name or place.unit != _last_word(name):
        return None
    try:
        right = name if case is Case.NOMINATIVE else decline_territory(name, case).text
    except LanguageError:
        return None
    return Fix(text.at(place.offset, len(place.whole)), place.whole, right, safe=False)


def _last_word(name: str) -> str:
    return name.split()[-1].lower()


# --- what is known ---------------------------------------------------------------------------------------------------


def _known(draft: Draft, own: Entity, neighbours: Sequence[str]) -> frozenset[str]:
    """Words that name own places, those of own organisations, and the places that the settings allow."""
    entities = draft.workspace.entities
    words = [*_texts(own)]
    for entity in entities.values():
        if entity.kind == "organisation" and _led(entity.record["territory"]) in (None, own):
            words += _texts(entity)
    for name in neighbours:
        words += _texts(entities[name]) if name in entities and entities[name].kind == "territory" else [name]
    words += [str(one.record["place"]) for one in draft.neighbours if one.record.get("place")]
    named = (word for text in words for word in CAPITALISED.findall(text))
    return frozenset(form for word in named for form in name_words(word))


def _texts(entity: Entity) -> list[str]:
    record = entity.record
    fields = (*NAMES, "address", "letterhead")
    return [
        *(str(record[key]) for key in fields if record.get(key)),
        *(str(word["text"]) for word in record["also"] or ()),
    ]


# --- levels ----------------------------------------------------------------------------------------------------------


def _levels(draft: Draft) -> Iterator[Mark]:
    """Words of another level on what is the document's own: «настоящая региональная программа»."""
    level = str(draft.record.get("level") or "")
    if level not in FOREIGN_LEVELS:
        return
    word = rf"(?P<word>(?:{FOREIGN_LEVELS[level]})[а-яё]+)"
    title = re.escape(" ".join(str(draft.record["name"]).split()))
    own = re.compile(rf"\b{OWN} {word} {OBJECT}|\b{word.replace('word', 'other')} {OBJECT} «{title}»", re.IGNORECASE)
    named = re.compile(rf"\A{word} {OBJECT}", re.IGNORECASE)
    for leaf in draft.texts:
        pattern = named if leaf.field.name == "sort" and leaf.record.name == draft.kind else own
        for match in pattern.finditer(" ".join(re.split(r"[\s\u00a0]", leaf.value))):
            group = "word" if match["word"] else "other"
            message = f"«{match[group]}» — о самом документе, а его уровень: {level}"
            at = leaf.value.at(match.start(group), len(match[group]))
            yield Mark(message, at, LEVEL_HINT, leaf.path, "level", Severity.WARNING)


RULE = Rule(
    code="NAM005",
    name="foreign-name",
    severity=Severity.ERROR,
    criterion="K9",
    gate=True,
    manual=__doc__,
    kinds=("programme", "order", "roadmap", "certificate", "criteria", "evaluation", "protocol", "report"),
    subjects=subjects,
    check=check,
    density=10.0,
    options=MappingProxyType({"соседи": ()}),
)
