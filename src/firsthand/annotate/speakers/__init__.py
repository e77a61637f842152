"""Who stands behind each attribution: the entity of its source, and the chain from who knew to who printed it."""

from collections.abc import Iterable

from firsthand.annotate import russian
from firsthand.annotate.speakers.carried import voices
from firsthand.annotate.speakers.chains import chain_of, nest
from firsthand.annotate.speakers.voices import Stage
from firsthand.stage import Annotator, Reading
from firsthand.text.script import language_of
from firsthand.vocabulary import Attribution, Entity, Mention, Party, Speaker, mark_id


def find_speakers(reading: Reading) -> Iterable[Speaker]:
    """One speaker an attribution, in the order of the attributions; unresolved ones say why."""
    if language_of(reading.report.language, reading.text) == "ru":
        yield from russian.find_speakers(reading)
        return
    stage = Stage(reading)
    found = voices(stage)
    told: dict[str, Party] = {}
    for voice, nested in zip(found, nest(found), strict=True):
        yield Speaker(
            span=voice.span,
            attribution=mark_id(voice.attribution),
            entity=mark_id(voice.entity) if voice.entity else None,
            name=voice.entity.name if voice.entity else None,
            chain=chain_of(stage, voice, nested, told),
            because=voice.because,
        )


speakers = Annotator(
    name="speakers",
    version="9",
    needs=(Mention, Attribution, Entity),
    makes=(Speaker,),
    run=find_speakers,
    says="Who stands behind each attribution, and the chain of who told whom.",
)
