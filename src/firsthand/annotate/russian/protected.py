"""Who must not be named in a Russian report, with every place to mask in every case form; recall before precision."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from firsthand.annotate.russian.cast import Cast, cast_of
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.lexicon import Role, roles
from firsthand.annotate.russian.masks import Places
from firsthand.annotate.russian.minors import childs_words
from firsthand.annotate.russian.requests import LISTS, Request, find_requests
from firsthand.annotate.russian.told_young import young_words
from firsthand.annotate.russian.words import Words
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Protected, ProtectedReason, Span

_THINGS = (
    r"(?:улиц|рек[аи]?\b|город|площад|станци|компани|команд|парт(?:ий|ии)|корабл|суд(?:ов|на)|школы?\b|бренд|файл|завод|клуб"
    r"|фирм|домен)"
)
"""What else has a name: «имена улиц», «имя завода»; not «имена жителей города»."""
_ALL_NAMES = re.compile(
    rf"""(?x) ^\W* (?:(?:Все|Некоторые|Настоящие|Реальные|Многие)\s)? [Ии]мена (?:\sи\sфамилии)?
    (?: (?!\s(?:(?:всех|всем|двух|трёх|трех|многих|некоторых|этих)\s)?{_THINGS}) (?:\s[а-яё-]+){{0,7}}?
        \s (?:были\s)? (?:изменены(?!\sне|\sв\s\d|\s{LISTS})|вымышлен|заменены)
      | \s(?:наших\s|всех\s)? (?:собеседни|геро|респондент|рассказчи)[а-яё]+ \s (?:мы\s)?
        не\s (?:раскрыва|называ|указыва|разглаша|публику|привод) )"""
)
"""A note on nobody in particular: «Имена героев изменены», «Имена всех детей в этом тексте изменены»."""
_A_NOTE = re.compile(
    rf"""(?xi) ^\W* (?: (?:(?:её|ее|его|настоящее|реальное)\s)? имя (?:\sи\sфамилия)? (?:\s(?!{_THINGS})[а-яё]+)??
        \s (?:были?\s|было\s)? (?:изменен[оы](?!\s{LISTS})|вымышлено)
      | (?:мы|редакция|авторы?|журналисты?|корреспонденты?)\s (?:из|с|по)менил[аи]?\s
        (?:(?:её|ее|его)\sимя | имя\s(?:геро|собеседни|рассказчи|девушк|женщин|мужчин|девочк|мальчик)[а-яё]+) )"""
)
"""A note on one name, which may stand in front of it: «Имя героини изменено»."""
SENTENCES_BACK = 2
"""A request that names nobody is taken to be of the person mentioned last in as many sentences before it."""


def find_protected(reading: Reading) -> Iterable[Protected]:
    """One mark a protected person, by first mention; the strongest reason: minor, then asked, then first name only."""
    cast = cast_of(reading.report, reading.of(Attribution))
    people = [one for one in cast.drafts if one.kind == "person" and one.people]
    found: dict[Drafted, tuple[ProtectedReason, Span]] = {}
    for one in people:
        if words := childs_words(cast.frame, one) or young_words(cast, one, reading.report.date):
            found[one] = ("minor", words)
    scene = _Scene(cast)
    for note, noted in _notes(scene):
        for one in noted:
            found.setdefault(one, ("asked not to be named", note))
    for request in find_requests(cast.frame.words):
        for one in _who_asked(scene, request):
            found.setdefault(one, ("asked not to be named", request.span(cast.frame.words)))
    speaking = {voice.owner for voice in cast.voices}
    for one in people:
        if one in speaking and not any(name.last for name in one.people) and not _is_public(one):
            found.setdefault(one, ("first name only", min(name.span for name in one.people)))
    places = Places(cast)
    for one, (reason, because) in sorted(found.items(), key=lambda item: min(item[0].mentions)):
        yield Protected(
            span=min(name.span for name in one.people),
            name=one.name,
            reason=reason,
            because=because,
            entity=cast.ids[one],
            mask=places.of(one),
        )


def _is_public(draft: Drafted) -> bool:
    """True for whoever holds a public role."""
    return any(role.public for role in draft.facts)


class _Scene:
    """The private people of a report by the first word of each name, and the words of titles."""

    def __init__(self, cast: Cast) -> None:
        self.words = cast.frame.words
        named = [(name.first, one) for one in cast.drafts for name in one.people if not _is_public(one)]
        self.spots = sorted(named, key=lambda spot: spot[0])
        self.titles = {at for one in cast.drafts for span in one.roles for at in self.words.inside(span)}

    def between(self, first: int, after: int) -> list[tuple[int, Drafted]]:
        """The names that begin in the words `[first, after)`."""
        found = [bisect_left(self.spots, at, key=lambda spot: spot[0]) for at in (first, after)]
        return self.spots[found[0] : found[1]]


def _notes(scene: _Scene) -> Iterator[tuple[Span, list[Drafted]]]:
    """Notes on names that were changed, and whom they are about.

    One on names is of all whom the report names but public figures; one on a name with an asterisk of those whose names
    have one, too; one in front of any name of the first one behind it.
    """
    text = scene.words.text
    for sentence in scene.words.sentences if "мен" in text or "вымышлен" in text else ():
        words = sentence.of(text)
        note = Span(sentence.start, sentence.start + len(words.rstrip()))
        marked = [one for _, one in scene.spots if words.startswith("*") and _is_marked(text, one)]
        if _ALL_NAMES.match(words):
            yield note, marked or [one for _, one in scene.spots]
        elif _A_NOTE.match(words):
            first = scene.spots[:1] if scene.spots and scene.words.all[scene.spots[0][0]].start >= note.end else []
            yield note, marked or [one for _, one in first]


def _is_marked(text: str, one: Drafted) -> bool:
    return any(text.startswith("*", name.span.end) for name in one.people)


def _who_asked(scene: _Scene, request: Request) -> list[Drafted]:
    """Whom a request is about: the name that it introduces, else the last private person before it in its sentence.

    Else the last one in the sentences before, if no description stands nearer; else the first behind it, of «Журналисты
    изменили имя Анны Лунд» whose name stands right there.
    """
    words = scene.words
    behind = [one for _, one in scene.between(request.first, request.sentence.stop)]
    if request.introduces and behind:
        return behind[:1]
    before = scene.between(request.sentence.start, request.first)
    nearest = _describes(scene, request, before[-1][0] if before else request.sentence.start - 1)
    if before and (nearest is None or _is_apposed(words, before[-1][1], request)):
        return [before[-1][1]]
    first = max(words.all[request.first].sentence - SENTENCES_BACK, 0)
    earlier = [one for _, one in scene.between(words.inside(words.sentences[first]).start, request.sentence.start)]
    if nearest:
        alike = [one for one in [*earlier, *(one for _, one in before)] if _answers(one, nearest)]
        return alike[-1:] or [one for _, one in scene.between(request.after, request.after + 1)]
    return earlier[-1:] or behind[:1]


def _describes(scene: _Scene, request: Request, after: int) -> Role | None:
    """The description in the nominative that stands nearest before a request, behind word `after`."""
    for at in range(request.first - 1, max(after, request.sentence.start - 1), -1):
        for role in roles().get(scene.words.low(at), ()):
            if "n" in role.cases and role.kind in _DESCRIBING and at not in scene.titles:
                return role
    return None


_DESCRIBING = frozenset({"office", "trade", "kin", "child", "fame"})


def _is_apposed(words: Words, one: Drafted, request: Request) -> bool:
    """True where the description stands in apposition to the person: «Олег, санитар больницы, попросил ...»."""
    ends = [name.after for name in one.people if name.after < request.first]
    return bool(ends) and words.low(max(ends)) in {",", "(", "—"}


def _answers(one: Drafted, role: Role) -> bool:
    """True if the person was called so before, or is known by a first name and may be meant.

    Then a source as such may be anybody («собеседник»), and a woman's trade is that of a woman.
    """
    if any(fact.word == role.word or (fact.group and fact.group == role.group) for fact in one.facts):
        return True
    if any(name.last for name in one.people):
        return False
    return role.group in {"собеседник", "источник"} or (role.kind == "trade" and role.gender == one.gender == "f")
