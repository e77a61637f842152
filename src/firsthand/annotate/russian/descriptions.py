"""A source that is described («жительница Угольска», «градоначальник»): its name in the nominative, and whose it is."""

from typing import NamedTuple

from firsthand.annotate.russian.declension import is_adjective, nominative_adjective, plural_forms, plural_of
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.lexicon import Role, bodies, roles
from firsthand.annotate.russian.phrases import Frame, Phrase
from firsthand.vocabulary import EntityKind, Span


class Description(NamedTuple):
    """A phrase without a name, or whose name is not the source's."""

    span: Span
    name: str
    kind: EntityKind
    gender: str
    plural: bool
    role: Role | None
    head: str
    """The noun in the nominative, lower case."""
    bare: bool
    """True where the phrase is its noun alone."""


def describe(frame: Frame, phrase: Phrase) -> Description:
    """The description that a phrase gives: up to its first comma, the noun and its adjectives in the nominative."""
    words = frame.words
    after = next((at for at in range(phrase.first, phrase.after) if words.all[at].text == ","), phrase.after)
    head = min(phrase.head, after - 1)
    role = phrase.role
    low = words.low(head)
    known = next((one for one in bodies().get(low, ()) if one.kind in {"head", "class", "name"}), None)
    noun, gender = words.all[head].text, ""
    if role:
        gender = (
            "p" if role.plural else role.gender or ("f" if role.word[-1] in "ая" and role.kind != "office" else "m")
        )
        noun = _plural(role.word) if role.plural and role.kind != "people" and role.gender != "p" else role.word
    elif known:
        noun, gender = known.name, known.gender
    if words.all[head].capital and noun:
        noun = noun[0].upper() + noun[1:]
    own = "n" in (role.cases if role else known.cases if known else "n")
    front = [words.all[at].text for at in range(phrase.first, head)]
    front = front if own else [nominative_adjective(one, gender) if is_adjective(one) else one for one in front]
    noun = words.all[head].text if own else noun
    tail = Span(words.all[head].end, words.all[after - 1].end).of(frame.text) if after > head + 1 else ""
    kind: EntityKind = "other" if role and role.kind == "document" else "person" if role or not known else "body"
    if role and role.kind == "collective":
        kind = "body"
    sex = role.gender if role and role.gender in {"f", "m"} and role.kind in {"kin", "child", "person"} else ""
    sex = "f" if role and role.gender == "f" and role.kind != "collective" else sex
    return Description(
        span=words.span(phrase.first, after),
        name=" ".join([*front, noun]) + tail,
        kind=kind,
        gender=sex,
        plural=bool(role and role.plural),
        role=role,
        head=(role.word if role else known.name if known else low).lower(),
        bare=after - phrase.first == 1,
    )


def _plural(word: str) -> str:
    forms = plural_of(word) if word.endswith(("ые", "ие")) else plural_forms(word)
    return next((form for form, cases in forms.items() if "n" in cases), word)


def fits_description(frame: Frame, known: Drafted, told: Description) -> bool:
    """True if a bare «градоначальник», «девочка», «прокуратура» takes up somebody named before it."""
    if told.kind == "body":
        return known.kind == "body" and known.name.lower().split()[0] == told.head
    if known.kind != "person" or told.role is None or known.gender not in {None, told.gender or known.gender}:
        return False
    if told.role.kind == "child":
        return _is_young(frame, known) or any(fact.kind == "child" for fact in known.facts)
    group = told.role.group
    return any(fact.word == told.role.word or (group and fact.group == group) for fact in known.facts)


def _is_young(frame: Frame, known: Drafted) -> bool:
    """True where an age in «-летний» stands right before one of the names."""
    words = frame.words
    starts = [words.inside(span).start for span in known.mentions]
    return any("летн" in words.low(at - 1) and words.low(at - 1) not in roles() for at in starts)
