"""Where a Russian text names places: by table, behind a noun for a place, and behind «в», «из», «под»."""

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.annotate.russian.declension import is_adjective, nominative_adjective, plain
from firsthand.annotate.russian.lexicon import bodies, givens, longest, places, roles
from firsthand.annotate.russian.people import name_at
from firsthand.annotate.russian.words import Words
from firsthand.vocabulary import Span

_SORTS = frozenset(
    "город города городу городом городе поселок поселка поселке поселку село села селе селу деревня деревни деревне "
    "деревню станица станицы станице хутор хутора хуторе аул аула ауле остров острова острове река реки реке реку "
    "озеро озера озере улица улицы улице улицу площадь площади район района районе проспект проспекта проспекте".split()
)
_REALMS = {
    "f": frozenset("область области областью республика республики республике республику".split()),
    "m": frozenset("край края крае краю краем район района районе округ округа округе район".split()),
    "n": frozenset("море моря озеро озера побережье побережья".split()),
}
_IN = frozenset("в во из под близ".split())


class Place(NamedTuple):
    """A place's name as it stands, and its nominative; as it stands where that is not sure."""

    span: Span
    name: str


def find_places(words: Words) -> Iterator[Place]:
    """The names of places in text order; they do not overlap."""
    at = 0
    while at < len(words.all):
        found = _found_at(words, at) if words.all[at].capital and not words.all[at].text[0].isdecimal() else None
        if found:
            yield found[0]
        at = found[1] if found else at + 1


def _found_at(words: Words, at: int) -> tuple[Place, int] | None:
    for length in range(min(longest("places"), len(words.all) - at), 0, -1):
        span = words.span(at, at + length)
        if known := places().get(plain(" ".join(span.of(words.text).split()))):
            fits = not known[0].name.isupper() or span.of(words.text).isupper()
            return (Place(span, known[0].name), at + length) if fits else None
    if not "а" <= words.all[at].low[0] <= "я" or bodies().get(words.low(at)) or name_at(words, at):
        return None
    if realm := _realm(words, at):
        return realm
    behind = words.low(at - 1)
    ruled = behind in _SORTS or (behind in _IN and words.all[at].text[-1] in "еиоыах") or _of_office(words, at)
    if not ruled or words.all[at].sentence != words.all[at - 1].sentence or words.all[at].text.isupper():
        return None
    after = at + 1
    if is_adjective(words.all[at].text) and after < len(words.all) and words.all[after].capital:
        after += 1
    span = words.span(at, after)
    return Place(span, _nominative(span.of(words.text))), after


def _realm(words: Words, at: int) -> tuple[Place, int] | None:
    """«Озёрной республике», «Воронежская область»."""
    if not is_adjective(words.all[at].text):
        return None
    for gender, nouns in _REALMS.items():
        if words.low(at + 1) in nouns:
            noun = {"f": "республика" if words.low(at + 1).startswith("респ") else "область"}.get(
                gender, words.low(at + 1)
            )
            for stem in ("край", "район", "округ", "море", "озеро", "побережье"):
                noun = stem if gender != "f" and noun.startswith(stem[:-1]) else noun
            name = f"{nominative_adjective(words.all[at].text, gender)} {noun}"
            return Place(words.span(at, at + 2), name), at + 2
    return None


def _of_office(words: Words, at: int) -> bool:
    """«мэр Приозёрска Артур Белов», «жительница Угольска»: a single name in the genitive behind a role."""
    role = roles().get(words.low(at - 1), ())
    word = words.all[at].text
    private = {"kin", "title", "child", "person"}
    fits = (
        any(one.kind not in private for one in role) and word[-1] in "аяыи" and word[-3:] not in {"ова", "ева", "ина"}
    )
    following = words.low(at + 1)
    capital = at + 1 < len(words.all) and words.all[at + 1].capital
    town = word.endswith(("ска", "града", "поля", "бурга", "горска", "ки", "цы"))
    return fits and not word.endswith(("ская", "цкая")) and (town or (capital and following in givens()))


def _nominative(word: str) -> str:
    """A town's name in the nominative where its ending is sure: «Угольске» -> «Угольск»."""
    for stem in ("ск", "град", "бург", "поль"):
        for end in ("а", "е", "у", "ом", "я", "ем"):
            if word.endswith(stem.rstrip("ь") + end) and " " not in word:
                return word[: -len(end)] + ("ь" if stem == "поль" else "")
    return word
