"""The phrasebook: every fixed phrase that a template prints, overridable by a workspace phrase by phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import resources
from generator.errors import BadTemplate
from generator.findings import Finding, Place
from generator.reading.values import List, Map, Text
from generator.reading.yaml_reader import read_file
from generator.schema.keys import nearest

NBSP = "\u00a0"
# Spaces of a phrase at which no line may end: «№ 5», «28 августа 2026 г.», «2026–2028 годы», «3 %», «3 п. п.»,
# «Таблица 5», «далее – …».
_GLUED = re.compile(
    r"(?<=№) (?=\{)|(?<=\{день\}) (?=\{месяц\})|(?<=\{слово\}) (?=\{номер\})"
    r"|(?<=\}) (?=г\.|годы|%|п\.)|(?<=п\.) (?=п\.)|(?<=\S) (?=[–—] )"
)
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Phrasebook:
    """Phrases by name; a name of two words parted by a dot stands in a group of the file."""

    phrases: Mapping[str, Text]

    def say(self, name: str, **values: str) -> str:
        """The phrase with its placeholders filled; raises `BadTemplate` for a name or a placeholder it lacks."""
        phrase = self.phrases.get(name)
        if phrase is None:
            near = nearest(name, self.phrases)
            hint = f"Возможно, «{near}»." if near else ""
            raise BadTemplate("TPL101", f"В словаре фраз нет «{name}»", Place("phrases.yaml"), hint)
        if missing := [key for key in PLACEHOLDER.findall(phrase) if key not in values]:
            known = ", ".join(f"{{{key}}}" for key in values) or "ни одной"
            message = f"Фраза «{name}» просит подстановку «{{{missing[0]}}}», а её здесь нет"
            raise BadTemplate("TPL102", message, phrase.place, f"Можно: {known}.")
        return PLACEHOLDER.sub(lambda match: values[match[1]], phrase)

    def __contains__(self, name: str) -> bool:
        return name in self.phrases


@cache
def built_in() -> Phrasebook:
    """The phrasebook of the package."""
    value, findings = read_file(resources.TEMPLATES / "phrases.yaml", "phrases.yaml")
    assert isinstance(value, Map) and not findings, findings
    return Phrasebook(dict(_flat(value)))


def with_own(path: Path, name: str) -> tuple[Phrasebook, list[Finding]]:
    """The package's phrasebook with the phrases of a workspace's file over it, and that file's faults."""
    value, findings = read_file(path, name)
    if not isinstance(value, Map):
        return built_in(), findings
    own = dict(_flat(value))
    findings += [_no_phrase(key, item) for key, item in _lists(value)]
    for key, text in own.items():
        if key not in built_in():
            near = nearest(key, built_in().phrases)
            hint = f"Возможно, «{near}»." if near else "Все фразы названы в файле templates/phrases.yaml."
            findings.append(Finding("TPL101", f"Нет такой фразы: «{key}»", text.place, "", hint))
            continue
        allowed = set(PLACEHOLDER.findall(built_in().phrases[key]))
        for extra in [word for word in PLACEHOLDER.findall(text) if word not in allowed]:
            known = ", ".join(f"{{{word}}}" for word in sorted(allowed)) or "подстановок нет"
            findings.append(
                Finding("TPL102", f"Во фразе «{key}» нет подстановки «{{{extra}}}»", text.place, "", f"Можно: {known}.")
            )
    return Phrasebook({**built_in().phrases, **own}), findings


def _lists(value: Map) -> list[tuple[Text, List]]:
    """Keys under which a list stands, where only a phrase or a group can."""
    found: list[tuple[Text, List]] = []
    for key, item in value.items():
        if isinstance(item, Map):
            found += _lists(item)
        elif isinstance(item, List):
            found.append((key, item))
    return found


def _no_phrase(key: Text, item: List) -> Finding:
    return Finding(
        "TPL101", f"Под «{key}» стоит перечень, а не фраза", item.place, "", f"Напишите «{key}: слова фразы»."
    )


def _flat(value: Map, prefix: str = "") -> list[tuple[str, Text]]:
    found: list[tuple[str, Text]] = []
    for key, item in value.items():
        if isinstance(item, Map):
            found += _flat(item, f"{prefix}{key}.")
        elif isinstance(item, Text):
            found.append((f"{prefix}{key}", item.with_value(_GLUED.sub(NBSP, item))))
    return found
