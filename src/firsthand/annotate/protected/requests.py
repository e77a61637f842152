"""Requests not to be named, as newsrooms report them and as rewording machines garble them; recall before precision.

A request is a row of word classes (lexicon/requests.py) in one sentence, in order, with few words between: "requested
that the station not utilize his full identify" is ask - not - name. What it misses may hurt somebody; what it finds too
much only hides a name.
"""

import re
from typing import NamedTuple

from firsthand.annotate.entities.known import role_of
from firsthand.annotate.entities.layout import Layout
from firsthand.lexicon.requests import classes_as_written, english_classes, english_rows, match_row
from firsthand.vocabulary import Span


class Request(NamedTuple):
    """The words that hold a name back, and the words of their sentence by index."""

    span: Span
    words: range


_PERSONS = frozenset("woman man girl boy victim child witness patient source teenager suspect complainant pair".split())


def _of_a_thing(layout: Layout, at: int) -> frozenset[str]:
    """{"name"} where the word is the name of a thing: "brand name", "the name of the river"; or names one.

    Not "the real name of", nor "the names of the victims", nor "publish the name of Mira Reuel".
    """
    if _names_a_thing(layout, at):
        return frozenset({"name", "named", "naming"})
    if layout.low(at) in _NO_ONE and layout.low(at + 1) in _UNSIGNED:
        return frozenset({"unnamed", "anonymity", "anonymously"})
    before = english_classes(layout.low(at - 1))
    of_somebody = layout.low(at) == "names" and any(role_of(layout.low(i)) for i in range(at + 2, at + 5))
    of_somebody |= layout.low(at - 2) != "in" and layout.word(at + 2)[:1].isupper()
    owner = layout.low(at - 2) if layout.low(at - 1) in {"'s", "’s"} else ""
    lent = not _LENDING.isdisjoint(layout.low(i) for i in range(at - 3, at)) and layout.low(at + 1) == "to"
    thing = (
        "thing" in before
        or owner in _OWNERS
        or lent
        or (layout.low(at + 1) == "of" and "real" not in before and not of_somebody)
    )
    return frozenset({"name"}) if thing else frozenset()


_OWNERS = frozenset(
    """airport association band bank bridge brand building centre charity city club college company country district
    event factory firm foundation hospital hotel law magazine museum organisation organization park party plant
    product programme project region restaurant river road school ship shop square stadium station street team
    theatre town university venue village""".split()
)
"""Whose name is changed is nobody: "the company's name has been changed"."""
_LENDING = frozenset("put puts putting lend lends lent add adds added sign signs signed attach attached".split())
"""With "name to": "refused to put his name to the deal"."""
_NO_ONE = frozenset("anonymous unsigned unnamed unidentified".split())
_UNSIGNED = frozenset(
    """account accounts ballot blog call caller callers calls complaint complaints donation donations donor donors email
    emails hotline letter letters message messages note notes phone poll post posts questionnaire source sources survey
    threat threats tip tip-off tips""".split()
)
"""What nobody has signed: "said the anonymous letter was a fake" asks for nothing."""
_LISTS = (
    r"(?:on|in|from)\s(?:the|an?|his|her|their|its)\s(?:[\w-]+\s){0,2}?(?:ballot|list|board|scoreboard|register|roll"
    r"|passport|scorecard|certificate|credits|sheet|plaque|memorial|sign|monument|line-?up|table|poster|shirt)"
)
"""Where a name is changed for all to see."""
_CHANGED_FOR_GOOD = re.compile(
    rf"(?i)\b(?:chang|alter|modif|amend|replac|remov|omit)\w+\s"
    rf"(?:(?:(?:his|her|their|its|my|full|last|first|family|sur)\s?)*(?:sur)?names?\s)?"
    rf"(?:{_LISTS}\b|in\s\d{{4}}\b|by\sdeed\spoll|by\smistake|legally|officially|when\s(?:he|she)\smarried)"
)
"""A name that was changed, and hides nobody: "changed his name in 1987", "had his name changed on the ballot"."""
_SAID_OF_ANOTHER = re.compile(
    r"""(?xi) \bsa(?:id|ys)\s(?:that\s)?(?:the|an?|one|some|several|many|two|three|most)\s
    (?!(?:family|couple|group|pair)\s(?:had|has|wish|want|prefer|chose|hope|request)) (?:(?!who\b)[\w-]+\s){1,3}
    (?:had\s|has\s)?(?:wished|wanted|preferred|chose|hoped|requested|wishes|wants|prefers)\sto\s(?:remain|stay|be|keep)\b
    (?!.*\b(?:him|her|me|us)\b)"""
)
"""Somebody unnamed who asked, as somebody else says: "said the donor wished to remain anonymous"."""


def _names_a_thing(layout: Layout, at: int) -> bool:
    """True for "declined to name the buyer", which holds back nobody's own name; not for "to name the woman"."""
    declined = layout.low(at - 1) == "to" and layout.low(at - 2).startswith(("declin", "refus"))
    if not declined or layout.low(at + 1) not in {"the", "a", "an", "any", "its", "those", "which"}:
        return False
    return _PERSONS.isdisjoint(layout.low(i) for i in range(at + 2, at + 5))


def find_requests(layout: Layout) -> list[Request]:
    """The requests in text order, one a sentence."""
    found: list[Request] = []
    for sentence in layout.sentences:
        inside = layout.inside(sentence)
        classes = [english_classes(layout.low(at)) - _of_a_thing(layout, at) for at in inside]
        if not any(classes):
            continue
        classes = [held | classes_as_written(layout.words[at].text) for held, at in zip(classes, inside, strict=True)]
        ends = [hit for row in english_rows() if (hit := match_row(classes, row))]
        if ends and not _asks_for_nobody(sentence.of(layout.text)):
            first, last = min(hit[0] for hit in ends), max(hit[1] for hit in ends)
            found.append(Request(layout.span(inside[first], inside[last] + 1), inside))
    return found


_WISHES = re.compile(
    r"(?i)\b(?:ask\w*|request\w*|condition|anonym\w+|pseudonym\w*|withh\w+|protect\w*|safety|hid\w+|not|nameless|fear\w*|afraid"
    r"|reprisals?|security|persecut\w+)\b"
)


def _asks_for_nobody(sentence: str) -> bool:
    """True for a name changed in public, and for a wish of somebody whom the report does not name.

    Not where the sentence has another word for a wish.
    """
    if _CHANGED_FOR_GOOD.search(sentence):
        return _WISHES.search(sentence) is None
    return _SAID_OF_ANOTHER.search(sentence) is not None and len(_WISHES.findall(sentence)) == 1
