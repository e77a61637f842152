"""The tense of the clause around an expression: whether the text looks back or ahead."""

from collections.abc import Mapping
from functools import cache

from firsthand.annotate.times.lexicon import Language
from firsthand.annotate.times.meaning import Tense
from firsthand.annotate.times.sentences import BREAK
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

WINDOW = 160
"""Characters looked at on each side, inside the sentence."""


@cache
def _words(language: str) -> Mapping[str, Tense | None]:
    """Word -> the tense it gives; None for a word that only looks like a verb."""
    tenses: Mapping[str, Tense] = {"future": "future", "past": "past"}
    return {row["word"]: tenses.get(row["tense"]) for row in read_table(f"times_{language}_tense")}


def tense_of(text: str, span: Span, language: Language) -> Tense | None:
    """The tense of the verb nearest in front of `span` in its sentence, else of the nearest behind it; or None."""
    patterns = language.patterns
    front = text[max(0, span.start - WINDOW) : span.start]
    for cut in reversed(list(BREAK.finditer(front))):
        if not patterns["abbreviation"].search(front[: cut.start()]):
            front = front[cut.end() :]
            break
    back = text[span.end : span.end + WINDOW]
    for cut in BREAK.finditer(back):
        if not patterns["abbreviation"].search(back[: cut.start()]):
            back = back[: cut.start()]
            break
    if patterns["looks_ahead"].search(front):
        return "past" if patterns["looks_back"].search(front + back) else "future"
    words = patterns["word"]
    nearest = _nearest(words.findall(front), language)
    if nearest:
        return nearest
    nearest = next((tense for word in words.findall(back) if (tense := _tense(word, language))), None)
    return nearest or ("future" if patterns["infinitive"].search(front) else None)


def _nearest(words: list[str], language: Language) -> Tense | None:
    """The tense of the last verb; participles behind "is" and "be" leave it to the verb before them."""
    for at in range(len(words) - 1, -1, -1):
        tense = _tense(words[at], language)
        before = [word.lower() for word in words[max(0, at - 3) : at]]
        if tense == "past" and before and before[-1] in _BE | _LINKING:
            continue
        if tense == "future" and words[at].lower() in _PARTICIPLES and "had" in before:
            return "past"
        if words[at].lower() == "to" and before and before[-1] in {"set", "is", "are", "due", "was", "were"}:
            return "past" if "had" in before else "future"
        if tense:
            return tense
    return None


_PARTICIPLES = frozenset({"due", "scheduled", "expected", "planned", "slated"})
_BE = frozenset({"be", "being", "is", "are", "'s", "’s", "'re", "’re", "будет", "будут"})

_LINKING = frozenset({"stay", "remain", "keep"})
"""Verbs in the infinitive whose participle says how something is to be: "to stay closed"."""


def _tense(word: str, language: Language) -> Tense | None:
    lower, known = word.lower(), _words(language.code)
    if word == "May":
        return None  # the month: "KARVALE, May 10 - Officers beat a teacher on Thursday"
    if lower in known:
        return known[lower]
    return "past" if word == lower and language.patterns["past_ending"].fullmatch(word) else None
