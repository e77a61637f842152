"""Attributions without a plain verb of saying beside them: asides, nouns, passives, headlines, lone quotations."""

import pytest

from firsthand.annotate.attributions import announced, asides, attributions, colons, headlines, phrases, uncovered
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import Passage, find_quotations
from firsthand.stage import Reading
from firsthand.text.inline import parse_inline
from firsthand.vocabulary import Attribution, Span, make_report


def found(text: str) -> list[tuple[list[str], str, str]]:
    """Content, cue and source of what the rules find in one paragraph of which the tagger saw nothing."""
    whole = Span(0, len(text))
    quotations = find_quotations(text, whole)
    drafts: list[Draft] = [*phrases.owned_drafts(text, whole, [])]
    drafts += asides.aside_drafts(text, whole, quotations, drafts)
    drafts += announced.announced_drafts(text, whole, quotations, drafts)
    drafts += uncovered.lone_drafts(text, uncovered.Work(Passage(whole, "paragraph"), quotations, drafts))
    return [
        (
            [piece.of(text) for piece in one.content],
            one.cue.of(text) if one.cue else "",
            one.source.of(text) if one.source else "",
        )
        for one in drafts
    ]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Nobody sleeps in the tower, she retorts, and never has.", ["Nobody sleeps in the tower"], "she"),
        (
            "The ferry stays in port, Jan Orel assured the islanders; the pump is old.",
            ["The ferry stays in port"],
            "Jan Orel",
        ),
        ("The ferry stays in port, the harbour master made clear.", ["The ferry stays in port"], "the harbour master"),
        ("The ferry, she told MPs, had failed twice.", ["The ferry", "had failed twice"], "she"),
        (
            "The lock will hold, the engineer told MPs on Monday, though barely.",
            ["The lock will hold", "though barely"],
            "the engineer",
        ),
        (
            "Another ten million is needed, they were told on Monday by the head of the yard.",
            ["Another ten million is needed"],
            "the head of the yard",
        ),
        (
            "The mill will never be sold, readers of the Gazette learned from Ada Lom on Monday.",
            ["The mill will never be sold"],
            "Ada Lom",
        ),
        (
            "The mill will never be sold, was the message that Lom brought to Oslo.",
            ["The mill will never be sold"],
            "Lom",
        ),
        (
            "Nobody counted the boats at night, was the explanation of Jan Orel.",
            ["Nobody counted the boats at night"],
            "Jan Orel",
        ),
        (
            "Nobody counted the boats at night, runs his plea to the court.",
            ["Nobody counted the boats at night"],
            "his",
        ),
        (
            "Two weeks of digging, then one lane: so Ada Lom, who runs the road, put it.",
            ["Two weeks of digging, then one lane"],
            "Ada Lom",
        ),
        (
            "A fair price for a bad boat: that is how the clerk described it.",
            ["A fair price for a bad boat"],
            "the clerk",
        ),
        ("The mill must not be sold. That was her message on Monday.", ["The mill must not be sold"], "her"),
        ("Her answer is hard: nobody had any business up there.", ["nobody had any business up there"], "Her"),
        ("The clerk's counter was short: there is one key, not two.", ["there is one key, not two"], "The clerk's"),
        (
            "Jan Orel had a comfort ready for the islands: a boat stays on call all night.",
            ["a boat stays on call all night"],
            "Jan Orel",
        ),
        (
            "For the mayor the matter is closed: the bridge stays where it is.",
            ["the bridge stays where it is"],
            "the mayor",
        ),
        ("The bridge is too low, in the finance minister's view.", ["The bridge is too low"], "the finance minister's"),
        (
            "The rebels had, by her own count, broken it forty times.",
            ["The rebels had", "broken it forty times"],
            "her",
        ),
        (
            "The mayor was blunt. “Nobody swims here in the winter.” Then she left.",
            ["“Nobody swims here in the winter.”"],
            "",
        ),
    ],
)
def test_what_is_told(text: str, content: list[str], source: str) -> None:
    assert [(pieces, who) for pieces, _, who in found(text)] == ([(content, source)] if content else [])


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The ferry stays in port, the harbour master let slip.", "The ferry stays in port", "the harbour master"),
        ("The ferry stays in port, Jan Orel had to admit.", "The ferry stays in port", "Jan Orel"),
        ("The lock was built for barges, as she puts it.", "The lock was built for barges", "she"),
        ("The lock was made for barges, if one follows the mayor.", "The lock was made for barges", "the mayor"),
        ("The lock was built for barges, decreed Jan Orel.", "The lock was built for barges", "Jan Orel"),
        ("The pump broke in March, Orel told us an hour ago.", "The pump broke in March", "Orel"),
    ],
)
def test_clauses_of_saying_with_rarer_verbs(text: str, content: str, source: str) -> None:
    assert [(pieces, who) for pieces, _, who in found(text)] == [([content], source)]


def announced_by_colon(text: str) -> list[tuple[str, str]]:
    """Content and source of what a colon makes where the tagger saw nothing; "Jan Orel" is a name."""
    whole = Span(0, len(text))
    people = [Span(at, at + 8)] if (at := text.find("Jan Orel")) >= 0 else []
    drafts = colons.colon_drafts(text, whole, find_quotations(text, whole), [], people)
    return [(one.content[0].of(text), one.source.of(text)) for one in drafts if one.source]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "The clerk Jan Orel was adamant: nobody will have to leave.",
            "nobody will have to leave",
            "The clerk Jan Orel",
        ),
        ("She was unmoved: the lock has held for a century.", "the lock has held for a century", "She"),
        ("The mayor, elected in May, is calm: nobody will have to move.", "nobody will have to move", "The mayor"),
        ("He had a consolation: twenty crowns a month for every boat.", "twenty crowns a month for every boat", "He"),
        ("The lock will not be ready in May. So reckons Jan Orel.", "The lock will not be ready in May", "Jan Orel"),
    ],
)
def test_what_a_colon_brings(text: str, content: str, source: str) -> None:
    assert announced_by_colon(text) == [(content, source)]


@pytest.mark.parametrize(
    "text",
    [
        "Jan Orel opened the door: nobody was there to see it.",
        "The hotel is full: there are reporters on every floor.",
        "She bought what was left: bread, milk and eleven eggs.",
        "Nobody can promise it: there will be other winters.",
        "Jan Orel was adamant: “Nobody will have to leave.”",
        "He was adamant: never.",
        "In May, Jan Orel unveiled his idea: a set of rules that could close the lock.",
        "Jan Orel faces charges: he is accused of taking bribes from builders.",
        "Jan Orel was lucky: the bullet had missed his heart by an inch.",
        "Jan Orel has a problem: the money for the bridge is gone.",
        "Jan Orel is no stranger to the court: he was convicted of theft in 2019.",
        "Jan Orel broke the law: he did not publish the accounts.",
        "The reason the mayor left is simple: he is seventy and has been ill.",
        "The mayor resigned for one reason: he was about to be dismissed.",
        "The engineer got an answer: the pump was not theirs to repair.",
        "The tenant won his appeal: the flat is his until 2030.",
        "Jan Orel was certain to win: nobody else was running for the office.",
        "The minister was calm: she had slept for ten hours.",
    ],
)
def test_colons_that_bring_no_words(text: str) -> None:
    assert announced_by_colon(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "After the fire, he called a meeting.",
        "As the crowd jeered, he repeated.",
        "The crew found Ada, a toddler thought to be lost, asleep in a church.",
        "Her own samples, taken with schoolchildren, add a third suspect.",
        "Ms Lom, who now lives abroad, answered the door of a cottage.",
        "Lom, the editor who wrote it, tweeted the praise of the day.",
        "He crossed the yard, told the guard to wait, and left.",
        "The answer is simple: there is no money in the bank for it.",
        "Her house has three rooms: a kitchen, a bedroom and a bath.",
        "His line of work is odd: he paints doors for other painters.",
        "The museum has two views of the harbour: one by Lom and one by his pupil.",
        "Here's the view from the bridge: two boats and a lot of water.",
        "The storm came at night, was the worst in years and left no roof whole.",
        "The road was closed: that is what happens when nobody pays.",
        "The film's message is simple: nobody is coming to save the village.",
        "Nobody is coming to save the village, is the message of the film.",
        "The song’s plea is loud: give the harbour back to the boats.",
        "She stood, in her red coat, on the bridge and waved.",
        "He kept, in his own words, “a dry house and a wet cellar” for years.",
        "The film is called “The Last Bridge of the North” and lasts two hours.",
    ],
)
def test_what_tells_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "One more dry year, {source:Orel} {cue:said} in May, {content:and the hives will be empty}.",
            ["One more dry year", "and the hives will be empty"],
        ),
        (
            "{content:The gates held}, {source:the engineer} {cue:told} MPs on Monday, though only barely.",
            ["The gates held", "though only barely"],
        ),
        (
            "{content:The gates held}, {source:she} {cue:says}: nobody slept that night.",
            ["The gates held", "nobody slept that night"],
        ),
        ("{content:The gates held}, {source:she} {cue:said}, and left the room.", ["The gates held"]),
        ("On Monday, {cue:says} {content:{source:the judge}, money changed hands}.", ["money changed hands"]),
        ("On Monday, {source:she} {cue:said}, {content:the gates held}.", ["the gates held"]),
    ],
)
def test_both_halves_of_a_sentence_are_said(marked: str, content: list[str]) -> None:
    text, tags = parse_inline(marked)
    spans = {tag.kind: tag.span for tag in tags}
    draft = Draft((spans["content"],), spans["cue"], spans["source"])
    mended = asides.mend_aside(text, draft, Span(0, len(text)))
    assert [piece.of(text) for piece in mended.content] == content


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Monthly pass to cost 64 crowns: transit director", "Monthly pass to cost 64 crowns"),
        ("Farmers to pay for every cow: Orel-Lom", "Farmers to pay for every cow"),
        ("Orel-Lom: every cow must be paid for", "every cow must be paid for"),
        ("Budget 2025: the winners and losers of the day", None),
        ("Jan Orel-Lom: a life in pictures and songs", None),
        ("Orel-Lom: who is the new minister?", None),
        ("What we know so far: fire on the hill", None),
    ],
)
def test_a_headline_with_a_colon(title: str, said: str | None) -> None:
    text = f"{title}\nThe minister, Jan Orel-Lom, spoke on Monday."
    works = [
        uncovered.Work(Passage(span, "paragraph"), (), [])
        for span in (Span(0, len(title)), Span(len(title) + 1, len(text)))
    ]
    headlines.add_headlines(text, works, {"orel-lom"})
    assert [one.content[0].of(text) for one in works[0].drafts] == ([said] if said else [])


@pytest.mark.parametrize(
    "text",
    [
        "The ship had a claim to fame: it was the first vessel to cross the strait in winter.",
        "The bridge will close in May, was the message that Ada Lund had dreaded.",
        "The bridge will close in May, was the answer that Ada Lund got.",
    ],
)
def test_who_hears_a_message_or_has_a_claim_to_fame_says_nothing(text: str) -> None:
    assert found(text) == []


def said_in(text: str) -> list[str]:
    """The pieces of the attributions that the whole stage finds."""
    marks = attributions.run(Reading(make_report(text, "a")))
    return [piece.of(text) for mark in marks if isinstance(mark, Attribution) for piece in mark.content]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor broke his promise: the bridge was never built.",
        "Holm ignored the warning: the dam had been cracked for years.",
        "Holm heard the verdict: he must pay for the damage.",
        "Her warning came true: the dam broke on Monday.",
        "His prediction was wrong: the river rose by a metre.",
        "The minister’s words were ignored: the dam broke on Monday.",
        "Holm’s plea came too late: the girl had left.",
        "Holm shared the message: it was seen nine thousand times.",
        "Holm had this reply from Berg: the road is shut for good.",
    ],
)
def test_a_colon_brings_no_words_of_whose_words_only_had_a_fate(text: str) -> None:
    assert said_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Holm had a warning: the dam will break this spring.",
        "Holm’s offer is clear: the union gets eight per cent.",
        "Holm stood by his statement: he had never seen the car.",
        "The verdict was unpopular and Jan Lund added: the court has lost the trust of the valley.",
        "Jan Lund, who had a reply from the bank, said: the loan will be paid in June.",
    ],
)
def test_a_colon_brings_words(text: str) -> None:
    assert said_in(text) == [text.partition(": ")[2].rstrip(".")]


def test_what_somebody_says_of_words_that_had_a_fate_stays_theirs() -> None:
    said = said_in("His promise was broken, Jan Lund told the council: the bridge was never built.")
    assert said == ["His promise was broken", "the bridge was never built"]
    assert said_in("Jan Lund said his warning had been ignored: the pump had failed.") == [
        "his warning had been ignored: the pump had failed"
    ]
    assert said_in("Ada Holm repeated the warning: it was too early to swim in the lake.")
    assert not said_in("Jan Lund sent the message: it was read by nobody.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Jan Lund, who Ada Holm says is a liar, said that the bridge was safe.",
            {
                ("is a liar", "Ada Holm"),
                ("that the bridge was safe", "Jan Lund, who Ada Holm says is a liar"),
            },
        ),
        (
            "The report, which Ada Holm called a lie, said that the bridge was safe.",
            {
                ("a lie", "Ada Holm"),
                ("that the bridge was safe", "The report, which Ada Holm called a lie"),
            },
        ),
        (
            "The report, which Ada Holm called a lie, said the bridge was unsafe.",
            {
                ("a lie", "Ada Holm"),
                ("the bridge was unsafe", "The report, which Ada Holm called a lie"),
            },
        ),
        (
            "The firm, which Ada Holm says owes her money, said it had paid.",
            {("owes her money", "Ada Holm"), ("it had paid", "The firm, which Ada Holm says owes her money")},
        ),
        (
            "A statement, which Reuters could not verify, said 12 soldiers had died.",
            {("12 soldiers had died", "A statement, which Reuters could not verify")},
        ),
        (
            "The mayor, who critics say is corrupt, said the vote was fair.",
            {("is corrupt", "critics"), ("the vote was fair", "The mayor, who critics say is corrupt")},
        ),
        ("The woman, who neighbours say lived alone, was found dead.", {("lived alone", "neighbours")}),
    ],
)
def test_who_speaks_in_a_relative_clause_says_nothing_else(text: str, told: set[tuple[str, str]]) -> None:
    marks = [mark for mark in attributions.run(Reading(make_report(text, "a"))) if isinstance(mark, Attribution)]
    assert {(mark.content[0].of(text), mark.source.of(text)) for mark in marks if mark.source} == told
