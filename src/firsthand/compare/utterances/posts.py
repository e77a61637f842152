"""Words for a person -> the post that they name: office or profession, and where it is held; and which may be one.

A post tells who an unnamed speaker can be; it names nobody. Words of two languages meet by English ones.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from firsthand.compare.utterances.forms import forms_of
from firsthand.compare.utterances.kinship import SAME, relation
from firsthand.compare.utterances.russian import english_of, is_russian, stem_of
from firsthand.compare.utterances.words import name_forms
from firsthand.lexicon import read_table

MAX_HEAD_WORDS = 4
MAX_WORDS = 12
"""Of a description; a longer one is a clause."""
MAX_BEFORE_RUSSIAN = 3
"""Words before the post in Russian: «главный эпидемиолог», «бывший вице-губернатор»."""
LEADER = "head"
KIND = "kind:"
"""Begins the key of a word for a body."""
DEPUTY = "deputy"
_ONE_WORD = frozenset(
    [
        "head of government",
        "secretary general",
        "general secretary",
        "vice president",
        "film director",
        "prima ballerina",
    ]
)
"""Groups whose last word is another post."""
LEADERS = frozenset({"chair", "director", "party leader"})
"""Who heads a body is called now one, now another of these."""

_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")
_OF = re.compile(r"\s(?:of|for|at|in|from|to|on|with|by|who|told|that|and)\s|[,;:(«“]")
HEADS = r"(?:heads|leads|chairs|runs|directs|presides\sover|is\sin\scharge\sof|is\sat\sthe\shead\sof)"
_SAID = re.compile(r"\s(?:told|said)\s")
"""Where a description that runs into its verb ends."""
_IN_CHARGE = re.compile(
    rf"(?i)^the\s(?:\w+\s)?(?:man|woman|nun|person|official)\s(?:in\scharge(?:\sof\b)?|who\s{HEADS}|at\sthe\s(?:head|helm)\sof)"
)
"""What a description says of who heads a body: "the woman in charge of the Green Line"."""
_CUT = re.compile(r"(?i)\s(?:at|during|after|before)(?:\s(?:an?|the))?$")
"""Where a description runs into what it was said at: "the district's top doctor at a"."""
_ANYBODY = frozenset(
    """a an one some any another no every each many several few most all nobody none both other
    один одна некий некая какой-то какая-то любой любая каждый каждая никто другой другая""".split()
)
"""First words of a description that may mean anybody."""
SMALL = frozenset(
    "a an the its their his her our my this that of for at in from to on with by who told and s и в во на по из".split()
)
_SAYS_NOTHING = frozenset(
    """region regional area country nation national state city town village district provincial province county federal
    republic territory territorial local government department ministry authority office public service own new current
    top chief senior main s
    регион региональный область областной край краевой страна город городской район районный республика местный главный
    новый нынешний правительство""".split()
)
"""Words beside a post that every country has: they do not tell whose it is."""
_FORMER = frozenset("former ex late ousted onetime one-time retired deposed бывший бывшая экс".split())


_HEADS_OF_PLACES = frozenset(["governor", "mayor", "head of government"])
"""Whom another report may call the head of a place: «глава области»."""

_KINDS = {
    "scientist": frozenset(
        """archaeologist biologist climatologist ecologist epidemiologist geologist hydrologist meteorologist
        physicist seismologist virologist volcanologist zoologist astronomer chemist botanist""".split()
    ),
    "player": frozenset(
        ["footballer", "striker", "winger", "midfielder", "goalkeeper", "defender", "forward", "soccer player"]
    ),
    "rider": frozenset(["cyclist", "jockey"]),
    "athlete": frozenset(["runner", "sprinter", "swimmer", "gymnast", "skater", "skier", "rower", "wrestler"]),
    "musician": frozenset(["singer", "pianist", "violinist", "cellist", "rapper", "songwriter", "conductor"]),
}
"""Words for a person that stand for any of several professions."""
_DISTINCTIONS = frozenset(
    [
        "champion",
        "expert",
        "founder",
        "laureate",
        "number one",
        "official",
        "record holder",
        "star",
        "top seed",
        "veteran",
    ]
)
"""Groups of words that go with any profession."""
_SPEAK_FOR_OTHERS = frozenset([DEPUTY, "adviser", "lawyer", "mediator", "spokesperson"])
"""Groups of those who say the same words as whom they speak for."""
KINDS_OF_BODIES = frozenset(
    """academy agency airline airport archive association bakery bank brewery broadcaster cathedral chain charity
    choir church city clinic club college colony commission company cooperative council court dam factory farm
    federation ferry festival firm foundation gallery group harbour hospital institute island laboratory league
    library lyceum metro mine monastery museum network newspaper observatory opera orchestra orphanage park party
    plant port prison province publisher railway region regulator reserve retailer school shelter side station
    supermarket system team theatre town trust union university village watchdog zoo""".split()
)
"""Words for what somebody heads, that a report may use of it without a name: "the zoo's director"."""

ANY_KIND = frozenset(f"{KIND}{word}" for word in KINDS_OF_BODIES)
"""The keys of all of them."""

_Row = tuple[str, bool, tuple[str, ...]]
"""Group, public or not, and what the word itself says that it is of."""


class Post(msgspec.Struct, frozen=True, array_like=True):
    """One office or profession as a report words it."""

    group: str
    """What words for it share, by roles.tsv."""
    public: bool
    """Whether it is a public office, or makes its holder a public figure."""
    former: bool
    beside: tuple[tuple[str, ...], ...] = ()
    """The forms of each word that says where or for what it is held, as `Word.forms`; none where the words are bare."""


def groups_in(text: str) -> Iterator[str]:
    """The groups of all words for posts in a text, of whomever they are said."""
    tokens = [match.group().lower() for match in _WORD.finditer(text)]
    stems = [stem_of(token) for token in tokens]
    for at, token in enumerate(tokens):
        table, words = (_posts_in_russian(), stems) if is_russian(token) else (_posts(), tokens)
        found = next((row for end in (at + 2, at + 1) if (row := table.get(" ".join(words[at:end])))), None)
        if found:
            yield found[0]


def post_in(words: str) -> Post | None:
    """The post that a title, an apposition or a description names; None if it may be anybody's, is cut or is none."""
    words = _CUT.sub("", _IN_CHARGE.sub("head of", words)).removesuffix(" of")
    tokens = [match.group() for match in _WORD.finditer(words)]
    if not tokens or len(tokens) > MAX_WORDS or tokens[0].lower() in _ANYBODY or tokens[-1].lower() in SMALL:
        return None
    found = _in_russian(tokens) if is_russian(words) else _in_english(words)
    if found is None:
        return None
    (group, public, of), rest = found
    lows = {token.lower() for token in rest}
    former = bool(lows & _FORMER) or any(low.startswith(("ex-", "экс-")) for low in map(str.lower, tokens))
    return Post(group, public, former, tuple(_beside([*of, *rest])))


def name_behind(words: str) -> str | None:
    """The name in Cyrillic that ends a description: «президент федерации Рогов»; it may be a place."""
    last = words.rpartition(" ")[2]
    return last if " " in words and is_russian(last) and last[:1].isupper() and last[1:2].islower() else None


def may_be_one_post(described: Post, held: Post, context: Collection[str]) -> bool:
    """True if one person may be meant: one post, and all that the description adds is said of the other.

    `context` holds keys of names of the report that names the holder: what the description adds may be one of them.
    """
    if described.former != held.former or not is_one_group(described, held):
        return False
    return all(
        not context_keys(forms).isdisjoint(context) or any(relation(forms, other)[0] >= SAME for other in held.beside)
        for forms in described.beside
    )


def are_of_two_places(one: Post, other: Post) -> bool:
    """True for one office of two: the mayor of Dorn, the mayor of Lomm; what both add are names, and other ones."""
    names = [
        [forms for forms in post.beside if any(form.startswith("name:") for form in forms)] for post in (one, other)
    ]
    return all(names) and is_one_group(one, other) and not _share(*names)


def may_be_of_one_body(described: Post, held: Post, context: Collection[str]) -> bool:
    """The same where the other report does not tell by a common word of which body: the board's chairman, the bank's.

    Two bodies that are told are two: the director of the school, the hospital's.
    """
    told = any(not ANY_KIND.isdisjoint(context_keys(forms)) for forms in held.beside)
    return may_be_one_post(described, held, context if told else {*context, *ANY_KIND})


def is_distinction(post: Post) -> bool:
    """Whether it is nobody's profession: the winner may be a novelist, the champion a boxer, the official a doctor."""
    return post.group in _DISTINCTIONS


def speaks_for_others(post: Post) -> bool:
    """Whether its holder says what another person says."""
    return post.group in _SPEAK_FOR_OTHERS


def tells_age(post: Post) -> bool:
    """Whether the words beside it tell how old its holder is: "the 29-year-old rower"."""
    return any(form[:1].isdigit() for forms in post.beside for form in forms)


def kind_of_profession(group: str) -> str:
    """The word that stands for the profession and its like; the group itself for any other."""
    return next((kind for kind, groups in _KINDS.items() if group in groups), group)


def kinds_of_bodies(text: str) -> frozenset[str]:
    """Keys of the words of a text for what somebody may head."""
    lows = {match.group().lower() for match in _WORD.finditer(text)}
    return frozenset(key for low in lows for key in _kinds_of(low))


@lru_cache(maxsize=1 << 16)
def _kinds_of(low: str) -> tuple[str, ...]:
    """The keys of one word."""
    forms = (english_of(low) or ()) if is_russian(low) else (forms_of(low) or ())
    return tuple(f"{KIND}{form}" for form in forms if form in KINDS_OF_BODIES)


def is_one_group(one: Post, other: Post) -> bool:
    """True for one group or a kind of it, a region's head and its governor, a fire chief who is a fire commissioner."""
    if one.group == other.group or other.group in _KINDS.get(one.group, ()):
        return True
    if LEADER not in {one.group, other.group} or not (one.public and other.public):
        return False
    return not _HEADS_OF_PLACES.isdisjoint({one.group, other.group}) or _share(one.beside, other.beside)


def _share(some: Iterable[tuple[str, ...]], others: Sequence[tuple[str, ...]]) -> bool:
    return any(relation(one, other)[0] >= SAME for one in some for other in others)


def context_keys(forms: tuple[str, ...]) -> frozenset[str]:
    """The keys by which a name, or a word for a body, is found in a report's context."""
    return frozenset(
        form if form.startswith("name:") else f"{KIND}{form}"
        for form in forms
        if form.startswith("name:") or form in KINDS_OF_BODIES
    )


def _in_english(words: str) -> tuple[_Row, list[str]] | None:
    """The row of the post that ends the phrase before what it is of, and the other words."""
    phrase = _SAID.split(words, maxsplit=1)[0].replace("’s ", " ").replace("'s ", " ").replace("’ ", " ")
    head = _OF.split(phrase, maxsplit=1)[0]
    before = [match.group() for match in _WORD.finditer(head)]
    behind = [match.group() for match in _WORD.finditer(phrase[len(head) :])]
    while before:
        for start in range(max(0, len(before) - MAX_HEAD_WORDS), len(before)):
            found = _posts().get(" ".join(before[start:]).lower())
            if found:
                return found, [*before[:start], *behind]
        if len(before) == 1 or before[-1].lower() not in _titles():
            return None
        before.pop()
    return None


def _in_russian(tokens: list[str]) -> tuple[_Row, list[str]] | None:
    """The row of the first word that is a post, and the other words."""
    stems = [stem_of(token.lower().removeprefix("экс-")) for token in tokens]
    for at in range(min(MAX_BEFORE_RUSSIAN + 1, len(tokens))):
        for end in (at + 2, at + 1):
            found = _posts_in_russian().get(" ".join(stems[at:end]))
            if found:
                return found, [*tokens[:at], *tokens[end:]]
    return None


def _beside(rest: list[str]) -> Iterator[tuple[str, ...]]:
    """The forms of the words that tell whose post it is, common ones too: "school", "party"."""
    for word in rest:
        low = word.lower()
        stems = {low, stem_of(low)} if is_russian(low) else {low}
        if stems.isdisjoint(_says_nothing()) and low not in _FORMER | SMALL and not low.isdecimal():
            english = english_of(low) if is_russian(low) else forms_of(low)
            names = name_forms(low) if word[0].isupper() else ()
            yield (*names, *(english or (low,)))


@cache
def _says_nothing() -> frozenset[str]:
    return _SAYS_NOTHING | {stem_of(word) for word in _SAYS_NOTHING if is_russian(word)}


@cache
def _posts() -> Mapping[str, _Row]:
    """Rows by English word: public roles, and who else speaks for a body or a profession."""
    public = [row for row in read_table("roles") if row["public"] == "yes" and row["kind"] in {"office", "fame"}]
    groups = {row["word"].lower(): row["group"] for row in public}
    found = {row["word"].lower(): _row(row["word"], row["group"], groups) for row in public}
    own = {row["word"]: (row["group"], row["public"] == "yes", tuple(row["of"].split())) for row in read_table("posts")}
    return found | own


def _row(word: str, group: str, groups: Mapping[str, str]) -> _Row:
    """A health secretary is a minister, of health; a police chief a head, of police; a deputy mayor one of a mayor."""
    *of, last = group.split()
    if group == DEPUTY:
        of, last = word.replace("-", " ").split()[1:], DEPUTY
    elif last not in groups or group in _ONE_WORD:
        of, last = [], group
    held = groups.get(last, last)
    return LEADER if held in LEADERS else held, True, tuple(of)


@cache
def _titles() -> frozenset[str]:
    """What may stand between a post and a name: "Health Commissioner Dr"."""
    return frozenset(
        row["word"].lower() for row in read_table("roles") if row["kind"] == "title" and row["public"] != "yes"
    )


@cache
def _posts_in_russian() -> Mapping[str, _Row]:
    """The same by the stem of a Russian word."""
    found = {}
    for row in read_table("offices_ru"):
        group, public, of = _posts()[row["english"]]
        found[" ".join(map(stem_of, row["word"].split()))] = (group, public, (*of, *row["of"].split()))
    return found
