"""A draft without a source, or with a broken one -> the source that the grammar around its cue gives.

Reads a few words of one sentence. It leaves the source out where the text does: passives, "it is said".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from firsthand.annotate.attributions.cues import is_passive, known_cue, noun_cues
from firsthand.annotate.attributions.drafts import Draft
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import Span

_SUBJECT = re.compile(r"\b(?:he|she|they|we|I|who|which)\b", re.IGNORECASE)
_OWNED = (
    r"(?:\b(?:his|her|their|its|our|my)|\b(?:(?:[Tt]he|[Aa]n?) )?(?:[A-Z][\w.-]* ){0,3}[\w.-]+(?:['’]s|(?<=s)['’]))"
)
_OWNER = re.compile(_OWNED + r"(?= $)")
_NOUN_OF = re.compile(rf"(?P<source>{_OWNED}) (?P<cue>[a-z]+) (?:of|that|about) $")
_EDGES = " \t\n\xa0,;:–—"
_SEEMS = re.compile(r"(?:seem|appear|look|sound)(?:s|ed)?\b", re.IGNORECASE)
_TITLE_WORDS = 3
_RELATIVE = re.compile(r",? (?:who|which|whose|whom)\b")
_WHO_AT_END = re.compile(r",? (who|which)$")
_ABOUT_WHOM = re.compile(r"\b(?:who|whom|which)\s$")
_OPENS = re.compile(r"(?:who|whom|which)\s")
_THEY_AT_END = re.compile(
    r"""(?x) \b(?:who|whom|which)\s (?P<who> he|she|they|we|I|you|some|many|others
      | (?:the\s)? (?:authorities|colleagues|critics|doctors|experts|investigators|lawyers|neighbours|officials
          |opponents|police|prosecutors|relatives|residents|rivals|sources|supporters|witnesses) ) $"""
)
"""The subject of the clause at the end of a source: "The mayor, who critics" before "say is corrupt"."""
_CLAUSE_ENDS = re.compile(r"[^,]*,")
"""Between a source that broke off in a relative clause and its cue; not "which Ada Holm, the mayor, said"."""
_HEAD = re.compile(r"(?:[\w’'-]+\s){0,6}[\w’'-]+,\s")
"""What a sentence begins with before a relative clause: "The report, "."""
_NOUN_BY = re.compile(r"\b(?P<cue>[a-z]+) (?:by|from) (?P<source>[^,.;:?!\n“”\"]{2,60}?)\s+(?P<that>that\s+)?$")
_MAX_NOUN_CHARS = 90
_MAX_CLAUSE_CHARS = 400
_AND = re.compile(
    r"\b(?:and|but|or|then|while|when|by|after|before|without|instead of|rather than)(?: also| then)? $", re.IGNORECASE
)


class Around(NamedTuple):
    """What else is known about the passage: its other drafts and the names in it."""

    drafts: Sequence[Draft]
    names: Sequence[Span]


def mend_source(text: str, draft: Draft, around: Around) -> Draft:
    """The draft with its source cut to a whole phrase, or found where the tagger saw none."""
    draft = _mend_noun_cue(text, draft)
    if draft.cue is None:
        return draft
    if draft.source is not None:
        trimmed = _trim(text, _cut(text, draft.source, draft.cue))
        return draft._replace(source=_of_clause(text, trimmed, draft.cue, around))
    source = _owner(text, draft.cue) or _subject(text, draft, around)
    return draft._replace(source=source)


def _mend_noun_cue(text: str, draft: Draft) -> Draft:
    """The draft with the noun that its content hangs on as cue, where the tagger took a word that attributes nothing.

    `a statement by Ilse Marten that the dam held`, `the governor's admission of “grave mistakes”`.
    """
    start = draft.content[0].start if draft.content else 0
    before = max(0, start - _MAX_NOUN_CHARS)
    owned = _NOUN_OF.search(text, before, start)
    if owned and owned["cue"].lower() in noun_cues():
        return draft._replace(cue=Span(*owned.span("cue")), source=Span(*owned.span("source")))
    found = None if known_cue(text, draft.cue) else _NOUN_BY.search(text, before, start)
    is_clause = bool(found and found["that"]) or text.startswith("that ", start)
    if found is None or not is_clause or found["cue"].lower() not in noun_cues():
        return draft
    return draft._replace(cue=Span(*found.span("cue")), source=Span(*found.span("source")))


def _cut(text: str, source: Span, cue: Span) -> Span:
    """A source that breaks off in a relative clause ends before that clause; one that runs over its cue, before it."""
    if source.start < cue.start < source.end:
        source = Span(source.start, source.start + len(text[source.start : cue.start].rstrip()))
        clause = _WHO_AT_END.search(source.of(text))
        return Span(source.start + clause.start(1), source.end) if clause else source
    relative = _RELATIVE.search(text, source.start, source.end)
    broken = text[source.end : source.end + 1].isspace() and source.end < cue.start and cue.start - source.end > 1
    if relative and relative.start() > source.start and broken:
        head = text[source.start : relative.start()].split(",", maxsplit=1)[0]
        return Span(source.start, source.start + len(head.rstrip()))
    return source


def _of_clause(text: str, source: Span, cue: Span, around: Around) -> Span:
    """The source of a cue in, or behind, a clause in which somebody else is the subject.

    Of "says" in "Jan Lund, who Ada Holm says is a liar, resigned" it is Ada Holm; of "said" in "The report, which Ada
    Holm called a lie, said" the whole subject, where the tagger took the clause alone.
    """
    if text[source.end : cue.start].isspace():
        if they := _THEY_AT_END.search(text, source.start, source.end):
            return Span(*they.span("who"))
        names = (name for name in around.names if name.end == source.end and source.covers(name))
        return next((name for name in names if _ABOUT_WHOM.search(text, source.start, name.start)), source)
    between = text[source.end : cue.start].rstrip()
    clause = _clause_of(text, source)
    if clause is not None and _CLAUSE_ENDS.fullmatch(between):
        start, end = sentence_around(text, cue).start, source.end + len(between) - 1
        return Span(start, end) if _HEAD.fullmatch(text, start, clause) else source
    return source


def _clause_of(text: str, source: Span) -> int | None:
    """Where the relative clause begins that the source begins with, or whose first word stands right before it."""
    if _OPENS.match(text, source.start, source.end):
        return source.start
    opened = _ABOUT_WHOM.search(text, max(source.start - len("which "), 0), source.start)
    return opened.start() if opened else None


def _trim(text: str, source: Span) -> Span:
    """The source without the commas, dashes and blanks at its ends."""
    words = source.of(text)
    start = source.start + len(words) - len(words.lstrip(_EDGES))
    return Span(start, source.start + len(words.rstrip(_EDGES))) if words.strip(_EDGES) else source


def _owner(text: str, cue: Span) -> Span | None:
    """The owner of a noun: Ukraine's in `Ukraine's claims of`, his in `his promise to`."""
    if cue.of(text).split()[0].lower() not in noun_cues():
        return None
    start = max(sentence_around(text, cue).start, cue.start - _MAX_NOUN_CHARS)
    owner = _OWNER.search(text[start : cue.start])
    return Span(start + owner.start(), start + owner.end()) if owner else None


def _subject(text: str, draft: Draft, around: Around) -> Span | None:
    """The subject of an active cue: right before it, that of the clause it is joined to, or of the sentence."""
    cue = draft.cue
    if cue is None or _SEEMS.match(cue.of(text)) or is_passive(text, cue):
        return None
    sentence = sentence_around(text, cue)
    before = Span(max(sentence.start, cue.start - _MAX_CLAUSE_CHARS), cue.start)
    subjects = _subjects(text, before, draft, around)
    if subjects and text[subjects[-1].end : cue.start].isspace():
        return subjects[-1]
    earlier = [
        d.source for d in around.drafts if d.source and d.cue and before.covers(d.source) and before.covers(d.cue)
    ]
    participle = cue.of(text).split()[0].lower().endswith("ing")
    if participle and not subjects:
        return _subject_after(text, draft, sentence, around)
    if participle or _AND.search(before.of(text)):
        return (
            earlier[-1] if earlier else (subjects[-1] if participle and subjects else subjects[0] if subjects else None)
        )
    return None


def _subject_after(text: str, draft: Draft, sentence: Span, around: Around) -> Span | None:
    """The subject that follows a participle: Marten in `After saying that the dam was safe, Marten left`."""
    end = draft.content[-1].end
    comma = text.find(",", end, sentence.end) if text[end - 1] != "," else end - 1
    if comma < 0:
        return None
    after = _subjects(text, Span(comma + 1, min(sentence.end, comma + _MAX_CLAUSE_CHARS)), draft, around)
    return after[0] if after and len(text[comma + 1 : after[0].start].split()) <= _TITLE_WORDS else None


def _subjects(text: str, within: Span, draft: Draft, around: Around) -> list[Span]:
    """Names and subject pronouns of a stretch of text that no content covers, in order."""
    found = {Span(*m.span()) for m in _SUBJECT.finditer(text, within.start, within.end)}
    found |= {name for name in around.names if within.covers(name)}
    return sorted(span for span in found if not any(content.covers(span) for content in draft.content))
