"""Which language's tables can read a text, by its letters alone: no model, no guess within a script."""

import re

SAMPLE_CHARACTERS = 4000
"""More changes no verdict and costs time."""

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_NOT_RUSSIAN = re.compile(r"[ҐґЄєІіЇїЎўЂђЃѓЉљЊњЋћЌќЏџЅѕҐ-ӿ]")
MAX_SHARE_OF_OTHERS = 0.005
"""A Russian text may name somebody in Ukrainian; in Ukrainian every tenth letter is one that Russian has not."""


def language_of(known: str | None, text: str) -> str:
    """The language whose tables read `text`: "ru" for a text in Russian letters, else "en".

    `known` is the report's language. It decides among languages of one script; where it contradicts the letters of the
    text (an English text filed as Russian), the letters decide.
    """
    if text.isascii():
        return "en"
    sample = text[:SAMPLE_CHARACTERS]
    cyrillic = len(_CYRILLIC.findall(sample))
    if 2 * cyrillic <= sum(map(str.isalpha, sample)):
        return "en"
    if known not in {None, "ru", "en"}:
        return "en"
    if known != "ru" and len(_NOT_RUSSIAN.findall(sample)) > MAX_SHARE_OF_OTHERS * cyrillic:
        return "en"
    return "ru"
