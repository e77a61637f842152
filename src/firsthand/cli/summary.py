"""What `firsthand read` says at the end: who stands behind the claims of this record."""

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from firsthand.cli.printing import counted, origins_counted, say, shortened, shortened_name
from firsthand.compare.stories.changes import StoryChange
from firsthand.record.ask import Ask
from firsthand.record.rows import ClaimRow, CopyRow, LedgerRow, RelationRow, StoryRow
from firsthand.run.progress import Summary

MOST_SHOWN = 6
"""Of each kind; the lists hold the rest."""
BAR_COLUMNS = 40
REASONS: dict[str, tuple[str, str]] = {
    "asked not to be named": ("asked not to be named", "asked not to be named"),
    "first name only": ("known by a first name only", "known by a first name only"),
    "minor": ("minor", "minors"),
    "not checked": ("in a report where a stage failed", "in reports where a stage failed"),
}
"""Why people are withheld, of one and of several."""

T = TypeVar("T")


class Some(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """How many there are, and the first of them."""

    count: int
    first: list[T]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The summary, as `--json` prints it. Lists hold the most telling; `count` is how many the record holds."""

    record: str
    run: Summary
    """What this run did."""
    stories: Some[StoryRow]
    one_origin: Some[ClaimRow]
    """Claims of two or more reports that rest on one origin, those that most reports seem to confirm first."""
    contradictions: Some[RelationRow]
    copies: Some[CopyRow]
    damaged: int
    """Copies that say something else than their origin."""
    protected: dict[str, int]
    """How many people are withheld, by reason, report by report; never a name."""
    without_rules: int
    """Reports in which nobody looked for such people: requests and ages are read in English and Russian."""
    not_read: Some[LedgerRow]
    changed: Some[str]
    """A sentence for each story that this run merged or split, the largest first."""
    next: list[str]
    """Commands to try; none where no report was read."""


def summarise(record: Path, run: Summary) -> Found:
    """The summary of the whole record, and of this run."""
    with Ask(record) as ask:
        copies = _most(ask.copies(), lambda copy: (-len(copy.damage), -max(copy.covered_left, copy.covered_right)))
        return Found(
            record=str(record),
            run=run,
            stories=_most(ask.stories(), lambda story: -len(story.reports)),
            one_origin=_echoes(ask.claims()),
            contradictions=_most(_told_once(ask.relations()), lambda _: 0),
            copies=copies,
            damaged=sum(1 for copy in ask.copies() if copy.damage),
            protected=dict(sorted(Counter(row.reason for row in ask.protected() if not row.released).items())),
            without_rules=ask.without_rules(),
            changed=_changes(run, ask),
            not_read=_most((line for line in ask.ledger() if line.outcome in {"skipped", "failed"}), _failed_first),
            next=_next(record) if run.reports else [],
        )


def print_summary(found: Found) -> None:
    """The summary for people, in sections that are left out where there is nothing to say."""
    _print_run(found)
    _print_stories(found.stories)
    _print_changes(found.changed)
    _print_one_origin(found.one_origin)
    _print_contradictions(found.contradictions)
    _print_copies(found)
    _print_protected(found.protected, found.without_rules)
    _print_not_read(found.not_read)
    if found.next:
        _section("Next")
    for command in found.next:
        say(command, indent=2)


def _most(rows: Iterable[T], key: Callable[[T], Any]) -> Some[T]:
    """How many rows there are and the first by `key`; holds few of them at a time."""
    kept: list[T] = []
    count = 0
    for row in rows:
        count += 1
        kept.append(row)
        if len(kept) > 50 * MOST_SHOWN:
            kept = sorted(kept, key=key)[:MOST_SHOWN]
    return Some(count=count, first=sorted(kept, key=key)[:MOST_SHOWN])


def _echoes(claims: Iterable[ClaimRow]) -> Some[ClaimRow]:
    """Claims of several reports with one origin: named origins first, then those that most reports seem to confirm.

    A figure and the sentence around it are one claim to a reader, so a claim whose words stand inside those of another
    of the same reports is left out.
    """
    found: dict[frozenset[str], list[ClaimRow]] = {}
    for claim in sorted(claims, key=lambda claim: (-len(claim.text), claim.kind, claim.id)):
        if claim.reports > 1 and claim.origins.upper == 1:
            told = found.setdefault(frozenset(s.report_id for s in claim.statements), [])
            if not any(claim.text.strip("“” .,") in other.text for other in told):
                told.append(claim)
    listed = [claim for told in found.values() for claim in told]
    return _most(listed, lambda claim: (-claim.origins.lower, -claim.witnesses, -claim.reports, claim.id))


def _told_once(relations: Iterable[RelationRow]) -> Iterator[RelationRow]:
    """The contradictions, those of the same outlets in the same words once."""
    told: set[frozenset[tuple[str, str]]] = set()
    for one in relations:
        sides = frozenset((side.text, side.outlet or side.report) for side in (one.left, one.right))
        if one.relation == "contradicted" and sides not in told:
            told.add(sides)
            yield one


def _failed_first(line: LedgerRow) -> tuple[bool, str]:
    return line.outcome != "failed", line.input


def _next(record: Path) -> list[str]:
    named = shlex.quote(str(record))
    page = shlex.quote(str(record.with_suffix(".html")))
    return [
        f"firsthand report {named} -o {page}",
        f"firsthand list claims {named}",
        f"firsthand serve {named}",
    ]


def _section(title: str) -> None:
    say()
    say(title, style="bold")


def _more(some: Some[T], kind: str, record_hint: str = "RECORD") -> None:
    if some.count > len(some.first):
        say(f"... {some.count - len(some.first):,} more: firsthand list {kind} {record_hint}", indent=2, style="dim")


def _print_run(found: Found) -> None:
    run = found.run
    say(f"{counted(run.reports, 'report')} in {found.record}", style="bold")
    told = [f"{number:,} {word}" for word, number in _outcomes(run).items() if number]
    say(f"inputs: {', '.join(told) or 'none'}; {counted(run.annotated, 'report')} annotated now")
    if run.problems:
        said = counted(run.problems, "stage failure", "stage failures")
        say(f"{said}: firsthand list problems {found.record}", style="yellow")


def _outcomes(run: Summary) -> dict[str, int]:
    return {"read": run.read, "identical": run.identical, "skipped": run.skipped, "failed": run.failed}


def _print_stories(stories: Some[StoryRow]) -> None:
    if not stories.count:
        return
    _section(f"Stories ({stories.count:,}): reports -> outlets -> origins")
    most = max(len(story.reports) for story in stories.first)
    for story in stories.first:
        say(shortened(story.title or "(no title)", 76), indent=2)
        outlets, origins = len(story.outlets), story.origins
        _bar(len(story.reports), 0, most, f"{counted(len(story.reports), 'report')}{_days(story)}")
        _bar(outlets, 0, most, counted(outlets, "outlet") if outlets else "outlet unknown")
        _bar(origins.lower, origins.upper - origins.lower, most, origins_counted(origins.lower, origins.upper))
    _more(stories, "stories")


def _changes(run: Summary, ask: Ask) -> Some[str]:
    """What this run merged and split, in the words of the record's titles."""
    titled = {tuple(sorted(story.report_ids)): story for story in ask.stories()} if run.stories_changed else {}
    ordered = sorted(run.stories_changed, key=lambda change: -len({*sum(change.before, ()), *sum(change.after, ())}))
    return Some(count=len(ordered), first=[_told(change, titled) for change in ordered[:MOST_SHOWN]])


def _told(change: StoryChange, titled: Mapping[tuple[str, ...], StoryRow]) -> str:
    after = [f"“{titled[reports].title}” ({counted(len(reports), 'report')})" for reports in change.after]
    if change.kind == "merged":
        return f"{len(change.before)} stories became one: {after[0]}."
    return f"A story of {counted(len(change.before[0]), 'report')} was split into {', '.join(after)}."


def _print_changes(changed: Some[str]) -> None:
    if changed.count:
        _section(f"Stories that this run merged or split ({changed.count:,})")
        for sentence in changed.first:
            say(shortened(sentence, 200), indent=2)
        _more(changed, "stories")


def _days(story: StoryRow) -> str:
    if not story.first:
        return ""
    return f", {story.first}" if story.first == story.last else f", {story.first} to {story.last}"


def _bar(sure: int, perhaps: int, most: int, words: str) -> None:
    """One of the three bars: what is sure in full blocks, what may come to it in light ones; never invisible."""
    scale = BAR_COLUMNS / max(most, BAR_COLUMNS)
    full, light = (max(1, round(number * scale)) if number else 0 for number in (sure, perhaps))
    say(f"{'█' * full}{'░' * light} {words}".strip(), indent=4)


def _print_one_origin(claims: Some[ClaimRow]) -> None:
    if not claims.count:
        return
    _section(f"Claims of several reports that rest on one origin ({claims.count:,})")
    for claim in claims.first:
        named = ", ".join(claim.origins.named)
        origin = f"1 origin: {named}" if named else "1 origin at most, not named"
        say(f"{counted(claim.reports, 'report')}, {counted(claim.outlets, 'outlet')}, {origin}", indent=2)
        say(f"“{shortened(claim.text.strip('“”'), 150)}”", indent=4)
    _more(claims, "claims")


def _print_contradictions(contradictions: Some[RelationRow]) -> None:
    if not contradictions.count:
        return
    _section(f"Figures that contradict each other ({contradictions.count:,})")
    for one in contradictions.first:
        say(
            " against ".join(
                f"“{shortened(side.text, 60)}” ({side.outlet or shortened_name(side.report)})"
                for side in (one.left, one.right)
            ),
            indent=2,
        )
        say(one.because, indent=4, style="dim")
    _more(contradictions, "relations")


def _print_copies(found: Found) -> None:
    copies = found.copies
    if not copies.count:
        return
    damaged = f", {found.damaged:,} with damage" if found.damaged else ""
    _section(f"Copies ({copies.count:,}{damaged})")
    for copy in copies.first:
        other = copy.left if copy.origin == copy.right else copy.right
        left, right = shortened_name(copy.left), shortened_name(copy.right)
        words = f"{left} and {right} share text"
        if copy.origin:
            words = f"{shortened_name(other)} copies {shortened_name(copy.origin)}"
        say(f"{words} ({copy.kind})", indent=2)
        for damage in copy.damage[:3]:
            sides = (damage.left_text, damage.right_text)
            first, second = reversed(sides) if copy.origin == copy.right else sides
            say(f"{damage.kind}: “{shortened(first, 60)}” became “{shortened(second, 60)}”", indent=4, style="yellow")
    _more(copies, "copies")


def _print_protected(reasons: dict[str, int], without_rules: int) -> None:
    if reasons or without_rules:
        _section("Protected people")
    if reasons:
        told = ", ".join(counted(number, *REASONS.get(reason, (reason, reason))) for reason, number in reasons.items())
        say(f"{told}, counted report by report. Their names are in no list, page or export.", indent=2)
    if without_rules:
        told = counted(without_rules, "report")
        said = f"{told} in neither English nor Russian: nobody is withheld there, look for yourself."
        say(said, indent=2, style="yellow")


def _print_not_read(lines: Some[LedgerRow]) -> None:
    if not lines.count:
        return
    _section(f"Not read ({lines.count:,})")
    for line in lines.first:
        say(f"{shortened_name(line.input)}: {line.outcome}: {line.reason}", indent=2)
    _more(lines, "ledger")
