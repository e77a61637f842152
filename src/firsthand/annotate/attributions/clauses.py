"""Contents without quotation marks -> contents that end and start where PolNeAR's annotators cut the clause.

Each rule states how often it agrees with the 800 training documents; it touches nothing that starts inside a quotation.
"""

import re
from collections.abc import Sequence

from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import Quotation
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import Span, hull

MAX_SUBJECT_WORDS = 8

MIN_OPENING_WORDS = 5
"""Fewer words are mostly the reporter's own: "At the same time, she said, ..."."""

_ASKED = re.compile(
    r"""(?xi)\b(?:ask|tell|warn|remind|assur|inform|press|advis|convinc|persuad)(?:s|e|es|ed|ing)?$ | \btold$"""
)
_OBJECT = re.compile(
    r"""(?x) (?: him | her | them | us | it | me | you | people | voters | reporters | supporters | lawmakers
        | (?:the|his|her|their)\s[a-z]+ | (?:(?:Mr|Mrs|Ms|Dr)\.\s)? [A-Z]\w+ (?:\s[A-Z]\w+){0,2} )
    \s (?= (?:that|if|whether|how|what|why|when|who|not)\b )"""
)
_CONJUNCTION = re.compile(r"(?:(?:And|But)\s|(?:However|Still|Meanwhile),\s)(?=\w)")
_HANGS = re.compile(r"\b(?:including|like|as|of|in|on|at|to|for|with|and|but|because|who|which|that)$")
"""Ends no clause of its own: `critics, including, he said, “politicians who ...”`."""
_SENTENCE_START = re.compile(r"(?:^|[.?!][”\"’']?\s|\n)\s*$")
_NO_SUBJECT = re.compile(
    r"""(?xi) (?:and|but|so|or|yet|still|now|then|also|however|meanwhile|instead|again|overall|recently|earlier|later
    |in|on|at|by|for|from|to|of|with|before|after|during|since|until|under|over|as|if|when|while|because|among|like)\b"""
)


def mend_clause(text: str, draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """The draft with its first piece of content moved to where the clause starts, and its cut-off subject in front."""
    if not draft.content:
        return draft
    if any(q.span.start <= draft.content[0].start < q.span.end for q in quotations):
        opening = _opening_clause(text, draft)
        return draft._replace(content=(opening, *draft.content)) if opening else draft
    start = _behind_object(text, draft) or _behind_conjunction(text, draft.content[0])
    if start and start < draft.content[0].end:
        return draft._replace(content=(Span(start, draft.content[0].end), *draft.content[1:]))
    subject = _cut_off_subject(text, draft)
    return draft._replace(content=(subject, *draft.content)) if subject else draft


def _behind_object(text: str, draft: Draft) -> int | None:
    """Where the clause starts in `asked Marten how ...`: who is asked belongs to no content (92 of 95)."""
    first = draft.content[0]
    if draft.cue is None or not _ASKED.search(draft.cue.of(text)) or text[draft.cue.end : first.start].strip():
        return None
    found = _OBJECT.match(text, first.start, first.end)
    return found.end() if found else None


def _behind_conjunction(text: str, first: Span) -> int | None:
    """Where the sentence starts behind its `But`: the reporter's word (82 of 113)."""
    found = _CONJUNCTION.match(text, first.start, first.end)
    if found and _SENTENCE_START.search(text[max(0, first.start - 4) : first.start]):
        return found.end()
    return None


def _opening_clause(text: str, draft: Draft) -> Span | None:
    """What a quotation goes on with: `If the dam fails, Marten said, “we will be under water.”` (10 of 10)."""
    quoted = text[draft.content[0].start :].lstrip("“”\"„«‘' ")
    clause = _words_before(text, draft) if quoted[:1].islower() else None
    if clause is None or any(c in clause.of(text) for c in '“”"'):
        return None
    long = len(clause.of(text).split()) >= MIN_OPENING_WORDS
    return clause if long and not _HANGS.search(clause.of(text)) else None


def _words_before(text: str, draft: Draft) -> Span | None:
    """The words of the sentence before `, she said,`, where the content goes on right behind."""
    if draft.cue is None or draft.source is None:
        return None
    clause = hull([draft.cue, draft.source])
    beside = text[clause.end : draft.content[0].start]
    if text[max(0, clause.start - 2) : clause.start] != ", " or beside != ", ":
        return None
    start = sentence_around(text, clause).start
    return Span(start, clause.start - 2) if start < clause.start - 2 else None


def _cut_off_subject(text: str, draft: Draft) -> Span | None:
    """The words before `, she said,` where the rest of the sentence is content: `The plan, she said, failed`."""
    subject = _words_before(text, draft)
    words = subject.of(text) if subject else ""
    if not 0 < len(words.split()) <= MAX_SUBJECT_WORDS or _NO_SUBJECT.match(words) or not words[0].isupper():
        return None
    return None if any(c in words for c in ',;:“”"(') else subject
