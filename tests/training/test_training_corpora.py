"""Which documents are held out from training."""

from hypothesis import given
from hypothesis import strategies as st
from training.corpora import Document, held_out_ids

LABELLED = [Document(f"report-{number}", "", quotes=()) for number in range(30)]
TEXTS = [Document(f"text-{number}", "") for number in range(5)]


@given(st.permutations(LABELLED))
def test_the_order_of_documents_and_corpora_decides_nothing(documents: list[Document]) -> None:
    expected = held_out_ids(LABELLED, seed=1, count=7)

    assert held_out_ids([*TEXTS, *documents], seed=1, count=7) == expected
    assert len(expected) == 7


def test_another_seed_holds_out_other_documents() -> None:
    assert held_out_ids(LABELLED, seed=1, count=7) != held_out_ids(LABELLED, seed=2, count=7)
