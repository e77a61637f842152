"""A row of each kind as lines for people: (indent, words, style)."""

from collections.abc import Callable, Iterator
from typing import Any

from firsthand.cli.printing import counted, origins_counted, shortened, shortened_name
from firsthand.present.pages.report import PLURALS
from firsthand.present.pages.utterance import credit_in_words
from firsthand.record.rows import (
    AttributionRow,
    ClaimRow,
    CopyRow,
    DateRow,
    DecisionRow,
    FigureRow,
    IdentityRow,
    LedgerRow,
    OfficeHolderRow,
    PersonRow,
    ProblemRow,
    ProtectedRow,
    RelationRow,
    ReportRow,
    Row,
    StatedRow,
    StatementRow,
    StoryRow,
    TallyFigureRow,
    TallyRow,
    TimelineRow,
    TimeRow,
    UtteranceRow,
)

Line = tuple[int, str, str]

MOST_WORDS = 300
"""Characters of a quotation; `--json` has it whole."""
MOST_MEMBERS = 20
"""Reports listed for one person or body; `--json` has all."""


def report_lines(row: ReportRow) -> Iterator[Line]:
    """Date, outlet, title; then name, length and where the date is from."""
    yield 0, f"{row.published or 'no date':<10}  {row.outlet or 'unknown outlet'}: {row.title or '(no title)'}", "bold"
    language = f", {row.language}" if row.language else ""
    dated = f", date: {row.published_because}" if row.published_because else ""
    yield 12, f"{shortened_name(row.report)}, {counted(row.words, 'word')}{language}{dated}", "dim"
    if row.implied:
        yield 12, f"implied, not known: {row.implied.because}", "yellow"


def attribution_lines(row: AttributionRow) -> Iterator[Line]:
    """Who, in which style; then what was said."""
    who = row.speaker or (f"{row.source} (unresolved)" if row.source else "nobody named")
    yield 0, f"{who}, {row.style} {row.manner}  {_place(row)}", "bold"
    yield 2, shortened(row.text, MOST_WORDS), ""
    if row.known_as and row.known_as != row.speaker:
        yield 2, f"{row.known_as}, by other reports", "dim"
    if row.problem:
        yield 2, f"problem: {row.problem}", "yellow"


def figure_lines(row: FigureRow) -> Iterator[Line]:
    """The words and what they mean; then of when and from whom."""
    yield 0, f"“{shortened(row.text, 80)}”  {row.bound} {_range(row)} {row.counted or row.unit or ''}".rstrip(), "bold"
    told = [f"as of {_days(*row.as_of)}" if any(row.as_of) else "", f"origin: {row.origin}" if row.origin else ""]
    yield 2, "; ".join([*filter(None, told), _place(row)]), "dim"


def time_lines(row: TimeRow) -> Iterator[Line]:
    """The words, their TIMEX3 value and their days."""
    days = f"  {_days(row.begin, row.to)}" if row.begin or row.to else ""
    yield 0, f"“{shortened(row.text, 60)}”  {row.type} {row.value or '?'}{days}", "bold"
    yield 2, _place(row), "dim"


def person_lines(row: PersonRow) -> Iterator[Line]:
    """The name and what says who it is; for people in public, in how many reports."""
    roles = f", {shortened('; '.join(row.roles), 90)}" if row.roles else ""
    yield 0, f"{row.name}{roles}", "bold"
    if row.known_as:
        yield 2, f"{row.known_as}, {counted(row.reports, 'report')}", ""
    yield 2, f"{counted(len(row.mentions), 'mention')}, speaks {counted(row.speaks, 'time')}; {_place(row)}", "dim"


def identity_lines(row: IdentityRow) -> Iterator[Line]:
    """Who it is by which reports, the offices they give, and why they are one."""
    others = f" ({shortened(', '.join(row.names[1:]), 90)})" if row.names[1:] else ""
    yield 0, f"{row.name}{others}, {counted(row.reports, 'report')}", "bold"
    for office in row.offices:
        yield 2, f"{office.office}: {_days(office.first, office.last)}", ""
    yield 2, row.because, ""
    for one in row.members[:MOST_MEMBERS]:
        roles = f", {shortened('; '.join(role.text for role in one.roles), 60)}" if one.roles else ""
        yield 4, f"{one.name}{roles}  {_place(one)}", "dim"
    if row.members[MOST_MEMBERS:]:
        yield 4, f"and {len(row.members) - MOST_MEMBERS} more; --json has them", "dim"
    yield 2, row.id, "dim"


def office_lines(row: OfficeHolderRow) -> Iterator[Line]:
    """The description, whom it means, and who says so."""
    yield 0, f"“{shortened(row.text, 60)}”: {row.holder or 'unresolved'}  {_place(row)}", "bold"
    yield 2, row.because, ""
    for one in row.holders:
        words = "; ".join(role.text for role in one.seen.roles)
        yield 4, f"{one.seen.name}, {shortened(words, 60)}  {_place(one.seen)}", "dim"
    yield 2, row.id, "dim"


def protected_lines(row: ProtectedRow) -> Iterator[Line]:
    """Why somebody is withheld, and how to release."""
    state = "released" if row.released else "withheld"
    yield 0, f"{row.text}: {row.reason} ({state})  {_place(row)}", "bold"
    yield 2, f"“{shortened(row.because, MOST_WORDS)}”", ""
    yield 2, row.id, "dim"


def copy_lines(row: CopyRow) -> Iterator[Line]:
    """Which report copies which, how much, and what it damages."""
    sides = f"{shortened_name(row.left)} and {shortened_name(row.right)}"
    yield 0, f"{sides}: {row.kind}{f', from {shortened_name(row.origin)}' if row.origin else ''}", "bold"
    yield 2, f"{row.because} Covered: {row.covered_left:.0%} and {row.covered_right:.0%}.", ""
    for damage in row.damage:
        yield 2, f"{damage.kind}: “{shortened(damage.left_text, 60)}” / “{shortened(damage.right_text, 60)}”", "yellow"
    yield 2, f"{row.id}{f', decided: {row.decided}' if row.decided else ''}", "dim"


def story_lines(row: StoryRow) -> Iterator[Line]:
    """The three numbers, then the reports."""
    yield 0, row.title or "(no title)", "bold"
    numbers = f"{counted(len(row.reports), 'report')} -> {counted(len(row.outlets), 'outlet')} -> "
    origins = origins_counted(row.origins.lower, row.origins.upper)
    yield 2, f"{numbers}{origins}; {_days(row.first, row.last)}", ""
    disagree = counted(row.contradictions, "contradiction")
    yield 2, f"{counted(row.claims, 'claim')}, {row.one_origin:,} on one origin, {disagree}", ""
    yield 2, f"{', '.join(map(shortened_name, row.reports[:8]))}{' ...' if len(row.reports) > 8 else ''}", "dim"
    yield 2, row.id, "dim"


def utterance_lines(row: UtteranceRow) -> Iterator[Line]:
    """Who, and each wording."""
    yield 0, f"{row.speaker}, {_days(*row.date) if any(row.date) else 'no date'}", "bold"
    for one in row.statements:
        yield _wording(one)
        for credit in one.credits:
            yield 6, f"{credit_in_words(credit)}, as the report says: “{shortened(credit.text, 80)}”", "dim"
        for change in one.changes:
            yield 6, change.because, "yellow" if change.turns else "dim"
    yield 2, row.id, "dim"


def claim_lines(row: ClaimRow) -> Iterator[Line]:
    """The claim, its counts, and who stands behind it."""
    yield 0, shortened(row.text, MOST_WORDS), "bold"
    named = f": {', '.join(row.origins.named)}" if row.origins.named else ""
    numbers = (
        f"{counted(row.reports, 'report')} -> {counted(row.outlets, 'outlet')} -> "
        f"{origins_counted(row.origins.lower, row.origins.upper)}{named}"
    )
    yield 2, f"{numbers}{f'; {row.relation}' if row.relation else ''}", ""
    yield from (_wording(one) for one in row.statements)
    for stated in row.stated:
        yield 2, f"stated, {_stated(stated)}", ""
    if row.circular:
        yield 2, f"circular: {' -> '.join(row.circular)}", "yellow"
    yield 2, row.id, "dim"


def relation_lines(row: RelationRow) -> Iterator[Line]:
    """How two figures stand to each other, and why."""
    yield 0, f"{row.relation}: “{shortened(row.left.text, 40)}” and “{shortened(row.right.text, 40)}”", "bold"
    yield 2, row.because, ""
    yield 2, f"{_place(row.left)}; {_place(row.right)}", "dim"


def tally_lines(row: TallyRow) -> Iterator[Line]:
    """The question, what the policies state, and every figure with why it does not count in."""
    happened = f" ({', '.join(row.predicates)})" if row.predicates else ""
    what = PLURALS.get(row.counted or "", row.counted) or "of what no report names"
    yield 0, f"How many {what}{happened}?", "bold"
    for stated in row.stated:
        yield 2, _stated(stated), ""
        yield from ((4, f"rests on: {_figure_place(f)}", "dim") for f in row.figures if f.id in stated.rests_on)
    yield 2, f"{counted(len(row.figures), 'figure')}, {counted(row.contradictions, 'contradiction')}:", ""
    for figure in row.figures:
        aside = f"; does not count in: {figure.why_not}" if figure.why_not else ""
        yield 4, f"{figure.published or 'no date':<10}  {_figure_place(figure)}{aside}", "dim" if aside else ""
    yield 2, row.id, "dim"


def date_lines(row: DateRow) -> Iterator[Line]:
    """The two days, why they are told of one event, and both sentences."""
    yield (
        0,
        f"{row.kind}: “{row.left.text}” {_days(*row.left_days)} / “{row.right.text}” {_days(*row.right_days)}",
        "bold",
    )
    yield 2, row.because, ""
    for sentence in (row.left_sentence, row.right_sentence):
        yield 4, f"“{shortened(sentence.text, MOST_WORDS)}” ({_place(sentence)})", "dim"
    yield 2, row.id, "dim"


def timeline_lines(row: TimelineRow) -> Iterator[Line]:
    """The day and the sentence; then who else tells it."""
    yield 0, f"{_days(row.begin, row.to):<10}  {shortened(row.text, MOST_WORDS)}", ""
    yield 12, f"“{row.phrase}”, {_place(row)}, printed {row.published or 'no date'}", "dim"
    for one in row.tellings:
        yield 12, f"also {_place(one)}, printed {one.published or 'no date'}", "dim"


def problem_lines(row: ProblemRow) -> Iterator[Line]:
    """Which stage failed where."""
    yield 0, f"{row.report}: stage '{row.stage}': {row.message}", ""


def ledger_lines(row: LedgerRow) -> Iterator[Line]:
    """What happened to an input."""
    yield 0, f"{row.outcome:<9}  {shortened_name(row.input)}{f': {row.reason}' if row.reason else ''}", ""


def decision_lines(row: DecisionRow) -> Iterator[Line]:
    """Who decided what, and whether it holds."""
    yield (
        0,
        f"{row.at[:10]}  {row.who}: {row.kind}: {row.answer}{'' if row.holds else ' (decided again later)'}",
        "bold",
    )
    yield 12, f"{row.target}{f' - {row.note}' if row.note else ''}", "dim"


LINES: dict[str, Callable[[Any], Iterator[Line]]] = {
    "reports": report_lines,
    "attributions": attribution_lines,
    "figures": figure_lines,
    "times": time_lines,
    "people": person_lines,
    "identities": identity_lines,
    "offices": office_lines,
    "protected": protected_lines,
    "copies": copy_lines,
    "stories": story_lines,
    "utterances": utterance_lines,
    "claims": claim_lines,
    "relations": relation_lines,
    "tallies": tally_lines,
    "dates": date_lines,
    "timeline": timeline_lines,
    "problems": problem_lines,
    "ledger": ledger_lines,
    "decisions": decision_lines,
}
"""For each kind of `record.ask.KINDS`; a test holds the two together."""


def _place(row: Row) -> str:
    return f"{shortened_name(row.report)} {row.start}-{row.end}"


def _wording(one: StatementRow) -> Line:
    who = f"{one.speaker}: " if one.speaker else ""
    where = f"{one.outlet or 'unknown outlet'}, {one.published or 'no date'}"
    return 4, f"{who}“{shortened(one.text.strip('“”'), 160)}” ({where})", ""


def _range(row: FigureRow | StatedRow) -> str:
    if row.low is None or row.high is None:
        return "?"
    return f"{row.low:,.10g}" if row.low == row.high else f"{row.low:,.10g} to {row.high:,.10g}"


def _stated(row: StatedRow) -> str:
    """The policy, its value with the hedge, and why."""
    hedge = f"{row.bound} " if row.bound in {"~", "<", ">"} else ""
    return f"{row.policy}: {'nothing' if row.low is None else hedge + _range(row)}. {row.because}"


def _figure_place(row: TallyFigureRow) -> str:
    who = f", counted by {row.origin}" if row.origin else ""
    return f"“{shortened(row.text, 40)}”{who} ({row.outlet or 'unknown outlet'}, {_place(row)})"


def _days(first: str | None, last: str | None) -> str:
    if first == last:
        return first or "no date"
    return f"{first or '...'} to {last or '...'}"
