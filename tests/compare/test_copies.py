"""Copies: kinds, direction, damage, and what is no copy."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.invented import MARKET, OWN, REWORDED, WIRE, copies_of, joined, paragraphs, report

from firsthand.compare.copies import copies, fold_copies
from firsthand.compare.copies.stock import tells_something
from firsthand.compare.joins import BUCKET
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.text.alignment import Tie, read_prose
from firsthand.vocabulary import Copy, Published, Report

TUESDAY = Published("2031-05-06", "given")
WEDNESDAY = Published("2031-05-07", "given")
WIRE_REPORT = report(WIRE, "wire.txt", outlet="Nordwire", published=TUESDAY)


def one_copy(*reports: Report) -> Copy:
    (link,) = copies_of(*reports)
    return link


def test_an_identical_text_is_identical() -> None:
    again = report(WIRE, "again.txt", outlet="Varnholm Echo", published=WEDNESDAY)
    link = one_copy(WIRE_REPORT, again)
    assert (link.kind, link.origin) == ("identical", WIRE_REPORT.id)
    assert (link.covered_left, link.covered_right) == (1.0, 1.0)


def test_a_cut_says_which_is_whole() -> None:
    whole = report(WIRE.replace(" (Nordwire)", ""), "whole.txt")
    part = report(joined(paragraphs(WIRE)[1:4]), "part.txt")
    link = one_copy(whole, part)
    assert (link.kind, link.origin) == ("cut", whole.id)
    assert "nothing tells" not in link.because


def test_a_dateline_that_names_the_agency_makes_it_syndicated() -> None:
    carried = report(joined(paragraphs(WIRE)[:4]), "echo.txt", outlet="Varnholm Echo")
    link = one_copy(WIRE_REPORT, carried)
    assert (link.kind, link.origin) == ("syndicated", WIRE_REPORT.id)
    assert "credit line names Nordwire" in link.because


def test_a_reworded_copy_shows_its_damage() -> None:
    spun = report(REWORDED, "spun.txt", outlet="BuzzTide", published=WEDNESDAY)
    link = one_copy(WIRE_REPORT, spun)
    assert (link.kind, link.origin) == ("reworded", WIRE_REPORT.id)
    texts = {WIRE_REPORT.id: WIRE, spun.id: REWORDED}
    damage = {(harm.kind, harm.left.of(texts[link.left]), harm.right.of(texts[link.right])) for harm in link.damage}
    figures = {frozenset(words) for kind, *words in damage if kind == "figure"}
    assert figures == {frozenset({"214", "241"})}
    assert [kind for kind, *_ in damage].count("negation") == 1
    assert "1 figure" in link.because


def test_quotations_changed_are_damage_and_the_rest_is_not() -> None:
    changed = report(WIRE.replace("in a warm bed by now", "in a cold tent by now"), "changed.txt")
    link = one_copy(WIRE_REPORT, changed)
    assert [harm.kind for harm in link.damage] == ["quotation"]


@pytest.mark.parametrize(("said", "instead", "harmed"), [("31", "thirty-one", False), ("31", "13", True)])
def test_a_number_in_words_is_the_same_figure(said: str, instead: str, *, harmed: bool) -> None:
    left = report(WIRE.replace("Thirty-one passengers", f"All {said} passengers"), "left.txt")
    right = report(WIRE.replace("Thirty-one passengers", f"All {instead} passengers"), "right.txt")
    assert bool(one_copy(left, right).damage) is harmed


def test_another_text_at_the_same_address_is_a_revision() -> None:
    url = "https://nordwire.example/ferry"
    first = report(WIRE, "a", url=url, published=TUESDAY)
    second = report(WIRE.replace("214", "215"), "b", url=url, published=WEDNESDAY)
    link = one_copy(first, second)
    assert (link.kind, link.origin) == ("revision", first.id)
    assert [harm.kind for harm in link.damage] == ["figure"]


def test_a_report_stitched_from_two_names_both() -> None:
    market = report(MARKET, "market.txt", outlet="Ostrand Post", published=TUESDAY)
    mixed = report(joined(paragraphs(WIRE)[1:] + paragraphs(MARKET)), "mixed.txt", published=WEDNESDAY)
    links = copies_of(WIRE_REPORT, market, mixed)
    assert [link.kind for link in links] == ["stitched", "stitched"]
    assert {link.origin for link in links} == {WIRE_REPORT.id, market.id}


def test_two_copies_of_one_report_have_no_direction_between_them() -> None:
    echo = report(joined(paragraphs(WIRE)[:4]), "echo.txt", outlet="Varnholm Echo", published=TUESDAY)
    tide = report(
        joined(paragraphs(WIRE)[:3] + paragraphs(WIRE)[4:]), "tide.txt", outlet="BuzzTide", published=WEDNESDAY
    )
    links = {frozenset((link.left, link.right)): link for link in copies_of(WIRE_REPORT, echo, tide)}
    between = links[frozenset((echo.id, tide.id))]
    assert between.origin is None
    assert "both were taken from Nordwire" in between.because


def test_independent_reports_that_quote_one_speech_are_no_copies() -> None:
    assert copies_of(WIRE_REPORT, report(OWN, "own.txt", outlet="The Sound")) == []


def test_quotations_alone_are_no_evidence() -> None:
    speech = "“" + " ".join(paragraphs(MARKET)).replace("\n", " ") + "”"
    one = report(f"{paragraphs(WIRE)[1]}\n\n{speech}\n", "one.txt")
    other = report(f"{paragraphs(OWN)[1]}\n\n{speech}\n", "other.txt")
    assert copies_of(one, other) == []


def test_a_credit_that_contradicts_the_dates_tells_no_direction() -> None:
    late_wire = report(WIRE, "wire.txt", outlet="Nordwire", published=WEDNESDAY)
    early = report(WIRE.replace("214", "some 200"), "echo.txt", outlet="Varnholm Echo", published=TUESDAY)
    link = one_copy(late_wire, early)
    assert link.origin is None
    assert "contradict" in link.because


REPORTS = [
    WIRE_REPORT,
    report(REWORDED, "spun.txt", outlet="BuzzTide", published=WEDNESDAY),
    report(joined(paragraphs(WIRE)[:3]), "echo.txt", outlet="Varnholm Echo"),
    report(OWN, "own.txt"),
]


def test_the_order_of_reports_says_nothing() -> None:
    expected = copies_of(*REPORTS)
    assert expected
    for order in permutations(REPORTS):
        assert copies_of(*order) == expected


def test_an_unrelated_report_changes_no_link() -> None:
    assert copies_of(*REPORTS, report(MARKET, "market.txt")) == copies_of(*REPORTS)


def test_every_span_lies_in_its_text() -> None:
    texts = {one.id: one.text for one in REPORTS}
    for link in copies_of(*REPORTS):
        ends = [(pair.left, pair.right) for pair in link.passages] + [(pair.left, pair.right) for pair in link.damage]
        assert ends
        for left, right in ends:
            assert left.of(texts[link.left]).strip()
            assert right.of(texts[link.right]).strip()
            assert left.end <= len(texts[link.left])
            assert right.end <= len(texts[link.right])


@given(st.lists(st.text(max_size=120), min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_no_text_raises(texts: list[str]) -> None:
    for link in copies_of(*(report(text, f"{n}.txt") for n, text in enumerate(texts))):
        assert link.left < link.right


def test_what_the_cap_left_out_is_told() -> None:
    many = [report(f"{WIRE}\nSent to reader {number}.\n", f"{number}.txt") for number in range(BUCKET + 2)]
    pile = MemoryPile(Reading(one) for one in many)
    links = compare_pile(pile, (copies,))
    (said,) = pile.left_out
    assert said.startswith(f"{len(many)} reports share most of their text with more than {BUCKET} others;")
    assert len(fold_copies([link for link in links if isinstance(link, Copy)])) == 1


FIRE = "A fire broke out at the paper mill in Varnholm on Monday night, and two workers were hurt."
WATER = "Lake Sunder rose by forty centimetres after the storm, the water board in Ansel said on Tuesday."
STOCK = (
    "This is a developing story and will be updated as more information becomes available to our newsroom.",
    "The Varnholm Echo is an independent daily founded in 1921 and owned by its readers; support our work.",
    "Additional reporting by Hedda Lind in Varnholm and Emil Rasch on the island of Brede; editing by Jorunn Falk.",
    "Get all 40 pages of the Varnholm Echo for 2 crowns a week: subscribe to the newsletter before Friday night.",
    "Whoever saw what happened on Monday or Friday may come forward at any time; as in 2019, no name will be in print.",
    "Anyone with information about what happened is asked to call the coast guard at Varnholm on 0700 140 140.",
    "Новость дополняется: корреспонденты газеты Эхо Варнхольма собирают подробности, 3 съёмочные группы едут к месту.",
    "By Hedda Lind, Varnholm\nWhat happened here is still being looked into and little of it is known at this hour.",
)


@pytest.mark.parametrize("stock", STOCK)
@pytest.mark.parametrize(
    "shape", ["{own}\n\n{stock}\n", "{stock}\n\n{own}\n", "{own} {stock}"], ids=["under", "over", "beside"]
)
def test_a_stock_sentence_that_short_reports_share_is_no_evidence(stock: str, shape: str) -> None:
    fire, water = (report(shape.format(own=own, stock=stock), f"{own[:6]}.txt") for own in (FIRE, WATER))
    assert fold_copies(copies_of(fire, water)) == ()


@pytest.mark.parametrize("stock", STOCK)
def test_a_short_report_is_a_copy_with_a_stock_sentence_under_it_too(stock: str) -> None:
    plain = report(f"{FIRE} {WATER}", "plain.txt")
    under = report(f"{FIRE} {WATER}\n\n{stock}", "under.txt")
    both = report(f"{FIRE}\n\n{stock}", "both.txt")
    assert {link.kind for link in copies_of(plain, under)} <= {"cut", "edited"}
    assert len(copies_of(plain, under)) == len(copies_of(both, under)) == 1


LENT = (
    "Divers from the naval base brought nine bodies up from the lower car deck before the search was broken off.",
    "The search on the lower car deck was broken off at noon as the wind rose, the harbour office said.",
    "Divers of the naval base at Ansel left the lower car deck at noon, when the wind rose over the Sunder reef.",
    "The search of the lower car deck began at 4.20 and was broken off at noon as the wind rose over the reef.",
    "Водолазы подняли с нижней палубы парома тела девяти человек, а в полдень, когда поднялся ветер, поиски прервали.",
)


@pytest.mark.parametrize("lent", LENT, ids=["figure", "attribution", "names", "time", "russian"])
@pytest.mark.parametrize(
    "shape", ["{own}\n\n{lent}\n", "{lent}\n\n{own}\n", "{own} {lent}"], ids=["under", "over", "beside"]
)
def test_a_sentence_of_news_that_short_reports_share_folds_them(lent: str, shape: str) -> None:
    fire, water = (report(shape.format(own=own, lent=lent), f"{own[:6]}.txt") for own in (FIRE, WATER))
    assert len(fold_copies(copies_of(fire, water))) == 1


def test_what_is_quoted_in_both_tells_nothing() -> None:
    known = "Here is what is known so far, what was heard there at noon and what may still follow in the night"
    fire, water = (
        report(f'{own}\n\n{known}: "Nine bodies lay on the lower deck."\n', f"{own[:6]}.txt") for own in (FIRE, WATER)
    )
    assert fold_copies(copies_of(fire, water)) == ()


def test_a_name_tells_something_where_the_sentences_are_alike() -> None:
    left, right = (read_prose(f"In the night the harbour of Varnholm was {what} again.") for what in ("shut", "calm"))
    assert [tells_something(left, right, Tie(0, 0, likeness)) for likeness in (0.49, 0.5)] == [False, True]


@pytest.mark.parametrize("number", ["nine", "twenty-one", "9"])
def test_figures_tell_something_and_stock_phrases_take_that_back(number: str) -> None:
    told = read_prose(f"After the night there were {number} boats left along the quay.")
    asked = read_prose(f"After the night there were {number} boats left along our quay.")
    assert tells_something(told, told, Tie(0, 0, 1.0))
    assert not tells_something(told, asked, Tie(0, 0, 0.9))
