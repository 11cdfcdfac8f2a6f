"""Паспорт и разделы расходятся

Что проверяет
    Строка паспорта, набранная своими словами, повторяет поле, о котором говорит её название («Мониторинг», «Срок»,
    «Цель»): те же числа и даты (другое число — ошибка), те же слова. Так же сверяются цель, задачи, результаты
    и механизмы с местами разделов, где они набраны ещё раз. Строки, которые паспорт берёт из полей, разойтись не могут.

Зачем
    Паспорт читают все, разделы — эксперт; разница видна сразу.

Плохо
    мониторинг:
      - мониторинг: Умение читать
        периодичность: 2 раза в год
    паспорт:
      строки:
        - наименование
        - название: Мониторинг
          текст: Умение читать проверяется 4 раза в год

Хорошо
    мониторинг:
      - мониторинг: Умение читать
        периодичность: 2 раза в год
    паспорт:
      строки:
        - наименование
        - мониторинг
        - название: Мониторинг программы
          текст: Умение читать проверяется 2 раза в год

Настройки
    паспорт: «полный» сверяет числа и слова (обычно), «краткий» — только числа и даты.

Осторожно
    Пересказ другими словами замечанием не считается: сверяются числа при одном и том же слове и тексты, которые
    почти совпали.

Как исправить
    Уберите из строки свой текст и назовите поле: «- мониторинг», паспорт возьмёт его сам. В разделе вместо
    набранного текста пишите <цель> или «вставить: задачи».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.counts import sentences
from generator.derive.likeness import Said, differing, likeness, numbers_in, plain_words, same_but_beginning
from generator.findings import Related, Severity
from generator.language.lemmas import lemmas
from generator.reading.values import Text
from generator.rules.draft import Draft, filled, quoted
from generator.rules.rule import Mark, Options, Rule
from generator.schema.language import Field
from generator.schema.types import Years
from generator.schema.walk import Leaf

# Words of a label that do not tell which field it is about.
USUAL = {"программа", "реализация", "основной", "ожидаемый", "конечный", "целевой", "главный", "важный", "год"}
RETYPED = ("goal", "tasks", "results", "mechanisms")  # fields that authors type into sections once more
ALIKE = {"строка": 0.8, "раздел": 0.85}  # from this likeness two texts are one, told twice
BULLET = r"^\s*(?:[-–—•]|\d+[.)])\s+"
LABEL = re.compile(
    r"\s*(?:цель|задача|результат|механизм)\w*(?:\s+программы)?\s*(?:[—–:-]|состоит в том, чтобы)\s+", re.I
)
SHORTEST = 6  # words of a text whose repetition can be told from chance


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A text that should repeat a field of the programme: where it stands, and what the field says."""

    kind: str  # «строка» of the passport, «раздел»
    label: str
    text: Text
    offset: int
    path: str
    field: Field
    data: tuple[Leaf, ...]

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.text if self.kind == "строка" else self.text[self.offset :]


def subjects(draft: Draft) -> Sequence[Pair]:
    """Rows of the passport in the author's own words, and sentences of sections that repeat a field."""
    if draft.kind != "programme":
        return []
    return [*_rows(draft), *_retyped(draft)]


def _rows(draft: Draft) -> Iterator[Pair]:
    rows = (draft.record["passport"] or {}).get("rows") or ()
    for number, row in enumerate(rows, 1):
        text, spec = row["text"], _field_of(row, draft)
        if isinstance(text, Text) and spec is not None and filled(draft.record.get(spec.name)):
            path = f"паспорт, строки, {number}, текст"
            yield Pair("строка", str(row["title"] or spec.key), text, 0, path, spec, _data(spec, draft))


def _field_of(row: dict[str, Text | None], draft: Draft) -> Field | None:
    """The field that a row is about: the one it names, else the one whose name its label is."""
    kind = draft.description.kind
    if row["field"] is not None:
        return kind.find(row["field"])
    label = set(lemmas(row["title"] or "")) - USUAL
    return next((spec for spec in kind.fields.values() if label and label in _labels(spec)), None)


def _labels(spec: Field) -> list[set[str]]:
    return [set(lemmas(key)) - USUAL for key in (spec.key, *spec.synonyms)]


def _data(spec: Field, draft: Draft) -> tuple[Leaf, ...]:
    return tuple(leaf for leaf in draft.leaves if leaf.words[0] == spec.key)


def _retyped(draft: Draft) -> Iterator[Pair]:
    """Sentences of sections that repeat the goal, a task, a result or a mechanism almost word for word."""
    fields = draft.description.kind.fields
    told = [(fields[name], leaf) for name in RETYPED for leaf in _data(fields[name], draft) if leaf.field.of == "prose"]
    sources = [(spec, leaf, set(plain_words(leaf.value))) for spec, leaf in told]
    sources = [one for one in sources if len(one[2]) >= SHORTEST]
    for leaf in draft.texts:
        if leaf.words[0] == "разделы" and leaf.field.of == "prose":
            for begin, whole in sentences(leaf.value):
                label = LABEL.match(whole)
                start = begin + (label.end() if label else 0)
                sentence = leaf.value[start : begin + len(whole)]
                words = set(plain_words(sentence))
                for spec, source, known in sources:
                    if len(words & known) >= ALIKE["раздел"] * max(len(words), len(known)):
                        piece = leaf.value.with_value(leaf.value[: start + len(sentence.rstrip())])
                        yield Pair("раздел", spec.key, piece, start, leaf.path, spec, (source,))


def check(pair: Pair, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on the first number that differs, else on words that do."""
    drifted = list(_drifted(pair, draft))
    if pair.kind == "раздел" and _is_of_another_time([said for said, *_ in drifted]):
        return
    if drifted:
        yield _number_mark(pair, *drifted[0])
    elif options["паспорт"] != "краткий":
        yield from _words_mark(pair)


def _is_of_another_time(drifted: Sequence[Said]) -> bool:
    """Whether both a date and a number differ: «к концу 2027 года — 50 %» is a step on the way to the goal."""
    return len({said.of in ("год", "дата") for said in drifted}) > 1


def _drifted(pair: Pair, draft: Draft) -> Iterator[tuple[Said, str, Leaf]]:
    """Numbers of the text that the field tells otherwise of the same thing: the number, the field's words, where."""
    told = [(said, leaf) for leaf in pair.data for said in numbers_in(leaf.value)]
    told += [(Said(str(year), "год", 0, 4), leaf) for leaf in pair.data for year in _years(leaf)]
    for said in numbers_in(pair.words):
        same = [(one, leaf) for one, leaf in told if one.of == said.of]
        if same and not any(one.value == said.value for one, _ in same):
            other, leaf = same[0]
            yield said, _shown(leaf.value, other), leaf


def _years(leaf: Leaf) -> list[str]:
    """The years that a leaf stands for beside those it says: of its own term, of the year it is a target for."""
    if isinstance(leaf.value, Years) and leaf.value.first and leaf.value.last:
        return [str(year) for year in range(leaf.value.first, leaf.value.last + 1)]
    return [word for word in leaf.words if len(word) == len("2027") and word.isdigit()]


def _shown(text: str, said: Said) -> str:
    """A number with the word after it: «4 раза»."""
    rest = text[said.offset + said.length :].replace("\u00a0", " ")
    unit = rest[:1] if rest[:1] == "%" else " ".join(rest.split()[:1]) if said.of not in ("год", "дата") else ""
    return f"{text[said.offset : said.offset + said.length]} {unit}".strip(" ,.;:()")


def _number_mark(pair: Pair, said: Said, other: str, leaf: Leaf) -> Mark:
    shown = _shown(pair.words, said)
    place = pair.text.at(pair.offset + said.offset, said.length)
    where = "в паспорте" if pair.kind == "строка" else "в разделе"
    message = f"«{pair.label}»: {where} «{shown}», в поле «{pair.field.key}» — «{other}»"
    related = (Related(leaf.value.at(0, len(leaf.value.split("\n")[0])), f"здесь «{pair.field.key}»"),)
    return Mark(message, place, _hint(pair), pair.path, "number-drift", related=related)


def _hint(pair: Pair) -> str:
    if pair.kind == "строка":
        return f"Оставьте от строки имя поля («- {pair.field.key}») и уберите свой текст: паспорт возьмёт его из поля."
    return f"Вставьте поле вместо набранного текста («вставить: {pair.field.key}») или исправьте одно из двух."


def _words_mark(pair: Pair) -> Iterator[Mark]:
    """Marks on sentences that are almost, but not quite, those of the field."""
    for start, sentence in sentences(pair.words):
        found = [
            (likeness(sentence, leaf.value), leaf) for leaf in pair.data if len(plain_words(leaf.value)) >= SHORTEST
        ]
        alike, leaf = max(found, key=lambda one: one[0], default=(0.0, None))
        if leaf is not None and ALIKE[pair.kind] <= alike < 1 and not same_but_beginning(sentence, leaf.value):
            place = pair.text.at(pair.offset + start, len(sentence.split("\n")[0].rstrip()))
            where = "в паспорте" if pair.kind == "строка" else "в разделе"
            ours, theirs = differing(re.sub(BULLET, "", sentence), leaf.value)
            message = f"«{pair.label}»: {where} «{quoted(ours)}», в поле — «{quoted(theirs)}»"
            related = (Related(leaf.value.at(0, len(leaf.value.split("\n")[0])), f"здесь «{pair.field.key}»"),)
            yield Mark(message, place, _hint(pair), pair.path, "text-drift", Severity.WARNING, related)


RULE = Rule(
    code="XDC001",
    name="passport-vs-body",
    severity=Severity.ERROR,
    criterion="K5",
    gate=True,
    manual=__doc__,
    subjects=subjects,
    check=check,
    options={"паспорт": "полный"},
    words={"паспорт": ("полный", "краткий")},
)
