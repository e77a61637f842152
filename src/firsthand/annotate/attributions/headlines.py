"""Headlines with a colon: `Monthly pass to cost 64 crowns: transit chief`, `Druskin: report is a pack of lies`.

Who stands there alone must hold a role or be a person whom the text below names; "Budget 2025: winners and losers" and
"Jan Orel: a life in pictures" say nothing.
"""

import re
from collections.abc import Collection, Sequence

from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.attributions.uncovered import Work
from firsthand.annotate.entities.known import role_of
from firsthand.vocabulary import Span

MIN_SAID_WORDS = 4
MAX_WHO_WORDS = 4

_SAID_BY = re.compile(r"(?P<said>[^:\n]+?)(?P<cue>:)\s+(?P<who>[^:,.?!\n“”\"]+)$")
_WHO_SAYS = re.compile(r"(?P<who>[^:,.?!\n“”\"]+)(?P<cue>:)\s+(?P<said>[^:\n]+)$")
_ABOUT = re.compile(
    r"(?i)(?:an?|the|his|her|our|from|who|what|how|why|where|when|is|was|in|at|and|\d+)\s+(?:\w+\s+)?"
    r"(?:life|man|woman|story|profile|career|years|pictures|photos|face|timeline|history|portrait|rise|fall|legacy|past|future|record)\b"
    r"|(?:who|what|how|why|where|when)\b"
)
_FINITE_END = ".!?"


def add_headlines(text: str, works: Sequence[Work], people: Collection[str]) -> None:
    """Give a headline with a colon its draft; `people`: the last names, lower case, of those the report names."""
    if len(works) < 2:
        return
    work = works[0]
    title = work.passage.span
    words = title.of(text)
    if (
        work.is_turn
        or work.drafts
        or words.count(":") != 1
        or (words[-1] in _FINITE_END and work.passage.kind != "headline")
    ):
        return
    for pattern in (_SAID_BY, _WHO_SAYS):
        found = pattern.fullmatch(words)
        if found is None or not _is_somebody(found["who"], people, role=pattern is _SAID_BY):
            continue
        said = Span(*found.span("said")).shifted(title.start)
        if len(said.of(text).split()) >= MIN_SAID_WORDS and not _ABOUT.match(said.of(text)):
            cue, who = Span(*found.span("cue")), Span(*found.span("who"))
            work.drafts.append(Draft((said,), cue.shifted(title.start), who.shifted(title.start), by_rule=True))
            return


def _is_somebody(who: str, people: Collection[str], *, role: bool) -> bool:
    words = who.split()
    if not 0 < len(words) <= MAX_WHO_WORDS:
        return False
    known = role_of(words[-1].lower())
    return words[-1].lower() in people or (role and known is not None and known.kind in {"office", "trade", "fame"})
