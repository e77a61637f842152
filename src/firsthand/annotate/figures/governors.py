"""The noun that the words before an amount give it: of "a profit of", of its verb, of its neighbour."""

from firsthand.annotate.figures.kinds import in_list, is_rise
from firsthand.annotate.figures.places import Place
from firsthand.annotate.figures.pronouns import meant_by_it
from firsthand.annotate.figures.quantity import Quantity
from firsthand.annotate.figures.subjects import first_noun, head_before, names_person, subject_of
from firsthand.annotate.figures.word_kinds import is_adjective
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import Token, is_plural

_OF_SUBJECT = frozenset({"subject", "number"})


def told_before(place: Place) -> Token | None:
    """The noun that the words before give: "a profit of", "profit rose by", "(profit), up"."""
    at = place.first
    if place.low(at - 1) == "worth" and place.low(at - 2) in word_set("be"):
        return subject_of(place.line, at - 2)  # "The ticket, sold in Orrel, is worth €17m"
    if at and place.tokens[at - 1].text in {":", "?"}:
        found = head_before(place.line, at - 1)
        opens = found is not None and all(token.tag == "det" for token in place.tokens[: found[1]])
        lists = opens or place.tokens[at - 1].text == "?"
        return found[0] if found is not None and lists else None
    if place.low(at - 1) in {"of", "between"} or place.low(at - 1) in word_set("worth"):
        spot = at - 1 - (place.low(at - 2) == "of")
        phrase = head_before(place.line, spot - (place.low(spot - 1) == "," and place.low(spot) == "worth"))
        if phrase is None and place.low(spot - 1) in word_set("them"):
            return place.whole()
        if phrase is not None and phrase[0].low not in word_set("totals"):
            return _named(place, *phrase)
    return _by_verb(place, at)


def _named(place: Place, head: Token, first: int) -> Token | None:
    """What the noun before "of" or "worth" leaves to count: itself, what rose by so much, whose magnitude it is."""
    if head.low.removesuffix("s") in word_set("depths"):
        return None
    if head.low == "magnitude":
        return _owner(place, first)
    loss = place.quantity.kind == "money" and head.low in {"loss", "losses"}
    if loss or not is_rise(head.low):
        return head
    topic = place.topic()
    risen = topic if topic is not None and not names_person(topic) else None
    return risen or _subject_left(place, first) or head


def _owner(place: Place, at: int) -> Token | None:
    """Whose magnitude the phrase that begins at token `at` tells: "the quake had a magnitude of 6.1"."""
    at -= place.tokens[at - 1].tag == "det"
    if place.low(at - 1) in {"with", "of"}:
        return first_noun(place.line, at - 1)
    return subject_of(place.line, at - 1) if at > 1 else None


def _by_verb(place: Place, at: int) -> Token | None:
    """The noun that the verb before gives, over prepositions and hedges; else what was counted before."""
    spot, prep = _over_joints(place, at)
    if spot < 0:
        return place.topic()
    token = place.tokens[spot]
    if _compares(place, token) and place.topic() is not None:
        return place.topic()
    told = place.number_over(token)
    if told is not None:
        return told.head
    if token.tag == "conj" or token.text in {",", "(", "–", "—", ";"}:
        return _coordinated(place, spot, prep)
    role = measured_verbs().get(token.low)
    if role is not None and token.tag != "person" and (token.tag != "noun" or place.verbal(spot)):
        return _of_participle(place, spot, prep) or _of_verb(place, spot, role)
    if token.tag in {"noun", "person", "ed"}:
        named = token.capital and bool(place.before) and in_list(place.tokens, at)
        long = place.low(place.after) in word_set("long")
        if not prep and place.quantity.sense in {"above", "below"} and is_plural(token.low):
            return token  # "Pensions above 3,000 marks"
        return token if (named or long) and not prep else _object(place, spot, prep)
    given = token.tag == "pron" and place.low(spot - 1) in word_set("giving")
    return _given(place) if given else place.topic() if prep in {"from", "to", "by", "than"} else None


def _over_joints(place: Place, at: int) -> tuple[int, str]:
    """The token before the prepositions, hedges and dates in front of the amount, and the first preposition."""
    spot, prep = at - 1, ""
    while spot >= 0:
        compared = place.low(spot) == "with" and place.low(spot - 1) == "compared"
        if not (place.joins(spot) or place.dated(spot) or _is_state(place, spot) or compared):
            break
        prep = place.low(spot) if place.tokens[spot].tag == "prep" and not place.dated(spot) else prep
        spot -= 1
    return spot, prep


def _coordinated(place: Place, spot: int, prep: str) -> Token | None:
    """The noun of an amount behind "and", a comma or a bracket."""
    joined = place.tokens[spot].tag == "conj"
    if joined and place.quantity.kind == "money" and place.before[-1:] and _counts(place.before[-1]):
        return None  # "lost four assistants and £110,000"
    if place.tokens[spot].text == ";" and place.quantity.kind == "money":
        return None
    beside = _beside(place, spot, prep) if place.tokens[spot].text == "," else None
    sized = place.low(place.after) in word_set("long")
    return beside or place.topic() or (_subject_left(place, spot) if sized else None)  # "62 years old, 97 metres high"


def _given(place: Place) -> Token | None:
    """Who "paid them €200,000" means."""
    given = place.antecedent() if place.quantity.kind == "money" else None
    return given if given is not None and names_person(given) else None


def _counts(quantity: Quantity) -> bool:
    return quantity.kind == "count" and quantity.change is None


def _is_state(place: Place, spot: int) -> bool:
    """True for a word between a verb and its amount that says how it lies: "was flat at", "came in £20m below"."""
    before = place.low(spot - 1)
    if place.low(spot) == "in":
        return before in word_set("coming in")
    return before in measured_verbs() and place.tokens[spot].tag == "noun" and is_adjective(place.low(spot))


def _beside(place: Place, comma: int, prep: str) -> Token | None:
    """The noun before the comma, for a size or price in apposition: "The tower, at 310 metres,"."""
    behind = place.low(place.after)
    if prep not in {"at", "of"} and (behind not in word_set("sizes") | {","} or place.quantity.change is not None):
        return None
    found = head_before(place.line, comma)
    if found is None or place.number_over(found[0]) is not None:
        return None
    first = found[1] - (place.tokens[found[1] - 1].tag == "det")
    if place.low(first - 1) in {"in", "at", "among", "on"} and place.tokens[first - 2].tag != "noun":
        return _subject_left(place, first - 1) or found[0]  # "Support was strongest in the north, at 61%"
    return found[0]


def _compares(place: Place, before: Token) -> bool:
    """True for an amount that another is set against: "against 3.6 per cent", "41% fewer than a year earlier"."""
    if before.low in word_set("set against") or before.low == "compared":
        return True
    return place.low(place.after) in word_set("comparatives") and place.low(place.after + 1) == "than"


def _of_participle(place: Place, spot: int, prep: str) -> Token | None:
    """The noun right before a participle: "The levy, charged at 20 per cent", "a bid valued at $3m"."""
    if prep == "for" and place.quantity.kind == "money" and place.low(spot) in word_set("sold for"):
        return subject_of(place.line, spot) or first_noun(place.line, spot - (place.low(spot - 1) == ","))
    if prep not in {"at", "to", "by"} or place.tokens[spot].tag not in {"ed", "verb"} or not spot:
        return None
    found = first_noun(place.line, spot - (place.tokens[spot - 1].text == ","))
    if found is None or measured_verbs().get(place.low(spot)) != "object" or names_person(found):
        return None
    return found if place.number_over(found) is None else None


def _of_verb(place: Place, spot: int, role: str) -> Token | None:
    passive = _is_passive(place, spot)
    brings = place.low(spot + 1) == "in" and place.low(spot) in word_set("coming in")  # "has brought in £3m"
    if role == "none" and not brings and not (passive and place.low(spot) in word_set("giving") | {"owed"}):
        return None
    if role == "object" and not passive:
        return place.topic()
    if place.quantity.kind == "measure" and place.low(spot) in word_set("moving"):
        return None
    beside = first_noun(place.line, spot - 1) if passive and place.tokens[spot - 1].text == "," else None
    subject = subject_of(place.line, spot) or beside or meant_by_it(place, spot)
    if subject is not None and subject.low in word_set("totals"):
        return place.antecedent()
    told = place.number_over(subject) if subject is not None else None
    if subject is None and place.quantity.kind == "money" and _of_pronoun(place, spot):
        return None
    return (told.head if told is not None else subject) or place.topic()


def _of_pronoun(place: Place, spot: int) -> bool:
    """True if the subject of the verb at token `spot` is a pronoun: "it has raised $51m"."""
    spot -= 1
    while spot > 0 and place.tokens[spot].tag in {"aux", "adv"}:
        spot -= 1
    return place.tokens[spot].tag == "pron"


def _is_passive(place: Place, spot: int) -> bool:
    """True for a participle behind a form of "be": "is forecast at", "was then fined"."""
    if place.tokens[spot - 1].text == "," and place.tokens[spot].low.endswith("ed"):
        return True  # "The company, fined £47m in May"
    spot -= 1
    while spot > 0 and place.tokens[spot].tag == "adv":
        spot -= 1
    if place.tokens[spot].tag == "conj":  # "are paid £6 an hour and charged £40"
        before = [at for at in range(spot) if place.tokens[at].tag == "aux"]
        return bool(before) and place.low(before[-1]) in word_set("be")
    return place.low(spot) in word_set("be")


def _object(place: Place, spot: int, prep: str) -> Token | None:
    """The object between a verb and the amount: "cut output by 40 per cent", "fined the club $2m"."""
    found = head_before(place.line, spot + 1)
    if found is None:
        return None
    head, first = _over_places(place, found)
    if place.quantity.kind == "money" and prep in {"for", "at"} and not head.capital:
        return head if not names_person(head) else None
    inside = [k for k in range(first, spot) if place.low(k) in measured_verbs() and _is_verb_here(place, k)]
    first = inside[0] + 1 if inside else first
    while first > 0 and place.tokens[first - 1].tag in {"det", "adv"} and place.low(first - 1) not in {"each", "every"}:
        first -= 1
    verb = place.low(first - 1)
    role = measured_verbs().get(verb)
    paid = not prep and place.quantity.kind == "money"
    if paid and verb in {"cost", "costs"}:
        return subject_of(place.line, first - 1)
    if (
        (paid and verb in word_set("giving"))
        or role == "object"
        or (prep in {"by", "to", "at"} and role in _OF_SUBJECT and place.tokens[first - 1].tag in {"verb", "ed", "ing"})
    ):
        return head
    if place.low(first - 1) in {"each", "every"} and place.quantity.kind == "money" and not prep:
        return head  # "must pay each family 200,000"
    return head if _stands_beside(place, first, prep) else _over_verb(place, spot, first, prep)


def _stands_beside(place: Place, first: int, prep: str) -> bool:
    """True for the noun of "with a humidity below 15 percent", "well below inflation at 5.6%"."""
    before = place.low(first - 1)
    level = prep == "at" and place.quantity.kind in {"percent", "money"} and before in word_set("beside")
    return level or (not prep and before in {"with", "at"})


def _over_verb(place: Place, spot: int, first: int, prep: str) -> Token | None:
    """The subject over the noun that begins at token `first` and its verb."""
    gapped = _gapped(place, spot + 1) if prep in {"by", "to", "at"} else None
    if gapped is not None or prep not in {"by", "to", "at", "from"}:
        return gapped
    return _subject_left(place, first)


def _is_verb_here(place: Place, at: int) -> bool:
    """True for a form of a verb among nouns: "raising output", "would raise property taxes"."""
    if place.tokens[at].tag in {"ed", "ing"}:
        return True
    return at > 0 and (place.tokens[at - 1].tag == "aux" or place.low(at - 1) == "to")


def _over_places(place: Place, found: tuple[Token, int]) -> tuple[Token, int]:
    """The noun that those before the amount hang on: "cut illness in young children by 71 per cent"."""
    head, first = found
    while first > 1 and place.low(first - 1) in {"in", "among", "of"} and place.line.mask[first - 1] is None:
        before = head_before(place.line, first - 1)
        if before is None:
            break
        head, first = before
    return head, first


def _gapped(place: Place, at: int) -> Token | None:
    """The noun of a clause whose verb is left out: "fines are to rise to 20p, and charges for halls by 7.5%"."""
    head = first_noun(place.line, at)
    if head is None or not place.before:
        return None
    spot = next(k for k, token in enumerate(place.tokens) if token.start == head.start)
    found = head_before(place.line, spot + 1)
    first = found[1] if found is not None else spot
    first -= first > 0 and place.tokens[first - 1].tag == "det"
    coordinated = first > 1 and place.low(first - 1) == "and" and place.tokens[first - 2].text == ","
    return head if coordinated or (first > 0 and place.tokens[first - 1].text == ";") else None


def _subject_left(place: Place, at: int) -> Token | None:
    """The subject of the nearest verb to the left that an amount belongs to."""
    for spot in range(at - 1, max(-1, at - 12), -1):
        role = measured_verbs().get(place.low(spot))
        if role in _OF_SUBJECT and (place.tokens[spot].tag != "noun" or place.verbal(spot)):
            return subject_of(place.line, spot)
        if place.tokens[spot].text in {";", ":"} or place.tokens[spot].tag == "conj":
            return None
    return None
