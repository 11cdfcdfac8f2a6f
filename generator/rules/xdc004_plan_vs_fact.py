"""План и факт не сведены

Что проверяет
    - У каждого мероприятия карты, срок которого прошёл к её дню («на дату»), есть факт.
    - Где сказано, сколько проведено, сказано и сколько намечено: «намечено» у факта или у мероприятия
      (предупреждение).
    - Если вышло меньше намеченного, а срок прошёл, названы причина и решение.
    - У выполненного мероприятия есть подтверждение (предупреждение).
    - Число в тексте справки («проведено 6 семинаров») есть в фактах её карт.
    - Сколько мероприятий выполнено, просрочено, отменено («5 из 6 мероприятий», «выполнены на 83 %») и сколько человек
      участвовало (предупреждение), в выводе и в направлениях сказано так же, как в фактах.

Зачем
    «Проведено шесть» ничего не значит, если не сказано, сколько намечено.

Плохо
    мероприятия:
      - мероприятие: Семинары для учителей
        срок: май 2027
    --- карта
    вид: дорожная карта
    программа: чтение
    на дату: 30.06.2027
    факты:
      1:
        статус: выполнено
        дата: 20.05.2027
        проведено:
          семинар: 6
        намечено:
          семинар: 8
        подтверждение: протоколы № 1–6

Хорошо
    мероприятия:
      - мероприятие: Семинары для учителей
        срок: май 2027
    --- карта
    вид: дорожная карта
    программа: чтение
    на дату: 30.06.2027
    факты:
      1:
        статус: выполнено
        дата: 20.05.2027
        проведено:
          семинар: 6
        намечено:
          семинар: 8
        причина: Карантин в апреле
        решение: Два семинара перенесены на сентябрь
        подтверждение: протоколы № 1–6

Осторожно
    Мероприятие, которое продолжается после срока карты, не сравнивается: его время не вышло. Мероприятия с пояснением
    («3 мероприятия по чтению») и в предложении о направлениях могут быть частью карты.

Как исправить
    Добавьте факт, «намечено:», «причина:», «решение:», «подтверждение:»; число в справке замените именем:
    <проведено.семинар>.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.content.names import without_names
from generator.derive.counts import group_at, tokens_of
from generator.derive.measure_claims import Sort, claims_in, contrary
from generator.derive.progress import State, Status, day_of, states_of, tallied
from generator.derive.spoken import verdict_rules
from generator.derive.verdict import states_in, states_of_direction
from generator.findings import Place, Severity
from generator.language.lemmas import lemmas
from generator.reading.values import Text
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.keys import plain_key
from generator.schema.walk import Leaf
from generator.workspace.naming import typed


def subjects(draft: Draft) -> Sequence[State | Leaf] | Missing:
    """The measures of a map that tells of a day; the texts of a certificate."""
    if draft.kind == "certificate":
        return draft.texts if states_in(draft.record) else Missing("в дорожных картах справки нет мероприятий")
    if not draft.record["facts"] or day_of(draft.record) is None:
        return Missing("в карте нет фактов на дату")
    return states_of(draft.record)


def check(subject: State | Leaf, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks on the fact of a measure, or on the numbers of a text."""
    if isinstance(subject, State):
        yield from _measure(subject, draft)
    else:
        yield from _numbers(subject, draft)
        yield from _claims(subject, draft)


def _measure(state: State, draft: Draft) -> Iterator[Mark]:
    name = f"Мероприятие {state.which.number} «{quoted(state.measure['text'])}»"
    if state.fact is None:
        if state.is_past:
            hint = "Добавьте под «факты:», что с ним стало; если сорвано — «просрочено» и «причина:»."
            yield Mark(f"{name}: срок прошёл, а факта нет", _place_of(state, draft), hint, "факты", "missing")
        return
    at, path = state.fact["status"], f"факты, {state.which.number}"
    yield from _quantities(state, name, at, path)
    if state.status is Status.DONE and not state.fact["evidence"]:
        hint = "Добавьте «подтверждение:» — протокол, приказ, материалы."
        yield Mark(f"{name}: выполнено, а подтверждения нет", at, hint, path, "evidence", Severity.WARNING)


def _place_of(state: State, draft: Draft) -> Text | Place:
    """The measure itself where it is the map's own; else the list of facts."""
    text: Text = state.measure["text"]
    if draft.description.holds(text.place):
        return text
    return next((key for key in draft.record["facts"]), draft.place)


def _quantities(state: State, name: str, at: Text, path: str) -> Iterator[Mark]:
    assert state.fact is not None
    planned = {plain_key(noun): number for noun, number in state.planned.items()}
    for noun, number in state.done.items():
        if plain_key(noun) not in planned:
            message = f"{name}: «{noun}» — сделано {number}, а сколько намечено, не сказано"
            hint = f"Добавьте к факту «намечено:», под ним «{noun}: …»."
            yield Mark(message, noun, hint, f"{path}, проведено", "plan", Severity.WARNING)
    is_over = state.is_past or state.status in (Status.DONE, Status.OVERDUE)
    done = {plain_key(noun): number for noun, number in state.done.items()}
    short = {noun: number for noun, number in state.planned.items() if done.get(plain_key(noun), 0) < number}
    lacking = [key for key, field in (("причина", "cause"), ("решение", "decision")) if state.fact[field] is None]
    if is_over and short and lacking and state.done:
        told = ", ".join(f"«{noun}» — {done.get(plain_key(noun), 0)} из {number}" for noun, number in short.items())
        hint = f"Добавьте к факту: {', '.join(f'«{one}: …»' for one in lacking)}."
        if state.status is Status.DONE:
            hint += " «Выполнено» ли мероприятие: в счёт оно идёт целиком; если нет — «статус: просрочено»."
        yield Mark(f"{name}: {told}, а {' и '.join(lacking)} не названы", at, hint, path, "deviation")


def _numbers(leaf: Leaf, draft: Draft) -> Iterator[Mark]:
    """Numbers with a noun that the facts count: one that no measure and no sum gives is the author's own."""
    known = _known(states_in(draft.record), draft)
    tokens = tokens_of(leaf.value)
    for index, token in enumerate(tokens):
        if token.number is None or (group := group_at(tokens, index + 1)) is None:
            continue
        said = " ".join(one.said for one in tokens[index + 1 : index + 1 + group.length])
        right = known.get(lemmas(said))
        if right is not None and int(token.number) not in right:
            end = tokens[index + group.length].end
            place = leaf.value.at(token.start, end - token.start)
            message = f"В тексте «{leaf.value[token.start : end]}», а по фактам карт — {_listed(right)}"
            hint = "Возьмите число из фактов: <проведено.…> в фактах направления, <всего.…> — по всем картам."
            yield Mark(message, place, hint, leaf.path, "number")


WHOLE = 100  # per cent
HINTS = {
    Sort.MEASURES: "Возьмите число из фактов: <вывод.оценка>, <всего.мероприятия.выполнено>, <мероприятия.просрочено>.",
    Sort.SHARE: "Возьмите долю из фактов: <доля>.",
    Sort.PEOPLE: "Возьмите число из фактов: <проведено.участники>.",
}


def _claims(leaf: Leaf, draft: Draft) -> Iterator[Mark]:
    """What the author's own words claim of the measures, in the conclusion and in directions, against the facts."""
    if leaf.field.of != "prose" or leaf.words[0] not in (draft.key("facts"), draft.key("conclusion")):
        return
    every, text = states_in(draft.record), typed(leaf.value)
    directions = [states_of_direction(one, every) for one in draft.record["facts"] or ()]
    is_conclusion = leaf.words[0] == draft.key("conclusion")
    own = [every] if is_conclusion else [directions[int(leaf.words[1]) - 1], every]
    for claim in claims_in(without_names(str(text))):
        if is_conclusion and claim.sort is Sort.SHARE and claim.number == WHOLE:
            continue  # that is full completion: XDC005
        groups = [*own, *directions] if claim.is_of_direction else own
        if right := contrary(claim, groups, verdict_rules(draft.record, draft.workspace)):
            place = text.at(claim.start, claim.end - claim.start)
            message = f"В тексте «{text[claim.start : claim.end]}», а по фактам карт — {right}"
            severity = Severity.WARNING if claim.sort is Sort.PEOPLE else None
            yield Mark(message, place, HINTS[claim.sort], leaf.path, "claim", severity)


def _known(states: Iterable[State], draft: Draft) -> dict[tuple[str, ...], set[int]]:
    """By the words of what is counted, all numbers that the facts give: of measures, of directions, of all."""
    every = list(states)
    groups = [every, *([one] for one in every)]
    groups += [states_of_direction(one, every) for one in draft.record["facts"] or ()]
    found: dict[tuple[str, ...], set[int]] = {}
    for group in groups:
        for counts in ([one.done for one in group], [one.planned for one in group]):
            for tally in tallied(counts).values():
                found.setdefault(lemmas(tally.noun), set()).add(tally.number)
    return found


def _listed(numbers: set[int]) -> str:
    return " или ".join(map(str, sorted(numbers)[:4]))


RULE = Rule(
    code="XDC004",
    name="plan-vs-fact",
    severity=Severity.ERROR,
    criterion="K7",
    manual=__doc__,
    kinds=("roadmap", "certificate"),
    subjects=subjects,
    check=check,
)
