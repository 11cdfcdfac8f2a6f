"""Имя организации, лица или документа пишется по-разному

Что проверяет
    - Организации: полные, краткие и другие имена справочника в тексте стоят с теми же кавычками, дефисами, знаком № и
      прописными буквами; ни одна не названа почти так же: «СОШ № 2» вместо «СШ № 2». Падеж может быть любым.
    - Школы, которых нет в справочнике, названы одинаково.
    - Лица: нет фамилий из справочника с другим инициалом или с ошибкой в букве.
    - Программы папки: их названия в кавычках приведены дословно. Неточное название самой программы — ошибка.

Зачем
    Одна школа в пяти написаниях — знак спешки.

Плохо
    идея: Занятия ведут Управление Образования Сосновского района и МБОУ-СОШ № 7, потом МБОУ СОШ № 7.

Хорошо
    идея: Занятия ведут Управление образования Сосновского района и МБОУ СОШ № 7, потом МБОУ СОШ № 7.

Осторожно
    Школы с разными номерами — разные школы. Однофамилец с другим инициалом тоже попадёт в замечание: добавьте его в
    справочник. Ещё одно верное имя организации впишите в поле «иначе».

Как исправить
    Пишите имя как в справочнике, а лучше — его код: <школа-2>, тогда имя подставит сама программа. metodist check --fix
    исправит написание; имя, которое похоже на другое, исправьте сами.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from generator.findings import Fix, Severity
from generator.language.spelt_names import Mention, Spellings, plain, words_of
from generator.language.spelt_persons import misspelt_persons
from generator.rules.draft import Draft
from generator.rules.folding import folded
from generator.rules.rule import Mark, Options, Rule, whole
from generator.schema.walk import Leaf
from generator.workspace.entities import NAME_PARTS
from generator.workspace.load import Workspace

ALIKE = 0.8
SPELT = "Пишите имя как в справочнике или поставьте его код: <код>."
NEARLY = "Исправьте имя; если это другое имя, добавьте его в справочник."
OTHERWISE = "Пишите имя одинаково, а лучше занесите его в справочник."
TITLE = "Приведите название дословно или поставьте код программы: <код>."
FORMS = ("forms", "short_forms")
QUOTED = re.compile(r"«((?:[^«»]|«[^«»]*»)*)»|„([^„“]*)“")
# A school as its sort and what follows: МБОУ СОШ № 7, МБОУ «Лицей № 3».
SCHOOL = re.compile(
    r"\bМ?[БКА]?О(?:О?У|ОШ)(?:[\s\u00a0«„\"–—‑-]+(?:[А-ЯЁ]{2,5}|[А-ЯЁ][а-яё]+(?=[\s\u00a0»“]*№))(?![а-яё]))*[\s\u00a0«„\"]*(?:№[\s\u00a0]*)?\d+(?!\w)"
)
SHORTEST_TITLE = 8


def check(draft: Draft, _: Draft, options: Options) -> Iterator[Mark]:
    """A mark on each name spelt otherwise than in the registry, of one spelling no more than a few."""
    yield from folded((mark.message, mark) for mark in _marks(draft))


def _marks(draft: Draft) -> Iterator[Mark]:
    organisations = _spellings(_organisations(draft.workspace))
    persons, titles = _persons(draft.workspace), _titles(draft)
    for leaf in draft.texts:
        for one in organisations.misspelt(leaf.value):
            yield _mark(leaf, one, NEARLY if one.is_variant else SPELT)
        for one in misspelt_persons(leaf.value, persons):
            yield _mark(leaf, one, NEARLY)
        for one in _misquoted(leaf.value, titles):
            is_own = one.is_variant and one.right == titles[0]
            yield _mark(leaf, one, TITLE, Severity.ERROR if is_own else None)
    yield from _unlisted(draft)


def _mark(leaf: Leaf, one: Mention, hint: str, severity: Severity | None = None) -> Mark:
    place = leaf.value.at(one.offset, len(one.shown))
    shown = one.shown.replace("\u00a0", " ").replace("\n", " ")
    sub = "variant" if one.is_variant else "spelling"
    fix = Fix(place, one.shown, one.right, safe=not one.is_variant)
    return Mark(f"«{shown}» → «{one.right}»", place, hint, leaf.path, sub, severity, fix=fix)


# --- organisations ---------------------------------------------------------------------------------------------------


def _organisations(workspace: Workspace) -> frozenset[str]:
    """All names of the organisations, in the forms that the registry gives."""
    names: set[str] = set()
    for entity in workspace.entities.values():
        if entity.kind == "organisation":
            record = entity.record
            names |= {str(record[key]) for key in ("name", "short") if record[key]}
            names |= {str(word["text"]) for word in record["also"] or ()}
            names |= {str(form) for key in FORMS for form in (record[key] or {}).values() if isinstance(form, str)}
    return frozenset(names)


@lru_cache(maxsize=8)
def _spellings(names: frozenset[str]) -> Spellings:
    return Spellings(names)


def _unlisted(draft: Draft) -> Iterator[Mark]:
    """Schools with numbers that the registry does not know and that are spelt in several ways."""
    known = {tuple(word.plain for word in words_of(name)) for name in _organisations(draft.workspace)}
    groups: dict[tuple[str, ...], list[tuple[Leaf, int, str]]] = {}
    for leaf in draft.texts:
        for match in SCHOOL.finditer(leaf.value) if "ОУ" in leaf.value else ():
            key = tuple(word.plain for word in words_of(match[0]))
            if key not in known and len(key) > 1:
                groups.setdefault(key, []).append((leaf, match.start(), _closed(leaf.value, match)))
    for found in groups.values():
        usual = Counter(_plain_signs(shown) for _, _, shown in found).most_common()
        right = re.sub(" ?[–—-] ?", " ", usual[0][0])
        for leaf, offset, shown in found if len(usual) > 1 else ():
            if _plain_signs(shown) != right:
                yield _mark(leaf, Mention(offset, shown, right), OTHERWISE)


def _closed(text: str, match: re.Match[str]) -> str:
    """The name with the closing mark of the quotes opened in it."""
    is_open = re.search("[«„]", match[0]) and text[match.end() : match.end() + 1] in ("»", "“")
    return match[0] + text[match.end()] if is_open else match[0]


def _plain_signs(name: str) -> str:
    """The name with plain spaces, outer quotes and №  set as usual."""
    spaced = re.sub(r"[\s\u00a0]+", " ", name.replace("„", "«").replace("“", "»"))
    return re.sub(r"№ ?", "№ ", spaced)


# --- persons and titles ----------------------------------------------------------------------------------------------


def _persons(workspace: Workspace) -> list[str]:
    people = [entity.record for entity in workspace.entities.values() if entity.kind == "person"]
    return [" ".join(str(one[part]) for part in NAME_PARTS) for one in people if all(one[part] for part in NAME_PARTS)]


def _titles(draft: Draft) -> Sequence[str]:
    """Titles of the programmes of the workspace, the draft's own first."""
    own = draft.record.get("name")
    others = [one.record.get("name") for one in draft.neighbours if one.kind.name == "programme"]
    return list(dict.fromkeys(_plain_title(str(name or "")) for name in (own, *others)))


def _misquoted(text: str, titles: Sequence[str]) -> Iterator[Mention]:
    """Titles in quotes that are nearly those of the programmes."""
    if "«" not in text or not any(titles):
        return
    for match in QUOTED.finditer(text):
        group = 1 if match[1] is not None else 2
        said = _plain_title(match[group])
        if len(said) >= SHORTEST_TITLE and said not in titles:
            near = next((title for title in titles if _is_near(said, title)), None)
            if near is not None:
                is_variant = _letters(said) != _letters(near)
                yield Mention(match.start(group), match[group], near, is_variant)


def _is_near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST_TITLE or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return SequenceMatcher(None, _letters(one), _letters(other)).ratio() >= ALIKE


def _letters(title: str) -> str:
    return " ".join(plain(word) for word in re.findall(r"\w+", title))


def _plain_title(title: str) -> str:
    """The title with plain spaces and dashes, its own quotes of the outer sort."""
    spaced = re.sub(r"[\s\u00a0]+", " ", title).replace("„", "«").replace("“", "»")
    return re.sub(" [–—-] ", " — ", spaced).strip()


RULE = Rule(
    code="NAM004",
    name="name-variants",
    severity=Severity.WARNING,
    criterion="K9",
    manual=__doc__,
    kinds=(
        "programme",
        "order",
        "roadmap",
        "certificate",
        "criteria",
        "evaluation",
        "protocol",
        "report",
        "diagnostics",
    ),
    subjects=whole,
    check=check,
    density=10.0,
)
