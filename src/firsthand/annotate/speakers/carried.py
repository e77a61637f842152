"""Who says a quotation that has no source of its own: whoever spoke in the paragraph before, where that is one person.

Newspapers give the speaker once: "Ilse Marten said she had seen it.", and in the next paragraph only her words.
"""

from collections.abc import Sequence
from dataclasses import replace

from firsthand.annotate.entities.known import pronoun_of
from firsthand.annotate.entities.scene import is_subject
from firsthand.annotate.speakers.taken_up import take_up
from firsthand.annotate.speakers.voices import Stage, Voice, sourced
from firsthand.vocabulary import Attribution, Entity, Span, mark_id

MAX_TAIL = 60
"""Characters that may stand after a quotation in its paragraph ("he said in a call with journalists")."""
MAX_QUESTION = 14
"""Words of a paragraph that only asks: "Was he sad?" stands between the speaker and his answer."""


def voices(stage: Stage) -> list[Voice]:
    """One voice an attribution, in text order; a source left out is carried over from the voices before it."""
    found: list[Voice] = []
    makers: dict[str, Entity] = {}
    for item in stage.reading.of(Attribution):
        voice = sourced(stage, item) or (_lost(item) if item.source else _carried(stage, item, found))
        voice = take_up(stage, voice)
        if voice.entity and voice.maker:
            makers[mark_id(voice.entity)] = voice.maker
        elif voice.entity:
            voice = replace(voice, maker=makers.get(mark_id(voice.entity)))  # "It" is a letter that was theirs
        found.append(voice)
    return [_first_person(stage, voice, found) for voice in found]


def _first_person(stage: Stage, voice: Voice, found: Sequence[Voice]) -> Voice:
    """An "I" or "we" that speaks in somebody's words is whoever says these, also where that was found last."""
    pronoun = pronoun_of(voice.span.of(stage.text).lower())
    if voice.entity or pronoun is None or pronoun.person != "1" or voice.attribution.source is None:
        return voice
    around = [
        (piece.end - piece.start, number)
        for number, other in enumerate(found)
        if other is not voice and other.attribution.style != "indirect"
        for piece in other.attribution.content
        if piece.covers(voice.span)
    ]
    outer = found[min(around)[1]] if around else None
    if outer is None or outer.entity is None or (pronoun.number == "s" and outer.entity.kind != "person"):
        return voice
    said = voice.span.of(stage.text)
    return replace(voice, entity=outer.entity, because=f"“{said}” in the words of {outer.entity.name}")


def _lost(item: Attribution) -> Voice:
    """The voice of a source of which too little was found to tell whose it is."""
    return Voice(item, item.source or item.span, None, "too little of the source was found")


def _carried(stage: Stage, item: Attribution, before: Sequence[Voice]) -> Voice:
    """The voice of an attribution without a source: whoever spoke last, where the quotation plainly goes on."""
    last = next((v for v in reversed(before) if v.attribution.span.start < item.span.start), None)
    opens = item.style == "direct" and item.cue is None and _opens_paragraph(stage.text, item.span)
    if last and last.entity:
        gap = stage.text[last.attribution.span.end : item.span.start]
        follows = item.style == "direct" and _opens_paragraph(stage.text, item.span) and gap.count("\n\n") <= 1
        if follows and last.attribution.style != "indirect" and len(gap.strip(" \n.,")) < MAX_TAIL:
            because = f"the quotation of {last.entity.name} goes on from the paragraph before"
            return Voice(item, item.span, last.entity, because)
        same = stage.layout.sentence_of(item.span.start) == stage.layout.sentence_of(last.attribution.span.start)
        if same and item.cue and _and_then(stage, item):
            return Voice(item, item.span, last.entity, f"{last.entity.name} is the source of the same sentence")
    if item.style == "direct" and item.cue is None and not opens:
        return _in_paragraph(stage, item, last)
    people = _speaking_before(stage, item, before) if opens else []
    if len(people) == 1:
        because = f"{people[0].name} is the one who speaks in the paragraph before"
        return Voice(item, item.span, people[0], because)
    if people:
        names = " or ".join(f"“{person.name}”" for person in people)
        return Voice(item, item.span, None, f"{names} may go on from the paragraph before")
    return Voice(item, item.span, None, "the text names no source here")


def _in_paragraph(stage: Stage, item: Attribution, last: Voice | None) -> Voice:
    """The voice of a quotation without a cue inside its paragraph: the one subject of the words right before it.

    "Marten was blunt. “Nobody resigns.”"; where these have none ("Another pause."), whoever spoke last there.
    """
    at = stage.layout.at(item.span.start)
    first = stage.layout.sentence_start(at - 1) if at else at
    lead = stage.layout.span(first, at) if first < at else item.span
    if stage.layout.words[first].paragraph != stage.layout.words[at].paragraph:
        return Voice(item, item.span, None, "the text names no source here")
    doing = [
        entity
        for word, span, entity in stage.mentions
        if lead.covers(span) and not stage.layout.words[word].quoted and is_subject(stage.layout, word)
    ]
    people = list(dict.fromkeys(doing))
    if len(people) == 1 and _is_one(people[0]):
        return Voice(item, item.span, people[0], f"{people[0].name} is the one in the words before the quotation")
    if people or not last or not last.entity:
        return Voice(item, item.span, None, "the text names no source here")
    same = stage.layout.words[stage.layout.at(last.span.start)].paragraph == stage.layout.words[at].paragraph
    near = same and item.span.start - last.attribution.span.end < MAX_TAIL and last.attribution.style != "indirect"
    if near:
        return Voice(item, item.span, last.entity, f"{last.entity.name} goes on in the same paragraph")
    return Voice(item, item.span, None, "the text names no source here")


def _speaking_before(stage: Stage, item: Attribution, before: Sequence[Voice]) -> list[Entity]:
    """The people who speak in the paragraph before the quotation, else those who do something there."""
    at = stage.layout.at(item.span.start)
    paragraph = _paragraph_before(stage, at)
    if paragraph is None:
        return []
    if _only_asks(stage, paragraph):
        paragraph = _paragraph_before(stage, stage.layout.at(paragraph.start)) or paragraph
    contents = [piece for voice in before for piece in voice.attribution.content]
    said = [
        voice.entity
        for voice in before
        if voice.entity and paragraph.covers(voice.span) and _is_one(voice.entity) and not _inside(voice, before)
    ]
    done = [
        entity
        for first, span, entity in stage.mentions
        if paragraph.covers(span)
        and _is_one(entity)
        and not stage.layout.words[first].quoted
        and not any(piece.covers(span) for piece in contents)
        and is_subject(stage.layout, first)
    ]
    return list(dict.fromkeys(said or done))


def _is_one(entity: Entity) -> bool:
    return entity.kind == "person" and not entity.plural


def _inside(voice: Voice, voices: Sequence[Voice]) -> bool:
    """True if the voice is heard in what somebody else says."""
    return any(
        piece.covers(voice.attribution.cue or voice.span)
        for other in voices
        if other is not voice
        for piece in other.attribution.content
    )


def _paragraph_before(stage: Stage, at: int) -> Span | None:
    """The paragraph that ends before word `at`."""
    words = stage.layout.words
    if at == 0 or words[at - 1].paragraph == words[at].paragraph:
        return None
    first = last = at - 1
    while first > 0 and words[first - 1].paragraph == words[last].paragraph:
        first -= 1
    return stage.layout.span(first, last + 1)


def _only_asks(stage: Stage, paragraph: Span) -> bool:
    words = stage.layout.inside(paragraph)
    return (
        stage.text[paragraph.end - 1] == "?" and len(words) <= MAX_QUESTION and not stage.layout.words[words[0]].quoted
    )


def _opens_paragraph(text: str, span: Span) -> bool:
    before = text[: span.start].rstrip(" ")
    return not before or before.endswith("\n")


_PASSIVE = frozenset("is are was were been being be".split())


def _and_then(stage: Stage, item: Attribution) -> bool:
    """True for ", adding ..." and "and said ...": a second verb of the same subject."""
    if item.cue is None:
        return False
    at = stage.layout.at(item.cue.start)
    if stage.layout.low(at) in _PASSIVE:
        return False  # "was told": by whom is not said
    return stage.layout.low(at - 1) in {"and", ","} or stage.layout.low(at).endswith("ing")
