"""Attributions that the tagger cannot make, because they stand inside another one; found by their form alone.

`what the ministry calls a “special measure”`, `I remember her saying, ‘Run.’`, `who asked that his name be withheld`.
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.annotate.attributions.cues import speech_verbs
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import Quotation
from firsthand.vocabulary import Span

_WHAT_CALLS = re.compile(
    r"""(?x) \bwhat\s+
    (?P<source> (?:[\w.'’-]+\s+){1,8}? )           # the ministry
    (?P<cue> (?:has|have|had)?\s*(?:repeatedly\s+)?
        (?:calls?|called|terms?|termed|dubs|dubbed|labels|labell?ed|brands?|branded
          |(?:describes?|described|regards?|regarded|refers?\s+to|referred\s+to)\s+as) )
    (?:\s+(?:its|their|his|her|the|an?|being))?\s+$"""
)
_AS_PUT = re.compile(
    r"""(?x) \b[Aa]s\s+ (?P<source> (?:[\w.'’-]+\s+){1,6}? ) (?P<cue> (?:has|had)?\s*(?:puts?|phrase[sd])\s+it )
    (?:\s+[^,;:“”"\n]{1,40})? [,:]?\s+$"""
)
"""as the paper put it in its leader, “a folly”"""
_SHOWN = re.compile(
    r"""(?x) \b(?:of|with|shows?|showed|showing)\s+
    (?P<source> (?:an?|the|his|her|their|its|one\ of\ \w+) \s (?:[\w'’.-]+\s){0,3}? [\w'’-]+
        | [A-Z][\w.'’-]+ (?:\s[A-Z][\w.'’-]+){0,4} | him | her | them )
    \s+ (?P<cue> [a-z]+ing ) (?:\s+[\w'’]+){0,5} [,:]?\s+$"""
)
"""footage of Ilse Marten saying in March, “Nobody resigns.”"""
_SAYING = re.compile(
    r"""(?x) \b(?P<source>
        (?:my|his|her|our|their)\s+[\w-]+                                 # my grandmother
        | (?!You\b|People\b|We\b) [A-Z][\w-]+ (?:\s+[A-Z][\w-]+){0,3}    # Ilse Marten
        | [Hh]e|[Ss]he|[Tt]hey|her|him|them )
    \s+ (?:(?:would|kept|was|were|has|had|always|just)\s+)*
    (?P<cue> [a-z]+ ) (?:\s+(?:me|us|him|her|them|you))? [,:]? \s* $"""
)
_WHO_THAT = re.compile(
    r"""(?x) \b(?P<source>who)\s (?:(?:\w+ly|also|has|have|had)\s)* (?P<cue>[a-z]+)\s
    that\s (?P<content>[^,.;:?!“”"\n]{10,200}) (?=[,.;—–])"""
)
_MAX_BEFORE = 120


def embedded_drafts(
    text: str, passage: Span, quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """What stands inside other attributions and has no draft yet, in no particular order."""
    for quotation in quotations:
        named = _WHAT_CALLS.search(text, max(passage.start, quotation.span.start - _MAX_BEFORE), quotation.span.start)
        named = named or _AS_PUT.search(
            text, max(passage.start, quotation.span.start - _MAX_BEFORE), quotation.span.start
        )
        if named and not _taken(Span(*named.span("cue")), drafts) and not is_covered(quotation, drafts):
            yield _draft(named, quotation.span)
        for inner in quotation.inner:
            said = _SAYING.search(text, max(quotation.span.start + 1, inner.start - _MAX_BEFORE), inner.start)
            if said and said["cue"] in speech_verbs() and not _taken(Span(*said.span("cue")), drafts):
                yield _draft(said, inner)
    for clause in _WHO_THAT.finditer(text, passage.start, passage.end):
        if clause["cue"] in speech_verbs() and not _taken(Span(*clause.span("cue")), drafts):
            yield _draft(clause, Span(*clause.span("content")))


def mend_named(text: str, draft: Draft, passage: Span, quotations: Sequence[Quotation]) -> Draft:
    """The draft of a `what X calls “Y”` with Y alone as content: the rest of the sentence is the reporter's.

    Of `the film ends with footage of X saying, “Y”`, that X said so: whoever shows it has not said it. (PolNeAR's
    annotators are of two minds: in 8 of 15 training sentences X is the source.)
    """
    for quotation in quotations:
        if draft.cue is None or not any(span.overlaps(quotation.span) for span in draft.content):
            continue
        start = max(passage.start, quotation.span.start - _MAX_BEFORE)
        named = _WHAT_CALLS.search(text, start, quotation.span.start)
        if named and draft.cue.overlaps(Span(*named.span("cue"))):
            return draft._replace(content=(quotation.span,))
        shown = _SHOWN.search(text, start, quotation.span.start) if draft.content[0] == quotation.span else None
        if shown and shown["cue"] in speech_verbs() and draft.cue.end <= shown.start("source"):
            return draft._replace(cue=Span(*shown.span("cue")), source=Span(*shown.span("source")))
    return draft


def is_covered(quotation: Quotation, drafts: Sequence[Draft]) -> bool:
    """True if a content span shares anything with the quotation."""
    return any(span.overlaps(quotation.span) for draft in drafts for span in draft.content)


def _taken(cue: Span, drafts: Sequence[Draft]) -> bool:
    return any(draft.cue is not None and draft.cue.overlaps(cue) for draft in drafts)


def _draft(match: re.Match[str], content: Span) -> Draft:
    source = match["source"]
    start = match.start("source") + len(source) - len(source.lstrip())
    cue = match["cue"]
    at = match.start("cue") + len(cue) - len(cue.lstrip())
    return Draft(
        content=(content,),
        cue=Span(at, match.end("cue")),
        source=Span(start, start + len(source.strip())),
        by_rule=True,
    )
