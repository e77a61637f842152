"""Which language's tables can read a text, by its letters alone: no model, no guess within a script."""

import re

from firsthand.vocabulary import Span

SAMPLE_CHARACTERS = 4000
"""More changes no verdict and costs time."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_NOT_RUSSIAN = re.compile(r"[ҐґЄєІіЇїЎўЂђЃѓЉљЊњЋћЌќЏџЅѕҐ-ӿ]")
MAX_SHARE_OF_OTHERS = 0.005
"""A Russian text may name somebody in Ukrainian; in Ukrainian every tenth letter is one that Russian has not."""


def language_of(known: str | None, text: str) -> str:
    """The language whose tables read `text`: "ru" for a text in Russian letters, else "en".

    `known` is the report's language. It decides among languages of one script; where it contradicts the letters of the
    text (an English text filed as Russian), the letters decide.
    """
    sample = text[:SAMPLE_CHARACTERS]
    if sample.isascii():
        return "en"
    cyrillic = len(_CYRILLIC.findall(sample))
    if not cyrillic or 2 * cyrillic <= sum(map(str.isalpha, sample)):
        return "en"
    if known not in {None, "ru", "en"}:
        return "en"
    if known != "ru" and len(_NOT_RUSSIAN.findall(sample)) > MAX_SHARE_OF_OTHERS * cyrillic:
        return "en"
    return "ru"


_CYRILLIC_STRETCH = re.compile(r"[Ѐ-ӿ]+(?:[^\w\n]+(?:[Ѐ-ӿ]+|\d[\d.,:]*(?![A-Za-z])))*")
_LATIN_STRETCH = re.compile(r"[A-Za-z]+(?:[^\w\n]+(?:[A-Za-z]+|\d[\d.,:]*(?![Ѐ-ӿ])))*")
MIN_WORDS = 3
"""Fewer words in another script are a name or a title."""


def in_latin(text: str) -> bool:
    """True unless most letters are of another alphabet: what no table of English can read."""
    sample = text[:SAMPLE_CHARACTERS]
    return text.isascii() or 2 * len(_LATIN.findall(sample)) >= sum(map(str.isalpha, sample))


def stretches_by_language(text: str, language: str) -> list[tuple[str, list[Span] | None]]:
    """The languages whose tables read `text`, each with the stretches that it reads; None for all the text.

    A report is read in one language, but for quotations in another script: those are read by their own tables, and what
    the report's own tables would make of them is left out.
    """
    if text.isascii():
        return [(language, None)]
    other, pattern = ("ru", _CYRILLIC_STRETCH) if language == "en" else ("en", _LATIN_STRETCH)
    foreign = [Span(*found.span()) for found in pattern.finditer(text) if len(found.group().split()) >= MIN_WORDS]
    if not foreign or (other == "ru" and language_of(None, "".join(span.of(text) for span in foreign)) != "ru"):
        return [(language, None)]
    edges = [0, *(edge for span in foreign for edge in (span.start, span.end)), len(text)]
    own = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    return [(language, own), (other, foreign)]
