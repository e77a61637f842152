"""A mended draft -> the probability that there is such an attribution; below a threshold it is dropped.

A logistic regression on what the tagger says and what the table of cues knows, fitted by quality/certainty.py.
"""

import math
from collections.abc import Sequence

from firsthand.annotate.attributions.cues import known_cue
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.attributions.wording import quoted_words
from firsthand.annotate.encoder import Quotation

MIN_P = 0.4
"""Drafts below are dropped: a third of them is right, and dropping them raises F1 on both halves of the fit."""

MIN_TERM_P = 0.7
"""Drafts that rest on terms in quotation marks need this much: see `terms`."""

MIN_NESTED_P = 0.7
"""A draft inside the content of another needs this much: PolNeAR, which the tagger learned from, has none of them."""

MIN_INNER_P = 0.5
"""A draft of a content's sentence that was read by itself needs this much: of .4, .5 and .7 the best on marked/tune."""

WEIGHTS = (-1.332, 0.226, 0.222, 0.002, 0.114, 0.216, -0.617, 0.197, 0.321, 0.131, 0.114, 0.218, -0.338, 0.106)
"""For `features_of`, in its order; from 124 documents that the tagger was not trained on."""


def probability_of(text: str, draft: Draft, quotations: Sequence[Quotation]) -> float:
    """Probability that a draft of the tagger is right in content and source, 0 to 1, two decimals."""
    features = features_of(text, draft, quotations)
    total = sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))
    return round(1 / (1 + math.exp(-total)), 2)


def vouched_for(text: str, draft: Draft, quotations: Sequence[Quotation]) -> bool:
    """True where marks, a cue of saying and a source agree, so that the threshold must not drop it."""
    known = known_cue(text, draft.cue)
    quoted, words = quoted_words(text, draft.content, quotations)
    return draft.source is not None and known is not None and known.manner == "speech" and quoted * 2 > words


def features_of(text: str, draft: Draft, quotations: Sequence[Quotation]) -> tuple[float, ...]:
    """The numbers that the regression reads, the constant first."""
    known = known_cue(text, draft.cue)
    manner = known.manner if known else None
    quoted, words = quoted_words(text, draft.content, quotations)
    return (
        1.0,
        _logit(draft.content_p),
        _logit(draft.exact_p),
        _logit(draft.some_p),
        _logit(draft.cue_p),
        _logit(draft.source_p),
        float(draft.source is None),
        float(manner == "speech"),
        float(manner == "thought"),
        float(manner == "finding"),
        float(known is not None and known.part == "noun"),
        float(quoted > 0),
        quoted / words if words else 0.0,
        math.log1p(words),
    )


def _logit(p: float) -> float:
    p = min(max(p, 0.002), 0.998)
    return math.log(p / (1 - p))
