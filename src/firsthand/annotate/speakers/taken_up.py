"""A source told of by age or by country ("the 58-year-old", "the Finn") -> the person named right before.

Newspapers take up with such words whom they have just named. Other words ("the mayor") may mean anybody. Where no age
stands beside the name and the sentences before tell of anybody else, nobody is: the judge did not light the fire.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from firsthand.annotate.entities.known import role_of
from firsthand.annotate.entities.scene import is_subject
from firsthand.annotate.entities.titles import head_roles
from firsthand.annotate.speakers.voices import Stage, Voice
from firsthand.lexicon import read_table
from firsthand.vocabulary import Attribution, Entity, Span

MAX_SENTENCES_BACK = 3
"""How many sentences before the description the name is looked for, the nearest first."""
MAX_AGE_CHARS = 14
"""Characters behind a name in which an age is looked for: ", aged 58,"."""
MIN_AGE = 18
"""Children are not told by name."""
_AGED = re.compile(r"(?i)^the\s(?P<age>\d{2})-year-old(?P<noun>(?:\s[a-z-]+){0,3})$")
"""With a noun behind it may be somebody else: then an age beside the name is asked for."""
_THE = re.compile(r"(?i)\bthe\s$")
_NATIONALS = frozenset(
    """Briton Croat Dane Dutchman Dutchwoman Englishman Englishwoman Finn Frenchman Frenchwoman Irishman Irishwoman
    Pole Scot Scotsman Scotswoman Serb Slovak Spaniard Swede Swiss Turk Welshman Welshwoman""".split()
)
"""People of a country for whom the table of adjectives has no word."""
_OF_ALL = re.compile(r"(?:sh|ch|ese|iss)$|\.|[A-Z].*[A-Z]")
"""Adjectives that with "the" are a country's people, or its government: "the French", "the U.S."."""
_SOMEBODY = re.compile(
    r"(?i)\b(?:an?|another|one)\s(?:[\w-]+\s){0,2}(?:man|woman|person|\d\d-year-old|suspect|victim|driver|passenger)\b"
)
_A_NOUN = (
    r"\s(?!(?:about|after|again|and|as|at|before|but|by|during|for|from|had|has|in|into|is|last|of|on|or|out|over|to|twice"
    r"|was|when|where|while|who|with)\b|\w+ly\b)[a-z]"
)
"""Behind an adjective, "the Swedish team", not "beat the Swede on Monday"."""
_OTHERS = frozenset(
    """accomplice arsonist assailant attacker bidder burglar buyer complainant convict culprit fugitive gunman him
    intruder killer offender perpetrator robber shooter stabber thief them traveller winner loser applicant""".split()
)
"""Words for somebody who is not the one named, beside those of the table of roles."""
_TELL_OF_OTHERS = frozenset(
    """coroner,detective,doctor,inspector,investigator,journalist,judge,lawyer,officer,police chief,prosecutor,
    sergeant""".replace("\n    ", "").split(",")
)
"""Groups of roles of those in whose sentences an age or a country is mostly somebody else's."""
_AGE_BESIDE = re.compile(r"^,?\s\(?(?:aged\s)?(\d{2})\b")


def take_up(stage: Stage, voice: Voice) -> Voice:
    """The voice with the one person meant, if its source takes up somebody; the voice itself if not."""
    entity, words = voice.entity, voice.span.of(stage.text)
    if entity is None or entity.kind not in {"person", "other"} or entity.plural:
        return voice
    aged = _AGED.match(words) if not entity.named else None
    if not ((aged and int(aged["age"]) >= MIN_AGE) or _is_national(stage.text, voice.span, entity)):
        return voice
    if _is_met_before(stage, voice.span):
        return voice
    meant = _of_age(stage, aged["age"]) if aged else None
    if meant is None:
        if aged and (aged["noun"] or _is_about_somebody(stage, voice.span)):
            return voice
        meant = _right_before(stage, voice.span, entity)
    if meant is None or " " not in meant.name or (aged and _is_of_another_age(stage.text, meant, aged["age"])):
        return voice
    return replace(voice, entity=meant, because=f"“{words}” takes up {meant.name}")


def _is_met_before(stage: Stage, span: Span) -> bool:
    """True if the same words stood before for somebody who does not speak there: "met the Ukrainian"."""
    words = re.compile(rf"(?i:\bthe\s){re.escape(span.of(stage.text).split()[-1])}\b(?!{_A_NOUN})")
    sources = [one.source for one in stage.reading.of(Attribution) if one.source]
    found = (Span(*match.span()) for match in words.finditer(stage.text, 0, max(span.start - 1, 0)))
    return any(not any(source.overlaps(one) for source in sources) for one in found)


def _of_age(stage: Stage, age: str) -> Entity | None:
    """The one person beside whose name this age stands."""
    people = [one for one in stage.entities if one.kind == "person" and one.named and age in _ages(stage.text, one)]
    return people[0] if len(people) == 1 else None


def _is_about_somebody(stage: Stage, span: Span) -> bool:
    """True if the text before tells of somebody without a name: "a driver", "a 34-year-old man"."""
    return any(phrase.span.end <= span.start for phrase in stage.somebody) or bool(
        _SOMEBODY.search(stage.text, 0, span.start)
    )


def _is_national(text: str, span: Span, entity: Entity) -> bool:
    """True for "the Finn", which no name stands beside."""
    words = span.of(text)
    *the, last = words.split() or [""]
    behind_the = [word.lower() for word in the] == ["the"] or (not the and _THE.search(text, 0, span.start) is not None)
    return behind_the and last in _nationals() and (not entity.named or entity.name == last)


@cache
def _nationals() -> frozenset[str]:
    return _NATIONALS | {row["adjective"] for row in read_table("demonyms") if not _OF_ALL.search(row["adjective"])}


def _right_before(stage: Stage, span: Span, description: Entity) -> Entity | None:
    """The one named person who does something in the nearest sentence before that has such people; None for several."""
    at = stage.layout.at(span.start)
    own = stage.layout.words[at].sentence
    for back in range(MAX_SENTENCES_BACK + 1):
        people = list(dict.fromkeys(_subjects(stage, own - back, before=span, but=description)))
        if people:
            one = people[0] if len(people) == 1 and people[0].named and not people[0].plural else None
            return one if one and _is_alone(stage, one, at) else None
    return None


def _is_alone(stage: Stage, meant: Entity, at: int) -> bool:
    """True if the sentences before word `at` tell of nobody else, and the one meant is none whose work others are."""
    groups = {role.group for span in meant.roles for role, _ in head_roles(stage.layout, span)}
    if not groups.isdisjoint(_TELL_OF_OTHERS):
        return False
    first = stage.layout.words[at].sentence - MAX_SENTENCES_BACK
    start = stage.layout.at(stage.layout.sentences[max(first, 0)].start)
    own = {i for span in (*meant.mentions, *meant.roles) for i in stage.layout.inside(span)}
    here = [i for i in range(start, at) if i not in own and not stage.layout.words[i].quoted]
    return not any(_is_of_somebody(stage, i) for i in here)


def _is_of_somebody(stage: Stage, at: int) -> bool:
    """True for a word that names a person or says who one is."""
    mention, low = stage.names.words.get(at), stage.layout.low(at)
    role = role_of(low)
    return (
        (mention is not None and mention.kind == "person") or low in _OTHERS or (role is not None and not role.plural)
    )


def _subjects(stage: Stage, sentence: int, *, before: Span, but: Entity) -> Sequence[Entity]:
    return [
        entity
        for word, span, entity in stage.mentions
        if stage.layout.words[word].sentence == sentence
        and span.end <= before.start
        and entity != but
        and not stage.layout.words[word].quoted
        and stage.text[span.end : span.end + 2] not in {"'s", "’s"}
        and is_subject(stage.layout, word)
    ]


def _is_of_another_age(text: str, meant: Entity, age: str) -> bool:
    ages = _ages(text, meant)
    return bool(ages) and age not in ages


def _ages(text: str, who: Entity) -> frozenset[str]:
    """The ages that stand beside a name of theirs."""
    behind = (_AGE_BESIDE.match(text[span.end : span.end + MAX_AGE_CHARS]) for span in who.mentions)
    return frozenset(found[1] for found in behind if found)
