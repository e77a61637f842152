"""Before whom something is said: two audiences are two occasions, and what may be one audience is not two."""

import pytest

from firsthand.compare.utterances.audiences import are_two_audiences, audiences_of
from firsthand.compare.utterances.occasions import Occasion, occasions_meet
from firsthand.lexicon import read_table


@pytest.mark.parametrize(
    ("beside", "before", "audience"),
    [
        (", the harbour master told the dockers' union's shop stewards on Monday.", "", ("staff",)),
        ("She told reporters outside that", "The minister had just left parliament.", ("press",)),
        ("the minister said.", "She was answering deputies' questions.", ()),
        ("the minister said.", "She spoke before the senate on Monday.", ("house",)),
        ("he said at a rally in Kelm.", "", ("crowd",)),
        ("he told them.", "Forty students had waited in the rain.", ("pupils",)),
        ("he told them.", "Forty umbrellas had been stolen.", ()),
        ("she told parents on Monday evening, having said as much to the press at noon.", "", ("locals",)),
        ("After her report to the deputies, she told the pickets that", "", ("crowd",)),
        ("he said in a speech to the Chamber of Commerce.", "", ()),
        ("the head of the emergency staff reported that", "", ()),
        ("he said.", "Thousands stood in front of the town hall while the court sat.", ()),
        ("сказала она депутатам.", "", ("house",)),
        ("the minister warned farmers on Monday.", "", ()),
        ("she promised the residents of Kelm.", "", ()),
        ("she warned deputies on Monday.", "", ("house",)),
        ("пообещала она жителям.", "", ()),
        ("напомнил он депутатам.", "", ("house",)),
        ("заявил он на митинге.", "", ("crowd",)),
        ("сказал он им.", "К проходной вышли рабочие, с рабочими стоял и директор.", ("staff",)),
        ("написала она на своей странице.", "", ("writing",)),
        ("he said, “as I told the court”.", "", ()),
        ("he said, according to a translation by this letter.", "", ()),
        ("he said in a letter.", "", ("writing",)),
        ("she wrote to shareholders on Tuesday.", "", ("money", "writing")),
        ("he said in the dock, in this newspaper's translation.", "", ()),
        ("he told this newspaper.", "", ("interview",)),
        ("he told us in the vestry.", "", ("interview",)),
        ("she told the committee in writing.", "", ("house", "writing")),
        ("she told the assembled press.", "", ("press",)),
        ("he said through a megaphone.", "", ("crowd",)),
        ("she called out to her party's members.", "", ("delegates",)),
        ("", "", ()),
    ],
)
def test_the_audience_of_a_statement(beside: str, before: str, audience: tuple[str, ...]) -> None:
    assert audiences_of(beside, before) == audience


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        (("house",), ("crowd",), True),
        (("court",), ("press",), True),
        (("press",), ("air",), False),
        (("press",), (), False),
        ((), (), False),
        (("house", "press"), ("press",), False),
        (("pupils",), ("air",), True),
    ],
)
def test_two_audiences(left: tuple[str, ...], right: tuple[str, ...], *, two: bool) -> None:
    assert are_two_audiences(left, right) is are_two_audiences(right, left) is two
    one, other = (
        Occasion("2031-05-06", "2031-05-06", "2031-05-06", sure=True, audience=some) for some in (left, right)
    )
    assert occasions_meet(one, other) is not two


def test_the_table_holds_each_word_once_and_each_group_of_it_is_reached() -> None:
    rows = read_table("audiences")
    assert len({row["words"] for row in rows}) == len(rows)
    for row in rows:
        word = row["words"].replace("*", "")
        beside = f"she told {word}." if row["kind"] == "people" else f"she said so, {word}."
        assert row["group"] in audiences_of(beside, ""), row
