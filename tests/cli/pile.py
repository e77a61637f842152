"""A record made by hand for tests of what is printed and exported: two papers, one witness who must not be named."""

from pathlib import Path

import msgspec

from firsthand.pipeline import plan_of, run_plan
from firsthand.record.store import Store
from firsthand.run.annotating import Plan
from firsthand.stage import Annotator, Comparer, Reading
from firsthand.text.inline import parse_inline
from firsthand.vocabulary import (
    Attribution,
    Claim,
    Copy,
    Count,
    Damage,
    DateDifference,
    Entity,
    Entry,
    Figure,
    FigureRelation,
    Mark,
    Origin,
    Part,
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
    make_report,
    mark_id,
)

HIDDEN_WORDS = ("Jonna", "Reik")
TEXT, TAGS = parse_inline(
    "{name:Jonna Reik}, who {request:asked not to be named}, {cue:said} {content:“we counted "
    "{figure:about {number:40}} boats”}. "
    "{time:On Tuesday} Mayor {mayor:Ilse Marten} said {{no{}} boat left. {later:Jonna} stayed."
)
AT = {tag.kind: tag.span for tag in TAGS}
PIER = make_report(
    TEXT,
    "boats.txt",
    outlet="The Pier",
    title="What Jonna Reik saw",
    published=Published("2031-05-06", "line 1 of the text"),
    parts=(Part(Span(0, len(TEXT)), "paragraph"),),
)
POST = make_report(TEXT.replace("40", "60"), "post.txt", outlet="=Harbour Post", title="\x1b[31mBoats")
REPORTS = (PIER, POST)

WITNESS = Entity(span=AT["name"], name="Jonna Reik", kind="person", named=True, mentions=(AT["name"], AT["later"]))
MAYOR = Entity(span=AT["mayor"], name="Ilse Marten", kind="person", named=True, mentions=(AT["mayor"],))
SAID = Attribution(span=AT["content"], content=(AT["content"],), cue=AT["cue"], source=AT["name"], style="direct")
SPEAKER = Speaker(
    span=AT["name"],
    attribution=mark_id(SAID),
    entity=mark_id(WITNESS),
    name="Jonna Reik",
    because="Jonna Reik stands before the cue.",
)
TUESDAY = TimeExpression(
    span=AT["time"], type="DATE", value="2031-05-06", begin="2031-05-06", end="2031-05-06", precision="day"
)
WITHHELD_WITNESS = Protected(
    span=AT["name"],
    name="Jonna Reik",
    reason="asked not to be named",
    because=AT["request"],
    entity=mark_id(WITNESS),
    mask=(AT["name"], AT["later"]),
)


def boats(number: int) -> Figure:
    return Figure(
        span=AT["figure"],
        number=AT["number"],
        kind="count",
        low=float(number),
        high=float(number),
        bound="~",
        counted="boats",
        as_of=("2031-05-06", "2031-05-06"),
        attribution=mark_id(SAID),
        origin="Jonna Reik",
    )


def marks_of(number: int) -> tuple[Mark, ...]:
    return (WITNESS, MAYOR, SAID, SPEAKER, boats(number), TUESDAY, WITHHELD_WITNESS)


def statement(report: Report, mark: Mark) -> Statement:
    return Statement(report=report.id, span=mark.span, mark=mark_id(mark))


FIGURES = (statement(PIER, boats(40)), statement(POST, boats(60)))
SAYINGS = (statement(PIER, SAID), statement(POST, SAID))
SMALLER, LARGER = sorted((PIER.id, POST.id))
STORY = Story(reports=(PIER.id, POST.id), title="What Jonna Reik saw", because="Both tell of Jonna Reik.")
COPY = Copy(
    left=SMALLER,
    right=LARGER,
    kind="reworded",
    origin=PIER.id,
    passages=(Passage(Span(0, len(TEXT)), Span(0, len(TEXT))),),
    covered_left=1.0,
    covered_right=1.0,
    damage=(Damage(kind="figure", left=AT["number"], right=AT["number"]),),
    because="Every word of Jonna Reik's account but one is the same.",
)
LINKS = (
    STORY,
    COPY,
    Utterance(speaker="Jonna Reik", statements=SAYINGS, because="Jonna Reik said both."),
    FigureRelation(left=FIGURES[0], right=FIGURES[1], relation="contradicted", because="40 and 60 on one day."),
    Claim(
        kind="figure",
        story=None,
        text="Jonna Reik counted about 40 boats",
        statements=FIGURES,
        origins=(Origin(name="Jonna Reik", kind="person", statements=FIGURES, place=Place(PIER.id, AT["name"])),),
        count=Count(reports=2, outlets=2, witnesses=1, lower=1, upper=1),
        relation="contradicted",
        dependences=(),
        because="Both count boats; Jonna counted.",
    ),
    DateDifference(
        left=statement(PIER, TUESDAY),
        right=statement(POST, TUESDAY),
        left_days=("2031-05-06", "2031-05-06"),
        right_days=("2031-05-07", "2031-05-07"),
        sentences=Passage(Span(0, len(TEXT)), Span(0, len(TEXT))),
        kind="unresolved",
        because="Jonna Reik left on two days.",
    ),
)


class Nothing(msgspec.Struct, frozen=True):
    """A sketch of nothing: the links are known beforehand."""


def find_marks(reading: Reading) -> tuple[Mark, ...]:
    return marks_of(60 if "60" in reading.text else 40)


def pile_plan() -> Plan:
    """Stages that make the marks and links above, so that decisions can be compared again."""
    makes = (Entity, Attribution, Speaker, Figure, TimeExpression, Protected)
    marks = Annotator(name="marks", version="1", needs=(), makes=makes, run=find_marks, says="The marks above.")
    links = Comparer(
        name="links",
        version="1",
        needs=(Figure,),
        makes=(Story, Copy, Utterance, FigureRelation, Claim, DateDifference),
        sketches=Nothing,
        sketch=lambda _: Nothing(),
        compare=lambda _: LINKS,
        says="The links above.",
    )
    return plan_of((marks,), (links,))


def make_record(path: Path) -> Path:
    """The record of the two reports, and of an image that was skipped."""
    entries: list[tuple[Entry, Report | None]] = [
        (Entry(input=f"pile/{one.name}", outcome="read", report=one.id), one) for one in REPORTS
    ]
    entries.append((Entry(input="pile/boat.png", outcome="skipped", reason="a PNG image"), None))
    with Store(path) as store:
        run_plan(pile_plan(), store, entries)
    return path
