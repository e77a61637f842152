"""Two statements in the same words but for one place -> whether they say contrary or other things there.

Words so frequent that they are no content words tell two statements apart, too, where all else is the same: "all" and
"some" prisoners, the "first" and the "last" shipment, a school shelled and a hospital.
"""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise, product

from firsthand.compare.utterances import small_words
from firsthand.compare.utterances.forms import forms_of
from firsthand.compare.utterances.kinship import NEAR, SAME, relation
from firsthand.compare.utterances.small_words import Plain
from firsthand.compare.utterances.words import NEGATED_WORDS, Word, hash_of_word
from firsthand.lexicon import read_table
from firsthand.text.transliteration import name_key

MIN_EQUAL = 0.6
"""Share of the words of the shorter that are the same in the same order; of less, a place is not the same place."""
MIN_BESIDE = 2
"""Equal words in a row on one side of the place; at the beginning or the end there is no other side."""
MOST_STRETCHED = 2.0
"""Words of the longer over which these stand, for each word of the shorter; over more they are no sentence of it."""
MOST_REPLACED = 3
"""Words of each in one place; more are another clause."""
MIN_SPELT_ALIKE = 0.5
"""Share of the letters of two names, in order, that are the same in two spellings of one."""
_TOLD_FOR_COUNTRIES = frozenset(
    "america beijing britain brussels england holland kremlin london moscow scotland wales washington".split()
)
"""Beside the words of lexicon/demonyms.tsv."""
_BY_MANY_NAMES = frozenset(
    """act administration affair agreement bill budget cabinet campaign case coalition committee crisis deal fund
    government inquiry investigation judgment law pact plan policy project proposal reform report review ruling scandal
    scheme strategy team treaty trial war""".split()
)
"""What goes by who made it, by where it was made and by what it is about: "the Holm" and "the Labour government"."""
MOST_INSERTED = 4
"""Words with a negation that turn round the clause in which the other has none; more are a clause left out."""

_Place = tuple[Plain, Plain]
_Step = tuple[str, int, int, int, int]
_Words = tuple[Sequence[Word], Sequence[Word]]


def is_contrast(left: Plain, right: Plain, words: _Words, *, quoted: bool = False) -> bool:
    """True if in one place the two, given as hashes and as content words, have words that exclude one another.

    Where both are `quoted` whole, so do "my" and "her".
    """
    least = MIN_EQUAL * min(len(left), len(right))
    if sum((Counter(left) & Counter(right)).values()) < least:  # the matcher costs a hundred times as much
        return False
    left, right, words = _ordered(left, right, words)
    steps = _steps(left, right)
    equal = sum(end - start for kind, start, end, _, _ in steps if kind == "equal")
    if equal < least or _is_scattered(steps, MOST_STRETCHED * min(len(left), len(right))):
        return False
    sizes = [end - start if kind == "equal" else 0 for kind, start, end, _, _ in steps]
    for at, (kind, a, b, c, d) in enumerate(steps):
        beside = max(sizes[max(at - 1, 0)], sizes[min(at + 1, len(steps) - 1)])
        if kind == "replace" and max(b - a, d - c) <= MOST_REPLACED and beside >= MIN_BESIDE:
            place = (left[a:b], right[c:d])
            if _excludes(*place) or _names_another(place, words):
                return True
            if not _is_said_elsewhere(place, left, right) and _is_of_another_thing(place, words):
                return True
            if quoted and ("first", "third") in {*_persons_told(place), *_persons_told(place[::-1])}:
                return True
    return False


def _is_scattered(steps: Sequence[_Step], most: float) -> bool:
    """True if the equal words of the one stand over more than so many words of the other: "I … the wrong …"."""
    equal = [step[1:] for step in steps if step[0] == "equal"]
    if not equal:
        return False
    (a, _, c, _), (_, b, _, d) = equal[0], equal[-1]
    return max(b - a, d - c) > most


def says_the_same(left: Plain, right: Plain, words: _Words, *, tied: bool, contrary: bool) -> bool:
    """True if one of two statements in nearly the same words only leaves words out, or says them in another style.

    No negation or refusal may be left out between the words that stay; nor before or behind them if it turns them round
    ("it is not true that"): `contrary` tells whether it reaches any. `tied`: whether all content words of the shorter
    stand for words of the longer. "I" may be "he" in the other, but neither "you" nor, elsewhere in the two, "he" "I".
    """
    one, other, words = _ordered(small_words.in_full(left), small_words.in_full(right), words)
    steps = _steps(one, other)
    if not any(kind == "equal" for kind, *_ in steps):
        return False
    persons: set[tuple[str, str]] = set()
    for at, (kind, a, b, c, d) in enumerate(steps):
        place = (one[a:b], other[c:d])
        persons |= _persons_told(place)
        if kind == "replace" and not _is_style(place, words, tied=tied):
            return False
        edge = "begins" if at == 0 else "ends" if at == len(steps) - 1 else "middle"
        if kind != "equal" and any(_turns(some, edge, contrary=contrary) for some in place):
            return False
    return not any({"first", "second"} == {*told} or told[::-1] in persons for told in persons)


def _persons_told(place: _Place) -> set[tuple[str, str]]:
    """Which person of the one stands for which other person of the other: ("first", "third") of "we" and "they"."""
    here, there = ({small_words.persons()[word] for word in some if word in small_words.persons()} for some in place)
    return set(product(here, there)) if here.isdisjoint(there) else set()


def _turns(left_out: Plain, edge: str, *, contrary: bool) -> bool:
    """True if words that one of the two leaves out turn round what stands beside them."""
    denied = [at for at, word in enumerate(left_out) if word in small_words.negations() or _refuses(left_out, at)]
    if not denied:
        return False
    reaches = contrary and len(left_out) - denied[-1] <= NEGATED_WORDS
    if edge == "ends":
        return contrary and denied[0] == 0
    if edge == "begins":
        return reaches or not small_words.subordinators().isdisjoint(left_out[denied[0] :])
    return reaches or len(left_out) <= MOST_INSERTED


def _refuses(words: Plain, at: int) -> bool:
    return words[at : at + 1] in small_words.refusals() or words[at : at + 2] in small_words.refusals()


def _is_style(place: _Place, words: _Words, *, tied: bool) -> bool:
    """True if the words of the place say the same in two styles, or are left out in one."""
    if _excludes(*place):
        return False
    one, other = ([word for word in some if word not in small_words.styles()] for some in place)
    if not one and not other:
        return _styles_agree(place)
    if not one or not other:
        return _leaves_out(*(place[::-1] if one else place))
    if len(one) != 1 or len(other) != 1 or not small_words.joining_in_russian().isdisjoint((*one, *other)):
        return False
    if not set(small_words.groups().get(one[0], ())).isdisjoint(small_words.groups().get(other[0], ())):
        return True
    here, there = small_words.frequent().get(one[0]), small_words.frequent().get(other[0])
    if here and there:
        nearness, contrary = relation(forms_of(here), forms_of(there))
        return nearness >= SAME and not contrary
    return tied and not _is_of_another_thing(place, words)


def _leaves_out(little: Plain, more: Plain) -> bool:
    """True if a place with words of style alone may be one where the other says more: "it" for "the old harbour".

    No auxiliary is left out so ("have to" is not "used to"), "and" is not "or", nor "the" "every".
    """
    here, there = ({small_words.kinds().get(word, "") for word in some} for some in (little, more))
    if "auxiliary" in here - there or here - there == {"joining"}:
        return False
    return small_words.groups().keys().isdisjoint(more)


def _styles_agree(place: _Place) -> bool:
    """True if no auxiliary stands in the place of another one: "can" is not "will"."""
    kinds = [{small_words.styles()[word] for word in some} & small_words.auxiliaries() for some in place]
    return not (kinds[0] and kinds[1]) or not kinds[0].isdisjoint(kinds[1])


def _ordered(left: Plain, right: Plain, words: _Words) -> tuple[Plain, Plain, _Words]:
    """The two in an order of their own, since the matcher is not symmetric."""
    return (left, right, words) if left <= right else (right, left, words[::-1])


def _steps(left: Plain, right: Plain) -> list[_Step]:
    return list(SequenceMatcher(None, left, right, autojunk=False).get_opcodes())


def _excludes(one: Plain, other: Plain) -> bool:
    """True if a row of the table has a word of the one and another word of the other, in different groups."""
    groups = small_words.groups()
    return any(
        row == their_row and group != their_group
        for word in one
        for row, group in groups.get(word, ())
        for their_word in other
        for their_row, their_group in groups.get(their_word, ())
    )


def _is_of_another_thing(place: _Place, words: _Words) -> bool:
    """True if each has one word there that says something, one of them frequent, and they are not near in meaning."""
    says = [[word for word in some if word not in small_words.little()] for some in place]
    if [len(some) for some in says] != [1, 1]:
        return False
    here, there = (small_words.frequent().get(some[0]) for some in says)
    if here and there:
        nearness, contrary = relation(forms_of(here), forms_of(there))
        return nearness < NEAR or contrary
    known, others = (here, words[1]) if here else (there, words[0])
    if known is None or _has_name_alone(*words) or any(word.value is not None for word in others):
        return False
    return not any(relation(forms_of(known), word.forms)[0] >= NEAR for word in others)


def _names_another(place: _Place, words: _Words) -> bool:
    """True if each names somebody or something there that the other does not name at all: "the bridge at Kelm".

    Of the pairs of families, of open pairs and of pairs of briefings 80 of two statements do, and none of one: counted
    once, 2026-11-23. A name may stand in another Russian case, or as an acronym.
    """
    here, there = (
        [one for one in some if one.name and one.plain in part] for some, part in zip(words, place, strict=True)
    )
    if not here or not there or _initials(here) in there[0].forms or _initials(there) in here[0].forms:
        return False
    if any(_may_be_one_name(one.forms[0], other.forms[0]) for one, other in product(here, there)):
        return False
    forms = [_forms_of_names(some) for some in words]
    return all(forms[1].isdisjoint(one.forms) for one in here) and all(forms[0].isdisjoint(one.forms) for one in there)


def is_another_of_its_kind(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """True if each names one of a kind that the other does not name: the "Mill Street" and the "Chapel Street" lane.

    The words of kind are no names of people: they are in the table of frequent words. Of the pairs of families, of
    open pairs and of briefings in one language 21 of two statements have them, and one of one (the "Tory club" and the
    "Conservative Club"): counted once, 2026-11-23.
    """
    forms = [_forms_of_names(some) for some in (left, right)]
    here = _of_kinds(left, forms[1])
    return bool(here) and any(
        kind == other_kind and not _may_be_one_name(one.forms[0], other.forms[0]) and not _is_near(one, other)
        for (one, kind), (other, other_kind) in product(here, _of_kinds(right, forms[0]))
    )


def _of_kinds(words: Sequence[Word], others: set[str]) -> list[tuple[Word, str]]:
    """Names that are none of the others and stand right before a common word, with it: "Mill" and "street"."""
    return [
        (one, kind.forms[-1] if kind.name else kind.forms[0])
        for one, kind in pairwise(words)
        if one.name and kind.forms and kind.start == one.end + 1 and others.isdisjoint(one.forms)
        if not kind.name or hash_of_word(kind.forms[-1]) in small_words.frequent()
        if _BY_MANY_NAMES.isdisjoint(kind.forms)
    ]


def _is_near(one: Word, other: Word) -> bool:
    return relation(one.forms, other.forms)[0] >= NEAR


def _may_be_one_name(one: str, other: str) -> bool:
    """True for two spellings ("Kiev", "Kyiv"; "Mum", "Mom"), and where either is a country or a people of one."""
    if not _countries().isdisjoint({one, other}):
        return True
    return one[:1] == other[:1] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= MIN_SPELT_ALIKE


@cache
def _countries() -> frozenset[str]:
    """Countries and their adjectives, as keys of names: "British", "UK", "Britain"."""
    words = (word for row in read_table("demonyms") for told in row.values() for word in told.split())
    return frozenset(map(name_key, (*(word for word in words if word[:1].isupper()), *_TOLD_FOR_COUNTRIES)))


def _initials(names: Sequence[Word]) -> str:
    return "".join(one.forms[0][:1] for one in names)


def _is_said_elsewhere(place: _Place, left: Plain, right: Plain) -> bool:
    """True if the other statement has what one says there at another place, and not the other way round.

    "They want a price, they want it in writing" has "want" twice, "want a price, fixed in writing" once. Where each has
    the word of the other, they may have changed places: "the judge accused the clerk".
    """
    here, there = ({word for word in some if word not in small_words.little()} for some in place)
    return (bool(here) and here.issubset(right)) != (bool(there) and there.issubset(left))


def _forms_of_names(words: Sequence[Word]) -> set[str]:
    return {form for word in words if word.name for form in word.forms}


def _has_name_alone(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """True if one names what the other does not: "the mayor" may stand in the place of the mayor's name."""
    names = [_forms_of_names(some) for some in (left, right)]
    return any(
        word.name and theirs.isdisjoint(word.forms)
        for some, theirs in ((left, names[1]), (right, names[0]))
        for word in some
    )
