"""Two statements -> how likely it is that the second says in other words what the first says."""

from firsthand.compare.utterances.encoder.pieces import pieces_of
from firsthand.compare.utterances.encoder.session import score_pair
from firsthand.compare.utterances.russian import is_russian

_OPENING, _MARKS = frozenset('"“„«‘'), '"“”„«»‘’'
_STOPS, _BLANKS = ".,;:", " \t\n\u00a0\u202f"


def log_odds(left: str, right: str) -> float:
    """Log odds that two statements of one speaker are one statement in other words: English, Russian, or one in each.

    The same in either order: the statement of more pieces is read first, of two equal ones the first by its letters.
    At most 150 pieces of each are read. Above 0 it is more likely than not among pairs like those of training, half of
    which were one statement; what share of a pile's pairs are is for the caller to weigh.

    Training saw no marks around statements, so those in marks are read with them and without, and the mean is taken;
    but two quotations in one language as they stand: without their marks two translations that hardly differ are taken
    for what the families hold apart by one word. Across languages it is the marks that make one of two contraries.
    """
    plain = bare(left), bare(right)
    if plain == (left, right) or _are_quotations_in_one_language(left, right):
        return _read(left, right)
    return (_read(left, right) + _read(*plain)) / 2


def bare(text: str) -> str:
    """A statement without the quotation marks around it and the stop or comma behind it; marks inside stay."""
    kept = text.strip(_BLANKS).rstrip(_STOPS)
    if kept[:1] in _OPENING:
        kept = kept.strip(_MARKS).strip(_BLANKS).rstrip(_STOPS)
    return kept


def _are_quotations_in_one_language(left: str, right: str) -> bool:
    quoted = all(text.strip(_BLANKS)[:1] in _OPENING for text in (left, right))
    return quoted and is_russian(left) == is_russian(right)


def _read(left: str, right: str) -> float:
    first, second = sorted(
        ((text, pieces_of(text)) for text in (left, right)), key=lambda one: (-len(one[1].ids), one[0])
    )
    return score_pair(first[1], second[1])
