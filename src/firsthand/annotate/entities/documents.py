"""Documents: what is written and read speaks for itself, whoever made it; figures and claims are their maker's."""

from collections.abc import Iterator

from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import Names, Phrase, phrase_ending

WRITINGS = frozenset(
    "report reports study survey poll polls surveys studies letter letters memo note notes email emails document "
    "documents petition lawsuit indictment complaint log logbook review reviews analysis analyses book transcript "
    "transcripts paper papers filing statement website order certificate notice sign poster banner leaflet flyer card "
    "plaque placard entry notebook diary draft plan guidance circular mailer invoice receipt bulletin audit editorial "
    "affidavit communique communiqué manifesto memoir placards signs posters banners leaflets brochure pamphlet "
    "questionnaire prospectus advert advertisement label inscription slide caption contract agreement treaty act bill "
    "law bylaw by-law charter constitution convention rulebook".split()
)
"""A document is its own speaker: "a letter from the ministry", "its report", "Her notebook entry"."""

_LAWS = frozenset("act bill law bylaw by-law charter constitution convention treaty agreement contract plan".split())

DOCUMENTS = WRITINGS - _LAWS - {"order", "sign", "signs", "card", "label"} | frozenset(
    "data figure figures post tweet message estimate estimates count tally release interview account accounts "
    "assessment findings records statements statistics list video ruling verdict numbers speech announcement dispatch "
    "briefing comment comments remark remarks rhetoric words claim claims stance article articles film footage "
    "database texts".split()
)
"""Heads of what is written or said; those that are no writings are their maker's: "data from the monitor X"."""

READING = frozenset("read reads reading".split())
"""What only a writing does: "it reads"."""

WRITTEN = (WRITINGS | frozenset("message post tweet text video reply correction slogan".split())) - frozenset(
    "paper papers book bill act law plan contract order".split()
)
"""What an "it" may take up: those left out are as often a newspaper, a sum, a deed."""


def document_phrases(layout: Layout, names: Names) -> Iterator[Phrase]:
    """Every document with a determiner or possessor, in text order: what an "it" may take up."""
    for at, low in enumerate(layout.lows):
        if low not in WRITTEN or at in names.words or not layout.words[at].text.islower():
            continue
        if layout.low(at + 1) in WRITTEN or layout.low(at - 1) in {"to", "and"}:
            continue
        phrase = phrase_ending(layout, names, at + 1)
        if phrase and (phrase.determiner or phrase.owner) and not phrase.plural:
            yield phrase
