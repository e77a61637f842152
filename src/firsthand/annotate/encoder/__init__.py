"""Our own small tagger: a passage in, the model's names and attributions out; the weights are package data.

passages -> quotations -> words -> wordpiece -> chunks -> embeddings -> session -> viterbi -> chains -> links ->
paragraphs -> tagged.
numpy and onnxruntime only.
"""

from firsthand.annotate.encoder.paragraphs import TaggedName, TaggedQuote, tag_paragraph
from firsthand.annotate.encoder.passages import READ_LANGUAGES, Passage, passages_of
from firsthand.annotate.encoder.quotations import Quotation, find_quotations
from firsthand.annotate.encoder.tagged import TaggedPassage, tag_passage, tag_passages
from firsthand.annotate.encoder.weights import HASHES, MODEL_SHA256, TAGGER

__all__ = [
    "HASHES",
    "MODEL_SHA256",
    "READ_LANGUAGES",
    "TAGGER",
    "Passage",
    "Quotation",
    "TaggedName",
    "TaggedPassage",
    "TaggedQuote",
    "find_quotations",
    "passages_of",
    "tag_paragraph",
    "tag_passage",
    "tag_passages",
]
