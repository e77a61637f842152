"""What a pronoun before the verb of an amount means: "it weighed 25 tonnes", "farmers say they get 28 cents"."""

from firsthand.annotate.figures.places import Place
from firsthand.annotate.figures.subjects import head_from, subject_of
from firsthand.annotate.figures.word_sets import word_set
from firsthand.annotate.figures.words import Token, is_plural

LONGEST_AMONG_WORDS = 7


def meant_by_it(place: Place, verb: int) -> Token | None:
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
