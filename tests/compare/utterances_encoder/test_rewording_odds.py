"""The judge of rewordings: one answer for a pair, in either order, for any text; only their own weights are read."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare.utterances.encoder import REWORDINGS, log_odds, session, weights
from firsthand.compare.utterances.encoder.embeddings import BLOCK_BYTES, rows_of, unpacked
from firsthand.compare.utterances.encoder.likeness import bare
from firsthand.compare.utterances.encoder.session import MAX_PIECES, rows_of_pair, rows_of_text
from firsthand.compare.utterances.encoder.weights import HASHES, WORDS_FILE
from firsthand.compare.utterances.glossing import glossed
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
    "numerals": "два " * 5_000,
    "long Russian word": "Ж" * 100_000,
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
    assert log_odds(SAID, SAID.replace("no money", "plenty of money")) < 0
    assert log_odds(SAID, RUSSIAN) > log_odds(RUSSIAN, OTHER)


def test_if_not_is_read_as_unless_beside_unless_alone() -> None:
    unless = "We will open the bridge on May 20, unless the water rises above three metres"
    if_not = "On May 20 we are opening the bridge, if the water does not climb over three metres"
    assert log_odds(unless, if_not) > 0
    assert log_odds(unless, if_not) == log_odds(unless, if_not.replace("if the water does not", "unless the water"))
    assert log_odds(if_not, SAID) != log_odds(if_not.replace("if the water does not", "unless the water"), SAID)


def test_a_russian_statement_is_read_by_its_words_in_english() -> None:
    assert log_odds(SAID, f"«{RUSSIAN}».") == log_odds(SAID, glossed(RUSSIAN))


@pytest.mark.parametrize("pair", [(SAID, REPORTED), (SAID, RUSSIAN), (OTHER, REPORTED), (SAID, SAID), ("", SAID)])
def test_the_order_of_the_two_says_nothing(pair: tuple[str, str]) -> None:
    assert log_odds(*pair) == log_odds(*reversed(pair))


def test_an_answer_depends_on_no_other_pair() -> None:
    alone = log_odds(SAID, REPORTED)
    for left, right in product((SAID, RUSSIAN, OTHER), repeat=2):
        log_odds(left, right)
    session.rows_of_text.cache_clear()

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

    rows = rows_of(REWORDINGS)
    assert unpacked(rows[[1000]])[0].tolist() == expected
    assert unpacked(rows[[7, 1000, 7]]).shape == (3, 384)


def test_only_marks_that_enclose_a_whole_statement_go() -> None:
    assert bare("“We won’t go.”") == "We won’t go"
    assert bare("“… the farmers’”") == "… the farmers’"
    assert bare("«Мы — «Газпром»»") == "Мы — «Газпром»"
    assert bare("“‘It’s ours,’ he said.”") == "‘It’s ours,’ he said"
    for whole in ("“two weeks” is what they had", "“Yes,” he said, “no”", '"a" and "b"', "“the plan, he said", '"'):
        assert bare(whole) == whole


def test_marks_around_statements_say_nothing() -> None:
    assert log_odds(f"“{SAID}.”", f'"{OTHER},"') == log_odds(SAID, OTHER)
    assert log_odds(f"«{RUSSIAN}»", f"„{RUSSIAN}”") == log_odds(RUSSIAN, RUSSIAN)


def test_a_pair_is_read_whole_with_its_ends() -> None:
    longer, shorter = rows_of_text(SAID), rows_of_text("the pool would shut")

    assert rows_of_pair(SAID, "the pool would shut") == (0, *longer, 2, *shorter, 2)
    assert rows_of_text("the  pool\nwould shut\u200b") == shorter
    assert len(rows_of_text("bridge " * 1_000)) == MAX_PIECES
