"""Names, roles and pronouns of a report -> its people, bodies and places, each once."""

from collections.abc import Iterable, Sequence

from firsthand.annotate.entities.bodies import group_bodies
from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.people import group_people
from firsthand.annotate.entities.phrases import Names, Phrase, source_phrase
from firsthand.annotate.entities.pronouns import vote_genders
from firsthand.annotate.entities.scene import Scene
from firsthand.annotate.entities.titles import Titles, titles_of
from firsthand.annotate.entities.walk import Cast, quotes_of, walk
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Attribution, Entity, Mention, Span


def find_entities(reading: Reading) -> Iterable[Entity]:
    """The entities of a report, by their first mention."""
    layout = Layout(reading.text)
    mentions = [mention for mention in reading.of(Mention) if layout.inside(mention.span)]
    names = Names(layout, mentions)
    titles = titles_of(layout, names, mentions)
    phrases = source_phrases(layout, names, reading.of(Attribution))
    anchors = {source: phrase.span for source, phrase in phrases.items()}
    scene = Scene(layout, names, frozenset(anchors.values()))
    cast = _cast(scene, mentions, titles)
    vote_genders(scene, dict(cast.sure))
    skip = [span for spans in titles.values() for span in spans]
    walk(scene, cast, list(phrases.values()), quotes_of(reading.of(Attribution), anchors), skip)
    kept = [
        draft for draft in scene.drafts if draft.mentions and (draft.named or draft.source or len(draft.mentions) > 1)
    ]
    return sorted((draft.frozen() for draft in kept), key=lambda entity: (entity.span, entity.name))


def source_phrases(layout: Layout, names: Names, attributions: Sequence[Attribution]) -> dict[Span, Phrase]:
    """What each source of an attribution is about, by the source's span."""
    found: dict[Span, Phrase] = {}
    for item in attributions:
        if item.source and (phrase := source_phrase(layout, names, item.source)):
            found[item.source] = phrase
    return found


def _cast(scene: Scene, mentions: Sequence[Mention], titles: Titles) -> Cast:
    """Which draft each name belongs to; the drafts enter the scene unseen."""
    people = [m for m in mentions if m.kind == "person"]
    drafts, unsure = group_people(scene.layout, people, titles)
    drafts += group_bodies(scene.layout, [m for m in mentions if m.kind != "person"])
    scene.drafts = drafts
    sure: dict[Span, Draft] = {span: draft for draft in drafts for span in draft.mentions}
    return Cast(sure, unsure)


entities = Annotator(
    name="entities",
    version="1",
    needs=(Mention, Attribution),
    makes=(Entity,),
    run=find_entities,
    says="People, bodies and places, each once a report, with titles, roles and the pronouns that are clear.",
)
