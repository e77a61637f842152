"""A pronoun -> the person or body it refers back to, where that is clear; else nobody.

Candidates are scored by how recent they are, whether they were the subject or the source of an attribution, and by what
the report tells of their gender and number (the factors of Lappin and Leass, Computational Linguistics 20(4), 1994; the
weights were set by hand on the news, interviews and biographies of GUM's training part).
"""

from collections import Counter
from typing import NamedTuple

from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.known import Pronoun
from firsthand.annotate.entities.scene import Scene, Seen, distinct, is_subject
from firsthand.vocabulary import Span

MAX_SENTENCES_BACK = 6
"""A pronoun further from its name than this is left unresolved."""

MIN_LEAD = 0.4
"""The best candidate must beat the next by this much, else the pronoun is unresolved."""


class Choice(NamedTuple):
    """Who a pronoun refers to, and who else it might have been."""

    draft: Draft | None
    rivals: tuple[Draft, ...] = ()


def choose(scene: Scene, pronoun: Pronoun, span: Span, speaker: Draft | None) -> Choice:
    """The draft that `pronoun` at `span` refers to; `speaker` is who says the quotation it stands in, if any."""
    at = scene.layout.at(span.start)
    word = scene.layout.words[at]
    scored: list[tuple[float, Draft]] = []
    for draft in distinct([seen.draft for seen in reversed(scene.seen[-60:])]):
        if draft is speaker or not _agrees(draft, pronoun):
            continue
        score = max(
            (_score(scene, seen, pronoun, at) for seen in scene.seen[-60:] if seen.draft is draft), default=None
        )
        if score is not None and score > -MAX_SENTENCES_BACK:
            scored.append((score + _standing(scene, draft, pronoun), draft))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or word.paragraph < 0:
        return Choice(None)
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MIN_LEAD:
        close = tuple(draft for score, draft in scored if scored[0][0] - score < MIN_LEAD)
        return Choice(None, close)
    chosen = scored[0][1]
    if pronoun.gender in {"f", "m"}:
        chosen.genders[pronoun.gender] += 1
    return Choice(chosen)


def _agrees(draft: Draft, pronoun: Pronoun) -> bool:
    """True if kind, number and gender allow the reference."""
    if pronoun.gender == "n":
        return draft.kind == "body" and not draft.plural
    if pronoun.number == "p":
        return draft.plural or draft.kind == "body"
    if draft.kind != "person" or draft.plural:
        return False
    return draft.gender in {None, pronoun.gender}


def _score(scene: Scene, seen: Seen, pronoun: Pronoun, at: int) -> float:
    """How well one earlier mention fits."""
    word = scene.layout.words[at]
    back = word.sentence - seen.sentence
    if back > MAX_SENTENCES_BACK or seen.span.start >= word.span.start:
        return -99.0
    score = -0.8 * back - 0.3 * max(word.paragraph - seen.paragraph - 1, 0)
    score += 1.2 * seen.subject + 0.6 * seen.source - 0.4 * seen.possessive
    score -= 1.5 * (seen.quoted and not word.quoted)
    score += 0.3 * seen.pronoun
    if back == 0:
        gap = scene.layout.words[scene.layout.at(seen.span.start) : at]
        clause = not any(w.low in {",", ";", "that", "and", "but", "because", "after", "when", "who"} for w in gap)
        if pronoun.case == "object" and clause and seen.subject:
            score -= 3.0  # "Kravets met him": the subject is somebody else
        if pronoun.case == "possessive":
            score += 0.4
    return score


def _standing(scene: Scene, draft: Draft, pronoun: Pronoun) -> float:
    """What speaks for a draft wherever it was mentioned."""
    count = min(sum(seen.draft is draft for seen in scene.seen), 6)
    return 0.12 * count + 0.5 * (draft.gender == pronoun.gender) + 0.3 * draft.named


def vote_genders(scene: Scene, named: dict[Span, Draft]) -> None:
    """Let the pronouns of a sentence that names one person as its subject vote on that person's gender."""
    layout = scene.layout
    votes: dict[int, Counter[str]] = {}
    by_sentence: dict[int, list[tuple[int, Draft]]] = {}
    for span, draft in sorted(named.items(), key=lambda pair: pair[0]):
        if draft.kind == "person" and not layout.words[layout.at(span.start)].quoted:
            at = layout.at(span.start)
            by_sentence.setdefault(layout.words[at].sentence, []).append((at, draft))
    for sentence, people in by_sentence.items():
        gender = _first_gender(scene, people[0][0], sentence)
        alone = len(distinct([draft for _, draft in people])) == 1
        if gender and alone and is_subject(layout, people[0][0]):
            votes.setdefault(id(people[0][1]), Counter())[gender] += 1
            people[0][1].genders[gender] += 1


def _first_gender(scene: Scene, at: int, sentence: int) -> str | None:
    """The gender of the first pronoun after word `at` outside quotation marks, in the sentence or opening the next."""
    from_pronoun = {
        "he": "m",
        "him": "m",
        "his": "m",
        "himself": "m",
        "she": "f",
        "her": "f",
        "hers": "f",
        "herself": "f",
    }
    words = scene.layout.words
    while at < len(words) and words[at].sentence <= sentence + 1:
        word = words[at]
        if not word.quoted and word.low in from_pronoun:
            opens = word.sentence == sentence or scene.layout.sentence_start(at) == at
            return from_pronoun[word.low] if opens else None
        if word.sentence > sentence and word.text[0].isalnum() and not word.quoted:
            return None
        at += 1
    return None
