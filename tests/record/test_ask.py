from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from firsthand.errors import BadInput
from firsthand.record.ask import KINDS, WITHHELD, Ask
from firsthand.record.decisions import add_decision
from firsthand.record.store import Compared, Finished, Store
from firsthand.text.inline import parse_inline
from firsthand.vocabulary import (
    Attribution,
    Claim,
    Copy,
    Count,
    Decision,
    Dependence,
    Entity,
    Entry,
    Figure,
    Mark,
    Origin,
    Party,
    Passage,
    Place,
    Protected,
    Published,
    Report,
    Span,
    Speaker,
    Statement,
    Story,
    TimeExpression,
    Utterance,
    make_report,
    mark_id,
)

TEXT, TAGS = parse_inline(
    "{name:Jonna Reik}, who asked not to be named, {cue:said} {content:“we counted {figure:about 40} boats”}. "
    "{time:On Tuesday} Mayor {mayor:Ilse Marten} left. {later:Jonna} stayed."
)
AT = {tag.kind: tag.span for tag in TAGS}
REPORT = make_report(
    TEXT, "boats.txt", outlet="The Pier", title="What Jonna Reik saw", published=Published("2031-05-06", "line 1")
)
COPY = make_report(TEXT, "copy.txt", outlet="Harbour Post", title="Boats")

WITNESS = Entity(span=AT["name"], name="Jonna Reik", kind="person", named=True, mentions=(AT["name"], AT["later"]))
MAYOR = Entity(span=AT["mayor"], name="Ilse Marten", kind="person", named=True, mentions=(AT["mayor"],))
SAID = Attribution(span=AT["content"], content=(AT["content"],), cue=AT["cue"], source=AT["name"], style="direct")
SPEAKER = Speaker(
    span=AT["name"],
    attribution=mark_id(SAID),
    entity=mark_id(WITNESS),
    name="Jonna Reik",
    chain=(Party(name="Jonna Reik", kind="person", span=AT["name"], entity=mark_id(WITNESS)),),
    because="Jonna Reik stands before the cue.",
)
BOATS = Figure(
    span=AT["figure"],
    number=Span(AT["figure"].start + 6, AT["figure"].end),
    kind="count",
    low=40,
    high=40,
    bound="~",
    counted="boats",
    attribution=mark_id(SAID),
    origin="Jonna Reik",
)
TUESDAY = TimeExpression(
    span=AT["time"], type="DATE", value="2031-05-06", begin="2031-05-06", end="2031-05-06", precision="day"
)
HIDDEN = Protected(
    span=AT["name"],
    name="Jonna Reik",
    reason="asked not to be named",
    because=Span(AT["name"].end + 2, AT["name"].end + 28),
    entity=mark_id(WITNESS),
    mask=(AT["name"], AT["later"]),
)
MARKS: tuple[Mark, ...] = (WITNESS, MAYOR, SAID, SPEAKER, BOATS, TUESDAY, HIDDEN)


def statement(report: Report, mark: Mark) -> Statement:
    return Statement(report=report.id, span=mark.span, mark=mark_id(mark))


BOTH = (statement(REPORT, BOATS), statement(COPY, BOATS))
STORY = Story(reports=(REPORT.id, COPY.id), title="What Jonna Reik saw", because="Both tell of Jonna Reik.")
LINKS = (
    STORY,
    Copy(
        left=REPORT.id,
        right=COPY.id,
        kind="identical",
        origin=REPORT.id,
        passages=(Passage(Span(0, len(TEXT)), Span(0, len(TEXT))),),
        covered_left=1.0,
        covered_right=1.0,
        because="Every word of Jonna Reik's account is the same.",
    ),
    Utterance(
        speaker="Jonna Reik",
        statements=(statement(REPORT, SAID), statement(COPY, SAID)),
        because="Jonna Reik said both.",
    ),
    Claim(
        kind="figure",
        story=None,
        text="Jonna Reik counted about 40 boats",
        statements=BOTH,
        origins=(Origin(name="Jonna Reik", kind="person", statements=BOTH, place=Place(REPORT.id, AT["name"])),),
        count=Count(reports=2, outlets=2, witnesses=1, lower=1, upper=1),
        relation="agree",
        dependences=(
            Dependence(
                left=REPORT.id,
                right=COPY.id,
                reason="same origin",
                because="Both name Jonna Reik.",
                places=(Place(REPORT.id, AT["name"]),),
            ),
        ),
        because="Both count boats; Jonna counted.",
    ),
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "boats.fh"
    with Store(path) as store:
        store.add_inputs((Entry(input=one.name, outcome="read", report=one.id), one) for one in (COPY, REPORT))
        store.add_finished((Finished(one.id, "all", "1", "f", MARKS, None) for one in (REPORT, COPY)), ())
        store.replace_links(Compared("links", "1", "f", LINKS, None))
    return path


@pytest.fixture
def ask(record: Path) -> Iterator[Ask]:
    with Ask(record) as opened:
        yield opened


def release(record: Path, report: Report, answer: str) -> None:
    with Store(record) as store:
        add_decision(
            store.connection,
            msgspec.convert(
                {
                    "kind": "release",
                    "target": f"{report.id} {mark_id(HIDDEN)}",
                    "answer": answer,
                    "who": "an editor",
                    "at": "2031-05-07T10:00:00Z",
                },
                Decision,
            ),
        )


def everything(ask: Ask) -> str:
    lists = "\n".join(msgspec.json.encode(row).decode() for kind in KINDS for row in ask.rows(kind))
    return lists + ask.masked_text(REPORT.id)


def test_a_protected_name_stands_in_no_list(ask: Ask) -> None:
    said = everything(ask)
    assert "Jonna" not in said
    assert "Reik" not in said
    assert said.count(WITHHELD) > 20


def test_a_released_name_is_shown_in_its_report_and_hidden_again_by_deciding_again(record: Path) -> None:
    release(record, REPORT, "yes")
    with Ask(record) as ask:
        assert [row.speaker for row in ask.attributions()] == ["Jonna Reik", WITHHELD]
        assert [row.name for row in ask.people(REPORT.id)] == ["Jonna Reik", "Ilse Marten"]
        assert [row.released for row in ask.protected()] == [True, False]
    release(record, REPORT, "no")
    with Ask(record) as ask:
        assert "Jonna" not in everything(ask)


def test_an_attribution_withholds_its_speaker_and_keeps_its_offsets(ask: Ask) -> None:
    row = next(ask.attributions())
    assert (row.start, row.end) == (AT["content"].start, AT["content"].end)
    assert row.text == "“we counted about 40 boats”"
    assert (row.source, row.speaker, row.protected) == (WITHHELD, WITHHELD, True)
    assert row.because == f"{WITHHELD} stands before the cue."
    assert ask.attribution(row.id) == row


def test_the_text_for_a_reader_comes_with_the_places_to_withhold(ask: Ask) -> None:
    shown = ask.reader_text("boats.txt")
    assert shown.report == REPORT
    assert shown.mask == (AT["name"], AT["later"])
    assert ask.masked_text("boats.txt").startswith(f"{WITHHELD}, who asked not to be named, said")


def test_an_origin_that_is_protected_counts_without_its_name(ask: Ask) -> None:
    claim = next(ask.claims())
    assert (claim.origins.lower, claim.origins.upper, claim.origins.named) == (1, 1, [WITHHELD])
    assert (claim.tree[0].name, claim.tree[0].protected) == (WITHHELD, True)
    assert claim.text == f"{WITHHELD} counted about 40 boats"


@pytest.mark.parametrize("query", ["Jonna", "Reik", '"Jonna Reik"', "Jonn*", "title:Jonna"])
def test_a_search_for_a_protected_name_finds_nothing(ask: Ask, query: str) -> None:
    assert list(ask.search(query)) == []


def test_a_search_shows_words_around_its_hits_with_names_withheld(ask: Ask) -> None:
    hits = list(ask.search("boats AND counted"))
    assert {hit.report for hit in hits} == {"boats.txt", "copy.txt"}
    assert all("\x02boats\x03" in hit.snippet and WITHHELD in hit.snippet for hit in hits)


@pytest.mark.parametrize("query", ['"unclosed', "a AND", "no:column"])
def test_a_search_that_cannot_be_read_says_so(ask: Ask, query: str) -> None:
    with pytest.raises(BadInput, match="Search cannot read"):
        list(ask.search(query))


def test_a_search_for_nothing_says_so(ask: Ask) -> None:
    with pytest.raises(BadInput, match="Search for what"):
        list(ask.search("  "))


def test_the_timeline_gives_the_sentence_and_the_words_that_date_it(ask: Ask) -> None:
    row = next(ask.timeline())
    assert (row.begin, row.precision, row.phrase) == ("2031-05-06", "day", "On Tuesday")
    assert row.text == "On Tuesday Mayor Ilse Marten left."


def test_a_story_without_tellings_counts_its_reports(ask: Ask) -> None:
    story = next(ask.stories())
    assert story.reports == ["boats.txt", "copy.txt"]
    assert story.outlets == ["Harbour Post", "The Pier"]
    assert (story.origins.lower, story.origins.upper) == (2, 2)
    assert ask.story(story.id) == story


def test_links_are_found_by_report_and_by_id(ask: Ask) -> None:
    for kind in ("copies", "utterances", "claims", "stories"):
        row = next(ask.rows(kind))
        assert next(getattr(ask, kind)(REPORT.id)) == row
        assert list(getattr(ask, kind)("no such id")) == []


def test_a_report_is_found_by_id_or_name_and_told_if_not(ask: Ask) -> None:
    assert ask.find_report(REPORT.id) == ask.find_report("boats.txt") == REPORT.id
    with pytest.raises(BadInput, match="No report called 'nowhere'"):
        ask.find_report("nowhere")


def test_an_unknown_list_names_those_there_are(ask: Ask) -> None:
    with pytest.raises(BadInput, match="there are: reports, attributions"):
        ask.rows("quotes")
