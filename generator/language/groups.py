"""Posts, organisations, territories and other noun groups in six cases: heads are declined, dependents stay.

What a workspace writes itself (`формы:`) wins over all of this and never comes here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from generator.language.cases import Case
from generator.language.heads import COORDINATORS, Group, Manner, find_group, is_oblique
from generator.language.phrase import Kind, Token, tokens_of
from generator.language.places import PLACES, Settlement, is_still, name_after, settlement, short_settlement, unit_end
from generator.language.wordforms import Nominal, is_fixed, nominals, words_of

_TAKES_ACCUSATIVE = frozenset({"за", "в", "во", "на", "про", "через", "под", "о", "об"})
_LONG_WORD = 5


@dataclass(frozen=True, slots=True)
class Declined:
    """A phrase in a case. `doubts` say in Russian why a person should look at it; empty when the rules are sure."""

    text: str
    doubts: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return not self.doubts

    def __str__(self) -> str:
        return self.text


def decline_post(text: str, case: Case, *, persons: Collection[str] = ()) -> Declined:
    """A post, or several by comma, dash or «и», in the case.

    `persons`: further nouns that name people, dictionary forms; the accusative depends on them.
    """
    return _declined(text, case, Manner(persons=True, named=frozenset(persons)))


def decline_organisation(text: str, case: Case) -> Declined:
    """An organisation's name in the case; abbreviations and quoted names after a generic word stay."""
    return _declined(text, case, Manner(persons=False))


def decline_territory(text: str, case: Case) -> Declined:
    """A territory's name in the case; a proper name follows its generic word where it agrees with it."""
    return _declined(text, case, PLACES)


def decline_group(text: str, case: Case, *, persons: Collection[str] = ()) -> Declined:
    """Any noun group in the case: the title of a programme, a team, an event."""
    return _declined(text, case, Manner(named=frozenset(persons)))


class _Link(Enum):
    """What stands before a place where a group may begin."""

    START = auto()
    BREAK = auto()
    AND_AT_ONCE = auto()
    AND = auto()


@lru_cache(maxsize=4096)
def _declined(text: str, case: Case, manner: Manner) -> Declined:
    if case is Case.NOMINATIVE:
        return Declined(text)
    if _is_shouted(text):
        quiet = _declined(text.lower(), case, manner)
        return Declined(quiet.text.upper(), quiet.doubts)
    tokens = [piece for token in tokens_of(text) for piece in _apart(token)]
    walk = _Walk(tokens, case, manner)
    walk.go()
    return Declined("".join(token.text for token in tokens), tuple(dict.fromkeys(walk.doubts)))


def _is_shouted(text: str) -> bool:
    """Whether a phrase is written in capitals, not an abbreviation."""
    if not text.isupper():
        return False
    words = (token.text for token in tokens_of(text) if token.kind is Kind.WORD)
    return any(len(word) >= _LONG_WORD and any(each.known for each in nominals(word.lower())) for word in words)


def _apart(token: Token) -> list[Token]:
    """«школа-детский сад» is two groups joined by a hyphen: a noun, then an adjective with a noun of its own."""
    first, hyphen, last = token.text.rpartition("-")
    if token.kind is not Kind.WORD or not first or not token.text.islower():
        return [token]
    nouns = any(each.noun and each.known for each in nominals(first)) and first not in words_of("fixed_parts.txt")
    adjectives = nominals(last)
    if not nouns or not adjectives or any(each.noun for each in adjectives):
        return [token]
    return [Token(Kind.WORD, first), Token(Kind.BREAK, hyphen), Token(Kind.WORD, last)]


class _Walk:
    """One pass over a phrase from left to right, declining each group that stands in the nominative."""

    def __init__(self, tokens: Sequence[Token], case: Case, manner: Manner) -> None:
        self.words = [token for token in tokens if token.kind is not Kind.SPACE]
        self.case, self.manner = case, manner
        self.previous: Group | None = None
        self.group_end = -1
        self.accusative = False  # a preposition that takes the accusative stands after the last head
        self.doubts: list[str] = []

    def go(self) -> None:
        at, link = 0, _Link.START
        waiting: _Link | None = link
        while at < len(self.words):
            after = self._begin(at, waiting) if waiting else None
            if after is not None:
                at, waiting, self.group_end = after, None, after
                continue
            if waiting is _Link.START:
                self._doubt_the_start(self.words[at])
            waiting = self._link(at)
            self._note(self.words[at])
            at += 1

    def _begin(self, at: int, link: _Link) -> int | None:
        """Declines the group that begins here; the index after it, None if none does."""
        short = short_settlement(self.words, at) if self.manner.persons is not True else None
        if short is not None:
            return self._name(at + 1, short)
        if link is _Link.START and self.words[at].kind is Kind.QUOTED:
            self._inside(self.words[at])
            return at + 1
        after_head = link is _Link.BREAK and self.previous is not None
        group = find_group(self.words, at, self.manner, after_head=after_head)
        following = self.words[group.end] if group is not None and group.end < len(self.words) else None
        if group is None or is_oblique(group, following) or not self._accepts(group, link):
            return None
        if after_head and group.noun is None and self.previous is not None:
            group.animate = self.previous.animate
        return self._apply(group, link is _Link.START)

    def _apply(self, group: Group, at_start: bool) -> int:
        self.previous, self.accusative = group, False
        if self.manner.place and is_still(group):
            return group.end
        self._doubt(group, at_start)
        group.decline(self.case)
        generic = settlement(group)
        if generic is not None:
            return self._name(group.end, generic)
        end = unit_end(self.words, group)
        return end if end > group.end else self._follow(group)

    def _accepts(self, group: Group, link: _Link) -> bool:
        if link in (_Link.START, _Link.AND_AT_ONCE):
            return True
        if group.head.personal_name and not self.manner.place:
            self.doubts.append(f"«{group.members[-1][0].text}» похоже на имя человека: оставлено как есть")
            return False
        if group.animate or (group.noun is None and link is _Link.BREAK):
            alike = self.previous is not None and self.previous.head.number == group.head.number == "plur"
            return group.clear or (alike and group.noun is not None)
        things = self.manner.persons is not True or (self.previous is not None and not self.previous.animate)
        return group.clear and things and not self.accusative

    def _name(self, at: int, generic: Settlement) -> int:
        name, end = name_after(self.words, at, generic)
        if name is not None:
            name.decline(self.case)
        return end

    def _follow(self, group: Group) -> int:
        """Declines what stands right after a head and agrees with it: adjectives, a second noun, brackets."""
        at = group.end
        after = find_group(self.words, at, self.manner) if group.noun else None
        if after is not None and _agrees_after(after, group):
            if after.noun is not None and not group.animate:
                self.doubts.append(f"«{after.noun[0].text}» стоит приложением: его и склоняют, и оставляют")
            after.animate = group.animate
            after.decline(self.case)
            at = after.end
        if at < len(self.words) and self._continues(self.words[at], group):
            self._inside(self.words[at])
            at += 1
        return at

    def _continues(self, word: Token, group: Group) -> bool:
        """«учитель (преподаватель)»; «образовательный «Сириус»», where the quoted name is the head."""
        if word.kind is Kind.QUOTED:
            return group.noun is None and not group.animate
        found = find_group(_words_inside(word), 0, self.manner)
        if found is None or "Geox" in found.head.tags:
            return False
        if found.noun is None:
            return _same_shape(found.head, group.head)
        return found.animate == group.animate and found.head.number == group.head.number

    def _inside(self, word: Token) -> None:
        """Declines the phrase in quotation marks or brackets."""
        inner = _declined(word.inside, self.case, self.manner)
        if word.inside:
            word.text = word.text[0] + inner.text + word.text[-1]
            self.doubts.extend(inner.doubts)

    def _link(self, at: int) -> _Link | None:
        word = self.words[at]
        if word.kind is Kind.BREAK:
            return _Link.BREAK
        if word.kind is Kind.WORD and word.text.lower() in COORDINATORS:
            return _Link.AND_AT_ONCE if at == self.group_end else _Link.AND
        return None

    def _note(self, word: Token) -> None:
        self.accusative |= word.text.lower() in _TAKES_ACCUSATIVE
        if word.kind is Kind.BRACKETED and self.previous is not None and self.previous.animate:
            found = find_group(_words_inside(word), 0, self.manner)
            if found is not None and found.noun and found.animate and found.clear:
                self._inside(word)

    def _doubt(self, group: Group, at_start: bool) -> None:
        if group.noun is None:
            return
        token, head = group.noun
        if at_start and head.number == "plur" and not group.clear and "Pltm" not in head.tags:
            self.doubts.append(f"«{token.text}» принято за множественное число, не за родительный падеж")
        if not (head.known or self.manner.lists(head) or "Geox" in head.tags):
            self.doubts.append(f"слова «{token.text}» нет в словаре")
        rank = self.manner.rank(head)
        rivals = [each for each in group.rivals if self.manner.rank(each) == rank and each.score >= head.score / 10]
        forms = {each.form(self.case, self.manner.animate(each)) for each in rivals}
        if len(forms) > 1:
            self.doubts.append(f"«{token.text}» склоняется по-разному: {', '.join(sorted(forms))}")

    def _doubt_the_start(self, word: Token) -> None:
        if word.kind is Kind.WORD and not is_fixed(word.text):
            self.doubts.append(f"«{word.text}» не похоже на слово в именительном падеже: текст оставлен как есть")


def _words_inside(word: Token) -> list[Token]:
    if word.kind is not Kind.BRACKETED:
        return []
    return [token for token in tokens_of(word.inside) if token.kind is not Kind.SPACE]


def _same_shape(one: Nominal, other: Nominal) -> bool:
    return (one.gender, one.number) == (other.gender, other.number) or one.number == other.number == "plur"


def _agrees_after(after: Group, group: Group) -> bool:
    """«медицинская сестра диетическая», «врач педиатр»: all clear nominatives in small letters that agree."""
    if any(token.capitalised or not nominal.clear for token, nominal in after.adjectives):
        return False
    if after.noun is None:
        return _same_shape(after.head, group.head)
    token, noun = after.noun
    described = after.animate or bool(after.adjectives)
    alike = after.animate == group.animate and noun.number == group.head.number
    return alike and described and noun.clear and not token.capitalised
