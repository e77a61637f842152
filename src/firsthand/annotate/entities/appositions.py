"""The name that stands in apposition to a described source: "Its operator, Northern Sound", "counsel, N. N. SC"."""

from collections.abc import Iterator, Sequence

from firsthand.annotate.entities.known import (
    DETERMINERS,
    INDEFINITE,
    PREPOSITIONS,
    RELATIVES,
    body_group,
    role_of,
)
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import Names, Phrase, phrase_ending, role_at
from firsthand.annotate.entities.shares import SINGLE
from firsthand.annotate.entities.sourcenames import COMPANY_FORMS, POSTNOMINALS
from firsthand.vocabulary import EntityKind, Mention, Span

_MARKS = frozenset({",", "—", "–", "-", ":"})
_AFTER = frozenset({",", "—", "–", ";", ".", "(", ")", "”", '"'})
_PLACED = frozenset({"of", "from", "in", "at"})
"""What may follow a name in apposition: "Dr N. N. of the Institute"."""
_GIVEN = frozenset({"name", "names", "surname"})
"""Before the comma of "who gave only her first name, N.": not a name for the source to go by."""
_MAX_TITLE_WORDS = 4
_MAX_NAME_WORDS = 6
_SMALL = frozenset("of and for the de da del di du la le van von der den bin al el ní ó mac und y e".split())
_MONTHS = frozenset("january february march april june july august september october november december".split())


def apposed(layout: Layout, names: Names, first: int, core: int, end: int) -> Mention | None:
    """The name in apposition to the description from word `first` to `core`, in a source that ends before `end`.

    A person's to somebody described as one; a body's to a body, or to a definite trade ("the operator"). What stands
    behind a relative clause counts where it ends the source, and not as the name of whoever the clause ends with.
    """
    phrase = phrase_ending(layout, names, core)
    for mark in range(core, end + 1):
        given = layout.low(mark - 1) in _GIVEN
        if given or layout.low(mark) not in _MARKS or layout.words[mark].sentence != layout.words[first].sentence:
            continue
        mention = _behind(layout, names, mark, end)
        if mention is None or (mark != core and _is_of_another(layout, core, mark)):
            continue
        return mention if phrase and _fits(phrase, mention, cut=mark == end, next_to=mark == core) else None
    return None


def one_of(layout: Layout, names: Names, first: int, end: int) -> Mention | None:
    """N. N. in "One of her helpers, N. N., 12": the person named beside one of some."""
    if layout.low(first) not in SINGLE or layout.low(first + 1) != "of":
        return None
    mark = next((at for at in range(first + 2, end) if not layout.words[at].text[0].isalnum()), end)
    mention = _behind(layout, names, mark, end) if layout.low(mark) in _MARKS else None
    return mention if mention and mention.kind == "person" else None


def _behind(layout: Layout, names: Names, mark: int, end: int) -> Mention | None:
    """The name that is all of the apposition behind the mark, after its titles."""
    at = mark + 1
    article = at + 1 if layout.low(at) == "the" else at
    mention = names.starts.get(at) or names.starts.get(article) or names.starts.get(after_titles(layout, at))
    if mention and _stands_alone(layout, layout.after(mention.span), end):
        return mention if mark < end or layout.low(layout.after(mention.span)) in {",", "(", "—", "–"} else None
    stop = next((i for i in range(at, end) if layout.low(i) in _AFTER - {"(", ")"}), end)
    last = names.ends.get(stop)  # "— late-night host N. N. —"
    return last if last and last.kind == "person" and at < stop else None


def after_titles(layout: Layout, at: int) -> int:
    """The index of the first word behind the titles at `at`: "Dr", "CP", "the Hon.", "fisheries officer"."""
    words = range(at, min(at + _MAX_TITLE_WORDS, len(layout.words)))
    after = max((i + 1 for i in words if _is_title(layout, i) and not _stops(layout, at, i)), default=at)
    return after + 3 if layout.low(after) == "(" and layout.low(after + 2) == ")" else after  # "Lt Gen (Rtd)"


def _is_title(layout: Layout, at: int) -> bool:
    title = role_of(layout.low(at).rstrip("."))
    short = layout.words[at].text.isupper() and layout.words[at].text.isalpha() and 1 < len(layout.low(at)) <= 4
    return title is not None or short or role_at(layout, at) is not None


def _stops(layout: Layout, first: int, last: int) -> bool:
    return any(not layout.words[i].text[0].isalnum() for i in range(first, last))


def _stands_alone(layout: Layout, after: int, end: int) -> bool:
    """True if the name is all of its apposition, up to a mark, the end of the source, or where he is from."""
    while layout.low(after).rstrip(".") in POSTNOMINALS:
        after += 1
    return after >= end or layout.low(after) in _AFTER or layout.low(after) in _PLACED


def _is_of_another(layout: Layout, core: int, mark: int) -> bool:
    """True for "the clerk who met the mayor, N. N.": the name is the mayor's."""
    clause = layout.low(core) not in PREPOSITIONS
    return clause and (role_at(layout, mark - 1) is not None or body_group(layout.low(mark - 1)) is not None)


def _fits(phrase: Phrase, mention: Mention, *, cut: bool, next_to: bool) -> bool:
    """True if the description is of such as are named so; `cut`: the source ends before the apposition."""
    definite = phrase.owner is not None or (phrase.determiner not in INDEFINITE and phrase.determiner != "")
    trade = phrase.role is None or phrase.role.kind == "trade"
    if mention.kind == "place" or (cut and not phrase.role):
        return False
    if mention.kind == "other":
        return True
    many = phrase.role.plural if phrase.role else phrase.determiner in _SEVERAL
    is_body = phrase.body is not None or body_group(phrase.head) is not None
    maker = trade and definite and phrase.head.endswith(_DOERS) and (next_to or phrase.plural)
    # The tagger takes the names of firms for people and the other way: the description knows better.
    return is_body or maker or (phrase.role is not None and not many) or (mention.kind == "person" and not many)


_DOERS = ("er", "or", "ers", "ors", "ants", "ees")
"""Endings of what a body may be as well as a person: "the operator", "the consultants"."""
_SEVERAL = frozenset("two three four five several many both some few".split())


def apposed_names(layout: Layout, mentions: Sequence[Mention], sources: Sequence[Span]) -> Iterator[Mention]:
    """Names that the tagger missed or cut in the appositions of described sources: "The tahsildar, S.N. Borade"."""
    held = {at: mention for mention in mentions for at in layout.inside(mention.span)}
    for source in sorted(set(sources)):
        words = layout.inside(source)
        if not words or (layout.low(words[0]) not in DETERMINERS and not role_at(layout, words[0])):
            continue
        for mark in range(words[0] + 1, words[-1] + 1):
            if layout.low(mark) != "," or layout.low(mark + 1) in RELATIVES or layout.low(mark - 1) in _GIVEN:
                continue
            if found := _named_behind(layout, held, mark, words[-1] + 1):
                yield found


def _named_behind(layout: Layout, held: dict[int, Mention], mark: int, end: int) -> Mention | None:
    """The name behind the comma at `mark`, where no mention has it whole and right."""
    article = layout.low(mark + 1) == "the"
    start = mark + 2 if article else after_titles(layout, mark + 1)
    run = _run(layout, start, end)
    if not run or not _stands_alone(layout, run[-1] + 1, end) or (len(run) < 2 and start == mark + 1):
        return None
    kind = _kind(layout, mark, run, article=article)
    known = held.get(run[0])
    same = known is not None and known.span == layout.span(run[0], run[-1] + 1)
    of_a_person = role_at(layout, mark - 1) is not None and body_group(layout.low(mark - 1)) is None
    wrong = same and known is not None and known.kind != kind == "person" and of_a_person
    if not wrong and _is_held(held, run):
        return None
    return Mention(span=layout.span(run[0], run[-1] + 1), kind=kind)


def _run(layout: Layout, start: int, end: int) -> list[int]:
    """The capitalised words from `start`, over the small words inside a name."""
    run: list[int] = []
    for at in range(start, min(end, start + _MAX_NAME_WORDS)):
        if not (layout.words[at].text[0].isupper() or (run and layout.low(at) in _SMALL - _PLACED)):
            break
        run.append(at)
    while run and (layout.low(run[-1]) in _SMALL or layout.low(run[-1]) in POSTNOMINALS):
        run.pop()
    dated = any(layout.low(at) in _MONTHS for at in run)
    return [] if dated or (run and role_at(layout, run[-1])) else run


def _is_held(held: dict[int, Mention], run: Sequence[int]) -> bool:
    """True if a longer name, or a person's full one, has these words already."""
    near = [held[at] for at in run if at in held]
    words = set(run)
    whole = [m for m in near if all(at in words for at in held if held[at] is m)]
    return len(whole) < len(near) or any(all(held.get(at) is m for at in run) for m in near)


def _kind(layout: Layout, mark: int, run: Sequence[int], *, article: bool) -> EntityKind:
    """A body's name by its words or by what it stands beside; else a person's."""
    words = [layout.low(at).rstrip(".") for at in run]
    named_so = any(word in COMPANY_FORMS or body_group(word) for word in words)
    beside = body_group(layout.low(mark - 1)) is not None and not role_at(layout, mark - 1)
    return "body" if article or named_so or beside else "person"
