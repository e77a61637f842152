"""A passage -> its stretches: sentences that quotation marks do not hold together, and what they quote."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.annotate.encoder import Passage, Quotation, find_quotations
from firsthand.annotate.russian.phrases import Frame
from firsthand.annotate.russian.sentences import russian_sentences
from firsthand.vocabulary import Span


@dataclass(frozen=True)
class Stretch:
    """A sentence with the whole of the quotations that it begins."""

    frame: Frame
    span: Span
    passage: Passage
    quotations: tuple[Quotation, ...]
    """Those that say something: names and titles in quotation marks left out."""

    @property
    def words(self) -> range:
        """The indices of its words."""
        return self.frame.words.inside(self.span)

    def quoted(self, at: int) -> bool:
        """True if word `at` stands inside a quotation."""
        start = self.frame.words.all[at].start
        return any(one.span.start <= start < one.span.end for one in self.quotations)


def stretches_of(frame: Frame, passage: Passage) -> list[Stretch]:
    """The stretches of one passage in text order."""
    quotations = [one for one in find_quotations(frame.text, passage.span) if _says_something(frame, one)]
    found: list[Span] = []
    for sentence in russian_sentences(frame.text):
        if sentence.start < passage.span.start or sentence.end > passage.span.end:
            continue
        held = found and any(one.span.start < found[-1].end < one.span.end for one in quotations)
        if held:
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return [Stretch(frame, span, passage, _inside(quotations, span)) for span in found]


def _inside(quotations: Sequence[Quotation], span: Span) -> tuple[Quotation, ...]:
    return tuple(one for one in quotations if span.start <= one.span.start < span.end)


def _says_something(frame: Frame, quotation: Quotation) -> bool:
    """False for a name or title in quotation marks."""
    inside = [at for at in frame.words.inside(quotation.span) if frame.words.all[at].alpha]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    named = frame.within.get(first)
    whole = named is not None and named.kind != "person" and frame.within.get(last) is named
    return not whole
