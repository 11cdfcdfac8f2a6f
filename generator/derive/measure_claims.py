"""What a certificate's own words claim of measures: «5 из 6 мероприятий», «выполнена на 83 %», «120 участников»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from generator.derive.counts import Token, group_at, sentences, tokens_of
from generator.derive.progress import Share, State, Status, counted_by_status, events_of
from generator.derive.spoken import per_cent
from generator.derive.verdict import VerdictRules
from generator.schema.types import Number


class Sort(Enum):
    """What is claimed: how many measures, how much of them in per cent, how many people took part."""

    MEASURES = "measures"
    SHARE = "share"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number said of measures: its place in the text, the status it is said of, the whole where one is named."""

    sort: Sort
    start: int
    end: int
    number: Decimal
    whole: Decimal | None = None
    status: Status | None = None
    is_of_direction: bool = False


STATUS_WORDS: Mapping[str, Status | None] = {
    r"\bне\s+(?:\w+\s+)?(?:выполнен|исполнен|реализован|состоял)\w*": None,
    r"(?:выполнен|исполнен|реализован)\w*": Status.DONE,
    r"просрочен\w*": Status.OVERDUE,
    r"отмен[её]н\w*": Status.CANCELLED,
    r"(?:провед|запланиров|предусмотр|намечен|включ|продолж|предсто|перенес|идет|идёт|идут|реализу)\w*": None,
}
_STATUS = re.compile("|".join(f"({words})" for words in STATUS_WORDS), re.IGNORECASE)
_SHARE = re.compile(
    r"(?:выполнен|исполнен|реализован)\w*\s+(?:\w+\s+)?на\s+(?P<said>(?P<number>\d+(?:,\d+)?)\s*(?:%|процент\w*)"
    r"(?:\s*\((?P<part>\d+)\s+из\s+(?P<whole>\d+)\))?)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"мероприят|дорожн\w+\s+карт", re.IGNORECASE)
_DIRECTION = re.compile(r"направлени", re.IGNORECASE)
_TOOK_PART = re.compile(r"\bучаст(?:во|ие)|присутствова|\bприш[её]?л", re.IGNORECASE)
_PEOPLE = ("человек", "участник")
_MEASURE = "мероприятие"
_OF_ALL = ("из", "дорожный", "карта", "план", "программа", "который", "направление", "а", "и")


def claims_in(text: str) -> Iterator[Claim]:
    """The claims of a text, in its order within each sentence; measures of some sort («по чтению») claim nothing."""
    for start, sentence in sentences(text.replace("\u00a0", " ")):
        yield from _shares(sentence, start)
        tokens = tokens_of(sentence)
        for index, token in enumerate(tokens):
            if token.number is not None and (found := _counted(sentence, tokens, index, start)) is not None:
                yield found


def _shares(sentence: str, start: int) -> Iterator[Claim]:
    for match in _SHARE.finditer(sentence) if _ABOUT.search(sentence) else ():
        is_of_direction = bool(_DIRECTION.search(sentence))
        number = Decimal(match["number"].replace(",", "."))
        begin, end = start + match.start("said"), start + match.end("said")
        yield Claim(Sort.SHARE, begin, end, number, None, Status.DONE, is_of_direction)


def _counted(sentence: str, tokens: list[Token], index: int, start: int) -> Claim | None:
    """The claim that begins with the number at the index."""
    first, noun, whole = tokens[index], index + 1, None
    if _is_of(tokens, index + 1):
        noun, whole = index + 3, tokens[index + 2].number
    group = group_at(tokens, noun)
    if group is None or group.attributes or first.number is None:
        return None
    last = noun + group.length - 1
    if group.head in _PEOPLE and whole is None and _TOOK_PART.search(sentence):
        return Claim(Sort.PEOPLE, start + first.start, start + tokens[last].end, first.number)
    if group.head != _MEASURE or _is_second(tokens, index):
        return None
    if whole is None and _is_of(tokens, last + 1):
        last, whole = last + 2, tokens[last + 2].number
    status = _status_near(sentence, first.start, tokens[last].end)
    if status is None or not _is_of_all(tokens, last + 1):
        return None
    begin, end, is_of_direction = start + first.start, start + tokens[last].end, bool(_DIRECTION.search(sentence))
    return Claim(Sort.MEASURES, begin, end, first.number, whole, status, is_of_direction)


def _is_of(tokens: list[Token], index: int) -> bool:
    """Whether «из» and a number stand at the index."""
    return len(tokens) > index + 1 and tokens[index].lemma == "из" and tokens[index + 1].number is not None


def _is_second(tokens: list[Token], index: int) -> bool:
    return index > 1 and tokens[index - 1].lemma == "из" and tokens[index - 2].number is not None


def _is_of_all(tokens: list[Token], index: int) -> bool:
    """Whether what follows leaves the measures to be any measures: «из 6», a mark, a status, «дорожной карты»."""
    if index >= len(tokens) or tokens[index].sort == "mark" or tokens[index].lemma in _OF_ALL:
        return True
    return bool(_STATUS.match(tokens[index].said))


def _status_near(sentence: str, begin: int, end: int) -> Status | None:
    """The status whose word stands nearest to a piece of a sentence."""
    gaps = [(max(begin - one.end(), one.start() - end), one) for one in _STATUS.finditer(sentence)]
    if not gaps:
        return None
    nearest = min(gaps, key=lambda gap: gap[0])[1]
    return list(STATUS_WORDS.values())[(nearest.lastindex or 1) - 1]


def contrary(claim: Claim, groups: Sequence[Sequence[State]], rules: VerdictRules) -> str:
    """What the facts say where a claim says other, of the first group that tells.

    Empty where the claim is true of one of the groups, or none can tell.
    """
    told = [_told(claim, group, rules) for group in groups]
    known = [one for one in told if one is not None]
    return "" if not known or any(is_so for is_so, _ in known) else known[0][1]


def _told(claim: Claim, states: Sequence[State], rules: VerdictRules) -> tuple[bool, str] | None:
    """Whether a claim is true of these measures, and what is; None where the facts do not tell."""
    if claim.sort is Sort.PEOPLE:
        people = sum(one.participants or 0 for one in states)
        return (claim.number in _people(states), str(people)) if people else None
    share, by_status = rules.share_of(states), counted_by_status(states)
    if not share.whole:
        return None
    if claim.sort is Sort.SHARE:
        return _is_rounded(claim.number, share), f"{per_cent(share)} % ({share.part} из {share.whole})"
    assert claim.status is not None
    number = share.part if claim.status is Status.DONE else by_status[claim.status]
    is_whole = claim.whole is None or claim.whole in (share.whole, len(states))
    is_so = is_whole and claim.number in (number, by_status[claim.status])
    return is_so, f"{number} из {share.whole}" if claim.whole is not None else str(number)


def _people(states: Sequence[State]) -> set[int]:
    """How many may be said to have taken part: in all, in each measure, in each event."""
    of_measures = [one.participants or 0 for one in states]
    events = (event["participants"] for one in states for event in events_of(one.fact))
    return {sum(of_measures), *of_measures, *(int(one.value) for one in events if isinstance(one, Number))}


def _is_rounded(said: Decimal, share: Share) -> bool:
    """Whether a number in per cent is a share, rounded to as many digits as it has itself."""
    exact = Decimal(100 * share.part) / share.whole
    return exact.quantize(said, ROUND_HALF_UP) == said
