"""The titles and appositions of a name: "Russian President", "a liberal activist", "governor of Belgorod"."""

from collections.abc import Mapping, Sequence

from firsthand.annotate.entities.known import (
    CONJUNCTIONS,
    DETERMINERS,
    INDEFINITE,
    OTHER_FUNCTION,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    Role,
    body_group,
    role_of,
)
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import Names, Phrase, phrase_ending, role_at, to_the_left
from firsthand.vocabulary import Mention, Span


def titles_before(layout: Layout, names: Names, mention: Mention) -> Span | None:
    """The title or role that stands directly before a name: "Russian President", "Mr.", "the baker"."""
    start = layout.at(mention.span.start)
    found = role_at(layout, start - 1) if start else None
    if not found:
        low = layout.low(start - 1)
        role = role_of(low) if low else None
        return layout.words[start - 1].span if role and role.kind == "title" else None
    first = found[1]
    at, determiner, owner = to_the_left(layout, names, first)
    if at is None:
        at = first
    if determiner in {"the", "a", "an"} or determiner in INDEFINITE or determiner.isdigit():
        at += 1
    if not owner:
        at = _without_adverbs(layout, at, first)
    return layout.span(at, start) if at < start else None


def body_before(layout: Layout, names: Names, mention: Mention) -> Span | None:
    """What a body is, right before its name: "independent monitoring group", "state company"."""
    start = layout.at(mention.span.start)
    if not body_group(layout.low(start - 1)):
        return None
    at, determiner, _ = to_the_left(layout, names, start - 1)
    if at is None or not determiner:
        return layout.words[start - 1].span
    return layout.span(at + 1, start)


def body_after(layout: Layout, mention: Mention) -> Span | None:
    """What a body is, behind its name and a comma: "the state company that ...", "a legal aid group"."""
    at = layout.after(mention.span) + 1
    if layout.low(at - 1) != "," or layout.low(at) not in {"a", "an", "the"}:
        return None
    for end in range(at + 1, min(at + 7, len(layout.words))):
        if body_group(layout.low(end)):
            return layout.span(at, end + 1)
        if not layout.words[end].text[0].isalnum() or layout.low(end) in PREPOSITIONS:
            return None
    return None


def _without_adverbs(layout: Layout, at: int, first: int) -> int:
    """Leave out what is no part of a title: an adverb or verb before it ("later President ...")."""
    while at < first and (layout.low(at) in _NOT_IN_TITLES or layout.low(at).endswith(("ly", "ed"))):
        at += 1
    return at


_NOT_IN_TITLES = frozenset("then later earlier yesterday today says said saying tells while meanwhile when".split())


def apposition_after(layout: Layout, names: Names, mention: Mention) -> Span | None:
    """The apposition after a name: "a Russian author", "governor of Belgorod", "the union's president"."""
    at = layout.after(mention.span)
    if layout.low(at) not in {",", "(", "—", "–"}:
        return None
    at += 1
    if layout.words[at : at + 1] and layout.words[at].text.isdigit() and layout.low(at + 1) == ",":
        at += 2  # "Ilse Marten, 54, a baker"
    if at >= len(layout.words) or (
        at in names.starts and layout.low(at + 1) not in {"'s", "’"} and not _leads_role(layout, names, at)
    ):
        return None
    end = at
    while end < len(layout.words) and end - at < 14 and layout.words[end].sentence == layout.words[at - 1].sentence:
        low = layout.low(end)
        if low in {",", ")", "—", "–", ";", "."} or low in RELATIVES or (end > at and low in {"said", "says", "told"}):
            break
        end += 1
    head = next((i for i in range(at, end) if _is_head(layout, i, at, end)), None)
    if head is None:
        return None
    opening = layout.low(at)
    if opening in OTHER_FUNCTION | CONJUNCTIONS or opening.endswith("ed"):  # "Ane Holm, 71, and two cousins"
        return None
    fine = opening in DETERMINERS or role_at(layout, at) or opening == "former" or layout.words[at].text[0].isupper()
    if not fine and not any(role_at(layout, i) for i in range(at, min(at + 4, end))):
        return None
    return layout.span(at, end)


def _leads_role(layout: Layout, names: Names, at: int) -> bool:
    """True if the name at `at` only modifies a role: "Kremlin spokesman", "Amnesty director"."""
    end = layout.after(names.starts[at].span)
    return any(role_at(layout, i) and i not in names.words for i in range(end, end + 3))


def _is_head(layout: Layout, at: int, first: int, end: int) -> bool:
    """True if the word at `at` is a role before any preposition of its phrase."""
    if not role_at(layout, at) or layout.low(at + 1) in {"'s", "'"}:
        return False
    return not any(layout.low(i) in PREPOSITIONS for i in range(first, min(at, end)))


def apposition_before(layout: Layout, names: Names, mention: Mention) -> Span | None:
    """The role before a name and a comma: "the ministry's spokesman, N. N.", "Belgorod's governor, N. N."."""
    start = layout.at(mention.span.start)
    while (title := role_of(layout.low(start - 1).rstrip("."))) and title.kind == "title":
        start -= 1  # "The Commissioner for Health, Dr N. N.,"
    if layout.low(start - 1) not in {",", "—", "–", ":"} or start < 2:
        return None
    before = start - 1
    at = before - 1
    # "the general secretary of the Dockers' Guild (Port Division), N. N.": the role may stand before an "of" phrase.
    limit = max(layout.sentence_start(at), before - 9)  # "Hon." may end what is taken for a sentence
    while at >= limit:
        found = role_at(layout, at)
        if found and at not in names.words:
            phrase = phrase_ending(layout, names, at + 1)
            good = phrase and (phrase.determiner in {"the", *POSSESSIVES, "a", "an", "another"} or phrase.owner)
            between = [layout.low(i) for i in range(at + 1, before)]
            if good and phrase and (not between or between[0] in {"of", "for", "at", "in"}) and "," not in between:
                return _whole_role(layout, names, phrase, before)
            if layout.low(at + 1) not in {"'s", "'"} and not body_group(layout.low(at + 1)):
                return None  # "the head of the growers' cooperative, N. N.": the growers are none
        at -= 1
    return None


def _whole_role(layout: Layout, names: Names, phrase: Phrase, before: int) -> Span | None:
    """The role up to word `before`, with the one that it belongs to: "the commander of the coastguard, N. N.".

    None where it is whose kin speaks: N. N. in "the mother of the mayor, N. N.," may be either.
    """
    first = layout.at(phrase.span.start)
    outer = role_at(layout, first - 2) if layout.low(first - 1) == "of" else None
    if outer is None:
        return layout.span(first, before)
    around = phrase_ending(layout, names, first - 1)
    if around is None or outer[0].kind == "kin" or outer[0].plural:
        return None
    return layout.span(layout.at(around.span.start), before)


def head_roles(layout: Layout, span: Span) -> list[tuple[Role, tuple[str, ...]]]:
    """The roles in a title or apposition before its first preposition, each with the words around it as modifiers."""
    found: list[tuple[Role, tuple[str, ...]]] = []
    words = list(layout.inside(span))
    used: set[int] = set()
    for at in reversed(words):
        if at in used:
            continue
        hit = role_at(layout, at)
        if not hit or hit[1] < words[0]:
            continue
        role, first = hit
        used.update(range(first, at + 1))
        owns = at < words[-1] and layout.low(at + 1) in {"'s", "'"}  # the boy of "The boy's mother"
        if owns or any(layout.low(i) in PREPOSITIONS for i in range(words[0], first)):
            continue
        others = tuple(layout.low(i) for i in words if not first <= i <= at and layout.words[i].text[0].isalnum())
        found.append((role, tuple(w for w in others if w not in DETERMINERS and w not in PREPOSITIONS)))
    return found[::-1]


Titles = Mapping[Span, tuple[Span, ...]]
"""The titles and appositions of each name, by the name's span."""


def titles_of(layout: Layout, names: Names, mentions: Sequence[Mention]) -> Titles:
    """The titles and appositions that stand with each person's or body's name."""
    found: dict[Span, tuple[Span, ...]] = {}
    for mention in mentions:
        if mention.kind not in {"person", "body"}:
            continue
        before = titles_before if mention.kind == "person" else body_before
        spans = {s for s in (mention.title, before(layout, names, mention)) if s}
        if mention.kind == "person":
            around = (apposition_after(layout, names, mention), apposition_before(layout, names, mention))
            spans.update(s for s in around if s)
        elif after := body_after(layout, mention):
            spans.add(after)
        kept = [s for s in spans if not any(o != s and o.covers(s) for o in spans)]
        if kept:
            found[mention.span] = tuple(sorted(kept))
    return found
