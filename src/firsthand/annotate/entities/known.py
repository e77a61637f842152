"""Words looked up in the lexicon: roles, bodies, countries, pronouns. Nothing here reads a report."""

from functools import cache, lru_cache
from typing import NamedTuple

from firsthand.lexicon import read_table

MAX_ROLE_WORDS = 3
"""The longest role of roles.tsv: "chief executive officer"."""

DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your another one some several many two three four five "
    "six seven eight nine ten dozens hundreds both all most few no any each every other scores thousands".split()
)
INDEFINITE = frozenset(
    "a an another one some several many two three four five six seven eight nine ten dozens hundreds scores thousands "
    "few most any no each every".split()
)
POSSESSIVES = frozenset("his her their its our my your".split())
PREPOSITIONS = frozenset(
    "of in on at by for from with to against about over under after before since during into through between among "
    "behind near outside inside towards toward upon across via like unlike despite amid within without per than until "
    "alongside around beside besides beyond including as".split()
)
RELATIVES = frozenset("who whom whose which that where when while because although though if whether".split())
CONJUNCTIONS = frozenset("and or but nor yet so".split())
OTHER_FUNCTION = frozenset(
    "not is are was were be been being am has have had do does did will would shall should can could may might must "
    "there here then also again too very said says say told tell added adds asked called i we you he she it they him "
    "them us me".split()
)
FUNCTION = PREPOSITIONS | RELATIVES | CONJUNCTIONS | OTHER_FUNCTION

_PERSON_SUFFIX = (
    "ist", "ists", "ian", "ians", "man", "men", "woman", "women", "person", "eer", "eers", "ologist", "ess", "crat",
)  # fmt: skip
_NO_ROLE = frozenset(
    "christian human roman persian asian process press access business address career congress progress less unless "
    "democrat exist insist persist assist consist resist list twist mist fist success express mattress fortress "
    "distress cypress buttress recess excess access abscess headdress compress duress watercress specimen regimen "
    "abdomen omen acumen talisman ottoman meridian median obsidian veneer checklist shortlist blacklist playlist "
    "whitelist".split()
)


class Role(NamedTuple):
    """A row of roles.tsv."""

    word: str
    kind: str
    group: str
    gender: str
    public: bool
    plural: bool


class Pronoun(NamedTuple):
    """A row of pronouns.tsv."""

    form: str
    person: str
    number: str
    gender: str
    case: str


@cache
def _roles() -> dict[str, Role]:
    found: dict[str, Role] = {}
    for row in read_table("roles"):
        word = row["word"].lower()
        role = Role(word, row["kind"], row["group"], row["gender"], row["public"] == "yes", plural=False)
        found[word] = role
        if role.kind != "title":
            found.setdefault(plural_of(word), role._replace(plural=True))
    return found


def plural_of(word: str) -> str:
    """The plural of a role: "spokesman" -> "spokesmen", "attorney general" -> "attorneys general"."""
    first, _, rest = word.partition(" ")
    if rest in {"general", "in chief", "of staff", "of state"}:
        return f"{plural_of(first)} {rest}"
    for ending, many in (("man", "men"), ("child", "children"), ("person", "people"), ("wife", "wives")):
        if word.endswith(ending) and not word.endswith("human"):
            return word[: -len(ending)] + many
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def role_ends() -> frozenset[str]:
    """The last words of the roles of several words."""
    return frozenset(words.rpartition(" ")[2] for words in _roles() if " " in words)


@lru_cache(maxsize=50_000)
def may_end_role(word: str) -> bool:
    """True for the last word of a role of several words, and for a role of one word that is no title."""
    if word in role_ends() or word.removesuffix(".") in role_ends():
        return True
    role = role_of(word)
    return role is not None and role.kind != "title"


@lru_cache(maxsize=50_000)
def role_of(words: str) -> Role | None:
    """The role that `words` (lower case, joined by blanks) names; by its ending where the table has none."""
    found = _roles().get(words) or _roles().get(words.removesuffix("."))
    if found or " " in words or words in countries():
        return found
    if words.endswith("s") and words[:-1] in _adjectives():
        return Role(words[:-1], "person", words[:-1], "", public=False, plural=True)  # "Russians"
    if len(words) > 4 and words.endswith(_PERSON_SUFFIX) and words not in _NO_ROLE and not _is_quality(words):
        many = words.endswith(("s", "men")) and not words.endswith("ess")
        return Role(words, "trade", words.removesuffix("s") if many else words, "", public=False, plural=many)
    return None


def _is_quality(word: str) -> bool:
    """True for "illness" and "darkness"; a baroness is somebody."""
    return word.endswith("ness") and word not in {"baroness", "governess", "patroness", "deaconess"}


@cache
def _bodies() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("bodies"):
        found[row["word"].lower()] = row["group"]
    for word, group in list(found.items()):
        found.setdefault(plural_of(word), group)
    return found


def body_group(word: str) -> str | None:
    """The group of a word for a body: "firm" -> "company"; None if it is none."""
    return _bodies().get(word)


@cache
def countries() -> dict[str, str]:
    """Country by its adjective, its name, or a seat of power, all lower case."""
    found = {row["seat"].lower(): row["country"] for row in read_table("seats")}
    for row in read_table("demonyms"):
        found[row["adjective"].lower()] = row["country"]
        found[row["country"].lower()] = row["country"]
    return found


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(row["adjective"].lower() for row in read_table("demonyms"))


@cache
def seats() -> dict[str, tuple[str, str]]:
    """(country, office group) by seat of power, lower case."""
    return {row["seat"].lower(): (row["country"], row["office"]) for row in read_table("seats")}


@cache
def _pronouns() -> dict[str, Pronoun]:
    return {row["form"].lower(): Pronoun(**row) for row in read_table("pronouns")}


def pronoun_of(word: str) -> Pronoun | None:
    """The pronoun that a lower-case word is, else None."""
    return _pronouns().get(word)


@cache
def saying_nouns() -> frozenset[str]:
    """Nouns for what somebody says, thinks or finds, every form: "claim", "fears", "figures"."""
    rows = (row for row in read_table("cues") if row["part"] == "noun")
    return frozenset(form for row in rows for form in row["forms"].split(", "))


@cache
def aliases() -> dict[str, str]:
    """The full name of a news agency, outlet or monitor by each of its names, lower case."""
    found: dict[str, str] = {}
    for table in ("agencies", "monitors"):
        for row in read_table(table):
            for name in (row["name"], *filter(None, row["aliases"].split(";"))):
                found[name.lower()] = row["name"]
    return found


@cache
def newsrooms() -> dict[str, str]:
    """The full name of a news agency or outlet by each of its names, lower case."""
    known = {row["name"] for row in read_table("agencies")}
    return {alias: name for alias, name in aliases().items() if name in known}
