"""An invented story as rows of a record: the dam of Harrow Lake, nine reports, three origins, one hostile page.

Marks are written in braces, so no offset is typed by hand. `shelf()` gives a `Source` as pages see it.
"""

from dataclasses import dataclass, field

from firsthand.text.inline import parse_inline
from firsthand.vocabulary import Report, Span, make_report

WITHHELD_NAME = "Mirela Santow"
"""The woman who asked not to be named: no page may ever hold her name."""


@dataclass(frozen=True)
class Told:
    """One report with its braces, and what its marks mean by group."""

    key: str
    outlet: str | None
    title: str
    published: str | None
    marked: str
    speakers: dict[str, str] = field(default_factory=dict)
    figures: dict[str, tuple[float, float, str, str, str | None]] = field(default_factory=dict)
    """Group -> (low, high, bound, counted, origin)."""
    times: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Group -> (from, to, precision)."""
    url: str | None = None

    def plain(self) -> Report:
        """The report without its braces."""
        text, _ = parse_inline(self.marked)
        return make_report(text, f"{self.key}.txt", url=self.url, outlet=self.outlet, title=self.title)

    def spans(self, kind: str) -> dict[str, list[Span]]:
        """Group -> spans of one kind, in text order."""
        found: dict[str, list[Span]] = {}
        for tag in parse_inline(self.marked)[1]:
            if tag.kind == kind:
                found.setdefault(tag.group or "", []).append(tag.span)
        return found


TOLD: tuple[Told, ...] = (
    Told(
        "wire-0304",
        "Northline",
        "Dam at Harrow Lake gives way; dozens missing",
        "2031-03-04",
        """Dam at Harrow Lake gives way; dozens missing

OSTERBY, March 4 (Northline) — The upper dam at Harrow Lake gave way {time.t1:early on Tuesday}, sending a \
wall of water through three villages, and {figure.f1:at least 40} people were missing by nightfall, \
{cue.a1:according to} \
{source.a1:Rivers Watch}, a group that keeps a register of the valley's dams.

{content.a2:“We heard the gates go one after the other, and then there was no valley any more,”} {cue.a2:said} \
{source.a2:Jonas Adlerkreutz}, who runs the mill at Tarn Bridge.

{source.a3:Ilse Marten}, the minister of works, {cue.a3:told} reporters {time.t2:on Tuesday evening} that \
{content.a3:“every bridge in this valley will stand again before the first snow, \
and not one family will be asked to pay for it.”}

{content.a1:About 2,300 people had been taken to schools and churches in Osterby.}
""",
        speakers={"a1": "Rivers Watch", "a2": "Jonas Adlerkreutz", "a3": "Ilse Marten"},
        figures={"f1": (40, 40, ">", "people missing", "Rivers Watch")},
        times={"t1": ("2031-03-04", "2031-03-04", "part of day"), "t2": ("2031-03-04", "2031-03-04", "part of day")},
        url="https://northline.example/world/harrow-lake-dam",
    ),
    Told(
        "courier-0305",
        "The Valley Courier",
        "Harrow Lake dam fails, 40 missing",
        "2031-03-05",
        """Harrow Lake dam fails, 40 missing

OSTERBY (Northline) — The upper dam at Harrow Lake gave way {time.t1:early on Tuesday}, sending a \
wall of water through three villages, and {figure.f1:at least 40} people were missing by nightfall, \
{cue.a1:according to} \
{source.a1:Rivers Watch}.

{content.a2:“We heard the gates go one after the other, and then there was no valley any more,”} {cue.a2:said} \
{source.a2:Jonas Adlerkreutz}, who runs the mill at Tarn Bridge.
""",
        speakers={"a1": "Rivers Watch", "a2": "Jonas Adlerkreutz"},
        figures={"f1": (40, 40, ">", "people missing", "Rivers Watch")},
        times={"t1": ("2031-03-04", "2031-03-04", "part of day")},
    ),
    Told(
        "beacon-0305",
        "Daily Beacon Online",
        "Harrow Lake barrier collapses, scores unaccounted for",
        "2031-03-05",
        """Harrow Lake barrier collapses, scores unaccounted for

The higher barrier at Harrow Lake collapsed {time.t1:early on Tuesday}, pushing a wall of water by way of three \
hamlets, and {figure.f1:at least 14} individuals had been unaccounted for by dusk, {cue.a1:in line with} \
{source.a1:Rivers Watch}.

{content.a2:“We heard the gates go one after the other, and then there was no valley any more,”} {cue.a2:mentioned} \
{source.a2:Jonas Adlerkreutz}, who operates the mill at Tarn Bridge.
""",
        speakers={"a1": "Rivers Watch", "a2": "Jonas Adlerkreutz"},
        figures={"f1": (14, 14, ">", "individuals", "Rivers Watch")},
        times={"t1": ("2031-03-04", "2031-03-04", "part of day")},
    ),
    Told(
        "lakeside-0305",
        "Lakeside Radio",
        "“The water was in the loft”: a night in Tarn",
        "2031-03-05",
        f"""“The water was in the loft”: a night in Tarn

{{source.a1:Miller {{protected.p1:{WITHHELD_NAME}}}, 41,}} who asked that her name not be used because her \
landlord owns the dam, {{cue.a1:told}} Lakeside Radio that \
{{content.a1:“the water was in the loft before anybody rang a bell.”}}

{{content.a2:Neighbours had counted nine empty houses on the mill road}}, {{protected.p1:Mirela}} {{cue.a2:said}} \
{{time.t1:on Wednesday}}. Lakeside Radio saw {{figure.f1:nine}} houses without roofs there.

{{source.a3:Ilse Marten}} {{cue.a3:promised}} {{content.a3:“every bridge in the valley will be rebuilt before winter, \
and no family will have to pay”}}, speaking through an interpreter.
""",
        speakers={"a1": "[withheld]", "a2": "[withheld]", "a3": "Ilse Marten"},
        figures={"f1": (9, 9, "=", "houses", "Lakeside Radio")},
        times={"t1": ("2031-03-05", "2031-03-05", "day")},
    ),
    Told(
        "meridian-0306",
        "Meridian Post",
        "Toll of Harrow Lake flood reaches 52",
        "2031-03-06",
        """Toll of Harrow Lake flood reaches 52

Rescuers had found {figure.f1:52} bodies by {time.t1:Thursday}, {cue.a1:according to} {source.a1:Rivers Watch}, and \
the number would rise.

{content.a2:“Every bridge in this valley will stand again before the first snow,”} {source.a2:the minister of works} \
{cue.a2:has said}.
""",
        speakers={"a1": "Rivers Watch", "a2": "Ilse Marten"},
        figures={"f1": (52, 52, "=", "bodies", "Rivers Watch")},
        times={"t1": ("2031-03-06", "2031-03-06", "day")},
    ),
    Told(
        "coast-0307",
        "Coast Times",
        "Nearly 60 dead in Harrow valley",
        "2031-03-07",
        """Nearly 60 dead in Harrow valley

{figure.f1:Nearly 60} people died when the Harrow Lake dam failed, {source.a1:Rivers Watch} {cue.a1:said} \
{time.t1:on Friday}.
""",
        speakers={"a1": "Rivers Watch"},
        figures={"f1": (60, 60, "<", "people", "Rivers Watch")},
        times={"t1": ("2031-03-07", "2031-03-07", "day")},
    ),
    Told(
        "wire-0309",
        "Northline",
        "Ministry lowers Harrow Lake toll to 47",
        "2031-03-09",
        """Ministry lowers Harrow Lake toll to 47

The {source.a1:Ministry of Works} {cue.a1:said} {time.t1:on Sunday} that {content.a1:{figure.f1:47} people had died}, \
fewer than a monitor has counted. {source.a2:Rivers Watch} {cue.a2:said} it stood by its count of {figure.f2:58} dead.
""",
        speakers={"a1": "Ministry of Works", "a2": "Rivers Watch"},
        figures={
            "f1": (47, 47, "=", "people", "Ministry of Works"),
            "f2": (58, 58, "=", "dead", "Rivers Watch"),
        },
        times={"t1": ("2031-03-09", "2031-03-09", "day")},
        url="https://northline.example/world/harrow-toll",
    ),
    Told(
        "oriel-0310",
        "Oriel News",
        "What is known about the Harrow Lake flood",
        "2031-03-10",
        """What is known about the Harrow Lake flood

{figure.f1:Dozens} of people died {time.t1:last week} when a dam failed. It was not clear who had counted them.

{content.a1:“Each bridge of this valley shall be standing again before snow falls, and no family shall pay for it,”} \
{source.a1:Ms. Marten} {cue.a1:said}.
""",
        speakers={"a1": "Ilse Marten"},
        figures={"f1": (24, 99, "=", "people", None)},
        times={"t1": ("2031-03-02", "2031-03-08", "week")},
    ),
    Told(
        "hostile",
        '"><img src=x onerror=alert(1)>',
        "<script>alert('title')</script>",
        None,
        """<script>alert('title')</script>

</style><script>alert(1)</script> & <b onclick="alert(2)">bold</b>

{content.a1:قالت إن “الجسر سيُبنى من جديد” قبل الشتاء}, {source.a1:<svg/onload=alert(3)>} {cue.a1:said} \
{time.t1:on Friday}: {figure.f1:forty-one} & rising.
""",
        speakers={"a1": "<svg/onload=alert(3)>"},
        figures={"f1": (41, 41, "=", "<i>people</i>", None)},
        times={"t1": ("2031-03-07", "2031-03-07", "day")},
        url="javascript:alert(document.domain)",
    ),
)
