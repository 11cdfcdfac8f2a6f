"""Figures that texts of a certificate name: `<проведено.семинар>`, `<всего.мероприятия.выполнено>`, `<доля>`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.content.names import Name
from generator.derive.progress import Share, State, Status, Tally, counted_by_status, tallied
from generator.derive.spoken import computed_words, measure_noun, said_share, verdict_rules
from generator.derive.verdict import is_beside_term, states_in, states_of_direction
from generator.language.cases import LanguageError
from generator.language.typography_rules import NBSP
from generator.reading.values import Text
from generator.schema.keys import nearest, plain_key
from generator.schema.walk import Leaf
from generator.workspace.entities import Link
from generator.workspace.load import Description, Workspace
from generator.workspace.naming import Unfit, Unknown

ALL = "всего"
CONCLUSION = ("вывод", "оценка")
VERBS = {"проведено": "проведён", "намечено": "намечен"}


@dataclass(frozen=True, slots=True, eq=False)
class Within:
    """What a name is said of: the measures it counts, of which certificate, in which workspace, in which form."""

    states: list[State]
    description: Description
    workspace: Workspace
    name: Name


def figure(description: Description, leaf: Leaf, name: Name, workspace: Workspace) -> str | None:
    """What a figure's name prints in a text of a certificate; None for a name that is no figure's.

    In a direction the measures are those it names, elsewhere and after `всего` all of the road maps; `<всего.семинар>`
    is what was held. Raises `Unknown`
    for what was not counted, `Unfit` for a form or a number that there is not.
    """
    path = tuple(plain_key(part) for part in name.path)
    if path[0] in OWN and _is_nothing_known(description):
        return "…"  # that is told of
    if path == CONCLUSION:
        return _conclusion(description, name, workspace)
    states = states_in(description.record)
    if path[0] == ALL and len(path) > 1:
        path = path[1:] if path[1] in SAID else ("проведено", *path[1:])
    elif (own := _direction(description, leaf)) is not None and path[0] in SAID:
        states = _own_states(own, states, name)
    if len(path) > 1 and path[1] in ("участники", *VERBS):
        _measure_named(path[0], states)
    say = SAID.get(path[0])
    return say(path[1:], Within(states, description, workspace, name)) if say is not None else None


def _is_nothing_known(certificate: Description) -> bool:
    """Whether a road map of the certificate is not there, or has no measures of its term."""
    record = certificate.record
    return not all(isinstance(one, Link) for one in record["roadmaps"] or ()) or is_beside_term(record)


def _measure_named(code: str, states: list[State]) -> None:
    """Raises `Unknown` for a measure's own code before a figure: figures are of what their direction names."""
    if any(str(state.measure["code"]) == code for state in states):
        hint = f"Числа факта называют без кода: <проведено.участники> — в направлении с «мероприятия: [{code}]»."
        raise Unknown(code, hint)


def _direction(description: Description, leaf: Leaf) -> dict[str, object] | None:
    """The direction of the certificate that a text stands in."""
    spec = description.kind.fields["facts"]
    if leaf.words[0] != spec.key or not leaf.words[1].isdigit():
        return None
    found: dict[str, object] = description.record["facts"][int(leaf.words[1]) - 1]
    return found


def _own_states(direction: dict[str, object], states: list[State], name: Name) -> list[State]:
    if not direction["measures"]:
        hint = f"Назовите их («мероприятия: [код]») или считайте по всей карте: <{ALL}.{name.dotted}>."
        raise Unfit(f"Для «{name.dotted}» считать нечего: у направления не названы мероприятия", hint)
    return states_of_direction(direction, states)


def _conclusion(description: Description, name: Name, workspace: Workspace) -> str:
    own = (description.record["conclusion"] or {}).get("word")
    said = str(own) if own is not None else computed_words(description.record, workspace)
    if not said:
        raise Unfit(f"Для «{name.dotted}» оценивать нечего: срок ни одного мероприятия не наступил", JUDGE)
    if name.forms.case not in (None, "им"):
        raise Unfit(f"«{name.dotted}» в падежах не стоит: это слова вывода целиком", "Уберите форму.")
    return said


JUDGE = "Проверьте «на дату:» дорожной карты или напишите вывод словами."


def _events(sort: str) -> Callable[[tuple[str, ...], Within], str]:
    def say(path: tuple[str, ...], within: Within) -> str:
        counts = [state.done if sort == "проведено" else state.planned for state in within.states]
        found = tallied(counts)
        if path == ("участники",):
            noun = within.workspace.phrases.say("план-факт.участник")
            return _counted(Tally(noun, sum(state.participants or 0 for state in within.states)), within)
        if len(path) != 1 or path[0] not in found:
            known = [f"{sort}.{'_'.join(noun.split())}" for noun in found]
            raise Unknown(path[-1] if path else sort, _known(within.name.dotted, known))
        return _counted(found[path[0]], within, VERBS[sort])

    return say


def _measures(path: tuple[str, ...], within: Within) -> str:
    if not path:
        return _counted(Tally(measure_noun(), len(within.states)), within)
    by_status = {plain_key(status): number for status, number in counted_by_status(within.states).items()}
    if len(path) != 1 or path[0] not in by_status:
        known = [f"мероприятия.{'_'.join(status.split())}" for status in Status]
        raise Unknown(path[-1], _known(within.name.dotted, known))
    return _counted(Tally(measure_noun(), by_status[path[0]]), within)


def _share(path: tuple[str, ...], within: Within) -> str:
    """The share of measures that are done; after a noun, of what was held in what was planned."""
    if path:
        planned, done = (tallied(counts) for counts in _both(within.states))
        if len(path) != 1 or path[0] not in planned:
            raise Unknown(path[-1], _known(within.name.dotted, [f"доля.{'_'.join(noun.split())}" for noun in planned]))
        held = done.get(path[0], Tally("", 0)).number
        return said_share(Share(held, planned[path[0]].number), within.workspace.speech)
    share = verdict_rules(within.description.record, within.workspace).share_of(within.states)
    if not share.whole:
        raise Unfit("Доли нет: срок ни одного из этих мероприятий не наступил", JUDGE)
    return said_share(share, within.workspace.speech)


def _both(states: list[State]) -> tuple[list[dict[Text, int]], list[dict[Text, int]]]:
    return [state.planned for state in states], [state.done for state in states]


SAID: Mapping[str, Callable[[tuple[str, ...], Within], str]] = {
    "доля": _share,
    "мероприятия": _measures,
    "намечено": _events("намечено"),
    "проведено": _events("проведено"),
}


OWN = (ALL, CONCLUSION[0], *SAID)  # what figures' names begin with


def _known(said: str, known: list[str]) -> str:
    near = nearest(said, known)
    if near is not None:
        return f"Возможно, «{near}»."
    if not known:
        return f"В фактах этих мероприятий считать нечего: добавьте «проведено:» в карту; по всей карте — <{ALL}.…>."
    return f"Здесь сосчитано: {', '.join(known)}."


def _counted(tally: Tally, within: Within, verb: str = "") -> str:
    """A number with its noun in the form that the name asks for: the number alone, or the verb before them."""
    forms, speech = within.name.forms, within.workspace.speech
    if forms.number:
        return str(tally.number)
    try:
        if forms.full and verb:
            said = speech.counted_after(verb, tally.number, tally.noun)
        else:
            said = speech.counted(tally.number, tally.noun, forms.case or "им", forms.words)
    except LanguageError as refused:
        raise Unfit(refused.message, refused.hint) from refused
    return re.sub(r"(?<=\d) ", NBSP, said)
