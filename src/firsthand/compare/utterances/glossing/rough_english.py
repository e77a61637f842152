"""A Russian statement -> rough English."""

import re
from functools import lru_cache

from firsthand.compare.utterances.glossing.choosing import choose
from firsthand.compare.utterances.glossing.phrases import phrases_in
from firsthand.compare.utterances.glossing.rendering import rendered
from firsthand.compare.utterances.glossing.tokens import tokens_of
from firsthand.compare.utterances.russian import is_russian

_SPLIT = re.compile(
    r"(?i)\b(ни)\s+(у|с|со|о|об|в|во|на|за|к|ко|от|до|из|по|для|перед|над|под|без|про|при|через)\s+"
    r"(кого|кому|кем|ком|чего|чему|чем|чём|как(?:ой|ого|ому|им|ом|ая|ую|ие|их|ими))\b"
)
"""«ни у кого», which is «никого» with a preposition in its middle."""
_STRESS = str.maketrans({"\u0301": None})


@lru_cache(maxsize=4096)
def glossed(text: str) -> str:
    """The statement in English words and roughly in English order; a text without Cyrillic letters as it is."""
    if not is_russian(text):
        return text
    tokens, behind = tokens_of(_SPLIT.sub(r"\2 \1\3", text.translate(_STRESS)))
    tokens = phrases_in(tokens)
    words = rendered(tokens, choose(tokens), behind)
    return re.sub(r"\s+([,.!?;:…])", r"\1", re.sub(r"\s+", " ", words)).strip()
