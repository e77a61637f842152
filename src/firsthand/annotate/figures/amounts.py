"""What an amount, a percentage or a share is of: "a profit of $3m", "winds of 90 km/h", "costs rose 4%"."""

from firsthand.annotate.figures.governors import told_before
from firsthand.annotate.figures.places import Place
from firsthand.annotate.figures.subjects import head_from, names_person, subject_of
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import SMALL, Token, is_plural, verb_of

FURTHEST_VERB_WORDS = 9
LONGEST_PRODUCT_WORDS = 6
"""Words behind "of" among which the product of a country stands: "of its gross state domestic product"."""


def noun_of_amount(place: Place) -> Token | None:
    """What an amount, a percentage or a share is of."""
    after = place.after
    if place.low(after) == "of":
        near = place.quantity.kind == "measure" and "within" in {place.low(place.first), place.low(place.first - 1)}
        return None if near else _of_whole(place, after + 1)  # "within 9 km of the town"
    if place.quantity.form == "in" and place.quantity.head is not None:
        return place.quantity.head
    if place.low(place.first - 1) in {"which", "whom"} and place.low(place.first - 2) == "of":
        return place.whole()
    if _is_distance(place):
        return None
    at = _behind(place, after)
    if at is not None:
        return head_from(place.line, at)
    told = told_before(place) or _paid_to(place, after) or _spent_on(place, after)
    return told or _share_of_last(place) or _fallen(place) or _of_clause(place) or _answered(place)


def _fallen(place: Place) -> Token | None:
    """The rain or snow of which so much fell: "As much as 60cm fell overnight", "another 4 inches is expected"."""
    behind = {place.low(place.after + step) for step in range(3)}
    tall = place.quantity.unit is not None and place.quantity.unit.name in word_set("heights")
    return place.fallen if tall and behind & word_set("fell") else None


def _answered(place: Place) -> Token | None:
    """The noun of a question of one phrase that the amount answers: "Turnout? 34 per cent"."""
    asked = place.line.text[: place.line.start].rstrip().endswith("?")
    return place.told_before() if asked and not place.first else None


def _of_clause(place: Place) -> Token | None:
    """The subject of the clause where nothing nearer says what a share or change is of, and a sum but a payer's."""
    kind, behind = place.quantity.kind, place.tokens[place.after : place.after + 1]
    if (kind == "measure" and place.quantity.change is None) or (behind and _acts(behind[0])):
        return None
    if kind == "money" and place.low(place.first - 1) in {"has", "had", "have"} and place.quantity.per is None:
        return subject_of(place.line, place.first - 1)  # "The parish had £212"
    for spot in range(place.first - 1, max(-1, place.first - FURTHEST_VERB_WORDS), -1):
        token = place.tokens[spot]
        if token.text in {";", ":", "?"} or place.line.mask[spot] is not None:
            break
        if token.tag in {"verb", "ed"} and place.low(spot - 1) != "to":
            far = kind == "money" and (spot < place.first - 1 or place.quantity.per is not None)
            return None if far or _pays(token.low) else subject_of(place.line, spot)
    return None


def _acts(token: Token) -> bool:
    """True for a verb behind an amount, which is its subject; not for "$41,000 left"."""
    return token.tag in {"aux", "verb", "ed"} and token.low != "left"


def _pays(low: str) -> bool:
    """True for verbs of paying, wanting and promising: the sum behind them is of nothing."""
    known = verb_of(low, base=True)
    return (
        measured_verbs().get(low) in {"none", "object"}
        or low in word_set("paying")
        or (known is not None and known.lemma in word_set("paying"))
    )


def _of_whole(place: Place, at: int) -> Token | None:
    """The noun behind "of", which ends before token `at`: "40% of them", "a fifth of voters"."""
    if place.quantity.kind == "percent" and _of_product(place, at):
        return told_before(place)
    if place.low(at) == "what":
        return None  # "a third of what they had asked for"
    if place.low(at) in word_set("them") and not place.determines(at):
        return place.whole()
    found = head_from(place.line, at) or place.quantity.head
    summed = any(place.low(spot) in {"$", "£", "€"} for spot in (at, at + 1))  # "18% of the $75m it asked for"
    return found or (None if summed else place.antecedent())


def _of_product(place: Place, at: int) -> bool:
    """True for "of gross domestic product", the measure of a deficit and not what the percentage is of."""
    return any(place.low(spot) in word_set("products") for spot in range(at, at + LONGEST_PRODUCT_WORDS))


def _paid_to(place: Place, at: int) -> Token | None:
    """Who gets the money: "N500,000 to each bereaved family"."""
    at += place.low(at) in {"each", "apiece"}
    if place.quantity.kind != "money" or place.low(at) != "to":
        return None
    found = head_from(place.line, at + 1)
    return found if found is not None and (names_person(found) or found.low in word_set("kin")) else None


def _share_of_last(place: Place) -> Token | None:
    """What was counted last, for a percentage that is a subject: "found that 68 percent slept"."""
    behind = place.tokens[place.after] if place.after < len(place.tokens) else None
    if place.quantity.kind != "percent" or behind is None or behind.tag not in {"aux", "verb", "ed"}:
        return None
    return place.antecedent()


def _spent_on(place: Place, at: int) -> Token | None:
    """What a sum without another noun is set aside for: "N450 million for drugs", "10,000 each for the families"."""
    at += place.low(at) in {"each", "apiece"}
    if place.quantity.kind != "money" or place.low(at) not in {"for", "on"} or at + 1 >= len(place.tokens):
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
    if place.quantity.kind == "money" and place.low(after) in {"is", "was"} and place.low(place.first - 1) == "which":
        return after + 1  # "of which $9 million is punitive damages"
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
    if noun.low in word_set("in all") or noun.low in SMALL or place.line.mask[at + 1] is not None:
        return False
    return noun.tag in {"noun", "ed", "ing"} and (not noun.capital or noun.text == "TV")
