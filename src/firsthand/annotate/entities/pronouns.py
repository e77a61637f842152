"""A pronoun -> the person or body it refers back to, where that is clear; else nobody.

Candidates are scored by how recent they are, whether they were the subject or the source of an attribution, and by what
the report tells of their gender and number (the factors of Lappin and Leass, Computational Linguistics 20(4), 1994).
"""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.known import Pronoun, pronoun_of
from firsthand.annotate.entities.scene import Scene, Seen, is_subject
from firsthand.vocabulary import Span

MAX_SENTENCES_BACK = 6
"""A pronoun further from its name than this is left unresolved."""

MIN_LEAD = 0.3
"""The best candidate must beat the next by this much, else the pronoun is unresolved."""


class Weights(NamedTuple):
    """What each fact about an earlier mention adds to its score; searched on GUM's training part, smoothed by hand."""

    sentence: float = -0.6
    """For each sentence between."""
    paragraph: float = -0.33
    """For each paragraph between, the nearest not counted."""
    subject: float = 1.44
    source: float = 0.23
    possessive: float = -0.11
    quoted: float = -2.1
    """For a mention inside quotation marks when the pronoun is outside."""
    hidden: float = -0.7
    """For a mention in what somebody said, when the pronoun is outside it."""
    inside: float = 1.4
    """For a mention in the very words that the pronoun stands in."""
    spoken: float = -1.5
    """For a single name in the very words of which the pronoun is the source: "Rathkeel would close, he said"."""
    pronoun: float = 0.4
    met: float = -3.9
    """For the subject of an object pronoun's own clause: "Kravets met him"."""
    own: float = 0.33
    """For a mention in the same sentence as a possessive pronoun."""
    parallel: float = 0.17
    """For a subject, when the pronoun opens its sentence."""
    again: float = 1.0
    """For the source of an attribution, when the pronoun is one too and nobody came between: "he added"."""
    earlier: float = 0.15
    """For each mention so far, up to `MENTIONS_COUNTED`."""
    topic: float = 0.03
    """For each name in the whole report, up to ten."""
    known: float = 0.68
    """For a gender that is known to agree."""
    named: float = 0.0
    latest: float = 1.0
    """For the last subject or source outside quotation marks of all who agree."""
    headline: float = -1.0
    """For a mention in the report's first line, when the pronoun is below it."""


WEIGHTS = Weights()


class Choice(NamedTuple):
    """Who a pronoun refers to, and who else it might have been."""

    draft: Draft | None
    rivals: tuple[Draft, ...] = ()


def choose(scene: Scene, pronoun: Pronoun, span: Span, speaker: Draft | None) -> Choice:
    """The draft that `pronoun` at `span` refers to; `speaker` is who says the quotation it stands in, if any."""
    at = scene.layout.at(span.start)
    best: dict[int, tuple[float, Draft]] = {}
    own = scene.own.get(span, frozenset())
    agreeing = [
        s
        for s in scene.seen[-MENTIONS_BACK:]
        if s.draft is not speaker and _agrees(s.draft, pronoun) and (s.pronoun or s.draft.named or not s.within & own)
    ]
    if span in scene.readings and pronoun.gender == "n":
        agreeing = [seen for seen in agreeing if seen.draft.document]
    latest = _latest(agreeing, span)
    for seen in agreeing:
        score = _score(scene, seen, pronoun, at)
        if score is not None:
            score += WEIGHTS.latest * (seen is latest and pronoun.gender in _OTHER)
            score += WEIGHTS.spoken * (not seen.pronoun and " " not in seen.draft.name and bool(seen.within & own))
            score += WEIGHTS.headline * (seen.paragraph == 0 and scene.layout.words[at].paragraph > 0)
        if score is not None and score > best.get(id(seen.draft), (-99.0, seen.draft))[0]:
            best[id(seen.draft)] = (score, seen.draft)
    scored = [(score + _standing(draft, pronoun), draft) for score, draft in best.values()]
    scored.sort(key=lambda pair: -pair[0])
    if not scored:
        return Choice(None)
    close = tuple(draft for score, draft in scored if scored[0][0] - score < MIN_LEAD)
    if len(close) > 1:
        main = _main(scene, pronoun, at, agreeing)
        if main is None or all(draft is not main for draft in close):
            return Choice(None, close)
        close = (main,)
    if _too_far(scene, pronoun, at, close[0]):
        return Choice(None, close)
    if pronoun.gender in {"f", "m"}:
        close[0].resolved[pronoun.gender] += 1
        close[0].told[pronoun.gender] += not scene.layout.words[at].quoted and not _said_by_other(scene, pronoun, span)
    return Choice(close[0])


def _said_by_other(scene: Scene, pronoun: Pronoun, span: Span) -> bool:
    """True for "his" in the words that "she" says: only a guess, since whoever spoke last may well be she."""
    within = scene.within(span)
    sources = (at for at, numbers in scene.own.items() if within & numbers)
    said_by = (pronoun_of(at.of(scene.layout.text).lower()) for at in sources)
    return any(one is not None and one.gender == _OTHER.get(pronoun.gender) for one in said_by)


def _latest(agreeing: Sequence[Seen], span: Span) -> Seen | None:
    """The last subject or source before `span` outside quotation marks; None where its sentence has two of them."""
    subjects = [seen for seen in agreeing if seen.subject and not seen.quoted and seen.span < span]
    last = subjects[-1] if subjects else None
    alone = last and all(seen.draft is last.draft for seen in subjects if seen.sentence == last.sentence)
    return last if alone else None


MAX_NESTED_BACK = 1
"""Sentences between a pronoun that speaks in somebody's words and whom it takes up; for "they" none.

Counted on our own reports (open, marked/train and marked/extra): 6 right and 10 wrong beyond it, of "they" 10 and 15.
"""


def _too_far(scene: Scene, pronoun: Pronoun, at: int, draft: Draft) -> bool:
    """True for a source inside somebody's words whose antecedent stands outside them, and not right before."""
    word = scene.layout.words[at]
    within = scene.within(word.span)
    if not within or word.span not in scene.sources:
        return False
    before = [seen for seen in scene.seen[-MENTIONS_BACK:] if seen.draft is draft and seen.span < word.span]
    if not before or any(seen.within & within for seen in before):
        return not before
    back = word.sentence - max(seen.sentence for seen in before)
    return back > (0 if pronoun.number == "p" else MAX_NESTED_BACK)


def _main(scene: Scene, pronoun: Pronoun, at: int, agreeing: Sequence[Seen]) -> Draft | None:
    """The one person who does or says something in the paragraph so far, else in the one before; told by nobody else.

    None inside quotation marks, and where there are two.
    """
    word = scene.layout.words[at]
    if word.quoted or pronoun.gender not in _OTHER or pronoun.case != "subject":
        return None
    within = scene.within(word.span)
    for paragraph in (word.paragraph, word.paragraph - 1):
        doing = [s.draft for s in agreeing if s.paragraph == paragraph and s.subject and not s.quoted
                 and s.span < word.span and not s.within - within]  # fmt: skip
        if doing:
            return doing[0] if all(draft is doing[0] for draft in doing) else None
    return None


MENTIONS_COUNTED = 4
"""More mentions than this make nobody likelier."""

MENTIONS_BACK = 60
"""A pronoun looks at as many mentions before it."""


_OTHER = {"f": "m", "m": "f"}


def _agrees(draft: Draft, pronoun: Pronoun) -> bool:
    """True if kind, number and gender allow the reference."""
    if pronoun.gender == "n":
        return (draft.kind == "body" or bool(draft.document)) and not draft.plural
    if pronoun.number == "p":
        return draft.plural or draft.kind == "body"
    if draft.kind != "person" or draft.plural:
        return False
    return draft.gender in {None, pronoun.gender} and not draft.told[_OTHER.get(pronoun.gender or "", "")]


def _score(scene: Scene, seen: Seen, pronoun: Pronoun, at: int) -> float | None:
    """How well one earlier mention fits; None if it is too far back."""
    word = scene.layout.words[at]
    back = word.sentence - seen.sentence
    if back > MAX_SENTENCES_BACK or seen.span.start >= word.span.start:
        return None
    w = WEIGHTS
    score = w.sentence * back + w.paragraph * max(word.paragraph - seen.paragraph - 1, 0)
    score += w.subject * seen.subject + w.source * seen.source + w.possessive * seen.possessive
    if seen.source and word.span in scene.sources:
        score += w.again * (not _followed(scene, seen, pronoun))
    within = scene.within(word.span)
    score += w.hidden * bool(seen.within - within) * (not seen.quoted or word.quoted)
    score += w.inside * bool(seen.within & within)
    score += w.quoted * (seen.quoted and not word.quoted) + w.pronoun * seen.pronoun
    score += w.parallel * (seen.subject and pronoun.case == "subject" and scene.layout.sentence_start(at) == at)
    if back == 0:
        score += w.met * (pronoun.case == "object" and seen.subject and _one_clause(scene, seen, at))
        score += w.own * (pronoun.case == "possessive")
    return score


def _followed(scene: Scene, seen: Seen, pronoun: Pronoun) -> bool:
    """True if somebody else who agrees was the subject of a later clause outside quotation marks."""
    return any(
        other.subject and not other.quoted and other.draft is not seen.draft and other.span > seen.span
        for other in scene.seen[-MENTIONS_BACK:]
        if _agrees(other.draft, pronoun)
    )


_CLAUSE = frozenset(", ; that and but because after when who while before as".split())


def _one_clause(scene: Scene, seen: Seen, at: int) -> bool:
    """True if nothing between the mention and word `at` opens another clause."""
    return not any(word.low in _CLAUSE for word in scene.layout.words[scene.layout.at(seen.span.start) : at])


def _standing(draft: Draft, pronoun: Pronoun) -> float:
    """What speaks for a draft wherever it was mentioned."""
    count = min(draft.entered, MENTIONS_COUNTED)
    topic = min(len(draft.mentions), 10)
    known = pronoun.gender in {draft.gender, *draft.resolved}
    return WEIGHTS.earlier * count + WEIGHTS.topic * topic + WEIGHTS.known * known + WEIGHTS.named * draft.named


def vote_genders(scene: Scene, named: dict[Span, Draft]) -> None:
    """Let the pronouns of a sentence that names one person as its subject vote on that person's gender."""
    layout = scene.layout
    by_sentence: dict[int, list[tuple[int, Draft]]] = {}
    for span, draft in sorted(named.items(), key=lambda pair: pair[0]):
        word = layout.words[layout.at(span.start)]
        if draft.kind == "person" and not word.quoted:
            by_sentence.setdefault(word.sentence, []).append((layout.at(span.start), draft))
    for sentence, people in by_sentence.items():
        first, draft = people[0]
        alone = all(other is draft for _, other in people)
        if alone and is_subject(layout, first) and (gender := _first_gender(scene, first, sentence)):
            draft.genders[gender] += 1


def _first_gender(scene: Scene, at: int, sentence: int) -> str | None:
    """The gender of the first pronoun after word `at` outside quotation marks, in the sentence or opening the next."""
    words = scene.layout.words
    while at < len(words) and words[at].sentence <= sentence + 1:
        word = words[at]
        pronoun = None if word.quoted else pronoun_of(word.low)
        if pronoun and pronoun.gender in {"f", "m"}:
            opens = word.sentence == sentence or scene.layout.sentence_start(at) == at
            return pronoun.gender if opens else None
        if word.sentence > sentence and word.text[0].isalnum() and not word.quoted:
            return None
        at += 1
    return None
