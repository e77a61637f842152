"""The judge of rewordings: one answer for a pair, in either order, for any text; only its own weights are read."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare.utterances.encoder import REWORDINGS, embeddings, log_odds, session, weights
from firsthand.compare.utterances.encoder.embeddings import BLOCK_BYTES, embed
from firsthand.compare.utterances.encoder.weights import HASHES, WORDS_FILE
from firsthand.errors import BadSetup

SAID = "We will close the swimming pool in March because there is no money left"
REPORTED = "the pool would shut in March as funds had run out, Ilse Marten said"
RUSSIAN = "бассейн закроют в марте, потому что денег больше нет"
OTHER = "Nobody asked the tenants of Harbour Lane before the scaffolding went up"

ODD = {
    "empty": "",
    "blanks": " \t\n\u200b",
    "marks": "?!… — “”",
    "long word": "x" * 100_000,
    "long": "мост 12 " * 12_500,
    "emoji": "🙂🚒🔥 👩‍👩‍👧",
    "Arabic": "سيُغلق المسبح في مارس",
    "mixed script": "Мocт bridgе Ωmega 東京 ตลาด",
    "lone surrogate": "\ud800 bridge",
}


def test_the_weights_are_those_that_were_measured() -> None:
    assert REWORDINGS.damaged() == []


@pytest.mark.parametrize("name", sorted(HASHES))
def test_other_weights_are_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_bytes(b"other weights")
    monkeypatch.setattr(weights, "REWORDINGS", REWORDINGS._replace(folder=tmp_path))

    with pytest.raises(BadSetup, match=rf"rewording judge's file {name} has SHA-256 \w+, expected {HASHES[name]}"):
        weights.REWORDINGS.read(name)


def test_a_rewording_is_likelier_than_another_statement() -> None:
    assert log_odds(SAID, REPORTED) > 0 > log_odds(SAID, OTHER)
    assert log_odds(SAID, RUSSIAN) > 0 > log_odds(RUSSIAN, OTHER)


@pytest.mark.parametrize("pair", [(SAID, REPORTED), (SAID, RUSSIAN), (OTHER, REPORTED), (SAID, SAID), ("", SAID)])
def test_the_order_of_the_two_says_nothing(pair: tuple[str, str]) -> None:
    assert log_odds(*pair) == log_odds(*reversed(pair))


def test_an_answer_depends_on_no_other_pair() -> None:
    alone = log_odds(SAID, REPORTED)
    for left, right in product((SAID, RUSSIAN, OTHER), repeat=2):
        log_odds(left, right)
    session._lower.cache_clear()

    assert log_odds(SAID, REPORTED) == alone


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_gets_a_number(text: str) -> None:
    assert np.isfinite([log_odds(text, SAID), log_odds(text, text), log_odds("", text)]).all()


@settings(max_examples=15, deadline=None)
@given(st.text(), st.text())
def test_any_two_texts_get_one_number_in_either_order(left: str, right: str) -> None:
    found = log_odds(left, right)

    assert np.isfinite(found)
    assert found == log_odds(right, left)


def test_a_vector_is_what_its_blocks_say() -> None:
    with REWORDINGS.path(WORDS_FILE) as path:
        row = np.load(path)[1000]
    expected = []
    for at in range(0, len(row), BLOCK_BYTES):
        scale = float(row[at : at + 2].view("<f2")[0])
        numbers = row[at + 2 : at + BLOCK_BYTES].tolist()
        expected += [(number % 16 - 8) * scale for number in numbers] + [
            (number // 16 - 8) * scale for number in numbers
        ]

    assert embed([1000])[0].tolist() == expected
    assert embeddings.embed([7, 1000, 7]).shape == (3, 384)
