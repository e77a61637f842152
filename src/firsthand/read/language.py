"""The language of a text, by py3langid; None when the text is too short to tell."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_LETTERS = 50
"""Below it a name or a loan word decides: "Der Rat sagte am Dienstag." is German with p = .71 only."""

MIN_PROBABILITY = 0.9
SAMPLE_CHARACTERS = 1500
"""More changes no verdict and costs time."""


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of `text`, or None when it is too short or the verdict too weak."""
    sample = text[:SAMPLE_CHARACTERS]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= MIN_PROBABILITY else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
