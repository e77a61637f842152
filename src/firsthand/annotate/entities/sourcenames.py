"""Names that the tagger left out, found where they speak: a capitalised source of an attribution is somebody's name."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from firsthand.annotate.entities.known import DETERMINERS, body_group, countries, role_of
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import role_at
from firsthand.vocabulary import EntityKind, Mention, Span

COMPANY_FORMS = frozenset("plc ltd limited inc corp llc llp gmbh ag sa pvt co company corporation".split())
POSTNOMINALS = frozenset("kc qc sc mp msp mep obe mbe cbe phd esq jr sr".split())
_JOINING = frozenset("of and for the de la du &".split())
_STOPS = frozenset("monday tuesday wednesday thursday friday saturday sunday i a".split())


def named_sources(layout: Layout, mentions: Sequence[Mention], sources: Sequence[Span]) -> Iterator[Mention]:
    """A mention for every source whose head is a run of capitalised words that no mention touches.

    One capitalised word counts only inside a sentence: at its start every word has a capital.
    """
    taken = {at for mention in mentions for at in layout.inside(mention.span)}
    people = (mention.span.of(layout.text).split() for mention in mentions if mention.kind == "person")
    last_names = frozenset(words[-1] for words in people if len(words) > 1)
    for source in sorted(set(sources)):
        words = list(layout.inside(source))
        while words and (layout.low(words[0]) in DETERMINERS or not layout.words[words[0]].text[0].isalnum()):
            words.pop(0)
        run = _run(layout, words)
        title = _title_words(layout, run)
        name = run[title:]
        if title:  # "Professor Lorne Stone of Aldmere University": the person alone
            name = list(takewhile(lambda at: layout.low(at) not in _JOINING, name))
        known = len(name) == 1 and layout.word(name[0]) in last_names
        if not name or not taken.isdisjoint(name) or _is_no_name(layout, name, title=bool(title) or known):
            continue
        kind = "person" if known else _kind(layout, name, title=bool(title))
        yield Mention(span=layout.span(name[0], name[-1] + 1), kind=kind)


def _run(layout: Layout, words: Sequence[int]) -> list[int]:
    """The capitalised words that the source begins with, over the small words inside a name."""
    run: list[int] = []
    for at in words:
        word = layout.words[at]
        if not (word.text[0].isupper() or (run and word.low in _JOINING)) or word.low in _STOPS:
            break
        run.append(at)
    while run and layout.low(run[-1]) in _JOINING | POSTNOMINALS:
        run.pop()
    return run


def _title_words(layout: Layout, run: Sequence[int]) -> int:
    """How many words of the run are a title before a name: "Superintendent of Police" in "... R. Venn"."""
    for number in range(len(run) - 1, 0, -1):
        at = run[number - 1]
        found = role_at(layout, at)
        title = role_of(layout.low(at).rstrip("."))
        if (found and found[1] >= run[0]) or (title and title.kind == "title"):
            return number
    return 0


def _is_no_name(layout: Layout, name: Sequence[int], *, title: bool) -> bool:
    low = layout.low(name[-1])
    plain = role_at(layout, name[-1]) is not None or low in countries() or (len(name) == 1 and body_group(low))
    opens = layout.sentence_start(name[0]) == name[0] or layout.low(name[0] - 1) in {"“", '"', "‘"}
    return bool(plain) or (len(name) == 1 and opens and not title) or layout.words[name[0]].text.isupper()


def _kind(layout: Layout, name: Sequence[int], *, title: bool) -> EntityKind:
    after = name[-1] + 1
    if any(layout.low(at).rstrip(".") in COMPANY_FORMS or body_group(layout.low(at)) for at in name):
        return "body"
    aged = layout.low(after) == "," and layout.low(after + 1).isdigit()
    return "person" if title or aged or layout.low(after) in POSTNOMINALS else "other"
