"""The stage *utterances*: one thing said once, in all its wordings: cuts, paraphrases, translations."""

from firsthand.compare.utterances.added import add_utterances, compare_utterances
from firsthand.compare.utterances.sketches import UtteranceSketch, sketch_utterances
from firsthand.compare.utterances.version import VERSION
from firsthand.stage import Comparer
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Identity,
    OfficeHolder,
    Protected,
    Speaker,
    Story,
    TimeExpression,
    Utterance,
)

utterances = Comparer(
    name="utterances",
    version=VERSION,
    needs=(Attribution, Speaker, Entity, TimeExpression, Protected, Story, Identity, OfficeHolder),
    makes=(Utterance,),
    sketches=UtteranceSketch,
    sketch=sketch_utterances,
    compare=compare_utterances,
    add=add_utterances,
    says="One thing said once, in all its wordings: cut, paraphrased, translated twice.",
)

__all__ = ["compare_utterances", "utterances"]
