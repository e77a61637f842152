"""Figure relations and dates of reports added, changed and tied anew: those of a whole run, in any pile."""

import random
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from tests.compare.grown import Grown
from tests.compare.test_dates import FERRY
from tests.compare.test_dates import reading as dated
from tests.compare.test_figure_relations import reading as counted

from firsthand.compare import keys
from firsthand.compare.dates import dates
from firsthand.compare.dates.sketches import DateSketch, sketch_dates
from firsthand.compare.figure_relations import blocks, figure_relations, sketch_figures
from firsthand.compare.figure_relations.sketch import FigureSketch
from firsthand.stage import Comparer
from firsthand.vocabulary import Copy, DateEvidence, FigureRelation, Heading, Link, Passage, Published, Span, Story

DAYS = ("2031-03-05", "2031-03-06", "2031-03-08", None)
Told = tuple[tuple[str, ...], str | None]
"""The sentences of a report, and its day."""


@pytest.fixture(autouse=True, params=[3, 40])
def _small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KEPT_FROM", 1)
    monkeypatch.setattr(keys, "MOST", 1.0)
    monkeypatch.setattr(blocks, "MOST_FIGURES", request.param)
    monkeypatch.setattr(blocks, "MOST_AMOUNTS", request.param)


def name(number: int) -> str:
    return f"{number:016x}"


def counting(chance: random.Random) -> tuple[str, ...]:
    """Sentences with figures, most of them of an origin that others name, too."""
    return tuple(
        f"According to the {chance.choice(('ministry', 'hospital', 'mayor'))}, {chance.choice((28, 31, 45))} "
        f"{chance.choice(('people', 'soldiers'))} were {chance.choice(('killed', 'injured'))}."
        if chance.random() < 0.6
        else f"The ministry revised the death toll to {chance.choice((28, 31))} from 45."
        for _ in range(chance.randint(0, 3))
    )


def dating(chance: random.Random) -> tuple[str, ...]:
    """Paragraphs of one report, on other days."""
    some = chance.sample(FERRY.strip().split("\n\n"), chance.randint(1, 4))
    return tuple(one.replace("Friday", chance.choice(("Friday", "Saturday"))) for one in some)


@cache
def figures_of(told: Told) -> FigureSketch:
    return sketch_figures(counted(" ".join(told[0]), told[1]))


@cache
def days_of(told: Told) -> DateSketch:
    return sketch_dates(dated("\n\n".join(told[0]), "wire", told[1]))


def pile_of(
    told: Mapping[str, Told], links: Sequence[Link], take: Callable[[Told], Any], before: Grown | None = None
) -> Grown:
    headings = {
        one: Heading(id=one, name=one, text_sha256="", published=Published(day, "given") if day else None)
        for one, (_, day) in told.items()
    }
    taken = {one: take(each) for one, each in told.items()}
    return Grown(headings, {type(each): taken for each in taken.values()}, links, before)


def copies_among(near: Sequence[str], told: Mapping[str, Told], chance: random.Random) -> list[Link]:
    """Copies of whole reports, of some pairs."""
    return [
        Copy(
            left=left,
            right=right,
            kind="edited",
            origin=chance.choice((left, right, None)),
            passages=(Passage(*(Span(0, max(1, sum(map(len, told[one][0])))) for one in (left, right))),),
            covered_left=1.0,
            covered_right=1.0,
            because="aligned",
        )
        for left, right in combinations(sorted(near), 2)
        if chance.random() < 0.3
    ]


def stories_of(reports: Sequence[str], chance: random.Random) -> list[Link]:
    left, found = list(reports), list[Link]()
    while left:
        size = chance.randint(1, 3)
        found.append(Story(reports=tuple(left[:size]), title="A story", because="given"))
        left = left[size:]
    return found


def gone_on(
    told: Mapping[str, Told], links: Sequence[Link], chance: random.Random, say: Callable[[random.Random], Any]
) -> tuple[dict[str, Told], list[Link]]:
    """Two reports more, one that tells something else, a story that grew or fell apart, copies that came and went."""
    after = dict(told)
    new = [name(len(told)), name(len(told) + 1)]
    for report in (*new, chance.choice(sorted(told))):
        after[report] = say(chance), chance.choice(DAYS)
    kept = [link for link in links if isinstance(link, Story) or chance.random() < 0.9]
    split = chance.choice([link for link in kept if isinstance(link, Story)])
    kept.remove(split)
    if chance.random() < 0.5:
        kept.append(Story(reports=(*split.reports, new.pop()), title="A story", because="given"))
    else:
        kept += stories_of(split.reports, chance)
    kept += stories_of(new, chance)
    known = {(link.left, link.right) for link in kept if isinstance(link, Copy)}
    more = copies_among([*chance.sample(sorted(told), 3), *after.keys() - told.keys()], after, chance)
    return after, kept + [link for link in more if isinstance(link, Copy) and (link.left, link.right) not in known]


@pytest.mark.parametrize(
    ("comparer", "say", "take"), [(figure_relations, counting, figures_of), (dates, dating, days_of)]
)
@pytest.mark.parametrize("seed", range(12))
def test_what_is_made_anew_and_what_stands_are_the_links_of_the_whole(
    seed: int, comparer: Comparer, say: Callable[[random.Random], Any], take: Callable[[Told], Any]
) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    told: dict[str, Told] = {name(number): (say(chance), chance.choice(DAYS)) for number in range(12)}
    links = stories_of(sorted(told), chance)
    links += [link for at in range(9) for link in copies_among(sorted(told)[at : at + 2], told, chance)]
    before = pile_of(told, links, take)
    assert before.compared(comparer)
    for _ in range(3):
        told, links = gone_on(told, links, chance, say)
        now = pile_of(told, links, take, before)
        assert now.added(comparer) == pile_of(told, links, take).compared(comparer)
        before = now


def test_a_revision_that_is_announced_later_is_told_of_two_old_reports() -> None:
    told: dict[str, Told] = {
        name(0): (("According to the ministry, 45 people were killed.",), "2031-03-05"),
        name(1): (("According to the ministry, 28 people were killed.",), "2031-03-08"),
    }
    before = pile_of(told, [], figures_of)
    assert related(before.compared(figure_relations)) == {(name(0), name(1)): "contradicted"}
    told[name(2)] = (("According to the ministry, 28 people were killed, as it revised its count.",), "2031-03-06")
    now = pile_of(told, [], figures_of, before)
    found = now.added(figure_relations)
    assert found == pile_of(told, [], figures_of).compared(figure_relations)
    assert related(found)[name(0), name(1)] == "revised"


def related(links: Mapping[str, Link]) -> dict[tuple[str, str], str]:
    return {
        (one.left.report, one.right.report): one.relation for one in links.values() if isinstance(one, FigureRelation)
    }


def test_evidence_of_an_undated_report_goes_with_the_day_of_its_origin() -> None:
    told: dict[str, Told] = {name(0): ((FERRY,), "2031-03-06"), name(1): ((FERRY,), None)}
    link = Copy(
        left=name(0),
        right=name(1),
        kind="edited",
        origin=name(0),
        passages=(Passage(Span(0, 500), Span(0, 500)),),
        covered_left=1.0,
        covered_right=1.0,
        because="aligned",
    )
    before = pile_of(told, [link], days_of)
    assert any(isinstance(one, DateEvidence) for one in before.compared(dates).values())
    told[name(0)] = ((FERRY,), None)
    now = pile_of(told, [link], days_of, before)
    assert now.added(dates) == pile_of(told, [link], days_of).compared(dates)
