"""What an amount, a percentage or a share is of: "a profit of $3m", "winds of 90 km/h", "costs rose 4%"."""

from firsthand.annotate.figures.kinds import in_list, is_rise
from firsthand.annotate.figures.places import Place
from firsthand.annotate.figures.subjects import first_noun, head_before, head_from, names_person, subject_of
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import SMALL, Token, is_plural

_OF_SUBJECT = frozenset({"subject", "number"})
LONGEST_AMONG_WORDS = 7
LONGEST_PRODUCT_WORDS = 6
"""Words behind "of" among which the product of a country stands: "of its gross state domestic product"."""


def noun_of_amount(place: Place) -> Token | None:
    """What an amount, a percentage or a share is of."""
    after = place.after
    if place.low(after) == "of":
        if place.quantity.kind == "percent" and _of_product(place, after + 1):
            return _told_before(place)
        if place.low(after + 1) in word_set("them") and not place.determines(after + 1):
            return place.whole()
        return head_from(place.line, after + 1) or place.quantity.head or place.antecedent()
    if place.quantity.form == "in" and place.quantity.head is not None:
        return place.quantity.head
    if place.low(place.first - 1) in {"which", "whom"} and place.low(place.first - 2) == "of":
        return place.whole()
    if _is_distance(place):
        return None
    at = _behind(place, after)
    if at is not None:
        return head_from(place.line, at)
    return _told_before(place) or _spent_on(place, after)


def _of_product(place: Place, at: int) -> bool:
    """True for "of gross domestic product", the measure of a deficit and not what the percentage is of."""
    return any(place.low(spot) in word_set("products") for spot in range(at, at + LONGEST_PRODUCT_WORDS))


def _spent_on(place: Place, at: int) -> Token | None:
    """What a sum without another noun is set aside for: "N450 million for drugs", "10,000 each for the families"."""
    at += place.low(at) in {"each", "apiece"}
    if place.quantity.kind != "money" or place.low(at) != "for" or at + 1 >= len(place.tokens):
        return None
    if place.line.mask[at + 1] is not None or place.tokens[at + 1].capital or place.low(at + 1) in {"every", "each"}:
        return None
    return head_from(place.line, at + 1)


def _is_distance(place: Place) -> bool:
    """True for "3 km from the border" and "14 km south of the town": a way between two places."""
    if place.quantity.kind != "measure":
        return False
    low = place.low(place.after)
    if low == "deep" and (place.before or place.tokens[place.first - 1].tag == "aux"):
        return False  # "900 metres long and up to 15 metres deep"
    return low in word_set("directions") or (low in {"below", "above", "from", "off"} and not place.before)


def _behind(place: Place, after: int) -> int | None:
    """The token of the noun phrase behind: "half the crowd", "£115 costs", "$3m worth of drugs", "$3m in damages"."""
    if place.quantity.kind == "percent" and place.first and place.low(place.first - 1) in {"is", "are", "was", "were"}:
        return None  # "the vaccine was 94 percent effective"
    if place.quantity.form == "fraction" and _noun_at(place, after, determined=True):
        return after
    if _noun_at(place, after, determined=False):
        return after + (place.low(after) == "-")
    if place.low(after) == "worth" and place.low(after + 1) == "of":
        return after + 2
    return after + 1 if _lies_in(place, after) else None


def _noun_at(place: Place, at: int, *, determined: bool) -> bool:
    """True if a noun phrase begins at token `at`; with `determined` perhaps with a determiner."""
    at += place.low(at) == "-"
    if at >= len(place.tokens) or place.line.mask[at] is not None:
        return False
    token = place.tokens[at]
    if determined and token.tag == "det":
        return True
    if token.tag in {"noun", "person"} and is_plural(token.low) and place.acts(at):
        return False  # "the $3.71 billion analysts had expected"
    if not determined and place.first and place.low(place.first - 1) in word_set("articles"):
        return token.tag in {"noun", "person", "ed", "ing"} and token.low not in word_set("sizes")
    return (
        token.tag in {"noun", "person"}
        and token.low not in SMALL
        and token.low not in word_set("sizes")
        and not (token.low in measured_verbs() and not is_plural(token.low))
    )


def _lies_in(place: Place, at: int) -> bool:
    """True for "in damages" behind money."""
    if place.quantity.kind != "money" or place.low(at) != "in" or at + 1 >= len(place.tokens):
        return False
    noun = place.tokens[at + 1]
    if noun.low in word_set("in all") or place.line.mask[at + 1] is not None:
        return False
    return noun.tag in {"noun", "ed", "ing"} and (not noun.capital or noun.text == "TV")


def _told_before(place: Place) -> Token | None:
    """The noun that the words before give: "a profit of", "profit rose by", "(profit), up"."""
    at = place.first
    if at and place.tokens[at - 1].text in {":", "?"}:
        found = head_before(place.line, at - 1)
        opens = found is not None and all(token.tag == "det" for token in place.tokens[: found[1]])
        lists = opens or place.tokens[at - 1].text == "?"
        return found[0] if found is not None and lists else None
    if place.low(at - 1) in {"of", "between"} or place.low(at - 1) in word_set("worth"):
        spot = at - 1 - (place.low(at - 2) == "of")
        found = head_before(place.line, spot - (place.low(spot - 1) == "," and place.low(spot) == "worth"))
        if found is None and place.low(spot - 1) in word_set("them"):
            return place.whole()
        if found is not None and found[0].low.removesuffix("s") in word_set("depths"):
            return None
        if found is not None and found[0].low not in word_set("totals") and not is_rise(found[0].low):
            return found[0]
        if found is not None and is_rise(found[0].low):
            topic = place.topic()
            return (
                (topic if topic is not None and not names_person(topic) else None)
                or _subject_left(place, found[1])
                or found[0]
            )
    return _by_verb(place, at)


def _by_verb(place: Place, at: int) -> Token | None:
    """The noun that the verb before gives, over prepositions and hedges; else what was counted before."""
    spot, prep = at - 1, ""
    while spot >= 0 and (place.joins(spot) or place.dated(spot)):
        prep = place.low(spot) if place.tokens[spot].tag == "prep" and not place.dated(spot) else prep
        spot -= 1
    if spot < 0:
        return place.topic()
    token = place.tokens[spot]
    if _compares(place, token) and place.topic() is not None:
        return place.topic()
    told = place.number_over(token)
    if told is not None:
        return told.head
    if token.tag == "conj" or token.text in {",", "(", "–", "—", ";"}:
        return (_beside(place, spot, prep) if token.text == "," else None) or place.topic()
    role = measured_verbs().get(token.low)
    if role is not None and token.tag != "person" and (token.tag != "noun" or place.verbal(spot)):
        return _of_participle(place, spot, prep) or _of_verb(place, spot, role)
    if token.tag in {"noun", "person", "ed"}:
        named = token.capital and bool(place.before) and in_list(place.tokens, at)
        long = place.low(place.after) in word_set("long")
        return token if (named or long) and not prep else _object(place, spot, prep)
    return place.topic() if prep in {"from", "to", "by", "than"} else None


def _beside(place: Place, comma: int, prep: str) -> Token | None:
    """The noun before the comma, for a size or price in apposition: "The tower, at 310 metres,"."""
    behind = place.low(place.after)
    if prep not in {"at", "of"} and (behind not in word_set("sizes") | {","} or place.quantity.change is not None):
        return None
    found = head_before(place.line, comma)
    return found[0] if found is not None and place.number_over(found[0]) is None else None


def _compares(place: Place, before: Token) -> bool:
    """True for an amount that another is set against: "against 3.6 per cent", "41% fewer than a year earlier"."""
    if before.low in word_set("set against"):
        return True
    return place.low(place.after) in word_set("comparatives") and place.low(place.after + 1) == "than"


def _of_participle(place: Place, spot: int, prep: str) -> Token | None:
    """The noun right before a participle: "The levy, charged at 20 per cent", "a bid valued at $3m"."""
    if prep not in {"at", "to", "by"} or place.tokens[spot].tag not in {"ed", "verb"} or not spot:
        return None
    found = first_noun(place.line, spot - (place.tokens[spot - 1].text == ","))
    if found is None or measured_verbs().get(place.low(spot)) != "object" or names_person(found):
        return None
    return found if place.number_over(found) is None else None


def _of_verb(place: Place, spot: int, role: str) -> Token | None:
    passive = place.tokens[spot].tag in {"ed", "verb"} or place.low(spot) in {"given", "set", "put", "held"}
    aux = spot > 0 and place.tokens[spot - 1].tag in {"aux", "adv"} and passive
    if role == "none":
        return None
    if role == "object" and not aux:
        return place.topic()
    if place.quantity.kind == "measure" and place.low(spot) in word_set("moving"):
        return None
    subject = subject_of(place.line, spot) or _meant_by_it(place, spot)
    if subject is not None and subject.low in word_set("totals"):
        return place.antecedent()
    told = place.number_over(subject) if subject is not None else None
    return (told.head if told is not None else subject) or place.topic()


def _meant_by_it(place: Place, verb: int) -> Token | None:
    """What "it" before the verb means: "among pensioners it is 44%", or what the sentence before opens with."""
    at = verb
    while at > 0 and place.tokens[at - 1].tag in {"aux", "adv"}:
        at -= 1
    if place.low(at - 1) not in {"it", "they"}:
        return None
    for spot in range(at - 2, max(-1, at - LONGEST_AMONG_WORDS), -1):
        if place.low(spot) in {"among", "amongst"}:
            return head_from(place.line, spot + 1)
    moved = place.quantity.kind == "measure" and place.tokens[verb].tag == "verb"  # "It fell some 80 metres"
    return place.opening if at == 1 and not moved else None


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
    if role == "object" or (
        prep in {"by", "to", "at"} and role in _OF_SUBJECT and place.tokens[first - 1].tag in {"verb", "ed", "ing"}
    ):
        return head
    if place.low(first - 1) in {"each", "every"} and place.quantity.kind == "money" and not prep:
        return head  # "must pay each family 200,000"
    if not prep and place.low(first - 1) in {"with", "at"}:
        return head  # "with a humidity below 15 percent"
    if prep in {"by", "to", "at"}:
        gapped = _gapped(place, spot + 1)
        if gapped is not None:
            return gapped
    if prep in {"by", "to", "at", "from"}:
        return _subject_left(place, first)
    return None


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
        if place.tokens[spot].text in {";", ":"}:
            return None
    return None
