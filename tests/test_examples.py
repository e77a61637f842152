"""The examples' record against examples/expected.toml, which was written by hand before the machine read them."""

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import firsthand as fh
from firsthand.cli.entry import firsthand

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED = tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))
INITIALS = {"Meridian Daily": "MD", "Eastern Herald": "EH", "Basin Bulletin": "BB", "Northwire": "NW"}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[fh.Record]:
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with fh.read([EXAMPLES / "reports"], record=path, about=EXAMPLES / "about.csv") as record:
        yield record


@pytest.fixture(scope="module")
def keys(record: fh.Record) -> dict[str, str]:
    """Report id -> the short name that expected.toml uses."""
    found = {}
    for report in record.reports():
        from_file = report.report[:2].isdigit() and not report.report.startswith("12")
        found[report.id] = report.report[:2] if from_file else INITIALS[report.outlet or ""]
    return found


def short(keys: dict[str, str], *ids: str) -> list[str]:
    return sorted(keys[report] for report in ids)


def test_every_report_but_one_is_dated(record: fh.Record) -> None:
    reports = list(record.reports())
    assert len(reports) == 19
    undated = [report.report[:2] for report in reports if report.published is None]
    assert undated == [EXPECTED["undated"]["report"]]
    assert [report.report for report in reports if report.outlet is None] == []


def test_what_is_implied_of_the_undated_report(record: fh.Record) -> None:
    (report,) = [report for report in record.reports() if report.published is None]
    assert report.implied is not None
    assert [report.implied.begin, report.implied.to] == EXPECTED["undated"]["days"]
    assert sorted({reason.sign for reason in report.implied.reasons}) == EXPECTED["undated"]["signs"]


def test_days_that_reports_give_differently(record: fh.Record, keys: dict[str, str]) -> None:
    found = [({keys[end.report_id]: end.text for end in (row.left, row.right)}, row.kind) for row in record.dates()]
    assert found == [(wanted["words"], wanted["kind"]) for wanted in EXPECTED["dates"]]


@pytest.mark.parametrize("wanted", EXPECTED["tallies"], ids=lambda w: w["what"])
def test_policies_state_a_value(record: fh.Record, keys: dict[str, str], wanted: dict[str, Any]) -> None:
    (tally,) = [
        tally
        for tally in record.tallies(source="Interior Ministry")
        if all(
            any(keys[f.report_id] == report and number in f.text for f in tally.figures)
            for report, number in wanted["figures"].items()
        )
    ]
    for stated in tally.stated:
        if stated.policy in wanted:
            assert [stated.low, stated.high] == (wanted[stated.policy] or [None, None]), stated
            standing = {figure.id for figure in tally.figures if figure.counts}
            assert set(stated.rests_on) <= standing
            assert bool(stated.rests_on) == (stated.low is not None)
    for copy in wanted.get("copies", []):
        assert {figure.counts for figure in tally.figures if keys[figure.report_id] == copy} == {False}


@pytest.mark.parametrize("wanted", EXPECTED["copies"], ids=lambda w: "-".join(w["pair"]))
def test_copies_are_found_with_kind_direction_and_damage(
    record: fh.Record, keys: dict[str, str], wanted: dict[str, Any]
) -> None:
    (copy,) = [c for c in record.copies() if short(keys, c.left_id, c.right_id) == wanted["pair"]]
    names = {report.report: keys[report.id] for report in record.reports()}
    assert copy.kind in wanted["kinds"]
    assert copy.origin is not None
    assert names[copy.origin] == wanted["origin"]
    damage = [sorted((d.left_text, d.right_text)) for d in copy.damage if d.kind == "figure"]
    assert damage == wanted.get("damage", [])


def test_nothing_else_is_folded(record: fh.Record, keys: dict[str, str]) -> None:
    allowed = [sorted(c["pair"]) for c in EXPECTED["copies"]] + EXPECTED["copies_also_true"]["pairs"]
    found = [short(keys, c.left_id, c.right_id) for c in record.copies()]
    assert [pair for pair in found if pair not in allowed] == []


def test_stories_are_the_collapse_and_the_trial_which_refers_back(record: fh.Record, keys: dict[str, str]) -> None:
    stories = {tuple(short(keys, *story.report_ids)): story for story in record.stories()}
    first, second = (tuple(sorted(wanted["reports"])) for wanted in EXPECTED["stories"])
    assert set(stories) == {first, second}
    assert stories[second].refers_to
    assert stories[first].refers_to == []


@pytest.mark.parametrize("wanted", EXPECTED["utterances"], ids=lambda w: w["speaker"])
def test_one_utterance_in_all_its_wordings(record: fh.Record, keys: dict[str, str], wanted: dict[str, Any]) -> None:
    matching = [
        utterance
        for utterance in record.utterances()
        if wanted["speaker"] in utterance.speaker
        and all(
            any(keys[s.report_id] == report and words in s.text for s in utterance.statements)
            for report, words in wanted["words"].items()
        )
    ]
    assert len(matching) == 1


def test_the_two_translations_of_the_speech_are_credited_to_their_translators(
    record: fh.Record, keys: dict[str, str]
) -> None:
    credits_told = {
        (keys[one.report_id], credit.by, credit.text)
        for utterance in record.utterances()
        for one in utterance.statements
        for credit in one.credits
        if credit.kind == "translation"
    }
    assert credits_told == {
        ("07", "Elsbeth Kray", "Translation from Veldan by Elsbeth Kray"),
        ("08", "Pavo Lind", "Translated from the Veldan by Pavo Lind"),
    }


@pytest.mark.parametrize("trap", EXPECTED["not_one_utterance"], ids=lambda t: "-".join(t["words"]))
def test_words_said_again_two_years_on_are_another_utterance(
    record: fh.Record, keys: dict[str, str], trap: dict[str, Any]
) -> None:
    for utterance in record.utterances():
        held = {
            report
            for report, words in trap["words"].items()
            if any(keys[s.report_id] == report and words in s.text for s in utterance.statements)
        }
        assert len(held) < 2


@pytest.mark.parametrize("wanted", EXPECTED["claims"], ids=lambda w: w["what"])
def test_claims_count_reports_outlets_and_origins(
    record: fh.Record, keys: dict[str, str], wanted: dict[str, Any]
) -> None:
    claims = [
        claim
        for claim in record.claims()
        if claim.kind == "figure"
        and all(
            any(keys[s.report_id] == report and number in s.text for s in claim.statements)
            for report, number in wanted["figures"].items()
        )
    ]
    assert len(claims) == 1
    (claim,) = claims
    assert (claim.origins.lower, claim.origins.upper) == (wanted["lower"], wanted["upper"])
    assert [any(name in named for named in claim.origins.named) for name in wanted["named"]] == [True]
    assert claim.outlets == wanted.get("outlets", claim.outlets)
    assert claim.witnesses == wanted.get("witnesses", claim.witnesses)
    assert claim.relation in wanted.get("relations", [claim.relation])


@pytest.mark.parametrize("wanted", EXPECTED["relations"], ids=lambda w: f"{w['left'][1]}-{w['right'][1]}")
def test_figures_that_disagree_are_told_apart(record: fh.Record, keys: dict[str, str], wanted: dict[str, Any]) -> None:
    ends = {tuple(wanted["left"]), tuple(wanted["right"])}
    found = [
        relation.relation
        for relation in record.relations()
        if {key for key in ends if _is_end(relation.left, key, keys) or _is_end(relation.right, key, keys)} == ends
    ]
    assert found
    assert set(found) <= set(wanted["relations"])


def _is_end(statement: Any, end: tuple[str, str], keys: dict[str, str]) -> bool:
    return keys[statement.report_id] == end[0] and end[1] in statement.text.casefold()


def test_papers_that_have_it_from_each_other_are_circular(record: fh.Record, keys: dict[str, str]) -> None:
    circles = [claim for claim in record.claims() if claim.circular]
    names = {report.report: keys[report.id] for report in record.reports()}
    assert circles
    for claim in circles:
        assert sorted(names[report] for report in claim.circular) == sorted(EXPECTED["circular"]["reports"])
        assert claim.origins.lower == 0


@pytest.mark.parametrize("wanted", EXPECTED["protected"], ids=lambda w: w["name"])
def test_protected_people_are_marked_and_withheld(
    record: fh.Record, keys: dict[str, str], wanted: dict[str, Any]
) -> None:
    rows = [row for row in record.protected() if keys[row.report_id] in wanted["reports"]]
    assert {keys[row.report_id] for row in rows} == set(wanted["reports"])
    assert all(
        {row.reason for row in rows if keys[row.report_id] == key} & set(wanted["reasons"]) for key in wanted["reports"]
    )
    kinds = (
        *(record.attributions, record.people, record.claims, record.utterances, record.figures),
        *(record.timeline, record.tallies, record.dates, record.reports, record.identities, record.offices),
    )
    for rows_of in kinds:
        assert [row for row in rows_of() if wanted["name"] in str(row)] == []


def test_people_who_speak_on_record_are_not_withheld(record: fh.Record) -> None:
    people = {person.name for person in record.people()}
    assert [name for name in EXPECTED["public"]["names"] if name not in people] == []


@pytest.mark.parametrize("wanted", EXPECTED["identities"], ids=lambda w: w["name"])
def test_one_person_or_body_in_all_its_reports(record: fh.Record, keys: dict[str, str], wanted: dict[str, Any]) -> None:
    (found,) = [row for row in record.identities() if row.name == wanted["name"]]
    assert found.kind == wanted["kind"]
    assert short(keys, *(one.report_id for one in found.members)) == sorted(wanted["reports"])
    assert [office.office for office in found.offices] == wanted["offices"]
    listed = [row for row in record.people() if row.identity == found.id]
    assert {row.known_as for row in listed} == ({wanted["name"]} if wanted["kind"] == "person" else set())
    assert {row.reports for row in listed} <= {len(wanted["reports"])}


def test_an_office_is_whoever_other_reports_name_in_it(record: fh.Record, keys: dict[str, str]) -> None:
    found = [{"report": keys[row.report_id], "words": row.text, "holder": row.holder} for row in record.offices()]
    assert found == EXPECTED["offices"]


def test_private_people_are_not_added_up(record: fh.Record) -> None:
    names = set(EXPECTED["private"]["names"])
    assert [row.name for row in record.identities() if names & set(row.names)] == []
    rows = [row for row in record.people() if row.name in names]
    assert rows
    assert {(row.identity, row.known_as, row.reports) for row in rows} == {(None, None, 1)}


def test_people_are_listed_by_how_many_reports_name_them(record: fh.Record) -> None:
    counts = [row.reports for row in record.people()]
    assert counts == sorted(counts, reverse=True)


def test_every_claim_is_an_interval_that_no_copy_raises(record: fh.Record) -> None:
    for claim in record.claims():
        assert 0 <= claim.origins.lower <= claim.origins.upper <= max(claim.witnesses, claim.reports)
        assert len(claim.origins.named) == claim.origins.lower


def test_expected_pairs_name_reports_that_exist(keys: dict[str, str]) -> None:
    named = {report for story in EXPECTED["stories"] for report in story["reports"]}
    assert named == set(keys.values())
    assert len(list(combinations(named, 2))) > len(EXPECTED["copies"])


def test_claims_for_people_begin_with_what_most_reports_tell(record: fh.Record) -> None:
    lines = CliRunner().invoke(firsthand, ["list", "claims", str(record.path)]).stdout.splitlines()
    told = [int(line.split()[0]) for line in lines if line.startswith("  ") and " -> " in line and "outlet" in line]
    assert len(told) == len(list(record.claims()))
    assert told[0] > told[-1]
    assert told == sorted(told, reverse=True)
