"""What a colon brings behind words of which it only tells what became: `Holm broke his promise: taxes will rise`.

The tagger and the rules read "his promise:" as words of his; behind a promise that is broken, a warning that nobody
heeded, an appeal that was refused or an answer that he got stands what is so, or what somebody else has said.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from firsthand.annotate.attributions.drafts import Draft
from firsthand.vocabulary import Span

MAX_HEAD = 160
"""Characters of the sentence in front of the colon that are read."""

_NOUN = (
    r"(?:account|advice|allegations?|announcement|answer|appeal|argument|assertion|assessment|assurances?|claims?|comment"
    r"|complaints?|conclusion|confession|declaration|demands?|diagnosis|estimate|explanation|forecast|guarantee"
    r"|message|objections?|offer|opinion|orders?|pledge|plea|prediction|promises?|prophecy|proposal|remarks?|reply"
    r"|request|response|ruling|statement|suggestion|testimony|theory|threats?|ultimatum|verdict|view|vow|warnings?|words?)"
)
_DONE_WITH_IT = re.compile(
    rf"""(?xi) \b (?P<verb> br(?:oke|eaks?|oken) | kept | keeps? | ignor(?:e|es|ed|ing) | los(?:t|es?) | w(?:on|ins?)
      | forg(?:ot|ets?) | honou?r(?:s|ed) | fulfil(?:s|ls|led) | betray(?:s|ed) | abandon(?:s|ed) | hear(?:s|d)
      | receive[sd] | g(?:ot|ets)
      | accept(?:s|ed) | refuse[sd] | heed(?:s|ed) | follow(?:s|ed) | obey(?:s|ed) | def(?:ies|ied) | flout(?:s|ed)
      | violate[sd] | face[sd] | true\sto | good\son | back\son | renege[sd]\son ) \s
    (?:(?:the|an?|his|her|their|its|this|that|all|another|no|[\w-]+['’]s?)\s)+ (?:[\w-]+\s){{0,2}}? {_NOUN} \b
    [^:]{{0,60}} $"""
)
"""What somebody does with words before a colon, and says nothing: "broke his promise", "ignored the warning"."""
_WHAT_BECAME = re.compile(
    rf"""(?xi) (?P<fate> (?:\b(?:his|her|their|its|the)|['’]s|s['’]) \s (?:[\w-]+\s){{0,2}}? {_NOUN} \s
    (?:(?:of|from|to|for|by)\s[^:,]{{2,40}}?\s)?
    (?: (?:is|are|was|were|remains?|remained|has\sbeen|had\sbeen|have\sbeen|prove[sd]|turn(?:s|ed)\sout|came|went) \s
        (?:(?:to\sbe|not|never|later|soon|already|also|\w+ly|all)\s){{0,2}}
        (?: accepted|broken|confirmed|contradicted|denied|dismissed|disproved|disputed|forgotten|fulfilled|granted|heard
          | heeded|honou?red|ignored|kept|met|overruled|overturned|proved|proven|quashed|refused|refuted|rejected
          | struck\sout|thrown\sout|turned\sdown|upheld|vindicated|withdrawn|supported|backed|borne\sout|believed|tested
          | false|untrue|wrong|right|true|correct|incorrect|off|unfounded|baseless|groundless|mistaken|justified
          | premature|prophetic|crucial|decisive|popular|unpopular|an?\s(?:lie|mistake|bluff|error|success|failure)
          | too\s\w+|in\svain|unheeded|unheard|unanswered|nowhere|unproven|unfulfilled|to\snothing )
      | fails?|failed|succeeded|worked|backfired ) \b ) [^:]{{0,60}} $"""
)
"""What became of somebody's words, before a colon: "Her warning came true", "the mayor's appeal was rejected"."""
_FROM_ANOTHER = re.compile(
    rf"""(?xi) (?P<fate> \b (?:has|had|have) \s (?:an?|the|this|that|one|another|no|two) \s (?:[\w-]+\s){{0,2}}?
    {_NOUN} ) \s (?:from|by) \s [^:]{{2,60}} $"""
)
"""Before a colon: "Holm had this reply from Berg", whose words they are."""
_THE_WORDS = re.compile(rf"(?i)\bthe\s(?:[\w-]+\s)?{_NOUN}$")
_OF_THEM = re.compile(
    r"""(?x) (?:it|they) \s (?:was|were|ha[sd]\sbeen|have\sbeen) \s (?:\w+ly\s)?
    (?:clicked|copied|deleted|forwarded|heard|ignored|liked|opened|posted|published|read|removed|reposted|reshared|seen
      |shared|signed|taken\sdown|viewed|watched) \b"""
)
"""Behind "shared the message:" it tells of the message: "it was seen nine thousand times"."""
_STOPS = re.compile(r"[.!?]['’”\"]?\s+(?=[“\"‘«A-ZÀ-Þ])|\n")
_QUOTED = frozenset("“\"«„‘'")


def without_what_became(text: str, drafts: Sequence[Draft], passage: Span) -> list[Draft]:
    """The drafts without those whose words tell what became of somebody's words."""
    if text.find(": ", passage.start, passage.end) < 0:
        return list(drafts)
    stops = [passage.start, *(stop.end() for stop in _STOPS.finditer(text, passage.start, passage.end))]
    return [draft for draft in drafts if not _tells_what_became(text, draft, stops)]


def _tells_what_became(text: str, draft: Draft, stops: Sequence[int]) -> bool:
    """Only by its own cue: "The appeal was rejected, Holm said: …" has words of Holm's."""
    if draft.cue is None or not draft.content:
        return False
    last = draft.content[-1]
    colon = text.find(": ", draft.cue.start, last.end)
    if colon < 0 or last.end <= colon or last.start > colon + 2 or text[colon + 2] in _QUOTED:
        return False
    start = max(stops[bisect_right(stops, draft.cue.start) - 1], colon - MAX_HEAD)
    done = _DONE_WITH_IT.search(text, start, colon)
    if done and draft.cue.start <= done.end("verb") and draft.cue.end > done.start():
        return True
    for pattern in (_FROM_ANOTHER, _WHAT_BECAME):
        told = pattern.search(text, start, colon)
        if told and draft.cue.overlaps(Span(*told.span("fate"))):
            return True
    return _THE_WORDS.search(text, start, colon) is not None and _OF_THEM.match(text, colon + 2) is not None
