"""What stands around two statements counts: the same words on two occasions are two utterances."""

from collections.abc import Callable

import pytest

from firsthand.compare.utterances import readings, utterances
from firsthand.compare.utterances.occasions import Occasion
from firsthand.compare.utterances.renderings import MIN_SCENE_COPIED, MOST_SCENE, with_scene
from firsthand.compare.utterances.scenes import LEFT_OUT, SCENE, is_recalled, scene_of
from firsthand.compare.utterances.sketches import sketch_utterances
from firsthand.read import report_of_text
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Published,
    Span,
    Speaker,
    TimeExpression,
    Utterance,
    hull,
    make_report,
    mark_id,
)

SPEAKER = "Tomas Reuel"
WORDS = "“A dam is a promise made by the living to those who sleep below it, and that promise was broken,”"
REWORDED = "“Whoever lives above a dam owes something to the sleepers in the valley, and it was not paid,”"
AT_COURT = f"The hearing began at nine. {WORDS} said Tomas Reuel, standing, on Wednesday."
AT_COURT_TOO = f"Nobody in the courtroom spoke. {WORDS} said Tomas Reuel slowly on Wednesday."
ON_AIR = f"Radio Velm had the engineer on the line. {WORDS} said Tomas Reuel before the music on Wednesday."

Odds = Callable[[str, str], float]


def reading(text: str, name: str, words: str = WORDS, day: str = "2031-05-07") -> Reading:
    """A report in which the speaker says it."""
    content = Span(text.index(words), text.index(words) + len(words))
    who = Span(text.index(SPEAKER), text.index(SPEAKER) + len(SPEAKER))
    said = Attribution(
        span=hull((content, who)), content=(content,), cue=Span(content.end + 1, content.end + 5), source=who,
        style="direct",
    )  # fmt: skip
    entity = Entity(span=who, name=SPEAKER, kind="person", named=True, mentions=(who,))
    speaker = Speaker(span=who, attribution=mark_id(said), entity=mark_id(entity), name=SPEAKER, because="named here")
    return Reading(make_report(text, name, published=Published(day, "given")), [said, entity, speaker])


def tied(*told: Reading) -> list[set[str]]:
    """The names of the reports of each utterance."""
    names = {one.report.id: one.report.name for one in told}
    links = compare_pile(MemoryPile(list(told)), (utterances,))
    return [{names[one.report] for one in link.statements} for link in links if isinstance(link, Utterance)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs of texts read: two scenes are of one occasion if both or neither tell of the radio."""
    found: list[tuple[str, str]] = []

    def log_odds(left: str, right: str) -> float:
        found.append((left, right))
        return MOST_SCENE if ("Radio" in left) == ("Radio" in right) else -MOST_SCENE

    monkeypatch.setattr(readings, "log_odds", log_odds)
    return found


def test_a_report_that_looks_back_tells_first_of_today() -> None:
    said = Occasion("2031-03-05", "2031-03-05", "2031-03-05", sure=True)
    assert is_recalled(said, "2031-05-07")
    assert not is_recalled(said, "2031-03-08")
    assert not is_recalled(Occasion(), "2031-03-08")
    text = "The dam burst on Monday. He had told the council in March that it would hold."
    pieces = [Span(text.index("it would"), len(text) - 1)]
    assert (
        scene_of(text, pieces).text
        == f"{SCENE}The dam burst on Monday. He had told the council in March that {LEFT_OUT}."
    )
    assert scene_of(text, pieces, back=True).text == f"{SCENE}He had told the council in March that {LEFT_OUT}."


@pytest.mark.usefixtures("asked")
def test_the_same_words_in_a_report_that_looks_back_are_one_utterance() -> None:
    court = reading(AT_COURT, "court")
    later = reading(
        f"Radio Velm told of the sentence today. {WORDS} said Tomas Reuel on 7 May.", "later", day="2031-07-08"
    )
    when = Span(later.text.index("7 May"), later.text.index("7 May") + 5)
    told = TimeExpression(
        span=when, type="DATE", value="2031-05-07", begin="2031-05-07", end="2031-05-07", precision="day"
    )
    assert tied(court, later) == []
    assert not sketch_utterances(later).said[0].back
    later.add([told])
    assert sketch_utterances(later).said[0].back, "kept with the statement, so that a corrected date weighs it anew"
    assert tied(court, later) == [{"court", "later"}]


@pytest.mark.usefixtures("asked")
def test_the_same_words_on_two_occasions_are_two_utterances() -> None:
    court, court_too, air = reading(AT_COURT, "court"), reading(AT_COURT_TOO, "court too"), reading(ON_AIR, "air")
    assert tied(court, air) == []
    assert tied(court, court_too) == [{"court", "court too"}]
    assert tied(court, court_too, air) == [{"court", "court too"}]


HEADLINE = f"Dam engineer: {WORDS}"
COURT_LEAD = "Tomas Reuel stood in the courtroom on Wednesday. The hearing goes on."
AIR_LEAD = "Tomas Reuel was on Radio Velm on Wednesday. He hung up soon."


def titled(lead: str, name: str) -> Reading:
    """A report with the statement in its headline."""
    found = reading(f"{HEADLINE}\n\n{lead}", name)
    return Reading(report_of_text(found.text, name, title=HEADLINE, published="2031-05-07"), found.all())


@pytest.mark.usefixtures("asked")
def test_a_headline_was_said_where_the_first_sentence_tells() -> None:
    air = reading(ON_AIR, "air")
    assert tied(air, titled(AIR_LEAD, "on air")) == [{"air", "on air"}]
    assert tied(air, titled(COURT_LEAD, "in court")) == []


def test_the_scene_of_a_headline_is_read_with_and_without_the_first_sentence(asked: list[tuple[str, str]]) -> None:
    tied(reading(ON_AIR, "air"), titled(AIR_LEAD, "on air"))
    headline = f"{SCENE}Dam engineer: {LEFT_OUT}"
    lead = f"{SCENE}{AIR_LEAD.partition('. ')[0]}. Dam engineer: {LEFT_OUT}"
    assert {headline, lead} <= {text for pair in asked for text in pair}


def test_equal_scenes_are_not_read(asked: list[tuple[str, str]]) -> None:
    again = reading(AT_COURT + " It goes on tomorrow.", "again")
    assert tied(reading(AT_COURT, "court"), again) == [{"court", "again"}]
    assert asked == []


def test_a_scene_holds_nothing_that_was_said(asked: list[tuple[str, str]]) -> None:
    tied(reading(AT_COURT, "court"), reading(ON_AIR, "air"))
    assert asked
    assert all(text.startswith(SCENE) and LEFT_OUT in text and "promise" not in text for pair in asked for text in pair)


def test_other_words_are_read_and_then_the_scenes_if_they_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the words the encoder is nearly sure; then the scenes decide."""

    def odds(words: float, scene: float) -> Odds:
        return lambda left, _: scene if left.startswith(SCENE) else words

    court = reading(AT_COURT, "court")
    air = reading(ON_AIR.replace(WORDS, REWORDED), "air", REWORDED)
    monkeypatch.setattr(readings, "log_odds", odds(5.0, MOST_SCENE))
    assert tied(court, air) == [{"court", "air"}]
    monkeypatch.setattr(readings, "log_odds", odds(5.0, -MOST_SCENE))
    assert tied(court, air) == []
    monkeypatch.setattr(readings, "log_odds", odds(-5.0, MOST_SCENE))
    assert tied(court, air) == []


def test_scenes_part_more_than_they_tie() -> None:
    assert with_scene(1.0, 0.0) == 1.0
    assert 0.0 < with_scene(0.0, 2.0) < -with_scene(0.0, -2.0)
    assert with_scene(1.0, 50.0) == with_scene(1.0, MOST_SCENE)
    assert -MOST_SCENE < MIN_SCENE_COPIED < 0
