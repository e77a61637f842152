"""Who stands behind a claim, from what reports tell and the links among them; no annotator is involved."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pytest

from firsthand.compare.claims import classes, compare_claims
from firsthand.compare.claims.told import Amount, ClaimSketch, Teller, Told
from firsthand.compare.claims.wordings import Wording, wording
from firsthand.settings import Settings
from firsthand.vocabulary import (
    Claim,
    Copy,
    Decision,
    FigureRelation,
    Heading,
    Holder,
    Link,
    Named,
    OfficeHolder,
    Passage,
    Published,
    Span,
    Statement,
    Story,
    Tellings,
    Utterance,
    link_id,
    reports_of_link,
)

WATCH = Teller(name="Custody Watch", kind="body", span=Span(40, 53))


class FakePile:
    """Sketches and links given by hand."""

    settings = Settings()

    def __init__(
        self,
        told: Mapping[str, Sequence[Told]],
        links: Sequence[Link],
        outlets: Mapping[str, str | None],
        decisions: Sequence[Decision] = (),
    ) -> None:
        self._told, self._links, self.decisions = told, links, decisions
        self._kept: dict[str, bytes] = {}
        self.headings = {
            report: Heading(
                id=report,
                name=f"{report}.txt",
                outlet=outlets.get(report),
                text_sha256="",
                published=Published(date="2024-03-10", evidence="given"),
            )
            for report in sorted(told)
        }

    def sketches(self, kind: Any) -> Any:
        return {report: ClaimSketch(told=tuple(told)) for report, told in sorted(self._told.items())}

    def links(self, kind: Any) -> Any:
        return sorted((link for link in self._links if isinstance(link, kind)), key=link_id)

    def links_of(self, kind: Any, reports: Any) -> Any:
        return [link for link in self.links(kind) if not set(reports).isdisjoint(reports_of_link(link))]

    def links_among(self, kind: Any, reports: Any, wanted: Any = None) -> Any:
        raise AssertionError("claims ask by report")

    def text(self, report: str) -> str:
        raise AssertionError("claims need no text")

    def spread(self, work: Any, bodies: Any, about: str) -> Any:
        raise AssertionError("claims are worked out here")

    def kept(self, name: str) -> bytes | None:
        return self._kept.get(name)

    def keep(self, name: str, body: bytes) -> None:
        self._kept[name] = body

    def tell(self, left_out: str) -> None:
        raise AssertionError("claims leave nothing out")


def count(mark: str, number: float, *tellers: Teller, bound: str = "=", at: int = 0) -> Told:
    amount = Amount(low=number, high=number, bound=bound, unit="person", counted="people", predicate="detain" + str(at))
    words = f"{number} people were detained."
    return Told(mark=mark, kind="figure", span=Span(at, at + 30), words=words, tellers=tellers, amount=amount)


def said(mark: str, words: str, *tellers: Teller) -> Told:
    span = Span(0, len(words))
    return Told(mark=mark, kind="attribution", span=span, words=words, tellers=tellers)


def relation(left: str, right: str, kind: Any, *, marks: tuple[str, str] = ("m", "m")) -> FigureRelation:
    ends = [Statement(report=r, span=Span(0, 30), mark=m) for r, m in zip((left, right), marks, strict=True)]
    return FigureRelation(left=ends[0], right=ends[1], relation=kind, because=f"they are {kind}")


def story(*reports: str) -> Story:
    return Story(reports=reports, title="A story", because="they share names")


def copy(left: str, right: str, origin: str | None) -> Copy:
    passages = (Passage(Span(0, 100), Span(0, 100)),)
    return Copy(
        left=left,
        right=right,
        kind="cut",
        origin=origin,
        passages=passages,
        covered_left=1.0,
        covered_right=1.0,
        because=f"{right} cuts {left}",
    )


def claims_of(pile: FakePile) -> list[Claim]:
    return [link for link in compare_claims(pile) if isinstance(link, Claim)]


def only(pile: FakePile) -> Claim:
    (claim,) = claims_of(pile)
    return claim


def test_words_are_read_only_of_reports_that_some_link_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(words: str) -> Wording:
        read.append(words)
        return wording(words)

    monkeypatch.setattr(classes, "wording", noted)
    words = "The northern sluice gates had been closed far too late that night"
    told = {report: [said("m", f"{words}, somebody said")] for report in "abc"}
    (claim,) = claims_of(FakePile(told, [story("a", "b"), story("c")], {}))
    assert [one.report for one in claim.statements] == ["a", "b"]
    assert len(read) == 2


def test_two_outlets_that_cite_one_monitor_have_one_origin() -> None:
    told = {"a": [count("m", 640, WATCH, bound="~")], "b": [count("m", 640, WATCH, bound="<")]}
    pile = FakePile(told, [relation("a", "b", "compatible"), story("a", "b")], {"a": "Courier", "b": "Post"})
    claim = only(pile)
    assert (claim.count.reports, claim.count.outlets, claim.count.witnesses) == (2, 2, 2)
    assert (claim.count.lower, claim.count.upper) == (1, 1)
    assert [origin.name for origin in claim.origins] == ["Custody Watch"]
    assert claim.relation == "compatible"
    assert [d.reason for d in claim.dependences] == ["same origin"]


def seen(report: str, mark: str, name: str) -> Named:
    return Named(report=report, mark=mark, span=Span(0, 5), name=name)


def test_an_office_and_whoever_holds_it_by_other_reports_are_one_origin() -> None:
    named = Teller(name="Tomas Reuel", kind="person", entity="e")
    office = Teller(name="the Veldanian president", kind="unnamed", entity="f")
    told = {"a": [count("m", 640, named)], "b": [count("m", 640, office)]}
    links: list[Link] = [relation("a", "b", "agree"), story("a", "b")]
    outlets = {"a": "Courier", "b": "Post"}
    assert only(FakePile(told, links, outlets)).count.upper == 2
    holders = [
        Holder(name=name, first=None, last=None, seen=seen("a", "e", name)) for name in ("Tomas Reuel", "Ada Voss")
    ]
    link = OfficeHolder(
        described=seen("b", "f", "the Veldanian president"), office="president", holders=(holders[0],), because="given"
    )
    claim = only(FakePile(told, [*links, link], outlets))
    assert [(one.name, one.kind) for one in claim.origins] == [("Tomas Reuel", "person")]
    assert (claim.count.lower, claim.count.upper) == (1, 1)
    unresolved = msgspec.structs.replace(link, holders=tuple(holders))
    assert only(FakePile(told, [*links, unresolved], outlets)).count.upper == 2
    told["b"] = [count("m", 640, msgspec.structs.replace(office, protected=True))]
    assert only(FakePile(told, [*links, link], outlets)).count.upper == 2


def test_different_named_counters_are_two_origins() -> None:
    told = {"a": [count("m", 640, WATCH)], "b": [count("m", 640, Teller(name="Police Union", kind="body"))]}
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Post"}))
    assert (claim.count.lower, claim.count.upper) == (2, 2)
    assert claim.dependences == ()


def test_without_sources_the_origins_are_an_interval_from_nothing() -> None:
    told = {"a": [count("m", 640)], "b": [count("m", 640)]}
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Post"}))
    assert (claim.count.lower, claim.count.upper) == (0, 2)
    assert [origin.name for origin in claim.origins] == [None, None]


def test_one_outlet_without_sources_is_one_unknown() -> None:
    told = {"a": [count("m", 640)], "b": [count("m", 640)]}
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Courier"}))
    assert (claim.count.lower, claim.count.upper, claim.count.outlets) == (0, 1, 1)


def test_a_headline_rests_on_the_source_that_its_report_names_further_down() -> None:
    told = {"a": [count("m", 640), count("n", 640, WATCH, at=50)], "b": [count("m", 640, WATCH)]}
    told["a"][1] = msgspec.structs.replace(told["a"][1], amount=told["a"][0].amount)
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Post"}))
    assert (len(claim.statements), claim.count.lower, claim.count.upper) == (3, 1, 1)


def test_a_copy_never_raises_a_count() -> None:
    told = {"a": [count("m", 640, WATCH)], "b": [count("n", 640)]}
    claim = only(FakePile(told, [copy("a", "b", "a")], {"a": "Courier", "b": "Buzz"}))
    assert (claim.count.reports, claim.count.witnesses) == (2, 1)
    assert (claim.count.lower, claim.count.upper) == (1, 1)
    assert claim.dependences[0].because == "b cuts a"


def test_a_figure_that_the_copy_damaged_is_no_statement_of_the_claim() -> None:
    told = {"a": [count("m", 2300, WATCH)], "b": [count("n", 2800, WATCH)]}
    claims = claims_of(FakePile(told, [copy("a", "b", "a")], {"a": "Post", "b": "Buzz"}))
    assert [len(claim.statements) for claim in claims] == [1, 1]


def test_figures_of_a_passage_are_paired_in_their_order() -> None:
    told = {r: [count(f"{r}1", 2, WATCH, at=0), count(f"{r}2", 2, at=40)] for r in "ab"}
    told["a"][1] = count("a2", 2, Teller(name="Osei Brandt", kind="person"), at=40)
    amounts = [("a1", "b1"), ("a2", "b2")]
    claims = claims_of(FakePile(told, [copy("a", "b", "a")], {"a": "Post", "b": "Buzz"}))
    assert sorted(tuple(s.mark for s in claim.statements) for claim in claims) == amounts


def test_contradicting_figures_are_two_claims() -> None:
    told = {"a": [count("m", 18)], "b": [count("m", 6)], "c": [count("m", 18)]}
    links = [relation("a", "b", "contradicted"), relation("b", "c", "compatible"), relation("a", "c", "agree")]
    claims = claims_of(FakePile(told, links, {}))
    assert sorted(tuple(s.report for s in claim.statements) for claim in claims) == [("a", "c"), ("b",)]


def test_a_spokesman_and_his_ministry_are_one_origin() -> None:
    ministry = Teller(name="Interior Ministry", kind="body")
    alme = Teller(name="Jurgen Alme", kind="person", roles=("Interior Ministry spokesman",))
    told = {"a": [count("m", 28, ministry)], "b": [count("m", 28, alme)]}
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Post"}))
    assert (claim.count.lower, claim.count.upper) == (1, 1)
    assert claim.origins[0].name == "Interior Ministry"


def test_two_private_people_are_two_origins_even_with_one_surname() -> None:
    told = {
        "a": [count("m", 4, Teller(name="Petra Oyelaran", kind="person"))],
        "b": [count("m", 4, Teller(name="Jonas Oyelaran", kind="person"))],
    }
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Post"}))
    assert claim.count.lower == 2


def test_protected_people_are_tied_to_nobody_and_never_counted_as_named() -> None:
    mira = Teller(name="Mira", kind="person", protected=True)
    told = {"a": [count("m", 4, mira)], "b": [count("m", 4, mira)]}
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Post"}))
    assert (claim.count.lower, claim.count.upper) == (0, 2)
    assert all(origin.protected for origin in claim.origins)


def test_reports_that_cite_each_other_are_circular_and_have_no_named_origin() -> None:
    words = "The operator of the dam was warned in January that its foundations were leaking"
    told = {
        "a": [said("m", words, Teller(name="Basin Bulletin", kind="newsroom", span=Span(3, 9)))],
        "b": [said("m", words.replace("was", "had been"), Teller(name="the Eastern Herald", kind="newsroom"))],
    }
    claim = only(FakePile(told, [story("a", "b")], {"a": "Eastern Herald", "b": "Basin Bulletin"}))
    assert claim.circular == ("a", "b")
    assert (claim.count.lower, claim.count.upper) == (0, 1)
    assert {d.reason for d in claim.dependences} == {"cites the other"}


def test_a_cited_outlet_outside_the_pile_is_the_origin() -> None:
    told = {"a": [count("m", 5, Teller(name="Northwire", kind="newsroom"))], "b": [count("m", 5)]}
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Post"}))
    assert (claim.count.lower, claim.count.upper) == (1, 2)


def test_two_translations_are_one_origin_with_two_witnesses() -> None:
    reuel = Teller(name="Tomas Reuel", kind="person")
    told = {
        "a": [said("m", "A dam is a promise made by the living", reuel)],
        "b": [said("m", "A dam is a vow which the living give", Teller(name="Reuel", kind="person"))],
    }
    wordings = tuple(Statement(report=r, span=Span(0, 36), mark="m") for r in "ab")
    utterance = Utterance(speaker="Tomas Reuel", statements=wordings, because="same speaker, same day, aligned words")
    claim = only(FakePile(told, [utterance], {"a": "Review", "b": "Daily"}))
    assert claim.kind == "utterance"
    assert (claim.count.witnesses, claim.count.lower, claim.count.upper) == (2, 1, 1)


def test_an_utterance_has_the_relation_of_the_figures_in_its_wordings() -> None:
    told = {r: [said("q", "x" * 90, WATCH), count("m", 640, WATCH)] for r in "ab"}
    wordings = tuple(Statement(report=r, span=Span(0, 90), mark="q") for r in "ab")
    utterance = Utterance(speaker="Custody Watch", statements=wordings, because="aligned words")
    claims = claims_of(FakePile(told, [utterance, relation("a", "b", "compatible")], {"a": "Review", "b": "Daily"}))
    assert [(claim.kind, claim.relation) for claim in claims] == [("utterance", "compatible"), ("figure", "compatible")]


def decision(kind: Any, target: str, answer: Any = "yes") -> Decision:
    return Decision(kind=kind, target=target, answer=answer, who="desk", at="2024-03-11T10:00:00Z")


@pytest.mark.parametrize(
    ("decided", "lower"),
    [
        ([decision("same origin", "Custody Watch = Police Union")], 1),
        ([decision("same origin", "Custody Watch = Police Union", "unsure")], 2),
        (
            [
                decision("same origin", "Custody Watch = Police Union"),
                decision("same origin", "Custody Watch = Police Union", "no"),
            ],
            2,
        ),
    ],
)
def test_the_latest_decision_holds_and_what_was_read_stays_beside_it(decided: list[Decision], lower: int) -> None:
    told = {"a": [count("m", 640, WATCH)], "b": [count("m", 640, Teller(name="Police Union", kind="body"))]}
    claim = only(FakePile(told, [relation("a", "b", "agree")], {"a": "Courier", "b": "Post"}, decided))
    assert claim.count.lower == lower
    assert (claim.as_read.lower if claim.as_read else None) == (2 if lower == 1 else None)


def test_a_statement_taken_out_stands_alone() -> None:
    told = {"a": [count("m", 640, WATCH)], "b": [count("m", 640, WATCH)]}
    pile = FakePile(told, [relation("a", "b", "agree")], {}, [decision("split", "b m")])
    assert sorted(len(claim.statements) for claim in claims_of(pile)) == [1, 1]


def test_a_fold_that_was_undone_counts_both() -> None:
    told = {"a": [count("m", 640)], "b": [count("m", 640)]}
    fold = copy("a", "b", "a")
    links: list[Link] = [fold, relation("a", "b", "agree")]
    pile = FakePile(told, links, {"a": "Courier", "b": "Buzz"}, [decision("copy", link_id(fold), "no")])
    claim = only(pile)
    assert (claim.count.witnesses, claim.count.upper) == (2, 2)
    assert claim.as_read is not None
    assert claim.as_read.upper == 1


def test_the_bars_of_a_story_fold_copies_then_outlets() -> None:
    told: dict[str, list[Told]] = {"a": [], "b": [], "c": [], "d": []}
    outlets = {"a": "Wire", "b": "Courier", "c": "Post", "d": "Post"}
    (tellings,) = compare_claims(FakePile(told, [story("a", "b", "c", "d"), copy("a", "b", "a")], outlets))
    assert isinstance(tellings, Tellings)
    assert (tellings.lower, tellings.upper) == (2, 3)
    assert tellings.groups == (("a", "b"), ("c",), ("d",))
    assert tellings.outlets == ("Courier", "Post", "Wire")


def test_what_a_report_says_twice_in_the_same_words_is_in_the_claim_twice() -> None:
    words = "the northern sluice gates had been closed far too late that night"
    told = {
        "a": [said("first", words, WATCH), said("again", words, WATCH)],
        "b": [said("other", words, Teller(name="Orla Hydro", kind="body"))],
        "c": [],
    }
    pile = FakePile(told, [story("a", "b")], {"a": "Courier", "b": "Post"})
    claim = only(pile)
    assert {(one.report, one.mark) for one in claim.statements} == {("a", "first"), ("a", "again"), ("b", "other")}
    assert claims_of(FakePile({**told, "b": []}, [story("a", "b")], {"a": "Courier", "b": "Post"})) == []
