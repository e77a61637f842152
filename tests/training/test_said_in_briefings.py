"""Marked contents get the cue and the source that the product finds for them."""

from training.corpora import Quote
from training.said_in_briefings import Found, label

from firsthand.annotate.attributions.drafts import Draft
from firsthand.vocabulary import Span

TEXT = "Ida Voss said that the dam would hold. The pumps had come. “It is dry,” she called. Nobody slept, she thinks."
SAID = ("the dam would hold", "The pumps had come", "It is dry")
DAM, PUMPS, DRY = (Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in SAID)


def test_a_mark_takes_cue_and_source_of_what_is_found_there() -> None:
    found = Draft((Span(14, 57),), Span(9, 13), Span(0, 8), content_p=0.9)

    said = label(_found(found), {DAM: "Ida Voss"})

    assert said.quotes == [Quote((Span(14, 37),), (Span(9, 13),), (Span(0, 8),))]
    assert (said.unsure, said.uncued) == ([], [])


def test_a_sentence_that_is_told_without_a_cue_has_none() -> None:
    said = label(_found(), {PUMPS: "Ida Voss"})

    assert said.quotes == [Quote((PUMPS,), (), ())]
    assert said.uncued == []


def test_a_verb_of_saying_beside_a_mark_is_its_cue_where_the_tagger_thinks_of_one() -> None:
    called = TEXT.index("called")

    (known,) = label(_found(hints=[called]), {DRY: "Ida Voss"}).quotes
    unknown = label(_found(), {DRY: "Ida Voss"})

    assert known == Quote((Span(DRY.start - 1, DRY.end + 2),), (Span(called, called + 6),), ())
    assert unknown.quotes == [Quote(known.content, (), ())]
    assert [span.of(TEXT) for span in unknown.uncued] == ["“It is dry,” she called."]


def test_what_is_found_beside_all_marks_is_left_open_where_it_is_sure() -> None:
    slept = TEXT.index("Nobody")
    drafts = [
        Draft((Span(slept, slept + 12),), Span(len(TEXT) - 7, len(TEXT) - 1), None, content_p=p) for p in (0.9, 0.5)
    ]

    assert [span.start for span in label(_found(*drafts), {DAM: "Ida Voss"}).unsure] == [slept]


def _found(*drafts: Draft, hints: list[int] | None = None) -> Found:
    return Found(TEXT, drafts, (), hints or [])
