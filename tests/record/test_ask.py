from pathlib import Path

import msgspec
import pytest
from tests.record.boats import AT, COPY, HIDDEN, REPORT, TEXT

from firsthand.errors import BadInput
from firsthand.record.ask import KINDS, WITHHELD, Ask
from firsthand.record.ask.withhold import mask_of
from firsthand.record.decisions import add_decision
from firsthand.record.store import Finished, Store
from firsthand.vocabulary import Decision, Entry, Report, Span, TimeExpression, make_report, mark_id


def release(path: Path, report: Report, answer: str) -> None:
    with Store(path) as store:
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


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("jonna-reik-on-the-pier.txt", "[withheld]-on-the-pier.txt"),
        ("2031/Jonna_2.txt", "2031/[withheld]_2.txt"),
        ("https://pier.example/jonna%20reik", "https://pier.example/[withheld]%20[withheld]"),
        ("By JONNA REIK", "By [withheld]"),
        ("reiking.txt", "reiking.txt"),
    ],
)
def test_a_protected_name_is_withheld_in_file_names_and_addresses(label: str, shown: str) -> None:
    assert mask_of(TEXT, [("mark", HIDDEN)]).label(label) == shown


def test_a_report_named_after_a_protected_person_is_listed_without_the_name(tmp_path: Path) -> None:
    report = msgspec.structs.replace(REPORT, name="jonna.txt", url="https://pier.example/jonna", byline="By Jonna Reik")
    with Store(tmp_path / "r.db") as store:
        store.add_inputs([(Entry(input="in/jonna.txt", outcome="read", report=report.id), report)])
        store.add_finished([Finished(report.id, "protected", "1", "1", [HIDDEN], None)], [])
    with Ask(tmp_path / "r.db") as ask:
        assert "jonna" not in everything(ask).casefold()
        (row,) = ask.reports()
        assert (row.report, row.byline) == ("[withheld].txt", "By [withheld]")
        assert ask.find_report("jonna.txt") == report.id


def test_a_released_name_is_shown_in_its_report_and_hidden_again_by_deciding_again(boats: Path) -> None:
    release(boats, REPORT, "yes")
    with Ask(boats) as ask:
        assert [row.speaker for row in ask.attributions()] == ["Jonna Reik", WITHHELD]
        assert [row.name for row in ask.people(REPORT.id)] == ["Jonna Reik", "Ilse Marten"]
        assert [row.released for row in ask.protected()] == [True, False]
    release(boats, REPORT, "no")
    with Ask(boats) as ask:
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
    assert (claim.origins.lower, claim.origins.upper, claim.origins.named) == (1, 1, [])
    assert (claim.tree[0].name, claim.tree[0].protected) == (WITHHELD, True)
    assert claim.text == f"{WITHHELD} counted about 40 boats"


def test_a_released_origin_has_its_name_back(boats: Path) -> None:
    for report in (REPORT, COPY):
        release(boats, report, "yes")
    with Ask(boats) as ask:
        assert [(origin.name, origin.protected) for origin in next(ask.claims()).tree] == [("Jonna Reik", False)]


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


def test_one_sentence_in_two_reports_is_one_event_of_the_timeline(ask: Ask) -> None:
    (row,) = ask.timeline()
    assert (row.report, row.published) == ("boats.txt", "2031-05-06")
    assert [(one.report, one.text) for one in row.tellings] == [("copy.txt", row.text)]
    assert [one.tellings for one in ask.timeline(row.report_id)] == [[]]


def test_what_is_implied_of_an_undated_report_names_nobody(ask: Ask) -> None:
    implied = {row.report: row.implied for row in ask.reports()}
    assert implied["boats.txt"] is None
    found = implied["copy.txt"]
    assert found is not None
    assert (found.begin, found.to, found.because) == ("2031-05-06", None, "[withheld] had counted by then.")
    assert [(one.sign, one.because) for one in found.reasons] == [
        ("copy", "It takes what [withheld] saw from The Pier.")
    ]
    assert {row.report: row.published for row in ask.reports()} == {"boats.txt": "2031-05-06", "copy.txt": None}


def test_the_timeline_gives_the_sentence_and_the_words_that_date_it(ask: Ask) -> None:
    row = next(ask.timeline())
    assert (row.begin, row.precision, row.phrase) == ("2031-05-06", "day", "On Tuesday")
    assert row.text == "On Tuesday Mayor Ilse Marten left."


def test_a_sentence_with_two_days_is_two_events_and_a_month_around_a_day_is_none(tmp_path: Path) -> None:
    text = "The first boat came on 3 May, the last on 6 May, both in May."
    times = [
        TimeExpression(
            span=Span(text.index(words), text.index(words) + len(words)),
            type="DATE",
            value=begin[: len(begin) if begin == end else 7],
            begin=begin,
            end=end,
            precision="day" if begin == end else "month",
        )
        for words, begin, end in (
            ("3 May", "2031-05-03", "2031-05-03"),
            ("6 May", "2031-05-06", "2031-05-06"),
            ("May.", "2031-05-01", "2031-05-31"),
        )
    ]
    report = make_report(text, "may.txt")
    with Store(tmp_path / "r.db") as store:
        store.add_inputs([(Entry(input="in/may.txt", outcome="read", report=report.id), report)])
        store.add_finished([Finished(report.id, "times", "1", "1", list(times), None)], [])
    with Ask(tmp_path / "r.db") as ask:
        assert [row.phrase for row in ask.timeline()] == ["3 May", "6 May"]


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


def test_the_marks_of_a_report_are_read_once_however_many_statements_ask_for_them(ask: Ask) -> None:
    asked: list[str] = []
    ask.shelf.connection.set_trace_callback(lambda sql: asked.append(sql) if "FROM marks" in sql else None)
    first = list(ask.claims())
    once = len(asked)
    assert [list(ask.claims()) for _ in range(3)] == [first] * 3
    assert once
    assert len(asked) == once
