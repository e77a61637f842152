"""Who must not be named in what a report says in another script than its own: an English half of a Russian report.

The stages before read a report in one language. Here the stretches in the other are read by the stages of theirs, in a
text of the same length from which the report's own language is taken out, so that every offset holds.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from firsthand.annotate import russian
from firsthand.annotate.attributions import find_attributions
from firsthand.annotate.entities import find_entities
from firsthand.annotate.names import find_names
from firsthand.annotate.protected.english import find_protected
from firsthand.annotate.protected.masks import Starts, places_of, starts_of
from firsthand.annotate.speakers import find_speakers
from firsthand.stage import Reading
from firsthand.text.script import MIN_WORDS, stretches_by_language
from firsthand.vocabulary import Entity, Mark, Protected, Span, mark_id, outermost

_OWN = {
    "ru": re.compile(r"[Ѐ-ӿ]\w*(?:[^\w\n]+(?:[Ѐ-ӿ]\w*|\d[\d.,:]*(?![A-Za-z])))*"),
    "en": re.compile(r"[A-Za-zÀ-ɏ]\w*(?:[^\w\n]+(?:[A-Za-zÀ-ɏ]\w*|\d[\d.,:]*(?![Ѐ-ӿ])))*"),
}
"""A run of words of the report's own language, with the marks and numbers between them."""

_STAGES: dict[str, tuple[Callable[[Reading], Iterable[Mark]], ...]] = {
    "ru": (russian.find_names, russian.find_attributions, russian.find_entities, russian.find_speakers),
    "en": (find_names, find_attributions, find_entities, find_speakers),
}


def find_protected_in_the_other(reading: Reading, language: str, found: Sequence[Protected]) -> Iterator[Protected]:
    """The protected people of the stretches in the other script, those left out whose every place is `found`."""
    others = [(code, spans) for code, spans in stretches_by_language(reading.text, language) if code != language]
    starts = starts_of(reading.text) if others else {}
    masked = {span for mark in found for span in mark.mask}
    for code, spans in others:
        text = _without(reading.text, language, spans or [])
        part = Reading(msgspec.structs.replace(reading.report, text=text, language=code), settings=reading.settings)
        for run in _STAGES[code]:
            part.add(run(part))
        for mark in russian.find_protected(part) if code == "ru" else find_protected(part):
            adopted = _adopted(reading, mark, starts)
            if not masked.issuperset(adopted.mask):
                yield adopted


def _without(text: str, language: str, kept: Sequence[Span]) -> str:
    """The text with blanks for every line without a stretch to keep, and for the report's own language in the others.

    A run of some words becomes a break between paragraphs: what stands behind it is no part of the sentence before.
    """
    out: list[str] = []
    starts = [span.start for span in kept]
    at = 0
    for line in text.split("\n"):
        after = at + len(line)
        holds = bisect_left(starts, at) < bisect_left(starts, after)
        out.append(_OWN[language].sub(_blank, line) if holds else " " * len(line))
        at = after + 1
    return "\n".join(out)


def _blank(found: re.Match[str]) -> str:
    length = len(found[0])
    return "\n\n" + " " * (length - 2) if len(found[0].split()) >= MIN_WORDS else " " * length


def _adopted(reading: Reading, mark: Protected, starts: Starts) -> Protected:
    """The mark as one of this report: its entity is one of the report's own, and the mask reaches into all its text."""
    spans = set(mark.mask)
    for word in {span.of(reading.text) for span in mark.mask}:
        spans.update(places_of(reading.text, word, starts))
    same = [one for one in reading.of(Entity) if one.kind == "person" and not spans.isdisjoint(one.mentions)]
    entity = mark_id(same[0]) if same else None
    return msgspec.structs.replace(mark, entity=entity, mask=outermost(spans))
