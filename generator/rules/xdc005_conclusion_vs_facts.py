"""Вывод сильнее фактов

Что проверяет
    Слова справки о полном выполнении («в полном объёме», «полностью», «все мероприятия», «100 %», «завершено»,
    «карта выполнена» без оговорок, «план перевыполнен») стоят там, где все мероприятия дорожных карт выполнены. Своя
    «оценка:» не сильнее той, что следует из фактов, — даже когда объяснена. Рядом с полным выполнением в справке не
    сказано, что мероприятия запланированы, реализуются или ещё предстоят.

Зачем
    Вывод, который опровергает предыдущий абзац, снимает доверие ко всему.

Плохо
    --- карта
    вид: дорожная карта
    мероприятия: [Цикл семинаров, Конкурс чтецов]
    на дату: 30.06.2027
    факты:
      1: выполнено
      2: идёт по графику
    --- итоги
    вид: справка
    организация: управление
    дорожная карта: карта
    срок: 2027
    вывод: Мероприятия реализованы в полном объёме.
    подписывает: иванова

Хорошо
    --- карта
    вид: дорожная карта
    мероприятия: [Цикл семинаров, Конкурс чтецов]
    на дату: 30.06.2027
    факты:
      1: выполнено
      2: идёт по графику
    --- итоги
    вид: справка
    организация: управление
    дорожная карта: карта
    срок: 2027
    вывод: Мероприятия выполнены <вывод.оценка>.
    подписывает: иванова

Осторожно
    Вывод может быть о другом сроке или о части карты: скажите это тем же предложением («…, срок которых наступил»).

Как исправить
    Напишите в выводе <вывод.оценка>: слова и числа бумага возьмёт из фактов. Если факты не полны, добавьте их в карту.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.derive.counts import sentences
from generator.derive.progress import State
from generator.derive.spoken import computed_words, verdict_rules
from generator.derive.verdict import VerdictRules, states_in, verdict_of
from generator.findings import Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, quoted
from generator.rules.rule import Mark, Missing, Options, Rule
from generator.schema.walk import Leaf

FULL = re.compile(
    r"в\s+полном\s+объ[её]ме|полностью|(?:на\s+)?100\s*(?:%|процентов)|все\s+(?:\w+\s+)?мероприятия|заверш[её]н[аоы]?\b",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(?:дорожн\w+\s+карт\w+|план\w*|мероприятия)\s+(?:(?!не\b|частично)\w+\s+)?(?:выполнен|реализован|исполнен)[аоы]?"
    r"(?=\s*(?:[.!;,]|$))|перевыполнен\w*",
    re.IGNORECASE,
)
EXCEPT = re.compile(r"\bкроме\b(?!\s+того)|за\s+исключением|частично|\bне\s|·", re.IGNORECASE)
ABOUT = re.compile(r"мероприят|дорожн\w+\s+карт|план|заверш", re.IGNORECASE)
AHEAD = re.compile(r"запланирован|реализуются|реализуется|предстоит|предстоят|продолжаются", re.IGNORECASE)
PART = re.compile(r"срок\s+котор|наступивш|из\s+\d+\s+мероприят", re.IGNORECASE)


def subjects(draft: Draft) -> Sequence[Draft] | Missing:
    """The certificate itself, where its road maps tell of any measure."""
    return [draft] if states_in(draft.record) else Missing("в дорожных картах справки нет мероприятий")


def check(subject: Draft, draft: Draft, options: Options) -> Iterator[Mark]:
    """Marks of a verdict of its own that is too strong, of full words in the conclusion, of texts that belie them."""
    rules = verdict_rules(draft.record, draft.workspace)
    undone = [state for state in states_in(draft.record) if state.status not in rules.done]
    own = (draft.record["conclusion"] or {}).get("word")
    if own is not None:
        yield from _stronger(own, undone, rules, draft)
    found = _full_sentences(draft, own or "")
    for text, offset, length in found:
        if undone:
            yield _too_full(text, offset, length, undone, draft)
            return
    is_full = bool(found) or (own is not None and FULL.search(own)) or _is_computed_full(draft, rules)
    if is_full and not undone:
        yield from _belied(draft)


def _stronger(own: Text, undone: Sequence[State], rules: VerdictRules, draft: Draft) -> Iterator[Mark]:
    told, found = rules.rank(own), rules.rank(verdict_of(draft.record, rules).words)
    is_full = bool(FULL.search(own)) and bool(undone)
    if is_full or (told is not None and found is not None and told < found):
        words = computed_words(draft.record, draft.workspace)
        message = f"Оценка «{own}» сильнее той, что следует из фактов: «{words}»"
        yield Mark(message, own, "Уберите «оценка:» или дополните факты дорожной карты.", "вывод, оценка", "override")


def _full_sentences(draft: Draft, own: str) -> list[tuple[Text, int, int]]:
    """Where the text of the conclusion says that all is done: the text, the offset, the length.

    The verdict that a name has put into it, computed or the author's `own`, is judged by itself.
    """
    text = (draft.record["conclusion"] or {}).get("text")
    if text is None:
        return []
    plain = _without(text.replace("\u00a0", " "), computed_words(draft.record, draft.workspace))
    plain = _without(plain, own)
    return [
        (text, start + match.start(), len(match[0]))
        for start, sentence in sentences(plain)
        if ABOUT.search(sentence) and not PART.search(sentence) and (match := _full_words(sentence))
    ]


def _full_words(sentence: str) -> re.Match[str] | None:
    """The words of full completion: said outright, or «карта выполнена» with nothing that limits it."""
    return FULL.search(sentence) or (None if EXCEPT.search(sentence) else BARE.search(sentence))


def _without(text: str, words: str) -> str:
    """The text with what the facts say blotted out, letter for letter."""
    plain = words.replace("\u00a0", " ")
    return text.replace(plain, "·" * len(plain)) if plain else text


def _too_full(text: Text, offset: int, length: int, undone: Sequence[State], draft: Draft) -> Mark:
    first, said = undone[0], text[offset : offset + length]
    more = f" (и ещё {len(undone) - 1})" if len(undone) > 1 else ""
    words = computed_words(draft.record, draft.workspace)
    message = f"Вывод «{said}», а мероприятие {first.which.number} — {first.status}{more}"
    hint = f"Напишите <вывод.оценка>: напечатается «{words}»." if words else "Напишите, что срок ещё не наступил."
    return Mark(message, text.at(offset, length), hint, "вывод, текст", "full")


def _is_computed_full(draft: Draft, rules: VerdictRules) -> bool:
    found = verdict_of(draft.record, rules)
    return bool(found.share.whole) and found.share.part == found.share.whole and not found.ahead


def _belied(draft: Draft) -> Iterator[Mark]:
    """Sentences that speak of measures still to come, in a certificate that says all is done."""
    for leaf in _prose(draft):
        for start, sentence in sentences(leaf.value.replace("\u00a0", " ")):
            match = AHEAD.search(sentence)
            if match and ABOUT.search(sentence):
                place = leaf.value.at(start + match.start(), len(match[0]))
                message = f"Вывод говорит о полном выполнении, а здесь — «{quoted(sentence)}»"
                hint = "Скажите то, что стоит в фактах: выполнено."
                yield Mark(message, place, hint, leaf.path, "ahead", Severity.WARNING)


def _prose(draft: Draft) -> Iterator[Leaf]:
    fields = draft.description.kind.fields
    told = {fields[name].key for name in ("aim", "findings", "model", "facts", "conclusion")}
    return (leaf for leaf in draft.texts if leaf.words[0] in told and leaf.field.of == "prose")


RULE = Rule(
    code="XDC005",
    name="conclusion-vs-facts",
    severity=Severity.ERROR,
    criterion="K7",
    gate=True,
    manual=__doc__,
    kinds=("certificate",),
    subjects=subjects,
    check=check,
)
