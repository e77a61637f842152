"""Names, sources and pronouns of a Russian report -> its people, bodies and places, and whose words are whose."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from firsthand.annotate.russian.antecedents import Seen, choose, gender_of_pronoun
from firsthand.annotate.russian.attributions import drafts_by_mark
from firsthand.annotate.russian.declension import plain
from firsthand.annotate.russian.descriptions import Description, describe, fits_description
from firsthand.annotate.russian.drafted import Drafted, Owners, group_others, group_people
from firsthand.annotate.russian.drafts import Draft
from firsthand.annotate.russian.lexicon import roles
from firsthand.annotate.russian.names import title_before
from firsthand.annotate.russian.people import genitive_undone
from firsthand.annotate.russian.phrases import Frame, Phrase, frame_of, phrase_at
from firsthand.vocabulary import Attribution, Report, Span, mark_id


@dataclass(frozen=True)
class Voice:
    """Whose words an attribution is."""

    attribution: Attribution
    span: Span
    """Where the source stands; the attribution itself where it is left out."""
    owner: Drafted | None
    because: str


@dataclass
class Cast:
    """The people, bodies and places of a report, and the voices of its attributions in text order."""

    frame: Frame
    drafts: list[Drafted] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    owners: Owners = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    met: dict[Drafted, None] = field(default_factory=dict)
    """Who was mentioned so far, in order."""

    @cached_property
    def ids(self) -> Mapping[Drafted, str]:
        """The `mark_id` of everybody, once the cast is whole."""
        return {one: mark_id(one.frozen()) for one in self.drafts}

    @cached_property
    def _ordered(self) -> list[tuple[Span, list[Drafted]]]:
        return sorted(self.owners.items(), key=lambda item: item[0])

    def owners_in(self, part: Span) -> list[tuple[Span, list[Drafted]]]:
        """The names that begin in a part of the text, with their owners."""
        first, after = (bisect_left(self._ordered, at, key=lambda item: item[0].start) for at in (part.start, part.end))
        return self._ordered[first:after]

    def beside(self, voice: Voice) -> list[Voice]:
        """The other people's voices whose attributions overlap one, or may: the nearest in the text."""
        at = bisect_left(self.voices, voice.attribution.span, key=lambda one: one.attribution.span)
        near = self.voices[max(at - VOICES_BESIDE, 0) : at + VOICES_BESIDE]
        return [one for one in near if one is not voice and one.owner is not None and one.owner is not voice.owner]


VOICES_BESIDE = 20
"""How many attributions before and behind one may hold it or stand in it."""


def cast_of(report: Report, attributions: Sequence[Attribution]) -> Cast:
    """The cast of a report with these attributions."""
    return _cast_of(report, tuple(attributions))


@lru_cache(maxsize=2)
def _cast_of(report: Report, attributions: tuple[Attribution, ...]) -> Cast:
    frame = frame_of(report.text)
    aside = [part.span for part in report.parts_of("metadata")]
    names = [one for one in frame.names if not any(part.overlaps(one.span) for part in aside)]
    people, owners = group_people(names)
    others, more = group_others(names)
    cast = Cast(frame, [*people, *others], [], {**owners, **more})
    _learn_titles(cast)
    known = drafts_by_mark(report)
    phrases = {item: _phrase(frame, item, known) for item in attributions}
    _vote(cast, phrases, known)
    byline = [part.span for part in report.parts_of("byline", "credit")]
    _walk(cast, phrases, known, byline)
    return cast


def _phrase(frame: Frame, item: Attribution, known: Mapping[Attribution, Draft]) -> Phrase | None:
    """The noun phrase of a source; found again in the words where another stage made the attribution."""
    if item in known:
        return known[item].phrase
    if item.source is None:
        return None
    inside = frame.words.inside(item.source)
    return phrase_at(frame, inside.start, inside.stop, "ngdaip") if inside else None


def _learn_titles(cast: Cast) -> None:
    """The titles before names, with what they say of gender and office."""
    for draft in cast.drafts:
        for name in draft.people:
            title = title_before(cast.frame.words, name)
            if title is None:
                continue
            draft.roles.add(title)
            _learn(cast, draft, title)
    for draft in cast.drafts:
        _tell_in_the_nominative(cast, draft)


def _tell_in_the_nominative(cast: Cast, draft: Drafted) -> None:
    """Name a man «Рустем Алибаев» who is only told of as «адвоката Рустема Алибаева», in the genitive.

    Only for a given name that no table knows: of the others the nominative is known.
    """
    if len(draft.people) != 1 or not (title := title_before(cast.frame.words, draft.people[0])):
        return
    words, name = cast.frame.words, draft.people[0]
    holders = [role for at in words.inside(title) for role in roles().get(words.low(at), ()) if not role.plural]
    if not holders or any("n" in role.cases or role.gender == "f" for role in holders):
        return
    if all("g" in role.cases for role in holders) and (told := genitive_undone(name)):
        draft.name = told
        draft.genders["m"] += 1


def _learn(cast: Cast, draft: Drafted, title: Span) -> None:
    """Take in the first role of a title, and what it says of gender."""
    for at in cast.frame.words.inside(title):
        for role in roles().get(cast.frame.words.low(at), ()):
            if not role.plural and role.kind not in {"document", "collective"}:
                draft.facts.append(role)
                if (role.gender in {"f", "m"} and role.kind in {"kin", "child", "title"}) or role.gender == "f":
                    draft.genders[role.gender] += 1
                return


def _vote(cast: Cast, phrases: Mapping[Attribution, Phrase | None], known: Mapping[Attribution, Draft]) -> None:
    """Let the verbs that people are subjects of vote on their gender: «сказала» is a woman."""
    for item, phrase in phrases.items():
        draft = known.get(item)
        agrees = cast.frame.cue(draft.cue_at) if draft and draft.cue_at is not None else None
        person = phrase.named if phrase else None
        if agrees and agrees.agrees in {"f", "m"} and person and person.kind == "person":
            owners = cast.owners.get(person.span, [])
            feminine_role = phrase is not None and phrase.role is not None and phrase.role.gender == "f"
            if len(owners) == 1 and not owners[0].genders and not (agrees.agrees == "m" and feminine_role):
                owners[0].genders[agrees.agrees] += 1


def _walk(
    cast: Cast, phrases: Mapping[Attribution, Phrase | None], known: Mapping[Attribution, Draft], aside: Sequence[Span]
) -> None:
    """Resolve every source in text order, among what was mentioned before it."""
    events: list[tuple[int, int, Span, Attribution | None]] = [
        (span.start, 0, span, None) for span in cast.owners if not any(part.overlaps(span) for part in aside)
    ]
    for one in phrases:
        spot = one.source or one.cue or one.span
        events.append((spot.start, 1, spot, one))
    for _, _, span, item in sorted(events, key=lambda event: event[:2]):
        if item is None:
            owners = cast.owners[span]
            if len(owners) == 1:
                _enter(cast, owners[0], span)
            continue
        voice = _voice(cast, item, phrases[item], known.get(item))
        cast.voices.append(voice)
        if voice.owner:
            _enter(cast, voice.owner, voice.span, source=True)
    cast.voices.sort(key=lambda voice: (voice.attribution.span, voice.attribution.content))


def _enter(cast: Cast, owner: Drafted, span: Span, *, source: bool = False) -> None:
    words = cast.frame.words
    at = words.inside(span)
    sentence = words.all[at.start].sentence if at else 0
    nominative = any(person.span == span and "n" in person.cases for person in owner.people)
    cast.met[owner] = None
    cast.seen.append(Seen(owner, span, sentence, source=source, subject=nominative))


def _voice(cast: Cast, item: Attribution, phrase: Phrase | None, draft: Draft | None) -> Voice:
    frame = cast.frame
    span = item.source or item.span
    if phrase is None:
        return _carried(cast, item, span)
    if phrase.named and (phrase.role is None or phrase.role.kind != "document"):
        return _named(cast, item, span, phrase.named.span)
    if phrase.pronoun:
        return _pronoun(cast, item, phrase, draft)
    if phrase.role and phrase.role.kind == "document" and (maker := _maker(cast, item, phrase)):
        return maker
    described = describe(frame, phrase)
    alike = described.bare and not described.plural
    known = [one for one in cast.met if one.named and fits_description(frame, one, described)] if alike else []
    if len(known) == 1:
        known[0].mentions.add(described.span)
        return Voice(item, span, known[0], f"“{described.name}” is {known[0].name}, by role")
    if len(known) > 1:
        names = " or ".join(sorted(one.name for one in known))
        return Voice(item, span, None, f"“{described.name}” may be {names}")
    return Voice(item, span, _new(cast, described), f"the report does not name “{described.name}”")


def _named(cast: Cast, item: Attribution, span: Span, name: Span) -> Voice:
    owners = cast.owners.get(name, [])
    written = name.of(cast.frame.text)
    if len(owners) == 1:
        return Voice(item, span, owners[0], f"named here as “{written}”")
    names = " or ".join(sorted(one.name for one in owners))
    return Voice(item, span, None, f"“{written}” may be {names}")


def _new(cast: Cast, described: Description) -> Drafted:
    """An unnamed source; bodies and groups described alike are one."""
    for one in cast.drafts:
        if not one.named and described.kind == "body" and plain(one.name) == plain(described.name):
            one.mentions.add(described.span)
            return one
    new = Drafted(described.kind, described.name, named=False, mentions={described.span}, plural=described.plural)
    if described.gender:
        new.genders[described.gender] += 1
    if described.role:
        new.facts.append(described.role)
    cast.drafts.append(new)
    return new


def _pronoun(cast: Cast, item: Attribution, phrase: Phrase, draft: Draft | None) -> Voice:
    frame = cast.frame
    word = frame.words.all[phrase.head]
    own = Span(word.start, word.end)
    span = item.source or own
    follows = draft is not None and draft.way in {"quoted", "dialogue", "behind"}
    before = item.content[0].start if follows else word.start  # what is said names others than who says it
    found = choose(cast.seen, gender_of_pronoun(word.low), word.sentence, before=before)
    if len(found) == 1:
        found[0].mentions.add(own)
        return Voice(item, span, found[0], f"“{word.text}” is {found[0].name}, the last one mentioned whom it fits")
    if not found:
        return Voice(item, span, None, f"nobody before “{word.text}” fits it")
    names = " or ".join(sorted(one.name for one in found))
    return Voice(item, span, None, f"“{word.text}” may be {names}")


def _maker(cast: Cast, item: Attribution, phrase: Phrase) -> Voice | None:
    """Who made a document: the person or body named in its phrase, or the possessive before it."""
    frame = cast.frame
    inside = [frame.starts[at] for at in range(phrase.first, phrase.after) if at in frame.starts]
    for kind in ("person", "body"):
        for one in inside:
            owners = cast.owners.get(one.span, [])
            if one.kind == kind and len(owners) == 1:
                span = item.source or item.span
                return Voice(item, span, owners[0], f"named here as “{one.span.of(frame.text)}”, whose words these are")
    if frame.words.low(phrase.first) in {"его", "ее", "их"}:
        return _pronoun(cast, item, phrase._replace(head=phrase.first, pronoun=True), None)
    return None


def _carried(cast: Cast, item: Attribution, span: Span) -> Voice:
    """A source left out: the speaker goes on in a quotation that follows his own; else nobody is named."""
    last = cast.voices[-1] if cast.voices else None
    gap = cast.frame.text[last.attribution.span.end : item.span.start] if last else ""
    if item.cue is None and last and last.owner and last.attribution.style == "direct" and not gap.strip(" \n.—–-"):
        return Voice(item, span, last.owner, f"the quotation goes on from that of {last.owner.name}")
    return Voice(item, span, None, "the report does not say who said it")
