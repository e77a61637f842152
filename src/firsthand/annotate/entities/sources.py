"""The source of an attribution -> the phrase it is about: whose words these are."""

from firsthand.annotate.entities.appositions import apposed, one_of
from firsthand.annotate.entities.documents import DOCUMENTS, WRITINGS
from firsthand.annotate.entities.known import (
    DETERMINERS,
    FUNCTION,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    body_group,
    pronoun_of,
    role_of,
    saying_nouns,
)
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import Names, Phrase, mention_words, phrase_ending, role_at
from firsthand.annotate.entities.shares import QUANTIFIERS, share_of, some_of
from firsthand.annotate.entities.sourcenames import POSTNOMINALS
from firsthand.vocabulary import Attribution, Mention, Span

_DEEDS = ("sion", "tion", "ment", "ison", "ance", "ence", "usal", "ism")
"""Endings of what somebody does: "Putin's comparison" is Putin's, "her staff" is not she."""

ANSWERS = frozenset({"A", "Answer", "ANSWER"})
ANSWER = "answer:"
"""Head of the source of an answer in an interview by questions and answers ("A:")."""

_MAKERS = frozenset("from by of".split())


def anchored(layout: Layout, names: Names, item: Attribution) -> Phrase | None:
    """The phrase that an attribution's words come from; None where the text does not say.

    The tagger leaves out or misplaces a source that a noun of saying governs ("statements by N that ...", "G's claims
    of ...") or that stands right before its verb ("what G calls ..."): these are looked up in the words themselves.
    """
    if item.source and item.source.of(layout.text).strip(". ") in ANSWERS and item.cue:
        return Phrase(span=item.source, head=ANSWER) if item.cue.of(layout.text).strip() == ":" else None
    maker = _said_by(layout, names, item)
    if maker:
        return maker
    if item.source:
        return source_phrase(layout, names, item.source)
    return _before_cue(layout, names, item)


def _said_by(layout: Layout, names: Names, item: Attribution) -> Phrase | None:
    """N in "statements by President N that CONTENT"."""
    at = layout.at(item.content[0].start)
    at -= layout.low(at - 1) == "that"
    mention = names.words.get(at - 1)
    if mention is None or layout.after(mention.span) != at:
        return None
    before = layout.at(mention.span.start) - 1
    while before > 0 and layout.low(before) not in _MAKERS and at - before < _MAX_TITLE:
        before -= 1
    if layout.low(before) in {"by", "from"} and layout.low(before - 1) in DOCUMENTS:
        return _of_mention(layout, mention)
    return None


_MAX_TITLE = 9
"""Words between "by" and the end of the name in "statements by former Deputy Prime Minister N"."""


def _before_cue(layout: Layout, names: Names, item: Attribution) -> Phrase | None:
    """What stands right before a cue without source: a name with or without a possessive, a pronoun, a role."""
    if item.cue is None:
        return None
    at = layout.at(item.cue.start)
    if layout.low(at) == "by" or layout.low(at - 1) in {",", "to", "and"}:
        return None
    owned = layout.low(at - 1) in {"'s", "'"}
    mention = names.ends.get(at - 1 if owned else at)
    if mention:
        return _of_mention(layout, mention)
    pronoun = pronoun_of(layout.low(at - 1))
    if pronoun and pronoun.case in {"subject", "possessive"}:
        return Phrase(span=layout.words[at - 1].span, head=layout.low(at - 1))
    return phrase_ending(layout, names, at) if role_at(layout, at - 1) else None


def _of_mention(layout: Layout, mention: Mention) -> Phrase:
    return Phrase(span=mention.span, head=mention_words(layout, mention), mention=mention)


def source_phrase(layout: Layout, names: Names, source: Span) -> Phrase | None:
    """The phrase that a source of an attribution is about; None for an empty one.

    "Artyom, a liberal activist reached by ..." -> the name; "the ministry's spokesman, N. N." -> the name that stands
    in apposition; "data from the group G" -> G; "a spokesman for G" -> the spokesman.
    """
    words = _bared(layout, names, list(layout.inside(source)))
    if not words:
        return None
    first, end = words[0], words[-1] + 1
    if end - first == 1 and layout.low(first) in DETERMINERS:
        end = _completed(layout, names, first)  # the tagger cut "The Kremlin" after "The"
    elif end - first == 1 and _titles(layout, names, first):
        end = layout.after(names.starts[end].span)  # and "Cllr N. N." after the title
    owned = layout.low(end) in {"'s", "'"}
    if owned or layout.low(end - 1) in DETERMINERS:
        written = _to_document(layout, end + owned)
        end = written if written > end + owned else end
    # "her cousin" is not her, nor is "mine manager N. N." whoever says "mine".
    alone = end - first == 1 or layout.low(first) not in POSSESSIVES | {"mine"}
    if layout.low(first) == "who" or (pronoun_of(layout.low(first)) and alone):
        return Phrase(span=layout.words[first].span, head=layout.low(first))
    if some := _some(layout, names, first, end):
        return some
    core = _core_end(layout, names, first, end)
    return _named_head(layout, names, first, core, end) or _described(layout, names, first, core, end)


def _described(layout: Layout, names: Names, first: int, core: int, end: int) -> Phrase | None:
    """The description that ends before `core`, or whom it stands for: "data from the group G" is G."""
    phrase = phrase_ending(layout, names, core)
    if phrase is None:
        return None
    if phrase.body and phrase.head not in _PARTS and (mention := names.ends.get(core - 1)):
        return _of_mention(layout, mention)  # "the Northwire agency"
    deed = phrase.head in saying_nouns() or phrase.head.endswith(_DEEDS)
    made = phrase.head in DOCUMENTS or (phrase.owner and deed and not phrase.role and not phrase.body)
    speaks_for_its_maker = made and phrase.head not in WRITINGS
    if speaks_for_its_maker and (maker := _maker(layout, names, core, end, phrase)):
        return maker
    maker = _maker(layout, names, core, end, phrase) if phrase.head in WRITINGS else None
    begin = min(layout.at(phrase.span.start), first) if phrase.owner else first
    begin = max(begin, first)
    whole = layout.span(begin, _whole_end(layout, core, end)) if layout.low(core) in PREPOSITIONS else None
    return phrase._replace(span=layout.span(begin, core), whole=whole, maker=maker.span if maker else None)


_PARTS = frozenset("board management committee department office council staff police government leadership".split())
"""What a body or a place has, and is not: "the Tarn Valley board"."""


def _titles(layout: Layout, names: Names, at: int) -> bool:
    """True for a role right before a person's name in its paragraph."""
    person = names.starts.get(at + 1)
    same = person is not None and layout.words[at].paragraph == layout.words[at + 1].paragraph
    return same and person is not None and person.kind == "person" and role_of(layout.low(at).rstrip(".")) is not None


def _some(layout: Layout, names: Names, first: int, end: int) -> Phrase | None:
    """A share or some of a group, or the one of them who is named: "One of her helpers, N. N."."""
    one = one_of(layout, names, first, end)
    if one:
        return _of_mention(layout, one)
    inside = names.ends.get(end)
    members = layout.low(first) in {"members", "member"} and layout.low(first + 1) == "of"
    if members and inside and inside.kind == "body":
        return some_of(layout, first, end)
    return share_of(layout, first, end)


def _to_document(layout: Layout, end: int) -> int:
    """The index after the document right behind a possessor, over its modifiers; `end` where there is none."""
    for at in range(end, end + _MAX_CUT):
        low = layout.low(at)
        if low in WRITINGS and layout.low(at + 1) not in WRITINGS:
            return at + 1
        if low in FUNCTION | DETERMINERS or low in saying_nouns() or not low[:1].isalnum():
            break
    return end


_MAX_CUT = 4
"""Words in which a document stands behind its possessor, where the tagger cut the source: "its letter"."""


def _bared(layout: Layout, names: Names, words: list[int]) -> list[int]:
    """A source without marks and "us" before it ("told us the driver") and without "himself" or "'s" behind it."""
    while words and (
        not (layout.words[words[0]].text[0].isalnum() or words[0] in names.starts)
        or layout.low(words[0]) in {"and", "but", "as", "by"}
    ):
        words = words[1:]
    comma = next((at for at in words[1:-1] if layout.low(at) == ","), None)
    if words and comma and layout.low(words[0]) in _PLACING:
        words = [at for at in words if at > comma]  # "At the dispensary, the nurse on duty, N. N."
    if len(words) > 2 and layout.low(words[1]) == "." and role_of(layout.low(words[0])):
        words = words[2:]  # "GEN. N. N."
    if len(words) > 1 and layout.low(words[0]) in {"us", "me", "reporters"} and layout.low(words[1]) in DETERMINERS:
        words = words[1:]
    while len(words) > 1 and layout.low(words[-1]) in _BEHIND:
        words = words[:-1]
    return words


_PLACING = frozenset("at in on of outside inside near from after before across".split())
_BEHIND = frozenset({"himself", "herself", "itself", "themselves", "'s", "'"})


def _completed(layout: Layout, names: Names, first: int) -> int:
    """The end of the name or role that follows a lone determiner."""
    if first + 1 in names.starts:
        return layout.after(names.starts[first + 1].span)
    return next((at + 1 for at in range(first + 1, first + 4) if role_at(layout, at)), first + 1)


def _inside_role(layout: Layout, at: int) -> bool:
    """True for the "of" of "head of state"."""
    found = role_at(layout, at + 1)
    return found is not None and found[1] < at


def _whole_end(layout: Layout, core: int, end: int) -> int:
    """The index after a description with its "for" or "at" phrase: up to a comma, a clause or a participle."""
    at = core
    while at < end and layout.low(at) not in RELATIVES and layout.words[at].text[0].isalnum():
        if at > core and layout.low(at).endswith(("ing", "ed")):
            break
        at += 1
    return at if at - core <= MAX_AFTER_HEAD else core


MAX_AFTER_HEAD = 9
"""Words after its head that belong to a description."""


def _core_end(layout: Layout, names: Names, first: int, end: int) -> int:
    """The index after the head: the first preposition, clause, comma or participle after it ends the core."""
    at = first
    while at < end:
        if at in names.starts:
            mention_end = layout.after(names.starts[at].span)
            at = min(mention_end, end)
            continue
        low = layout.low(at)
        if low == "of" and at > first and (layout.low(at - 1) in QUANTIFIERS or _inside_role(layout, at)):
            at += 1
            continue
        if at > first and (low in PREPOSITIONS or low in RELATIVES or low in {"and", "or", "is", "was", "has", "had"}):
            break
        owned = low == "'" and layout.low(at - 1).endswith("s") and at + 1 < end  # "the boys' aunt"
        if at > first and not layout.words[at].text[0].isalnum() and low not in {"'s", "-", "$"} and not owned:
            break
        after_head = role_at(layout, at - 1) or at in names.ends or layout.low(at - 1) in DOCUMENTS
        if at > first and low.endswith(("ing", "ed")) and after_head and not body_group(layout.low(at + 1)):
            break
        at += 1
    return max(at, first + 1)


def _named_head(layout: Layout, names: Names, first: int, core: int, end: int) -> Phrase | None:
    """The phrase of the name that ends the core, or that follows it as an apposition."""
    last = core - 1
    while last > first and layout.low(last) in {"'s", "'", "’"} | POSTNOMINALS:
        last -= 1
    mention = names.words.get(last)
    titled = mention is not None and mention.kind != "person" and any(role_at(layout, at) for at in range(first, core))
    written = any(layout.low(at) in WRITINGS for at in range(first, core))
    if (mention is None or titled) and not written:  # "The Commissioner of Police, CP N. N."
        mention = apposed(layout, names, first, core, end) or mention
    if mention is None and layout.low(core) in PREPOSITIONS and role_at(layout, core - 1):
        mention = _held_office(layout, names, first, core, end)
    return _of_mention(layout, mention) if mention else None


def _held_office(layout: Layout, names: Names, first: int, core: int, end: int) -> Mention | None:
    """N. N. in "chairman of selectors N. N.": a role without article, with what it is of, before a name."""
    last = names.ends.get(end)
    if last is None or last.kind == "place" or layout.low(first) in DETERMINERS:
        return None
    before = layout.at(last.span.start) - 1
    plain = layout.low(before) not in PREPOSITIONS | DETERMINERS | {"and"} and layout.words[before].text[0].isalnum()
    return last if before > core and plain else None


def _owner(layout: Layout, names: Names, phrase: Phrase) -> Phrase | None:
    """The possessor of a phrase, a name or a pronoun: "Putin's rhetoric", "his comparison"."""
    if phrase.owner is None:
        return None
    at = layout.at(phrase.owner.start)
    if mention := names.starts.get(at):
        return _of_mention(layout, mention)
    return Phrase(span=layout.words[at].span, head=layout.low(at)) if pronoun_of(layout.low(at)) else None


def _maker(layout: Layout, names: Names, core: int, end: int, phrase: Phrase) -> Phrase | None:
    """Who made a document: what follows "from", "by" or "of"."""
    at = core
    while (
        at < end and layout.low(at) not in _MAKERS and layout.low(at) in {"released", "published", "issued", "compiled"}
    ):
        at += 1
    if at + 1 >= end or layout.low(at) not in _MAKERS:
        return _owner(layout, names, phrase)
    made = source_phrase(layout, names, layout.span(at + 1, end))
    return None if layout.low(at) == "of" and made and not made.mention else made  # "a study of 340 farms"
