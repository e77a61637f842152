"""The words of an English report that say that a person is under eighteen; recall before precision."""

import re
from collections.abc import Iterable

from firsthand.annotate.entities.known import role_of
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.titles import head_roles
from firsthand.annotate.protected.children import childrens_words
from firsthand.annotate.protected.looking_back import is_a_score
from firsthand.annotate.protected.people import names_of
from firsthand.annotate.protected.told_young import ages_in_a_row, then_words, young_words
from firsthand.annotate.protected.whose_age import has_a_child, is_done_to_a_child, may_be_of
from firsthand.annotate.speakers.voices import Stage
from firsthand.vocabulary import ADULT_YEARS, Entity, Mention, Span

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
        "teenager",
    )
)
_IS_OF_AGE = frozenset(("is", "be", "turn", "turns", "turned", "turning"))
_NOT_YET = frozenset(("will", "would", "about", "turn", "turns", "turning", "not", "yet", "under", "nearly", "almost"))
"""Before "18" they tell that somebody is no such age."""
_TO_COME = frozenset(("next", "this", "in", "on", "soon", "tomorrow", "today", "last"))
"""Behind "turns 18", which then is an age, as behind "turned 15"."""
_BESIDE_AN_AGE = (
    frozenset("now aged age was has have had just only still barely recently also to shortly".split())
    | _IS_OF_AGE
    | _NOT_YET
)
"""What may stand between a name and an age: "who has just turned", ", not yet", ", now aged"."""
_BEHIND_AN_AGE = frozenset(("", "and", "or"))
_SPANS_OF_TIME = frozenset(
    "a after ago an as at before earlier in into later of on older since the with without younger".split()
)
"""Behind years that are no age: "Reuel, 15 years after the flood, said"; "of" only where no "age" follows."""
_CLOSE_A_CLAUSE = frozenset((".", ",", ";", ")", ""))
"""Behind "she was 15", which is no age of today before "when"."""
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_BABY = frozenset(("month", "months", "week", "weeks", "day", "days"))
_NEWBORN = frozenset(("month-old", "week-old", "day-old"))
_YEARS_OLD = frozenset(("year-old", "years-old", "yr-old"))
_CHILD_OF = frozenset(("girl", "boy", "child", "pupil"))
_NO_CHILD = re.compile(
    r"(?i)\b(?:former|ex-|one-time|golden|party|poster|old|cover|show)[\s-]?(?:\w+\s)?"
    r"(?:boy|girl|pupil|schoolgirl|schoolboy|(?<=former\s)teenager)\b"
    r"|\b(?:boy|girl|child|pupil|baby|toddler|teenager|infant)['’]s\b"
    r"|\b(?:boy|girl|baby|infant)[\s-](?:band|group|school|food)\b|[\s-]turned[\s-]|\bin\s(?:the\s)?(?:19\d\d|200[0-7])s?\b"
)
"""Titles that name a child and mean none: "a former pupil", "golden boy", "the boy's mother", "boy band singer"."""

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|\d{1,2}[A-Za-z]?)"
_NTH = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|(?:1[0-7]|[1-9])(?:st|nd|rd|th))"
)
_SCHOOL = (
    r"(?:nursery|kindergarten|(?-i:[A-Z][\w’-]+\sHigh\b)"
    r"|(?:primary|elementary|middle|secondary|junior|high)[\s-]schools?)"
)
_LEARNER = r"(?:students?|pupils?|freshm[ae]n|sophomores?|juniors?|seniors?)\b"
_CLASS = rf"(?:(?:year|grade|form|class)[\s-]{_NUMBER}|{_NTH}[\s-](?:grade|grader|form))\b"
_TAUGHT = rf"(?:{_CLASS}|{_SCHOOL})"
_LEARNS = rf"(?:{_TAUGHT}\s{_LEARNER}|{_LEARNER}\s(?:at|of|in|from)\s(?:[\w’'-]+\s){{0,3}}?{_TAUGHT})"
_ENDS = r"(?=\s*(?:[,.;:)–—]|$)|\s(?:at|of|in|from|who|and|said|told|was|is|has)\b)"
"""What may stand behind a learner: a "student counsellor" is none."""
_PUPIL_BEFORE = re.compile(
    rf"(?i)(?:\b{_TAUGHT}\s{_LEARNER}\s|\b(?:an?|the)\s{_TAUGHT}\s(?:student|pupil|freshman|sophomore|junior|senior),\s)$"
)
"""Right before a name: "Year 9 student Anna Lund"."""
_PUPIL_BEHIND = re.compile(
    rf"""(?xi) \s?[,(–—]?\s? (?:who\s)? (?:(?:is|attends|goes\sto)\s)? (?:now\s|still\s)?
    (?: (?:an?\s|the\s)? (?:\d+-year-old\s)? (?:{_LEARNS}|{_NTH}[\s-]grader) {_ENDS}
      | (?<=attends\s)(?:the\s)?{_CLASS}
      | (?:(?<=attends\s)|(?<=goes\sto\s)) (?:the\s)? (?-i:(?:[A-Z][\w’'.-]*\s){{1,4}}?
        (?: (?:Nursery|Infant|Grammar|Junior)\sSchool | Primary | Elementary | Middle | High )
        (?:\sSchool)? \b (?!\s[A-Z]))
      | (?:in|from|of)\s (?:the\s|her\s|his\s)? {_CLASS} (?! \s(?:of|as)\b )
      | (?<=still\s)(?:at|in) \s (?:the\s)? (?:{_SCHOOL}|school) (?=\s*[,.;)])
      | in\s (?:her|his|the) \s (?:final\s|last\s|{_NTH}\s)? year \s (?:of|at) \s (?:[\w’'-]+\s){{0,2}}? {_SCHOOL} )"""
)
"""Right behind a name: ", a Year 9 student", ", from class 4B", ", in her final year of primary school"."""
_BIRTHDAY = re.compile(
    rf"""(?xi) ,?\s (?:who\s)? (?:(?:has|had|will|just|recently)\s){{0,2}}
    (?: (?:celebrat|mark|turn)\w+ \s (?:her|his|their) \s {_NTH} \s birthday
      | (?:[\w-]+\s){{0,3}}? (?:before|ahead\sof|short\sof) \s (?:her|his|their) \s
        (?:{_NTH}|18th|eighteenth) \s birthday )"""
)
"""Behind a name: "celebrated her 12th birthday", ", days before her 18th birthday"."""
MAX_BEFORE = 60
"""Characters before a name in which "Year 9 student" is looked for."""


def minor_words(stage: Stage, entity: Entity) -> Span | None:
    """The words that say that the person is under eighteen: "15", "aged twelve", "a girl of 9", "schoolgirl"."""
    layout = stage.layout
    for span in names_of(stage, entity):
        years = _years_said_of(layout, layout.after(span))
        sentence = layout.sentences[layout.sentence_of(span.start)]
        if years is not None and not ages_in_a_row(stage.text, span) and not is_a_score(stage.text, sentence, span):
            return years
        if (told := _of_school(stage.text, span)) is not None:
            return told
        if (beside := _beside(stage, span)) is not None:
            return beside
    for span in entity.mentions:
        if span.of(stage.text).lower() not in {"he", "she"} or _is_of_somebody_else(stage, entity, span):
            continue
        years = _years_said_of(layout, layout.after(span)) or _of_school(stage.text, span)
        if years := years or then_words(stage, entity, span):
            return years
    return next(iter(_child_roles(stage, entity)), None) or young_words(stage, entity) or childrens_words(stage, entity)


def _is_of_somebody_else(stage: Stage, entity: Entity, pronoun: Span) -> bool:
    """True for "She" behind "Jan Holm killed a girl." and "Jan Holm’s daughter was hurt.", "since he was 17"."""
    layout = stage.layout
    own = layout.sentence_of(pronoun.start)
    if own == 0 or _is_since_then(stage, pronoun):
        return _is_since_then(stage, pronoun)
    before = layout.sentences[own - 1]
    low = pronoun.of(stage.text).lower()
    if is_done_to_a_child(before.of(stage.text), low):
        return True
    names = [name for name in names_of(stage, entity) if before.start <= name.start < before.end]
    return bool(names) and has_a_child(stage.text[max(name.end for name in names) : before.end], low)


_SINCE = re.compile(r"since\s(?:she|he)\s(?:was|turned)\s(?:16|17|sixteen|seventeen)\b")


_SUFFERED = frozenset("detainee fighter hostage inmate patient prisoner refugee soldier victim".split())
"""What a child may be, too."""


def _is_since_then(stage: Stage, pronoun: Span) -> bool:
    """True for a trade or an office for years, of who is grown up by now; not for "missing since she was 16"."""
    before = stage.layout.at(pronoun.start) - 2
    role = role_of(stage.layout.low(before)) if before >= 0 else None
    held = role is not None and role.kind in {"office", "trade", "title", "fame"} and role.word not in _SUFFERED
    return held and _SINCE.match(stage.text, max(pronoun.start - len("since "), 0)) is not None


def _years_said_of(layout: Layout, at: int) -> Span | None:
    """The age under eighteen said of a name that ends before `at`: ", 15", "is 15", "who turns 18 in May"."""
    apposed = layout.low(at) in {",", "("}
    at += apposed
    at += layout.low(at) == "who"
    first = at
    while layout.low(at) in _BESIDE_AN_AGE:
        at += 1
    told = {layout.low(i) for i in range(first, at)}
    word, behind = layout.low(at), layout.low(at + 1)
    verbs = told & _IS_OF_AGE
    was = "was" in told and (behind in _CLOSE_A_CLAUSE or "yet" in told)
    if not (verbs or apposed or was) or (verbs and word == "one"):
        return None
    if told & {"has", "had"} and not told & {"turned", "turn"}:
        return None
    child = _is_child(word) or (word in {"18", "eighteen"} and told & _NOT_YET)
    to_come = behind in _TO_COME and not (behind == "in" and _YEAR.fullmatch(layout.low(at + 2)))
    ends = _ends_an_age(layout, at + 1) or (verbs - {"is"} and to_come)
    return layout.words[at].span if child and ends else None


def _of_school(text: str, name: Span) -> Span | None:
    """The words right beside a name that tell a pupil or a birthday under eighteen."""
    for pattern in (_PUPIL_BEHIND, _BIRTHDAY):
        if found := pattern.match(text, name.end):
            words = found.group()
            return Span(found.end() - len(words.lstrip(" ,(–—\n")), found.end())
    start = max(0, name.start - MAX_BEFORE)
    found = _PUPIL_BEFORE.search(text, start, name.start)
    return Span(found.start(), found.start() + len(found.group().rstrip(" ,\n"))) if found else None


def _beside(stage: Stage, name: Span) -> Span | None:
    """The age in "A girl of 9, Mira Reuel," and "the 15-year-old Mira Reuel", a grader with no other name between."""
    layout = stage.layout
    before, after = layout.at(name.start), layout.after(name)
    if layout.low(before - 1) == "," and layout.low(before - 3) == "of" and layout.low(before - 4) in _CHILD_OF:
        return layout.words[before - 2].span if _is_child(layout.low(before - 2)) else None
    for spot in range(max(before - 5, 0), min(after + 5, len(layout.words))):
        age, _, rest = layout.low(spot).partition("-")
        newborn = rest in _NEWBORN and (role_of(layout.low(spot + 1)) is not None or spot + 1 == before)
        child = (rest in _YEARS_OLD and _is_child(age)) or rest in {"grader", "graders"} or newborn
        if child and _same(stage, spot, name) and may_be_of(layout, spot, before, after):
            return layout.words[spot].span
    return None


def _child_roles(stage: Stage, entity: Entity) -> Iterable[Span]:
    """The titles and appositions that call the person a child."""
    for span in entity.roles:
        words = span.of(stage.text)
        if _NO_CHILD.search(words):
            continue
        if any(role.word in _CHILDREN and not role.plural for role, _ in head_roles(stage.layout, span)):
            yield span


def _same(stage: Stage, at: int, span: Span) -> bool:
    """True if the word stands beside the name, with no other person's name between."""
    lo, hi = sorted((at, stage.layout.at(span.start)))
    between = range(lo + 1, hi)
    others: list[Mention] = [m for i in between if (m := stage.names.starts.get(i)) and m.kind == "person"]
    return all(mention.span == span for mention in others)


_SHORT = re.compile(r"(?<=\d)(?:yo|y|yrs?)$")
"""Written onto an age: "9yo"."""
_AGES = {word: years for years, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve "
                                                  "thirteen fourteen fifteen sixteen seventeen".split())}  # fmt: skip


def _ends_an_age(layout: Layout, at: int) -> bool:
    """False for what a number before `at` counts: "Karvale, 15 boats", "15 %", "15 years after", "two days later"."""
    behind, next_one = layout.low(at), layout.low(at + 1)
    if behind in {"-", "–"} and next_one.isdecimal() and layout.text[layout.words[at].span.start - 1] != " ":
        return False  # a score, "9-6"
    if behind in {"year", "years"}:
        return next_one not in _SPANS_OF_TIME or (next_one == "of" and layout.low(at + 2) == "age")
    if behind in _BABY:
        return next_one in {"old", ",", ".", ")", ""}
    return behind in _BEHIND_AN_AGE or not (behind[0].isalnum() or behind == "%")


def _is_child(age: str) -> bool:
    age = _SHORT.sub("", age)
    years = int(age) if age.isdecimal() else _AGES.get(age, ADULT_YEARS)
    return years < ADULT_YEARS
