"""Clauses of saying inside their sentence or behind it: `The gates, the engineer told MPs, had held, though barely`.

The tagger knows most of them. It misses rare verbs and whom it was said to, and of a content that such a clause cuts in
two it often takes one half alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from firsthand.annotate.attributions.clauses import MAX_SUBJECT_WORDS
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import Quotation
from firsthand.lexicon import read_table
from firsthand.text.sentences import sentences_within
from firsthand.vocabulary import Span, hull

MIN_SAID_WORDS = 4
"""Fewer words in front of a clause of saying at the end of its sentence are mostly an adverbial."""

_LEMMAS = frozenset(
    "acknowledge add admit affirm announce answer argue ask assert assume assure beg believe boast caution claim "
    "complain concede conclude confess confirm contend continue counter cry declare disclose emphasise emphasize "
    "estimate explain fear grumble hope inform insist joke lament maintain murmur muse mutter note object observe "
    "plead pledge predict promise quip recall reckon reiterate remark repeat reply report respond retort reveal "
    "roar say scold shout sigh snap stammer state stress suggest swear tell testify think thunder vow warn whisper "
    "write".split()
)
"""Verbs that stand so in newspapers."""
_MORE = frozenset(
    """affirms affirmed begged calculates calculated counts counted crows crowed decrees decreed demands demanded
    fumes fumed groans groaned growls growled hints hinted hisses hissed instructs instructed lectures
    lectured moans moaned prophesies prophesied protests protested rages raged reassures reassured scoffs
    scoffed scolds scolded thunders thundered underlines underlined vows vowed""".split()
)
"""Forms that the table of cues has not, or not of verbs."""

_WHO = r"""(?: he|she|they|we|I
    | (?:(?:the|his|her|its|their|our)\s)? (?:[a-z][\w’'-]*\s){0,4}? [A-Z][\w.’'-]*
      (?:\s(?:(?:of|for|the|de|van|von|al)\s){0,2}[A-Z][\w.’'-]*){0,5}
    | (?:the|his|her|its|their|our)\s(?:[\w’'-]+\s){0,4}?[\w’'-]+
      (?:\s(?:of|for|in|at)\s(?:the\s)?[\w’'-]+){0,2} )"""
_WHOM = r"""(?: \s (?: him|her|them|us|me|MPs|reporters|journalists|lawmakers|deputies|delegates|residents|staff
    |employees|councillors|senators|supporters|investors|shareholders|analysts|parents|workers|viewers|listeners|voters|people
    | (?:the|an?|his|her|its|their|our|this) (?:\s[\w’'-]+){1,3}?
    | (?:a\ )?[A-Z][\w.’'-]* (?:\s[A-Z][\w.’'-]*){0,3} ) )?"""
_WHERE = r"""(?: \s (?: on|in|at|to|from|during|before|after|through|with|this|last|yesterday|today|late|early|again
    |later|here|afterwards|repeatedly|recently|earlier|over|via|outside|inside|beside|under|near|between|when|as|while|hours
    |days|weeks|minutes|an\shour|a\sday|a\sweek|the\sother|that\s(?:day|morning|evening|night)|and\sagain)
    \b [^,.;:!?—–“”"\n]{0,70} )?"""
_ADVERB = (
    r"(?:(?:\w+ly|also|then|later|once|has|had|have|would|often|always|never\sfails\sto|never\stires\sof"
    r"|(?:has|had)\sto|was\sforced\sto|did\snot\sfail\sto)\s){0,2}"
)
_IDIOM = (
    r"(?:made|makes)\s(?:it\s|that\s)?(?:clear|plain|known)|let\s(?:it\s)?be\sknown|(?:broke|puts?)\sit"
    r"|lets?\sslip|lets?\s(?:us|them|everyone)\sknow|(?:went|goes)\son|(?:summed|sums)\sup|(?:pointed|points)\sout"
    r"|(?<=\sto\s)(?:admit|mention|concede|say|add|report|stress)"
)
_TOLD = re.compile(
    rf"""(?x) ,\s (?: (?:they|we|{_WHO}) \s (?:were|was|have\s been|has\s been|had\s been|are|is)
        \s (?P<cue>told|informed|assured|warned|reminded) {_WHERE} \s by
    | (?:they|{_WHO}|\w+\s (?:of|at|in)\s [^,;:“”"\n]{{2,40}}) \s (?P<heard>learned|learnt|heard) {_WHERE} \s from )
    \s (?P<source>{_WHO}) (?:\s (?:who|that)\b [^,.;:!?“”"\n]{{3,60}})? {_WHERE} (?P<end> [,.:;!?] (?=\s|$) | $ )"""
)
"""..., they were told on Tuesday by the head of the project, ... | ..., shareholders learned from N. N."""
_IF = re.compile(
    rf"""(?x) ,\s if\s(?:one|we|you)\s(?P<cue>follows?|believes?|asks?) \s (?P<source>{_WHO})
    (?P<end> [,.:;!?] (?=\s|$) | $ )"""
)
"""..., if one follows the minister, ..."""
_ADVERBIAL = re.compile(
    r"""(?xi) (?:as|when|while|after|before|asked|in|on|at|by|with|without|speaking|once|since|until|during|for|from|to
    |if|under|over|despite|although|though|unlike|like|and|but|so|yet|then|later|earlier|now|here|there\s*$)\b"""
)
_GOES_ON = re.compile(r"(?:though|although|because|since|if|unless|not|nor|even if|even though|provided|until)\b")
_RELATIVE = re.compile(r"\b(?:who|which|that|whom)\b")
_SOMEBODY = re.compile(r"[^,]*, (?:who|which|whose|whom|an?|the|now|once|\d+|[a-z]+ed|[a-z]+ing)\b[^,]*")
_ANOTHER_CLAUSE = re.compile(r"(?:\w+ing|and|but|as|before|after|when|while|who|which|where|with|in|at|to)\b")
_MARKS = '“”„«»"'


@cache
def _verb() -> str:
    """Any form of the verbs, as an expression."""
    forms = (row["forms"].split(", ") for row in read_table("cues") if row["cue"] in _LEMMAS and row["part"] == "verb")
    verbs = {form for row in forms for form in row if not form.endswith("ing")} | _MORE
    return rf"(?:{'|'.join(sorted(verbs, key=len, reverse=True))})\b"


@cache
def _any_cue() -> re.Pattern[str]:
    """What each sentence with such a clause holds: most have none and need no closer look."""
    return re.compile(rf"\b(?:{_IDIOM}|{_verb()}|informed|reminded|learned|learnt|heard|if\s(?:one|we|you))")


@cache
def _pattern() -> re.Pattern[str]:
    """A clause of saying between commas, or behind one at the end: `, the engineer told MPs on Monday,`."""
    return re.compile(
        rf"""(?x) ,\s (?: (?:as\s)? (?P<source>{_WHO}) \s {_ADVERB}(?P<cue>{_IDIOM}|{_verb()}) {_WHOM}{_WHERE}
        | (?P<verb>{_verb()}) \s (?P<subject>(?!that\b|about\b|of\b|to\b|by\b){_WHO}) {_WHERE} )
        (?P<end> [,.:;!?] (?=\s|$) | $ | (?=\s[—–]\s) )"""
    )


def aside_drafts(text: str, passage: Span, quotations: Sequence[Quotation], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Sentences with a clause of saying in them that no draft touches yet."""
    for sentence in sentences_within(text, passage):
        if any(q.span.overlaps(sentence) for q in quotations):
            continue
        found = next(iter(_asides(text, sentence)), None)
        content = _around(text, sentence, found) if found else ()
        if found and content and not _is_touched(Span(sentence.start, found.end()), drafts):
            yield Draft(content, *_parts(found), by_rule=True)


def mend_aside(text: str, draft: Draft, passage: Span) -> Draft:
    """The draft with both halves of a sentence without marks that its clause of saying cuts in two."""
    if draft.cue is None or draft.source is None or not draft.content:
        return draft
    own, source = draft.cue, draft.source
    draft = _without_source(text, draft, source)
    if len(draft.content) != 1:
        return draft
    content = draft.content[0]
    sentence = next((one for one in sentences_within(text, passage) if one.covers(own)), None)
    if sentence is None or not sentence.covers(content) or any(mark in sentence.of(text) for mark in _MARKS):
        return draft
    for found in _asides(text, sentence):
        if not Span(found.start(), found.end()).overlaps(own):
            continue
        cue, _ = _parts(found)
        left, right = _halves(text, sentence, found)
        if not cue.overlaps(own):
            continue
        if content.overlaps(hull([cue, source])):
            continue
        if content.start >= cue.end and right and found["end"] in {",", ":"} and _is_clause(text, left):
            return draft._replace(content=(left, content))
        if right and content.end <= cue.start and (found["end"] == ":" or _GOES_ON.match(text, right.start)):
            return draft._replace(content=(content, right))
    return draft


def _without_source(text: str, draft: Draft, source: Span) -> Draft:
    """The draft whose last piece of content does not begin with its source: `says | the judge, money ...`."""
    last = draft.content[-1]
    behind = text[source.end : last.end]
    if last.start != source.start or draft.cue is None or draft.cue.end > source.start or not behind.startswith(", "):
        return draft
    return draft._replace(content=(*draft.content[:-1], Span(source.end + 2, last.end)))


@lru_cache(maxsize=8)
def _asides(text: str, sentence: Span) -> Sequence[re.Match[str]]:
    """The clauses of saying of a sentence: read once, however many attributions it has."""
    return tuple(_find_asides(text, sentence))


def _find_asides(text: str, sentence: Span) -> Iterator[re.Match[str]]:
    if not _any_cue().search(text, sentence.start, sentence.end):
        return
    for found in _pattern().finditer(text, sentence.start, sentence.end):
        inverted = found["verb"] is not None and found["verb"] not in {"said", "says"}
        if _RELATIVE.search(found["source"] or found["subject"]):
            continue  # "Lom, the editor who wrote it, left"
        if inverted and not any(word[0].isupper() for word in found["subject"].split()):
            continue  # "Wren, who is 20, claims the title"
        yield found
    yield from _TOLD.finditer(text, sentence.start, sentence.end)
    yield from _IF.finditer(text, sentence.start, sentence.end)


def _parts(found: re.Match[str]) -> tuple[Span, Span]:
    """Cue and source."""
    cue = next(name for name in ("cue", "verb", "heard") if found.groupdict().get(name))
    source = Span(*found.span("subject" if cue == "verb" else "source"))
    full_stop = found["end"] != "." and found.string[source.end - 1] == "." and source.end == found.end()
    return Span(*found.span(cue)), Span(source.start, source.end - full_stop)


def _is_touched(within: Span, drafts: Sequence[Draft]) -> bool:
    parts = (part for draft in drafts for part in (*draft.content, draft.cue) if part is not None)
    return any(part.overlaps(within) for part in parts)


def _halves(text: str, sentence: Span, found: re.Match[str]) -> tuple[Span, Span | None]:
    """What stands before the clause, and behind it up to the end of the sentence."""
    left = Span(sentence.start, found.start())
    rest = text[found.end() : sentence.end]
    start = found.end() + len(rest) - len(rest.lstrip())
    right = Span(start, start + len(rest.strip().rstrip(" .!?")))
    return left, right if right.end > right.start else None


def _around(text: str, sentence: Span, found: re.Match[str]) -> tuple[Span, ...]:
    """What the clause brings: all before it, and what goes on behind it."""
    left, right = _halves(text, sentence, found)
    if not _is_clause(text, left):
        return ()
    if right and found["end"] == "," and _goes_on(text, left, right):
        return (left, right)
    return (left,) if len(left.of(text).split()) >= MIN_SAID_WORDS else ()


def _goes_on(text: str, left: Span, right: Span) -> bool:
    """True where what is said goes on behind the clause: `The plan, she told MPs, had failed`, `..., though barely`."""
    if _GOES_ON.match(text, right.start):
        return True
    plain = "," not in left.of(text) and len(left.of(text).split()) <= MAX_SUBJECT_WORDS
    return plain and not _ANOTHER_CLAUSE.match(text, right.start)


def _is_clause(text: str, left: Span) -> bool:
    """False for what can be an adverbial alone, "On Tuesday", or a subject: "Ms Lom, who lives abroad"."""
    words = left.of(text)
    if _SOMEBODY.fullmatch(words):
        return False
    return bool(words.strip()) and (not _ADVERBIAL.match(words) or "," in words)
