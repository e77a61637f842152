"""Names, roles and pronouns of a report -> its people, bodies and places, each once."""

from collections.abc import Iterable, Mapping, Sequence

from firsthand.annotate import russian
from firsthand.annotate.entities.bodies import group_bodies
from firsthand.annotate.entities.documents import READING
from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.layout import Layout, layout_of
from firsthand.annotate.entities.people import group_people
from firsthand.annotate.entities.phrases import Names
from firsthand.annotate.entities.pronouns import vote_genders
from firsthand.annotate.entities.repair import repaired
from firsthand.annotate.entities.scene import Scene
from firsthand.annotate.entities.sources import anchored
from firsthand.annotate.entities.titles import Titles, titles_of
from firsthand.annotate.entities.walk import Cast, quotes_of, walk
from firsthand.stage import Annotator, Reading
from firsthand.text.script import language_of
from firsthand.vocabulary import Attribution, Entity, Mention, Span


def find_entities(reading: Reading) -> Iterable[Entity]:
    """The entities of a report, by their first mention."""
    if language_of(reading.report.language, reading.text) == "ru":
        return russian.find_entities(reading)
    layout = layout_of(reading.text)
    attributions = reading.of(Attribution)
    mentions = repaired(layout, reading.of(Mention), attributions)
    names = Names(layout, mentions)
    titles = titles_of(layout, names, mentions)
    phrases = {item: phrase for item in attributions if (phrase := anchored(layout, names, item))}
    anchors = {item: phrase.span for item, phrase in phrases.items()}
    aside = tuple(part.span for part in reading.report.parts_of("byline", "credit", "metadata"))
    scene = Scene(
        layout,
        names,
        frozenset(anchors.values()),
        _readings(layout.text, anchors),
        _told(layout, attributions),
        _own(attributions, anchors),
        aside,
    )
    cast = _cast(scene, mentions, titles)
    vote_genders(scene, dict(cast.sure))
    skip = [span for spans in titles.values() for span in spans]
    walk(
        scene,
        cast,
        list({phrase.span: phrase for phrase in phrases.values()}.values()),
        quotes_of(attributions, anchors),
        skip,
    )
    kept = [
        draft for draft in scene.drafts if draft.mentions and (draft.named or draft.source or len(draft.mentions) > 1)
    ]
    return sorted((draft.frozen() for draft in kept), key=lambda entity: (entity.span, entity.name))


def _told(layout: Layout, attributions: Sequence[Attribution]) -> Mapping[int, frozenset[int]]:
    """The attributions, by their number, whose content holds each word."""
    told: dict[int, frozenset[int]] = {}
    for number, item in enumerate(attributions):
        own = frozenset((number,))
        for at in (at for piece in item.content for at in layout.inside(piece)):
            told[at] = told[at] | own if at in told else own
    return told


def _own(attributions: Sequence[Attribution], anchors: Mapping[Attribution, Span]) -> Mapping[Span, frozenset[int]]:
    """The attributions, by their number, whose source each span anchors."""
    own: dict[Span, frozenset[int]] = {}
    for number, item in enumerate(attributions):
        if item in anchors:
            own[anchors[item]] = own.get(anchors[item], frozenset()) | {number}
    return own


def _readings(text: str, anchors: Mapping[Attribution, Span]) -> frozenset[Span]:
    """The anchors of sources that read so and so."""
    cues = ((item.cue.of(text).lower().split(), span) for item, span in anchors.items() if item.cue)
    return frozenset(span for words, span in cues if words and words[-1].rstrip(":") in READING)


def _cast(scene: Scene, mentions: Sequence[Mention], titles: Titles) -> Cast:
    """Which draft each name belongs to; the drafts enter the scene unseen."""
    people = [m for m in mentions if m.kind == "person"]
    drafts, unsure = group_people(scene.layout, people, titles)
    drafts += group_bodies(scene.layout, [m for m in mentions if m.kind != "person"], titles)
    scene.drafts = drafts
    sure: dict[Span, Draft] = {span: draft for draft in drafts for span in draft.mentions}
    return Cast(sure, unsure)


entities = Annotator(
    name="entities",
    version="8",
    needs=(Mention, Attribution),
    makes=(Entity,),
    run=find_entities,
    says="People, bodies and places, each once a report, with titles, roles and the pronouns that are clear.",
)
