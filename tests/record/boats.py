"""A small record made by hand: two reports, one witness who asked not to be named, and everything that can name her."""

from pathlib import Path

from firsthand.record.store import Compared, Finished, Store
from firsthand.text.inline import parse_inline
from firsthand.vocabulary import (
    Attribution,
    Claim,
    Copy,
    Count,
    DateDifference,
    DateEvidence,
    DateReason,
    Dependence,
    Entity,
    Entry,
    Figure,
    Holder,
    Identity,
    Mark,
    Named,
    OfficeHolder,
    OfficeSeen,
    Origin,
    Party,
    Passage,
    Place,
    Protected,
    Published,
    Report,
    Span,
    Speaker,
    Statement,
    Story,
    TimeExpression,
    Utterance,
    hull,
    make_report,
    mark_id,
)

TEXT, TAGS = parse_inline(
    "{name:Jonna Reik}, who asked not to be named, {cue:said} {content:“we counted {figure:about 40} boats”}. "
    "{time:On Tuesday} Mayor {mayor:Ilse Marten} left. {later:Jonna} stayed."
)
AT = {tag.kind: tag.span for tag in TAGS}
REPORT = make_report(
    TEXT, "boats.txt", outlet="The Pier", title="What Jonna Reik saw", published=Published("2031-05-06", "line 1")
)
COPY = make_report(TEXT, "copy.txt", outlet="Harbour Post", title="Boats")

WITNESS = Entity(span=AT["name"], name="Jonna Reik", kind="person", named=True, mentions=(AT["name"], AT["later"]))
MAYOR = Entity(span=AT["mayor"], name="Ilse Marten", kind="person", named=True, mentions=(AT["mayor"],))
SAID = Attribution(
    span=hull([AT["name"], AT["content"]]), content=(AT["content"],), cue=AT["cue"], source=AT["name"], style="direct"
)
SPEAKER = Speaker(
    span=AT["name"],
    attribution=mark_id(SAID),
    entity=mark_id(WITNESS),
    name="Jonna Reik",
    chain=(Party(name="Jonna Reik", kind="person", span=AT["name"], entity=mark_id(WITNESS)),),
    because="Jonna Reik stands before the cue.",
)
BOATS = Figure(
    span=AT["figure"],
    number=Span(AT["figure"].start + 6, AT["figure"].end),
    kind="count",
    low=40,
    high=40,
    bound="~",
    counted="boats",
    attribution=mark_id(SAID),
    origin="Jonna Reik",
)
TUESDAY = TimeExpression(
    span=AT["time"], type="DATE", value="2031-05-06", begin="2031-05-06", end="2031-05-06", precision="day"
)
HIDDEN = Protected(
    span=AT["name"],
    name="Jonna Reik",
    reason="asked not to be named",
    because=Span(AT["name"].end + 2, AT["name"].end + 28),
    entity=mark_id(WITNESS),
    mask=(AT["name"], AT["later"]),
)
MARKS: tuple[Mark, ...] = (WITNESS, MAYOR, SAID, SPEAKER, BOATS, TUESDAY, HIDDEN)


def statement(report: Report, mark: Mark) -> Statement:
    return Statement(report=report.id, span=mark.span, mark=mark_id(mark))


def named(report: Report, entity: Entity) -> Named:
    return Named(report=report.id, mark=mark_id(entity), span=entity.span, name=entity.name, roles=entity.roles)


BOTH = (statement(REPORT, BOATS), statement(COPY, BOATS))
STORY = Story(reports=(REPORT.id, COPY.id), title="What Jonna Reik saw", because="Both tell of Jonna Reik.")
LINKS = (
    STORY,
    Copy(
        left=REPORT.id,
        right=COPY.id,
        kind="identical",
        origin=REPORT.id,
        passages=(Passage(Span(0, len(TEXT)), Span(0, len(TEXT))),),
        covered_left=1.0,
        covered_right=1.0,
        because="Every word of Jonna Reik's account is the same.",
    ),
    Utterance(
        speaker="Jonna Reik",
        statements=(statement(REPORT, SAID), statement(COPY, SAID)),
        because="Jonna Reik said both.",
    ),
    Claim(
        kind="figure",
        story=None,
        text="Jonna Reik counted about 40 boats",
        statements=BOTH,
        origins=(
            Origin(
                name="Jonna Reik", kind="person", protected=True, statements=BOTH, place=Place(REPORT.id, AT["name"])
            ),
        ),
        count=Count(reports=2, outlets=2, witnesses=1, lower=1, upper=1),
        relation="agree",
        dependences=(
            Dependence(
                left=REPORT.id,
                right=COPY.id,
                reason="same origin",
                because="Both name Jonna Reik.",
                places=(Place(REPORT.id, AT["name"]),),
            ),
        ),
        because="Both count boats; Jonna counted.",
    ),
    DateDifference(
        left=statement(REPORT, TUESDAY),
        right=statement(COPY, TUESDAY),
        left_days=("2031-05-06", "2031-05-06"),
        right_days=("2031-05-07", "2031-05-07"),
        sentences=Passage(Span(0, len(TEXT)), Span(0, len(TEXT))),
        kind="slip",
        because="The copy has Jonna Reik count on another day.",
        places=(Place(REPORT.id, AT["name"]),),
    ),
    DateEvidence(
        report=COPY.id,
        days=("2031-05-06", None),
        reasons=(
            DateReason(
                sign="copy",
                days=("2031-05-06", None),
                because="It takes what Jonna saw from The Pier.",
                places=(Place(COPY.id, AT["name"]), Place(REPORT.id, AT["name"])),
            ),
        ),
        because="Jonna Reik had counted by then.",
    ),
    Identity(
        kind="person",
        name="Ilse Marten",
        names=("Ilse Marten",),
        members=(named(REPORT, MAYOR), named(COPY, MAYOR)),
        offices=(OfficeSeen(office="mayor", first="2031-05-06", last="2031-05-07"),),
        public=True,
        because="2 reports name Ilse Marten as mayor, as Jonna Reik did.",
    ),
    OfficeHolder(
        described=named(COPY, MAYOR),
        office="mayor",
        holders=(Holder(name="Ilse Marten", first=None, last=None, seen=named(REPORT, MAYOR)),),
        because="Jonna Reik names her.",
    ),
)


def make_boats(path: Path) -> None:
    with Store(path) as store:
        store.add_inputs((Entry(input=one.name, outcome="read", report=one.id), one) for one in (COPY, REPORT))
        store.add_finished((Finished(one.id, "all", "1", "f", MARKS, None) for one in (REPORT, COPY)), ())
        store.replace_links(Compared("links", "1", "f", LINKS, None))
