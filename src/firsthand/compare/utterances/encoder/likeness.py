"""Two statements -> how likely it is that the second says in other words what the first says."""

from firsthand.compare.utterances.encoder.session import score_pair
from firsthand.compare.utterances.glossing import in_english

_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’"}
"""What may close a quotation that opens so."""

_STOPS, _BLANKS = ".,;:", " \t\n\u00a0\u202f"


def log_odds(left: str, right: str) -> float:
    """Log odds that two statements of one speaker are one statement in other words: English, Russian, or one in each.

    The same in either order. Both are read without the marks around them, and a Russian one in rough English.
    Above 0 it is more likely than not among pairs like those of training, half of which were one statement; what share
    of a pile's pairs are is for the caller to weigh.
    """
    return score_pair(*in_english(bare(left), bare(right)))


def bare(text: str) -> str:
    """A statement without the quotation marks that enclose all of it and without its last stop or comma."""
    kept = text.strip(_BLANKS).rstrip(_STOPS)
    while len(kept) > 1 and _encloses(kept):
        kept = kept[1:-1].strip(_BLANKS).rstrip(_STOPS)
    return kept


def _encloses(text: str) -> bool:
    """Whether the mark that a text begins with is closed at its end and not before."""
    opening, closing = text[0], _CLOSING.get(text[0], "")
    if not closing or text[-1] not in closing:
        return False
    open_marks = 0
    for at, letter in enumerate(text):
        is_apostrophe = letter == "’" and text[at - 1].isalnum() and at + 1 < len(text)
        if letter == opening and (opening not in closing or not open_marks):
            open_marks += 1
        elif letter in closing and not is_apostrophe:
            open_marks -= 1
        if not open_marks:
            return at == len(text) - 1
    return False
