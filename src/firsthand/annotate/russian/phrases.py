"""Noun phrases that can be a source: «пресс-секретарь губернатора Анна Белова», «один из участников», «он»."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from firsthand.annotate.russian.declension import is_adjective
from firsthand.annotate.russian.lexicon import Cue, Role, bodies, cues, roles, word_class
from firsthand.annotate.russian.names import Named, named_in
from firsthand.annotate.russian.surnames import surname_cases
from firsthand.annotate.russian.words import CLOSING, OPENING, Word, Words, words_of
from firsthand.vocabulary import Span

_AGE = re.compile(r"\d+-летн\w+|\w+летн(?:ий|яя|его|ей|ему|им|ем|юю)")
_QUANTIFIERS = frozenset(
    "один одна одного одной одному некоторые многие несколько двое трое большинство часть ряд группа десятки".split()
)
_NO_PART = frozenset("что как который которая которые и а но или либо чтобы если когда".split())
_BEHIND_HEAD = frozenset("по от из".split())
_PARTICIPLE = re.compile(r"\w+(?:вш|ущ|ющ|ащ|ящ|нн|шедш)(?:ий|ая|ие|ый|ые|его|ей|их)(?:ся)?")
MAX_PHRASE_WORDS = 14


class Phrase(NamedTuple):
    """A noun phrase, in indices of words."""

    first: int
    after: int
    head: int
    """Index of the noun, the pronoun, or the first word of the name that says who it is."""
    named: Named | None = None
    """The person or body that it names, where it does: in apposition, or as its head."""
    role: Role | None = None
    pronoun: bool = False


_GIVES = {"дал": "сообщил", "дала": "сообщила", "дали": "сообщили", "дает": "сообщает", "дают": "сообщают"}
"""«Дал понять, что» brings words as «сообщил, что» does."""


class Frame:
    """A text with its words and names, as phrases are looked for in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: Words = words_of(text)
        self.names = named_in(self.words)
        self.starts: Mapping[int, Named] = {self.words.inside(one.span)[0]: one for one in self.names}
        self.within: Mapping[int, Named] = {at: one for one in self.names for at in self.words.inside(one.span)}

    def after(self, named: Named) -> int:
        """The index of the word after a name, the mark that closes it left out."""
        return self.words.inside(named.span)[-1] + 1

    def cue(self, at: int) -> Cue | None:
        """The cue at word `at`, if it is one and no name."""
        if self.words.low(at + 1) == "понять" and self.words.low(at) in _GIVES:
            return cues()[_GIVES[self.words.low(at)]]
        return cues().get(self.words.low(at)) if at not in self.within else None

    def span(self, phrase: Phrase) -> Span:
        """Where the phrase stands."""
        return self.words.span(phrase.first, phrase.after)


@lru_cache(maxsize=4)
def frame_of(text: str) -> Frame:
    """The frame of `text`; the last few are kept, since every stage asks."""
    return Frame(text)


def phrase_at(frame: Frame, at: int, stop: int, cases: str) -> Phrase | None:
    """The noun phrase at word `at`, in one of `cases`, that ends by word `stop`; None if there is none."""
    words = frame.words
    first = at
    while at < stop and at - first < 5 and _is_modifier(frame, at):
        at += 1
    if at >= stop:
        return None
    word = words.all[at]
    if at == first and word.low in _pronouns(cases):
        return Phrase(first, at + 1, at, pronoun=True)
    quoted = word.text in OPENING and at + 1 in frame.starts
    named = frame.starts.get(at + 1 if quoted else at)
    if named and (named.kind != "person" or set(_cases(named)) & set(cases)):
        after = frame.after(named)
        after += after < stop and quoted and words.all[after].text in CLOSING
        return _with_apposition(frame, Phrase(first, after, at, named), stop, cases)
    head = _head_at(words.all[at], cases) if named is None else None
    if head is None and word.low not in _QUANTIFIERS:
        return None
    return _with_apposition(frame, _filled(frame, (first, at), stop, cases, head[1] if head else None), stop, cases)


def _pronouns(cases: str) -> frozenset[str]:
    return frozenset("он она они".split()) if "n" in cases else frozenset({"него", "нее", "них", "нему", "ней", "ним"})


def _cases(named: Named) -> str:
    return named.person.cases if named.person else "ngdaip"


def _is_modifier(frame: Frame, at: int) -> bool:
    """True for an adjective, an age, a possessive: what stands in front of the noun of a phrase."""
    word = frame.words.all[at]
    if at in frame.within or word.low in roles():
        return False
    if word.low in word_class("possessive") or _AGE.fullmatch(word.low):
        return True
    known = word.low in cues() or any(one.kind in {"head", "class"} for one in bodies().get(word.low, ()))
    return is_adjective(word.text) and not known and word.low not in word_class("adverb")


def _head_at(word: Word, cases: str) -> tuple[str, Role | None] | None:
    """Whether a word can be the head: a role, or a noun for a body, in one of `cases`."""
    for role in roles().get(word.low, ()):
        if set(role.cases) & set(cases):
            return role.kind, role
    for known in bodies().get(word.low, ()):
        if known.kind in {"head", "class", "name"} and set(known.cases) & set(cases):
            return "body", None
    return None


def _filled(frame: Frame, at: tuple[int, int], stop: int, cases: str, role: Role | None) -> Phrase:
    """The phrase with what its noun governs, up to the name in apposition."""
    words = frame.words
    first, head = at
    i = head + 1
    while i < stop and i - head < MAX_PHRASE_WORDS:
        word = words.all[i]
        named = frame.starts.get(i)
        if word.text in OPENING and i + 1 in frame.starts:
            i = min(frame.after(frame.starts[i + 1]) + 1, stop)
            continue
        if named:
            i = frame.after(named)
            person = named.person
            if person and set(person.cases) & set(cases) and _apposed(role, person.gender, cases):
                return Phrase(first, i, head, named, role)
            continue
        if word.low in _NO_PART or not _is_inside(frame, i, role):
            break
        i += 1
    while i - 1 > head and (words.all[i - 1].low in word_class("preposition") or words.all[i - 1].low in _BEHIND_HEAD):
        i -= 1
    body = frame.starts.get(head + 1) or (frame.starts.get(head + 2) if words.low(head + 1) in OPENING else None)
    own = body if body and body.kind == "body" and role is None else None
    return Phrase(first, i, head, own, role)


def _apposed(role: Role | None, gender: str, cases: str) -> bool:
    """True if a name behind a role names its holder: not «адвоката Ивана Петрова», which may be his lawyer."""
    if role is None:
        return True
    if role.gender in {"f", "m"} and gender and role.gender != gender:
        return False
    return not role.owned or "n" in cases


def _is_inside(frame: Frame, at: int, role: Role | None) -> bool:
    """True if a word goes on with a phrase: a noun or adjective it governs, «по», «от» and «из» with theirs."""
    word = frame.words.all[at]
    source = role is not None and role.group in {"собеседник", "источник"}
    if not word.alpha or frame.cue(at) or word.low in word_class("adverb"):
        return False
    if word.low in word_class("preposition"):
        return word.low in _BEHIND_HEAD or (source and word.low in {"в", "во"})
    return word.low not in word_class("addressee") or is_adjective(word.text)


def _with_apposition(frame: Frame, phrase: Phrase, stop: int, cases: str) -> Phrase:
    """The phrase with «, глава оппозиции,» or «, попросивший об анонимности» behind it."""
    words, at = frame.words, phrase.after
    if at + 1 >= stop or words.all[at].text != ",":
        return phrase
    nominative = "n" if "n" in cases else cases
    if _PARTICIPLE.fullmatch(words.low(at + 1)):
        end = _clause_end(frame, at + 1, stop)
        return phrase._replace(after=end)
    following = phrase_at(frame, at + 1, stop, nominative)
    if following is None or following.pronoun or (following.named and phrase.named and _is_person(following.named)):
        return phrase
    closes = following.after >= stop or words.all[following.after].text in {",", ".", "—", "–", "-", ";", "?", "!"}
    to_cue = following.after < stop and frame.cue(following.after) is not None
    if not (closes or (to_cue and following.named)):
        return phrase
    after = following.after + (following.after < stop and words.all[following.after].text == ",")
    return phrase._replace(after=after, named=following.named if _is_person(following.named) else phrase.named)


def _is_person(named: Named | None) -> bool:
    return named is not None and named.kind == "person"


def _clause_end(frame: Frame, at: int, stop: int) -> int:
    """The index after the comma that closes a participle's clause; `stop` where the sentence ends before."""
    while at < stop:
        if frame.words.all[at].text in {",", "—", "–"}:
            return at + (frame.words.all[at].text == ",")
        at += 1
    return stop - (frame.words.all[stop - 1].text in {".", "!", "?", "…"})


_SUBJECT_FORMS = {"он": "ms", "она": "fs", "они": "p"}


def agrees(frame: Frame, phrase: Phrase, agreement: str) -> bool:
    """True if a subject and the form of a verb agree in number, and in gender where both show it."""
    low = frame.words.low(phrase.head)
    if phrase.pronoun:
        return agreement in _SUBJECT_FORMS.get(low, "")
    if (phrase.role and phrase.role.plural) or low in _MANY:
        return agreement in {"p", "n"}
    if agreement == "p":
        return False
    if agreement in {"m", "f"} and phrase.named and phrase.named.person:
        person = phrase.named.person
        return person.gender in {agreement, ""} and (not person.last or surname_cases(person.last, agreement) != "")
    if agreement in {"m", "f"} and phrase.role and phrase.role.gender in {"m", "f"}:
        return phrase.role.gender == agreement
    return True


_MANY = _QUANTIFIERS - set("один одна одного одной одному группа часть ряд большинство".split())
