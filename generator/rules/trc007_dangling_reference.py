"""Ссылка в никуда

Что проверяет
    Орган, который текст называет по имени («рабочая группа по …», «методический совет района», «комиссия по …»),
    создан приказом рабочей папки, есть в справочнике, создаётся мероприятием или описан в самом тексте. Положение
    о чём-то разрабатывается мероприятием или названо с реквизитами, проект «…» назван не один раз, дорожная карта
    есть в документе.

Зачем
    Орган или документ, который никто не создавал, не сработает.

Плохо
    мероприятия:
      - мероприятие: Рассмотрение итогов на методсовете округа
        срок: 2027

Хорошо
    мероприятия:
      - мероприятие: Создание методического совета округа
        срок: 2026
        продукт: приказ о составе совета
      - мероприятие: Рассмотрение итогов на методсовете округа
        срок: 2027

Осторожно
    Органы, которые есть по закону или в каждой школе (педагогический совет, комиссия по делам несовершеннолетних,
    аттестационная комиссия), и известные федеральные проекты не проверяются. Имена сравниваются по словам.

Как исправить
    Опишите орган в справочнике (организация, её «иначе:»), создайте его пунктом приказа «создать группу:» или
    мероприятием; у документа назовите дату и номер или добавьте мероприятие, которое его разработает.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.derive.headings import headings
from generator.derive.named import Named, meaning, named_in
from generator.derive.orders import approved_by, points_in
from generator.findings import Severity
from generator.rules.draft import Draft
from generator.rules.rule import Mark, Options, Rule
from generator.schema.walk import Leaf, leaves
from generator.workspace.load import Workspace
from generator.workspace.plans import measures_in

# Words of a sentence that tell where a body comes from or who is in it.
CREATING = re.compile(
    r"\bсозда(?:н|ть|ют|[её]т|ни)|сформирован|сформировать|формировани|образован[аоы]?\b|утвержд|вход(?:ят|ит)\b|"
    r"состоит из|состав|действу\w+ на основании|организован|организаци|учрежд",
    re.IGNORECASE,
)
# Words of a sentence that tell where a paper comes from: who makes it, or its date and number.
MAKING = re.compile(
    r"разраб|подготов|утвержд|принят|принять|внес|обновл|измен|созда|№\s*\d|\bот\s+\d{1,2}[. ]|прилага", re.IGNORECASE
)
WELL_KNOWN = re.compile(
    r"образование|успех каждого реб[её]нка|современная школа|цифровая образовательная среда|учитель будущего|500\s?\+|"
    r"точка роста|школа минпросвещения|молод[её]жь и дети|вс[её] лучшее детям|педагоги и наставники|ведущие школы|"
    r"билет в будущее|проектория|кванториум|разговоры о важном|орлята россии|движение первых|сириус|демография|"
    r"земский учитель|большая перемена|профессионалитет|россия\b.*|патриотическое воспитание.*|социальная активность|"
    r"поддержка семей.*|молодые профессионалы|мы вместе|пушкинская карта|киноуроки.*|навигаторы детства",
    re.IGNORECASE,
)
ALIKE = 0.6  # of the words of a name that a known one must share
SPARED = {"grounds", "name"}  # fields that name acts and the paper itself


@dataclass(frozen=True, slots=True, eq=False)
class Mentioned:
    """A body or a paper at its first mention."""

    leaf: Leaf
    named: Named


def subjects(draft: Draft) -> Sequence[Mentioned]:
    """Bodies and papers that the texts name, each at its first mention."""
    found: dict[tuple[str, frozenset[str]], Mentioned] = {}
    for leaf in draft.texts:
        if leaf.field.name not in SPARED and not _is_ground(leaf, draft):
            for named in named_in(leaf.value):
                found.setdefault((named.kind, named.lemmas), Mentioned(leaf, named))
    return list(found.values())


def _is_ground(leaf: Leaf, draft: Draft) -> bool:
    return bool(leaf.words) and leaf.words[0] in {
        spec.key for name, spec in draft.description.kind.fields.items() if name in SPARED
    }


def check(mentioned: Mentioned, draft: Draft, options: Options) -> Iterator[Mark]:
    """A mark on what nothing in the workspace makes or describes."""
    named, leaf = mentioned.named, mentioned.leaf
    is_known, message, hint = KINDS[named.kind]
    if not is_known(named, draft):
        yield Mark(message.format(named.words), leaf.value.at(named.offset, len(named.words)), hint, leaf.path)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What a workspace knows: bodies and papers by the lemmas of their names, how often each name in quotes stands."""

    bodies: frozenset[frozenset[str]]
    papers: frozenset[frozenset[str]]
    quoted: Counter[str]


@lru_cache(maxsize=1)
def _known_in(workspace: Workspace) -> Known:
    """What the registry, the orders, and sentences that tell of an origin name; read once a workspace."""
    bodies, papers, names = set(_registered(workspace)), set(_registered(workspace)), Counter[str]()
    for description in workspace.descriptions.values():
        for leaf in leaves(description.record, description.kind):
            names.update(name.casefold() for name in re.findall(r"«([^«»]+)»", leaf.value.replace("\u00a0", " ")))
            sentences = [one.sentence for one in named_in(leaf.value)] if leaf.field.of in ("prose", "text") else []
            bodies |= {meaning(one) for one in sentences if CREATING.search(one)}
            papers |= {meaning(one) for one in sentences if MAKING.search(one)}
        for measure in measures_in(description.record) if description.kind.name == "programme" else ():
            whole = " ".join(str(measure[field] or "") for field in ("text", "result"))
            product = meaning(str(measure["product"] or ""))
            bodies |= {product, meaning(whole) if CREATING.search(whole) else product}
            papers |= {product, meaning(whole) if MAKING.search(whole) else product}
    return Known(frozenset(bodies), frozenset(papers), names)


def _registered(workspace: Workspace) -> Iterator[frozenset[str]]:
    """What the registry names, and the groups that orders create."""
    for entity in workspace.entities.values():
        names = [entity.record.get(field) for field in ("name", "short", "about", "sort")]
        names += [one.get("text") for one in entity.record.get("also") or ()]
        yield from (meaning(name) for name in names if name)
    for description in workspace.descriptions.values():
        if description.kind.name == "order":
            groups = [point["create_group"] for _, point in points_in(description.record)]
            yield from (meaning(group["name"]) for group in groups if group and group["name"])


def _is_known_body(named: Named, draft: Draft) -> bool:
    return _is_among(_known_in(draft.workspace).bodies, named, draft)


def _is_known_paper(named: Named, draft: Draft) -> bool:
    return _is_among(_known_in(draft.workspace).papers, named, draft)


def _is_among(known: frozenset[frozenset[str]], named: Named, draft: Draft) -> bool:
    """Whether any of the known things, or of the titles of the draft, shares enough of the words of the name."""
    name = named.lemmas
    enough = max(min(2, len(name)), ALIKE * len(name))
    return any(len(name & one) >= enough for one in (*known, *map(meaning, headings(draft.record))))


def _is_known_project(named: Named, draft: Draft) -> bool:
    """Whether the project is a national one, or spoken of more than once in the workspace."""
    name = re.sub(r".*?«(.*)»", r"\1", named.words)
    return bool(WELL_KNOWN.fullmatch(name)) or _known_in(draft.workspace).quoted[name.casefold()] > 1


def _is_known_roadmap(named: Named, draft: Draft) -> bool:
    """Whether there is a plan: in the programme, in one that the order approves, or in the making."""
    programmes = [draft.record, *approved_by(draft.record)] if draft.kind == "order" else [draft.record]
    has_plan = any(measures_in(one) for one in programmes)
    titles = [title for one in programmes for title in headings(one)]
    return has_plan or bool(MAKING.search(named.sentence)) or any(named.lemmas <= meaning(title) for title in titles)


DESCRIBE = "Опишите его в справочнике, создайте пунктом приказа «создать группу:» или мероприятием."
MAKE = "Назовите дату и номер, опишите документ в справочнике или добавьте мероприятие, которое его разработает."
KINDS = {
    "орган": (_is_known_body, "В тексте есть орган «{}», но он нигде не создан и не описан", DESCRIBE),
    "положение": (
        _is_known_paper,
        "В тексте есть «{}», но положения никто не разрабатывает и реквизитов у него нет",
        MAKE,
    ),
    "проект": (
        _is_known_project,
        "В тексте есть «{}», но больше о проекте ничего не сказано",
        "Опишите проект или уберите имя.",
    ),
    "дорожная карта": (
        _is_known_roadmap,
        "В тексте есть «{}», но дорожной карты нет ни в документе, ни в приложениях",
        MAKE,
    ),
}

RULE = Rule(
    code="TRC007",
    name="dangling-reference",
    severity=Severity.ERROR,
    criterion="K5",
    manual=__doc__,
    kinds=("programme", "order"),
    subjects=subjects,
    check=check,
)
