"""A description ("the Kremlin chief", "the ministry") -> who or what it describes, where that is clear."""

from collections.abc import Iterable

from firsthand.annotate.entities.bodies import FIRM
from firsthand.annotate.entities.documents import DOCUMENTS, WRITTEN
from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.known import POSSESSIVES, Role, body_group, countries
from firsthand.annotate.entities.phrases import Phrase
from firsthand.annotate.entities.scene import Scene
from firsthand.annotate.entities.shares import QUANTIFIERS, SINGLE
from firsthand.vocabulary import EntityKind

CHILDREN = frozenset("baby boy child girl infant minor pupil schoolboy schoolgirl teenager toddler youth".split())
"""What somebody under age is called."""
CLEARLY_LATER = 3
"""Of two people who fit, the one mentioned at least this many sentences later is meant."""

_RANK = frozenset("deputy vice assistant acting former ex-".split())
_FORMER = frozenset({"former", "ex", "ex-", "onetime", "then"})


def described(scene: Scene, phrase: Phrase) -> tuple[Draft | None, tuple[Draft, ...]]:
    """The draft that a definite phrase describes, and the rivals when several fit equally well."""
    scored = []
    for draft in scene.drafts:
        score = _fit(scene, draft, phrase)
        if score > 0:
            scored.append((score, draft))
    if not scored:
        return None, ()
    known = [(score, draft) for score, draft in scored if draft.last >= 0] or scored
    best = max(score for score, _ in known)
    top = [draft for score, draft in known if score == best]
    if len(top) > 1:
        ordered = sorted(top, key=lambda draft: -_sentence(scene, draft))
        if _sentence(scene, ordered[0]) - _sentence(scene, ordered[1]) < CLEARLY_LATER:
            return None, tuple(ordered)
        top = ordered
    return top[0], ()


def _sentence(scene: Scene, draft: Draft) -> int:
    return scene.layout.words[draft.last].sentence if draft.last >= 0 else -1


def _fit(scene: Scene, draft: Draft, phrase: Phrase) -> float:
    """How well `draft` fits: 0 for not at all."""
    if phrase.body:
        return 0 if phrase.determiner in POSSESSIVES else _body_fit(draft, phrase)
    if phrase.plural and phrase.role and phrase.role.kind == "person":
        return 0  # "the oldest Veldeners" are not the Veldeners mentioned before
    if draft.kind != "person" or draft.plural != phrase.plural or phrase.role is None:
        return 0
    if phrase.role.kind == "person":
        return _person_fit(draft, phrase.role)
    fits = [_role_fit(scene, phrase, role, around) for role, around in draft.facts]
    return max(fits, default=0)


def _role_fit(scene: Scene, phrase: Phrase, role: Role, around: Iterable[str]) -> float:
    """2 for the same word, 1 for one of its group or its last word; half a point more for a shared word beside it."""
    wanted = phrase.role
    if wanted is None or (role.group != wanted.group and not _is_short_for(wanted, role)):
        return 0
    if role.kind == "title":  # "the doctor" is Dr N. N., "her doctor" and "the family doctor" may be another
        return 1 if phrase.determiner in {"the", ""} and not phrase.modifiers and not phrase.owner else 0
    mine, theirs = set(phrase.modifiers) | owner_words(scene, phrase), set(around)
    if bool(mine & _RANK - {"former"}) != bool(theirs & _RANK - {"former"}):
        return 0
    if theirs & _FORMER and not mine & _FORMER:
        return 0  # "the prime minister" is not the former one
    places, others = _countries(mine), _countries(theirs)
    if places and others and not places & others:
        return 0
    proper = {w for w in mine | theirs if w in scene.names.lower} - set(countries())
    if proper & mine and proper & theirs and not proper & mine & theirs:
        return 0
    return (2 if role.word == wanted.word else 1) + 0.5 * bool(places & others) + 0.5 * bool(proper & mine & theirs)


def _is_short_for(short: Role, role: Role) -> bool:
    """True for "the minister" of a defence minister, "the chief" of a fire chief; a prime minister is no minister.

    Nor is an attorney general "the general", or a press officer "the officer".
    """
    first, _, last = role.word.rpartition(" ")
    return last == short.word and role.kind in {"office", "trade"} and not _RANK_WORDS & set(first.split())


_RANK_WORDS = _RANK | {"prime", "high", "press", "attorney", "secretary", "inspector", "director"}
"""In front of an office they make another one of it."""


def _person_fit(draft: Draft, role: Role) -> float:
    """Somebody unnamed who was called so ("the man"), or whose gender is known to fit; a child only as a child."""
    if any(fact.word == role.word for fact, _ in draft.facts):
        return 2
    if draft.named or draft.last < 0:
        return 0
    if role.word in CHILDREN and not any(fact.word in CHILDREN for fact, _ in draft.facts):
        return 0  # "The boy, whose name is being withheld" is not the chairman of the sentence before
    return 1 if role.gender and draft.gender == role.gender else 0


def _body_fit(draft: Draft, phrase: Phrase) -> float:
    """A body whose name or apposition holds the word, with no other modifier than its own."""
    if draft.kind not in {"body", "other"}:
        return 0
    if phrase.body not in draft.bodies:
        return 0.5 if phrase.body == "company" and FIRM in draft.bodies and not phrase.modifiers else 0
    name = set(draft.name.lower().replace("-", " ").split())
    mods = {m for m in phrase.modifiers if m not in countries()}
    if mods and not mods & name:
        return 0
    return 1 + (phrase.head in name) + 0.5 * bool(mods)


def owner_words(scene: Scene, phrase: Phrase) -> set[str]:
    """The lower-case words of the possessor, if it is a name."""
    if not phrase.owner:
        return set()
    words = phrase.owner.of(scene.layout.text).lower()
    return set() if words in {"his", "her", "their", "its", "our", "my", "your"} else {words.removeprefix("the ")}


def _countries(words: set[str]) -> set[str]:
    known = countries()
    return {known[word] for word in words if word in known}


def kind_of(phrase: Phrase, *, members: bool = False) -> EntityKind:
    """What an unnamed source is, as far as its head tells; `members`: a capitalised plural ("Unionists")."""
    if phrase.role:
        return "person"
    if phrase.body and " of " not in f" {' '.join(phrase.modifiers)} ":
        return "body"
    somebody = phrase.head in QUANTIFIERS or phrase.head in _ANYBODY or phrase.head.endswith(_DOERS)
    return "person" if (somebody or members) and phrase.head not in DOCUMENTS else "other"


_DOERS = ("er", "or", "ers", "ors", "ants", "ents", "ees")
"""Endings of those who do something: a source with one is a person, where the lexicon knows no better."""

MIN_MEMBERS = 5
"""Letters below which a capitalised word in -s is no group of people."""

_ANYBODY = frozenset(
    "everyone everybody someone somebody nobody no-one anyone those people folks who ones family families percent "
    "couple people".split()
)


_MANY = QUANTIFIERS - SINGLE | {
    "everyone",
    "everybody",
    "nobody",
    "no-one",
    "anyone",
    "people",
    "folks",
    "family",
    "couple",
}
"""Heads that nobody calls he or she."""


def new_draft(scene: Scene, phrase: Phrase) -> Draft:
    """A draft for somebody the report does not name: its description is its name."""
    text = " ".join((phrase.whole or phrase.span).of(scene.layout.text).split())
    last = scene.layout.words[scene.layout.after(phrase.span) - 1].text
    kind = kind_of(phrase, members=last[0].isupper() and last.endswith("s") and len(last) > MIN_MEMBERS)
    draft = Draft(kind, text, named=False, plural=(phrase.plural or phrase.head in _MANY) and kind != "body")
    if phrase.role:
        draft.learn(phrase.role, (*phrase.modifiers, *owner_words(scene, phrase)))
    if phrase.head in WRITTEN and kind == "other":
        draft.document = phrase.head
    elif phrase.body:
        draft.bodies.add(phrase.body)
    elif group := body_group(phrase.head.split(" ")[-1]):
        draft.bodies.add(group)
    return draft
