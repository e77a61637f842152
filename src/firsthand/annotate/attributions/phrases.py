"""Attributions by a phrase in front of a name: `according to RiverWatch`, `in line with data from the Water Board`.

The tagger knows "according to" and little else of the kind; reworded copies are full of the others.
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.annotate.attributions.drafts import Draft
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import Span

MIN_CONTENT_WORDS = 3
MAX_SOURCE_CHARS = 160
MAX_DAY_CHARS = 20

_PHRASE = re.compile(
    r"""(?xi) \b(?P<cue>
        according\s+to | in\s+accordance\s+with | in\s+line\s+with | in\s+keeping\s+with | as\s+per | based\s+on
        | in\s+the\s+(?:words|view|opinion|estimate|account|eyes)\s+of )
    (?P<from> \s+ (?:(?:the|new|latest|official|preliminary|a)\s+)*
        (?:data|figures|numbers|statistics|estimates|information|reports?|counts?|tally|records|findings|analysis
          |research|stud(?:y|ies)|surveys?|statements?)
        \s+ (?:from|by|of|(?:compiled|published|released)\s+by) )?
    \s+ (?P<source> [^,.;:!?()“”"\n]+ )"""
)
_POSTPOSED = re.compile(
    r"""(?x) , \s (?P<source> (?: (?:the|an?|one|its|his|her|their|officials|police|witnesses|residents|[A-Z][\w.'’-]+)
        (?:\s (?!that\b|who\b|and\b|but\b|which\b) [\w.'’-]+ ){0,6}? ) )
    \s (?:(?:has|have|had|also|later)\s)? (?P<cue> said|says|added|found|finds|reported|reports|showed|shows|announced
        |confirmed|warned|estimated|estimates|revealed )
    (?: \s (?:on\s)? (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday) )? (?=\.(?:\s|$))"""
)
_OWNED = re.compile(
    r"""(?x) (?:^|(?<=,\s)|(?<=\s)) (?P<phrase> (?:[Ii]n|[Bb]y|[Oo]n|[Tt]o) \s
        (?P<source> his|her|their
          | (?:the\s(?:[\w-]+\s){0,3}?[\w-]+|[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3})(?:[’']s|(?<=s)[’']) )
        \s (?:own\s)? (?P<cue>view|account|words|opinion|estimate|telling|reckoning|count|estimation|eyes|calculation
          |reading|mind) )
    (?=[,.;:]|\s|$)"""
)
"""in the finance minister's account; by her own count"""
_SURE = re.compile(r"(?i)according|words|view|opinion|estimate|account|eyes")


def phrase_drafts(text: str, passage: Span, drafts: Sequence[Draft], names: Sequence[Span]) -> Iterator[Draft]:
    """The attributions of the phrases that no draft uses yet; the source must hold a name, the content a clause.

    "In line with expectations" names nobody; "in line with the Water Board" may mean agreement, so what is no
    "according to" must speak of data, or end its sentence behind a comma.
    """
    for found in _PHRASE.finditer(text, passage.start, passage.end):
        cue, source = Span(*found.span("cue")), _source(found)
        used = any(part.overlaps(cue) for d in drafts for part in (d.cue, d.source, *d.content) if part is not None)
        if used or not _is_named(text, source, names) or source.end - source.start > MAX_SOURCE_CHARS:
            continue
        sentence = sentence_around(text, cue)
        closing = not text[source.end : sentence.end].strip(' .!?”"') and text[: cue.start].rstrip().endswith(",")
        content = _content(text, sentence, cue, source)
        if content and (_SURE.search(cue.of(text)) or found["from"] or closing):
            yield Draft((content,), cue, source, by_rule=True)


def owned_drafts(text: str, passage: Span, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The attributions of `in her view` and `by the minister's reckoning`, set off by commas, that no draft touches."""
    for found in _OWNED.finditer(text, passage.start, passage.end):
        phrase, sentence = Span(*found.span("phrase")), sentence_around(text, Span(*found.span("phrase")))
        left, right = text[sentence.start : phrase.start].rstrip(), text[phrase.end : sentence.end].lstrip()
        inside = left.endswith(",") and right.startswith(",")
        if not (inside or (left.endswith(",") and not right.strip(" .!?;")) or (not left and right.startswith(","))):
            continue
        after = sentence.end - len(right)
        pieces = (Span(sentence.start, sentence.start + len(left.rstrip(","))), Span(after + 1, sentence.end))
        content = tuple(piece for one in pieces if (piece := _bare(text, one)))
        used = any(part.overlaps(sentence) for d in drafts for part in (d.cue, *d.content) if part is not None)
        quoted = any(mark in sentence.of(text) for mark in '“”"')
        if not used and not quoted and sum(len(piece.of(text).split()) for piece in content) >= MIN_CONTENT_WORDS:
            yield Draft(content, Span(*found.span("cue")), Span(*found.span("source")), by_rule=True)


def _bare(text: str, piece: Span) -> Span | None:
    words = piece.of(text)
    start = piece.start + len(words) - len(words.lstrip(" ,"))
    end = piece.start + len(words.rstrip(" ,.!;"))
    return Span(start, end) if end > start else None


def postposed_drafts(text: str, passage: Span, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Sentences that end with who said them, `..., a study by the institute found`, and that no draft touches."""
    for found in _POSTPOSED.finditer(text, passage.start, passage.end):
        cue, source = Span(*found.span("cue")), Span(*found.span("source"))
        sentence = sentence_around(text, cue)
        content = Span(max(sentence.start, passage.start), found.start())
        used = any(span.overlaps(sentence) for draft in drafts for span in draft.content)
        if not used and len(content.of(text).split()) >= MIN_CONTENT_WORDS:
            yield Draft((content,), cue, source, by_rule=True)


def mend_postposed(text: str, draft: Draft, passage: Span) -> Draft:
    """The draft with its content up to the comma, where who said it follows: `Twelve gates failed, police said`."""
    last = draft.content[-1]
    if draft.cue is None or draft.cue.start < last.end or draft.cue.start - last.end > MAX_SOURCE_CHARS:
        return draft
    found = _POSTPOSED.search(text, last.end, min(passage.end, draft.cue.end + MAX_DAY_CHARS))
    if (
        found is None
        or found.start("cue") != draft.cue.start
        or any(c in text[last.end : found.start()] for c in '.“”"')
    ):
        return draft
    return draft._replace(content=(*draft.content[:-1], Span(last.start, found.start())))


def _is_named(text: str, source: Span, names: Sequence[Span]) -> bool:
    """True if the source holds a name, or a capital behind its article."""
    return any(source.covers(name) for name in names) or bool(re.match(r"(?:[a-z]+ )*[A-Z]\w+ [A-Z]", source.of(text)))


def _source(found: re.Match[str]) -> Span:
    source = found["source"].rstrip()
    return Span(found.start("source"), found.start("source") + len(source))


def _content(text: str, sentence: Span, cue: Span, source: Span) -> Span | None:
    """The rest of the sentence: before the phrase, or behind its comma where it opens the sentence."""
    before = Span(sentence.start, cue.start)
    if len(before.of(text).split()) >= MIN_CONTENT_WORDS:
        return Span(before.start, before.start + len(before.of(text).rstrip(" ,;—–-")))
    rest = text[source.end : sentence.end]
    lead = len(rest) - len(rest.lstrip(" ,"))
    content = Span(source.end + lead, sentence.start + len(sentence.of(text).rstrip(" .")))
    return content if rest.startswith(",") and len(content.of(text).split()) >= MIN_CONTENT_WORDS else None
