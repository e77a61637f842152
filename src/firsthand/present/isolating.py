"""Words that run from right to left, set apart in our own sentences, so that brackets and order stay ours."""

import re
import unicodedata

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko and their like (Unicode, roadmap of the planes)."""
_LEFT_TO_RIGHT = "A-Za-zªµºÀ-\u058f"
_STRETCH = re.compile(
    rf"""(?x)
    (?<=“) [^“”]* [{_RIGHT_TO_LEFT}] [^“”]* (?=”)   # a title or words in quotation marks, whole
    | [{_RIGHT_TO_LEFT}]
      (?: [^{_LEFT_TO_RIGHT}“”()\[\],;]* [{_RIGHT_TO_LEFT}] )?  # a name, up to our next word, bracket or comma
    """
)


def isolated(sentence: str) -> str:
    """Our sentence with each stretch from right to left between isolates (Unicode, annex 9): nobody sees them.

    Without them "(صحيفة المرفأ) published first" turns its brackets, and two Arabic names change places.
    """
    return _STRETCH.sub(lambda found: f"{FIRST_STRONG_ISOLATE}{found[0]}{POP_ISOLATE}", sentence)


def runs_from_right(words: str) -> bool:
    """True if the first letter that has a direction runs from right to left, as `dir="auto"` decides."""
    strong = (unicodedata.bidirectional(character) for character in words)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"
