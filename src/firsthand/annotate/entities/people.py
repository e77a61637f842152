"""Mentions of people -> one draft a person: full names, last names, initials. Two who share a last name stay two."""

import re
from collections.abc import Iterable, Mapping, Sequence

from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.known import role_of
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.titles import Titles, head_roles
from firsthand.vocabulary import Mention, Span

_RANKS = frozenset("captain sergeant corporal lieutenant constable officer detective doctor midwife nurse".split())
_SUFFIXES = frozenset("jr sr ii iii iv esq phd qc sc kc mp md obe mbe cbe".split())
_TOKEN = re.compile(r"[^\s,]+")


def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without titles, suffixes and a possessive ending."""
    tokens = [t.lower().replace("’", "'").strip(".“”\"'’") for t in _TOKEN.findall(clean_name(name))]
    while (
        len(tokens) > 1 and (role := role_of(tokens[0])) and (role.kind in {"title", "office"} or role.group in _RANKS)
    ):
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1] in _SUFFIXES:
        tokens.pop()
    return tuple(t for t in tokens if t)


def group_people(
    layout: Layout, mentions: Sequence[Mention], titles: Titles
) -> tuple[list[Draft], dict[Span, tuple[Draft, ...]]]:
    """The people named, and for each mention that may be several of them, which ones.

    A single name belongs to the one person whose full name holds it; where two do, titles decide, else nobody does.
    """
    full: list[tuple[tuple[str, ...], Draft]] = []
    singles: list[tuple[tuple[str, ...], Mention]] = []
    for mention in mentions:
        tokens = name_tokens(mention.span.of(layout.text))
        if len(tokens) > 1:
            _add_full(full, tokens, layout, mention)
        elif tokens:
            singles.append((tokens, mention))
    _join_parts(full)
    drafts = _unique(draft for _, draft in full)
    for draft in drafts:
        _learn_titles(layout, draft, titles)
    unsure = _add_singles(layout, full, drafts, singles, titles)
    return drafts, unsure


def _add_full(
    full: list[tuple[tuple[str, ...], Draft]], tokens: tuple[str, ...], layout: Layout, mention: Mention
) -> None:
    name = clean_name(mention.span.of(layout.text))
    for other, draft in full:
        if same_full_name(tokens, other):
            draft.mentions.add(mention.span)
            if len(tokens) > len(name_tokens(draft.name)):
                draft.name = name
            return
    full.append((tokens, Draft("person", name, named=True, mentions={mention.span})))


def clean_name(name: str) -> str:
    """A name on one line, without a possessive ending."""
    return " ".join(re.sub(r"['’]s?$", "", name).split()).strip(" ,")


def same_full_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """True for equal names, and for those that differ by a middle name or an initial."""
    if left == right:
        return True
    if left[-1] != right[-1]:
        return False
    first, other = left[0], right[0]
    return first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])


def _join_parts(full: list[tuple[tuple[str, ...], Draft]]) -> None:
    """Join a name that is the end of one longer name: "von der Leyen" to "Ursula von der Leyen"."""
    for at, (tokens, draft) in enumerate(full):
        longer = _unique(
            other for more, other in full if len(more) > len(tokens) and _holds(more, tokens) and other is not draft
        )
        if len(longer) == 1:
            longer[0].mentions |= draft.mentions
            for i, (kept, owner) in enumerate(full):
                if owner is draft:
                    full[i] = (kept, longer[0])
            full[at] = (tokens, longer[0])


def _holds(more: tuple[str, ...], fewer: tuple[str, ...]) -> bool:
    """True if `fewer` starts or ends `more`."""
    return more[-len(fewer) :] == fewer or more[: len(fewer)] == fewer


def _add_singles(
    layout: Layout,
    full: list[tuple[tuple[str, ...], Draft]],
    drafts: list[Draft],
    singles: list[tuple[tuple[str, ...], Mention]],
    titles: Titles,
) -> dict[Span, tuple[Draft, ...]]:
    unsure: dict[Span, tuple[Draft, ...]] = {}
    alone: dict[str, Draft] = {}
    own = {tokens[0] for tokens, mention in singles if _introduces(layout, mention, titles, full, tokens[0])}
    for (token,), mention in singles:
        last = _unique(draft for tokens, draft in full if token in tokens[1:])
        owners = [] if token in own else last or _unique(draft for tokens, draft in full if tokens[0] == token)
        said = _told_gender(titles.get(mention.span, ()), layout)
        owners = [owner for owner in owners if not said or owner.gender in {None, said}]
        if len(owners) > 1:
            owners = _by_title(layout, owners, titles.get(mention.span, ()))
        if len(owners) == 1:
            owners[0].mentions.add(mention.span)
            _learn_titles(layout, owners[0], {mention.span: titles.get(mention.span, ())})
        elif owners:
            unsure[mention.span] = tuple(owners)
        else:
            draft = alone.setdefault(
                f"{token} {said or ''}" if last else token,
                Draft("person", clean_name(mention.span.of(layout.text)), named=True),
            )
            draft.mentions.add(mention.span)
            _learn_titles(layout, draft, {mention.span: titles.get(mention.span, ())})
    drafts.extend(alone.values())
    return unsure


def _introduces(
    layout: Layout, mention: Mention, titles: Titles, full: list[tuple[tuple[str, ...], Draft]], token: str
) -> bool:
    """True if a first name introduces somebody of its own: "Anna, a Russian author, ..." beside "Anna Arden"."""
    if any(token in tokens[1:] for tokens, _ in full):
        return False
    after = layout.after(mention.span)
    if layout.low(after) == "," and layout.low(after + 1).isdigit():
        return True
    return any(
        span.start >= mention.span.end and layout.low(layout.at(span.start)) in {"a", "an", "who"}
        for span in titles.get(mention.span, ())
    )


def _told_gender(spans: Iterable[Span], layout: Layout) -> str | None:
    """The gender that a title says outright: "Mrs"."""
    roles = (role_of(span.of(layout.text).lower().rstrip(".")) for span in spans)
    return next((role.gender for role in roles if role and role.kind == "title" and role.gender), None)


def _by_title(layout: Layout, owners: list[Draft], spans: tuple[Span, ...]) -> list[Draft]:
    """Those of `owners` that agree with the gender or the role of the titles, else all of them."""
    roles = [role for span in spans for role, _ in head_roles(layout, span)]
    titles = [role for span in spans if (role := role_of(span.of(layout.text).lower().rstrip(".")))]
    genders = {role.gender for role in (*roles, *titles) if role.gender}
    if genders:
        owners = [owner for owner in owners if owner.gender is None or owner.gender in genders] or owners
    groups = {role.group for role in roles if role.kind != "title"}
    same = [owner for owner in owners if groups & {role.group for role, _ in owner.facts}]
    return same if len(same) == 1 else owners


def _learn_titles(layout: Layout, draft: Draft, titles: Mapping[Span, tuple[Span, ...]]) -> None:
    for mention in sorted(draft.mentions & titles.keys()):
        for span in titles[mention]:
            draft.roles.add(span)
            title = role_of(span.of(layout.text).lower().rstrip("."))
            if title and title.kind == "title" and title.gender:
                draft.genders[title.gender] += 10
            if title and title.kind == "title" and title.group != title.word and (title, ()) not in draft.facts:
                draft.learn(title, ())  # "Gov. N. N." is the governor, "Dr N. N." the doctor
            for role, around in head_roles(layout, span):
                if (role, around) not in draft.facts:
                    draft.learn(role, around)


def _unique(drafts: Iterable[Draft]) -> list[Draft]:
    found: list[Draft] = []
    for draft in drafts:
        if not any(draft is other for other in found):
            found.append(draft)
    return found
