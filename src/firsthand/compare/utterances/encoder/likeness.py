"""Two statements -> how likely it is that the second says in other words what the first says."""

from firsthand.compare.utterances.encoder.pieces import pieces_of
from firsthand.compare.utterances.encoder.session import score_pair


def log_odds(left: str, right: str) -> float:
    """Log odds that two statements of one speaker are one statement in other words: English, Russian, or one in each.

    The same in either order: the statement of more pieces is read first, of two equal ones the first by its letters.
    At most 150 pieces of each are read. Above 0 it is more likely than not among pairs like those of training, half of
    which were one statement; what share of a pile's pairs are is for the caller to weigh.
    """
    first, second = sorted(
        ((left, pieces_of(left)), (right, pieces_of(right))), key=lambda one: (-len(one[1].ids), one[0])
    )
    return score_pair(first[1], second[1])
