"""The head of a noun group: adjectives from left to right, up to the first noun in the nominative that agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.language.cases import Case
from generator.language.morphology import readings
from generator.language.phrase import Kind, Token, is_abbreviation, tokens_of
from generator.language.wordforms import (
    Nominal,
    is_adverb,
    is_fixed,
    nominals,
    possessive,
    regular,
    town_adjective,
    words_of,
)

COORDINATORS = frozenset({"и", "или", "либо"})
_POSSESSIVES = frozenset({"его", "её", "ее", "их"})
# Shortened adjectives before a head: «ст. воспитатель», «мл. науч. сотрудник». «зам. директора» is none of them.
_SHORTENED = frozenset({"ст.", "мл.", "гл.", "вед.", "отв.", "науч.", "муниц.", "гос.", "техн."})
# People named by adjectives that are no participles with -ся.
_PEOPLE = frozenset({"несовершеннолетний", "дежурный", "служащий", "заведовать", "заведующий", "учащийся"})


@dataclass(frozen=True, slots=True)
class Manner:
    """How readings are chosen: `persons` first (posts), things first (False), or the likeliest (None).

    `place`: names of places come first and nothing is a living being. `named`: further lemmas of persons.
    """

    persons: bool | None = None
    place: bool = False
    named: frozenset[str] = frozenset()

    def rank(self, nominal: Nominal) -> tuple[bool, ...]:
        """Sorts readings, the best first; equal ones keep their likelihood."""
        off_side = self.persons is not None and nominal.animate is not self.persons
        if self.place:
            return ("Geox" not in nominal.tags, nominal.personal_name, not nominal.known, nominal.animate)
        return (not nominal.known, nominal.personal_name, off_side)

    def animate(self, nominal: Nominal) -> bool:
        """Whether the noun names a living being here."""
        if self.place:
            return False
        unknown_person = self.persons is True and not nominal.known and nominal.gender != "neut"
        return nominal.animate or unknown_person or self.lists(nominal)

    def lists(self, nominal: Nominal) -> bool:
        """Whether the noun stands in a list of persons: the field's own or the workspace's."""
        return not nominal.lemmas.isdisjoint(self.named | words_of("persons.txt"))


@dataclass(slots=True)
class Group:
    """A group found in the tokens of a phrase: the adjectives, the noun where there is one, and where it ends.

    `rivals` are other readings of the noun that agree as well.
    """

    adjectives: list[tuple[Token, Nominal]]
    noun: tuple[Token, Nominal] | None
    end: int
    animate: bool = False
    rivals: list[Nominal] = field(default_factory=list)

    @property
    def head(self) -> Nominal:
        """The noun, or the last adjective: «заведующий кафедрой»."""
        return self.noun[1] if self.noun else self.adjectives[-1][1]

    @property
    def members(self) -> list[tuple[Token, Nominal]]:
        return [*self.adjectives, *([self.noun] if self.noun else [])]

    @property
    def clear(self) -> bool:
        """Whether some word of the group cannot be a genitive."""
        return any(nominal.clear for _, nominal in self.members)

    def decline(self, case: Case) -> None:
        """Puts the words of the group into the case."""
        for token, nominal in self.members:
            put(token, nominal.form(case, self.animate))


def is_oblique(group: Group, following: Token | None) -> bool:
    """Whether a group is the beginning of a genitive: «Лужской области», where «Лужской» is no man from Luga."""
    if following is None or following.kind is not Kind.WORD:
        return False
    words = [token.text for token, _ in group.members]
    named = ({"NOUN", "nomn"} <= each.tags or "Subx" in each.tags for each in readings(words[-1]))
    return all(map(_may_be_her, (*words, following.text))) and (len(words) > 1 or not any(named))


def _may_be_her(word: str) -> bool:
    """Whether the word may be a feminine genitive."""
    return any((each.gender, each.number, each.case) == ("femn", "sing", "gent") for each in readings(word))


def put(token: Token, form: str) -> None:
    """Replaces a token's word, inside its brackets if it has them, no-break hyphens kept."""
    form = form.replace("-", "‑") if "‑" in token.text else form
    token.text = f"({form})" if token.kind is Kind.BRACKETED else form


def find_group(words: Sequence[Token], start: int, manner: Manner, *, after_head: bool = False) -> Group | None:
    """The group that begins at `start` of tokens without spaces; None where nothing there is in the nominative.

    `after_head`: the group follows a comma after another head, so an active participle opens a clause of its own.
    """
    run = _Run(words, start, manner, after_head)
    while run.at < len(words):
        if run.skips():
            run.at += 1
            continue
        found = run.take()
        if found is not None:
            return found
        if run.stopped or run.takes_object():
            break
    return run.without_noun()


class _Run:
    """Adjectives in the nominative, read from left to right until their noun is found."""

    def __init__(self, words: Sequence[Token], start: int, manner: Manner, after_head: bool) -> None:
        self.words, self.at, self.manner = words, start, manner
        self.adjectives: list[tuple[Token, Nominal]] = []
        self.end = start
        self.after_head = after_head
        self.coordinated = False
        self.stopped = False
        self.nouns: list[Nominal] = []  # noun readings of the last adjective: «кухонный рабочий»

    def skips(self) -> bool:
        """Whether the token stands between the parts of a group without being one: adverbs, «и» of adjectives."""
        word = self.words[self.at]
        if (word.kind is Kind.WORD and word.text.lower() in COORDINATORS) or word.text == ",":
            joins = bool(self.adjectives) and self.at + 1 < len(self.words) and self._adjective(self.words[self.at + 1])
            self.coordinated |= bool(joins)
            return bool(joins)
        lower = word.text.lower()
        return word.kind is Kind.WORD and (lower in _SHORTENED or lower in _POSSESSIVES or is_adverb(word.text))

    def take(self) -> Group | None:
        """Takes the next word; a group if it is the noun that agrees."""
        word = self.words[self.at]
        nouns = self._nouns(word)
        adjective = self._adjective(word)
        if nouns and (adjective is None or word.kind is Kind.BRACKETED) and not self._governs(nouns):
            return self._with(word, nouns, self.adjectives, self.at + 1)
        self.stopped = adjective is None or (word.kind is Kind.BRACKETED and not self.adjectives)
        if adjective is not None and not self.stopped:
            self.nouns = nouns
            self.adjectives.append((word, adjective))
            self.at += 1
            self.end = self.at
        return None

    def takes_object(self) -> bool:
        """Whether the last adjective is a participle with an object: «исполняющие обязанности», «, курирующий блок»."""
        last = self.adjectives[-1][1]
        following = self.words[self.at].text.lower() if self.at < len(self.words) else ""
        duties = following in ("обязанности", "обязанность") and "исполнять" in last.lemmas
        return duties or (self.after_head and {"PRTF", "actv"} <= {last.part, *last.tags})

    def without_noun(self) -> Group | None:
        """The group whose head is its last adjective: «заведующий кафедрой», «Знаменская СОШ»."""
        if not self.adjectives:
            return None
        if self.nouns and (not self.after_head or any(each.animate for each in self.nouns)):
            *others, (word, _) = self.adjectives
            return self._with(word, self.nouns, others, self.end)
        return Group(self.adjectives, None, self.end, self._is_person())

    def _with(self, word: Token, nouns: list[Nominal], adjectives: list[tuple[Token, Nominal]], end: int) -> Group:
        best = min(nouns, key=self.manner.rank)
        noun = best.as_town() if self.manner.place else best
        return Group(adjectives, (word, noun), end, self.manner.animate(best), nouns)

    def _is_person(self) -> bool:
        following = self.words[self.end] if self.end < len(self.words) else None
        of_person = self.adjectives[-1][1].part == "PRTF" or self.manner.persons is True
        named = following is not None and (following.kind is Kind.QUOTED or is_abbreviation(following.text))
        return not self.manner.place and (of_person or (self.manner.persons is None and not named))

    def _nouns(self, word: Token) -> list[Nominal]:
        nouns = [each for each in nominals_of(word) if each.noun]
        if not nouns and self.manner.place and word.kind is Kind.WORD and word.capitalised and not is_fixed(word.text):
            guess = None if self._adjective(word) else regular(word.text)
            nouns = [guess] if guess else []
        return [each for each in nouns if self._agrees(each)]

    def _adjective(self, word: Token) -> Nominal | None:
        shape = self.adjectives[0][1] if self.adjectives else None
        options = [each for each in nominals_of(word) if not each.noun]
        if not options and word.kind is Kind.WORD and word.capitalised:
            guess = self._name_adjective(word.text)
            options = [guess] if guess else []
        return next((each for each in options if shape is None or self._alike(each, shape)), None)

    def _alike(self, adjective: Nominal, shape: Nominal) -> bool:
        """One shape for all; «Донецкая и Луганская народные республики» turn to the plural."""
        turned = self.coordinated and shape.number == "sing" and adjective.number == "plur"
        return turned or (adjective.gender, adjective.number) == (shape.gender, shape.number)

    def _name_adjective(self, word: str) -> Nominal | None:
        """An adjective of a place's name: a possessive before another capital, the name itself in -ской."""
        following = self.words[self.at + 1 : self.at + 2]
        if self.manner.place and following and following[0].capitalised:
            return possessive(word)
        first = self.at == 0 or (self.manner.place and self.words[self.at - 1].text not in COORDINATORS)
        return town_adjective(word) if first else None

    def _agrees(self, noun: Nominal) -> bool:
        if not self.adjectives:
            return True
        shape = self.adjectives[0][1]
        if self.coordinated and shape.number == "sing" and noun.number == "plur":
            return True
        same_gender = noun.gender == shape.gender or (noun.gender is None and shape.gender != "neut")
        return noun.number == shape.number and (same_gender or noun.number == "plur")

    def _governs(self, nouns: Sequence[Nominal]) -> bool:
        """«обучающиеся школы»: people named by an adjective, then a genitive that looks like a plural."""
        if not self.adjectives or any(each.clear for each in nouns):
            return False
        last = self.adjectives[-1][1]
        people = not last.lemmas.isdisjoint(_PEOPLE) or ("Subx" in last.tags and last.part == "PRTF")
        return last.number == "plur" and people


def nominals_of(token: Token) -> tuple[Nominal, ...]:
    """The readings of a word, or of the only word in brackets."""
    if token.kind is Kind.WORD:
        return nominals(token.text)
    inside = tokens_of(token.inside) if token.kind is Kind.BRACKETED else []
    return nominals(inside[0].text) if len(inside) == 1 and inside[0].kind is Kind.WORD else ()
