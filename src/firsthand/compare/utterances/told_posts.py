"""A report's words for one person -> the posts that they name, beside the name or near it."""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.compare.utterances.posts import HEADS, MAX_HEAD_WORDS, SMALL, Post, groups_in, post_in
from firsthand.compare.utterances.russian import is_russian
from firsthand.lexicon import read_table
from firsthand.vocabulary import Entity, Span

_HEADS_IT = re.compile(rf",?\s+(?:who|which)\s+{HEADS}\s+([^.,;:“”\"]{{3,60}})")
_NAME_BEHIND = re.compile(r"(?:\s[^\W\d_a-zа-яё][\w’'-]*)+")
_APPOSITION = re.compile(r",\s(?:\d{1,3},\s)?(?:(?:an?|the)\s)?([^\d\W][^.,;:()“”«»\"—–]{2,60})(?=[.,;:()—–])")
"""What stands beside a name between commas: "Ada Reuel, the vice-chancellor, said"."""
_RUN_BEFORE = re.compile(r"((?:(?:[\w№][\w’'&.-]*|«[^«»]{1,40}»)[ \u00a0]){1,7})$")
"""The words right before a name, without a comma between."""
MAX_RUN = 100
"""Characters before a name in which they are looked for."""
_BETWEEN = re.compile(r"\s?[,:(—–]?\s?(?:aged\s)?(?:\d{1,3},\s)?(?:(?:Dr|Prof|the\sRt\sRev|Lt\sGen)\.?\s)?")
"""What may stand between a title or an apposition and the name."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\s$")
NEAR = 200
"""Characters about a name in which a word for a post may be said of it."""
MAX_BEFORE = 30
"""Characters before a name in which the last word is looked for."""
_PRONOUNS = frozenset("he she they his her their i we it он она они я мы его её ее их".split())
_ADJECTIVE = ("ый", "ий", "ой", "ая", "яя")


def posts_near(text: str, who: Entity) -> tuple[str, ...] | None:
    """The groups of the words for posts that stand near a name of theirs of which no post is told; None if one is.

    Such a word may be what the report calls them by elsewhere: "The owner came late. …, Ada Reuel said".
    """
    if not who.named or who.plural or who.kind != "person" or who.roles:
        return None
    places = [Span(max(0, span.start - NEAR), span.end + NEAR).of(text) for span in who.mentions]
    return tuple(sorted({group for place in places for group in groups_in(place)}))


def posts_of(text: str, who: Entity) -> tuple[Post, ...]:
    """The posts that the words for one person name, each once; none for several, and none for who may be anybody."""
    if who.plural or who.kind not in {"person", "other"}:
        return ()
    told = list(_told_of_name(text, who)) if who.named else [_whole(text, who)]
    return tuple(dict.fromkeys(post for words in told if (post := post_in(words))))


def _whole(text: str, who: Entity) -> str:
    """A description with the name behind it that it lacks: "the chef of the" is of the Gilded Pear, and no other."""
    last = who.name.rpartition(" ")[2].lower()
    first = next((span for span in who.mentions if span.of(text) == who.name), None)
    behind = _NAME_BEHIND.match(text, first.end) if first and last in SMALL else None
    return who.name + behind.group() if behind else who.name


def _told_of_name(text: str, who: Entity) -> Iterator[str]:
    """Titles and appositions that stand beside a name of theirs, and what stands there and is no role yet.

    "Ada Reuel, who heads the league", «худрук Юлия Берг», "Vice-chancellor Ada Reuel". A description further off may be
    somebody else's.
    """
    names = [name for name in who.mentions if _is_of_name(name.of(text)) and name not in who.roles]
    for role in who.roles:
        if any(_BETWEEN.fullmatch(text, *sorted((role.end, role.start, name.end, name.start))[1:3]) for name in names):
            yield role.of(text)
    for name in names:
        if found := _HEADS_IT.match(text, name.end):
            yield f"head of {found[1]}"
        nominative = name.of(text) == who.name
        before = _WORD_BEFORE.search(text, max(0, name.start - MAX_BEFORE), name.start)
        if before and is_russian(before[1]) and not nominative:
            yield before[1]
        yield from _beside_name(text, name, nominative=nominative)


def _is_of_name(mention: str) -> bool:
    """Whether a mention is one by name: it begins with a capital and is no pronoun."""
    return mention[:1].isupper() and mention.lower() not in _PRONOUNS


def _beside_name(text: str, name: Span, *, nominative: bool) -> Iterator[str]:
    """The words right before a name, and those between commas behind it, that may tell a post.

    Of Russian ones only those from a word in the nominative on: «сын губернатора Иван Рогов» is no governor.
    """
    run = _RUN_BEFORE.search(text, max(0, name.start - MAX_RUN), name.start)
    behind = _APPOSITION.match(text, name.end)
    for words, at_end in ((run, True), (behind, False)):
        if words is None:
            continue
        tokens = words[1].split()
        if is_russian(words[1]):
            yield from _nominative(tokens, anywhere=at_end) if nominative else ()
        elif at_end:
            small = max((at for at, token in enumerate(tokens) if token.lower() in SMALL), default=-1)
            yield " ".join(tokens[small + 1 :][-MAX_HEAD_WORDS:])
        elif "told" not in tokens:
            yield words[1]


def _nominative(tokens: list[str], *, anywhere: bool) -> Iterator[str]:
    """The words from the first that is a post in the nominative, with an adjective before it."""
    for at, token in enumerate(tokens):
        if not {token.lower(), " ".join(tokens[at : at + 2]).lower()}.isdisjoint(_russian_words()):
            yield " ".join(tokens[max(0, at - 1) if at and tokens[at - 1].endswith(_ADJECTIVE) else at :])
            return
        if not anywhere and not token.endswith(_ADJECTIVE):
            return


@cache
def _russian_words() -> frozenset[str]:
    """The words for a post as they are written in the nominative."""
    return frozenset(row["word"].lower() for row in read_table("offices_ru"))
