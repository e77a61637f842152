"""A report's names, descriptions and pronouns, read from left to right -> drafts with all their mentions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.annotate.entities.descriptions import described, new_draft
from firsthand.annotate.entities.documents import WRITTEN, document_phrases
from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.firstperson import Quote, enter_first_person, quote_around
from firsthand.annotate.entities.introduced import introduced
from firsthand.annotate.entities.known import POSSESSIVES, Pronoun, pronoun_of
from firsthand.annotate.entities.phrases import Phrase, role_phrases
from firsthand.annotate.entities.pronouns import MAX_SENTENCES_BACK, MENTIONS_BACK, choose
from firsthand.annotate.entities.scene import Scene
from firsthand.annotate.entities.shares import QUANTIFIERS, SINGLE
from firsthand.annotate.entities.sources import ANSWER
from firsthand.vocabulary import Attribution, Span


class Cast(NamedTuple):
    """Who each name may be: one draft, or several where nothing tells."""

    sure: Mapping[Span, Draft]
    unsure: Mapping[Span, tuple[Draft, ...]]


def walk(scene: Scene, cast: Cast, phrases: Sequence[Phrase], quotes: Sequence[Quote], skip: Sequence[Span]) -> None:
    """Resolve everything in text order; `phrases` are those of sources, `skip` the titles that are no mentions."""
    aliases: dict[int, Draft] = {}
    for span, thing in _events(scene, cast, phrases, skip):
        match thing:
            case Draft():
                if owner := _introduced_as(scene, thing, span):
                    owner.mentions |= thing.mentions
                    aliases[id(thing)] = owner
                    scene.drafts = [draft for draft in scene.drafts if draft is not thing]
                scene.enter(aliases.get(id(thing), thing), span)
            case Phrase():
                _enter_phrase(scene, thing)
            case Pronoun():
                speaker = _speaker(scene, cast, quotes, span)
                choice = choose(scene, thing, span, speaker)
                if choice.draft:
                    scene.enter(choice.draft, span, pronoun=True)
    enter_first_person(scene, quotes)


def _introduced_as(scene: Scene, draft: Draft, span: Span) -> Draft | None:
    """The unnamed person that a name given only as such belongs to.

    "A resident who gave her name only as Mira"; "her neighbour, who gave only her first name, Mira,".
    """
    at = scene.layout.at(span.start)
    told = scene.layout.low(at - 1)
    if draft.last >= 0 or (" " in draft.name and told != "as") or told not in {"as", "by", ",", "called", "named"}:
        return None
    before = [scene.layout.low(i) for i in range(max(at - 7, 0), at)]
    if told in {"called", "named"} and " " in draft.name:
        return None
    given = before[-2:] == ["name", ","] and "first" in before if before[-1] == "," else not _GIVEN.isdisjoint(before)
    sentence = scene.layout.sentence_of(span.start)
    told_of = scene.layout.words[_object_of_naming(scene, at)].span.start if told == "as" else 0
    people = [s for s in reversed(scene.seen) if s.sentence == sentence and s.draft.kind == "person"]
    people = [s for s in people if scene.layout.low(scene.layout.after(s.span)) not in {"'s", "’s"}]
    who_names = [s.draft for s in people if s.span.end < told_of and _names_next(scene, s.span)]
    unnamed = (s.draft for s in people if not s.draft.named and s.span.start >= told_of and s.draft not in who_names)
    return next(unnamed, None) if given else None


def _names_next(scene: Scene, span: Span) -> bool:
    """True for "The boy" in "The boy named the man as": whom he names is not he."""
    return scene.layout.low(scene.layout.after(span)) in _NAMES


def _object_of_naming(scene: Scene, name: int) -> int:
    """Index of the first word of whom somebody names as who stands at `name`; 0 where nobody else is.

    "A girl named the attacker as Jan Holm", not "a girl, named by the police as Mira Holm".
    """
    layout = scene.layout
    for at in range(name - 2, max(name - _MOST_NAMED_AS, 0), -1):
        if layout.low(at) in _NAMES:
            told = layout.low(at + 1)
            if told in POSSESSIVES:
                return at + 2
            return at + 1 if told in _OPEN_AN_OBJECT or layout.word(at + 1)[:1].isupper() else 0
    return 0


_MOST_NAMED_AS = 9
_NAMES = frozenset("named names naming identified identifies identifying identify".split())
_OPEN_AN_OBJECT = frozenset("the a an him them this that one two another both".split())
_GIVEN = frozenset("called name names identify identified identifying named known goes went".split())


def _enter_phrase(scene: Scene, phrase: Phrase) -> None:
    if phrase.head == ANSWER:
        return
    if phrase.head == "who":
        if antecedent := _last_in_sentence(scene, phrase.span):
            scene.enter(antecedent, phrase.span, pronoun=True)
        return
    bare = (
        phrase.head in QUANTIFIERS - SINGLE - {"others"}
        and phrase.whole is None
        and phrase.span.of(scene.layout.text).lower() == phrase.head
    )
    if bare and (group := _last_group(scene, phrase.span)):  # "Some feared ...": some of those who spoke before
        scene.enter(group, phrase.span, pronoun=True)
        return
    if written := _same_document(scene, phrase):
        scene.enter(written, phrase.span)
        return
    bare = phrase.role is not None and not phrase.determiner and not phrase.owner and not phrase.plural
    draft, rivals = (None, ()) if phrase.indefinite and not bare else described(scene, phrase)
    if draft is None and not rivals and phrase.role and (draft := introduced(scene, phrase)):
        draft.learn(phrase.role, phrase.modifiers)
    if draft is None and not rivals:
        draft = new_draft(scene, phrase)
        scene.drafts.append(draft)
    if draft:
        scene.enter(draft, phrase.span)
        if phrase.role:
            draft.roles.add(phrase.span)


def _same_document(scene: Scene, phrase: Phrase) -> Draft | None:
    """The document last called by the same word, for "the letter" after "a letter from the ministry"."""
    if phrase.head not in WRITTEN or phrase.determiner not in _SAME or phrase.whole:
        return None
    before = (seen.draft for seen in reversed(scene.seen) if seen.draft.document == phrase.head)
    return next(before, None) if not set(phrase.modifiers) - {"same"} else None


_SAME = frozenset({"the", "this", "that"})


def _last_in_sentence(scene: Scene, span: Span) -> Draft | None:
    """Whom "who" at `span` takes up: the one whose mention ends last before it in its sentence ("his sister, who")."""
    sentence = scene.layout.sentence_of(span.start)
    here = [s for s in scene.seen[-MENTIONS_BACK:] if s.sentence == sentence and s.draft.kind == "person"]
    last = max(here, key=lambda s: (s.span.end, -s.span.start), default=None)
    return last.draft if last else None


def _last_group(scene: Scene, span: Span) -> Draft | None:
    """The last unnamed group that was a source, not too far back."""
    sentence = scene.layout.sentence_of(span.start)
    groups = (s for s in reversed(scene.seen) if s.draft.plural and s.source)
    return next((s.draft for s in groups if sentence - s.sentence <= MAX_SENTENCES_BACK), None)


def _events(
    scene: Scene, cast: Cast, phrases: Sequence[Phrase], skip: Sequence[Span]
) -> Iterator[tuple[Span, Draft | Phrase | Pronoun]]:
    """What is to be resolved, in text order: names, phrases, pronouns."""
    events: list[tuple[Span, Draft | Phrase | Pronoun]] = list(cast.sure.items())
    taken = {phrase.span.end for phrase in phrases}
    events += [(phrase.span, phrase) for phrase in phrases if phrase.mention is None and not pronoun_of(phrase.head)]
    for phrase in role_phrases(scene.layout, scene.names):
        inside = any(s.overlaps(phrase.span) if phrase.role else s.end == phrase.span.end for s in skip)
        if phrase.span.end not in taken and not inside:
            events.append((phrase.span, phrase))
    spoken = {event[0].end for event in events}
    events += [(p.span, p) for p in document_phrases(scene.layout, scene.names) if p.span.end not in spoken]
    for at, low in enumerate(scene.layout.lows):
        pronoun = pronoun_of(low)
        if pronoun and _may_refer(pronoun, source=(span := scene.layout.words[at].span) in scene.sources):
            events.append((span, pronoun))
    yield from sorted(events, key=lambda event: (event[0].start, -event[0].end))


def _may_refer(pronoun: Pronoun, *, source: bool) -> bool:
    """True for he and she anywhere, and for they and it where they are a source: elsewhere they are mostly nobody."""
    return pronoun.person == "3" and (pronoun.gender in {"f", "m"} or (source and pronoun.case == "subject"))


def _speaker(scene: Scene, cast: Cast, quotes: Sequence[Quote], span: Span) -> Draft | None:
    """Who says the quotation that holds `span`: named behind it or before, or known from before."""
    quote = quote_around(quotes, span, quoted=scene.layout.words[scene.layout.at(span.start)].quoted)
    if quote is None or quote.anchor is None:
        return None
    before = (seen.draft for seen in reversed(scene.seen) if seen.span == quote.anchor)
    return cast.sure.get(quote.anchor) or next(before, None)


def quotes_of(attributions: Sequence[Attribution], anchors: Mapping[Attribution, Span]) -> list[Quote]:
    """The contents of direct and mixed attributions with the anchor of each source."""
    return [
        Quote(piece, anchors.get(item), item.style == "direct")
        for item in attributions
        if item.style != "indirect"
        for piece in item.content
    ]
