"""Labels on the words that the run time's tokenizer sees."""

from training.corpora import Document, Quote
from training.examples import (
    NAME_KINDS,
    UNKNOWN,
    Example,
    Link,
    Name,
    make_examples,
    quotes_of_passage,
)
from training.passages import cut_document

from firsthand.annotate.encoder.chunks import MAX_PIECES, chunks_of
from firsthand.annotate.encoder.paragraphs import NAME_KINDS as RUN_TIME_KINDS
from firsthand.annotate.encoder.words import words_of
from firsthand.vocabulary import Span

TEXT = "“The bridge will hold,” Ilse Marten said."
NESTED = "She said the crew told the dam had gone."
QUOTE = Quote(content=(Span(0, 23),), cue=(Span(36, 40),), source=(Span(24, 35),))


def test_each_word_carries_its_role() -> None:
    example = _only(TEXT, [QUOTE], [])

    assert _words(TEXT, example.roles["content"]) == ["B “", "I The", "I bridge", "I will", "I hold", "I ,", "I ”"]
    assert _words(TEXT, example.roles["source"]) == ["B Ilse", "I Marten"]
    assert _words(TEXT, example.roles["cue"]) == ["B said"]


def test_content_words_know_their_cue_and_the_cue_its_source() -> None:
    example = _only(TEXT, [QUOTE], [])

    assert example.links == [Link(cue=9, source=(7, 8), content=(0, 1, 2, 3, 4, 5, 6))]


def test_an_attribution_without_a_source_says_so() -> None:
    example = _only(TEXT, [Quote(QUOTE.content, QUOTE.cue, ())], None)

    assert [link.source for link in example.links] == [()]


def test_what_is_said_inside_what_is_said_belongs_to_both() -> None:
    outer = Quote((Span(9, 39),), (Span(4, 8),), (Span(0, 3),))
    inner = Quote((Span(23, 39),), (Span(18, 22),), (Span(9, 17),))
    (example,) = make_examples(NESTED, [inner, outer], None, nested=True)

    assert _words(NESTED, example.roles["content"])[:2] == ["B the", "I crew"]
    assert [(link.cue, link.content) for link in example.links] == [(1, (2, 3, 4, 5, 6, 7, 8)), (4, (5, 6, 7, 8))]
    assert example.open_cues == []


def test_a_verb_of_saying_inside_a_content_is_open_where_a_corpus_marks_none() -> None:
    example = _only(NESTED, [Quote((Span(9, 39),), (Span(4, 8),), (Span(0, 3),))], None)

    assert example.open_cues == [4]
    assert example.roles["cue"] == [0, 1, 0, 0, UNKNOWN, 0, 0, 0, 0, 0]


def test_a_kept_passage_has_links_and_no_tags() -> None:
    (example,) = make_examples(TEXT, [QUOTE], None, kept=True)

    assert (example.kept, example.roles, example.names) == (True, {}, [])
    assert [link.cue for link in example.links] == [9]


def test_a_source_in_another_chunk_is_unknown_not_missing() -> None:
    text = "Ilse Marten spoke. " + "Then it rained again in the valley. " * 60 + "She said so."
    quote = Quote((Span(len(text) - 3, len(text) - 1),), (Span(len(text) - 8, len(text) - 4),), (Span(0, 11),))
    first, *_, last = make_examples(text, [quote], None)

    assert [link.source for link in last.links] == [None]
    assert first.links == []


def test_names_are_numbered_as_the_run_time_reads_them() -> None:
    assert NAME_KINDS == RUN_TIME_KINDS
    example = _only("Ilse Marten left Port Ansel.", [], [Name(Span(0, 11), "person"), Name(Span(17, 27), "place")])

    assert example.names == [1, 2, 0, 5, 6, 0]


def test_a_doubtful_name_trains_nothing() -> None:
    example = _only("Marten left.", [], [Name(Span(0, 6), "person", sure=False)])

    assert example.names == [UNKNOWN, 0, 0]


def test_what_a_corpus_does_not_label_is_left_empty() -> None:
    example = _only(TEXT, None, None)

    assert (example.roles, example.names, example.links) == ({}, [], [])


def test_pieces_and_features_are_those_of_the_run_time() -> None:
    text = "The Åland harbour-master said: “No.” " * 60
    chunks = list(chunks_of(text, words_of(text)))

    assert [(e.ids, e.features, e.first) for e in make_examples(text, [], [])] == [c[:3] for c in chunks]
    assert len(chunks) > 1
    assert all(len(chunk.ids) <= MAX_PIECES + 2 for chunk in chunks)


def test_attributions_are_moved_into_their_passage() -> None:
    (moved,) = quotes_of_passage([QUOTE, Quote((Span(90, 95),), (), ())], Span(24, 41))

    assert moved == Quote((Span(-24, -1),), (Span(12, 16),), (Span(0, 11),))


def test_passages_keep_their_length_when_their_quotation_marks_are_made_plain() -> None:
    text = "Rain fell.\n\n``It will hold,'' she said.\n\n"
    rain, speech = cut_document(Document("report", text))

    assert (rain.start, rain.text) == (0, "Rain fell.")
    assert len(speech.text) == len("``It will hold,'' she said.")
    assert words_of(speech.text)[0].feature % 4 == 2


def _only(text: str, quotes: list[Quote] | None, names: list[Name] | None) -> Example:
    (example,) = make_examples(text, quotes, names)
    return example


def _words(text: str, tags: list[int]) -> list[str]:
    return [f"{'OBI'[tag]} {text[w.start : w.end]}" for w, tag in zip(words_of(text), tags, strict=True) if tag > 0]


def test_a_word_in_an_unsure_stretch_may_have_the_role() -> None:
    (example,) = make_examples(TEXT, [Quote(QUOTE.content, (), ())], None, unsure=[("cue", Span(24, len(TEXT)))])

    assert example.roles["cue"][7:] == [UNKNOWN] * 4
    assert example.roles["content"][7:] == [0] * 4
    assert example.links == []
