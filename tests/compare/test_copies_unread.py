"""Likely copies among plain texts: pairs of both kinds of hashes as one list, few triples where names tell more."""

from tests.compare.invented import MARKET, OWN, REWORDED, WIRE

from firsthand.compare.copies.sketches import Most, sketch_texts
from firsthand.compare.copies.unread import likely_copies

PLAIN = " ".join(
    f"the keeper{number % 61} said that water{number % 53} rose over walls{number % 47}" for number in range(90)
)
"""No names: found by its characters, too."""
NAMES = " ".join(f"then Mayor{number % 61} saw Lund{number % 53} near 4{number}" for number in range(90))


def test_each_pair_is_told_once_in_order_with_the_greater_share() -> None:
    texts = [PLAIN, WIRE, PLAIN, MARKET, NAMES, REWORDED, OWN, PLAIN[: len(PLAIN) // 2], NAMES]
    found = likely_copies(texts)
    pairs = [(one, other) for one, other in found.pairs.T.tolist()]
    assert pairs == sorted(set(pairs))
    assert {(0, 2), (0, 7), (2, 7), (4, 8)} <= set(pairs)
    # By characters; by triples, whose number is estimated, it is less.
    assert found.shares[pairs.index((0, 2))] == 1.0
    assert found.shares[pairs.index((4, 8))] < 1.0


def test_pairs_do_not_depend_on_the_order_of_texts() -> None:
    texts = [PLAIN, WIRE, MARKET, REWORDED, PLAIN[: len(PLAIN) // 2]]
    found, back = likely_copies(texts), likely_copies(texts[::-1])
    assert len(found.shares)
    turned = {
        (4 - other, 4 - one): share for (one, other), share in zip(back.pairs.T.tolist(), back.shares, strict=True)
    }
    assert {tuple(pair): share for pair, share in zip(found.pairs.T.tolist(), found.shares, strict=True)} == turned


def test_triples_are_fewer_where_there_are_names() -> None:
    made = sketch_texts([PLAIN, NAMES], Most(neighbours=48, triples=24, together=48))
    all_of_both = sketch_texts([PLAIN, NAMES], Most(48, 48, 48))
    assert made.rate[0] == all_of_both.rate[0]
    assert made.rate[1] == 2 * all_of_both.rate[1]
    assert made.thinned.tolist() == all_of_both.thinned.tolist()
