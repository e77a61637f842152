"""What the rules settle about two statements, what they leave to the encoder, and how many pairs it is asked about."""

import msgspec
import pytest

from firsthand.compare.utterances.grouping import MOST_ASKED, nearest
from firsthand.compare.utterances.judgement import Open, judge, settle, weigh
from firsthand.compare.utterances.occasions import Occasion
from firsthand.compare.utterances.renderings import MOST_READ
from firsthand.compare.utterances.sketches import Said
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.vocabulary import Span, Style

DAY = Occasion("2031-05-06", "2031-05-06", "2031-05-06", sure=True)
QUOTED = "We sold the ferry because nobody in the valley wanted to pay for the repairs"
RENDERED = "the valley had refused to pay for mending the ferry, which was why it had been sold"


def said(text: str, style: Style = "indirect", *, speaker: str = "rosa field", language: str = "en") -> Said:
    words, plain = read_content(text), read_plain(text)
    return Said("", Span(0, len(text)), speaker, words, plain, style, language, False, DAY, "Rosa Field")


def never() -> float:
    pytest.fail("the rules had settled it")


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (said(QUOTED, "direct"), said(QUOTED, "direct"), "one"),
        (said(QUOTED, "direct"), said(RENDERED, speaker="ivo lind"), "not"),
        (said("The museum sold 40,000 tickets", "direct"), said("90,000 tickets had been sold by the museum"), "not"),
        (said("The ferry will sail in May", "direct"), said("the ferry would not sail in May"), "not"),
    ],
)
def test_the_encoder_is_not_asked_where_the_rules_settle_it(left: Said, right: Said, verdict: str) -> None:
    assert judge(left, right, never).verdict == verdict


def test_what_the_rules_leave_open_the_encoder_decides() -> None:
    weighed = weigh(said(QUOTED, "direct"), said(RENDERED))
    assert isinstance(weighed, Open)
    assert settle(weighed, MOST_READ).verdict == "one"
    assert settle(weighed, -MOST_READ).verdict == "not"


def test_an_encoder_that_is_very_sure_counts_no_more_than_one_that_is_sure() -> None:
    weighed = weigh(said(QUOTED, "direct"), said(RENDERED))
    assert isinstance(weighed, Open)
    assert settle(weighed, 1e9) == settle(weighed, MOST_READ)
    assert settle(weighed, -1e9) == settle(weighed, -MOST_READ)


def test_the_nearest_pairs_of_each_statement_are_asked_about() -> None:
    scores = {(0, j): float(j) for j in range(1, 3 * MOST_ASKED)}
    asked = nearest(scores)
    best = {pair for pair in scores if scores[pair] > 3 * MOST_ASKED - 1 - MOST_ASKED}
    assert best <= asked
    assert nearest(dict(reversed(scores.items()))) == asked


def test_a_name_in_all_the_news_costs_no_more_than_what_it_says() -> None:
    many = 60
    scores = {(i, j): float((i * j) % 7) for i in range(many) for j in range(i + 1, many)}
    assert len(nearest(scores)) <= many * MOST_ASKED


def test_a_denial_is_not_one_with_the_statement() -> None:
    told = said("soldiers had shot at the demonstrators in the square")
    denied = msgspec.structs.replace(said("troops had fired on the crowd in the square"), denied=True)
    assert judge(told, denied, never).verdict == "not"
