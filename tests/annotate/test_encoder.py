"""The tagger: words and pieces, chunks, the best path, and that one paragraph always gives one answer."""

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from training.product import product_weights

from firsthand.annotate.encoder import HASHES, TAGGER, paragraphs, passages_of, tag_paragraph, weights
from firsthand.annotate.encoder.chunks import MAX_PIECES, chunks_of
from firsthand.annotate.encoder.embeddings import embed
from firsthand.annotate.encoder.links import ALONE, parts_alone, product_of
from firsthand.annotate.encoder.paragraphs import kept_paragraphs, tag_paragraphs
from firsthand.annotate.encoder.session import Floats
from firsthand.annotate.encoder.viterbi import WordSpan, best_path, spans_of
from firsthand.annotate.encoder.wordpiece import MAX_WORD_CHARS, UNKNOWN, load_vocabulary, pieces_of
from firsthand.annotate.encoder.words import words_of
from firsthand.errors import BadSetup
from firsthand.vocabulary import Part, Span, make_report

SENTENCE = "The minister said the dam was safe, and Ilse Marten of RiverWatch denied it."


def pieces(word: str) -> list[str]:
    names = {number: piece for piece, number in load_vocabulary().items()}
    return [names[number] for number in pieces_of(word)]


def test_the_weights_are_those_that_were_measured() -> None:
    assert TAGGER.damaged() == []


@pytest.mark.parametrize("name", sorted(HASHES))
def test_other_weights_are_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_bytes(b"other weights")
    monkeypatch.setattr(weights, "TAGGER", TAGGER._replace(folder=tmp_path))

    with pytest.raises(BadSetup, match=rf"{name} has SHA-256 \w+, expected {HASHES[name]}"), weights.TAGGER.path(name):
        pass
    with pytest.raises(BadSetup, match=rf"{name} has SHA-256"):
        weights.TAGGER.read(name)


def test_missing_weights_say_what_to_do() -> None:
    with pytest.raises(BadSetup, match=r"tagger's file none\.onnx cannot be read .* install firsthand again"):
        weights.TAGGER.read("none.onnx")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Minister", ["minister"]),
        ("detained", ["detained"]),
        ("Café", ["cafe"]),
        ("“", ["“"]),
        ("unaffordability", ["una", "##ff", "##ord", "##ability"]),
    ],
)
def test_pieces(word: str, expected: list[str]) -> None:
    assert pieces(word) == expected


def test_no_word_is_without_a_piece() -> None:
    assert pieces_of("\u0301") == (UNKNOWN,)
    assert pieces_of("x" * (MAX_WORD_CHARS + 1)) == (UNKNOWN,)


def test_words_know_their_case_and_their_quotation_marks() -> None:
    found = [(SAID[w.start : w.end], w.feature // 4, w.feature % 4) for w in words_of(SAID)]
    assert found == [
        ("NATO", 2, 0),
        ("said", 0, 0),
        ("“", 0, 2),
        ("Go", 1, 1),
        ("”", 0, 2),
        ("at", 0, 0),
        ("G7", 3, 0),
    ]


SAID = "NATO said “Go” at G7"


@pytest.mark.parametrize("repeat", [1, 40, 400])
def test_chunks_hold_every_word_once_and_stay_short(repeat: int) -> None:
    paragraph = " ".join([SENTENCE] * repeat)
    words = words_of(paragraph)
    chunks = list(chunks_of(paragraph, words))
    assert [word for chunk in chunks for word in chunk.words] == words
    assert all(len(chunk.ids) <= MAX_PIECES + 2 for chunk in chunks)
    assert (len(chunks) == 1) == (repeat == 1)


def test_the_best_path_keeps_to_the_order_of_tags() -> None:
    # the second word alone would be I of the other label; alone it may not stand
    scores = np.log(np.array([[0.1, 0.8, 0.0, 0.1, 0.0], [0.1, 0.1, 0.2, 0.0, 0.6]], np.float32) + 1e-6)
    assert best_path(scores) == [1, 2]
    assert spans_of([0, 1, 2, 3, 0, 1]) == [WordSpan(1, 3, 0), WordSpan(3, 4, 1), WordSpan(5, 6, 0)]
    assert best_path(np.zeros((0, 3), np.float32)) == []


def legal_paths(words: int, labels: int) -> Iterator[tuple[int, ...]]:
    for path in product(range(1 + 2 * labels), repeat=words):
        around = zip((0, *path), path, strict=False)
        if all(now % 2 or not now or before in (now, now - 1) for before, now in around):
            yield path


@given(
    st.sampled_from([1, 2]).flatmap(
        lambda labels: arrays(np.float32, (4, 1 + 2 * labels), elements=st.floats(-4, 0, width=16))
    ),
    st.sampled_from([0.0, 1.0]),
)
def test_no_legal_path_is_better(scores: Floats, cost: float) -> None:
    labels = scores.shape[1] // 2

    def total(path: tuple[int, ...]) -> float:
        ends = sum((now % 2 == 1) + (bool(before) and (not now or now % 2 == 1)) for before, now in pairwise(path))
        return sum(float(scores[word, tag]) for word, tag in enumerate(path)) - cost / 2 * ends

    found = tuple(best_path(scores, cost))
    assert found in set(legal_paths(4, labels))
    assert total(found) == pytest.approx(max(map(total, legal_paths(4, labels))))


def test_a_paragraph_gives_the_same_answer_each_time() -> None:
    first = tag_paragraph(SENTENCE)
    kept_paragraphs.cache_clear()
    assert tag_paragraph(SENTENCE) == first
    assert first.quotes
    assert first.names


def test_paragraphs_are_tagged_alike_in_any_company() -> None:
    texts = [SENTENCE, "“It held,” she said.", SENTENCE, "", "Rain.", "Marten, who led the count, told reporters no."]
    together = tag_paragraphs(texts)
    kept_paragraphs.cache_clear()
    assert [tag_paragraph(paragraph) for paragraph in reversed(texts)] == together[::-1]


def test_what_was_asked_for_longest_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_paragraphs.cache_clear()
    monkeypatch.setattr(paragraphs, "KEPT_PARAGRAPHS", 2)
    for paragraph in ("One.", "Two.", "One.", "Three."):
        tag_paragraph(paragraph)
    assert list(kept_paragraphs()) == ["One.", "Three."]


def test_vectors_are_the_rows_of_the_file_by_their_scale(tmp_path: Path) -> None:
    scales = np.array([0.5, 2.0], np.float32)
    rows = np.concatenate([np.array([[1, -2], [3, 4]], np.int8), scales[:, None].view(np.int8)], 1)
    np.save(tmp_path / "words.int8.npy", rows)
    with product_weights(tmp_path):
        assert embed([1, 0, 1]).tolist() == [[6, 8], [0.5, -1], [6, 8]]


def test_a_cue_has_its_source_and_its_content() -> None:
    text = "Ilse Marten of RiverWatch denied on Monday that the dam was safe."
    (quote,) = tag_paragraph(text).quotes
    assert quote.source is not None
    assert quote.source.of(text) == "Ilse Marten of RiverWatch"
    assert quote.cue.of(text) == "denied"
    assert [span.of(text) for span in quote.content] == ["that the dam was safe"]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_raises(text: str) -> None:
    tagged = tag_paragraph(text)
    spans = [span for quote in tagged.quotes for span in (*quote.content, quote.cue)]
    assert all(0 <= span.start < span.end <= len(text) for span in [*spans, *(name.span for name in tagged.names)])


def test_passages_are_the_parts_or_the_lines() -> None:
    text = "By Ana Lind\nHALDEN — The dam\nbroke.\n\nNobody slept."
    parts = (
        Part(Span(0, 11), "byline"),
        Part(Span(12, 20), "dateline"),
        Part(Span(12, 35), "paragraph"),
    )
    assert [p.span.of(text) for p in passages_of(make_report(text, "a.txt"))] == [
        "By Ana Lind",
        "HALDEN — The dam",
        "broke.",
        "Nobody slept.",
    ]
    found = passages_of(make_report(text, "a.txt", parts=parts), leave_out=("byline",))
    assert [(p.span.of(text), p.kind) for p in found] == [
        ("HALDEN —", "dateline"),
        ("The dam\nbroke.", "paragraph"),
        ("Nobody slept.", "paragraph"),
    ]


@pytest.mark.parametrize(("cues", "words"), [(1, 311), (9, 311), (38, 311), (60, 128), (41, 1)])
def test_cues_and_words_are_multiplied_in_parts_too_small_for_threads(cues: int, words: int) -> None:
    random = np.random.default_rng(0)
    queries = random.standard_normal((5, cues, 96), np.float32)
    keys = random.standard_normal((5, 96, words), np.float32)
    assert np.allclose(product_of(queries, keys), queries @ keys, atol=1e-4)
    assert -(-cues // parts_alone(cues, 96 * words)) * 96 * words <= ALONE
