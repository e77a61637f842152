"""What a number without a noun counts: "forty-one are in hospital", "births fell to 97,600", "two were taken ill"."""

from firsthand.annotate.figures.kinds import is_rise
from firsthand.annotate.figures.places import Place
from firsthand.annotate.figures.subjects import head_before, head_from, names_person, subject_of
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import Token, is_plural

LARGEST_HOUR = 12
"""Bare number words up to here are as often hours as counts."""


def noun_of_count(place: Place) -> Token | None:
    """What a number without a noun counts; None for persons and for what cannot be told."""
    quantity, after = place.quantity, place.after
    if quantity.toll:
        return _toll(place)
    if quantity.persons or _hour(place):
        return None
    if _others(place, after):
        return _other_things(place)
    return place.same() or _around(place)


def _around(place: Place) -> Token | None:
    """The noun that the words around the number give, else what was counted last."""
    after, at = place.after, place.first
    if place.low(after) == "of" and place.low(after + 1) in word_set("them"):
        return place.whole() if place.low(after + 1) not in {"us", "you"} else None
    if place.low(at - 1) == "among" and at > 1 and place.low(at - 2) in word_set("be"):
        return subject_of(place.line, at - 2)  # "Flights to the coast were among more than 560 cancelled"
    if place.low(at - 1) == "," and place.low(after) in {"in", "altogether"} and _sums(place, after):
        named = head_before(place.line, at - 1)
        counts = [each.head for each in place.before if each.kind in {"count", "ratio"} and each.head is not None]
        return counts[-1] if counts else named[0] if named is not None else None
    if place.low(at - 1) == "for" and _ends(place, after) and not _of_more(place):
        return None  # "food for 10,000"
    if place.low(at - 2) == "there" and place.low(at - 1) in {"was", "were", "are"} and _ends(place, after):
        return place.topic() or place.recent
    if place.low(at - 1) == "of" and at > 1 and _predicated(place, after) is None:
        return _of_group(place)
    subject = _predicated(place, after) or _moved_subject(place)
    if subject is not None and subject.low not in word_set("totals"):
        return subject
    return _fronted(place) or (place.antecedent() if _refers_back(place) else None) or _opened(place)


def _opened(place: Place) -> Token | None:
    """The plural that the sentence before opens with, or this one before a colon: "Complaints are piling up. …"."""
    quantity = place.quantity
    things = quantity.verb is None or quantity.verb.whom != "person"
    if place.before or not things or quantity.form == "zero" or quantity.numerals[0].form == "vague" or _is_deed(place):
        return None
    found = (
        head_from(place.line, 0)
        if place.low(place.first - 1) == ":"
        else None
        if place.last_known
        else place.told_before()
    )
    return found if found is not None and is_plural(found.low) and not names_person(found) else None


def _fronted(place: Place) -> Token | None:
    """The noun of "Of the injured, 41 were discharged"."""
    if place.before or place.low(0) != "of" or place.line.mask[0] is not None:
        return None
    found = head_from(place.line, 1)
    return found if found is not None and found.end < place.quantity.span.start else None


def _sums(place: Place, at: int) -> bool:
    """True for "in all", "in total", "altogether"."""
    return place.low(at) == "altogether" or place.low(at + 1) in {"all", "total"}


def _of_more(place: Place) -> bool:
    """True if what was counted last are persons, or more things than the number."""
    found = place.antecedent()
    if found is None or names_person(found):
        return True
    larger = [each for each in place.before if each.head is found and each.numerals]
    return any(each.numerals[-1].value >= place.quantity.numerals[-1].value for each in larger)


def _ends(place: Place, at: int) -> bool:
    """True if the sentence or clause ends at token `at`."""
    return at >= len(place.tokens) or place.tokens[at].text in {".", ",", ";", ")", "”", '"'}


def _others(place: Place, after: int) -> bool:
    """True for "seven others" and "70 on board": people, whatever was counted before."""
    low = place.low(after)
    return low in {"aboard", "others", "other"} or (low == "on" and place.low(after + 1) in {"board", "foot"})


def _other_things(place: Place) -> Token | None:
    """The things of which there are others, if nothing befalls persons: "two tanks and damaged three others"."""
    topic, verb = place.topic(), place.quantity.verb
    things = topic is not None and not names_person(topic) and place.low(place.after) in {"others", "other"}
    return topic if things and verb is not None and verb.whom != "person" else None


def _of_group(place: Place) -> Token | None:
    """The noun of "a workforce of 7,000"; what was counted before for "a gain of three"; None for "in front of 300"."""
    found = head_before(place.line, place.first - 1)
    low = found[0].low if found is not None else ""
    if found is None or low in word_set("no groups"):
        return place.antecedent() if found is None and _refers_back(place) else None
    if low not in word_set("totals") and not is_rise(low):
        return found[0]
    told = place.antecedent() if _refers_back(place) else None
    return told if told is not None or low in word_set("totals") else found[0]


def _hour(place: Place) -> bool:
    """True for a small number word that can be an hour: "open at nine"."""
    small = place.quantity.numerals[0].form == "words" and place.quantity.numerals[0].value <= LARGEST_HOUR
    before = place.low(place.first - 1)
    if not small or before not in word_set("hour prepositions") or (before in {"from", "to"} and place.before):
        return False
    after = place.tokens[place.after] if place.after < len(place.tokens) else None
    return after is None or (after.tag not in {"aux", "verb", "ed"} and after.low not in {"of", "more", "fewer"})


def _toll(place: Place) -> Token | None:
    """The word "toll" before the number."""
    for spot in range(place.first - 1, -1, -1):
        if place.low(spot) in {"toll", "tolls"}:
            return place.tokens[spot]
    return None


def _predicated(place: Place, after: int) -> Token | None:
    """The noun that a form of "be" gives: "seventeen were men"."""
    if place.low(after) not in {"are", "were", "is", "was"} or after + 1 >= len(place.tokens):
        return None
    noun = place.tokens[after + 1]
    return noun if noun.tag in {"noun", "person"} and names_person(noun) and is_plural(noun.low) else None


def _moved_subject(place: Place) -> Token | None:
    """The subject whose number this is: "births fell to 97,600", "the margin was 19"."""
    spot = place.first - 1
    while spot >= 0 and place.joins(spot):
        spot -= 1
    if spot < 0:
        return None
    verb = place.low(spot)
    if verb in word_set("estimated") and place.tokens[spot - 1].tag in {"noun", "person"}:
        crowd = head_before(place.line, spot)  # "a crowd estimated at 5,000"
        return crowd[0] if crowd is not None else None
    if measured_verbs().get(verb) != "number":
        return _put_at(place, spot) if {"at", "to"} & {place.low(k) for k in range(spot + 1, place.first)} else None
    if place.tokens[spot].tag == "noun" and not place.verbal(spot):
        return None
    found = subject_of(place.line, spot)
    if found is None or (names_person(found) and verb not in word_set("numbering")):
        return None
    return found if not found.capital or found.start == place.tokens[0].start else None


def _put_at(place: Place, spot: int) -> Token | None:
    """What a party says the number of: "police put the crowd at 4,500"."""
    found = head_before(place.line, spot + 1)
    if found is None:
        return None
    head, first = found
    while first > 0 and place.tokens[first - 1].tag in {"det", "adv"}:
        first -= 1
    again = place.low(first - 1) == "and" and any(place.low(k) in word_set("putting") for k in range(first - 1))
    told = again or place.low(first - 1) in word_set("putting")
    return head if told else None  # "the dead at 31 and the hurt at 240"


def _refers_back(place: Place) -> bool:
    """True unless the number is the subject of persons' deeds and what was counted last are things."""
    quantity = place.quantity
    personal = quantity.verb is not None and quantity.verb.whom == "person"
    if personal and quantity.verb is not None and quantity.verb.lemma in word_set("of both"):
        personal = place.tokens[place.first - 1].tag not in {"verb", "ed"}  # "and left two behind"
    topic = place.topic()
    if topic is not None and place.low(place.first - 1) == "and" and place.before[-1].verb == quantity.verb:
        return True  # "admitted six counts of fraud and one of false accounting"
    if topic is not None:
        return names_person(topic) or not personal
    if any(each.kind == "count" for each in place.before):
        return False  # of people, like the one before
    last = place.antecedent()
    if last is None or (quantity.numerals[0].form == "vague" and not names_person(last)):
        return False
    return names_person(last) or not (personal or _is_deed(place))


def _is_deed(place: Place) -> bool:
    """True if the verb behind is one that only persons are the subject of: "two were caught"."""
    behind = [place.low(place.after + step) for step in range(3)]
    return bool(set(behind) & word_set("deeds")) or "their" in [place.low(place.after + step) for step in range(5)]
