"""Whom «он», «она», «они», «его», «её» take up: the person of that gender mentioned before, if there is no rival."""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.annotate.russian.drafted import Drafted
from firsthand.vocabulary import Span

MAX_SENTENCES_BACK = 3
_GENDERS = {"он": "m", "его": "m", "она": "f", "ее": "f", "они": "p", "их": "p"}


class Seen(NamedTuple):
    """A mention so far."""

    owner: Drafted
    span: Span
    sentence: int
    source: bool
    """True where an attribution names it as its source."""
    subject: bool
    """True for a name that may stand in the nominative."""


def gender_of_pronoun(low: str) -> str:
    """m, f or p (plural)."""
    return _GENDERS.get(low, "m")


def choose(seen: Sequence[Seen], gender: str, sentence: int, *, before: int) -> list[Drafted]:
    """Whom a pronoun takes up: one, none, or the rivals among whom nothing tells.

    Of several the one who spoke last, unless somebody else of that gender was named as a subject since.
    """
    near = [one for one in seen if one.span.start < before and 0 <= sentence - one.sentence <= MAX_SENTENCES_BACK]
    fitting = [one for one in near if _fits(one.owner, gender)]
    owners = list(dict.fromkeys(one.owner for one in fitting))
    sure = [one for one in owners if one.gender == gender and one.named]
    if len(sure) == 1 and not any(one.named for one in owners if one is not sure[0]):
        return sure  # «источник» may be anybody, a man who is named fits
    if len(owners) <= 1:
        return owners
    speakers = [at for at, one in enumerate(fitting) if one.source]
    if not speakers:
        return owners
    last = fitting[speakers[-1]]
    since = [one for one in fitting[speakers[-1] + 1 :] if one.owner is not last.owner and one.subject]
    inside = [one for one in since if not last.span.covers(one.span)]
    return [last.owner] if not inside else owners


def _fits(owner: Drafted, gender: str) -> bool:
    if gender == "p":
        return owner.plural
    return owner.kind == "person" and not owner.plural and owner.gender in {gender, None}
