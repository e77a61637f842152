"""What the tagger took for a person and is none, or half of one: corrected by the other names of the report."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.annotate.entities.known import body_group, role_of
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import role_at
from firsthand.annotate.entities.sourcenames import COMPANY_FORMS, POSTNOMINALS
from firsthand.vocabulary import Mention, Span

_ON_A_DAY = re.compile(r"\s+on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_BEFORE_AN_EVENT = frozenset("storm hurricane cyclone typhoon operation".split())
_SHORTENED = re.compile(r".*\b(?:Inc|Ltd|Corp|Co)\.(?:,| [a-z(])")
_INITIALS = re.compile(r"(?:(?<=\s)|^)(?:[A-Z]\.\s?){1,3}$")


def corrected(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in text order: halves of a name joined, titles and days cut off, places told from people."""
    halves = (half for mention in _joined(layout, mentions) for half in _parted(layout, mention))
    found = [m for mention in halves if (m := _trimmed(layout, mention))]
    towns = _towns(layout, found)
    return [_with_kind(layout, mention, towns) for mention in found]


def _joined(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Two halves of a person's name side by side are one: "Gran-of-four Maureen" and "Tibble"; so are a firm's."""
    last: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.span, m.kind)):
        gap = layout.text[last.span.end : mention.span.start] if last else ""
        if last and gap == " ":
            letters = mention.kind == "person" and _INITIALS.fullmatch(last.span.of(layout.text)) is not None
            firm = mention.kind == "body" and mention.span.of(layout.text).lower().rstrip(".").endswith(_FIRMS)
            if firm or letters or last.kind == mention.kind == "person":
                last = msgspec.structs.replace(mention, span=Span(last.span.start, mention.span.end))
                continue
        if last and gap == ". " and mention.span.of(layout.text).lower().rstrip(".") in COMPANY_FORMS:
            last = msgspec.structs.replace(last, span=Span(last.span.start, mention.span.end))  # "Pvt. Ltd"
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


_FIRMS = tuple(f" {form}" for form in COMPANY_FORMS)


def _parted(layout: Layout, mention: Mention) -> Iterator[Mention]:
    """A person with a title and where he is from, taken for one body: "Dr N. N. of the Institute" is two names."""
    words = list(layout.inside(mention.span))
    of = next((at for at in words[1:-1] if layout.low(at) == "of"), None)
    if mention.kind != "body" or of is None:
        yield mention
        return
    first = words[0]
    titles = [role for at in (first - 1, first - 2, first) if (role := role_of(layout.low(at).rstrip(".")))]
    titled = any(role.kind == "title" or role.word == "professor" for role in titles)
    if not titled or layout.low(first - 1) == "," or any(body_group(layout.low(at)) for at in range(first + 1, of - 1)):
        yield mention
        return
    yield msgspec.structs.replace(mention, span=layout.span(first, of), kind="person")
    where = of + 2 if layout.low(of + 1) == "the" else of + 1
    if where <= words[-1]:
        yield msgspec.structs.replace(mention, span=layout.span(where, words[-1] + 1))


def _trimmed(layout: Layout, mention: Mention) -> Mention | None:
    """The mention without a day behind it, a title before it; with the initials before it. None for a title alone."""
    text = mention.span.of(layout.text)
    start, end = mention.span.start, mention.span.end
    if day := _ON_A_DAY.search(text):
        end = start + day.start()
    if mention.kind == "person" or (role_of(text.lower().rstrip(".")) and " " not in text):
        words = list(layout.inside(Span(start, end)))
        title = _leading_title(layout, words)
        if title == len(words):
            return None
        start = layout.words[words[title]].span.start if title else start
    if (
        mention.kind == "person"
        and start == mention.span.start
        and (letters := _INITIALS.search(layout.text[max(start - 12, 0) : start]))
    ):
        start -= len(letters.group())
    if mention.kind == "body" and _SHORTENED.match(layout.text, max(end - 5, 0), end + 3):
        end += 1  # the full stop of "Inc." inside a sentence
    return msgspec.structs.replace(mention, span=Span(start, end))


def _leading_title(layout: Layout, words: Sequence[int]) -> int:
    """How many words at the start are a title: "Recorder" in "Recorder Philippa Stone", "DC" in "DC Stone"."""
    count = 0
    for number, at in enumerate(words):
        title = role_of(layout.low(at).rstrip("."))
        longer = role_at(layout, at)
        is_title = title is not None and title.kind == "title"
        is_kin = "-of-" in layout.low(at)  # "Gran-of-four"
        is_trade = longer is not None and longer[0].kind in {"trade", "fame"}
        opens = number == 0 and len(words) == 2 and layout.sentence_start(at) == at
        is_role = longer is not None and longer[1] >= words[0] and len(words) - number > 2
        # "Rapper Stone" at the start of a sentence, where every word has a capital.
        if is_title or is_kin or is_role or (is_trade and opens):
            count = number + 1
    return count


def _towns(layout: Layout, mentions: Sequence[Mention]) -> frozenset[str]:
    """Single names that begin a longer name of a body or place and end no person's: "Pellham" of "Pellham Town"."""
    longer = [m.span.of(layout.text) for m in mentions]
    people = {t.rsplit(" ", 1)[-1] for m, t in zip(mentions, longer, strict=True) if m.kind == "person" and " " in t}
    first = {t.split(" ", 1)[0] for m, t in zip(mentions, longer, strict=True) if m.kind != "person" and " " in t}
    return frozenset(first - people)


def _with_kind(layout: Layout, mention: Mention, towns: frozenset[str]) -> Mention:
    text = mention.span.of(layout.text)
    at = layout.at(mention.span.start)
    if text.rsplit(" ", 1)[-1].lower() in POSTNOMINALS and mention.kind != "person":
        return msgspec.structs.replace(mention, kind="person")
    if mention.kind != "person":
        return msgspec.structs.replace(mention, kind="person") if _is_somebody(layout, mention) else mention
    before = role_of(layout.low(at - 1).rstrip("."))
    if layout.low(at - 1) in _BEFORE_AN_EVENT:
        return msgspec.structs.replace(mention, kind="other")
    if text in towns and not before and not body_group(text.lower()):
        return msgspec.structs.replace(mention, kind="place")
    return mention


UNSURE_P, SURE_P = 0.7, 0.93
"""Below, what stands beside a name outweighs the kind that the tagger gives it: "who" behind it, an office before."""


def _is_somebody(layout: Layout, mention: Mention) -> bool:
    """True for an unsure place or body that holds an office, or has "who" behind it.

    "Commissioner Ezeiru", "Arkady Vesnin, who commands the crews".
    """
    words = list(layout.inside(mention.span))
    if mention.p is None or mention.p >= SURE_P or any(body_group(layout.low(at)) for at in words):
        return False
    office = role_of(layout.low(words[0] - 1))
    capital = words[0] > 0 and layout.words[words[0] - 1].text[0].isupper()
    alone = not layout.words[words[-1] + 1].text[0].isupper() if words[-1] + 1 < len(layout.words) else True
    if office and office.public and capital and alone and len(words) < MAX_SOMEBODY_WORDS:
        return True
    who = "who" in {layout.low(words[-1] + 1), layout.low(words[-1] + 2)}
    return who and mention.p < UNSURE_P and 1 < len(words) < MAX_SOMEBODY_WORDS


MAX_SOMEBODY_WORDS = 4
"""Longer names are those of bodies."""
