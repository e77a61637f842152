"""Our own small tagger: a paragraph in, the model's names and attributions out; the weights are package data.

words -> wordpiece -> chunks -> session -> viterbi -> links -> paragraphs. numpy and onnxruntime only.
"""

from firsthand.annotate.encoder.paragraphs import TaggedName, TaggedParagraph, TaggedQuote, tag_paragraph
from firsthand.annotate.encoder.passages import Passage, passages_of
from firsthand.annotate.encoder.weights import MODEL_SHA256, weights_hash

__all__ = [
    "MODEL_SHA256",
    "Passage",
    "TaggedName",
    "TaggedParagraph",
    "TaggedQuote",
    "passages_of",
    "tag_paragraph",
    "weights_hash",
]
