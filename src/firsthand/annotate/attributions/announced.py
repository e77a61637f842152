"""What a noun announces or sums up: `Her answer is hard: ...`, `..., was the message of Lom`, `...: so Orel put it`.

The tagger reads verbs of saying; here a noun for words ("answer", "verdict") has an owner, and a colon, a comma or
"that is how" ties it to a sentence. A noun without an owner announces nothing: "The answer is simple: money."
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import Quotation
from firsthand.text.sentences import sentences_within
from firsthand.vocabulary import Span

MIN_SAID_WORDS = 4
"""What is announced in fewer words is a thing: "Her message: hope"."""

_NOUN = (
    r"(?:account|admonition|admission|advice|allegation|announcement|answer|appeal|argument|assertion|assessment"
    r"|assurances?|bargain|claim(?!\sto\s)|comfort|comment|complaint|conclusion|confession|consolation|contention|counter"
    r"|counter-argument|credo|declaration|defence|defense|demand|description|diagnosis|estimate|excuse|explanation|forecast|guarantee"
    r"|judgment|judgement|justification|lament|maxim|message|mantra|motto|objection|offer|opinion|plea|pledge"
    r"|prediction|prognosis|promise|prophecy|proposal|reasoning|rebuttal|rejoinder|remark|reply|response|request|retort"
    r"|ruling|statement|suggestion|summary|summing-up|testimony|theory|threat|ultimatum|verdict|view|vow|warning|words)"
)
_NAME = (
    r"(?!(?:Here|There|That|This|What|Who|It|Let|Today)\b)"
    r"[A-Z][\w.-]*(?:[’'][A-Z]\w+)?(?:\s(?:(?:of|de|van|von|al)\s)?[A-Z][\w.-]*){0,4}"
)
_PERSON = rf"(?:(?:[Tt]he\s)?(?:[\w-]+\s){{0,3}}?{_NAME}|[Tt]he(?:\s[\w’'-]+){{1,4}}?|[Hh]e|[Ss]he|[Tt]hey)"
_OWNER = rf"(?:[Hh]is|[Hh]er|[Tt]heir|(?:{_NAME}|[Tt]he(?:\s[\w-]+){{1,4}}?)(?:[’']s|(?<=s)[’']))"
_ADJECTIVES = r"(?:\s(?!and\b|was\b|is\b)[\w-]+){0,2}?"
_TO = r"(?:\s(?:to|for|on|about|of|at|in|from|yesterday|last|this|by|when|that|which)\b[^:.!?;“”\"]{0,80})?"
_BE = r"(?:is|was|were|are|remains|remained|ran|runs|went|goes|came|read|reads|sounded|sounds|has\sbeen|had\sbeen)"

_BRINGS = (
    r"(?:also\s|then\s|has\s|had\s|would\s){0,2}(?:br(?:ings?|ought)|g(?:ives?|ave|iven)|sen(?:ds?|t)|deliver(?:s|ed)"
    r"|leaves|left|offer(?:s|ed)|ma(?:kes|de)|issue[sd]?|puts?|carri(?:es|ed)|repeat(?:s|ed)|convey(?:s|ed)|took|takes|had\sfor)"
)
"""What whoever says it does with a message: "that Lom brought to reporters", not "that Lom had dreaded"."""

_OWNED = re.compile(
    rf"""(?x) (?:^|(?<=[,;—–]\s)|(?<=\bAnd\s)|(?<=\bBut\s)|(?<=\bis\s))
    (?P<source>{_OWNER}){_ADJECTIVES}\s(?P<cue>{_NOUN}) {_TO} (?:\s{_BE}\b[^:.!?;“”"]{{0,60}})? :\s+ $"""
)
"""Her answer is hard: | The minister's counter was brief: | His message to Oslo:"""
_HELD = re.compile(
    rf"""(?x) (?:^|[,;]\s|\b(?:and|but)\s)
    (?P<source>{_PERSON}(?:\s(?:of|from|for)\s(?:the\s)?[\w\s]{{2,30}}?)?) \s (?:also\s|then\s|now\s|still\s|yet\s)?
    (?:has|had|offers|offered|gave|gives|brought|brings|sent|sends|issued|issues|delivered|came\swith|comes\swith|left
      |draws|drew|read|put\sforward|ended\swith|closed\swith)
    \s(?:an?|the|this|one|another|her|his|their|no|only|two|three)?{_ADJECTIVES}\s?\b(?P<cue>{_NOUN})\b
    (?:\sready)? {_TO} :\s+ $"""
)
"""Jan Orel of the yard has an explanation which will comfort nobody: | Lom had a comfort ready for the islands:"""
_FOR = re.compile(
    rf"""(?x) ^(?:And\s|But\s)? For\s (?P<source>{_PERSON}) (?:\s,)? \s the\s
    (?P<cue>matter|case|conclusion|answer|lesson|issue|question|reason|explanation|verdict)\s
    (?:is|was)\s [\w\s-]{{3,30}} :\s+ $"""
)
"""For the governor the conclusion is plain:"""
_SUMMED = re.compile(
    rf"""(?x) (?: : \s+ (?:(?:and\s)?(?:that|this|such|so|thus)) \s
          (?: (?:is|was)\s (?:how|what|the\s\w+\sthat|the\slong\sand\sthe\sshort\sof\swhat)\s )?
        | ,\s (?:(?:is|was)\s) (?:how|what)\s )
    (?P<source>{_PERSON}) (?:,\s (?:who|which|the|an?)\b [^,:.]{{2,60}},)? \s (?:\w+ly\s|has\s|had\s)?
    (?P<cue>puts?(?:\sit)?|says?|said|told|tells|sees|saw|describe[sd]|sums?\sup|summed\sup|characteri[sz]e[sd]|framed
        |explain(?:s|ed)|phrase[sd]|called|calls) \b [^:!?“”"]{{0,150}} [.!]? $"""
)
"""...: that is how the head described it | ...: so Ada Lom, who runs the road, put it | ..., is how she sums it up"""
_WAS = re.compile(
    rf"""(?x) ,\s (?:(?:is|was|ran|runs|went|goes|came)\s)
    (?: (?P<source>{_OWNER}){_ADJECTIVES}\s(?P<cue>{_NOUN})\b
      | (?:the|a)\s(?:[\w-]+\s){{0,2}}?(?P<noun>{_NOUN})\s (?: (?:of|from|by)\s | (?P<that>(?:that|which)\s) )
        (?P<maker>{_PERSON}) (?(that)\s{_BRINGS}\b|(?=[\s,.])) ) [^:!?“”"]{{0,150}} [.!]? $"""
)
""""..., was the message that Lom brought to reporters | ..., runs his pledge to the employees"""
_WORK = re.compile(
    r"""(?xi) \b (?: album|ballet|cartoon|comedy|concert|drama|episode|exhibition|film|game|match|movie|musical
    |novel|opera|painting|play|poem|season|sculpture|series|show|sitcom|song|story|tale|thriller|tragedy|video\sgame )
    (?: [’']s | s[’'] )? $"""
)
"""Works that say nothing themselves, as owners; a book, a report or a documentary may."""
_THAT_WAS = re.compile(
    rf"""(?x) ^(?:That|This|Such|So) \s (?:is|was|ran|runs|went)\s
    (?P<source>{_OWNER}){_ADJECTIVES}\s(?P<cue>{_NOUN})\b [^:!?“”"]{{0,120}}[.]$"""
)
"""That was her message at Friday's presentation."""


def announced_drafts(
    text: str, passage: Span, quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """What nouns announce and sum up, where no draft has these words yet."""
    last: Span | None = None
    for sentence in sentences_within(text, passage):
        quoted = any(q.span.overlaps(sentence) for q in quotations)
        for draft in _in_sentence(text, sentence, last, quoted=quoted):
            if not _is_taken(text, draft, drafts):
                yield draft
                break
        last = None if quoted else sentence


def _in_sentence(text: str, sentence: Span, last: Span | None, *, quoted: bool) -> Iterator[Draft]:
    colon = text.find(": ", sentence.start, sentence.end)
    if colon > 0 and not any(mark in text[sentence.start : colon] for mark in '“”"'):
        head = text[sentence.start : colon + 2]
        for pattern in (_OWNED, _FOR, _HELD):
            if (found := pattern.search(head)) and not _is_of_a_work(found):
                said = _said(text, colon + 2, sentence.end, whole=quoted)
                if said:
                    yield _draft(found, sentence.start, said)
    if quoted:
        return
    for pattern in (_SUMMED, _WAS):
        if (found := pattern.search(sentence.of(text))) and not _is_of_a_work(found):
            said = _said(text, sentence.start, sentence.start + found.start())
            if said:
                yield _draft(found, sentence.start, said)
    found = _THAT_WAS.match(sentence.of(text)) if last else None
    if last and found and not _is_of_a_work(found) and (said := _said(text, last.start, last.end)):
        yield _draft(found, sentence.start, said)


def _is_of_a_work(found: re.Match[str]) -> bool:
    """True for "The film's message is simple: ...", which is what whoever saw it makes of it."""
    groups = found.groupdict()
    return _WORK.search(groups.get("source") or groups.get("maker") or "") is not None


def _draft(found: re.Match[str], offset: int, said: Span) -> Draft:
    groups = found.groupdict()
    owned = groups.get("source") is not None
    cue, source = ("cue", "source") if owned else ("noun", "maker")
    return Draft(
        (said,), Span(*found.span(cue)).shifted(offset), Span(*found.span(source)).shifted(offset), by_rule=True
    )


def _said(text: str, start: int, end: int, *, whole: bool = False) -> Span | None:
    """What stands there without its full stop; None for less than a clause."""
    words = text[start:end].rstrip() if whole else text[start:end].rstrip(" .!,:;")
    return Span(start, start + len(words)) if len(words.split()) >= MIN_SAID_WORDS else None


def _is_taken(text: str, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True where the words are said by somebody already, or the cue is one that brings more than a word or two."""
    said = draft.content[0]
    for other in drafts:
        shared = other.characters_in(said)
        same = other.cue is not None and draft.cue is not None and other.cue.overlaps(draft.cue)
        words = sum(len(piece.of(text).split()) for piece in other.content)
        if shared * 2 > said.end - said.start or (same and (shared or words >= MIN_SAID_WORDS)):
            return True
    return False
