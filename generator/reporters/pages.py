"""Pages of codes as a person reads them: on a terminal, and all of them as one Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.codes import FAMILIES, Page
from generator.content.phrases import built_in
from generator.findings import Severity
from generator.rules.rule import Rule

HEAD = """# Коды замечаний

Что находит `metodist check`: сначала правила проверки черновика (их находки — замечания эксперта, которые видны
накануне защиты), затем ошибки описания, с которыми бумаги не напечатать. Одну страницу покажет `metodist rules КОД`.
Страница собрана командой `make reference`, руками её не правят.
"""
OTHER_FILE = re.compile(r"^--- ?(.+)$", re.MULTILINE)
SIGNS = re.compile(r"[\\`*_<>\[\]#]")
# The parts of a page that are told in words, and those that are samples.
WORDS = {"what": "", "why": "Зачем", "settings": "Настройки", "caution": "Осторожно", "fix": "Как исправить"}
SAMPLES = {"bad": "Плохо", "good": "Хорошо"}
ORDER = ("what", "why", "bad", "good", "settings", "caution", "fix")


def page_text(page: Page, rule: Rule | None = None) -> str:
    """The page of a code as it prints on a terminal."""
    parts = [f"{page.code}. {page.title}" + (f"\n{facts(rule)}" if rule else "")]
    for name in ORDER:
        if text := getattr(page, name):
            is_sample = name in SAMPLES
            parts.append(f"{SAMPLES[name]}:\n{_indented(_named(text))}" if is_sample else _told(WORDS[name], text))
    if rule is not None:
        parts += [f"В metodist.yaml:\n{_indented(settings_of(rule))}", f"{SILENCE}\n{_indented(_silence(page.code))}"]
    return "\n\n".join(parts)


SILENCE = "Если здесь так и надо, пометьте это место в конце строки или строкой выше:"


def page_markdown(page: Page, rule: Rule | None = None) -> str:
    """The page of a code as Markdown, without its heading."""
    parts = [f"*{_escaped(facts(rule))}*"] if rule else []
    for name in ORDER:
        if text := getattr(page, name):
            parts.append(_sample(SAMPLES[name], text) if name in SAMPLES else _words(WORDS[name], text))
    if rule is not None and rule.options:
        parts.append(f"```yaml\n{settings_of(rule)}\n```")
    return "\n\n".join(parts)


def facts(rule: Rule) -> str:
    """What is known of a rule in one line: severity, gate, confidence, criterion."""
    known = [rule.severity.word]
    known += ["с ним на защиту нельзя"] if rule.gate else []
    criterion = f"критерий {rule.criterion} «{built_in().say(f'критерий.{rule.criterion}')}»"
    known += [f"уверенность {rule.confidence.word}", criterion]
    return "; ".join(known)


def settings_of(rule: Rule) -> str:
    """The lines of metodist.yaml that set a rule as it is by default."""
    usual = {name: value for name, value in rule.options.items() if value != ()}
    lines = [f"важность: {rule.severity.word}", *(f"{name}: {_yaml(value)}" for name, value in usual.items())]
    return "\n".join(["проверка:", "  правила:", f"    {rule.code}:", *(f"      {line}" for line in lines)])


def contents(pages: Iterable[Page], rules: Mapping[str, Rule]) -> Iterator[str]:
    """A line for each code under the name of its family, with the severity of a rule."""
    width = max(len(severity.word) for severity in Severity)
    for family, ours in _by_family(pages):
        yield f"{family} · {FAMILIES[family]}"
        for page in ours:
            rule = rules.get(page.code)
            yield f"  {page.code}  {rule.severity.word if rule else '':<{width}}  {page.title}"
        yield ""


def rules_reference(pages: Iterable[Page], rules: Mapping[str, Rule]) -> str:
    """All pages as one Markdown text."""
    parts = [HEAD]
    for family, ours in _by_family(pages):
        parts.append(f"## {family} · {FAMILIES[family]}\n")
        parts += [
            f"### {page.code}. {_escaped(page.title)}\n\n{page_markdown(page, rules.get(page.code))}\n" for page in ours
        ]
    return "\n".join(parts)


def _by_family(pages: Iterable[Page]) -> Iterator[tuple[str, list[Page]]]:
    every = list(pages)
    for family in FAMILIES:
        if ours := [page for page in every if page.family == family]:
            yield family, ours


def _told(head: str, text: str) -> str:
    return f"{head}. {text}" if head else text


def _words(head: str, text: str) -> str:
    return f"**{head}.** {_escaped(text)}" if head else _escaped(text)


def _sample(head: str, text: str) -> str:
    if "\n" not in text:
        return f"**{head}.** {_escaped(text)}"
    return f"**{head}**\n\n```yaml\n{_named(text)}\n```"


def _named(sample: str) -> str:
    """The sample with a comment in place of the line that parts two files of it."""
    return OTHER_FILE.sub(r"# в файле \1.yaml:", sample)


def _escaped(text: str) -> str:
    return SIGNS.sub(r"\\\g<0>", text)


def _silence(code: str) -> str:
    return f"# metodist: ignore[{code}] причина"


def _yaml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    if isinstance(value, bool):
        return "да" if value else "нет"
    return str(value).replace(".", ",") if not isinstance(value, str) else value


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
