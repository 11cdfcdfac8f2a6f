"""What is wrong with a certificate: a verdict without its reason, bands that do not reach, what is not counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.derive.counted_facts import uncounted, window_of
from generator.derive.coverage import led_to
from generator.derive.progress import day_of
from generator.derive.spoken import computed_words, verdict_rules
from generator.derive.verdict import is_beside_term, states_in
from generator.findings import Finding, Related, Severity
from generator.schema.keys import plain_key
from generator.schema.translation import whole
from generator.schema.types import Number
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace
from generator.workspace.plans import roadmaps_of

Record = dict[str, Any]


def certificate_faults(workspace: Workspace) -> Iterator[Finding]:
    """The findings of all certificates of a workspace, and of the bands in its settings; terms must be read."""
    if workspace.ground is None:
        yield from _bands_reach(workspace.settings["verdict"])
    for description in workspace.own:
        if description.kind.name == "certificate":
            yield from _bands_reach(description.record["verdict"])
            for check in CHECKS:
                yield from check(description, workspace)


def _roadmaps_are_codes(certificate: Description, workspace: Workspace) -> Iterator[Finding]:
    """Each road map is named by its code, and once."""
    every = certificate.record["roadmaps"] or ()
    for at, named in enumerate(every):
        if str(named) in map(str, every[:at]):
            message = f"Дорожная карта «{named}» названа дважды"
            yield Finding("RMP009", message, whole(named), "дорожная карта", "Оставьте её один раз.")
            continue
        if not isinstance(named, Link) and not named.is_id:
            hint = "Напишите код дорожной карты: имя её файла без «.yaml» или её «код:»."
            yield Finding("RMP009", f"«{named}» — не код дорожной карты", whole(named), "дорожная карта", hint)


def _verdict_has_a_reason(certificate: Description, workspace: Workspace) -> Iterator[Finding]:
    own = certificate.record["conclusion"] or {}
    word = own.get("word")
    if word is None or own["why"] is not None:
        return
    words = computed_words(certificate.record, workspace)
    if words and plain_key(words) != plain_key(word):
        message = f"Оценка «{word}» — не та, что следует из фактов: «{words}»"
        hint = "Объясните её в «почему:» или уберите: бумага напечатает ту, что следует из фактов."
        yield Finding("RMP010", message, whole(word), "вывод, оценка", hint)


def _bands_reach(rules: Record | None) -> Iterator[Finding]:
    """Each share has its words: the lowest band begins with nothing, no two begin alike."""
    bands = [one for one in (rules or {}).get("bands") or () if isinstance(one["least"], Number)]
    seen: set[object] = set()
    for one in bands:
        least = one["least"]
        if least.value in seen:
            message = f"С доли {least} начинаются две ступени"
            yield Finding("RMP011", message, whole(least), "правила вывода, ступени", "Оставьте одну из двух.")
        seen.add(least.value)
    if bands and 0 not in seen:
        lowest = min(bands, key=lambda one: one["least"].value)["least"]
        message = f"Для доли меньше {lowest} слов нет"
        hint = "Добавьте ступень «от: 0 %»."
        yield Finding("RMP011", message, whole(lowest), "правила вывода, ступени", hint)


def _statuses_are_apart(certificate: Description, workspace: Workspace) -> Iterator[Finding]:
    """What is done is counted: a status of both lists would leave nothing that is done."""
    rules = verdict_rules(certificate.record, workspace)
    own, common = certificate.record["verdict"] or {}, workspace.settings["verdict"] or {}
    for word in own.get("left_out") or common.get("left_out") or ():
        if str(word) in rules.done & rules.left_out:
            message = f"Статус «{word}» и считают выполненным, и не учитывают"
            hint = "Уберите его из «не учитывать:» или назовите в «считать выполненными:» другой."
            yield Finding("RMP011", message, whole(word), "правила вывода, не учитывать", hint)


def _curators_schools_are_named(certificate: Description, workspace: Workspace) -> Iterator[Finding]:
    schools = {id(one) for one in led_to(certificate.record["schools"])}
    curators = (certificate.record["curators"] or {}).get("entries", ())
    for number, curator in enumerate(curators, 1):
        for school in curator["schools"] or ():
            if schools and isinstance(school, Link) and id(school.entity.record) not in schools:
                message = f"Школа куратора «{school}» не названа среди школ справки"
                path = f"кураторы, {number}, школы"
                hint = "Добавьте её в «школы:» или исправьте код."
                yield Finding("RMP012", message, whole(school), path, hint, Severity.WARNING)


def _term_has_measures(certificate: Description, workspace: Workspace) -> Iterator[Finding]:
    """A term beside that of the road maps is told once, not at each measure and number."""
    record = certificate.record
    if is_beside_term(record):
        days = ", ".join(f"{day:%d.%m.%Y}" for one in roadmaps_of(record) if (day := day_of(one)) is not None)
        message = f"В срок справки «{record['period']}» не попадает ни одно мероприятие дорожной карты"
        hint = f"Исправьте «срок:»{f' — карта составлена на {days} —' if days else ''} или назовите другую карту."
        yield Finding("RMP016", message, whole(record["period"]), "срок", hint)


def _measures_are_counted(certificate: Description, workspace: Workspace) -> Iterator[Finding]:
    """What a direction names must be among the measures of the road maps on their day, and surely the one meant."""
    if is_beside_term(certificate.record):
        return
    counted = {id(state.measure) for state in states_in(certificate.record)}
    several = len(list(roadmaps_of(certificate.record))) > 1
    for number, direction in enumerate(certificate.record["facts"] or (), 1):
        for named in direction["measures"] or ():
            path = f"факты, {number}, мероприятия"
            if isinstance(named, Link) and several and named.isdigit():
                message = f"Карт несколько, и у каждой есть мероприятие {named}"
                roadmap = certificate.record["roadmaps"][0]
                hint = f"Назовите и карту: «{roadmap}.{named}», — или мероприятие его кодом."
                yield Finding("RMP013", message, whole(named), path, hint)
            elif isinstance(named, Link) and id(named.entity.record) not in counted:
                message = f"Мероприятие «{named}» — не из срока справки: в счёт оно не идёт"
                yield Finding("RMP013", message, whole(named), path, "Уберите его или добавьте его факт в карту.")


def _facts_are_counted(certificate: Description, workspace: Workspace) -> Iterator[Finding]:
    """Facts of the road maps that lie outside of the term or after the day, those with a day and those without."""
    record = certificate.record
    for roadmap in () if is_beside_term(record) else roadmaps_of(record):
        found = list(uncounted(record, roadmap))
        dated = [one for one in found if one.said is not None]
        if dated:
            shown = _listed([f"{one.key} ({one.said.value:%d.%m.%Y})" for one in dated if one.said and one.said.value])
            message = f"Факты вне срока справки ({_span(record, roadmap)}): {shown}; в счёт они не идут"
            related = (Related(dated[0].key.place, "первый из них"),)
            hint = "Если они должны войти, исправьте «срок:» справки, её дату или «на дату:» карты."
            yield Finding("RMP016", message, whole(record["period"]), "срок", hint, Severity.ADVICE, related)
        if len(found) > len(dated):
            bare = [one.key for one in found if one.said is None]
            day = day_of(roadmap)
            assert day is not None
            told = f"Факты без даты сказаны на {day:%d.%m.%Y}, а справка — {_span(record, roadmap)}"
            message = f"{told}: {_listed(bare)}; в счёт они не идут"
            related = (Related(bare[0].place, "первый из них"),)
            hint = "Добавьте им «дата:»: факт без даты сказан на день карты."
            yield Finding("RMP016", message, whole(record["period"]), "срок", hint, Severity.WARNING, related)


def _span(certificate: Record, roadmap: Record) -> str:
    """The days that a certificate counts facts of."""
    window = window_of(certificate, roadmap)
    begin = f"с {window.term.begin:%d.%m.%Y} " if window.term is not None and window.term.begin is not None else ""
    return f"{begin}по {window.day:%d.%m.%Y}" if window.day is not None else begin.strip()


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (f" и ещё {len(names) - SHOWN}" if len(names) > SHOWN else "")


SHOWN = 6


CHECKS: tuple[Callable[[Description, Workspace], Iterator[Finding]], ...] = (
    _roadmaps_are_codes,
    _verdict_has_a_reason,
    _statuses_are_apart,
    _curators_schools_are_named,
    _term_has_measures,
    _measures_are_counted,
    _facts_are_counted,
)
