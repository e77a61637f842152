"""What somebody is told to think or say by a colon alone, as in `Marten was adamant: nobody would have to leave`.

The subject in front is a person: a name, "he", "she" or a role; behind the colon stands a clause without marks. The
words in front tell a stance or name words of theirs; where they tell what the person did or what befell them ("Marten
faces charges: he is accused of theft") nothing is said. Also `So says Marten.`, which sums up the sentence before.
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import Quotation
from firsthand.annotate.entities.known import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, role_of
from firsthand.text.sentences import sentences_within
from firsthand.vocabulary import Span

MIN_SAID_WORDS = 5
"""What a colon brings in fewer words is mostly a thing."""
MAX_WHO_WORDS = 7
MAX_TAKEN = 0.5
"""Share of what is said that another attribution may have."""

_OPENER = re.compile(r"(?:And|But|Yet|So|Then|Still|Only|Now|Instead|Nevertheless|Even\sso),?\s")
_COLON = re.compile(r"(?P<head>[^:;“”\"«»]{8,160}):\s+(?P<said>[^:“”\"«»\n]+?)[.!]?")
_TOKEN = re.compile(r"[\w.’'-]+")
_VERB = re.compile(
    r"""(?x) (?:,\s[^:,]{3,60},)? \s
    (?P<cue>(?:(?:has|had|is|was|does|did|also|still|now|even|then|not|\w+ly)\s){0,3}(?P<last>[a-z]+))\b"""
)
"""The verb behind its subject, with what may stand between: "is also", "did offer"."""
_FINITE = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|must|shall|should|may|might|does|did|do|won['’]t|cannot)\b"
    r"|n['’]t\b|['’](?:s|ll|re|ve|d)\s"
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose)\b")
_STANCES = frozenset(
    """adamant blunt brief calm candid categorical certain clear concise confident convinced curt cynical decided
    defiant dismissive emphatic explicit firm frank furious honest insistent laconic optimistic outspoken
    pessimistic philosophical plain positive sceptical scathing skeptical straightforward sure terse unapologetic
    unconvinced unequivocal unimpressed unmoved unrepentant argues argued believes believed complains complained
    concludes concluded contends contended disagrees disagreed explains explained hopes hoped insists insisted
    maintains maintained objects objected predicts predicted promises promised reasons reasoned reassures reassured
    reckons reckoned recalls recalled remembers remembered replies replied retorts retorted suspects suspected
    thinks thought vows vowed warns warned""".split()
)
"""The last word of what a person thinks, says or is, whose words a colon brings then; any other brings what is so.

"Ada Lund faces charges: she is accused of taking bribes" has nothing that she said.
"""
_TO_DO = re.compile(r"\sto\s[a-z]")
"""Behind "was certain", which then is what others expect: "Holm was certain to win"."""
_MOODS = frozenset("brief calm confident decided defiant firm furious optimistic pessimistic unmoved".split())
_OF_THEIRS = re.compile(r"(?:he|she)\s(?:had|has|was|is)\b|['’]d\b")
"""Behind a mood it is why they are so: "was calm: she had slept for ten hours"."""
_BRINGING = frozenset(
    """adds added brings brought delivers delivered gave gives had has holds issued issues left made makes offered
    offers puts raised raises repeated repeats reports sends sent shares stated states voiced voices""".split()
)
"""The last word of what a person does with words of theirs; who won an appeal or got an answer says nothing."""
_NOBODY = frozenset("Nobody Everybody Anybody Somebody Everyone Anyone Someone One Each Both".split())
_WORDS = re.compile(
    r"""(?x) \b (?:
        advice | answer | appeal | argument | claim | comfort | complaint | condition | consolation | conviction
        | demand | doubts? | dream | explanation | forecast | hope | message | opinion | plea | prediction | promise
        | proposal | reasons? | recipe | reply | reproach | request | tidings | verdict | view | warning | wish | words?
    ) \b"""
)
"""Nouns for what can be said, in front of the colon."""
_SO_SAYS = re.compile(
    r"""(?x) ^(?:So|Thus|That\sis\swhat|Such\swas\swhat) \s (?:at\sleast\s)?
    (?P<cue>says?|said|reckons?|reckoned|thinks?|thought|argues?|argued|believes?|believed|claims?|claimed|puts?\sit
      |holds?|held) \s
    (?P<source>[^,.:!?“”"]{2,80}) (?:,\s[^.:!?“”"]{3,90})? [.]$"""
)
"""So reckons the mayor, who was there."""


def colon_drafts(
    text: str, passage: Span, quotations: Sequence[Quotation], drafts: Sequence[Draft], people: Sequence[Span]
) -> Iterator[Draft]:
    """The attributions that a colon makes, and `So says Marten.`, where no draft has the words; `people`: names."""
    last: Span | None = None
    for sentence in sentences_within(text, passage):
        quoted = any(q.span.overlaps(sentence) for q in quotations)
        draft = None if quoted else _brought(text, sentence, people)
        if draft and not _is_taken(draft, drafts):
            yield draft
        summed = _SO_SAYS.match(sentence.of(text)) if last and not quoted else None
        if last and summed and _is_person(text, Span(*summed.span("source")).shifted(sentence.start), people):
            draft = _draft(summed, last, sentence.start)
            if len(last.of(text).split()) >= MIN_SAID_WORDS and not _is_taken(draft, drafts):
                yield draft
        last = None if quoted else Span(sentence.start, sentence.start + len(sentence.of(text).rstrip(" .!")))


def _brought(text: str, sentence: Span, people: Sequence[Span]) -> Draft | None:
    """The attribution of a sentence in which a person, a verb and a colon stand before a clause that can be said."""
    found = _COLON.fullmatch(sentence.of(text))
    if found is None or len(found["said"].split()) < MIN_SAID_WORDS:
        return None
    said, told = found["said"], _WORDS.search(found["head"])
    if not (said[0].islower() or said[0].isdigit()) or not (told or _FINITE.search(_RELATIVE.split(said)[0])):
        return None
    parts = _subject(text, Span(*found.span("head")).shifted(sentence.start), people)
    if parts is None:
        return None
    source, cue = parts
    verb = [word for word in cue.of(text).split() if word not in DETERMINERS][-1:]
    if source.of(text).split()[0] in _NOBODY or not (
        _STANCES.issuperset(verb) or (told and _BRINGING.issuperset(verb))
    ):
        return None
    if _TO_DO.match(text, cue.end) or (_MOODS.issuperset(verb) and _OF_THEIRS.match(said)):
        return None
    return Draft((Span(*found.span("said")).shifted(sentence.start),), cue, source, by_rule=True)


def _subject(text: str, head: Span, people: Sequence[Span]) -> tuple[Span, Span] | None:
    """The person with whom the words before a colon begin, and the verb behind; of several, the shortest words."""
    start = _OPENER.match(text, head.start, head.end)
    words = list(_TOKEN.finditer(text, start.end() if start else head.start, head.end))[:MAX_WHO_WORDS]
    if not words or words[0].group().lower() in PREPOSITIONS:
        return None
    for word in words:
        source = Span(words[0].start(), word.end())
        verb = _VERB.match(text, source.end, head.end)
        if verb and verb["last"] not in PREPOSITIONS | CONJUNCTIONS and _is_person(text, source, people):
            return source, Span(*verb.span("cue"))
    return None


def _is_person(text: str, source: Span, people: Sequence[Span]) -> bool:
    """Whether the words are a pronoun for one person, end with a name of one, or with a role behind "the"."""
    words = source.of(text)
    if words.lower() in {"he", "she"}:
        return True
    if any(source.covers(name) and name.end == source.end for name in people):
        return True
    *before, last = words.lower().split()
    known = role_of(last)
    if known is None or known.plural or known.kind not in {"office", "trade", "fame"} or not before:
        return False
    return DETERMINERS.isdisjoint(before[1:])  # not "The reason the mayor"


def _draft(found: re.Match[str], said: Span, offset: int) -> Draft:
    cue, source = (Span(*found.span(part)).shifted(offset) for part in ("cue", "source"))
    return Draft((said,), cue, source, by_rule=True)


def _is_taken(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether half of what is said is said by somebody else already."""
    said = draft.content[0]
    return sum(other.characters_in(said) for other in drafts) > MAX_TAKEN * (said.end - said.start)
