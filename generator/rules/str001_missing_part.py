"""Нет обязательной части

Что проверяет
    В программе есть срок, основания, проблемы, цель, задачи, показатели, мероприятия, результаты, участники
    и критерии их отбора, ресурсы (кадры, средства, база), риски, мониторинг, публикация (что, где и когда)
    и утверждение. В приказе есть основание, срок каждого поручения и контроль. Каждой недостающей части —
    одно замечание. Часть без своего поля засчитывается по заголовку раздела или подраздела.

    От программы, которая говорит о себе «профиль: краткий», ждут только срока, оснований, проблем, цели, задач,
    показателей, мероприятий, результатов и утверждения.

Зачем
    Эксперт не ставит балл за часть, которой нет.

Плохо
    ресурсы:
      - Соглашения с партнёрами

Хорошо
    основания: закон
    проблемы:
      - Ученики не понимают условия задачи
    мероприятия:
      - мероприятие: Уроки чтения
        срок: 2027
    результаты:
      - Ученики читают с пониманием
    участники:
      - участник: Школы района
        критерии отбора: нет (участвуют все школы)
    ресурсы:
      - ресурс: 2 методиста
        вид: кадры
      - ресурс: 120 тыс. руб. в год из бюджета района
        вид: средства
      - ресурс: компьютерный класс школы № 4
        вид: база
    риски: нет (программа на три года без новых ставок)
    мониторинг:
      - Диагностика чтения
    публикация:
      - что: Программа и ежегодный отчёт
        где: сайт управления образования
        срок: до 1 марта
    утверждение:
      - кем: иванова
        дата: 28.08.2026
    --- приказ
    на основании: закон

Настройки
    части: какие части обязательны, словами из замечаний: [срок, задачи, «ресурсы: кадры»] (обычно все).

Осторожно
    Коротким проектным запискам полный перечень не нужен: для них есть «профиль: краткий». Часть, которой нет
    по делу, снимают словами «риски: нет (причина)»; простого «нет» мало.

Как исправить
    Добавьте поле, которое названо в подсказке, или напишите «нет» и причину в скобках.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.derive.emptiness import reason_for
from generator.derive.headings import headings, prose_under
from generator.derive.orders import points_in
from generator.findings import Place, Severity
from generator.reading.values import Text
from generator.rules.draft import Draft, filled
from generator.rules.rule import Mark, Options, Rule


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a kind of description must have.

    `field` is the one whose «нет (причина)» waives it, `title` the words of a heading under which it may stand
    instead, `lack` says in Russian what is missing (empty: nothing), by default whether the field is filled.
    """

    name: str
    field: str
    title: str = ""
    lack: Callable[[Draft], str] | None = None
    hint: str = ""
    in_short: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """One part of one draft: what it lacks (empty: nothing), where to say so, and how to mend it."""

    part: str
    lack: str
    at: Text | Place
    path: str
    hint: str


def check(judged: Judged, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark when the part is missing and wanted."""
    if judged.lack and (not options["части"] or judged.part in options["части"]):
        yield Mark(judged.lack, judged.at, judged.hint, judged.path)


def subjects(draft: Draft) -> Sequence[Judged]:
    """The parts that this draft must have, each judged."""
    if draft.kind == "order":
        return [_judged(ORDER[0], draft), *_terms(draft), _judged(ORDER[1], draft)]
    short = str(draft.record.get("profile") or "") == "краткий"
    return [_judged(part, draft) for part in PROGRAMME if part.in_short or not short]


def waived(draft: Draft) -> set[str]:
    """The fields of required parts that the author waives: «риски: нет (причина)»."""
    short = draft.record.get("profile") == "краткий"
    parts = [part for part in PROGRAMME if part.in_short or not short] if draft.kind == "programme" else []
    return {part.field for part in parts if reason_for(draft.record, part.field)}


def _judged(part: Part, draft: Draft) -> Judged:
    key = draft.key(part.field)
    hint = part.hint or f"Добавьте поле «{key}:» или скажите причину: «{key}: нет (причина)»."
    return Judged(part.name, _lack(part, draft), draft.place, key, hint)


def _lack(part: Part, draft: Draft) -> str:
    if reason_for(draft.record, part.field) or _has_title(part.title, draft):
        return ""
    if part.lack is not None:
        return part.lack(draft)
    return "" if draft.holds(part.field) else _no(part.name, draft)


def _no(name: str, draft: Draft) -> str:
    return f"В {WHERE[draft.kind]} нет части «{name}»"


def _has_title(words: str, draft: Draft) -> bool:
    return bool(words) and any(re.search(words, title, re.IGNORECASE) for title in headings(draft.record))


def _criteria(draft: Draft) -> str:
    """Participants are judged as a part of their own; here only how they were chosen."""
    found = draft.items("participants")
    is_told = not found or any(one.holds("criteria") or reason_for(one.record, "criteria") for one in found)
    return "" if is_told else _no("критерии отбора", draft)


def _resource(sort: str, draft: Draft) -> str:
    """Whether a resource of this sort is named: by its `вид`, else by its own words."""
    found = draft.record.get("resources") or {}
    named = [str(one["sort"] or f"{one['text']} {one['amount'] or ''}") for one in found.get("entries") or ()]
    told = [*named, str(found.get("text") or ""), *prose_under(draft.record, r"ресурс|обеспечени")]
    is_named = any(re.search(RESOURCES[sort], words, re.IGNORECASE) for words in told)
    return "" if is_named else _no(f"ресурсы: {sort}", draft)


def _publication(draft: Draft) -> str:
    if not draft.holds("publication"):
        return _no("публикация", draft)
    found = draft.items("publication")
    untold = [words for name, words in PUBLISHED.items() if found and not any(one.holds(name) for one in found)]
    return f"О публикации не сказано, {' и '.join(untold)}" if untold else ""


def _approval(draft: Draft) -> str:
    is_told = draft.holds("approval") or draft.holds("appendix_to") or draft.orders
    return "" if is_told else "Не сказано, кем или чем утверждена программа"


def _ground(draft: Draft) -> str:
    return "" if any(draft.holds(name) for name in GROUNDS) else _no("основание", draft)


def _control(draft: Draft) -> str:
    points = [point for _, point in points_in(draft.record)]
    is_told = any(filled(point["control"]) or re.search(r"\bконтроль\b", point["text"] or "", re.I) for point in points)
    return "" if is_told else _no("контроль", draft)


def _terms(draft: Draft) -> Iterator[Judged]:
    for path, point in points_in(draft.record):
        if (given := point["instruct"]) is None:
            continue
        what = given["what"] or Text("", draft.place)
        is_told = filled(given["period"]) or reason_for(given, "period") or TERM.search(what.replace("\u00a0", " "))
        lack = "" if is_told else "У поручения нет срока"
        hint = "Добавьте «срок: до 01.10.2026» или скажите причину: «срок: нет (поручение постоянное)»."
        yield Judged("срок поручения", lack, what, f"{path}, поручить, срок", hint)


WHERE = {"programme": "программе", "order": "приказе"}

RESOURCES = {
    "кадры": r"кадр|персонал|специалист|педагог|учител|методист|психолог|тьютор|наставник|ставк|сотрудник|человек",
    "средства": r"средств|финанс|бюджет|\bруб|субсиди|субвенци|грант|деньг|внебюджет",
    "база": r"\bбаз[аеуыо]|материал|техник|техническ|оборудован|помещен|кабинет|лаборатор|класс[аыо]?\b|имуществ",
}
PUBLISHED = {"where": "где она будет", "period": "когда она будет"}
GROUNDS = ("grounds", "pursuant", "according", "preamble")
TERM = re.compile(
    r"\bдо \d|\b\d{1,2}\.\d{2}\.|\b20\d\d\b|ежегодн|ежемесячн|еженедельн|ежеквартальн|ежедневн|постоянн|в течение|"
    r"в срок|не позднее|\bс \d|незамедлительн|раз[а]? в ",
    re.IGNORECASE,
)

PROGRAMME = (
    Part("срок", "period", hint="Напишите годы: «срок: 2026–2029».", in_short=True),
    Part("основания", "grounds", r"основани|правов(?:ая|ой|ые)", in_short=True),
    Part("проблемы", "problems", r"проблем", in_short=True),
    Part("цель", "goal", r"\bцел[ьи]\b", in_short=True),
    Part("задачи", "tasks", r"\bзадачи?\b", in_short=True),
    Part(
        "показатели",
        "indicators",
        r"индикатор|целевые показатели|показатели программы",
        in_short=True,
    ),
    Part("мероприятия", "measures", r"план мероприяти|мероприятия программы|дорожная карта", in_short=True),
    Part("результаты", "results", r"ожидаемые результаты|результаты (?:программы|реализации)", in_short=True),
    Part("участники", "participants", r"участник|целев(?:ая|ые) (?:групп|аудитор)"),
    Part(
        "критерии отбора",
        "participants",
        r"критери\w* отбора|отбор\w* участник|отбор\w* школ",
        _criteria,
        "Добавьте участнику «критерии отбора:»; если участвуют все — «критерии отбора: нет (участвуют все школы)».",
    ),
    *(
        Part(
            f"ресурсы: {sort}",
            "resources",
            words,
            partial(_resource, sort),
            f"Добавьте ресурс с полем «вид: {sort}» или допишите это поле тому, который уже назван.",
        )
        for sort, words in {
            "кадры": r"кадров\w+ (?:ресурс|обеспеч|услов)|кадры\b",
            "средства": r"финанс",
            "база": r"материальн|инфраструктур",
        }.items()
    ),
    Part("риски", "risks", r"\bриск"),
    Part("мониторинг", "monitoring", r"мониторинг"),
    Part(
        "публикация",
        "publication",
        r"публикац|информирован|информационная открытость",
        _publication,
        "Напишите, что, где и когда публикуется: «публикация:», под ней «что:», «где:», «срок:».",
    ),
    Part(
        "утверждение",
        "approval",
        "",
        _approval,
        "Добавьте «утверждение:» с полями «кем:» и «дата:», «приложение к:» с кодом приказа или приказ «утвердить:».",
        in_short=True,
    ),
)

ORDER = (
    Part("основание", "grounds", "", _ground, "Назовите акт: «на основании:», «во исполнение:», «в соответствии с:»."),
    Part("контроль", "points", "", _control, "Добавьте пункт «контроль:» с кодом лица или словами «за собой»."),
)

RULE = Rule(
    code="STR001",
    name="missing-part",
    severity=Severity.ERROR,
    criterion="K5",
    gate=True,
    manual=__doc__,
    kinds=("programme", "order"),
    subjects=subjects,
    check=check,
    options={"части": ()},
    milder=("части",),
    words={"части": (*(part.name for part in (*PROGRAMME, *ORDER)), "срок поручения")},
)
