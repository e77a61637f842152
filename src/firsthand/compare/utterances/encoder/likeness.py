"""Two statements -> how likely it is that the second says in other words what the first says."""

from firsthand.compare.utterances.encoder.english import english_log_odds
from firsthand.compare.utterances.encoder.pieces import pieces_of
from firsthand.compare.utterances.encoder.session import score_pair
from firsthand.compare.utterances.russian import is_russian

_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’"}
"""What may close a quotation that opens so."""

_STOPS, _BLANKS = ".,;:", " \t\n\u00a0\u202f"


def log_odds(left: str, right: str) -> float:
    """Log odds that two statements of one speaker are one statement in other words: English, Russian, or one in each.

    The same in either order. Two English statements are read by the network that knows no other language, without the
    marks around them; all others by the multilingual one. Above 0 it is more likely than not among pairs like those of
    training, half of which were one statement; what share of a pile's pairs are is for the caller to weigh.

    The multilingual network saw no marks around statements in training, so those in marks are read with them and
    without, and the mean is taken; but two quotations in one language as they stand: without their marks two
    translations that hardly differ are taken for what the older families hold apart by one word. Across languages it is
    the marks that make one of two contraries.
    """
    plain = bare(left), bare(right)
    if not is_russian(left) and not is_russian(right):
        return english_log_odds(*plain)
    if plain == (left, right) or _are_quotations_in_one_language(left, right):
        return _read(left, right)
    return (_read(left, right) + _read(*plain)) / 2


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


def _are_quotations_in_one_language(left: str, right: str) -> bool:
    quoted = all(text.strip(_BLANKS)[:1] in _CLOSING for text in (left, right) if text.strip(_BLANKS))
    return quoted and is_russian(left) == is_russian(right)


def _read(left: str, right: str) -> float:
    first, second = sorted(
        ((text, pieces_of(text)) for text in (left, right)), key=lambda one: (-len(one[1].ids), one[0])
    )
    return score_pair(first[1], second[1])
