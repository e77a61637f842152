"""Utterances of reports added, changed and tied anew are those of a whole run, and what is not asked again."""

import random
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple
from zlib import crc32

import pytest
from tests.compare.grown import Grown

from firsthand.compare import keys
from firsthand.compare.utterances import pairs, readings, utterances
from firsthand.compare.utterances.judgement import Judged, Open, weigh
from firsthand.compare.utterances.sketches import Said, UtteranceSketch, sketch_utterances
from firsthand.stage import Added, Reading, Unseen
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Heading,
    Identity,
    Link,
    Mark,
    Named,
    Published,
    Span,
    Speaker,
    Style,
    Utterance,
    make_report,
    mark_id,
)

DAYS = ("2031-05-06", "2031-05-07", "2031-05-09", "2031-06-20", None)
SPEAKERS = ("Tomas Reuel", "Tomas Reuel", "Reuel", "Anna Reuel", "Pia Wenzel")
NAMESAKES = ("Ivan Harin", "Ivan Harin", "Иван Гарин", "Иван Харин", "Harin")
"""Of whom the first may be either of two."""
WORDINGS: tuple[tuple[str, Style], ...] = (
    ("“A dam is a promise made by the living to those who sleep below it, and that promise was broken.”", "direct"),
    ("“A dam is a vow which the living give to people sleeping below it, and this vow has been broken.”", "direct"),
    ("the promise that the living had made to those who sleep below the dam was broken", "indirect"),
    ("the dam had been a promise to those sleeping under it, and nobody had kept that promise", "indirect"),
    ("“The living have no right to sleep while the inquiry into this promise of safety lasts.”", "direct"),
    ("nobody living below the dam could sleep until the inquiry had ended", "indirect"),
    ("the inquiry into the dam would end within a month and tell the living who broke the promise", "indirect"),
)


class Made(NamedTuple):
    """What one report has people say."""

    day: str | None
    told: tuple[tuple[str, str, Style], ...]
    """Content, speaker, style."""


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KEPT_FROM", 1)
    monkeypatch.setattr(keys, "MOST", 1.0)
    monkeypatch.setattr(pairs, "MOST_ASKED", 2)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs of texts that an encoder was asked about, which says of two texts whatever their hash says."""
    asked = []

    def log_odds(left: str, right: str) -> float:
        asked.append((left, right))
        return crc32("|".join(sorted((left, right))).encode()) % 1000 / 100 - 3

    monkeypatch.setattr(readings, "log_odds", log_odds)
    return asked


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Said, Said]]:
    """The pairs that were weighed."""
    found = []

    def watched(left: Said, right: Said) -> Judged | Open:
        found.append((left, right))
        return weigh(left, right)

    monkeypatch.setattr(pairs, "weigh", watched)
    return found


class Pile(Grown):
    """A pile whose reports have texts."""

    texts: Mapping[str, str] = {}

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.sketches_read: set[str] = set()

    def text(self, report: str) -> str:
        return self.texts[report]

    def sketches(self, kind: Any) -> Any:
        return _Watched(super().sketches(kind), self.sketches_read)


class _Watched(dict[str, Any]):
    """Sketches, and of which reports one was looked at."""

    def __init__(self, sketches: Mapping[str, Any], read: set[str]) -> None:
        super().__init__(sketches)
        self._read = read

    def __getitem__(self, report: str) -> Any:
        self._read.add(report)
        return super().__getitem__(report)

    def get(self, report: str, default: Any = None) -> Any:
        self._read.add(report)
        return super().get(report, default)


@cache
def reading_of(made: Made) -> Reading:
    """A report of these statements, each in a paragraph of its own."""
    paragraphs = [f"{content} said {speaker}.\n" for content, speaker, _ in made.told]
    text = "\n".join(paragraphs)
    starts = accumulate((len(one) + 1 for one in paragraphs), initial=0)
    marks: list[Mark] = []
    for start, (content, speaker, style) in zip(starts, made.told, strict=False):
        end = start + len(content)
        who = Span(end + 6, end + 6 + len(speaker))
        said = Attribution(
            span=Span(start, end), content=(Span(start, end),), cue=Span(end + 1, end + 5), source=who, style=style
        )
        entity = Entity(span=who, name=speaker, kind="person", named=True, mentions=(who,))
        marks += [
            said,
            entity,
            Speaker(span=who, attribution=mark_id(said), entity=mark_id(entity), name=speaker, because="named here"),
        ]
    published = Published(made.day, "given") if made.day else None
    return Reading(make_report(text, "report.txt", published=published), marks)


@cache
def sketch_of(made: Made) -> UtteranceSketch:
    return sketch_utterances(reading_of(made))


def pile_of(told: Mapping[str, Made], links: Sequence[Link] = (), before: Pile | None = None) -> Pile:
    headings = {
        one: Heading(id=one, name=one, text_sha256="", published=Published(made.day, "given") if made.day else None)
        for one, made in told.items()
    }
    found = Pile(headings, {UtteranceSketch: {one: sketch_of(made) for one, made in told.items()}}, links, before)
    found.texts = {one: reading_of(made).text for one, made in told.items()}
    return found


def name(number: int) -> str:
    return f"{number:016x}"


def saying(number: int) -> Made:
    """A report of one wording."""
    content, style = WORDINGS[number]
    return Made(DAYS[0], ((content, "Tomas Reuel", style),))


def some_report(chance: random.Random, speakers: Sequence[str] = SPEAKERS) -> Made:
    some = chance.sample(WORDINGS, chance.randint(1, 3))
    return Made(chance.choice(DAYS), tuple((one, chance.choice(speakers), style) for one, style in some))


def identities_of(told: Mapping[str, Made], chance: random.Random) -> list[Link]:
    """Who is named by the last name alone is told to be one of two in some reports."""
    found: list[Link] = []
    for report in sorted(told):
        for entity in reading_of(told[report]).of(Entity):
            if entity.name == "Reuel" and chance.random() < 0.4:
                who = chance.choice(("Tomas Reuel", "Anna Reuel"))
                member = Named(report=report, span=entity.span, mark=mark_id(entity), name=entity.name)
                found.append(
                    Identity(kind="person", name=who, names=(who,), members=(member,), public=True, because="given")
                )
    return found


def gone_on(told: Mapping[str, Made], chance: random.Random, speakers: Sequence[str]) -> dict[str, Made]:
    """Two reports more, and one of which the day is corrected."""
    after = dict(told)
    for _ in range(2):
        after[name(len(after))] = some_report(chance, speakers)
    mended = chance.choice(sorted(told))
    after[mended] = told[mended]._replace(day=chance.choice(DAYS))
    return after


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize(
    ("seed", "speakers"), [*((seed, SPEAKERS) for seed in range(15)), *((seed, NAMESAKES) for seed in range(5))]
)
def test_what_is_made_anew_and_what_stands_are_the_utterances_of_the_whole(seed: int, speakers: Sequence[str]) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    told = {name(number): some_report(chance, speakers) for number in range(12)}
    links = identities_of(told, chance)
    before = pile_of(told, links)
    assert before.compared(utterances)
    for _ in range(4):
        told = gone_on(told, chance, speakers)
        kept = [link for link in links if chance.random() < 0.8]
        new = {report: made for report, made in told.items() if report not in before.headings}
        links = [*kept, *identities_of(new, chance)]
        now = pile_of(told, links, before)
        assert now.added(utterances) == pile_of(told, links).compared(utterances)
        before = now


def test_two_statements_that_did_not_change_are_not_weighed_again(
    weighed: list[tuple[Said, Said]], read: list[tuple[str, str]]
) -> None:
    told = {name(number): saying(number) for number in range(5)}
    before = pile_of(told)
    before.compared(utterances)
    assert weighed
    assert read
    weighed.clear()
    read.clear()
    new = saying(5)
    pile_of({**told, name(9): new}, before=before).added(utterances)
    (said,) = sketch_of(new).said
    assert weighed
    assert all(said in pair for pair in weighed)
    assert all(WORDINGS[5][0] in pair for pair in read)


def test_reports_are_not_read_of_which_no_statement_is_set_beside_a_new_one(read: list[tuple[str, str]]) -> None:
    told = {name(number): saying(number) for number in range(5)}
    before = pile_of(told)
    before.compared(utterances)
    ferry = "“Ferries cross the lake on Mondays, schools open after lunch and nurses are paid in kind.”"
    more = {**told, name(9): Made("2031-06-20", ((ferry, "Tomas Reuel", "direct"),))}
    now = pile_of(more, before=before)
    unseen = Unseen(frozenset({name(9)}), frozenset(), frozenset())
    assert utterances.add is not None
    now.sketches_read.clear()
    found = utterances.add(now, unseen)
    assert now.sketches_read == {name(9)}
    assert found == Added(frozenset(), ())
    assert pile_of(more).compared(utterances) == before.made
    assert read


@pytest.mark.parametrize("body", [b"\x93", b""])
def test_where_what_is_kept_of_a_name_is_damaged_the_whole_pile_is_compared(
    body: bytes, read: list[tuple[str, str]]
) -> None:
    del read
    told = {name(number): saying(number) for number in (1, 3)}
    before = pile_of(told)
    before.compared(utterances)
    more = pile_of({**told, name(9): saying(1)}, before=before)
    for kept in kept_names(before):
        more.keep(kept, body)
    assert utterances.add is not None
    assert utterances.add(more, Unseen(frozenset({name(9)}), frozenset(), frozenset())) is None


def test_two_texts_are_read_once_whoever_has_them_and_not_again_in_the_next_run(read: list[tuple[str, str]]) -> None:
    told = {name(number): saying((1, 3)[number % 2]) for number in range(6)}
    before = pile_of(told)
    before.compared(utterances)
    assert len(read) == 1
    more = {**told, name(9): saying(1)}
    assert pile_of(more, before=before).added(utterances) == pile_of(more).compared(utterances)
    assert len(read) == 2, "once more by the pile that kept nothing"


def test_of_an_utterance_of_which_nothing_changed_the_link_stands_as_it_is(read: list[tuple[str, str]]) -> None:
    del read
    told = {name(number): saying(0) for number in range(2)}
    before = pile_of(told)
    (link,) = before.compared(utterances).values()
    assert isinstance(link, Utterance)
    more = {**told, name(9): saying(4)._replace(day="2031-06-20")}
    now = pile_of(more, before=before)
    now.texts = {name(9): now.texts[name(9)]}
    assert list(now.added(utterances).values()) == [link], "its texts are not asked for"


def test_a_run_that_compares_the_whole_pile_again_reads_no_two_texts_again(read: list[tuple[str, str]]) -> None:
    told = {name(number): saying(number) for number in (1, 3)}
    before = pile_of(told)
    found = before.compared(utterances)
    assert len(read) == 1
    again = pile_of(told, before=before)
    assert again.compared(utterances) == found
    assert len(read) == 1
    more = {**told, name(9): saying(1)}
    pile_of(more, before=again).added(utterances)
    assert len(read) == 1, "it has kept what it did not have to read"


def test_what_was_kept_of_a_speaker_who_says_nothing_any_more_goes(read: list[tuple[str, str]]) -> None:
    del read
    told = {name(number): saying(number) for number in (1, 3)}
    before = pile_of(told)
    before.compared(utterances)
    (kept,) = kept_names(before)
    others = {report: Made(one.day, ((one.told[0][0], "Pia Wenzel", one.told[0][2]),)) for report, one in told.items()}
    now = pile_of(others, before=before)
    assert now.added(utterances) == pile_of(others).compared(utterances)
    (found,) = kept_names(now)
    assert found != kept


def kept_names(pile: Pile) -> list[str]:
    return [name for name in pile.names_kept() if name.startswith("utterances/names/")]
