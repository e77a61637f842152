"""A `Source` made of the invented story: what the record would answer, by hand."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from tests.present.story import TOLD, Told

from firsthand.present.source import Method, ShownText, Source, Stage
from firsthand.record.rows import (
    AttributionRow,
    ChangeRow,
    ClaimRow,
    CopyRow,
    CreditRow,
    DamageRow,
    DateRow,
    DecisionRow,
    DependenceRow,
    FigureRow,
    HitRow,
    ImpliedReasonRow,
    ImpliedRow,
    LedgerRow,
    OriginRow,
    OriginsRow,
    PartyRow,
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
    TellingRow,
    TimelineRow,
    TimeRow,
    UtteranceRow,
    WordingRow,
)
from firsthand.vocabulary import Report, Span, content_id, hull

T = TypeVar("T")
BY_KEY = {told.key: told for told in TOLD}


def told_report(key: str) -> Report:
    """One invented report."""
    return BY_KEY[key].plain()


def masked(told: Told) -> str:
    text = told.plain().text
    for span in mask_of(told):
        text = text[: span.start] + "█" * (span.end - span.start) + text[span.end :]
    return text


def mask_of(told: Told) -> tuple[Span, ...]:
    return tuple(span for spans in told.spans("protected").values() for span in spans)


def row(told: Told, span: Span, mark: str) -> dict[str, object]:
    text = span.of(told.plain().text)
    for hidden in mask_of(told):
        text = text.replace(hidden.of(told.plain().text), "[withheld]")
    return {
        "id": f"{told.plain().id}.{mark}",
        "report": told.plain().name,
        "report_id": told.plain().id,
        "start": span.start,
        "end": span.end,
        "text": text,
    }


def mark_of(told: Told, group: str) -> str:
    return content_id(told.key, group)


def attribution_rows(told: Told) -> list[AttributionRow]:
    out = []
    contents, sources, cues = told.spans("content"), told.spans("source"), told.spans("cue")
    for group, speaker in told.speakers.items():
        source = sources[group][0] if group in sources else None
        content = contents.get(group) or told.spans("figure").get("f1", [])
        out.append(
            AttributionRow(
                **row(told, hull(content), mark_of(told, group)),  # type: ignore[arg-type]  # keys are those of Row
                source=str(row(told, source, "")["text"]) if source else None,
                speaker=speaker,
                cue=cues[group][0].of(told.plain().text),
                style="direct" if "“" in hull(content).of(told.plain().text) else "indirect",
                manner="speech",
                content=[(s.start, s.end) for s in content],
                source_span=(source.start, source.end) if source else None,
                cue_span=(cues[group][0].start, cues[group][0].end),
                chain=[PartyRow(name=speaker, kind="person")],
                protected=speaker == "[withheld]",
                p=0.93,
                because="named beside the cue",
                problem=None,
            )
        )
    return sorted(out, key=lambda a: a.start)


def figure_rows(told: Told) -> list[FigureRow]:
    spans = told.spans("figure")
    return [
        FigureRow(
            **row(told, spans[group][0], mark_of(told, group)),  # type: ignore[arg-type]  # keys are those of Row
            low=low,
            high=high,
            bound=bound,
            counted=counted,
            unit="person",
            kind="count",
            predicate="die",
            scope=[],
            change=False,
            as_of=(told.published, told.published),
            origin=origin,
            attribution=None,
        )
        for group, (low, high, bound, counted, origin) in told.figures.items()
    ]


def time_rows(told: Told) -> list[TimeRow]:
    spans = told.spans("time")
    return [
        TimeRow(
            **row(told, spans[group][0], mark_of(told, group)),  # type: ignore[arg-type]  # keys are those of Row
            type="DATE",
            value=begin,
            mod=None,
            begin=begin,
            to=end,
            precision=precision,
            anchor="published",
            zone=None,
            because="counted from the publication date",
        )
        for group, (begin, end, precision) in told.times.items()
    ]


def statement(key: str, group: str) -> StatementRow:
    told = BY_KEY[key]
    kind = "figure" if group.startswith("f") else "attribution"
    rows: Sequence[Row] = figure_rows(told) if kind == "figure" else attribution_rows(told)
    mark = mark_of(told, group)
    found = next(r for r in rows if r.id.endswith(mark))
    figure = told.figures.get(group)
    return StatementRow(
        **row(told, Span(found.start, found.end), mark),  # type: ignore[arg-type]  # keys are those of Row
        mark=mark,
        kind=kind,
        outlet=told.outlet,
        published=told.published,
        speaker=told.speakers.get(group),
        low=figure[0] if figure else None,
        high=figure[1] if figure else None,
        bound=figure[2] if figure else None,
    )


def evidence(key: str, group: str) -> Row:
    return Row(**row(BY_KEY[key], BY_KEY[key].spans("source")[group][0], mark_of(BY_KEY[key], group)))  # type: ignore[arg-type]  # keys are those of Row


def name_of(key: str) -> str:
    return told_report(key).name


def id_of(key: str) -> str:
    return told_report(key).id


def copy_row(left: str, right: str, kind: str, decided: str | None = None) -> CopyRow:
    """Passages are the sentences about the gates and the mill, found by their words."""
    a, b = told_report(left).text, told_report(right).text
    shared = [x for x in a.split("\n") if x.strip() and x.strip() in b]
    pairs = [((a.index(x), a.index(x) + len(x)), (b.index(x), b.index(x) + len(x))) for x in shared]
    first_a = next(x for x in a.split("\n") if "gave way" in x)
    first_b = next(x for x in b.split("\n") if "wall of water" in x)
    whole = (
        (a.index(first_a), a.index(first_a) + len(first_a)),
        (b.index(first_b), b.index(first_b) + len(first_b)),
    )
    damage = []
    if kind == "reworded":
        fig_a, fig_b = BY_KEY[left].spans("figure")["f1"][0], BY_KEY[right].spans("figure")["f1"][0]
        damage = [
            DamageRow(
                kind="figure",
                left=(fig_a.start, fig_a.end),
                right=(fig_b.start, fig_b.end),
                left_text=fig_a.of(a),
                right_text=fig_b.of(b),
            )
        ]
    return CopyRow(
        id=content_id("copy", id_of(left), id_of(right)),
        left=name_of(left),
        right=name_of(right),
        left_id=id_of(left),
        right_id=id_of(right),
        kind=kind,
        origin=name_of(left),
        covered_left=0.62,
        covered_right=0.97,
        passages=sorted([whole, *(p for p in pairs if p[0] != whole[0])]),
        damage=damage,
        because="97 % of its words stand in the other in the same order.",
        decided=decided,
    )


COPIES = (copy_row("wire-0304", "courier-0305", "cut"), copy_row("wire-0304", "beacon-0305", "reworded"))
MISSING = [statement("wire-0304", "f1"), statement("courier-0305", "f1"), statement("beacon-0305", "f1")]
TOLL = [
    statement("meridian-0306", "f1"),
    statement("coast-0307", "f1"),
    statement("wire-0309", "f2"),
    statement("oriel-0310", "f1"),
]
MINISTRY = [statement("wire-0309", "f1")]
BRIDGES = [
    statement("wire-0304", "a3"),
    statement("lakeside-0305", "a3"),
    statement("meridian-0306", "a2"),
    statement("oriel-0310", "a1"),
]
GATES = [statement("wire-0304", "a2"), statement("courier-0305", "a2"), statement("beacon-0305", "a2")]


def claim_row(
    statements: list[StatementRow], tree: list[OriginRow], *, origins: OriginsRow, relation: str | None = None
) -> ClaimRow:
    reports = {s.report_id for s in statements}
    return ClaimRow(
        id=content_id("claim", [s.mark for s in statements]),
        kind="figure" if statements[0].kind == "figure" else "utterance",
        story=STORY_ID,
        text=max(statements, key=lambda s: len(s.text)).text,
        statements=statements,
        reports=len(reports),
        outlets=len({s.outlet for s in statements}),
        witnesses=1,
        origins=origins,
        relation=relation,
        tree=tree,
        dependences=[
            DependenceRow(
                left=statements[0].report,
                right=statements[-1].report,
                reason="same origin",
                because=f"Both name {tree[0].name} as the one who counted.",
                places=[evidence("wire-0304", "a1"), evidence("coast-0307", "a1")],
            )
        ]
        if len(statements) > 1
        else [],
        circular=[],
        because="Same event, same thing counted, days that overlap.",
        as_read=OriginsRow(lower=origins.lower, upper=origins.upper + 1, named=origins.named),
    )


STORY_ID = "5703a1"
LATER_ID = "5703b2"


def origin_row(name: str | None, statements: list[StatementRow], kind: str = "body") -> OriginRow:
    return OriginRow(
        name=name,
        kind=kind,
        protected=False,
        statements=statements,
        evidence=evidence("wire-0304", "a1") if name else None,
    )


CLAIMS = (
    claim_row(
        TOLL,
        [origin_row("Rivers Watch", TOLL[:3]), origin_row(None, TOLL[3:], "unknown")],
        origins=OriginsRow(lower=1, upper=2, named=["Rivers Watch"]),
        relation="updated",
    ),
    claim_row(
        MISSING,
        [origin_row("Rivers Watch", MISSING)],
        origins=OriginsRow(lower=1, upper=1, named=["Rivers Watch"]),
        relation="contradicted",
    ),
    claim_row(
        GATES,
        [origin_row("Jonas Adlerkreutz", GATES, "person")],
        origins=OriginsRow(lower=1, upper=1, named=["Jonas Adlerkreutz"]),
    ),
    claim_row(
        BRIDGES,
        [origin_row("Ilse Marten", BRIDGES, "person")],
        origins=OriginsRow(lower=1, upper=1, named=["Ilse Marten"]),
    ),
    claim_row(
        MINISTRY,
        [origin_row("Ministry of Works", MINISTRY)],
        origins=OriginsRow(lower=1, upper=1, named=["Ministry of Works"]),
    ),
)


def place(key: str, words: str) -> Row:
    """A piece of a report by its words."""
    start = told_report(key).text.index(words)
    return Row(**row(BY_KEY[key], Span(start, start + len(words)), f"{start}-{start + len(words)}"))  # type: ignore[arg-type]  # keys are those of Row


def wording_row(statement: StatementRow, *, fullest: bool = False, earliest: bool = False) -> WordingRow:
    return WordingRow(
        **msgspec.structs.asdict(statement),
        style="direct",
        fullest=fullest,
        earliest=earliest,
        credits=[],
        changes=[],
    )


def credited(wording: WordingRow, key: str, words: str, *, says: tuple[str, str | None]) -> WordingRow:
    """The wording with a credit in its report."""
    credit = CreditRow(**msgspec.structs.asdict(place(key, words)), kind=says[0], by=says[1])
    return msgspec.structs.replace(wording, credits=[*wording.credits, credit])


def cut_row(wording: WordingRow, at: Row, left_out: Row, turns: Row | None) -> WordingRow:
    """The wording with a cut that another one fills."""
    change = ChangeRow(kind="cut", at=at, left_out=left_out, turns=turns, because="Left out.")
    return msgspec.structs.replace(wording, changes=[change])


UTTERANCES = (
    UtteranceRow(
        id=content_id("utterance", "bridges"),
        speaker="Ilse Marten",
        date=("2031-03-04", "2031-03-04"),
        statements=[
            wording_row(BRIDGES[0], fullest=True, earliest=True),
            credited(wording_row(BRIDGES[1]), "lakeside-0305", "through an interpreter", says=("translation", None)),
            cut_row(
                wording_row(BRIDGES[2]),
                place("meridian-0306", "Every bridge"),
                place("oriel-0310", "and no family shall pay for it"),
                place("oriel-0310", "no family"),
            ),
            wording_row(BRIDGES[3]),
        ],
        because="Same speaker, same day, 9 of 14 content words aligned.",
    ),
    UtteranceRow(
        id=content_id("utterance", "gates"),
        speaker="Jonas Adlerkreutz",
        date=(None, "2031-03-04"),
        statements=[wording_row(one, earliest=i == 0) for i, one in enumerate(GATES)],
        because="Same speaker, word for word.",
    ),
    UtteranceRow(
        id=content_id("utterance", "winter"),
        speaker="<svg/onload=alert(3)>",
        date=(None, None),
        statements=[
            cut_row(
                credited(
                    wording_row(statement("hostile", "a1")), "hostile", "& rising", says=("outlet", "<i>راديو</i>")
                ),
                place("hostile", "الشتاء"),
                place("hostile", "من جديد"),
                place("hostile", "من جديد"),
            ),
            wording_row(BRIDGES[0], earliest=True),
        ],
        because="Invented, to be hostile.",
    ),
)


def relation_row(left: StatementRow, right: StatementRow, relation: str, because: str) -> RelationRow:
    return RelationRow(id=content_id(left.mark, right.mark), left=left, right=right, relation=relation, because=because)


RELATIONS = (
    relation_row(MISSING[0], MISSING[1], "agree", "Both say at least 40, from Rivers Watch."),
    relation_row(
        MISSING[0], MISSING[2], "contradicted", "One says at least 40, the other at least 14, for one evening."
    ),
    relation_row(TOLL[0], TOLL[1], "updated", "A later day, a higher count of a total that only grows."),
    relation_row(TOLL[1], TOLL[2], "compatible", "58 is under 60."),
    relation_row(TOLL[2], MINISTRY[0], "contradicted", "58 and 47 dead, both as of 9 March."),
    relation_row(TOLL[3], TOLL[1], "compatible", "Dozens is 24 to 99."),
)


def tally_figure(one: StatementRow, why_not: str | None = None) -> TallyFigureRow:
    return TallyFigureRow(
        **msgspec.structs.asdict(one),
        counted="people",
        unit="person",
        predicate="die",
        origin=None,
        as_of=(one.published, one.published),
        counts=why_not is None,
        why_not=why_not,
    )


TALLY = TallyRow(
    id=content_id("tally", STORY_ID),
    story=STORY_ID,
    counted="people",
    predicates=["die"],
    figures=[
        tally_figure(TOLL[0], "a later count takes its place"),
        *map(tally_figure, (*TOLL[1:], MINISTRY[0])),
    ],
    stated=[
        StatedRow(
            policy="range",
            low=47,
            high=58,
            bound="=",
            rests_on=[MINISTRY[0].id, TOLL[2].id],
            because="The lowest and the highest that stand.",
        ),
        StatedRow(policy="pending", low=None, high=None, bound=None, rests_on=[], because="Left open: they differ."),
    ],
    claims=[],
    relations=[],
    contradictions=1,
)


def implied(report: Report) -> ImpliedRow:
    """An undated report, with words of its own as the sign."""
    place = Row(id=f"{report.id}.0-4", report=report.name, report_id=report.id, start=0, end=4, text=report.text[:4])
    reason = ImpliedReasonRow(sign="copy", begin="2031-03-04", to=None, because="It takes its text.", places=[place])
    return ImpliedRow(begin="2031-03-04", to=None, because="By 1 sign it was printed later.", reasons=[reason])


def report_row(told: Told) -> ReportRow:
    report = told.plain()
    return ReportRow(
        id=report.id,
        report=report.name,
        url=told.url,
        title=told.title,
        outlet=told.outlet,
        byline=None,
        published=told.published,
        published_because="given in about.csv" if told.published else None,
        implied=None if told.published else implied(report),
        language="en" if told.key != "hostile" else "ar",
        characters=len(report.text),
        words=len(report.text.split()),
        text_sha256=report.text_sha256,
        raw_sha256=None,
        stories=[STORY_ID] if told.key != "hostile" else [],
    )


REPORTS = tuple(sorted(map(report_row, TOLD), key=lambda r: (r.published or "9", r.id)))
IN_STORY = [r for r in REPORTS if r.stories]
STORIES = (
    StoryRow(
        id=STORY_ID,
        title="Dam at Harrow Lake gives way; dozens missing",
        reports=[r.report for r in IN_STORY],
        report_ids=[r.id for r in IN_STORY],
        outlets=sorted({r.outlet or "" for r in IN_STORY}),
        first="2031-03-04",
        last="2031-03-10",
        origins=OriginsRow(
            lower=4, upper=5, named=["Ilse Marten", "Jonas Adlerkreutz", "Ministry of Works", "Rivers Watch"]
        ),
        claims=len(CLAIMS),
        one_origin=3,
        contradictions=2,
        refers_to=[],
        because="Same places, people and numbers within six days.",
    ),
    StoryRow(
        id=LATER_ID,
        title="<script>alert('title')</script>",
        reports=[name_of("hostile")],
        report_ids=[id_of("hostile")],
        outlets=['"><img src=x onerror=alert(1)>'],
        first=None,
        last=None,
        origins=OriginsRow(lower=0, upper=1, named=[]),
        claims=0,
        one_origin=0,
        contradictions=0,
        refers_to=[STORY_ID],
        because="Alone.",
    ),
)


class Shelf:
    """The invented story, answering as the record does."""

    def __init__(self) -> None:
        self.decided = [
            DecisionRow(
                kind="note",
                target=CLAIMS[0].id,
                answer="yes",
                who="R. Okafor",
                at="2031-03-11T09:30:00Z",
                note="Asked Rivers Watch for the list of names.",
                holds=True,
            )
        ]

    def reports(self, *, limit: int | None = None, offset: int = 0) -> Sequence[ReportRow]:
        return some(REPORTS, limit, offset)

    def count_reports(self) -> int:
        return len(REPORTS)

    def report(self, report_id: str) -> ReportRow | None:
        return next((r for r in REPORTS if r.id == report_id), None)

    def text(self, report_id: str) -> ShownText:
        told = self._told(report_id)
        return ShownText(text=masked(told), mask=mask_of(told))

    def stories(self, *, limit: int | None = None, offset: int = 0) -> Sequence[StoryRow]:
        return some(STORIES, limit, offset)

    def count_stories(self) -> int:
        return len(STORIES)

    def story(self, story_id: str) -> StoryRow | None:
        return next((s for s in STORIES if s.id == story_id), None)

    def claims(
        self, *, story: str | None = None, report: str | None = None, limit: int | None = None
    ) -> Sequence[ClaimRow]:
        found = [c for c in CLAIMS if story in {None, c.story}]
        return some([c for c in found if report is None or report in {s.report_id for s in c.statements}], limit, 0)

    def claim(self, claim_id: str) -> ClaimRow | None:
        return next((c for c in CLAIMS if c.id == claim_id), None)

    def utterances(self, *, report: str | None = None, limit: int | None = None) -> Sequence[UtteranceRow]:
        found = [u for u in UTTERANCES if report is None or report in {s.report_id for s in u.statements}]
        return some(found, limit, 0)

    def utterance(self, utterance_id: str) -> UtteranceRow | None:
        return next((u for u in UTTERANCES if u.id == utterance_id), None)

    def relations(self, *, reports: Sequence[str]) -> Sequence[RelationRow]:
        return [r for r in RELATIONS if r.left.report_id in reports and r.right.report_id in reports]

    def copies(self, *, reports: Sequence[str] | None = None) -> Sequence[CopyRow]:
        return [c for c in COPIES if reports is None or {c.left_id, c.right_id} & set(reports)]

    def attributions(self, report_id: str) -> Sequence[AttributionRow]:
        return attribution_rows(self._told(report_id))

    def figures(self, report_id: str) -> Sequence[FigureRow]:
        return figure_rows(self._told(report_id))

    def times(self, report_id: str) -> Sequence[TimeRow]:
        return time_rows(self._told(report_id))

    def timeline(self, *, reports: Sequence[str] | None = None, limit: int | None = None) -> Sequence[TimelineRow]:
        found = [e for told in TOLD for e in events(told) if reports is None or e.report_id in reports]
        return some(sorted(found, key=lambda e: (e.begin or "", e.report)), limit, 0)

    def dates(self, *, reports: Sequence[str] | None = None) -> Sequence[DateRow]:
        one, other = events(BY_KEY["wire-0304"])[0], events(BY_KEY["beacon-0305"])[0]
        found = DateRow(
            id=content_id("dates", one.id, other.id),
            kind="slip",
            left=one,
            right=other,
            left_days=(one.begin, one.to),
            right_days=(other.begin, other.to),
            left_sentence=one,
            right_sentence=other,
            because="The Beacon takes the sentence from the wire and changes the day.",
            places=[],
        )
        return [found] if reports is None or {one.report_id, other.report_id} <= set(reports) else []

    def tallies(self, story: str) -> Sequence[TallyRow]:
        return [TALLY] if story == STORY_ID else []

    def people(self, *, report: str | None = None, limit: int | None = None) -> Sequence[PersonRow]:
        found = [p for told in TOLD for p in people(told) if report in {None, p.report_id}]
        return some(sorted(found, key=lambda p: (-p.reports, p.known_as or "")), limit, 0)

    def protected(self) -> Sequence[ProtectedRow]:
        told = BY_KEY["lakeside-0305"]
        base = row(told, mask_of(told)[0], mark_of(told, "p1"))
        return [
            ProtectedRow(
                **base,  # type: ignore[arg-type]  # keys are those of Row
                reason="asked not to be named",
                because="asked that her name not be used because her landlord owns the dam",
                mask=[(s.start, s.end) for s in mask_of(told)],
                released=False,
            )
        ]

    def problems(self) -> Sequence[ProblemRow]:
        return [
            ProblemRow(report=name_of("hostile"), report_id=id_of("hostile"), stage="speakers", message="IndexError: 4")
        ]

    def ledger(self, *, limit: int | None = None, offset: int = 0) -> Sequence[LedgerRow]:
        entries = [entry(f"pile/{r.report}", "read", r) for r in REPORTS]
        entries.append(entry("pile/a.bin", "skipped", reason="Not text: 41 % control characters."))
        entries.append(entry("pile/<b>.html", "failed", reason="Empty after its markup was taken away."))
        return some(entries, limit, offset)

    def count_ledger(self) -> dict[str, int]:
        return {"read": len(REPORTS), "skipped": 1, "failed": 1}

    def decisions(self) -> Sequence[DecisionRow]:
        return self.decided

    def search(self, words: str, *, limit: int) -> Sequence[HitRow]:
        found = [hit(told, at, len(words)) for told in TOLD if (at := masked(told).lower().find(words.lower())) >= 0]
        return found[:limit]

    def method(self) -> Method:
        return Method(
            version="0.1.0",
            stages=(
                Stage(name="figures", version="1", room="annotate", says="Quantities with hedge, scope and origin."),
                Stage(name="copies", version="1", room="compare", says="Reports that take their text from another."),
            ),
            settings=(("vague", "neutral", "What vague words stand for."),),
            weights=(("tagger.onnx", "9f" * 32),),
            measured=(("data", "measure", "firsthand"), ("times", "value/f1", "81.0")),
        )

    def _told(self, report_id: str) -> Told:
        return next(t for t in TOLD if t.plain().id == report_id)


def entry(name: str, outcome: str, report: ReportRow | None = None, *, reason: str | None = None) -> LedgerRow:
    return LedgerRow(
        input=name,
        outcome=outcome,
        reason=reason,
        report=report.report if report else None,
        report_id=report.id if report else None,
        raw_sha256=None,
    )


def hit(told: Told, at: int, length: int) -> HitRow:
    text = masked(told)
    return HitRow(
        report=told.plain().name,
        report_id=told.plain().id,
        title=told.title,
        outlet=told.outlet,
        published=told.published,
        snippet=f"{text[max(0, at - 40) : at]}\x02{text[at : at + length]}\x03{text[at + length : at + length + 40]}",
    )


def some(rows: Sequence[T], limit: int | None, offset: int) -> Sequence[T]:
    return rows[offset:] if limit is None else rows[offset : offset + limit]


def events(told: Told) -> list[TimelineRow]:
    text = told.plain().text
    out: list[TimelineRow] = []
    for time in time_rows(told):
        start = text.rfind("\n", 0, time.start) + 1
        stop = text.find(".", time.end) + 1
        out.append(
            TimelineRow(
                **row(told, Span(start, stop), time.id.partition(".")[2]),  # type: ignore[arg-type]  # keys are those of Row
                begin=time.begin,
                to=time.to,
                precision=time.precision,
                phrase=time.text,
                published=told.published,
                outlet=told.outlet,
                tellings=[telling(told)] if not out else [],
            )
        )
    return out


def telling(told: Told) -> TellingRow:
    """A sentence of another report, under the day that it names."""
    other = next(one for one in TOLD if one.key not in {told.key, "hostile"} and one.times)
    day = time_rows(other)[0]
    base = row(other, Span(day.start, day.end), day.id.partition(".")[2])
    return TellingRow(**base, outlet=other.outlet, published=other.published)  # type: ignore[arg-type]  # keys of Row


def people(told: Told) -> list[PersonRow]:
    names = dict.fromkeys(name for name in told.speakers.values() if name != "[withheld]")
    return [
        PersonRow(
            **row(
                told, told.spans("source")[next(g for g, s in told.speakers.items() if s == name)][0], content_id(name)
            ),  # type: ignore[arg-type]  # keys are those of Row
            name=name,
            roles=["the minister of works"] if name == "Ilse Marten" else [],
            mentions=[],
            speaks=list(told.speakers.values()).count(name),
            identity="a1b2c3" if name == "Ilse Marten" else None,
            known_as=name if name == "Ilse Marten" else None,
            reports=sum("Ilse Marten" in one.speakers.values() for one in TOLD) if name == "Ilse Marten" else 1,
        )
        for name in names
    ]


def shelf() -> Source:
    """The invented story as a `Source`."""
    return Shelf()
