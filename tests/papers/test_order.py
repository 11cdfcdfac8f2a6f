"""The order: preamble, every kind of point, mentions, signatures, appendices with their marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.content.tree import Columns
from generator.papers.table import PAPERS
from generator.printing import compose
from tests.papers.outlines import after, order
from tests.workspaces import PROGRAMME, codes, district, with_fields

CONTROL = "Контроль за исполнением настоящего приказа"
APPROVED = "приложение к: приказ-1\n"
COUNTING = with_fields(PROGRAMME, "код: счёт\nуровень: школьная\nнаименование: Считаем «Раз»\nприложение к: приказ-1\n")


def points(folder: Path, typed: str, programme: str = "", **more: str) -> list[str]:
    """How points print, up to the signature."""
    lines = order(folder, f"пункты:\n{typed}", programme, **more)
    first = next(n for n, line in enumerate(lines) if line.startswith("point1"))
    return lines[first : next(n for n, line in enumerate(lines) if line.startswith("signature"))]


def test_requisites_stand_above_the_text(tmp_path: Path) -> None:
    assert order(tmp_path, "")[:8] == [
        "organisation: Управление образования Сосновского района",
        "kind: ПРИКАЗ",
        "requisites: 28 августа 2026 г. | с. Сосновка | № 1",
        "about: О чтении",
        "preamble: ПРИКАЗЫВАЮ:",
        "point1: 1. Читать каждый день.",
        f"point1: 2. {CONTROL} оставляю за собой.",
        "signature: Начальник управления образования |  | А.П. Иванова",
    ]


@pytest.mark.parametrize(
    ("word", "head", "verb", "of"),
    [
        ("приказ", "ПРИКАЗ", "ПРИКАЗЫВАЮ:", "приказа"),
        ("распоряжение", "РАСПОРЯЖЕНИЕ", "ОБЯЗЫВАЮ:", "распоряжения"),
        ("постановление", "ПОСТАНОВЛЕНИЕ", "ПОСТАНОВЛЯЮ:", "постановления"),
    ],
)
def test_the_word_of_the_document_is_the_same_throughout(
    word: str, head: str, verb: str, of: str, tmp_path: Path
) -> None:
    fields = f"вид документа: {word}\nпункты: [{{утвердить: чтение}}, {{контроль: за собой}}]\nознакомлены: петров\n"
    text = "\n".join(order(tmp_path, fields, APPROVED))
    assert f"kind: {head}\n" in text
    assert f"preamble: {verb}\n" in text
    assert f"исполнением настоящего {of} оставляю" in text
    stem = word.removesuffix("е")
    assert f"С {stem}{'ем' if word.endswith('е') else 'ом'} ознакомлены:" in text
    assert f"/ {stem}{'ем' if word.endswith('е') else 'ом'} управления образования /" in text


def test_a_date_and_a_number_not_yet_known_are_blanks(tmp_path: Path) -> None:
    assert (
        order(tmp_path, "дата: __.__.2026\nномер: ___\n")[2]
        == "requisites: «____» _____________ 2026 г. | с. Сосновка | № ___"
    )


LAW = "{0} Сосновской области от 01.02.2024 № 5-ОЗ «Об образовании»"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("в целях: любви к книге", "В целях любви к книге"),
        ("в целях: [любви к книге, тишины.]", "В целях любви к книге и тишины"),
        ("в целях: [книг, тишины, света]", "В целях книг, тишины и света"),
        ("на основании: закон", f"На основании {LAW.format('Закона')}"),
        ("во исполнение: [закон, Плана района]", f"Во исполнение {LAW.format('Закона')} и Плана района"),
        ("в соответствии с: закон", f"В соответствии с {LAW.format('Законом')}"),
        (
            "в целях: тишины\nна основании: Устава\nво исполнение: {текст: плана}\nв соответствии с: {текст: уставом}",
            "В целях тишины, на основании устава, во исполнение плана, в соответствии с уставом",
        ),
        ("в целях: [В целях создания условий, С целью отдыха]", "В целях создания условий и отдыха"),
        ("на основании: На основании Устава школы", "На основании устава школы"),
        ("во исполнение: Во исполнение закона", "Во исполнение закона"),
        ("в соответствии с: В соответствии с законом", "В соответствии с законом"),
        ("преамбула: Так решил совет школ", "Так решил совет школ"),
        ("на основании: нет", ""),
    ],
)
def test_the_preamble_joins_purposes_and_grounds(fields: str, said: str, tmp_path: Path) -> None:
    assert order(tmp_path, f"{fields}\n")[4] == " ".join(["preamble:", *said.split(), "ПРИКАЗЫВАЮ:"])


ACTS = """\
вид: справочник
акты:
  приказ-края: {вид: Приказ, орган: Минобразования края, дата: 01.02.2024, номер: 5}
"""


def test_an_act_named_by_a_common_noun_is_small_in_the_preamble(tmp_path: Path) -> None:
    lines = order(tmp_path, "на основании: [закон, приказ-края]\n", акты=ACTS)
    assert lines[4].endswith("и приказа Минобразования края от 01.02.2024 № 5 ПРИКАЗЫВАЮ:")


def test_own_words_of_the_preamble_stand_alone(tmp_path: Path) -> None:
    assert codes(district(tmp_path, order="преамбула: Так решил совет\nв целях: тишины\n")) == ["SCH013"]


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("Читать каждый день.", "Читать каждый день."),
        ("текст: Читать **вслух**", "Читать вслух."),
        ("Читать каждый день;", "Читать каждый день."),
        ("Читать «Остров.»", "Читать «Остров.»"),
        ("Прочитать к 1 мая 2027 г.", "Прочитать к 1 мая 2027 г."),
        ("2. Читать", "Читать."),
        ("утвердить: {текст: положение о клубе}", "Утвердить положение о клубе."),
        (
            "назначить: {кого: петров, кем: ответственным за книги}",
            "Назначить методиста Петрова О. ответственным за книги.",
        ),
        (
            "назначить: {кого: Зимину А.Л., кем: хранителем, срок: до мая}",
            "Назначить Зимину А.Л. хранителем на срок до мая.",
        ),
        ("назначить: {кого: Зимину А.Л., кем: помощником Иванова И.}", "Назначить Зимину А.Л. помощником Иванова И."),
        ("поручить: {кому: петров, что: Купить книги.}", "Методисту Петрову О. купить книги."),
        (
            "поручить: {кому: [петров, Школам], что: купить книги, срок: до 1 мая 2027 г.}",
            "Методисту Петрову О. и Школам купить книги в срок до 1 мая 2027 г.",
        ),
        ("признать утратившим силу: Приказ от 1 мая", "Признать утратившим силу Приказ от 1 мая."),
        ("признать утратившим силу: закон", f"Признать утратившим силу {LAW.format('Закон')}."),
        ("опубликовать: приказ", "Опубликовать приказ."),
        ("опубликовать: {что: приказ, где: на сайте}", "Опубликовать приказ на сайте."),
        ("опубликовать: {что: приказ, срок: до мая}", "Опубликовать приказ до мая."),
        ("опубликовать: {что: Приказ, где: На сайте управления}", "Опубликовать приказ на сайте управления."),
        ("опубликовать: {что: Приказ, срок: 3 дня}", "Опубликовать приказ в течение 3 дней."),
        (
            "назначить: {кого: петров, кем: Ответственным за книги}",
            "Назначить методиста Петрова О. ответственным за книги.",
        ),
        (
            "опубликовать: {что: приказ, где: на сайте, срок: до мая, ответственный: [петров, Школа]}",
            "Опубликовать приказ на сайте до мая. Ответственный — методист Петров О., Школа.",
        ),
        ("контроль: за собой", f"{CONTROL} оставляю за собой."),
        ("контроль: петров", f"{CONTROL} возложить на методиста Петрова О."),
        ("контроль: {за кем: Зимину А.Л.}", f"{CONTROL} возложить на Зимину А.Л."),
        (
            "контроль: Контроль за исполнением приказа оставляю за собой",
            "Контроль за исполнением приказа оставляю за собой.",
        ),
        ("контроль: Контроль исполнения возложить на Зимину А.Л.", "Контроль исполнения возложить на Зимину А.Л."),
        ("контроль: возложить на Зимину А.Л.", f"{CONTROL} возложить на Зимину А.Л."),
        ("поручить: {кому: '1. а', что: купить}", "1. а купить."),
        ("поручить: {кому: '- а', что: купить}", "- а купить."),
        ("поручить: {кому: 'Школе\n\n- а', что: купить}", "Школе - а купить."),
        ("опубликовать: {что: приказ, где: '- а'}", "Опубликовать приказ - а."),
        ("признать утратившим силу: '1. а'", "Признать утратившим силу 1. а."),
    ],
)
def test_each_kind_of_point_is_a_sentence(point: str, said: str, tmp_path: Path) -> None:
    assert points(tmp_path, f"  - {point}\n") == [f"point1: 1. {said}"]


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("01.12.2026", "в срок до 1 декабря 2026 года"),
        ("до 15.09.2026", "в срок до 15.09.2026"),
        ("До мая", "в срок до мая"),
        ("в срок до мая", "в срок до мая"),
        ("сентябрь 2026 года", "в сентябре 2026 года"),
        ("2026–2028", "в 2026–2028 годах"),
        ("ежемесячно.", "ежемесячно"),
        ("Постоянно", "постоянно"),
        ("с 1 по 5 мая", "с 1 по 5 мая"),
        ("незамедлительно", "незамедлительно"),
    ],
)
def test_the_term_of_an_instruction_ends_its_sentence(term: str, said: str, tmp_path: Path) -> None:
    typed = f"  - поручить: {{кому: петров, что: купить книги, срок: '{term}'}}\n"
    assert points(tmp_path, typed) == [f"point1: 1. Методисту Петрову О. купить книги {said}."]


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("2026–2028", "на 2026–2028 годы"),
        ("01.12.2026", "на срок до 1 декабря 2026 года"),
        ("2026/27 учебный год", "на 2026/27 учебный год"),
        ("на два года", "на два года"),
        ("постоянно", "постоянно"),
    ],
)
def test_the_term_of_an_appointment_says_how_long(term: str, said: str, tmp_path: Path) -> None:
    typed = f"  - назначить: {{кого: петров, кем: хранителем, срок: {term}}}\n"
    assert points(tmp_path, typed) == [f"point1: 1. Назначить методиста Петрова О. хранителем {said}."]


@pytest.mark.parametrize(("term", "said"), [("01.12.2026", "до 1 декабря 2026 года"), ("май 2027", "в мае 2027 года")])
def test_the_term_of_a_publication_says_when(term: str, said: str, tmp_path: Path) -> None:
    assert points(tmp_path, f"  - опубликовать: {{что: приказ, срок: {term}}}\n") == [
        f"point1: 1. Опубликовать приказ {said}."
    ]


def test_a_term_stands_ahead_of_a_list(tmp_path: Path) -> None:
    typed = """\
  - поручить:
      кому: петров
      срок: май 2027
      что: |
        Купить:
        - книги;
        - полки
"""
    assert points(tmp_path, typed) == [
        "point1: 1. Методисту Петрову О. в мае 2027 года купить:",
        "bullet1: – книги;",
        "bullet1: – полки.",
    ]


@pytest.mark.parametrize(
    "by", ["за собой", "за мной", "за мною", "на себя", "возложить на себя", "Оставляю за собой", "за собой."]
)
def test_control_that_is_kept_is_said_in_one_way(by: str, tmp_path: Path) -> None:
    assert points(tmp_path, f"  - контроль: {by}\n") == [f"point1: 1. {CONTROL} оставляю за собой."]


def test_own_words_of_a_group_lead_in_its_members(tmp_path: Path) -> None:
    typed = "  - создать группу: {название: круг, вводная: 1. Создать круг, состав: [петров, Зимина А.Л.]}\n"
    assert points(tmp_path, typed) == [
        "point1: 1. 1. Создать круг:",
        "bullet1: – Петров Олег, методист;",
        "bullet1: – Зимина А.Л.",
    ]


def test_a_text_with_points_below_leads_them_in(tmp_path: Path) -> None:
    assert points(tmp_path, "  - текст: По школам\n    подпункты: [Читать]\n") == [
        "point1: 1. По школам:",
        "point2: 1.1. Читать.",
    ]


def test_several_repealed_acts_are_a_list(tmp_path: Path) -> None:
    assert points(tmp_path, "  - признать утратившим силу: [закон, Приказ от 1 мая]\n") == [
        "point1: 1. Признать утратившими силу:",
        f"bullet1: – {LAW.format('Закон')};",
        "bullet1: – Приказ от 1 мая.",
    ]


GROUP = """\
  - создать группу:
      название: совет клуба
      состав:
        - лицо: иванова
          роль: председатель
        - петров
        - лицо: Сидоров С.С.
          роль: секретарь
          по согласованию: да
        - текст: родители
          по согласованию: нет
"""


def test_a_group_lists_its_members_with_roles_and_consent(tmp_path: Path) -> None:
    assert points(tmp_path, GROUP) == [
        "point1: 1. Создать совет клуба в составе:",
        "bullet1: – Иванова Анна Петровна, начальник управления образования, председатель;",
        "bullet1: – Петров Олег, методист;",
        "bullet1: – Сидоров С.С., секретарь (по согласованию);",
        "bullet1: – родители.",
    ]


def test_an_organisation_is_named_in_full_once_and_then_shortly(tmp_path: Path) -> None:
    typed = "  - поручить: {кому: управление, что: купить книги}\n  - контроль: управление\n"
    assert points(tmp_path, typed) == [
        "point1: 1. Управлению образования Сосновского района (далее — управление образования) купить книги.",
        f"point1: 2. {CONTROL} возложить на управление образования.",
    ]


def test_points_have_points_of_their_own(tmp_path: Path) -> None:
    typed = """\
  - текст: |
      Школам:
      - сельским;
      - городским
    подпункты:
      - Купить книги.
      - поручить: {кому: петров, что: раздать книги}
      - создать группу: {название: круг, состав: [петров]}
  - Читать.
"""
    assert points(tmp_path, typed) == [
        "point1: 1. Школам:",
        "bullet1: – сельским;",
        "bullet1: – городским.",
        "point2: 1.1. Купить книги.",
        "point2: 1.2. Методисту Петрову О. раздать книги.",
        "point2: 1.3. Создать круг в составе:",
        "bullet1: – Петров Олег, методист.",
        "point1: 2. Читать.",
    ]


def test_points_of_a_third_level_are_refused(tmp_path: Path) -> None:
    typed = "пункты:\n  - текст: Раз\n    подпункты:\n      - текст: Два\n        подпункты: [Три]\n"
    assert codes(district(tmp_path, order=typed)) == ["SCH004"]


def test_one_approved_programme_follows_as_the_appendix(tmp_path: Path) -> None:
    lines = order(tmp_path, "пункты: [{утвердить: чтение}]\n", f"{APPROVED}части: [титул]\n")
    assert after(lines, "preamble") == [
        "point1: 1. Утвердить муниципальную программу «Читаем вместе» согласно приложению."
    ]
    assert after(lines, "signature", 2) == [
        "mark: Приложение / УТВЕРЖДЕНА / приказом управления образования / от 28.08.2026 № 1",
        "title: Муниципальная программа / «Читаем вместе»",
    ]


def test_several_approved_programmes_are_numbered(tmp_path: Path) -> None:
    lines = order(tmp_path, "пункты: [{утвердить: [чтение, счёт]}]\n", APPROVED, счёт=COUNTING)
    assert after(lines, "preamble", 3) == [
        "point1: 1. Утвердить:",
        "point2: 1.1. Муниципальную программу «Читаем вместе» согласно приложению № 1.",
        "point2: 1.2. Школьную программу «Считаем „Раз“» согласно приложению № 2.",
    ]
    assert [line for line in lines if line.startswith("mark")] == [
        "mark: Приложение № 1 / УТВЕРЖДЕНА / приказом управления образования / от 28.08.2026 № 1",
        "mark: Приложение № 2 / УТВЕРЖДЕНА / приказом управления образования / от 28.08.2026 № 1",
    ]


def test_what_is_only_attached_is_not_approved(tmp_path: Path) -> None:
    fields = "пункты: [{утвердить: чтение}]\nтакже приложить: счёт\n"
    marks = [line for line in order(tmp_path, fields, APPROVED, счёт=COUNTING) if line.startswith("mark")]
    assert marks[1] == "mark: Приложение № 2 / к приказу управления образования / от 28.08.2026 № 1"


def test_sub_points_approve_too(tmp_path: Path) -> None:
    typed = "  - текст: По программам\n    подпункты:\n      - утвердить: чтение\n      - утвердить: [чтение, счёт]\n"
    assert points(tmp_path, typed, APPROVED, счёт=COUNTING)[1:] == [
        "point2: 1.1. Утвердить муниципальную программу «Читаем вместе» согласно приложению № 1.",
        "point2: 1.2. Утвердить:",
        "bullet1: – Муниципальную программу «Читаем вместе» согласно приложению № 1.",
        "bullet1: – Школьную программу «Считаем „Раз“» согласно приложению № 2.",
    ]


@pytest.mark.parametrize(
    ("signature", "printed"),
    [
        ("иванова", "Начальник управления образования |  | А.П. Иванова"),
        ("управление", "Начальник управления образования |  | А.П. Иванова"),
        ("Директор", "Директор |  | "),
        (
            "{лицо: петров, должность: исполняющий обязанности начальника}",
            "Исполняющий обязанности начальника |  | О. Петров",
        ),
    ],
)
def test_the_order_is_signed(signature: str, printed: str, tmp_path: Path) -> None:
    assert f"signature: {printed}" in order(tmp_path, f"подписывает: {signature}\n")


def test_visas_acquaintance_and_executor_stand_after_the_signature(tmp_path: Path) -> None:
    fields = """\
визы:
  - лицо: петров
    дата: 27.08.2026
  - Зимина А.Л.
ознакомлены:
  - петров
  - лицо: Зимина А.Л.
    дата: 29.08.2026
исполнитель: иванова
"""
    assert after(order(tmp_path, fields), "signature", 7) == [
        "visa-head: СОГЛАСОВАНО",
        "visa: Методист | ____________ | О. Петров / 27.08.2026",
        "visa:  | ____________ | А.Л. Зимина",
        "visa-head: С приказом ознакомлены:",
        "acquainted: О. Петров | ____________ | «___» _________ 20__ г.",
        "acquainted: А.Л. Зимина | ____________ | 29.08.2026",
        "executor: Иванова Анна Петровна, 8 (999) 000-00-01",
    ]


def test_what_the_paper_cannot_do_without_is_not_said_to_be_empty(tmp_path: Path) -> None:
    assert codes(district(tmp_path, order="подписывает: нет\n")) == ["SCH007"]


@pytest.mark.parametrize("typed", ["{{ x }}", "<b>жирно</b>", "Мы & вы", "]]>"])
def test_signs_of_other_languages_print_as_typed(typed: str, tmp_path: Path) -> None:
    fields = f"""\
о чём: '{typed}'
в целях: ['{typed}']
пункты:
  - '{typed}'
  - создать группу: {{название: '{typed}', состав: [{{текст: '{typed}'}}]}}
  - поручить: {{кому: ['{typed}'], что: '{typed}', срок: '{typed}'}}
подписывает: '{typed}'
исполнитель: '{typed}'
"""
    text = "\n".join(order(tmp_path, fields))
    assert text.casefold().count(typed.casefold()) == 10


def test_a_list_of_acquaintance_leaves_no_line_alone_on_a_page(tmp_path: Path) -> None:
    where = district(tmp_path, order="ознакомлены: [петров, иванова, Зимина А.Л., Белова А.П.]\n")
    (found,) = check([where])
    tree = compose(PAPERS["приказ"], found.workspace.descriptions["приказ-1"], found.workspace).tree
    lines = [one for part in tree.parts for one in part.blocks if isinstance(one, Columns) and one.role == "acquainted"]
    assert [one.is_kept_with_next for one in lines] == [True, False, True, False]
