"""Words for children in an English report that mean who is named near them: "the boys", "a girl called", "the girl".

What is said of one person right beside the name reads minors.py; years and ages told_young.py.
"""

import re
from collections.abc import Iterator

from firsthand.annotate.protected.people import is_public, names_of, roles_of
from firsthand.annotate.protected.whose_age import ADULT, ONLY_HOW, has_a_child, is_done_to_a_child, is_of_another
from firsthand.annotate.speakers.voices import Stage
from firsthand.vocabulary import Entity, Span

WINDOW = 200
"""Characters before a name in which its sentence may tell of children."""

_AGE = (
    r"(?:1[0-7]|[1-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)"
)
_NAME = r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,3}"
_JOIN = r"(?:,\sand\s|,\s|\sand\s)"
_CHILD = (
    r"(?:schoolgirl|schoolboy|schoolchild|pupil|teenager|teen|toddler|baby|infant|youngster|preschooler|kid|juvenile"
    r"|kindergart(?:n|en)er|newborn|tot|child|girl|boy|minor)"
)
_CHILDREN = (
    r"(?:schoolgirls|schoolboys|schoolchildren|pupils|teenagers|teens|toddlers|babies|infants|youngsters|children"
    rf"|preschoolers|kindergart(?:n|en)ers|girls|boys|kids|juveniles|minors|{_AGE}-year-olds"
    rf"|{_AGE}-year-old\s(?:twins|triplets|siblings|friends|students|cousins|sisters|brothers)"
    r"|\w+-graders|twins|triplets)"
)
_RINGS = re.compile(
    r"(?:,\sand|\sand)\s(?:asked|told|said|begged|warned|thanked|reported)\b|\s(?:for\shelp|an?\s(?!member)\w+|back|twice|to\s\w+)\b"
)
"""Behind the name in "the boy called Jan Holm and asked for help", "called Jan Holm a liar"."""
_GROUP = re.compile(
    rf"""(?x) (?P<words> (?:^|[.!?”"]\s|\n)(?i:{_CHILDREN}) | \b{_CHILDREN} )
    (?:\s|,\s|:\s|\s[–—-]\s|\s\() (?:{_NAME}{_JOIN}){{0,7}} $"""
)
"""Before a name: "The schoolgirls Mira Reuel and"; of one name alone it tells nothing: "the boys Holm taught"."""
_NAMED_GROUP = re.compile(
    rf"""(?xi) \b (?P<words> {_CHILDREN} ) \s [^.;]{{0,80}}? (?:was|were|are|been) \s (?:\w+\s)?(?:named|identified) \b
    [^.;]{{0,40}}? \b as \s (?-i:{_NAME}{_JOIN}){{0,7}} $"""
)
"""Before a name: "The boys were named by police as"."""
_NAMED = re.compile(
    rf"""(?xi) \b (?: {_CHILD} (?: \b(?!['’]) (?:(?!\b(?:by|an?|the|his|her|whose|and|said|says)\s)[^.;]){{0,80}}?
          \b (?: called | named | (?:named|identified|known) \b {ONLY_HOW} \s as (?:\sthat\sof)? )
        | ['’]s \s (?:full\s|first\s)? name \s (?:is|was) (?:\sgiven\sas)? )
      | (?:named|identified|naming|identifying) \s (?:the|an?) \s (?:[\w-]+\s){{0,2}}?
        (?:{_CHILD}|{_AGE}-year-old) \b (?!['’]) (?:(?!\sas\s)[^.;,]){{0,40}}? \s as
      | (?:named|identified|naming|identifying) \s [^.;]{{0,80}}? \s as \s [^.;]{{0,80}}?
        \b and \s (?:the|an?) \s (?:[\w-]+\s){{0,2}}? {_CHILD} \s as ) \s $"""
)
"""Before a name: "The child was named locally as", "A girl called", "The boy's name is", "named the 9-year-old as".

And "named the driver as Jan Holm and the girl as".
"""
_WAS_NAMED = re.compile(
    rf"""(?xi) \b (?P<words> {_CHILD} ) \b (?!['’]) (?P<between> [^.;,]{{0,80}}? ) \b (?:is|was|has\sbeen) \s (?:\w+\s)?
    (?: (?:named|identified) \b {ONLY_HOW} \s as (?:\sthat\sof)? | called ) \s $"""
)
"""Before a name: "The girl found in the river was named as", "The teenager who stabbed a man was identified as"."""
_NAMED_SO = re.compile(
    rf"""(?xi) \b (?: {_CHILD} | {_AGE}-year-old ) \b (?!['’]) (?P<between> [^\n]{{0,200}}? )
    \b (?:named|identified|naming|identifying) \s (?P<whom>her|him) \s as \s $"""
)
"""Before a name: "A girl was saved on Sunday. Rescuers named her as"."""
_SOMEBODY_ELSE = re.compile(
    rf"(?i)\b(?:an?|the)\s(?:[\w-]+\s)?{ADULT}\b|\b(?:said|says|told)\b|\band\s(?:an?|the|his|her)\s[\w\s-]*$|\bwho\s*$"
)
"""Between the two, who then may be the one named: "was hit by a driver who", "was hurt and the driver"."""
_NO_CHILDREN = re.compile(r"(?i)\b(?:former|ex|old|one-time|golden|backroom|party|beach|home)[\s-]$")
"""Before a word for children who are none: "former pupils", "old boys"."""
_ANOTHER, _OTHERS = re.compile(rf"{_JOIN}{_NAME}"), re.compile(rf"(?:{_JOIN}{_NAME}){{0,7}}")
_GROWN_UP = re.compile(r",?\s\(?(?:now\s|aged\s|both\s|all\s)?[2-9]\d(?=[,.;)]|\syears\sold)")
"""Behind a name: ", 44,"; behind the last name of a row it is the age of twins, who may be of any age."""
_BORN_TOGETHER = frozenset({"twins", "triplets"})
_RIGHT_BEFORE = re.compile(
    r"(?i)\b(?:teen|preschooler|kindergart(?:n|en)er|juvenile|tot|newborn|schoolchild|under-(?:1[0-7]|[6-9])s?\s"
    r"(?:\w+\s)?(?:player|captain|striker|goalkeeper|defender|midfielder|champion|international))\s$"
)
"""Right before a name: "Teen Mira Reuel"."""
_APPOSED = re.compile(
    rf"""(?xi) \s?[,(–—]\s? (?:an?|the|who\sis\san?) \s (?:(?!former\b)[\w-]+\s){{0,2}}?
    (?: (?:teen|preschooler|kindergart(?:n|en)er|juvenile|tot|newborn|schoolchild)
        (?=\s*[,.;)–—]|\s(?:at|from|of|who)\b)
      | (?:youth|lad|lass|youngster|kid|teen|child|girl|boy|pupil|student) \s of \s {_AGE} \b (?!\s\w+s\b) )
    | ,\s (?:their|his|her|(?:the\s)?[\w-]+['’]s?) \s (?:[\w-]+\s){{0,2}}?
      (?:daughter|son|child|grandson|granddaughter|nephew|niece|sister|brother|cousin|baby|boy|girl) ,?
      \s\(?(?:aged\s)? {_AGE} (?=[,.;)])
    | ,?\s (?:who\s)? plays? \s [^.;,]{{0,30}}? \bunder-(?:1[0-7]|[6-9])s?\b"""
)
"""Right behind a name: ", a juvenile,", ", a youth of 15", ", their daughter, 9,", ", who plays for the under-15s"."""
_THE_CHILD = re.compile(
    rf"""(?x) [.!?”"]\s (?: The \s (?:(?:little|young|injured|frightened|missing|dead|small)\s)?
        {_CHILD} (?=,\s|\s(?:was|is|had|has|will|did|could|would|can|died|ran|said|told|went|fell|came|lost|then
          |later|also|never|still|now|remains|(?!\w+ly\b)\w+ed)\b)
      | (?P<pronoun>She|He) (?:\s(?:is|was)|['’]s) \s (?:just\s|only\s|now\s)? {_AGE} (?=[.,;]|\syears\sold) )"""
)
"""Behind the sentence of a name: "Mira Reuel was hurt. The girl was"."""
_ANY_CHILD = re.compile(rf"(?i)\b(?:{_CHILD}|{_CHILDREN}|daughters?|sons?|grandsons?|granddaughters?|victims?)\b")
_HAS_A_CHILD = re.compile(
    r"(?i)\b(?:gave\sbirth|giving\sbirth|pregnan\w+|(?<!was\s)(?<!been\s)adopted\s(?:in|on|last|from)"
    r"|(?:is|was|became|become|as)\s(?:now\s)?an?\s(?:[\w-]+\s){0,2}?(?:mother|father|parent))\b"
    r"|^,\san?\s(?:[\w-]+\s){0,2}?(?:mother|father|parent)\b"
)
"""Who is told so is not the child of the next sentence."""
_ANSWERS_FOR_IT = re.compile(
    r"""(?xi) \b (?: jailed | imprisoned | sentenced | arrested | charged | convicted | accused | acquitted | suspected
        | admit(?:s|ted) | den(?:ies|ied) | confess(?:es|ed) | pleaded ) \b [^.;]{0,60}?
      \b (?: murder | manslaughter | kill(?:ing|ed)? | rap(?:e|ing) | abus(?:e|ing) | assaulting | kidnapping
        | abduction | neglect | cruelty | (?:drunk|dangerous|careless)\s?-?driving | hit-and-run | guilty ) \b
    | \bdriv(?:er|ing)\b | \bdrove\b"""
)
_WAS_HURT = re.compile(
    r"(?i)\b(?:was|were|been|being)\s(?:\w+\s)?(?:hit|struck|knocked|run\sover|killed|crushed|dragged|hurt|injured|thrown|driven)\b"
)
"""Who was hurt by a driver does not answer for it: "was struck by a car that drove off"."""
_IN_CUSTODY = re.compile(r"(?i)\b(?:cell|custody|prison|jail|detention)\b")
_DIED = re.compile(r"(?i)\b(?:died|dies|dead|killed|murdered|found|buried|body|drowned|survived)\b")
"""What became of the child of the next sentence, where its own tells who answers for it.

A child who was arrested may be hurt, too: "Mira Reuel was detained. The girl was beaten".
"""
_OUTLIVED = re.compile(r"(?i)\b(?:survived|succeeded)\sby\b|\b(?:adult|grown|grown-up)\s")


def childrens_words(stage: Stage, entity: Entity) -> Span | None:
    """The words that say that the person is a child; None where the report has none."""
    grown_up = any(_GROWN_UP.match(stage.text, name.end) for name in names_of(stage, entity))
    return None if grown_up else next(_told(stage, entity), None)


def _told(stage: Stage, entity: Entity) -> Iterator[Span]:
    text = stage.text
    for name in names_of(stage, entity):
        sentence = stage.layout.sentences[stage.layout.sentence_of(name.start)].start
        start = max(sentence, name.start - WINDOW)
        for pattern in (_GROUP, _NAMED_GROUP, _NAMED, _RIGHT_BEFORE):
            found = pattern.search(text, start, name.start)
            others = found and is_of_another(text[start : found.start()]) and not _ends_in_children(found, name)
            if found and not others and _is_of(found, pattern, name):
                yield _words(found)
        if found := _was_named(text, start, name):
            yield _words(found)
        if found := _APPOSED.match(text, name.end):
            yield _words(found)
        if (spot := _in_next_sentence(stage, entity, name)) is not None:
            yield spot


def _was_named(text: str, start: int, name: Span) -> re.Match[str] | None:
    """Words that tell of a child who is named behind them, in the same sentence or by "her" in the next."""
    found = _WAS_NAMED.search(text, start, name.start)
    if found and not _SOMEBODY_ELSE.search(found["between"]) and not is_of_another(text[start : found.start()]):
        return found
    found = _NAMED_SO.search(text, max(name.start - WINDOW, 0), name.start)
    if found is None or _SOMEBODY_ELSE.search(found["between"]):
        return None
    other = {"her": ("boy", "schoolboy"), "him": ("girl", "schoolgirl")}[found["whom"].lower()]
    return None if found.group().lower().startswith(other) else found


def _is_of(found: re.Match[str], pattern: re.Pattern[str], name: Span) -> bool:
    """False for a word in the plural before one name alone, and for the children of who has died."""
    if pattern is _NAMED:
        return not (found.group().endswith("called ") and _RINGS.match(found.string, name.end))
    if pattern is not _GROUP:
        return True
    if _NO_CHILDREN.search(found.string, found.pos, found.start("words")):
        return False
    row = _OTHERS.match(found.string, name.end)
    if row and _BORN_TOGETHER & set(found["words"].lower().split()) and _GROWN_UP.match(found.string, row.end()):
        return False
    several = _ANOTHER.match(found.string, name.end) or re.search(rf"{_NAME}{_JOIN}$", found.group())
    return several is not None and _OUTLIVED.search(found.string, found.pos, found.start()) is None


def _ends_in_children(found: re.Match[str], name: Span) -> bool:
    """True for "the teacher praised pupils Nils and Mona" and, at the end of a clause, "her pupils, Nils and Mona."."""
    if found.re is not _GROUP:
        return False
    if found.string[found.end("words")] == " ":
        return True
    row = _OTHERS.match(found.string, name.end)
    of_them = re.search(r"\b(?:of|for|to)\s(?:[\w-]+\s){0,2}$", found.string[found.pos : found.start("words")])
    return row is not None and of_them is None and _CLOSES.match(found.string, row.end()) is not None


_CLOSES = re.compile(r"\s*(?:[.;:!?)”\"]|$)|,?\s(?:for|on|at|in|after|from|with)\b|,\s(?:early|late|last|this)\b")


def _in_next_sentence(stage: Stage, entity: Entity, name: Span) -> Span | None:
    """The words for a child with which the sentence behind begins, where the one of the name tells of nobody else.

    "Mira Reuel was hurt. The girl was taken away."; not "Jan Holm found a girl. The girl was taken away.".
    """
    layout = stage.layout
    own = layout.sentence_of(name.start)
    if own + 1 >= len(layout.sentences):
        return None
    here = layout.sentences[own]
    found = _THE_CHILD.match(stage.text, max(here.start + len(here.of(stage.text).rstrip()) - 1, name.end))
    if found is None or _is_grown_up(stage, entity) or _is_anothers(stage.text[name.end : here.end], found):
        return None
    others = [span for at, span, one in stage.mentions if layout.words[at].sentence == own and one != entity]
    if found["pronoun"]:
        return None if any(span > name for span in others) else _words(found)
    return None if others or _ANY_CHILD.search(stage.text, 0, here.end) else _words(found)


def _is_anothers(behind: str, found: re.Match[str]) -> bool:
    """True for "Jan Holm was jailed for murder. The boy was found", "Ada Holm gave birth on Monday. The baby is"."""
    if is_done_to_a_child(behind) or _HAS_A_CHILD.search(behind):
        return True
    if found["pronoun"] and has_a_child(behind, found["pronoun"].lower()):
        return True
    told = found.string[found.end() :].partition(". ")[0].partition("\n")[0]
    if _WAS_HURT.search(behind) or _IN_CUSTODY.search(told):
        return False
    return _ANSWERS_FOR_IT.search(behind) is not None and _DIED.search(told) is not None


def _is_grown_up(stage: Stage, entity: Entity) -> bool:
    return is_public(stage, entity) or any(
        role.kind in {"office", "trade", "title"} for role in roles_of(stage, entity)
    )


def _words(found: re.Match[str]) -> Span:
    start, end = found.span("words" if "words" in found.groupdict() else 0)
    words = found.string[start:end]
    return Span(end - len(words.lstrip(' ,(–—.!?”"\n')), start + len(words.rstrip(" ,(–—\n")))
