"""Rules that follow links stand firm where a link leads to a thing of another kind, or a field holds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.check import check
from generator.review.rulebook import rulebook
from generator.review.runner import review, usual
from generator.rules.draft import Draft
from tests.workspaces import write

REGISTRY = """\
вид: справочник
организации: {школа: Школа, управа: {полное: Управление, руководитель: школа}}
лица: {кураторы: кураторы школ, пётр: {фамилия: Петров}}
акты: {голый: {вид: приказ}, чужой: {заменён: школа, дата: 32.13.2020}}
"""
PROGRAMME = """\
вид: программа
код: программа
уровень: иная
наименование:
срок: когда-нибудь
организация: программа
основания: [школа, кураторы, голый, чужой, Приказ от 99.99.2020 № 5 «, нет]
разработчик: нет
цель: нет
задачи: 5
показатели: {пункты: [а]}
риски: [{риск: Р, мероприятия: [1, х]}, {}]
мониторинг: текст
мероприятия: [{группа: Г}, {мероприятие: М, срок: 2027, ответственный: [голый, нет, школа]}]
паспорт: {строки: [{название: Срок, текст: 2028}, {поле: цель, текст: ''}, {текст: а}]}
утверждение: [{кем: голый, чем: школа}]
"""
ORDER = """\
вид: приказ
код: приказ
организация: программа
дата: нет
номер: нет
о чём: «»
на основании: [нет, школа]
пункты: [{утвердить: [приказ, программа, голый]}, {создать группу: {название: нет, состав: [{роль: х}, нет]}},
  {поручить: {кому: [голый], что: нет}}, контроль: нет]
подписывает: управа
"""


@pytest.mark.parametrize("code", [code for code in rulebook() if code.startswith(("RSP", "LEG", "XDC"))])
def test_a_rule_survives_links_that_lead_astray(code: str, tmp_path: Path) -> None:
    files = {"metodist.yaml": "рамка: gost\n", "а.yaml": REGISTRY, "п.yaml": PROGRAMME, "о.yaml": ORDER}
    (checked,) = check([write(tmp_path, files)])
    drafts = [Draft(one, checked.workspace) for one in checked.asked if one.kind.name != "registry"]
    assert len(drafts) == 2
    assert all(review(draft, usual([rulebook()[code]])) is not None for draft in drafts)
