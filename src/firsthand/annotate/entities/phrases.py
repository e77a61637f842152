"""Noun phrases around roles and names: which word is the head, what stands before it, who is named in it.

There is no parser here. A phrase is a determiner, a few modifiers and a head that is a name, a role of the lexicon, a
word for a body, or, in the source of an attribution, the last word before the first preposition, clause or comma.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.annotate.entities.known import (
    DETERMINERS,
    FUNCTION,
    INDEFINITE,
    MAX_ROLE_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    Role,
    body_group,
    pronoun_of,
    role_of,
)
from firsthand.annotate.entities.layout import Layout
from firsthand.vocabulary import Mention, Span

MAX_MODIFIERS = 6
"""Words between a determiner and its head: "a western-style former deputy police chief"."""

DOCUMENTS = frozenset(
    "data figure figures report reports statement statements study survey poll analysis post tweet message letter "
    "document documents estimate estimates count tally release filing memo email note interview account accounts "
    "assessment findings records statistics list findings video ruling verdict indictment complaint lawsuit log "
    "numbers announcement dispatch bulletin briefing comment comments remark remarks".split()
)
"""Heads that speak for whoever made them: "data from the monitor X"."""

_MAKERS = frozenset("from by of".split())


class Phrase(NamedTuple):
    """A noun phrase: what it says and whom it names. All spans lie in the report."""

    span: Span
    """From determiner to head; the name alone where the head is a name."""
    head: str
    """The head's words, lower case: "kremlin chief" has "chief"."""
    modifiers: tuple[str, ...] = ()
    """Lower-case words between the determiner and the head, and those of an "of" phrase after it."""
    determiner: str = ""
    role: Role | None = None
    body: str | None = None
    mention: Mention | None = None
    """The name that is the head, if one is."""
    owner: Span | None = None
    """The possessor: "Belgorod" in "Belgorod's governor", "his" in "his lawyer"."""
    plural: bool = False

    @property
    def indefinite(self) -> bool:
        """True for "a priest", "several Russians", "two officials", "residents"."""
        return self.determiner in INDEFINITE or self.determiner.isdigit() or (not self.determiner and not self.owner)


class Names:
    """The mentions of a report, found by the word they start or end at."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self.starts: dict[int, Mention] = {}
        self.ends: dict[int, Mention] = {}
        self.words: dict[int, Mention] = {}
        for mention in mentions:
            found = layout.inside(mention.span)
            if found:
                self.starts.setdefault(found[0], mention)
                self.ends[found[-1] + 1] = mention
                self.words.update(dict.fromkeys(found, mention))


def role_at(layout: Layout, at: int) -> tuple[Role, int] | None:
    """The role whose last word is at `at`, with the index of its first word; the longest one wins."""
    for size in range(MAX_ROLE_WORDS, 0, -1):
        first = at - size + 1
        if first < 0:
            continue
        words = " ".join(layout.low(i) for i in range(first, at + 1))
        role = role_of(words)
        if role and role.kind != "title":
            return role, first
    return None


def role_phrases(layout: Layout, names: Names) -> Iterator[Phrase]:
    """Every phrase with a determiner or possessor whose head is a role or a word for a body, in text order."""
    for at in range(len(layout.words)):
        if at in names.words:
            continue
        found = role_at(layout, at)
        group = body_group(layout.low(at)) if not found else None
        if not found and not group:
            continue
        after = at + 1
        if role_at(layout, after) or body_group(layout.low(after)) or _is_person(names, after):
            continue
        phrase = phrase_ending(layout, names, after)
        if phrase and (phrase.determiner or phrase.owner):
            yield phrase


def _is_person(names: Names, at: int) -> bool:
    """True if a person's name starts at word `at`: what stands before it is a title."""
    mention = names.starts.get(at)
    return mention is not None and mention.kind == "person"


def phrase_ending(layout: Layout, names: Names, after: int) -> Phrase | None:
    """The phrase whose head's last word stands before `after`."""
    last = after - 1
    found = role_at(layout, last)
    first = found[1] if found else last
    role = found[0] if found else None
    group = None if found else body_group(layout.low(last))
    head = " ".join(layout.low(i) for i in range(first, after))
    at, determiner, owner = to_the_left(layout, names, first)
    if at is None:
        return None
    modifiers = [layout.low(i) for i in range(at + (1 if determiner else 0), first)]
    owner_words = layout.text[owner.start : owner.end].lower() if owner else None
    return Phrase(
        span=layout.span(at, after),
        head=head,
        modifiers=tuple(m for m in modifiers if m not in {"'s", "'"}) + _of_phrase(layout, names, after),
        determiner=determiner,
        role=role,
        body=group,
        owner=owner if owner_words else None,
        plural=(role.plural if role else head.endswith("s") and not head.endswith("ss"))
        or determiner in {"two", "several", "many", "three", "four", "five", "few", "both", "these", "those"},
    )


def to_the_left(layout: Layout, names: Names, first: int) -> tuple[int | None, str, Span | None]:
    """First word, determiner and possessor of the phrase whose head starts at `first`; None where words forbid one."""
    at = first
    sentence = layout.words[first].sentence
    while at > 0 and first - at < MAX_MODIFIERS and layout.words[at - 1].sentence == sentence:
        low, text = layout.low(at - 1), layout.words[at - 1].text
        if low in {"'s", "'", "’"} and (owner := names.ends.get(at - 1)):
            start = layout.at(owner.span.start)
            return (start - 1 if layout.low(start - 1) == "the" else start), "", owner.span
        if low in POSSESSIVES:
            return at - 1, low, layout.words[at - 1].span
        if low in DETERMINERS or (text.isdigit() and low != "0"):
            return at - 1, low, None
        if low in FUNCTION or not (text[0].isalnum() or low == "'s") or pronoun_of(low):
            break
        at -= 1
    return at, "", None


def _of_phrase(layout: Layout, names: Names, at: int) -> tuple[str, ...]:
    """The names that an "of" or "for" phrase at `at` adds: "governor of Belgorod" -> ("belgorod",)."""
    if layout.low(at) not in {"of", "for", "in", "at"}:
        return ()
    start = at + 2 if layout.low(at + 1) == "the" else at + 1
    mention = names.starts.get(start)
    return (mention_words(layout, mention),) if mention else ()


def mention_words(layout: Layout, mention: Mention) -> str:
    """The name in lower case without a leading "the"."""
    return mention.span.of(layout.text).lower().removeprefix("the ")


def source_phrase(layout: Layout, names: Names, source: Span) -> Phrase | None:
    """The phrase that a source of an attribution is about; None for an empty one.

    "Artyom, a liberal activist reached by ..." -> the name; "the ministry's spokesman, N. N." -> the name that stands
    in apposition; "data from the group G" -> G; "a spokesman for G" -> the spokesman.
    """
    words = list(layout.inside(source))
    while words and (
        not layout.words[words[0]].text[0].isalnum() or layout.low(words[0]) in {"and", "but", "as", "by"}
    ):
        words.pop(0)
    if not words:
        return None
    first, end = words[0], words[-1] + 1
    pronoun = pronoun_of(layout.low(first))
    if pronoun and pronoun.case != "possessive":
        return Phrase(span=layout.words[first].span, head=layout.low(first))
    core = _core_end(layout, names, first, end)
    named = _named_head(layout, names, first, core, end)
    if named:
        return named
    phrase = phrase_ending(layout, names, core)
    if phrase is None:
        return None
    if phrase.head in DOCUMENTS:
        return _maker(layout, names, core, end, phrase) or phrase
    begin = min(layout.at(phrase.span.start), first) if phrase.owner else first
    return phrase._replace(span=layout.span(max(begin, first), core))


def _core_end(layout: Layout, names: Names, first: int, end: int) -> int:
    """The index after the head: the first preposition, clause, comma or participle after it ends the core."""
    at = first
    while at < end:
        if at in names.starts:
            mention_end = layout.after(names.starts[at].span)
            at = min(mention_end, end)
            continue
        low = layout.low(at)
        if at > first and (low in PREPOSITIONS or low in RELATIVES or low in {"and", "or", "is", "was", "has", "had"}):
            break
        if at > first and not layout.words[at].text[0].isalnum() and low not in {"'s", "-", "$"}:
            break
        if at > first and low.endswith(("ing", "ed")) and (role_at(layout, at - 1) or at in names.ends):
            break
        at += 1
    return max(at, first + 1)


def _named_head(layout: Layout, names: Names, first: int, core: int, end: int) -> Phrase | None:
    """The phrase of the name that ends the core, or that follows it as an apposition."""
    last = core - 1
    if layout.low(last) in {"'s", "'", "’"} and last > first:
        last -= 1
    mention = names.words.get(last)
    if mention is None and layout.low(core) in {",", "—", "–", "-", ":"}:
        mention = names.starts.get(core + 1)
        if mention is None or mention.kind != "person" or core + 1 >= end:
            return None
    if mention is None:
        return None
    return Phrase(span=mention.span, head=mention_words(layout, mention), mention=mention)


def _maker(layout: Layout, names: Names, core: int, end: int, phrase: Phrase) -> Phrase | None:
    """Who made a document: what follows "from", "by" or "of"."""
    at = core
    while (
        at < end and layout.low(at) not in _MAKERS and layout.low(at) in {"released", "published", "issued", "compiled"}
    ):
        at += 1
    if at + 1 >= end or layout.low(at) not in _MAKERS:
        owner = phrase.owner
        found = names.starts.get(layout.at(owner.start)) if owner else None
        return Phrase(span=found.span, head=mention_words(layout, found), mention=found) if found else None
    return source_phrase(layout, names, layout.span(at + 1, end))
