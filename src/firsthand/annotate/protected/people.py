"""Who of a report's people is public, and who is known by a first name alone."""

from functools import cache

from firsthand.annotate.entities.known import Role, newsrooms, role_of
from firsthand.annotate.entities.people import name_tokens
from firsthand.annotate.entities.titles import head_roles
from firsthand.annotate.protected.family_names import is_family_name
from firsthand.annotate.protected.given_names import is_given_name
from firsthand.annotate.speakers.voices import Stage
from firsthand.lexicon import read_table
from firsthand.vocabulary import Entity, Span


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
    return " ".join(tokens) in _mononyms() or (len(tokens) == 1 and tokens[0] in newsrooms() and not entity.roles)


def has_first_name_only(stage: Stage, entity: Entity) -> bool:
    """True for one name, that is no last name, as after "Mr" or by its form, and no part of a longer name here."""
    names = names_of(stage, entity)
    if not names or any(len(_without_initial(name_tokens(span.of(stage.text)))) > 1 for span in names):
        return False
    token = name_tokens(names[0].of(stage.text))
    titled = any(_after_title(stage, span) for span in names)
    stylised = any(char.isdigit() for char in names[0].of(stage.text)) or names[0].of(stage.text).isupper()
    cut = all(_beside_capital(stage, span) for span in names)
    if not token or token[0] in stage.last_names or _is_plain_family_name(token[0]):
        return False
    return not titled and not stylised and not cut


def _without_initial(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the letter that stands for a last name: "Mira K."."""
    return tokens[:1] if len(tokens) == 2 and len(tokens[1]) == 1 < len(tokens[0]) else tokens


def _is_plain_family_name(name: str) -> bool:
    return is_family_name(name) and not is_given_name(name)


def _beside_capital(stage: Stage, span: Span) -> bool:
    """True if the name goes on in the word before or behind it: the tagger cut it."""
    layout = stage.layout
    first, after = layout.at(span.start), layout.after(span)
    opens = layout.sentence_start(first) >= first - 1
    beside = [at for at in ((after,) if opens else (first - 1, after)) if at < len(layout.words)]
    return any(
        layout.words[at].sentence == layout.words[first].sentence
        and layout.words[at].text[0].isupper()
        and len(layout.words[at].text.rstrip(".")) > 1
        and not role_of(layout.low(at))
        for at in beside
    )


def _after_title(stage: Stage, span: Span) -> bool:
    role = role_of(stage.layout.low(stage.layout.at(span.start) - 1))
    return role is not None and role.kind == "title"
