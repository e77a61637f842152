"""Who must not be named in a Russian report, with every place to mask in every case form; recall before precision."""

from collections.abc import Iterable, Iterator

from firsthand.annotate.russian.cast import Cast, cast_of
from firsthand.annotate.russian.declension import plain
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.lexicon import Role, givens, kindred_names, roles
from firsthand.annotate.russian.minors import childs_words
from firsthand.annotate.russian.people import Name, patronymic
from firsthand.annotate.russian.requests import Request, find_requests
from firsthand.annotate.russian.surnames import same_name
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Protected, ProtectedReason, Span, mark_id

SENTENCES_BACK = 2
"""A request that names nobody is taken to be of the person mentioned last in as many sentences before it."""


def find_protected(reading: Reading) -> Iterable[Protected]:
    """One mark a protected person, by first mention; the strongest reason: minor, then asked, then first name only."""
    cast = cast_of(reading.report, reading.of(Attribution))
    people = [one for one in cast.drafts if one.kind == "person" and one.people]
    found: dict[Drafted, tuple[ProtectedReason, Span]] = {}
    for one in people:
        if words := childs_words(cast.frame, one):
            found[one] = ("minor", words)
    for request in find_requests(cast.frame.words):
        for one in _who_asked(cast, request):
            found.setdefault(one, ("asked not to be named", request.span(cast.frame.words)))
    speaking = {voice.owner for voice in cast.voices}
    for one in people:
        if one in speaking and not any(name.last for name in one.people) and not _is_public(one):
            found.setdefault(one, ("first name only", min(name.span for name in one.people)))
    for one, (reason, because) in sorted(found.items(), key=lambda item: min(item[0].mentions)):
        yield Protected(
            span=min(name.span for name in one.people),
            name=one.name,
            reason=reason,
            because=because,
            entity=mark_id(one.frozen()),
            mask=mask_of(cast, one),
        )


def _is_public(draft: Drafted) -> bool:
    """True for whoever holds a public role."""
    return any(role.public for role in draft.facts)


def _who_asked(cast: Cast, request: Request) -> list[Drafted]:
    """Whom a request is about: the name that it introduces, else the last private person before it in its sentence.

    Else the last one in the sentences before, if no description stands nearer; else the first behind it.
    """
    words = cast.frame.words
    spots = [(name.first, one) for one in cast.drafts for name in one.people if one.people and not _is_public(one)]
    spots.sort(key=lambda spot: spot[0])
    behind = [one for at, one in spots if request.first <= at < request.sentence.stop]
    if request.introduces and behind:
        return behind[:1]
    before = [(at, one) for at, one in spots if request.sentence.start <= at < request.first]
    nearest = _describes(cast, request, before[-1][0] if before else request.sentence.start - 1)
    if before and (nearest is None or _is_title(cast, before[-1][1], request)):
        return [before[-1][1]]
    first = max(words.all[request.first].sentence - SENTENCES_BACK, 0)
    earlier = [one for at, one in spots if at < request.sentence.start and words.all[at].sentence >= first]
    if nearest:
        alike = [one for one in [*earlier, *(one for _, one in before)] if _answers(one, nearest)]
        return alike[-1:]
    return earlier[-1:] or behind[:1]


def _describes(cast: Cast, request: Request, after: int) -> Role | None:
    """The description in the nominative that stands nearest before a request, behind word `after`."""
    words = cast.frame.words
    titles = {at for one in cast.drafts for span in one.roles for at in words.inside(span)}
    for at in range(request.first - 1, max(after, request.sentence.start - 1), -1):
        for role in roles().get(words.low(at), ()):
            if "n" in role.cases and role.kind in {"office", "trade", "kin", "child", "fame"} and at not in titles:
                return role
    return None


def _is_title(cast: Cast, one: Drafted, request: Request) -> bool:
    """True where the description stands in apposition to the person: «Олег, санитар больницы, попросил ...»."""
    words = cast.frame.words
    ends = [name.after for name in one.people if name.after < request.first]
    return bool(ends) and words.low(max(ends)) in {",", "(", "—"}


def _answers(one: Drafted, role: Role) -> bool:
    """True if the person was called so before, or is known by a first name and may be meant."""
    same = any(fact.word == role.word or (fact.group and fact.group == role.group) for fact in one.facts)
    generic = role.group in {"собеседник", "источник"}
    fits = role.gender not in {"f", "m"} or (role.kind != "kin" and one.gender in {role.gender, None})
    alone = not any(name.last for name in one.people)
    return same or (generic and alone) or (alone and fits and role.kind == "trade" and role.gender == "f" == one.gender)


def mask_of(cast: Cast, draft: Drafted) -> tuple[Span, ...]:
    """Every place where the name or a part of it stands, in any case, short form or capitals, in text order.

    Left out is a given name that begins the full name of somebody else.
    """
    words = cast.frame.words
    spans = {name.span for name in draft.people}
    others = {name.first for one in cast.drafts if one is not draft for name in one.people if name.last and name.given}
    for at, word in enumerate(words.all):
        if word.capital and word.alpha and at not in others and _is_part(word.low, draft.people):
            spans.add(Span(word.start, word.end))
    kept = [one for one in spans if not any(other != one and other.covers(one) for other in spans)]
    return tuple(sorted(kept))


def _is_part(low: str, names: Iterable[Name]) -> bool:
    """True if a word may be a form of one of a person's names."""
    for part in _parts(names):
        known = {given.name for given in givens().get(plain(part), ())}
        kin = {plain(other) for name in known for other in kindred_names(name)}
        here = {plain(given.name) for given in givens().get(low, ())}
        if kin & here or (
            not known and same_name(low, part) and bool(patronymic(low)) == bool(patronymic(plain(part)))
        ):
            return True
    return False


def _parts(names: Iterable[Name]) -> Iterator[str]:
    for name in names:
        for part in (name.given, name.patronymic, name.last):
            yield from (one for one in part.split() if not one.endswith("."))
