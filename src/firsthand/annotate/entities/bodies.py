"""Mentions of bodies and places -> one draft each: same words, acronyms, names that agencies and monitors go by."""

import re
from collections import Counter
from collections.abc import Sequence

from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.known import aliases, body_group, countries, seats
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.people import clean_name
from firsthand.annotate.entities.sourcenames import COMPANY_FORMS
from firsthand.annotate.entities.titles import Titles
from firsthand.vocabulary import EntityKind, Mention

FIRM = "firm by its form"
"""The group of a body named so ("Ltd"), that no word beside it calls a company."""
_SMALL = frozenset("of the and for in on to de la le du des und der die das & a".split())


def body_key(name: str) -> str:
    """What two names of one body share: lower case, no article, no possessive; the full name of a known alias."""
    key = clean_name(name).lower().replace("’", "'").removeprefix("the ")
    return aliases().get(key, aliases().get(f"the {key}", key)).lower().removeprefix("the ")


def acronym_of(name: str) -> set[str]:
    """The acronyms that a name gives, with and without small words: "Federal Security Service" -> {"FSB"}."""
    words = [w for w in re.split(r"[\s\-–/]+", clean_name(name)) if w]
    big = "".join(w[0] for w in words if w[0].isupper() and w.lower() != "the")
    every = "".join(w[0] for w in words if w.lower() != "the").upper()
    return {a for a in (big, every) if len(a) > 1}


def group_bodies(layout: Layout, mentions: Sequence[Mention], titles: Titles) -> list[Draft]:
    """The bodies, places and other names, each once; the kind is the one most of its mentions have."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        key = body_key(mention.span.of(layout.text))
        groups.setdefault(key, []).append(mention)
    _join_acronyms(layout, groups)
    _join_short(groups)
    drafts = [_draft(layout, key, found) for key, found in groups.items() if key]
    for draft in drafts:
        for span in (s for mention in sorted(draft.mentions) for s in titles.get(mention, ())):
            draft.roles.add(span)
            draft.bodies.update(g for at in layout.inside(span) if (g := body_group(layout.low(at))))
    return drafts


def _join_acronyms(layout: Layout, groups: dict[str, list[Mention]]) -> None:
    """Join "FSB" to "Federal Security Service": in brackets right after it, or by its initials."""
    for key in list(groups):
        name = clean_name(groups[key][0].span.of(layout.text))
        if not (name.replace(".", "").isupper() and 1 < len(name) < 8 and " " not in name):
            continue
        longer = _introduced(layout, groups, key) or [
            other
            for other in groups
            if other != key and name.replace(".", "") in acronym_of(groups[other][0].span.of(layout.text))
        ]
        if len(longer) == 1:
            groups[longer[0]] += groups.pop(key)


def _introduced(layout: Layout, groups: dict[str, list[Mention]], key: str) -> list[str]:
    """The name that stands before the brackets around the acronym."""
    text = layout.text
    for mention in groups[key]:
        before = text[: mention.span.start]
        if not before.endswith("(") or text[mention.span.end : mention.span.end + 1] != ")":
            continue
        for other, found in groups.items():
            if other != key and any(text[m.span.end : mention.span.start].strip(" \t'’s") == "(" for m in found):
                return [other]
    return []


def _join_short(groups: dict[str, list[Mention]]) -> None:
    """Join a short form to its one longer name: "Amnesty" to "Amnesty International", "the Church" to "Church of N"."""
    for key in list(groups):
        kinds = Counter(m.kind for m in groups[key])
        if " " in key or len(key) < 4 or key in countries() or kinds["place"]:
            continue
        longer = [k for k, found in groups.items() if _is_longer(k, key) and not any(m.kind == "place" for m in found)]
        if len(longer) == 1:
            groups[longer[0]] += groups.pop(key)


def _is_longer(long: str, short: str) -> bool:
    """True if `short` is how `long` is called after its first mention."""
    if body_group(short):
        return long != short and short in long.split()
    first, _, rest = long.partition(" ")
    return first == short and bool(rest) and all(word in _GENERIC for word in rest.split())


_GENERIC = frozenset(
    "international group corporation corp corp. inc inc. ltd ltd. limited company co co. holdings plc bank news agency "
    "party foundation institute organisation organization association watch union television tv radio online".split()
)
"""Words that a name may lose: "Northwire News Agency" -> "Northwire"."""


def _draft(layout: Layout, key: str, found: list[Mention]) -> Draft:
    names = [clean_name(m.span.of(layout.text)) for m in sorted(found, key=lambda m: m.span)]
    name = max(names, key=lambda n: (len(n), -names.index(n)))
    kinds = Counter(m.kind for m in found)
    kind: EntityKind = max(sorted(kinds), key=lambda k: kinds[k])
    if key in seats() and kind == "person":
        kind = "body"
    draft = Draft(kind, name, named=True, mentions={m.span for m in found})
    words = re.split(r"[\s\-]+", name.lower())
    draft.bodies = {group for word in words if (group := body_group(word))}
    if any(word.strip(".") in COMPANY_FORMS for word in words):
        draft.bodies.add(FIRM)
    return draft
