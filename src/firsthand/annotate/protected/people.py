"""Who of a report's people is public, who is a minor, and who is known by a first name alone."""

from collections.abc import Iterable
from functools import cache

from firsthand.annotate.entities.known import Role, newsrooms, role_of
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.people import name_tokens
from firsthand.annotate.entities.titles import head_roles
from firsthand.annotate.protected.family_names import is_family_name
from firsthand.annotate.protected.given_names import is_given_name
from firsthand.annotate.speakers.voices import Stage
from firsthand.lexicon import read_table
from firsthand.vocabulary import ADULT_YEARS, Attribution, Entity, Mention, Span

_CHILDREN = frozenset(
    (
        "schoolgirl",
        "schoolboy",
        "toddler",
        "infant",
        "baby",
        "minor",
        "pupil",
        "girl",
        "boy",
        "teenage girl",
        "teenage boy",
    )
)
_BEFORE_AN_AGE = frozenset(("now", "aged", "age", "who", "is", "was"))
_BEHIND_AN_AGE = frozenset(("", "and", "or", "year", "years"))
_IS_OF_AGE = frozenset(("is", "turns", "turned"))
_TO_COME = frozenset(("next", "this", "in", "on", "soon", "tomorrow", "today", "last"))
"""Behind "turns 18", which then is an age, as behind "turned 15"."""
_CHILD_OF = frozenset(("girl", "boy", "child", "pupil"))


@cache
def _mononyms() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in read_table("mononyms"))


def names_of(stage: Stage, entity: Entity) -> list[Span]:
    """The places of the entity where a name stands, not a description or a pronoun."""
    return [span for span in entity.mentions if span in stage.people]


def roles_of(stage: Stage, entity: Entity) -> list[Role]:
    """What the report says that the entity is."""
    return [role for span in entity.roles for role, _ in head_roles(stage.layout, span)]


def is_public(stage: Stage, entity: Entity) -> bool:
    """True for whoever holds a public role or lives by being known, and for those known by one name everywhere."""
    if any(role.public for role in roles_of(stage, entity)):
        return True
    tokens = name_tokens(entity.name)
    return len(tokens) == 1 and (tokens[0] in _mononyms() or (tokens[0] in newsrooms() and not entity.roles))


def has_first_name_only(stage: Stage, entity: Entity) -> bool:
    """True for one name, that is no last name, as after "Mr" or by its form, and no part of a longer name here."""
    names = names_of(stage, entity)
    if not names or any(len(name_tokens(span.of(stage.text))) > 1 for span in names):
        return False
    token = name_tokens(names[0].of(stage.text))
    titled = any(_after_title(stage, span) for span in names)
    stylised = any(char.isdigit() for char in names[0].of(stage.text)) or names[0].of(stage.text).isupper()
    cut = all(_beside_capital(stage, span) for span in names)
    if not token or token[0] in stage.last_names or _is_plain_family_name(token[0]):
        return False
    return not titled and not stylised and not cut


def _is_plain_family_name(name: str) -> bool:
    return is_family_name(name) and not is_given_name(name)


def is_a_person(stage: Stage, entity: Entity) -> bool:
    """True if more than the tagger says so: a role, an age, a pronoun, or words of its own in quotation marks."""
    if entity.gender or entity.roles or minor_words(stage, entity):
        return True
    quoting = {item.source for item in stage.reading.of(Attribution) if item.style == "direct"}
    return any(source and source.covers(span) for source in quoting for span in entity.mentions)


def _beside_capital(stage: Stage, span: Span) -> bool:
    """True if the name goes on in the word before or behind it: the tagger cut it."""
    layout = stage.layout
    first, after = layout.at(span.start), layout.after(span)
    opens = layout.sentence_start(first) >= first - 1
    beside = [at for at in ((after,) if opens else (first - 1, after)) if at < len(layout.words)]
    return any(
        layout.words[at].sentence == layout.words[first].sentence
        and layout.words[at].text[0].isupper()
        and not role_of(layout.low(at))
        for at in beside
    )


def _after_title(stage: Stage, span: Span) -> bool:
    role = role_of(stage.layout.low(stage.layout.at(span.start) - 1))
    return role is not None and role.kind == "title"


def minor_words(stage: Stage, entity: Entity) -> Span | None:
    """The words that say that the person is under eighteen: "15", "aged twelve", "a girl of 9", "schoolgirl"."""
    layout = stage.layout
    for span in names_of(stage, entity):
        after = layout.after(span)
        if layout.low(after) in {",", "("}:
            at = after + 1
            while layout.low(at) in _BEFORE_AN_AGE:
                at += 1
            if _is_child(layout.low(at)) and _ends_an_age(layout.low(at + 1)):
                return layout.words[at].span
        if (years := _years_said_of(layout, after)) is not None:
            return years
        before = layout.at(span.start)
        if layout.low(before - 1) == "," and layout.low(before - 3) == "of" and layout.low(before - 4) in _CHILD_OF:
            return layout.words[before - 2].span if _is_child(layout.low(before - 2)) else None
        beside = range(max(before - 5, 0), min(after + 5, len(layout.words)))
        for spot in beside:
            age, _, rest = layout.low(spot).partition("-")
            if ((rest == "year-old" and _is_child(age)) or rest in {"grader", "graders"}) and _same(stage, spot, span):
                return layout.words[spot].span
    found = list(_child_roles(stage, entity))
    return found[0] if found else None


def _years_said_of(layout: Layout, at: int) -> Span | None:
    """The age under eighteen said of a name that ends before `at`: "is 15", "turned sixteen", "who turns 18 in May"."""
    at += layout.low(at) == ","
    at += layout.low(at) == "who"
    verb = layout.low(at)
    at += 1 + (layout.low(at + 1) in {"just", "only", "still", "now"})
    word, behind = layout.low(at), layout.low(at + 1)
    child = word != "one" and (_is_child(word) or (verb == "turns" and word in {"18", "eighteen"}))
    ends = _ends_an_age(behind) or (verb != "is" and behind in _TO_COME)
    return layout.words[at].span if verb in _IS_OF_AGE and child and ends else None


def _child_roles(stage: Stage, entity: Entity) -> Iterable[Span]:
    """The titles and appositions that call the person a child."""
    for span in entity.roles:
        if any(role.word in _CHILDREN and not role.plural for role, _ in head_roles(stage.layout, span)):
            yield span


def _same(stage: Stage, at: int, span: Span) -> bool:
    """True if the word stands beside the name, with no other person's name between."""
    lo, hi = sorted((at, stage.layout.at(span.start)))
    between = range(lo + 1, hi)
    others: list[Mention] = [m for i in between if (m := stage.names.starts.get(i)) and m.kind == "person"]
    return all(mention.span == span for mention in others)


_AGES = {word: years for years, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve "
                                                  "thirteen fourteen fifteen sixteen seventeen".split())}  # fmt: skip


def _ends_an_age(behind: str) -> bool:
    """False for what a number counts: "Karvale, 15 boats", "15 %"."""
    return behind in _BEHIND_AN_AGE or not (behind[0].isalnum() or behind == "%")


def _is_child(age: str) -> bool:
    years = int(age) if age.isdecimal() else _AGES.get(age, ADULT_YEARS)
    return years < ADULT_YEARS
