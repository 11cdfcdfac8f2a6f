"""What the content templates see: plain data and a few functions, all bound to one paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from generator.content.marks import PlaceMarks
from generator.content.phrases import Phrasebook
from generator.content.tree import Asset
from generator.findings import Finding, Place
from generator.language.cases import Case, LanguageError
from generator.language.initials import initials, name_and_post
from generator.language.lowering import lowered
from generator.language.units import unit_after
from generator.reading.values import Text
from generator.schema.types import Number
from generator.workspace.entities import Entity, Link, NoForm, capital, form_hint, form_message, signing_name
from generator.workspace.load import Description, Workspace
from generator.workspace.speech import name_of

Record = dict[str, Any]


@dataclass(eq=False)
class Desk:
    """Where one paper is put together: its description, the workspace, marks, pictures, faults met on the way."""

    description: Description
    workspace: Workspace
    letterhead: bool = False
    marks: PlaceMarks = field(default_factory=PlaceMarks)
    assets: dict[str, Asset] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    attached_to: Description | None = None  # the order that it follows in one file

    @property
    def order(self) -> Description | None:
        """The order that the description is an appendix to: the one it follows, else the one it names."""
        named = self.description.record.get("appendix_to")
        if self.attached_to is not None or not isinstance(named, Link):
            return self.attached_to
        return self.workspace.descriptions.get(named.entity.id)

    @property
    def phrases(self) -> Phrasebook:
        """The phrasebook of the workspace."""
        return self.workspace.phrases

    @property
    def folder(self) -> Path:
        """The folder that files named in the description are looked up in."""
        return self.description.path.parent

    def name(self, reference: Text | Entity | None, case: str = "им", style: str = "") -> str:
        """What a reference prints in a case; a form that nobody gave is a finding and prints as «…»."""
        _known(case, reference)
        if reference is None:
            return ""
        entity = (
            reference if isinstance(reference, Entity) else reference.entity if isinstance(reference, Link) else None
        )
        if entity is None:
            return reference if isinstance(reference, Text) else ""
        try:
            return name_of(entity, self.workspace.speech, case, style)
        except NoForm as missing:
            self.report_form(missing, reference.place)
            return "…"

    def signing(self, person: Record) -> str:
        """The name of a person as under a paper, initials first."""
        return signing_name(person, self.workspace.speech.gap)

    def signatory(self, words: str) -> tuple[str, str]:
        """The name as under a paper and the post of «Белова А.П., директор»; words that name nobody are all post."""
        name, post = name_and_post(words)
        return (initials(name, first=True, space=bool(self.workspace.speech.gap)) if name else "", capital(post))

    def report_form(self, missing: NoForm, place: Place) -> None:
        """Report a case form that the registry does not give."""
        self.findings.append(Finding("REF005", form_message(missing), place, "", form_hint(missing)))

    def words(self, text: Text, case: str) -> str:
        """An author's noun group in a case; what the rules refuse is a finding and prints as «…».

        Raises `LanguageError` for a case that is none, naming the value's place.
        """
        _known(case, text)
        try:
            return self.workspace.speech.decline("group", str(text), case)
        except LanguageError as refused:
            hint = f"{refused.hint} Или напишите эту строку своими словами.".strip()
            self.findings.append(Finding("REF005", refused.message, text.place, "", hint))
            return "…"

    def lowered(self, text: str) -> str:
        """A text that goes on a sentence: its first letter small, proper names of the workspace spared."""
        small = lowered(text, self.workspace.proper_names)
        return text.with_value(small) if isinstance(text, Text) else small

    def amount(self, value: Text, unit: Text | None = None, case: str = "им") -> Text:
        """A number as typed, its unit or per cent behind a no-break space; a bare number gets `unit`, agreed."""
        whole = str(value)
        if unit is not None and isinstance(value, Number) and not value.unit:
            number, bracket, note = whole.partition("(")
            agreed = unit_after(value.value, str(unit), Case.read(case), forms=self.workspace.speech.countable)
            whole = f"{number.strip()} {agreed} {bracket}{note}".strip()
        return value.with_value(re.sub(r"(?<=\d)(?: (?=[^\s(])|(?=[%‰]))", "\u00a0", whole))

    def functions(self) -> dict[str, Callable[..., Any]]:
        """The functions that templates call."""
        return {
            "amount": self.amount,
            "counted": self.counted,
            "lowered": self.lowered,
            "name": self.marked_name,
            "names": self.names,
            "post": self.post,
            "say": self.say,
            "words": self.marked_words,
        }

    def marked_words(self, text: Text, case: str) -> Markup:
        """`words` with the author's place."""
        return Markup(escape(self.marks.wrap(text.with_value(self.words(text, case)))))

    def counted(self, number: int, noun: str, case: str = "им") -> str:
        """A number with its noun: «6 семинаров». Raises `LanguageError` for a case or a noun that is none."""
        return self.workspace.speech.counted(number, noun, case)

    def say(self, phrase: str, **values: Any) -> Markup:
        """A phrase of the phrasebook; authors' words in it keep their places."""
        marked = {
            key: self.marks.wrap(value) if isinstance(value, Text) else str(value) for key, value in values.items()
        }
        return Markup(escape(self.phrases.say(phrase, **marked)))

    def marked_name(self, reference: Text | None, case: str = "им", style: str = "") -> Markup:
        """`name` with the place of the author's reference."""
        name = self.name(reference, case, style)
        if reference is None:
            return Markup("")
        return Markup(escape(self.marks.wrap(Text(str(name), reference.place))))

    def post(self, reference: Text | None) -> str:
        """The post of a person with the organisation it is in, where the registry names one; empty without a name."""
        entity = reference.entity if isinstance(reference, Link) else None
        if entity is None or entity.kind != "person" or entity.record["surname"] is None:
            return ""
        post, organisation = entity.record["post"], entity.record["organisation"]
        if post is None or organisation is None:
            return str(post or "")
        whose = str(self.name(organisation, "род", "кратко"))
        return self.phrases.say("имя.должность в организации", должность=str(post), организация=whose)

    def names(self, references: Iterable[Text] | None, capitalised: bool = False) -> Markup:
        """Names of several references joined by commas, the first letter in upper case when asked."""
        printed = [(self.name(one), one.place) for one in references or ()]
        texts = [
            Text(capital(str(name)) if capitalised and n == 0 else str(name), place)
            for n, (name, place) in enumerate(printed)
        ]
        return Markup(", ").join(Markup(escape(self.marks.wrap(text))) for text in texts)


def _known(case: str, value: Text | Entity | None) -> None:
    try:
        Case.read(case)
    except LanguageError as wrong:
        place = f" (значение — {value.place})" if value is not None else ""
        raise LanguageError(f"{wrong.message}{place}", wrong.hint) from None
