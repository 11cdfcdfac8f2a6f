"""Pages of all codes: what a finding means, why it matters, a bad and a good example, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from generator import resources

# What the first letters of a code say: rules of the review in the order of a reader's interest, then faults.
FAMILIES: Mapping[str, str] = {
    "STR": "Структура",
    "TRC": "Прослеживаемость",
    "IND": "Показатели и цели",
    "TIM": "Сроки",
    "FIG": "Числа",
    "RSP": "Ответственность и риски",
    "LEG": "Правовая основа",
    "NAM": "Имена, сокращения, термины",
    "LNG": "Язык и оформление",
    "XDC": "Согласованность документов",
    "EVL": "Экспертиза",
    "SIL": "Пометки, которые скрывают замечания",
    "BAS": "База старых замечаний",
    "YML": "Текст файла",
    "SCH": "Поля описания",
    "REF": "Коды, ссылки, имена в тексте",
    "TAB": "Таблицы школ",
    "DGN": "Диагностика",
    "EXP": "Экспертные листы и протоколы",
    "RMP": "Дорожные карты и справки",
    "REP": "Числа отчётов",
    "TPL": "Шаблоны и фразы",
    "FRM": "Рамка",
    "CLI": "Команда",
    "OUT": "Папка для бумаг",
    "PAR": "Сверка форм",
    "PDF": "Печать PDF",
}


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one code, in Russian. `bad` and `good` are samples, or words where a sample needs a whole file.

    `settings` and `caution` (when the finding may be wrong) are for rules of the review.
    """

    code: str
    title: str
    what: str
    why: str
    bad: str
    good: str
    fix: str
    settings: str = ""
    caution: str = ""

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]


@cache
def pages() -> Mapping[str, Page]:
    """All pages by code, in the order of codes."""
    found: dict[str, Page] = {}
    for path in sorted((resources.SCHEMAS / "codes").glob("*.yaml")):
        for code, fields in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader).items():
            if code in found:
                raise ValueError(f"{path.name}: {code} has two pages")
            found[code] = Page(code, **{name: str(text).strip() for name, text in fields.items()})
    return dict(sorted(found.items()))
