"""Whether a source told by one name, in no table of family names, is plainly no source known by a first name.

Two things together tell: the name may be nobody's given name, and the report says in words that it is a family name or
that the person speaks in public. Either alone does not; where anything speaks for a private person, nothing does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from firsthand.annotate.protected.given_names import may_be_double_given_name, may_be_given_name
from firsthand.annotate.protected.people import has_first_name_only, names_of, roles_of
from firsthand.annotate.speakers.voices import Stage
from firsthand.lexicon import read_table
from firsthand.vocabulary import Attribution, Entity, Span, Speaker, mark_id

MAX_OBJECT_WORDS = 8
"""Words behind "who heads" that may say what."""
_SUBJECT_GAP = 3
"""Words between a name and "was sentenced": "has been", "was on Monday"."""
_VERBS = frozenset("was were is has had been being will be on monday tuesday wednesday thursday friday today".split())
_I = frozenset("i me my mine myself".split())
_ENDS = frozenset({",", ".", ";", "(", ")", "—", "–", ":", "said", "says", "told"})


class LoneNames:
    """What a report says around the sources that it tells by one name."""

    def __init__(self, stage: Stage, *, asked: bool) -> None:
        self._stage = stage
        self._asked = asked
        """Whether somebody in the report asked not to be named."""

    def tell_public(self, entity: Entity) -> bool:
        """True if the name is no given name and the words around it tell a family name or a public speaker."""
        stage = self._stage
        names = names_of(stage, entity)
        written = {span.of(stage.text).strip() for span in names}
        if self._asked or self._aliases or len(written) != 1 or self._is_private(entity):
            return False
        (name,) = written
        double = "-" in name
        if may_be_double_given_name(name) if double else may_be_given_name(name):
            return False
        if any(self._after_rank(span) for span in names):
            return True
        if any(self._holds(self._sentence(span), "private") or self._hides(self._sentence(span)) for span in names):
            return False
        if double or any(self._is_made(span) for span in names):
            return True
        if self._others_by_first_name(entity):
            return False
        return any(self._heads(span) for span in names) or (not self._hidden and self._speaks_in_public(entity))

    def _is_private(self, entity: Entity) -> bool:
        return any(
            role.kind in {"kin", "person"} or role.word in _words("private") for role in roles_of(self._stage, entity)
        )

    def _sentence(self, span: Span) -> range:
        layout = self._stage.layout
        return layout.inside(layout.sentences[layout.sentence_of(span.start)])

    def _after_rank(self, span: Span) -> bool:
        """True for a rank with a capital, outside quotations, right before the name: "Senior Sergeant N"."""
        layout = self._stage.layout
        before = layout.at(span.start) - 1
        if before < 0 or layout.words[before].quoted or not layout.words[before].text[0].isupper():
            return False
        return layout.low(before).rstrip(".") in _words("rank") or layout.low(before - 1) + " " + layout.low(
            before
        ) in _words("rank")

    def _is_made(self, span: Span) -> bool:
        """True for "N was sentenced", "N has been appointed", "N signed a two-year deal"."""
        layout = self._stage.layout
        at = layout.after(span)
        if self._starts(at, "signed"):
            return True
        first = at
        while at - first < _SUBJECT_GAP and layout.low(at) in _VERBS:
            at += 1
        return at > first and self._starts(at, "made")

    def _heads(self, span: Span) -> bool:
        """True for "N, who heads the division", "N, who ran the Zavol Theatre": what a private person runs is none."""
        layout = self._stage.layout
        at = layout.after(span)
        at += layout.low(at) == ","
        if layout.low(at) != "who":
            return False
        at += 1 + (layout.low(at + 1) in {"has", "had", "now", "also", "once"})
        kind = next((kind for kind in ("head", "run") if self._starts(at, kind)), None)
        if kind is None:
            return False
        last = at + 1
        while last - at <= MAX_OBJECT_WORDS and last < len(layout.words) and layout.low(last) not in _ENDS:
            last += 1
        told = range(at + 1, last)
        if not told or self._holds(told, "small") or self._hides(told):
            return False
        named = any(layout.words[i].text[0].isupper() for i in told)
        return kind == "head" or named or self._holds(told, "public body")

    def _speaks_in_public(self, entity: Entity) -> bool:
        """True if the words around what the person says, but nobody else's name, tell an audience.

        A court is none: who testifies is a victim or a witness more often than anybody public. Nor does an audience
        tell where the person says "I" or "me": lawmakers hear victims, too.
        """
        return not self._says_i(entity) and any(
            not self._holds(words, "court")
            and (
                self._holds(words, "audience")
                or (self._holds(words, "hearing") and {"before", "told"} & {self._stage.layout.low(at) for at in words})
            )
            for words in self._frames(entity)
        )

    def _says_i(self, entity: Entity) -> bool:
        """True if somebody speaks of themselves: "I was nine"."""
        layout = self._stage.layout
        contents = (span for item in self._said_by.get(mark_id(entity), ()) for span in item.content)
        return any(re.split("['’]", layout.low(at))[0] in _I for span in contents for at in layout.inside(span))

    def _frames(self, entity: Entity) -> Iterator[list[int]]:
        """The words outside what is said, of each sentence where the person speaks and nobody else stands."""
        layout = self._stage.layout
        for item in self._said_by.get(mark_id(entity), ()):
            sentence = self._sentence(item.cue or item.source or item.span)
            said = {at for span in item.content for at in layout.inside(span)}
            words = [at for at in sentence if at not in said and not layout.words[at].quoted]
            if not self._others_in(words, entity):
                yield words

    def _others_in(self, words: list[int], entity: Entity) -> bool:
        stage, inside = self._stage, set(words)
        first = bisect_left(stage.mentions, words[0], key=lambda item: item[0]) if words else 0
        for at, _, other in stage.mentions[first:]:
            if words and at > words[-1]:
                break
            if at in inside and other != entity and other.named:
                return True
        return not inside.isdisjoint(self._somebody)

    def _others_by_first_name(self, entity: Entity) -> bool:
        """True where somebody else who speaks is told by a given name alone: the report calls people so."""
        return any(mark != mark_id(entity) for mark in self._first_names)

    @cached_property
    def _first_names(self) -> frozenset[str]:
        stage = self._stage
        return frozenset(
            mark_id(one)
            for one in stage.entities
            if one.kind == "person"
            and mark_id(one) in self._said_by
            and has_first_name_only(stage, one)
            and may_be_given_name(names_of(stage, one)[0].of(stage.text))
        )

    @cached_property
    def _said_by(self) -> dict[str, list[Attribution]]:
        items = {mark_id(item): item for item in self._stage.reading.of(Attribution)}
        found: dict[str, list[Attribution]] = {}
        for speaker in self._stage.reading.of(Speaker):
            if speaker.entity and speaker.attribution in items:
                found.setdefault(speaker.entity, []).append(items[speaker.attribution])
        return found

    @cached_property
    def _hidden(self) -> bool:
        return self._hides(range(len(self._stage.layout.words)))

    @cached_property
    def _aliases(self) -> bool:
        return self._holds(range(len(self._stage.layout.words)), "alias")

    @cached_property
    def _somebody(self) -> frozenset[int]:
        """The first words of descriptions of people who are nobody's title."""
        return frozenset(self._stage.layout.at(phrase.span.start) for phrase in self._stage.somebody)

    def _hides(self, words: Iterable[int]) -> bool:
        """True where a word begins as one of `hidden`."""
        layout = self._stage.layout
        lows = [layout.low(at) for at in words]
        text = f" {' '.join(lows)}"
        return any(f" {beginning}" in text or f"-{beginning}" in text for beginning in _words("hidden"))

    def _holds(self, words: Iterable[int], kind: str) -> bool:
        layout = self._stage.layout
        text = f" {' '.join(layout.low(at) for at in words)} "
        return any(f" {told} " in text for told in _words(kind))

    def _starts(self, at: int, kind: str) -> bool:
        layout = self._stage.layout
        text = " ".join(layout.low(i) for i in range(at, at + 4)) + " "
        return any(text.startswith(f"{told} ") for told in _words(kind))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in read_table("public_speech") if row["class"] == kind)
