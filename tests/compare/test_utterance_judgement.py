"""What the rules settle about two statements, what they leave to the encoder, and how many pairs it is asked about."""

import msgspec
import pytest

from firsthand.compare.utterances.alignment import copied_share, evidence_of
from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.judgement import Judged, Open, by_rules, judge, settle, weigh
from firsthand.compare.utterances.occasions import Occasion
from firsthand.compare.utterances.pairs import MOST_ASKED, nearest
from firsthand.compare.utterances.renderings import MOST_READ
from firsthand.compare.utterances.sketches import Said
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.vocabulary import Span, Style

DAY = Occasion("2031-05-06", "2031-05-06", "2031-05-06", sure=True)
NO_DAY = Occasion("2031-05-01", "2031-05-07")
QUOTED = "We sold the ferry because nobody in the valley wanted to pay for the repairs"
RENDERED = "the valley had refused to pay for mending the ferry, which was why it had been sold"

SOLD = "Музей продал 40 000 билетов"
LOST = "Мы проиграли войну на севере"
"""Has no word in common with its contrary in English."""
THIN = "Хлеба больше нет"
THIN_ENGLISH, NO_WORD = "there was no more bread", "the village shop had sold out by noon"
"""Have one word in common with it, and none."""


FEW_WORDS = "We ran like tourists. I picked the eleven, so put my name on the bill"


def said(
    text: str, style: Style = "indirect", *, speaker: str = "rosa field", language: str = "en", day: Occasion = DAY
) -> Said:
    words, plain = read_content(text), read_plain(text)
    return Said("", Span(0, len(text)), speaker, words, plain, style, language, False, day, "Rosa Field")


def never() -> float:
    pytest.fail("the rules had settled it")


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (said(QUOTED, "direct"), said(QUOTED, "direct"), "one"),
        (said(QUOTED, "direct"), said(RENDERED, speaker="ivo lind"), "not"),
        (said(SOLD, "direct", language="ru"), said("90,000 tickets had been sold by the museum"), "not"),
        (said("Мост откроют в марте", "direct", language="ru"), said("the bridge would open in April"), "not"),
        (said("The ferry will sail in May", "direct"), said("the ferry would not sail in May"), "not"),
    ],
)
def test_the_encoder_is_not_asked_where_the_rules_settle_it(left: Said, right: Said, verdict: str) -> None:
    assert judge(left, right, never).verdict == verdict


def test_a_sentence_in_common_does_not_settle_what_is_denied_beside_it() -> None:
    left = "That boiler is not safe. We have checked the valves twice. The crew will not work beside it"
    right = "The boiler is safe. We have checked the valves twice. The crew will work beside it"
    one, other = (msgspec.structs.replace(said(text, "direct"), sentences=(7,)) for text in (left, right))
    assert judge(one, other, lambda: log_odds(left, right)).verdict == "not"


@pytest.mark.parametrize(
    ("left", "right", "settled"),
    [
        ("The bridge at Rocca has rusted through", "the bridge at Casteld had rusted through", True),
        ("We will close the road to Upper Velm on Monday", "they would close the road to Harin on Monday", True),
        ("Мост в Орловке закроют до весны", "мост в Каменке закроют до весны", True),
        ("Мы вывезли из Орловки всех детей", "они вывезли из Орловки всех детей", False),
        ("All sales to the United States have stopped", "all sales to the US have stopped", False),
        ("No train will go to Kiev until Friday", "no train will go to Kyiv until Friday", False),
        ("The road to Harin stays shut, and Harin knows why", "the road to it stays shut, and Harin knows why", False),
    ],
)
def test_another_name_in_one_place_is_another_thing(left: str, right: str, *, settled: bool) -> None:
    language = "ru" if left[0] > "z" else "en"
    found = weigh(said(left, language=language), said(right, language=language))
    assert (isinstance(found, Judged) and found.verdict == "not") == settled


@pytest.mark.parametrize(
    ("left", "right", "settled"),
    [
        ("The Mill Street cycle lane goes by autumn", "By autumn a lane on Chapel Street will be torn out", True),
        ("All the Bellhay orchards are firewood now", "Nothing is left of the orchards of Bellhay", False),
        ("The lane goes, on Mill Street and on Chapel Street", "A lane on Chapel Street will be torn out", False),
        ("Bring in more British boats before autumn", "UK boats have to come before the leaves fall", False),
        ("The Brussels rules are the end of small farms", "No small farm will outlive the Frontex rules", False),
        ("Judge Orel will hear it on a Monday", "Sir Adam Veld is to hear the case, and soon", False),
        ("The Holm government will fall before Easter", "By Easter the Labour government will be gone", False),
        ("The Brexit deal is dead in the water", "Nothing is left of the Withdrawal deal, which is dead", False),
    ],
)
def test_another_of_the_same_kind_is_another_thing(left: str, right: str, *, settled: bool) -> None:
    assert isinstance(weigh(said(left), said(right, "indirect")), Judged) is settled


def test_two_cuts_with_a_sentence_in_common_may_each_name_another_of_a_kind() -> None:
    common = "Nobody on this council has ever asked the people who cycle there every morning"
    left = said(f"The Mill Street lane goes by autumn. {common}", "direct")
    right = said(f"{common}. We shall fight for the lane on Chapel Street and for the Chapel Street lane", "direct")
    one, other = (msgspec.structs.replace(some, sentences=(7,)) for some in (left, right))
    assert by_rules(one, other, evidence=evidence_of(one.words, other.words), copied=0.5, day=1.0) == Judged(
        "one", evidence_of(one.words, other.words).share
    )


def test_a_word_that_the_other_says_at_another_place_is_no_contrast() -> None:
    left = said('Growers "want a price", fixed "in writing" and "before the sowing"')
    right = said("Farmers want no pity. They want a price, they want it in writing, and they want it before the sowing")
    assert isinstance(weigh(left, right), Open)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The museum sold 40,000 tickets", "90,000 tickets had been sold by the museum"),
        ("We will open the bridge in March", "the bridge would be opened to traffic in April"),
        ("Nobody told us that the dam was cracked", "everybody at the dam had known of the crack, he said"),
    ],
)
def test_of_two_english_statements_the_encoder_sees_what_parts_them(left: str, right: str) -> None:
    assert judge(said(left, "direct"), said(right), lambda: log_odds(left, right)).verdict == "not"


@pytest.mark.parametrize(("english", "plain", "verdict"), [(THIN_ENGLISH, 1, "one"), (NO_WORD, 0, "perhaps")])
def test_no_word_in_common_is_no_more_than_perhaps_across_languages(english: str, plain: int, verdict: str) -> None:
    weighed = weigh(said(THIN, "direct", language="ru"), said(english))
    assert isinstance(weighed, Open)
    assert weighed.compared.evidence.plain == plain
    assert settle(weighed, MOST_READ).verdict == verdict


def test_contraries_without_a_word_in_common_are_told_apart_across_languages() -> None:
    lost, won = said(LOST, "direct", language="ru"), said("We won the war in the north", "direct")
    assert judge(lost, won, lambda: log_odds(LOST, "We won the war in the north")).verdict == "not"


def test_what_the_rules_leave_open_the_encoder_decides() -> None:
    weighed = weigh(said(QUOTED, "direct"), said(RENDERED))
    assert isinstance(weighed, Open)
    assert settle(weighed, MOST_READ).verdict == "one"
    assert settle(weighed, -MOST_READ).verdict == "not"


def test_of_two_quotations_a_cut_is_perhaps_one_and_a_misquotation_is_none() -> None:
    whole = said(FEW_WORDS, "direct", day=NO_DAY)
    for cut, verdict in (("put my name on the bill", "perhaps"), ("put our name on the bill", "not")):
        weighed = weigh(whole, said(cut, "direct", day=NO_DAY))
        found = settle(weighed, 3.0) if isinstance(weighed, Open) else weighed
        assert found.verdict == verdict


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


@pytest.mark.parametrize("style", ["direct", "indirect"])
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The dam will be repaired before winter", "The dam will not be repaired before winter"),
        ("The dam will be repaired before winter", "The dam won’t be repaired before winter"),
        ("The army had shelled the hospital on the quay", "The army had shelled the school on the quay"),
        ("All prisoners of war would be exchanged", "Some prisoners of war would be exchanged"),
        ("The first shipment of grain left the quay", "The last shipment of grain left the quay"),
        ("The company will close the plant in the valley", "The government will close the plant in the valley"),
        ("Taxes on fuel will go up in the spring", "Taxes on fuel will go down in the spring"),
        ("Все пленные будут обменены до зимы", "Некоторые пленные будут обменены до зимы"),
        ("the harbour belongs to the town", "It is not true that the harbour belongs to the town"),
    ],
)
def test_contraries_that_differ_by_a_word_are_two(left: str, right: str, style: Style) -> None:
    language = "ru" if "ы" in left else "en"
    one, other = said(left, style, language=language), said(right, style, language=language)
    for verdict in (judge(one, other, lambda: 0.0), judge(other, one, lambda: 0.0)):
        assert verdict.verdict == "not"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "We've counted every boat, and none is fit for the sea",
            "We have counted every boat, and none is fit for the sea",
        ),
        (
            "We won't sell the harbour and the quay to the company or the islands",
            "we will not sell the harbour and the quay to the company or the islands",
        ),
        (
            "We sold the ferry. We did not sell the bridge. We kept the windmill and the quay",
            "We sold the ferry. We kept the windmill and the quay",
        ),
        ("The bridge opens in spring, unless the river rises", "The bridge opens in spring"),
        (
            "The bridge fell by 5% of its height in May, he says",
            "The bridge fell by 5 per cent of its height in May, he says",
        ),
        ("It must not be sold. The harbour belongs to the town", "The harbour belongs to the town"),
    ],
)
def test_cuts_and_styles_of_the_same_words_are_one(left: str, right: str) -> None:
    one, other = said(left, "direct"), said(right, "direct")
    assert judge(one, other, never).verdict == judge(other, one, never).verdict == "one"


def test_who_speaks_of_himself_is_told_of_but_not_quoted_in_the_third_person() -> None:
    one = said("We have no money for the bridge and the harbour this year", "direct")
    other = "they had no money for the bridge and the harbour this year"
    assert judge(one, said(other), never).verdict == judge(said(other), one, never).verdict == "one"
    assert judge(one, said(other, "direct"), never).verdict == judge(said(other, "direct"), one, never).verdict == "not"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The council has decided to sign the treaty on fishing",
            "The council has decided to refuse to sign the treaty on fishing",
        ),
        ("The ministry has ruled out any sale of the harbour", "The ministry has any sale of the harbour"),
        ("He killed my brother in the yard behind the mill", "She killed my brother in the yard behind the mill"),
        ("I paid the judge and he let them go at dawn", "he paid the judge and I let them go at dawn"),
        ("You lied to the court about the money and the boats", "We lied to the court about the money and the boats"),
        (
            "The police arrested Ivo Lind and his wife at the harbour",
            "The police arrested Ivo Lind or his wife at the harbour",
        ),
        ("We have to close the school before the winter comes", "We used to close the school before the winter comes"),
        ("The dam will cost $40 million and take six years", "The dam will cost €40 million and take six years"),
        ("The ice on the glacier was at -20 degrees at dawn", "The ice on the glacier was at 20 degrees at dawn"),
        ("Рабочие видели лодки под мостом у старой верфи", "Рабочие видели лодки над мостом у старой верфи"),
        ("Договор подпишут министр и губернатор в порту", "Договор подпишут министр или губернатор в порту"),
        ("Солдаты стреляли в моего брата у ворот верфи", "Солдаты стреляли в твоего брата у ворот верфи"),
    ],
)
def test_the_rules_alone_do_not_tie_what_small_words_part(left: str, right: str) -> None:
    language = "ru" if "ы" in left or "и" in left else "en"
    one, other = said(left, "direct", language=language), said(right, "direct", language=language)
    for verdict in (judge(one, other, lambda: 0.0), judge(other, one, lambda: 0.0)):
        assert verdict.verdict == "not"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He killed my brother in the yard behind the mill", "She killed my brother in the yard behind the mill"),
        ("She was arrested because she refused to pay the tax", "She was arrested although she refused to pay the tax"),
        ("There were at least forty people on the boat", "There were at most forty people on the boat"),
        ("The dam will cost $40 million and take six years", "The dam will cost €40 million and take six years"),
        ("The dam will cost 40 million dollars in all", "The dam will cost 40 million euros in all"),
    ],
)
def test_words_that_exclude_one_another_part_two_before_the_encoder_is_asked(left: str, right: str) -> None:
    assert judge(said(left, "direct"), said(right), never).verdict == "not"


def test_a_kind_of_one_thing_is_no_other_word_for_it_in_a_long_sentence() -> None:
    rest = "and we have told the ministry, the council, the fishermen of the lower river and their unions so four times"
    one, other = (
        said(f"Our company has no {what} left in the harbour stores {rest}", "direct") for what in ("oil", "gas")
    )
    assert isinstance(weigh(one, other), Open) or judge(one, other, never).verdict == "not"


def test_of_a_language_that_no_table_reads_only_the_very_words_are_one() -> None:
    said_in = "Die Brücke wird vor dem Winter repariert, das ist versprochen"
    one = said(said_in, "direct", language="other")
    assert judge(one, one, never).verdict == "one"
    denied = said(said_in.replace("vor", "nicht vor"), "direct", language="other")
    longer = said(f"{said_in} und bezahlt", "direct", language="other")
    assert judge(one, denied, never).verdict == judge(one, longer, never).verdict == "not"


def ruled(left: Said, right: Said) -> Judged | None:
    """What the rules alone say of two statements of one day."""
    evidence = evidence_of(left.words, right.words)
    return by_rules(left, right, evidence=evidence, copied=copied_share(left.plain, right.plain), day=1.0)


def test_words_strewn_over_a_longer_statement_are_no_sentence_of_it_that_contrasts() -> None:
    long = (
        "If you want somebody to blame for the flood, it's me: I left the sluice that could hold to the boys, and I "
        "took the weir that could not, and it was the wrong choice"
    )
    assert ruled(said("I took the wrong road", "direct"), said(long, "direct")) is None
    assert not isinstance(weigh(said("I took the wrong road", "direct"), said("I took the wrong boat", "direct")), Open)
