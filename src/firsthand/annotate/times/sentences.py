"""Whether two places of a text stand in one sentence."""

import re

from firsthand.annotate.times.lexicon import Language

BREAK = re.compile(r"[.!?]['\"”’»)]*\s+(?=[\"“'‘«(]?(?:[A-ZА-ЯЁ]|$))|\n[ \t]*\n|[;]")
"""Where a sentence may end; an abbreviation in front of it says that it does not."""

MAX_SENTENCE = 400
"""Two places further apart are taken for two sentences."""

ABBREVIATION = 12
"""Characters in front of a full stop in which an abbreviation stands."""


def in_one_sentence(text: str, first: int, second: int, language: Language) -> bool:
    """True if no sentence ends between the two places, the first of which comes first."""
    if second - first > MAX_SENTENCE:
        return False
    shortened = language.patterns["abbreviation"]
    return all(
        text[cut.start()] == "." and shortened.search(text[max(0, cut.start() - ABBREVIATION) : cut.start()])
        for cut in BREAK.finditer(text, first, second)
    )
