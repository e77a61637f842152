"""What an amount, a percentage or a share is of: "a profit of $3m", "winds of 90 km/h", "costs rose 4%"."""

from firsthand.annotate.figures.kinds import in_list, is_rise
from firsthand.annotate.figures.places import Place
from firsthand.annotate.figures.quantity import Quantity
from firsthand.annotate.figures.subjects import first_noun, head_before, head_from, names_person, subject_of
from firsthand.annotate.figures.word_kinds import is_adjective
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import SMALL, Token, is_plural, verb_of

_OF_SUBJECT = frozenset({"subject", "number"})
LONGEST_AMONG_WORDS = 7
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
    told = _told_before(place) or _paid_to(place, after) or _spent_on(place, after)
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
        return _told_before(place)
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


def _told_before(place: Place) -> Token | None:
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
    subject = subject_of(place.line, spot) or beside or _meant_by_it(place, spot)
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


def _meant_by_it(place: Place, verb: int) -> Token | None:
    """What "it" before the verb means: "among pensioners it is 44%", or what the sentence before opens with."""
    at = verb
    while at > 0 and place.tokens[at - 1].tag in {"aux", "adv"}:
        at -= 1
    one_of_them = place.low(0) == "the" and (
        place.low(1).endswith("est") or place.low(1) in {"first", "last", "latest"}
    )
    if one_of_them and (at == 2 or place.low(2) == ","):
        return place.antecedent()  # "The largest, at Dunmore, will be 4 metres high"
    teller = at - 2 - (place.low(at - 2) in {"that", "how"})
    told = (
        teller > 0
        and place.tokens[teller].tag in {"verb", "ed"}
        and place.low(verb) not in word_set("be") - {"get", "got", "gets"}
    )
    if told and place.quantity.kind == "money" and place.low(at - 1) in word_set("third persons"):
        return subject_of(place.line, teller)  # "Farmers say they get 28 cents a litre"
    if place.low(at - 1) in {"he", "she"}:
        return _meant_by_her(place, at - 1)
    if place.low(at - 1) not in {"it", "they"}:
        return None
    for spot in range(at - 2, max(-1, at - LONGEST_AMONG_WORDS), -1):
        if place.low(spot) in {"among", "amongst"}:
            return head_from(place.line, spot + 1)
    moved = place.quantity.kind == "measure" and place.low(verb) in word_set("moving") | {
        "fell",
        "dropped",
    }  # "It fell some 80 metres"
    return place.opening if at == 1 and not moved else None


def _meant_by_her(place: Place, at: int) -> Token | None:
    """The last person before token `at`, in the sentence: "A teacher has told how she lost £23,700"."""
    before = [token for token in place.tokens[:at] if token.tag == "person" and not is_plural(token.low)]
    return before[-1] if before else None


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
