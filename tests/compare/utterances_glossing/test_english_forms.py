"""Forms of English words: regular, irregular, doubled, of two with a slash."""

import pytest

from firsthand.compare.utterances.glossing import english


@pytest.mark.parametrize(
    ("verb", "past", "participle", "present", "gerund"),
    [
        ("close", "closed", "closed", "closes", "closing"),
        ("take out", "took out", "taken out", "takes out", "taking out"),
        ("go", "went", "gone", "goes", "going"),
        ("have", "had", "had", "has", "having"),
        ("be late", "was late", "been late", "is late", "being late"),
        ("stop", "stopped", "stopped", "stops", "stopping"),
        ("refer", "referred", "referred", "refers", "referring"),
        ("open", "opened", "opened", "opens", "opening"),
        ("try", "tried", "tried", "tries", "trying"),
        ("play", "played", "played", "plays", "playing"),
        ("die", "died", "died", "dies", "dying"),
        ("agree", "agreed", "agreed", "agrees", "agreeing"),
        ("lift/remove", "lifted/removed", "lifted/removed", "lifts/removes", "lifting/removing"),
    ],
)
def test_a_verb_has_its_forms(verb: str, past: str, participle: str, present: str, gerund: str) -> None:
    assert english.past(verb) == past
    assert english.participle(verb) == participle
    assert english.present(verb) == present
    assert english.gerund(verb) == gerund


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("ferry", "ferries"),
        ("boy", "boys"),
        ("church", "churches"),
        ("person", "people"),
        ("people", "people"),
        ("police", "police"),
        ("series", "series"),
        ("March", "March"),
        ("friday", "friday"),
        ("white house", "white houses"),
        ("man of honour", "men of honour"),
        ("day/night", "days/nights"),
        ("", ""),
    ],
)
def test_a_noun_has_its_plural(noun: str, plural: str) -> None:
    assert english.plural(noun) == plural
